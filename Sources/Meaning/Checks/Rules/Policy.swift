public import Diagnostics
import Flow
import Source

/// A workflow has the keys that the project's policy requires. A wrong value has its own finding.
@Sendable func checkPolicy(_ workflow: Flow, _ context: CheckContext) {
  guard let project = context.project else { return }
  for key in project.required where !workflow.writtenKeys.contains(key.value) {
    context.report(
      .requiredByPolicy, .policyRequires(for: key.value), at: workflow.name.span,
      hint: .addKey(key.value), labels: [Label(key.span, .askedForHere)])
  }
}

/// A workflow in a no-code tool links to its place there.
@Sendable func checkHome(_ workflow: Flow, _ context: CheckContext) {
  guard let home = workflow.runsOn, case .tool(let tool) = home.value, !workflow.writtenKeys.contains("link") else {
    return
  }
  context.report(.toolWithoutLink, .noPlaceInTool(tool), at: home.span, hint: .addLink)
}

public extension DiagnosticCode {
  static let requiredByPolicy = DiagnosticCode(
    1001, "required-by-policy", stage: .flow,
    summary: "A workflow lacks a key that the project's policy requires.",
    explanation: "`policy: {require: […]}` in the project file lists the keys that every workflow must have.",
    example: .init(
      .workflow, bad: workflow("description: Hand it over").marked("order-placed"),
      good: workflow("owner: shop"),
      project: "project: shop\npolicy: {require: [owner]}\n"))
  static let toolWithoutLink = DiagnosticCode(
    1002, "tool-without-link", .information, stage: .flow,
    summary: "A workflow runs in a no-code tool, and has no link to its place there.",
    explanation: "Add `link:` so that everyone who reads the workflow finds it in that tool.",
    example: .init(workflow, bad: "runs-on: ⏵zapier⏴", good: "runs-on: zapier\nlink: https://zapier.com/editor/1"))
}

extension String {
  /// The text with marks around the first occurrence of a word.
  fileprivate func marked(_ word: String) -> String {
    guard let range = firstRange(of: word) else { return self }
    return self[..<range.lowerBound] + "⏵\(word)⏴" + self[range.upperBound...]
  }
}

extension Sentence {
  static func policyRequires(for key: String) -> Sentence { "the project's policy requires '\(term: key)'" }
  static let askedForHere: Sentence = "required here"
  static func noPlaceInTool(_ tool: String) -> Sentence { "no link to the workflow in \(quoted: tool)" }
  static let addLink: Sentence = "add 'link: https://…'"
}
