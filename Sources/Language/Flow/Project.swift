public import Catalog
public import Source

/// The project file: how events arrive, and which accounts, channels and secrets the workflows use.
public struct Project: Sendable {
  /// A part of the project file whose names workflows use.
  public enum Part: CaseIterable, Sendable {
    case sources, connections, environments
  }

  /// The project's name, which is the prefix of all resource names.
  public var name: Located<String>?
  /// The path patterns of the workflow files.
  public var workflows: [Located<String>]
  /// How the events of sources arrive.
  public var sources: [ProjectSource] {
    didSet { sourcePlaces = Self.places(of: sources.map(\.name.value)) }
  }
  /// The connections of tasks.
  public var connections: [Connection] {
    didSet { connectionPlaces = Self.places(of: connections.map(\.name.value)) }
  }
  /// The environments of the project.
  public var environments: [Environment]
  /// The defaults of workflows.
  public var defaults: Defaults
  /// The number of stacks over which CloudFormation deployments spread the workflows; as few as possible if the source
  /// does not set it.
  public var stacks: Located<Int>?
  /// The keys that every workflow must have: `description`, `owner`, `runbook`, ….
  public var required: [Located<String>]
  /// The file.
  public var span: Span
  /// The parts that could not be read, which findings report. A name that is not found in one of them may exist, and is
  /// treated as invalid.
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

  /// The source with the name that workflows use.
  public func source(named name: String) -> ProjectSource? {
    if let place = sourcePlaces[name] { return sources[place] }
    guard unread.contains(.sources) else { return nil }
    return ProjectSource(name: Located(name, span.head), arrival: .invalid, span: span.head)
  }

  /// The connection with the name that tasks use.
  public func connection(named name: String) -> Connection? {
    if let place = connectionPlaces[name] { return connections[place] }
    guard unread.contains(.connections) else { return nil }
    return Connection(name: Located(name, span.head), nil, ConnectionValues(), span: span.head)
  }

  /// A project whose file could not be read.
  public static func unread(at span: Span) -> Project {
    var project = Project(span: span)
    project.unread = Set(Part.allCases)
    return project
  }

  /// Whether none of the project file could be read.
  public var isUnread: Bool { unread.count == Part.allCases.count }

  /// The environment with this name.
  public func environment(named name: String) -> Environment? {
    environments.first { $0.name.value == name }
  }

  /// The first position of each name.
  private static func places(of names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }
}

/// How the events of a source arrive.
public struct ProjectSource: Sendable {
  /// The ways of arrival.
  public enum Arrival: Sendable {
    /// Through a partner event bus: the partner event source's name, `aws.partner/…`.
    case partner(Located<String>)
    /// Through an endpoint that Tasuki generates.
    case webhook(WebhookEndpoint)
    /// On a bus, under an EventBridge source.
    case bus(source: Located<String>, bus: Located<String>?)
    /// Invalid, which a finding reports.
    case invalid
  }

  /// The name that workflows use.
  public var name: Located<String>
  /// The way of arrival.
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
  /// How many requests it may process at the same time.
  public enum Concurrency: Hashable, Sendable {
    /// This many, which no other function of the account can use.
    case reserved(Int)
    /// As many as the account has available.
    case unreserved
  }

  /// The secret for checking signatures.
  public var secret: SecretReference
  /// The bus for the events, by name or ARN; nil for the default bus.
  public var bus: Located<String>?
  /// How many requests it may process at the same time.
  public var concurrency: Concurrency

  /// The default of ten reserved executions is that of AWS's quick starts.
  public init(secret: SecretReference, bus: Located<String>? = nil, concurrency: Concurrency = .reserved(10)) {
    self.secret = secret
    self.bus = bus
    self.concurrency = concurrency
  }
}

/// An environment of the project.
public struct Environment: Sendable {
  /// The name for `--env`.
  public var name: Located<String>
  /// The Region.
  public var region: Located<String>?
  /// The account ID, twelve digits.
  public var account: Located<String>?
  /// The values of `vars.NAME` in expressions.
  public var variables: [ValueEntry]
  /// Whether there may be others that could not be read, which findings report.
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

/// The defaults of workflows.
public struct Defaults: Sendable {
  /// How often and when tasks are retried.
  public var retry: CallRetry?
  /// How many days log groups keep their entries; one of the values that CloudWatch Logs supports.
  public var logRetention: Located<Int>?

  /// No defaults.
  public init() {}
}
