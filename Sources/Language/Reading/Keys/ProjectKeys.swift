public import Diagnostics
import Flow

/// The keys of the project file.
public enum ProjectKey: String, KeySet {
  case project, workflows, sources, connections, environments, accounts, defaults, stacks, policy

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
    case .stacks: .integer(Bounds.stacks)
    case .policy: .map(PolicyKey.self)
    }
  }

  /// The meaning of a key, in one line.
  public var summary: String {
    switch self {
    case .project: "The project's name, which begins the names of its resources."
    case .workflows: "Where the workflows lie, as patterns of paths."
    case .sources: "How the events of sources arrive, by the names that workflows use."
    case .connections: "What tasks are connected to, by the names that workflows use."
    case .environments: "Where the project is deployed, by the names that `--env` takes."
    case .accounts: "Other accounts that state machines call into, by their twelve digits."
    case .defaults: "What holds where a workflow says nothing."
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
      "The version: of a secret one of its staging labels or the ID of a version, of a parameter its number. The newest, "
        + "where it is left out; a new version here is what brings a rotated secret to a connection."
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

  /// What the map is, with an article.
  public static let place = Sentence.otherAccount
  /// The keys that must be there.
  public static let required: [AccountKey] = [.role]
  /// What other tools call a key.
  public static let otherNames: [String: AccountKey] = ["role-arn": .role, "rolearn": .role]

  /// What a key's value is.
  public var value: KeyValue { .text }
  /// What a key means, in one line.
  public var summary: String { "The ARN of the account's role that state machines take on for its resources." }
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

  /// The map in words, with an article.
  public static let place = Sentence.key("policy")
  /// Names from other tools.
  public static let otherNames: [String: PolicyKey] = ["required": .require]

  /// The keys of a workflow that a policy may require.
  static let requirable: [WorkflowKey] = [
    .description, .owner, .runbook, .reviewBy, .labels, .onFailure, .tests,
  ]

  /// The type of a key's value.
  public var value: KeyValue { .list(.choice(Self.requirable.map(\.rawValue))) }
  /// The meaning of a key, in one line.
  public var summary: String { "The keys that every workflow must have." }
}
