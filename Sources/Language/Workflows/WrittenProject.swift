public import Catalog
public import Flow
public import Source

/// The project file as it is written, checked for form: `vars.NAME` is still a reference, so that it is read once whatever
/// the environments. What its head says is a member of it too.
@dynamicMemberLookup
public struct WrittenProject: Sendable {
  /// What no variable can change.
  public var head: ProjectHead
  public var sources: [WrittenSource] = []
  public var connections: [WrittenConnection] = []
  /// Whether a source or a connection uses a variable, so that the project differs between environments.
  public var usesVariables = false
  /// The key `environments`; the head of the file where there is none.
  public var environmentsPlace: Span

  /// Makes a project that says no more than its head; the reader fills in the rest.
  public init(_ head: ProjectHead) {
    self.head = head
    environmentsPlace = head.span.head
  }

  public subscript<Member>(dynamicMember member: WritableKeyPath<ProjectHead, Member>) -> Member {
    get { head[keyPath: member] }
    set { head[keyPath: member] = newValue }
  }
}

/// How the events of a source arrive, as it is written.
public struct WrittenSource: Sendable {
  /// The ways of `ProjectSource`.
  public enum Arrival: Sendable {
    case partner(OpenText)
    case webhook(secret: WrittenSecret, bus: OpenText?, concurrency: WebhookEndpoint.Concurrency?)
    case bus(source: OpenText, bus: OpenText?)
    case invalid
  }

  public let name: Located<String>
  public let arrival: Arrival
  public let span: Span

  public init(name: Located<String>, arrival: Arrival, span: Span) {
    self.name = name
    self.arrival = arrival
    self.span = span
  }
}

/// What tasks are connected to, as it is written.
public struct WrittenConnection: Sendable {
  /// The name that tasks use.
  public let name: Located<String>
  /// Its kind; nil if it was wrong, which a finding reports.
  public let kind: ConnectionKind?
  public let fields: WrittenFields
  public let span: Span

  public init(name: Located<String>, _ kind: ConnectionKind?, _ fields: WrittenFields, span: Span) {
    self.name = name
    self.kind = kind
    self.fields = fields
    self.span = span
  }
}

/// The fields of a connection, or of a map in it.
public struct WrittenFields: Sendable {
  /// Those that were right as far as the reader can tell.
  public var all: [WrittenField] = []
  /// Whether nothing else is written, and nothing is missing; otherwise a finding reports it.
  public var isWhole: Bool

  public init(isWhole: Bool) { self.isWhole = isWhole }
}

/// A field of a connection with its value.
public struct WrittenField: Sendable {
  /// The forms of `ConnectionValues.Value`.
  public enum Value: Sendable {
    case text(OpenText)
    case secret(WrittenSecret)
    case integer(Located<Int>)
    case fields(WrittenFields)
  }

  public let field: ConnectionField
  public let value: Value

  public init(_ field: ConnectionField, _ value: Value) {
    self.field = field
    self.value = value
  }
}

/// The name of a secret, as it is written.
public struct WrittenSecret: Sendable {
  /// The service that keeps it.
  public let store: SecretReference.Store
  /// Its name there.
  public let name: OpenText
  /// The field of a secret that is a JSON object.
  public let key: String?
  /// The version, in the form that the service uses; nil for the newest.
  public let version: String?

  public init(_ store: SecretReference.Store, name: OpenText, key: String? = nil, version: String? = nil) {
    self.store = store
    self.name = name
    self.key = key
    self.version = version
  }
}
