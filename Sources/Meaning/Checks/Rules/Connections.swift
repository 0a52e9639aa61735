import Catalog
public import Diagnostics
import Flow
import Source

/// The connections that a task names are in the project file and have the right kind.
@Sendable func checkConnections(_ task: Call, _ workflow: Flow, _ context: CheckContext) {
  guard let action = task.action, workflow.isCompiled else { return }
  for input in action.inputs {
    guard case .connection(let kinds) = input.type, let value = task.input(input.name),
      let name = value.literalText,
      !name.isEmpty
    else { continue }
    guard let project = context.project else {
      if let kind = kinds.first, kinds.allSatisfy(\.needsSecret) {
        context.report(
          .connectionNeeded, .connectionWithoutProject(action.name, name: name), at: value.span,
          hint: .writeProjectFile(name, kind: kind.name, outline: kind.outline))
      }
      continue
    }
    guard let connection = project.connection(named: name) else {
      let known = project.connections.lazy.filter { $0.kind.map(kinds.contains) ?? true }
      let near = context.sink.suggestion(for: name, among: known.map(\.name.value))
      let kind = kinds.first
      context.report(
        .unknownConnection, .unknownConnection(name), at: value.span,
        hint: .didYouMean(near)
          ?? .addConnection(name, kind: kind?.name ?? "", outline: kind?.outline ?? ""),
        fixes: near.map { context.replacing(value.span, with: $0, safety: .unsafe) } ?? [])
      continue
    }
    guard let kind = connection.kind, !kinds.contains(kind) else { continue }
    context.report(
      .wrongConnectionKind, .wrongKind(action.name, kinds: kinds.map(\.name), name: name, actual: kind.name),
      at: value.span, hint: .nameOtherConnection, labels: [Label(connection.name.span, .connectionKind(kind.name))])
  }
}

extension ConnectionKind {
  /// Whether the connection requires a secret, and so cannot become a parameter of the output.
  fileprivate var needsSecret: Bool {
    fields.contains { $0.isRequired && $0.containsSecret }
  }

  /// The required fields, as a hint shows them.
  fileprivate var outline: String {
    fields.filter(\.isRequired).map { field in
      field.isSecret ? "\(field.name): {secret: NAME}" : "\(field.name): …"
    }.joined(separator: ", ")
  }
}

extension ConnectionField {
  fileprivate var containsSecret: Bool {
    if isSecret { return true }
    switch type {
    case .fields(let fields), .oneOf(let fields): return fields.contains(where: \.containsSecret)
    case .text, .integer, .choice: return false
    }
  }
}

public extension DiagnosticCode {
  static let unknownConnection = DiagnosticCode(
    408, "unknown-connection", stage: .flow,
    summary: "The connection is not in the project file.",
    explanation: "Define connections in `tasuki.yaml`, under `connections`, by the names that tasks use.",
    example: .init(
      .workflow, bad: taskWorkflow(uses: "slack/notify", "{channel: ⏵alerst⏴, text: Hello}"),
      good: taskWorkflow(uses: "slack/notify", "{channel: alerts, text: Hello}"), project: connectionsProject))
  static let wrongConnectionKind = DiagnosticCode(
    409, "wrong-connection-kind", stage: .flow,
    summary: "A connection does not have the kind that the action needs.",
    explanation: "`slack/notify` needs a `slack` connection, `email/send` a `ses` one, and so on.",
    example: .init(
      .workflow, bad: taskWorkflow(uses: "slack/notify", "{channel: ⏵mail⏴, text: Hello}"),
      good: taskWorkflow(uses: "slack/notify", "{channel: alerts, text: Hello}"), project: connectionsProject))
  static let connectionNeeded = DiagnosticCode(
    410, "connection-needed", stage: .flow,
    summary: "A task needs a connection, but there is no project file.",
    explanation: """
      A connection with a secret cannot become a parameter of the output. Define the connection in a project file, \
      `tasuki.yaml`, in the folder of the workflows or above it.
      """,
    example: .init(
      .workflow, bad: taskWorkflow(uses: "http/request", "{connection: ⏵crm⏴, path: /orders}"),
      good: taskWorkflow(uses: "sqs/send", "{queue: orders}")))
}

extension Sentence {
  static func connectionWithoutProject(_ action: String, name: String) -> Sentence {
    "'\(term: action)' needs the connection \(quoted: name), but there is no project file"
  }
  static func writeProjectFile(_ name: String, kind: String, outline: String) -> Sentence {
    "write a file 'tasuki.yaml' with 'connections: {\(name): {\(term: kind): {\(term: outline)}}}'"
  }
  static func unknownConnection(_ name: String) -> Sentence { "unknown connection \(quoted: name)" }
  static func addConnection(_ name: String, kind: String, outline: String) -> Sentence {
    "add '\(name): {\(term: kind): {\(term: outline)}}' under 'connections'"
  }
  static func wrongKind(_ action: String, kinds: some Collection<String>, name: String, actual kind: String)
    -> Sentence
  {
    "'\(term: action)' needs a connection of the kind \(listed: kinds, or: true), but '\(name)' is '\(term: kind)'"
  }
  static let nameOtherConnection: Sentence = "name another connection, or add one"
  static func connectionKind(_ kind: String) -> Sentence { "a '\(term: kind)' connection" }
}

extension DiagnosticCode {
  /// A project with connections of two kinds.
  static let connectionsProject = """
    project: shop
    connections:
      alerts: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}
      mail: {ses: {from: shop@example.com}}

    """
}
