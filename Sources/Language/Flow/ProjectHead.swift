public import Catalog
public import Source

/// What a project file says that no variable can change: it is the same in every environment.
public struct ProjectHead: Sendable {
  /// A part of the project file that workflows name things of.
  public enum Part: CaseIterable, Sendable {
    case sources, connections, environments
  }

  /// The project's name, which begins the names of all resources.
  public var name: Located<String>?
  /// The patterns of paths under which workflows lie.
  public var workflows: [Located<String>] = []
  /// Where the project is deployed.
  public var environments: [Environment] = []
  /// Other accounts that state machines call into.
  public var accounts: [OtherAccount] = []
  /// What applies to a workflow that sets nothing itself.
  public var defaults = Defaults()
  /// Over how many stacks the workflows are spread where CloudFormation deploys them; if
  /// the source does not set it, over as few as hold them.
  public var stacks: Located<Int>?
  /// How often events start each workflow, by its name.
  public var rates: [(workflow: Located<String>, rate: Located<EventRate>)] = []
  /// The increase of a workflow's cost above which a change is risky, in US dollars.
  public var costIncrease: Located<EventRate>?
  /// What every workflow must say, by key: `description`, `owner`, `runbook`, ….
  public var required: [Located<String>] = []
  public var span: Span
  /// The parts that could not be read, and have their findings. Whatever is not found in one of them may be there, and is
  /// taken for something that was wrong.
  public var unread: Set<Part>

  /// Makes the head of a project whose file is empty or could not be read.
  public init(span: Span, unread: Set<Part> = []) {
    self.span = span
    self.unread = unread
  }

  /// Whether nothing of the project file could be read.
  public var isUnread: Bool { unread.count == Part.allCases.count }

  /// The environment called `name`.
  public func environment(named name: String) -> Environment? {
    environments.first { $0.name.value == name }
  }
}

/// Where the project is deployed.
public struct Environment: Sendable {
  /// The name that `--env` takes.
  public var name: Located<String>
  public var region: Located<String>?
  /// The account's id, twelve digits.
  public var account: Located<String>?
  /// Values that expressions call `vars.NAME`.
  public var variables: [ValueEntry]
  /// Whether there may be others that could not be read, and have their findings.
  public var hasUnreadVariables = false
  /// The whole entry.
  public var span: Span

  public init(
    name: Located<String>, region: Located<String>?, account: Located<String>?, variables: [ValueEntry], span: Span
  ) {
    self.name = name
    self.region = region
    self.account = account
    self.variables = variables
    self.span = span
  }
}

/// What applies to a workflow that sets nothing itself.
public struct Defaults: Sendable {
  /// How often and when tasks are tried again.
  public var retry: CallRetry?
  /// How many days log groups keep their entries; one of CloudWatch Logs' own values.
  public var logRetention: Located<Int>?

  public init() {}
}
