import Diagnostics

// Whether a workflow exists and acts, and what it says of itself.

extension Sentence {
  static let workflowIsNew: Sentence = "new workflow"
  static let workflowIsGone: Sentence = "the workflow is gone"
  static let workflowStops: Sentence = "no longer does anything"
  static let workflowStarts: Sentence = "acts from now on"
  static let workflowStaysIdle: Sentence = "does nothing, before and after"
  static let stateOfWorkflow: Sentence = "state"
  static func runsOnTool(_ tool: String) -> Sentence { "runs on \(term: tool)" }
  static func textsDiffer(_ keys: [String]) -> Sentence { "says something else of itself: \(terms: keys)" }
  static let baseHasErrors: Sentence = "it has errors on the older side"
  static let headHasErrors: Sentence = "it has errors on the newer side"
  static let baseFileHasErrors: Sentence = "a file on the older side has errors, so it may be there"
  static let headFileHasErrors: Sentence = "a file on the newer side has errors, so it may be there"

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
      It handles events that nothing of the project handled in this way before. A workflow that is disabled, a shadow, \
      retired, or runs elsewhere is safe to add.
      """,
    clause: { _ in "new workflow" }, example: Example(base: nil, head: order))

  static let workflowRemoved = ChangeCode(
    2, "workflow-removed", .breaking, summary: "The newer side lacks a workflow that the older one has.",
    explanation: """
      Its events are no longer handled. A workflow that did nothing (disabled, a shadow, retired, or run elsewhere) is safe \
      to remove. A workflow whose file has errors on one side is never called removed: it is listed as not compared.
      """,
    clause: { _ in "removed" }, example: Example(base: order, head: nil))

  static let workflowStopped = ChangeCode(
    4, "workflow-stopped", .breaking, summary: "A workflow that acted no longer does.",
    explanation: """
      It was live on AWS, and is now disabled, a shadow, retired, or run by another tool. The other changes of the workflow \
      are not listed: nothing of it acts.
      """,
    clause: { _ in "stops" }, example: Example(base: order, head: disabled))

  static let workflowStarted = ChangeCode(
    5, "workflow-started", .risky, summary: "A workflow that did nothing acts from now on.",
    explanation: """
      It goes live from being disabled, a shadow or retired, or moves in from another tool. What it does is what \
      `tasuki simulate` shows.
      """,
    clause: { _ in "goes live" }, example: Example(base: disabled, head: order))

  static let workflowIdleChanged = ChangeCode(
    6, "workflow-idle-changed", .safe,
    summary: "A workflow that does nothing has another state, and does nothing still.",
    explanation: "Such as from a shadow to disabled.",
    clause: { _ in "still does nothing" },
    example: Example(base: DiagnosticCode.workflow("state: shadow"), head: disabled))

  static let workflowTextsChanged = ChangeCode(
    7, "workflow-texts-changed", .safe,
    summary: "The description, the owner, the runbook, the review date, the labels or the link differ.",
    explanation: """
      Descriptions and tags of resources follow, which is an update in place. Nothing that the workflow does depends on them, \
      unless a task sends `workflow.description` or the like: that is a change of the task's inputs, and listed there.
      """,
    clause: { _ in "texts and owners" },
    example: Example(
      base: DiagnosticCode.workflow("owner: shop"), head: DiagnosticCode.workflow("owner: warehouse")))
}
