import Catalog
public import Diagnostics
import Flow
import Source

/// The inputs of a task exist in its action, the required ones are present, and each has the right type.
@Sendable func checkInputs(_ task: Call, _: Flow, _ context: CheckContext) {
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
      .missingInput, .needs(action.name, input: input.name), at: task.usesOrigin.span,
      hint: .addInput(input.name), notes: [.inputMeans(input.name, input.summary)])
  }
  for group in action.groups { check(group, task, action, context, except: meant) }
}

/// Whether the connection could give an input instead of the task, but does not.
private func isSilent(_ connection: Connection?, on input: Input) -> Bool {
  guard let field = input.connectionField, let connection, connection.kind != nil else { return false }
  return connection.values[field] == nil
}

extension Call {
  fileprivate func connection(in project: Project?) -> Connection? {
    for input in action?.inputs ?? [] {
      guard case .connection = input.type, let name = self.input(input.name)?.literalText else { continue }
      return project?.connection(named: name)
    }
    return nil
  }
}

private func reportUnknown(
  _ entry: ValueEntry, _ task: Call, _ action: Action, _ context: CheckContext
) -> String? {
  let near = nearestName(to: entry.name.value, among: action.inputs.map(\.name))
  let isFree = near.map { task.input($0) == nil } ?? false
  context.report(
    .unknownInput, .noInput(action.name, input: entry.name.value), at: entry.name.span,
    hint: .didYouMean(near) ?? .itsInputs(action.inputs.map(\.name)),
    fixes: near.flatMap { isFree ? context.replacing(entry.name.span, with: $0) : nil } ?? [])
  return near
}

/// Reports a group of inputs of which too many or too few are given.
private func check(
  _ group: InputGroup, _ task: Call, _ action: Action, _ context: CheckContext, except meant: [String]
) {
  let given = task.inputs.filter { group.names.contains($0.name.value) }
  if given.isEmpty, group.rule != .atMostOne {
    guard !group.names.contains(where: meant.contains) else { return }
    context.report(
      .inputGroup, .needsOneOf(action.name, names: group.names), at: task.usesOrigin.span, hint: .addOneOfThem)
  } else if given.count > 1, group.rule != .atLeastOne {
    context.report(
      .inputGroup, .cannotBeCombined(given[1].name.value, first: given[0].name.value), at: given[1].name.span,
      hint: .onlyOneOf(group.names), labels: [Label(given[0].name.span, .theFirstOne)])
  }
}

public extension DiagnosticCode {
  static let unknownInput = DiagnosticCode(
    402, "unknown-input", stage: .flow,
    summary: "The action does not have this input.",
    explanation: "An unknown input would be silently left out of what the task sends.",
    example: inputs("{queue: orders, ⏵mesage⏴: ready}", "{queue: orders, message: ready}"))
  static let missingInput = DiagnosticCode(
    403, "missing-input", stage: .flow,
    summary: "A required input of the action is missing.",
    explanation: "The finding is at `uses`; add the input under `with`.",
    example: .init(
      tasksWorkflow, bad: "  - {id: hand-over, uses: ⏵sqs/send⏴, with: {message: ready}}",
      good: "  - {id: hand-over, uses: sqs/send, with: {queue: orders, message: ready}}"))
  static let inputGroup = DiagnosticCode(
    407, "input-group", stage: .flow,
    summary: "A task gives none of several alternative inputs, or more than one.",
    explanation:
      "The message names the inputs. Add one of them, or keep only one, as the hint says.",
    example: .init(
      .workflow,
      bad: taskWorkflow(uses: "⏵email/send⏴", "{connection: mail, to: a@example.com, subject: Hello}"),
      good: taskWorkflow(uses: "email/send", "{connection: mail, to: a@example.com, subject: Hello, text: Hi}"),
      project: connectionsProject))
}

extension Sentence {
  static func needs(_ action: String, input: String) -> Sentence { "'\(term: action)' needs '\(term: input)'" }
  static func addInput(_ input: String) -> Sentence { "add '\(term: input)' under 'with'" }
  static func noInput(_ action: String, input: String) -> Sentence {
    "'\(term: action)' has no input \(quoted: input)"
  }
  static func itsInputs(_ names: some Collection<String>) -> Sentence { "its inputs: \(listed: names)" }
  static func needsOneOf(_ action: String, names: some Collection<String>) -> Sentence {
    "'\(term: action)' needs \(listed: names, or: true)"
  }
  static let addOneOfThem: Sentence = "add one of them under 'with'"
  static func cannotBeCombined(_ second: String, first: String) -> Sentence {
    "'\(term: second)' cannot be combined with '\(term: first)'"
  }
  static func onlyOneOf(_ names: some Collection<String>) -> Sentence { "keep only one of \(listed: names)" }
  static func inputMeans(_ input: String, _ summary: String) -> Sentence { "'\(term: input)': \(term: summary)" }
}
