public import Diagnostics
import Flow
import Source

/// No two workflows of a project have one name.
@Sendable func checkNames(_ workflows: [Flow], _: [WorkflowStart], _ context: CheckContext) {
  guard workflows.count > 1 else { return }
  var first: [String: Span] = [:]
  first.reserveCapacity(workflows.count)
  for workflow in workflows where !workflow.name.value.isEmpty {
    let name = workflow.name
    if let span = first[name.value] {
      context.report(
        .duplicateWorkflow, .nameTaken(name.value), at: name.span, hint: .chooseAnother,
        labels: [Label(span, .firstUsedHere)], notes: [.resourcesAreNamedAfterIt])
    } else {
      first[name.value] = name.span
    }
  }
}

public extension DiagnosticCode {
  static let duplicateWorkflow = DiagnosticCode(
    230, "duplicate-workflow", stage: .project,
    summary: "Two workflows of the project have the same name.",
    explanation: """
      The names of a workflow's resources contain its name. Two workflows with the same name would replace each \
      other's rules with every deployment.
      """,
    example: .init(
      .workflow,
      bad: workflow("owner: shop") + "---\nworkflow: ⏵order-placed⏴"
        + workflow("owner: warehouse").dropFirst("workflow: order-placed".count),
      good: workflow("owner: shop")))
}

extension Sentence {
  static func nameTaken(_ name: String) -> Sentence { "the name \(quoted: name) is taken" }
  static let resourcesAreNamedAfterIt: Sentence = "The names of a workflow's resources contain its name."
}
