public import Diagnostics
import Flow

public enum ProjectKey: String, KeySet {
  case project, workflows, sources, connections, environments, accounts, defaults, rates, stacks, policy

  public static let place = Sentence.projectFile
  public static let required: [ProjectKey] = [.project]
  public static let otherNames: [String: ProjectKey] = [
    "name": .project, "envs": .environments, "stages": .environments, "policies": .policy, "paths": .workflows,
  ]

  public var form: KeyForm {
    switch self {
    case .project: KeyForm(.name, "The name of the project, which is the prefix of its resource names.")
    case .workflows: KeyForm(.either([.text, .list(.text)]), "The path patterns of the workflow files.")
    case .sources:
      KeyForm(
        .names(.map(ProjectSourceKey.self)),
        "The sources of events and how they arrive, by the names that workflows use.")
    case .connections: KeyForm(.names(.connection), "The connections of tasks, by the names that workflows use.")
    case .environments:
      KeyForm(.names(.map(EnvironmentKey.self)), "The environments of the project, by the names for `--env`.")
    case .accounts:
      KeyForm(.names(.map(AccountKey.self)), "Other accounts that state machines call into, by their IDs.")
    case .defaults: KeyForm(.map(DefaultsKey.self), "The defaults of workflows.")
    case .rates:
      KeyForm(.names(.text), "How often events start each workflow, such as `10000/day`, for its cost.")
    case .stacks:
      KeyForm(
        .integer(Bounds.stacks),
        "The number of CloudFormation stacks for the workflows, in addition to the one with shared resources.")
    case .policy: KeyForm(.map(PolicyKey.self), "Requirements for every workflow.")
    }
  }
}

public enum ProjectSourceKey: String, KeySet {
  case partner, webhook, source, bus, concurrency

  public static let place = Sentence.source
  public static let otherNames: [String: ProjectSourceKey] = ["event-bus": .bus, "secret": .webhook]

  public var form: KeyForm {
    switch self {
    case .partner: KeyForm(.text, "The name of the partner event source: `aws.partner/…`.")
    case .webhook: KeyForm(.secret, "An endpoint that Tasuki generates; the secret checks the signatures.")
    case .source: KeyForm(.text, "The `source` of the events.")
    case .bus: KeyForm(.text, "The event bus, by name or ARN; the default is the default bus.")
    case .concurrency:
      KeyForm(
        .either([.integer(Bounds.webhookConcurrency), .choice(["none"])]),
        "The number of simultaneous requests that are reserved for the endpoint; the default is 10, and `none` reserves nothing."
      )
    }
  }
}

/// The keys of the name of a secret.
public enum SecretKey: String, KeySet {
  case secret, parameter, key, version

  public static let place = Sentence.secretName
  public static let otherNames: [String: SecretKey] = ["name": .secret, "ssm": .parameter, "field": .key]

  public var form: KeyForm {
    switch self {
    case .secret: KeyForm(.text, "The name of a secret in Secrets Manager.")
    case .parameter: KeyForm(.text, "The name of a parameter in Parameter Store.")
    case .key: KeyForm(.text, "The field of a secret that is a JSON object.")
    case .version:
      KeyForm(
        .text,
        "The version: a staging label or a version ID of a secret, or the number of a parameter's version. The default is "
          + "the newest. Change it to bring a rotated secret to a connection.")
    }
  }
}

public enum EnvironmentKey: String, KeySet {
  case region, account, vars

  public static let place = Sentence.environment
  public static let otherNames: [String: EnvironmentKey] = [
    "variables": .vars, "values": .vars, "account-id": .account, "aws-region": .region,
  ]

  public var form: KeyForm {
    switch self {
    case .region: KeyForm(.region, "The Region: `ap-northeast-1`.")
    case .account: KeyForm(.text, "The twelve digits of the account ID.")
    case .vars: KeyForm(.names(.anyValue), "The values of `vars.NAME` in expressions.")
    }
  }
}

/// The keys of another account.
public enum AccountKey: String, KeySet {
  case role

  public static let place = Sentence.otherAccount
  public static let required: [AccountKey] = [.role]
  public static let otherNames: [String: AccountKey] = ["role-arn": .role, "rolearn": .role]

  public var form: KeyForm {
    KeyForm(.text, "The ARN of the role in that account that state machines assume to use its resources.")
  }
}

/// The keys of `defaults`.
public enum DefaultsKey: String, KeySet {
  case retry
  case logRetention = "log-retention"

  public static let place = Sentence.key("defaults")

  public var form: KeyForm {
    switch self {
    case .retry: KeyForm(.map(RetryKey.self), "How often and when tasks are retried.")
    case .logRetention: KeyForm(.duration, "How long log groups keep their entries: `30d`.")
    }
  }
}

/// The keys of `policy`.
public enum PolicyKey: String, KeySet {
  case require
  case costIncrease = "cost-increase"

  public static let place = Sentence.key("policy")
  public static let otherNames: [String: PolicyKey] = ["required": .require]

  /// The keys of a workflow that a policy may require.
  static let requirable: [WorkflowKey] = [
    .description, .owner, .runbook, .reviewBy, .labels, .onFailure, .tests,
  ]

  public var form: KeyForm {
    switch self {
    case .require:
      KeyForm(.list(.choice(Self.requirable.map(\.rawValue))), "The keys that every workflow must have.")
    case .costIncrease:
      KeyForm(
        .text,
        "The increase of a workflow's cost above which `tasuki diff` calls a change risky, in US dollars: `20/month`."
      )
    }
  }
}
