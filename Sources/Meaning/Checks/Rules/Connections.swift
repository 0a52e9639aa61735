import Catalog
import Diagnostics
import Flow
import Source
import Workflows

/// The connections that a task names are in the project file, each of the right kind.
@Sendable func checkConnections(_ task: WorkflowTask, _ workflow: Flow, _ context: CheckContext) {
  guard let action = task.action, workflow.isCompiled else { return }
  for input in action.inputs {
    guard case .connection(let kinds) = input.type, let value = task.input(input.name),
      let name = value.literalText,
      !name.isEmpty
    else { continue }
    guard let project = context.project else {
      if let kind = kinds.first, kinds.allSatisfy(\.needsSecret) {
        context.report(
          .connectionNeeded, "'\(action.name)' needs the connection \(shown(name)), and there is no project file",
          at: value.span,
          hint: "write a file 'tasuki.yaml' with 'connections: {\(name): {\(kind.name): {\(kind.outline)}}}'")
      }
      continue
    }
    guard let connection = project.connection(named: name) else {
      let known = project.connections.lazy.filter { $0.kind.map(kinds.contains) ?? true }
      let near = context.sink.suggestion(for: name, among: known.map(\.name.value))
      let kind = kinds.first
      context.report(
        .unknownConnection, "the project file has no connection \(shown(name))", at: value.span,
        hint: near.map { "did you mean '\($0)'?" }
          ?? "add '\(name): {\(kind?.name ?? ""): {\(kind?.outline ?? "")}}' under 'connections'",
        fixes: near.map { context.replacing(value.span, with: $0, safety: .unsafe) } ?? [])
      continue
    }
    guard let kind = connection.kind, !kinds.contains(kind) else { continue }
    context.report(
      .wrongConnectionKind,
      "'\(action.name)' needs a connection of the kind \(listed(kinds.map(\.name), "or")), and '\(name)' is '\(kind.name)'",
      at: value.span, hint: "name another connection, or add one",
      labels: [Label(connection.name.span, "a '\(kind.name)' connection")])
  }
}

extension ConnectionKind {
  /// Whether the connection cannot do without a secret, so that no parameter of the output can stand for it.
  fileprivate var needsSecret: Bool {
    fields.contains { $0.isRequired && $0.holdsSecret }
  }

  /// The fields that must be there, as a hint shows them.
  fileprivate var outline: String {
    fields.filter(\.isRequired).map { field in
      field.isSecret ? "\(field.name): {secret: NAME}" : "\(field.name): …"
    }.joined(separator: ", ")
  }
}

extension ConnectionField {
  fileprivate var holdsSecret: Bool {
    if isSecret { return true }
    switch type {
    case .fields(let fields), .oneOf(let fields): return fields.contains(where: \.holdsSecret)
    case .text, .integer, .choice: return false
    }
  }
}
