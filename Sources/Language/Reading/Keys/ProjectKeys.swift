public import Diagnostics
import Flow

/// The keys of the project file.
public enum ProjectKey: String, KeySet {
  case project, workflows, sources, connections, environments, accounts, defaults, rates, stacks, policy

  /// The map in words, with an article.
  public static let place = Sentence.projectFile
  /// The required keys.
  public static let required: [ProjectKey] = [.project]
  /// Names from other tools.
  public static let otherNames: [String: ProjectKey] = [
    "name": .project, "envs": .environments, "stages": .environments, "policies": .policy, "paths": .workflows,
  ]

  /// The type of a key's value.
  public var value: KeyValue {
    switch self {
    case .project: .name
    case .workflows: .either([.text, .list(.text)])
    case .sources: .names(.map(ProjectSourceKey.self))
    case .connections: .names(.connection)
    case .environments: .names(.map(EnvironmentKey.self))
    case .accounts: .names(.map(AccountKey.self))
    case .defaults: .map(DefaultsKey.self)
    case .rates: .names(.text)
    case .stacks: .integer(Bounds.stacks)
    case .policy: .map(PolicyKey.self)
    }
  }

  /// The meaning of a key, in one line.
  public var summary: String {
    switch self {
    case .project: "The name of the project, which is the prefix of its resource names."
    case .workflows: "The path patterns of the workflow files."
    case .sources: "The sources of events and how they arrive, by the names that workflows use."
    case .connections: "The connections of tasks, by the names that workflows use."
    case .environments: "The environments of the project, by the names for `--env`."
    case .accounts: "Other accounts that state machines call into, by their IDs."
    case .defaults: "The defaults of workflows."
    case .rates: "How often events start each workflow, such as `10000/day`, for its cost."
    case .stacks:
      "The number of CloudFormation stacks for the workflows, in addition to the one with shared resources."
    case .policy: "Requirements for every workflow."
    }
  }
}

/// The keys of a source of the project file.
public enum ProjectSourceKey: String, KeySet {
  case partner, webhook, source, bus, concurrency

  /// The map in words, with an article.
  public static let place = Sentence.source
  /// Names from other tools.
  public static let otherNames: [String: ProjectSourceKey] = ["event-bus": .bus, "secret": .webhook]

  /// The type of a key's value.
  public var value: KeyValue {
    switch self {
    case .partner, .source, .bus: .text
    case .webhook: .secret
    case .concurrency: .either([.integer(Bounds.webhookConcurrency), .choice(["none"])])
    }
  }

  /// The meaning of a key, in one line.
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

  /// The map in words, with an article.
  public static let place = Sentence.secretName
  /// Names from other tools.
  public static let otherNames: [String: SecretKey] = ["name": .secret, "ssm": .parameter, "field": .key]

  /// The type of a key's value.
  public var value: KeyValue { .text }

  /// The meaning of a key, in one line.
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

/// The keys of an environment.
public enum EnvironmentKey: String, KeySet {
  case region, account, vars

  /// The map in words, with an article.
  public static let place = Sentence.environment
  /// Names from other tools.
  public static let otherNames: [String: EnvironmentKey] = [
    "variables": .vars, "values": .vars, "account-id": .account, "aws-region": .region,
  ]

  /// The type of a key's value.
  public var value: KeyValue {
    switch self {
    case .region: .region
    case .account: .text
    case .vars: .names(.anyValue)
    }
  }

  /// The meaning of a key, in one line.
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

  /// The map in words, with an article.
  public static let place = Sentence.otherAccount
  /// The required keys.
  public static let required: [AccountKey] = [.role]
  /// Names that other tools use for a key.
  public static let otherNames: [String: AccountKey] = ["role-arn": .role, "rolearn": .role]

  /// The value of a key.
  public var value: KeyValue { .text }
  /// The meaning of a key, in one line.
  public var summary: String {
    "The ARN of the role in that account that state machines assume to use its resources."
  }
}

/// The keys of `defaults`.
public enum DefaultsKey: String, KeySet {
  case retry
  case logRetention = "log-retention"

  /// The map in words, with an article.
  public static let place = Sentence.key("defaults")

  /// The type of a key's value.
  public var value: KeyValue {
    switch self {
    case .retry: .map(RetryKey.self)
    case .logRetention: .duration
    }
  }

  /// The meaning of a key, in one line.
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
  case costIncrease = "cost-increase"

  /// The map in words, with an article.
  public static let place = Sentence.key("policy")
  /// Names from other tools.
  public static let otherNames: [String: PolicyKey] = ["required": .require]

  /// The keys of a workflow that a policy may require.
  static let requirable: [WorkflowKey] = [
    .description, .owner, .runbook, .reviewBy, .labels, .onFailure, .tests,
  ]

  /// The type of a key's value.
  public var value: KeyValue {
    switch self {
    case .require: .list(.choice(Self.requirable.map(\.rawValue)))
    case .costIncrease: .text
    }
  }
  /// The meaning of a key, in one line.
  public var summary: String {
    switch self {
    case .require: "The keys that every workflow must have."
    case .costIncrease:
      "The increase of a workflow's cost above which `tasuki diff` calls a change risky, in US dollars: `20/month`."
    }
  }
}
