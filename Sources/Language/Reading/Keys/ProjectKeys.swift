public import Diagnostics
import Flow

public enum ProjectKey: String, KeySet {
  case project, workflows, sources, connections, environments, accounts, defaults, stacks, policy

  public static let place = Sentence.projectFile
  public static let required: [ProjectKey] = [.project]
  public static let otherNames: [String: ProjectKey] = [
    "name": .project, "envs": .environments, "stages": .environments, "policies": .policy, "paths": .workflows,
  ]

  public var value: KeyValue {
    switch self {
    case .project: .name
    case .workflows: .either([.text, .list(.text)])
    case .sources: .names(.map(ProjectSourceKey.self))
    case .connections: .names(.connection)
    case .environments: .names(.map(EnvironmentKey.self))
    case .accounts: .names(.map(AccountKey.self))
    case .defaults: .map(DefaultsKey.self)
    case .stacks: .integer(Bounds.stacks)
    case .policy: .map(PolicyKey.self)
    }
  }

  public var summary: String {
    switch self {
    case .project: "The name of the project, which is the prefix of its resource names."
    case .workflows: "The path patterns of the workflow files."
    case .sources: "The sources of events and how they arrive, by the names that workflows use."
    case .connections: "The connections of tasks, by the names that workflows use."
    case .environments: "The environments of the project, by the names for `--env`."
    case .accounts: "Other accounts that state machines call into, by their IDs."
    case .defaults: "The defaults of workflows."
    case .stacks:
      "The number of CloudFormation stacks for the workflows, in addition to the one with shared resources."
    case .policy: "Requirements for every workflow."
    }
  }
}

public enum ProjectSourceKey: String, KeySet {
  case partner, webhook, source, bus, concurrency

  public static let place = Sentence.source
  public static let otherNames: [String: ProjectSourceKey] = ["event-bus": .bus, "secret": .webhook]

  public var value: KeyValue {
    switch self {
    case .partner, .source, .bus: .text
    case .webhook: .secret
    case .concurrency: .either([.integer(Bounds.webhookConcurrency), .choice(["none"])])
    }
  }

  public var summary: String {
    switch self {
    case .partner: "The name of the partner event source: `aws.partner/…`."
    case .webhook: "An endpoint that Tasuki generates; the secret checks the signatures."
    case .source: "The `source` of the events."
    case .bus: "The event bus, by name or ARN; the default is the default bus."
    case .concurrency:
      "The number of simultaneous requests that are reserved for the endpoint; the default is 10, and `none` reserves nothing."
    }
  }
}

/// The keys of the name of a secret.
public enum SecretKey: String, KeySet {
  case secret, parameter, key, version

  public static let place = Sentence.secretName
  public static let otherNames: [String: SecretKey] = ["name": .secret, "ssm": .parameter, "field": .key]

  public var value: KeyValue { .text }

  public var summary: String {
    switch self {
    case .secret: "The name of a secret in Secrets Manager."
    case .parameter: "The name of a parameter in Parameter Store."
    case .key: "The field of a secret that is a JSON object."
    case .version:
      "The version: a staging label or a version ID of a secret, or the number of a parameter's version. The default is "
        + "the newest. Change it to bring a rotated secret to a connection."
    }
  }
}

public enum EnvironmentKey: String, KeySet {
  case region, account, vars

  public static let place = Sentence.environment
  public static let otherNames: [String: EnvironmentKey] = [
    "variables": .vars, "values": .vars, "account-id": .account, "aws-region": .region,
  ]

  public var value: KeyValue {
    switch self {
    case .region: .region
    case .account: .text
    case .vars: .names(.anyValue)
    }
  }

  public var summary: String {
    switch self {
    case .region: "The Region: `ap-northeast-1`."
    case .account: "The twelve digits of the account ID."
    case .vars: "The values of `vars.NAME` in expressions."
    }
  }
}

/// The keys of another account.
public enum AccountKey: String, KeySet {
  case role

  public static let place = Sentence.otherAccount
  public static let required: [AccountKey] = [.role]
  public static let otherNames: [String: AccountKey] = ["role-arn": .role, "rolearn": .role]

  public var value: KeyValue { .text }
  public var summary: String {
    "The ARN of the role in that account that state machines assume to use its resources."
  }
}

/// The keys of `defaults`.
public enum DefaultsKey: String, KeySet {
  case retry
  case logRetention = "log-retention"

  public static let place = Sentence.key("defaults")

  public var value: KeyValue {
    switch self {
    case .retry: .map(RetryKey.self)
    case .logRetention: .duration
    }
  }

  public var summary: String {
    switch self {
    case .retry: "How often and when tasks are retried."
    case .logRetention: "How long log groups keep their entries: `30d`."
    }
  }
}

/// The keys of `policy`.
public enum PolicyKey: String, KeySet {
  case require

  public static let place = Sentence.key("policy")
  public static let otherNames: [String: PolicyKey] = ["required": .require]

  /// The keys of a workflow that a policy may require.
  static let requirable: [WorkflowKey] = [
    .description, .owner, .runbook, .reviewBy, .labels, .onFailure, .tests,
  ]

  public var value: KeyValue { .list(.choice(Self.requirable.map(\.rawValue))) }
  public var summary: String { "The keys that every workflow must have." }
}
