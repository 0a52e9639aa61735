public import Diagnostics
import Flow
import Source

/// A workflow has what the project's policy asks for. A value that was wrong has its own finding.
@Sendable func checkPolicy(_ workflow: Flow, _ context: CheckContext) {
  guard let project = context.project else { return }
  for key in project.required where !workflow.writtenKeys.contains(key.value) {
    context.report(
      .requiredByPolicy, .policyAsks(for: key.value), at: workflow.name.span,
      hint: .addKey(key.value), labels: [Label(key.span, .askedForHere)])
  }
}

/// A workflow of a no-code tool says where it can be found.
@Sendable func checkHome(_ workflow: Flow, _ context: CheckContext) {
  guard let home = workflow.runsOn, case .tool(let tool) = home.value, !workflow.writtenKeys.contains("link") else {
    return
  }
  context.report(
    .toolWithoutLink, .noPlaceInTool(tool), at: home.span,
    hint: .addLink)
}

public extension DiagnosticCode {
  static let requiredByPolicy = DiagnosticCode(
    1001, "required-by-policy", stage: .flow,
    summary: "A workflow lacks what the project's policy asks of every workflow.",
    explanation: "`policy: {require: […]}` in the project file lists the keys that every workflow must have.",
    example: .init(
      .workflow, bad: workflow("description: Hand it over").marked("order-placed"),
      good: workflow("owner: shop"),
      project: "project: shop\npolicy: {require: [owner]}\n"))
  static let toolWithoutLink = DiagnosticCode(
    1002, "tool-without-link", .information, stage: .flow,
    summary: "A workflow still lives in a no-code tool, and nobody says where.",
    explanation: "With `link:` the catalogue leads straight to it.",
    example: .init(workflow, bad: "runs-on: ⏵zapier⏴", good: "runs-on: zapier\nlink: https://zapier.com/editor/1"))
}

extension String {
  /// The text with marks around the first place of a word.
  fileprivate func marked(_ word: String) -> String {
    guard let range = firstRange(of: word) else { return self }
    return self[..<range.lowerBound] + "⏵\(word)⏴" + self[range.upperBound...]
  }
}

extension Sentence {
  static func policyAsks(for key: String) -> Sentence { "the project's policy asks for '\(term: key)'" }
  static let askedForHere: Sentence = "asked for here"
  static func noPlaceInTool(_ tool: String) -> Sentence {
    "nobody says where in \(quoted: tool) the workflow is"
  }
  static let addLink: Sentence = "add 'link: https://…'"
}
