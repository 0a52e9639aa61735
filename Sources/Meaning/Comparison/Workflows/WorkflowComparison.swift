import Diagnostics
import Flow
import Source

extension Flow {
  /// Whether the workflow does anything on AWS: a shadow only logs.
  var acts: Bool { isCompiled && (head.state?.value ?? .live) == .live }

  /// What is made of it: its state, or where it runs.
  fileprivate var standing: ChangeFact.Value {
    if case .tool(let tool)? = head.runsOn?.value { return .words(.runsOnTool(tool)) }
    return .code((head.state?.value ?? .live).rawValue)
  }

  fileprivate var standingPlace: Span { head.runsOn?.span ?? head.state?.span ?? head.name.span }
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
    .workflowRemoved, .workflowIsGone, base: flow.name.span, head: nil, identity: [],
    level: flow.acts ? nil : .safe)
}

/// What changes in a workflow that both sides have, but for its resources; and whether a pattern or a schedule is another one
/// and was proved to come to the same.
func workflowChanges(_ pair: WorkflowPair, from firstDay: FirstDay) -> (changes: [Change], isRewritten: Bool) {
  let (base, head) = (pair.base, pair.head)
  var changes = standingChanges(base, head) + textChanges(base, head)
  // What begins or ends to act does so with all that it has.
  guard base.acts == head.acts else { return (changes, false) }
  let events = eventChanges(pair)
  let schedules = scheduleChanges(pair, from: firstDay)
  changes += events.changes + schedules.changes + taskChanges(pair) + runChanges(pair)
  if !base.acts {
    for index in changes.indices { changes[index].level = .safe }
  }
  return (changes, events.isRewritten || schedules.isRewritten)
}

/// Whether the workflow begins or ends to act.
private func standingChanges(_ base: Flow, _ head: Flow) -> [Change] {
  guard base.standing != head.standing else { return [] }
  let code: ChangeCode
  let message: Sentence
  switch (base.acts, head.acts) {
  case (true, _): (code, message) = (.workflowStopped, .workflowStops)
  case (false, true): (code, message) = (.workflowStarted, .workflowStarts)
  case (false, false): (code, message) = (.workflowIdleChanged, .workflowStaysIdle)
  }
  return [
    Change(
      code, message, base: base.standingPlace, head: head.standingPlace,
      facts: [.values(.words(.stateOfWorkflow), base.standing, head.standing)],
      identity: ["\(base.standing)", "\(head.standing)"])
  ]
}

/// What the workflow says of itself.
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
  /// What the workflow says of itself that changes nothing of what it does, in a fixed order.
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

extension CalendarDate {
  /// `2026-11-30`
  var text: String {
    [year, month, day].map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: "-")
  }
}
