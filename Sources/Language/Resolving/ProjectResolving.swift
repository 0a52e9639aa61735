import Catalog
public import Diagnostics
public import Flow
import Source
public import Workflows

/// The project in an environment: its variables filled. What lacks a value has a finding, and becomes invalid.
public func resolve(
  _ project: WrittenProject, with environment: Environment?, into sink: DiagnosticSink
) -> Project {
  let resolver = Resolver(Variables(of: environment, in: project.head), into: sink)
  let sources = project.sources.map {
    ProjectSource(name: $0.name, arrival: resolver.filled($0.arrival) ?? .invalid, span: $0.span)
  }
  let connections = project.connections.map { resolver.filled($0) }
  return Project(project.head, sources: sources, connections: connections, variableUses: resolver.uses)
}

extension Resolver {
  /// A text in the form that its place asks for. The reader has judged one without variables.
  private func filled(_ text: OpenText, in place: ProjectText) -> Located<String>? {
    guard let closed = closed(text, place.name, wanted: place.wanted) else { return nil }
    guard !text.isClosed, let problem = place.problem(with: closed) else { return closed }
    sink.add(problem)
    return nil
  }

  private func filled(_ secret: WrittenSecret) -> SecretReference? {
    filled(secret.name, in: .secret(secret.store)).map {
      SecretReference(store: secret.store, name: $0.value, key: secret.key, version: secret.version, at: $0.span)
    }
  }

  // MARK: Sources

  fileprivate func filled(_ arrival: WrittenSource.Arrival) -> ProjectSource.Arrival? {
    switch arrival {
    case .partner(let name): return filled(name, in: .partner).map { .partner($0) }
    case .webhook(let secret, let bus, let concurrency):
      guard let secret = filled(secret) else { return nil }
      var endpoint = WebhookEndpoint(secret: secret)
      if let concurrency { endpoint.concurrency = concurrency }
      guard let bus else { return .webhook(endpoint) }
      endpoint.bus = filled(bus, in: .bus)
      return endpoint.bus == nil ? nil : .webhook(endpoint)
    case .bus(let source, let bus):
      guard let source = filled(source, in: .source) else { return nil }
      guard let bus else { return .bus(source: source, bus: nil) }
      return filled(bus, in: .bus).map { .bus(source: source, bus: $0) }
    case .invalid: return .invalid
    }
  }

  // MARK: Connections

  fileprivate func filled(_ connection: WrittenConnection) -> Connection {
    let values = filled(connection.fields)
    return Connection(
      name: connection.name, values == nil ? nil : connection.kind, values ?? ConnectionValues(),
      span: connection.span)
  }

  /// The values of fields; none where one is wrong, after the findings of all.
  private func filled(_ fields: WrittenFields) -> ConnectionValues? {
    var values = ConnectionValues()
    var isWhole = fields.isWhole
    for field in fields.all {
      if let value = filled(field.value, of: field.field) {
        values[field.field.name] = value
      } else {
        isWhole = false
      }
    }
    return isWhole ? values : nil
  }

  private func filled(_ value: WrittenField.Value, of field: ConnectionField) -> ConnectionValues.Value? {
    switch value {
    case .text(let text): filled(text, in: .field(field)).map { .text($0) }
    case .secret(let secret): filled(secret).map { .secret($0) }
    case .integer(let number): .integer(number)
    case .fields(let fields): filled(fields).map { .fields($0) }
    }
  }
}
