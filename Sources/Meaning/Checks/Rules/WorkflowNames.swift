public import Diagnostics
import Flow
import Source

/// No two workflows of a project have one name, and none has a name that another one had before it was renamed.
@Sendable func checkNames(_ workflows: [Flow], _: [WorkflowStart], _ context: CheckContext) {
  var first: [String: Span] = [:]
  first.reserveCapacity(workflows.count)
  for workflow in workflows where !workflow.name.value.isEmpty {
    let name = workflow.name
    if let span = first[name.value] {
      context.report(
        .duplicateWorkflow, .nameTaken(name.value), at: name.span, hint: .chooseAnother,
        labels: [Label(span, .firstUsedHere)],
        notes: [.resourcesAreNamedAfterIt])
    } else {
      first[name.value] = name.span
    }
  }
  for workflow in workflows {
    for former in workflow.formerly {
      guard let span = first[former.value] else {
        first[former.value] = former.span
        continue
      }
      context.report(
        .formerNameInUse, .formerNameTaken(former.value), at: former.span, hint: .chooseAnother,
        labels: [Label(span, .firstUsedHere)], notes: [.resourcesKeepFormerName])
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

  static let formerNameInUse = DiagnosticCode(
    237, "former-name-in-use", stage: .project,
    summary: "A name under `formerly` is used again.",
    explanation: """
      A renamed workflow keeps its resources because they keep the name that it had first. Another workflow with that name, \
      or that also had it, would have the same resources.
      """,
    example: .init(
      .workflow,
      bad: workflow("formerly: [⏵order-placed⏴]"), good: workflow("formerly: [order-received]")))
}

extension Sentence {
  static func formerNameTaken(_ name: String) -> Sentence {
    "the name \(quoted: name) under 'formerly' is used again"
  }
  static let resourcesKeepFormerName: Sentence =
    "A renamed workflow keeps its resources, whose names contain the name that it had first."
  static func nameTaken(_ name: String) -> Sentence { "the name \(quoted: name) is taken" }
  static let resourcesAreNamedAfterIt: Sentence = "The names of a workflow's resources contain its name."
}
