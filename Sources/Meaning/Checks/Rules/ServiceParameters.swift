import Catalog
import Diagnostics
import Flow
import Source
import Workflows

/// The parameters of an action of an AWS API are those that the API has, and all that it needs are given.
@Sendable func checkServiceParameters(_ task: WorkflowTask, _: Flow, _ context: CheckContext) {
  guard let action = ActionCatalog.serviceAction(named: task.uses.value), let model = action.model else { return }
  if model.streams {
    context.report(
      .streamingAction, "\(shown(task.uses.value)) answers with a stream", at: task.uses.span,
      hint: "use an action that answers at once",
      notes: ["A state takes an answer as one JSON value: Step Functions does not reach such actions."])
    return
  }
  guard !task.hasBrokenInputs else { return }
  let given = Set(task.inputs.map(\.name.value))
  var missing = model.required.filter { !given.contains($0) }
  for entry in task.inputs {
    let name = entry.name.value
    guard !model.required.contains(name), !(model.optional?.contains(name) ?? false) else { continue }
    let candidates = model.optional.map { model.required + $0 } ?? missing
    if let near = nearestName(to: name, among: candidates, atMost: 2) ?? capitalised(name) {
      missing.removeAll { $0 == near }
      context.report(
        .unknownInput, "\(shown(task.uses.value)) has no parameter \(shown(name))", at: entry.name.span,
        hint: "did you mean '\(near)'?",
        notes: capitalised(name) == nil ? [] : ["Step Functions writes the names of parameters with a capital."],
        fixes: given.contains(near) ? [] : context.replacing(entry.name.span, with: near))
    } else if model.optional != nil {
      context.sink.add(
        Diagnostic(
          .unknownInput, "the catalogue lists no parameter \(shown(name)) of \(shown(task.uses.value))",
          at: entry.name.span, hint: "compare it with the API reference of the service", severity: .warning))
    }
  }
  for name in missing {
    context.report(
      .missingInput, "\(shown(task.uses.value)) needs '\(name)'", at: task.uses.span,
      hint: "add '\(name)' under 'with'")
  }
}

/// The name with a capital, where it has a small letter at its head.
private func capitalised(_ name: String) -> String? {
  guard let first = name.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return nil }
  return name.prefix(1).uppercased() + name.dropFirst()
}
