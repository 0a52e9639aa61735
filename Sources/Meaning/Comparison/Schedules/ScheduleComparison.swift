import Diagnostics
import Flow
import Schedules
import Source

/// At which times the workflow starts on both sides; and whether expressions that differ come to the same times.
func scheduleChanges(_ pair: WorkflowPair, from firstDay: FirstDay) -> (changes: [Change], isRewritten: Bool) {
  var old = schedules(of: pair.base)
  var new = schedules(of: pair.head)
  // What is the same on both sides is struck out, wherever it is in the list.
  for schedule in old {
    guard let place = new.firstIndex(where: { $0.isSame(as: schedule) }) else { continue }
    new.remove(at: place)
    if let place = old.firstIndex(where: { $0.isSame(as: schedule) }) { old.remove(at: place) }
  }
  let paired = min(old.count, new.count)
  var changes = (0..<paired).compactMap { change(from: old[$0], to: new[$0], firstDay) }
  let isRewritten = changes.count < paired
  changes += old.dropFirst(paired).map { schedule in
    Change(
      .scheduleRemoved, .scheduleGone(schedule.text), base: schedule.span, head: pair.head.triggers.first?.span,
      facts: [.times(schedule, nil, firstDay)], identity: [schedule.text])
  }
  changes += new.dropFirst(paired).map { schedule in
    Change(
      .scheduleAdded, .scheduleNew(schedule.text), base: pair.base.triggers.first?.span, head: schedule.span,
      facts: [.times(nil, schedule, firstDay)], identity: [schedule.text])
  }
  return (changes, isRewritten)
}

/// A schedule of a workflow.
private struct TimedTrigger {
  let schedule: Schedule
  let zone: String
  let span: Span

  /// The expression with its zone.
  var text: String { "\(schedule.awsExpression) \(zone)" }

  func isSame(as other: TimedTrigger) -> Bool { schedule == other.schedule && zone == other.zone }

  /// The next runs from the beginning of a day in the schedule's zone; what is counted from the deployment has none.
  func runs(from day: FirstDay) -> [String] {
    if case .rate = schedule { return [schedule.awsExpression] }
    return schedule.nextOccurrences(after: day.eve, count: 3).map { time in
      time.text.prefix(16).split(separator: "T").joined(separator: " ")
    }
  }
}

private func schedules(of flow: Flow) -> [TimedTrigger] {
  flow.triggers.compactMap { trigger in
    guard case .schedule(let schedule) = trigger.kind else { return nil }
    return TimedTrigger(
      schedule: schedule.schedule.value, zone: schedule.timezone?.value ?? "UTC", span: schedule.schedule.span)
  }
}

private func change(from old: TimedTrigger, to new: TimedTrigger, _ firstDay: FirstDay) -> Change? {
  func change(_ code: ChangeCode, _ message: Sentence) -> Change {
    Change(
      code, message, base: old.span, head: new.span,
      facts: [
        .values(.words(.schedule), .code(old.text), .code(new.text)), .times(old, new, firstDay),
      ], identity: [old.text, new.text])
  }
  guard old.zone == new.zone else {
    return old.schedule == new.schedule
      ? change(.timezoneChanged, .runsInOtherZone(old.zone, new.zone)) : change(.runsMoved, .runsAtOtherTimes)
  }
  switch old.schedule.relation(to: new.schedule, from: firstDay.eve) {
  case .equal: return nil
  case .fewer: return change(.runsRemoved, .runsLessOften)
  case .more: return change(.runsAdded, .runsMoreOften)
  case .other: return change(.runsMoved, .runsAtOtherTimes)
  }
}

extension ChangeFact {
  fileprivate static func times(_ old: TimedTrigger?, _ new: TimedTrigger?, _ day: FirstDay) -> ChangeFact {
    let zones = [old?.zone, new?.zone].compactMap { $0 }
    let label: Sentence =
      zones.allSatisfy { $0 == zones.first }
      ? .firstRuns(day.text, zones.first ?? "") : .firstRunsInOwnZone(day.text)
    return ChangeFact(.words(label), .times(before: old?.runs(from: day) ?? [], after: new?.runs(from: day) ?? []))
  }
}
