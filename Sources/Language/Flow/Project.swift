public import Catalog
public import Source

/// The project file: how events arrive, and which accounts, channels and secrets the workflows use.
public struct Project: Sendable {
  /// A part of the project file that workflows name things of.
  public enum Part: CaseIterable, Sendable {
    case sources, connections, environments
  }

  /// The project's name, which begins the names of all resources.
  public var name: Located<String>?
  /// The patterns of paths under which workflows lie.
  public var workflows: [Located<String>]
  /// How sources arrive.
  public var sources: [ProjectSource] {
    didSet { sourcePlaces = Self.places(of: sources.map(\.name.value)) }
  }
  /// What tasks are connected to.
  public var connections: [Connection] {
    didSet { connectionPlaces = Self.places(of: connections.map(\.name.value)) }
  }
  /// Where the project is deployed.
  public var environments: [Environment]
  /// Other accounts that state machines call into.
  public var accounts: [OtherAccount] = []
  /// What holds where a workflow says nothing.
  public var defaults: Defaults
  /// Over how many stacks the workflows are spread where CloudFormation deploys them; over as few as hold them where the
  /// source says nothing.
  public var stacks: Located<Int>?
  /// What every workflow must say, by key: `description`, `owner`, `runbook`, ….
  public var required: [Located<String>]
  /// The file.
  public var span: Span
  /// The parts that could not be read, and have their findings. Whatever is not found in one of them may be there, and is
  /// taken for something that was wrong.
  public var unread: Set<Part> = []
  /// The places in sources and connections that the environment's variables fill.
  public var variableUses: [VariableUse] = []
  private var sourcePlaces: [String: Int] = [:]
  private var connectionPlaces: [String: Int] = [:]

  /// Makes an empty project.
  public init(span: Span) {
    self.workflows = []
    self.sources = []
    self.connections = []
    self.environments = []
    self.defaults = Defaults()
    self.required = []
    self.span = span
  }

  /// The source that workflows call `name`.
  public func source(named name: String) -> ProjectSource? {
    if let place = sourcePlaces[name] { return sources[place] }
    guard unread.contains(.sources) else { return nil }
    return ProjectSource(name: Located(name, span.head), arrival: .invalid, span: span.head)
  }

  /// The connection that tasks call `name`.
  public func connection(named name: String) -> Connection? {
    if let place = connectionPlaces[name] { return connections[place] }
    guard unread.contains(.connections) else { return nil }
    return Connection(name: Located(name, span.head), nil, ConnectionValues(), span: span.head)
  }

  /// A project of whose file nothing could be read.
  public static func unread(at span: Span) -> Project {
    var project = Project(span: span)
    project.unread = Set(Part.allCases)
    return project
  }

  /// Whether nothing of the project file could be read.
  public var isUnread: Bool { unread.count == Part.allCases.count }

  /// The environment called `name`.
  public func environment(named name: String) -> Environment? {
    environments.first { $0.name.value == name }
  }

  /// Where each name stands first.
  private static func places(of names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }
}

/// How the events of a source arrive.
public struct ProjectSource: Sendable {
  /// The ways.
  public enum Arrival: Sendable {
    /// Over a partner event bus: the partner event source's name, `aws.partner/…`.
    case partner(Located<String>)
    /// Over an endpoint that Tasuki generates.
    case webhook(WebhookEndpoint)
    /// On a bus, under an EventBridge source.
    case bus(source: Located<String>, bus: Located<String>?)
    /// It was wrong, and a finding says so.
    case invalid
  }

  /// The name that workflows use.
  public var name: Located<String>
  /// The way.
  public var arrival: Arrival
  /// The whole entry.
  public var span: Span

  /// Makes a source.
  public init(name: Located<String>, arrival: Arrival, span: Span) {
    self.name = name
    self.arrival = arrival
    self.span = span
  }
}

/// An endpoint that receives the webhooks of a source.
public struct WebhookEndpoint: Sendable {
  /// How many requests it may handle at the same time.
  public enum Concurrency: Hashable, Sendable {
    /// So many, which no other function of the account can use.
    case reserved(Int)
    /// As many as the account has left.
    case unreserved
  }

  /// What signatures are checked with.
  public var secret: SecretReference
  /// The bus that events are put on, by name or ARN; the default bus where there is none.
  public var bus: Located<String>?
  /// How many requests it may handle at the same time.
  public var concurrency: Concurrency

  /// Describes an endpoint; AWS's quick starts reserve ten executions.
  public init(secret: SecretReference, bus: Located<String>? = nil, concurrency: Concurrency = .reserved(10)) {
    self.secret = secret
    self.bus = bus
    self.concurrency = concurrency
  }
}

/// Where the project is deployed.
public struct Environment: Sendable {
  /// The name that `--env` takes.
  public var name: Located<String>
  /// The Region.
  public var region: Located<String>?
  /// The account's id, twelve digits.
  public var account: Located<String>?
  /// Values that expressions call `vars.NAME`.
  public var variables: [ValueEntry]
  /// Whether there may be others that could not be read, and have their findings.
  public var hasUnreadVariables = false
  /// The whole entry.
  public var span: Span

  /// Makes an environment.
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

/// Another account that state machines call into.
public struct OtherAccount: Sendable {
  /// Its twelve digits.
  public var id: Located<String>
  /// The ARN of the role that they take on there.
  public var role: Located<String>

  /// Describes an account.
  public init(id: Located<String>, role: Located<String>) {
    self.id = id
    self.role = role
  }
}

/// What holds where a workflow says nothing.
public struct Defaults: Sendable {
  /// How often and when tasks are tried again.
  public var retry: CallRetry?
  /// How many days log groups keep their entries; one of CloudWatch Logs' own values.
  public var logRetention: Located<Int>?

  /// Says nothing.
  public init() {}
}
