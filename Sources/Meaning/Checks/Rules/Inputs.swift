import Catalog
import Diagnostics
import Flow
import Source
import Workflows

/// The inputs of a task are those of its action, all that must be there are, and each fits.
@Sendable func checkInputs(_ task: WorkflowTask, _: Flow, _ context: CheckContext) {
  guard let action = task.action else { return }
  var meant: [String] = []
  for entry in task.inputs {
    if let input = action.input(named: entry.name.value) {
      InputCheck(input: input, context: context).check(entry.value)
    } else if let near = reportUnknown(entry, task, action, context) {
      meant.append(near)
    }
  }
  guard !task.hasBrokenInputs else { return }
  for input in action.inputs where task.input(input.name) == nil && !meant.contains(input.name) {
    guard input.isRequired || isSilent(task.connection(in: context.project), on: input) else { continue }
    context.report(
      .missingInput, "'\(action.name)' needs '\(input.name)'", at: task.uses.span,
      hint: "add '\(input.name)' under 'with'", notes: ["'\(input.name)': \(input.summary)"])
  }
  for group in action.groups { check(group, task, action, context, except: meant) }
}

/// Whether the connection that could say an input in the task's place does not.
private func isSilent(_ connection: Connection?, on input: Input) -> Bool {
  guard let field = input.connectionField, let connection, connection.kind != nil else { return false }
  return connection.values[field] == nil
}

extension WorkflowTask {
  /// The connection that the task names.
  fileprivate func connection(in project: Project?) -> Connection? {
    for input in action?.inputs ?? [] {
      guard case .connection = input.type, let name = self.input(input.name)?.literalText else { continue }
      return project?.connection(named: name)
    }
    return nil
  }
}

private func reportUnknown(
  _ entry: ValueEntry, _ task: WorkflowTask, _ action: Action, _ context: CheckContext
) -> String? {
  let near = nearestName(to: entry.name.value, among: action.inputs.map(\.name))
  let isFree = near.map { task.input($0) == nil } ?? false
  context.report(
    .unknownInput, "'\(action.name)' has no input \(shown(entry.name.value))", at: entry.name.span,
    hint: near.map { "did you mean '\($0)'?" } ?? "its inputs: \(listed(action.inputs.map(\.name)))",
    fixes: near.flatMap { isFree ? context.replacing(entry.name.span, with: $0) : nil } ?? [])
  return near
}

/// Of the inputs of a group, as many are given as it wants.
private func check(
  _ group: InputGroup, _ task: WorkflowTask, _ action: Action, _ context: CheckContext, except meant: [String]
) {
  let given = task.inputs.filter { group.names.contains($0.name.value) }
  if given.isEmpty, group.rule != .atMostOne {
    guard !group.names.contains(where: meant.contains) else { return }
    context.report(
      .inputGroup, "'\(action.name)' needs \(listed(group.names, "or"))", at: task.uses.span,
      hint: "add one of them under 'with'")
  } else if given.count > 1, group.rule != .atLeastOne {
    context.report(
      .inputGroup, "'\(given[1].name.value)' beside '\(given[0].name.value)'", at: given[1].name.span,
      hint: "only one of \(listed(group.names)) can be given", labels: [Label(given[0].name.span, "the first one")])
  }
}
