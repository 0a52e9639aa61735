public import Catalog
public import Source

/// The project in an environment: how events arrive there, and which channels and secrets the workflows use. What its head
/// says is a member of the project too.
@dynamicMemberLookup
public struct Project: Sendable {
  /// What is the same in every environment.
  public let head: ProjectHead
  /// How sources arrive.
  public let sources: [ProjectSource]
  /// What tasks are connected to.
  public let connections: [Connection]
  /// The places in sources and connections that the environment's variables fill.
  public let variableUses: [VariableUse]
  private let sourcePlaces: [String: Int]
  private let connectionPlaces: [String: Int]

  public init(
    _ head: ProjectHead, sources: [ProjectSource] = [], connections: [Connection] = [],
    variableUses: [VariableUse] = []
  ) {
    self.head = head
    self.sources = sources
    self.connections = connections
    self.variableUses = variableUses
    sourcePlaces = Self.places(of: sources.map(\.name.value))
    connectionPlaces = Self.places(of: connections.map(\.name.value))
  }

  /// What the head says.
  public subscript<Member>(dynamicMember member: KeyPath<ProjectHead, Member>) -> Member { head[keyPath: member] }

  /// The source that workflows call `name`.
  public func source(named name: String) -> ProjectSource? {
    if let place = sourcePlaces[name] { return sources[place] }
    guard head.unread.contains(.sources) else { return nil }
    return ProjectSource(name: Located(name, head.span.head), arrival: .invalid, span: head.span.head)
  }

  /// The connection with the name that tasks use.
  public func connection(named name: String) -> Connection? {
    if let place = connectionPlaces[name] { return connections[place] }
    guard head.unread.contains(.connections) else { return nil }
    return Connection(name: Located(name, head.span.head), nil, ConnectionValues(), span: head.span.head)
  }

  /// The first position of each name.
  private static func places(of names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }
}

/// How the events of a source arrive.
public struct ProjectSource: Sendable {
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
  public var arrival: Arrival
  /// The whole entry.
  public var span: Span

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
  public var concurrency: Concurrency

  /// The default of ten reserved executions is that of AWS's quick starts.
  public init(secret: SecretReference, bus: Located<String>? = nil, concurrency: Concurrency = .reserved(10)) {
    self.secret = secret
    self.bus = bus
    self.concurrency = concurrency
  }
}

/// Another account that state machines call into.
public struct OtherAccount: Sendable {
  /// Its ID, twelve digits.
  public var id: Located<String>
  /// The ARN of the role that they assume there.
  public var role: Located<String>

  public init(id: Located<String>, role: Located<String>) {
    self.id = id
    self.role = role
  }
}
