import Diagnostics
import Flow
import Source

extension Flow {
  /// Whether the workflow does anything on AWS: a shadow only logs.
  var acts: Bool { isCompiled && (head.state?.value ?? .live) == .live }

  /// Whether no event fires it: nothing is deployed, or its rules are disabled.
  fileprivate var isIdle: Bool { !isCompiled || head.state?.value == .disabled }

  /// The tool that runs it, if AWS does not.
  fileprivate var tool: String? {
    if case .tool(let tool)? = head.runsOn?.value { tool } else { nil }
  }

  /// The value of `formerly` with which a renamed workflow keeps the resources of this one.
  fileprivate var formerNames: [String] { head.formerly.map(\.value) + [head.name.value] }

  fileprivate var state: String { (head.state?.value ?? .live).rawValue }

  fileprivate var stateOrTool: ChangeFact.Value { tool.map { .words(.runsOnTool($0)) } ?? .code(state) }

  fileprivate var stateSpan: Span { head.runsOn?.span ?? head.state?.span ?? head.name.span }
}

/// A workflow that only the newer side has.
func addedChange(_ flow: Flow) -> Change {
  Change(
    .workflowAdded, .workflowIsNew, base: nil, head: flow.name.span, identity: [],
    level: flow.acts ? nil : .safe)
}

/// A workflow that only the older side has.
func removedChange(_ flow: Flow) -> Change {
  Change(
    .workflowRemoved, .workflowIsRemoved, base: flow.name.span, head: nil, identity: [],
    level: flow.acts ? nil : .safe)
}

/// The changes in a workflow that both sides have, without its resources; and whether a pattern or a schedule differs and
/// was proved to be equivalent.
func workflowChanges(_ pair: WorkflowPair, from firstDay: FirstDay) -> (changes: [Change], isRewritten: Bool) {
  let (base, head) = (pair.base, pair.head)
  let known = renameChanges(base, head) + stateChanges(base, head) + textChanges(base, head)
  // A workflow that starts or stops to act does so with everything in it.
  guard base.acts == head.acts else { return (known, false) }
  let events = eventChanges(pair)
  let schedules = scheduleChanges(pair, from: firstDay)
  let isRewritten = events.isRewritten || schedules.isRewritten
  if base.isIdle, head.isIdle {
    let rewritten = events.changes + schedules.changes + taskChanges(pair)
    return (known + idleChange(pair, rewritten), isRewritten)
  }
  var changes = known + events.changes + schedules.changes + taskChanges(pair) + runChanges(pair)
  if !base.acts {
    for index in changes.indices { changes[index].level = .safe }
  }
  return (changes, isRewritten)
}

/// The changes in a workflow that runs on neither side as one: no event fires it, whatever its triggers are.
private func idleChange(_ pair: WorkflowPair, _ changes: [Change]) -> [Change] {
  guard !changes.isEmpty else { return [] }
  return [
    Change(
      .idleWorkflowRewritten, .idleDiffers, base: pair.base.name.span, head: pair.head.name.span,
      identity: changes.flatMap { [$0.code.text, $0.subject ?? ""] + $0.identity })
  ]
}

private func renameChanges(_ base: Flow, _ head: Flow) -> [Change] {
  let (old, new) = (base.name.value, head.name.value)
  guard old != new else { return [] }
  let keepsResources = base.resourceName == head.resourceName
  let isSafe = keepsResources || !(base.isCompiled || head.isCompiled)
  return [
    Change(
      .workflowRenamed, .workflowIsRenamed(old, new), base: base.name.span, head: head.name.span,
      facts: isSafe ? [] : [.note(.formerlyKeepsResources(base.formerNames))], identity: [old],
      level: isSafe ? nil : .risky)
  ]
}

private func stateChanges(_ base: Flow, _ head: Flow) -> [Change] {
  guard base.stateOrTool != head.stateOrTool else { return [] }
  let code: ChangeCode
  let message: Sentence
  switch (base.acts, head.acts) {
  case (true, _): (code, message) = (.workflowStopped, .workflowStops)
  case (false, true): (code, message) = (.workflowStarted, .workflowStarts)
  case (false, false): (code, message) = (.workflowIdleChanged, .workflowStaysIdle)
  }
  return [
    Change(
      code, message, base: base.stateSpan, head: head.stateSpan,
      facts: [.values(.words(.stateOfWorkflow), base.stateOrTool, head.stateOrTool)],
      identity: [base, head].flatMap { [$0.tool ?? "", $0.tool == nil ? $0.state : ""] })
  ]
}

private func textChanges(_ base: Flow, _ head: Flow) -> [Change] {
  let texts = zip(base.texts, head.texts).filter { $0.value != $1.value }
  guard let first = texts.first else { return [] }
  return [
    Change(
      .workflowTextsChanged, .textsDiffer(texts.map(\.0.key)), base: first.0.span ?? base.name.span,
      head: first.1.span ?? head.name.span,
      facts: texts.map { .values(.code($0.key), $0.value.map { .code($0) }, $1.value.map { .code($0) }) },
      identity: texts.flatMap { [$0.key, $0.value ?? "", $1.value ?? ""] })
  ]
}

extension Flow {
  /// The texts about the workflow that do not affect what it does, in a fixed order.
  fileprivate var texts: [(key: String, value: String?, span: Span?)] {
    let labels = head.labels.map { "\($0.name.value): \($0.value.value)" }.joined(separator: ", ")
    return [
      ("description", head.description?.value, head.description?.span),
      ("owner", head.owner?.value, head.owner?.span),
      ("runbook", head.runbook?.value, head.runbook?.span),
      ("review-by", head.reviewBy.map { "\($0.value.text)" }, head.reviewBy?.span),
      ("labels", head.labels.isEmpty ? nil : labels, head.labels.first?.name.span),
      ("link", head.link?.value, head.link?.span),
    ]
  }
}
