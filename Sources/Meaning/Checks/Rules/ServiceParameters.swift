import Catalog
public import Diagnostics
import Flow
import Source

/// The parameters of an AWS API action exist, and the required ones are given.
@Sendable func checkServiceParameters(_ task: Call, _: Flow, _ context: CheckContext) {
  guard let action = ActionCatalog.serviceAction(named: task.uses), let model = action.model else { return }
  if model.streams {
    context.report(
      .streamingAction, .returnsStream(task.uses), at: task.usesOrigin.span, hint: .useDirectAction,
      notes: [.statesTakeOneValue])
    return
  }
  guard !task.hasBrokenInputs else { return }
  let given = Set(task.inputs.map(\.name.value))
  var missing = model.required.filter { !given.contains($0) }
  for entry in task.inputs {
    let name = entry.name.value
    guard !model.required.contains(name), !(model.optional?.contains(name) ?? false) else { continue }
    let candidates = model.optional.map { model.required + $0 } ?? missing
    if let near = nearestName(to: name, among: candidates, atMost: 2) ?? capitalized(name) {
      missing.removeAll { $0 == near }
      context.report(
        .unknownInput, .noParameter(task.uses, name: name), at: entry.name.span, hint: .didYouMean(near),
        notes: capitalized(name) == nil ? [] : [.parametersHaveCapitals],
        fixes: given.contains(near) ? [] : context.replacing(entry.name.span, with: near))
    } else if model.optional != nil {
      context.sink.add(
        Diagnostic(
          .unknownInput, .unlistedParameter(name, of: task.uses),
          at: entry.name.span, hint: .compareWithReference, severity: .warning))
    }
  }
  for name in missing {
    context.report(
      .missingInput, .needsParameter(task.uses, name: name), at: task.usesOrigin.span, hint: .addInput(name))
  }
}

/// The name with a capital first letter; nil if it already has one.
private func capitalized(_ name: String) -> String? {
  guard let first = name.utf8.first, first.isLowerCase else { return nil }
  return name.prefix(1).uppercased() + name.dropFirst()
}

public extension DiagnosticCode {
  static let streamingAction = DiagnosticCode(
    418, "streaming-action", stage: .flow,
    summary: "The action returns a stream.",
    explanation: "The result of a state is one JSON value, so Step Functions cannot call actions that stream.",
    source: "Step Functions Developer Guide, \"Unsupported API actions for supported services\"",
    example: .init(
      .workflow,
      bad: taskWorkflow(uses: "⏵aws/bedrockruntime.converseStream⏴", "{ModelId: amazon.nova-lite-v1:0}"),
      good: taskWorkflow(uses: "aws/bedrockruntime.converse", "{ModelId: amazon.nova-lite-v1:0}")))

}

extension Sentence {
  static func returnsStream(_ action: String) -> Sentence { "\(quoted: action) returns a stream" }
  static let useDirectAction: Sentence = "use an action that returns one value"
  static let statesTakeOneValue: Sentence =
    "The result of a state is one JSON value, so Step Functions cannot call this action."
  static func noParameter(_ action: String, name: String) -> Sentence {
    "\(quoted: action) has no parameter \(quoted: name)"
  }
  static let parametersHaveCapitals: Sentence =
    "In Step Functions, the names of parameters begin with a capital letter."
  static func unlistedParameter(_ name: String, of action: String) -> Sentence {
    "\(quoted: action) has no parameter \(quoted: name) in the catalog"
  }
  static func needsParameter(_ action: String, name: String) -> Sentence {
    "\(quoted: action) needs '\(term: name)'"
  }
}
