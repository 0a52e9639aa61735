import Diagnostics

// Whether a workflow exists and runs, and its texts.

extension Sentence {
  static let workflowIsNew: Sentence = "new workflow"
  static let workflowIsRemoved: Sentence = "the workflow is removed"
  static func workflowIsRenamed(_ old: String, _ new: String) -> Sentence {
    "'\(old)' is now '\(new)'"
  }
  static func formerlyKeepsResources(_ names: [String]) -> Sentence {
    "its resources are deleted and created again; 'formerly: [\(texts: names)]' in the workflow keeps them"
  }
  static let workflowStops: Sentence = "no longer does anything"
  static let workflowStarts: Sentence = "starts to act"
  static let workflowStaysIdle: Sentence = "does nothing, before and after"
  static let idleDiffers: Sentence = "differs, and runs neither before nor after"
  static let stateOfWorkflow: Sentence = "state"
  static func runsOnTool(_ tool: String) -> Sentence { "runs on \(term: tool)" }
  static func textsDiffer(_ keys: [String]) -> Sentence { "other texts: \(terms: keys)" }
  static let baseHasErrors: Sentence = "it has errors on the older side"
  static let headHasErrors: Sentence = "it has errors on the newer side"
  static let baseFileHasErrors: Sentence = "a file on the older side has errors, and may contain it"
  static let headFileHasErrors: Sentence = "a file on the newer side has errors, and may contain it"

  /// `1 task added`, `2 tasks added`
  static func counted(_ count: Int, _ one: String, _ several: String) -> Sentence {
    "\(count) \(term: count == 1 ? one : several)"
  }
  static func testsFlip(_ count: Int) -> Sentence { counted(count, "test flips", "tests flip") }
}

extension ChangeCode {
  private static let order = DiagnosticCode.workflow("")
  private static let disabled = DiagnosticCode.workflow("state: disabled")

  static let workflowAdded = ChangeCode(
    1, "workflow-added", .risky, summary: "The newer side has a workflow that the older one does not have.",
    explanation: """
      It handles events that the project did not handle in this way before. A workflow that is disabled, a shadow or \
      retired, or that another tool runs, is safe to add.
      """,
    clause: { _ in "new workflow" }, example: Example(base: nil, head: order))

  static let workflowRemoved = ChangeCode(
    2, "workflow-removed", .breaking, summary: "The newer side does not have a workflow that the older one has.",
    explanation: """
      Its events are no longer handled. A workflow that did nothing (disabled, a shadow, retired, or run by another tool) is \
      safe to remove. A workflow whose file has errors on one side is never reported as removed, but as not compared.
      """,
    clause: { _ in "removed" }, example: Example(base: order, head: nil))

  static let workflowRenamed = ChangeCode(
    3, "workflow-renamed", .safe, summary: "A workflow has another name.",
    explanation: """
      A workflow that has its old name under `formerly` keeps its resources. Without `formerly`, a workflow that does the same \
      as a removed one is a renamed one too. Such a rename is risky: its resources are deleted and created again, which the changes \
      of resources show.
      """,
    clause: { _ in "renamed" },
    example: Example(
      base: order,
      head: DiagnosticCode.workflow("formerly: [order-placed]").replacing(
        "workflow: order-placed", with: "workflow: order-received")))

  static let workflowStopped = ChangeCode(
    4, "workflow-stopped", .breaking, summary: "A workflow that was live no longer does anything.",
    explanation: """
      It was live on AWS, and is now disabled, a shadow, retired, or run by another tool. Its other changes are not listed, \
      because nothing in it runs.
      """,
    clause: { _ in "stops" }, example: Example(base: order, head: disabled))

  static let workflowStarted = ChangeCode(
    5, "workflow-started", .risky, summary: "A workflow that did nothing goes live.",
    explanation: """
      It was disabled, a shadow or retired, or another tool ran it. `tasuki simulate` shows what it does.
      """,
    clause: { _ in "goes live" }, example: Example(base: disabled, head: order))

  static let workflowIdleChanged = ChangeCode(
    6, "workflow-idle-changed", .safe,
    summary: "A workflow has another state, but does nothing before and after.",
    explanation: "For example, a shadow becomes disabled.",
    clause: { _ in "still does nothing" },
    example: Example(base: DiagnosticCode.workflow("state: shadow"), head: disabled))

  static let workflowTextsChanged = ChangeCode(
    7, "workflow-texts-changed", .safe,
    summary: "The description, the owner, the runbook, the review date, the labels or the link differ.",
    explanation: """
      Descriptions and tags of resources change too, which is an update in place. The workflow does the same. A task that \
      sends `workflow.description` or `workflow.owner` has a change of its inputs, which is listed separately.
      """,
    clause: { _ in "texts and owners" },
    example: Example(
      base: DiagnosticCode.workflow("owner: shop"), head: DiagnosticCode.workflow("owner: warehouse")))

  static let idleWorkflowRewritten = ChangeCode(
    8, "idle-workflow-rewritten", .safe,
    summary: "The triggers or the tasks of a workflow differ that runs neither before nor after.",
    explanation: """
      It is disabled, retired, or run by another tool on both sides, so no event fires it. When it goes live, `tasuki \
      simulate` shows what it does. The changes in a shadow are listed one by one, because a shadow logs what it would send.
      """,
    clause: { _ in "does not run" },
    example: Example(base: disabled, head: disabled.replacing("order.placed", with: "order.paid")))
}
