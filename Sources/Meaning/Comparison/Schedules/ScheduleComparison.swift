import Diagnostics
import Flow
import Schedules
import Source

/// The changes of the times at which the workflow starts; and whether expressions that differ have the same times.
func scheduleChanges(_ pair: WorkflowPair, from firstDay: FirstDay) -> (changes: [Change], isRewritten: Bool) {
  // Schedules that are the same on both sides are left out, wherever they are in the list.
  let (before, after) = (schedules(of: pair.base), schedules(of: pair.head))
  let (old, new) = (before.removing(after), after.removing(before))
  let paired = min(old.count, new.count)
  var changes = (0..<paired).compactMap { change(from: old[$0], to: new[$0], firstDay) }
  let isRewritten = changes.count < paired
  changes += old.dropFirst(paired).map { schedule in
    Change(
      .scheduleRemoved, .noLongerRunsAt(schedule.text), base: schedule.span, head: pair.head.triggers.first?.span,
      facts: [.times(schedule, nil, firstDay)], identity: [schedule.text])
  }
  changes += new.dropFirst(paired).map { schedule in
    Change(
      .scheduleAdded, .nowRunsAt(schedule.text), base: pair.base.triggers.first?.span, head: schedule.span,
      facts: [.times(nil, schedule, firstDay)] + schedule.clockFacts(after: nil), identity: [schedule.text])
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

  /// What the clocks of the zone mean for the runs when they are put forward or back, unless it was so before.
  func clockFacts(after old: TimedTrigger?) -> [ChangeFact] {
    guard case .cron = schedule else { return [] }
    let skipped = TimeZoneName.skippedMinutes(of: zone)
    var facts: [ChangeFact] = []
    if let old, case .cron = old.schedule, old.zone != zone,
      (TimeZoneName.skippedMinutes(of: old.zone) == nil) != (skipped == nil)
    {
      facts.append(.note(skipped == nil ? .clocksNoLongerChange(old.zone, zone) : .clocksNowChange(old.zone, zone)))
    }
    if let skipped {
      let times = schedule.timesOfDay(in: skipped)
      if !times.isEmpty, old?.zone != zone || old?.schedule.timesOfDay(in: skipped) != times {
        facts.append(.note(.runsSkipped(zone, times)))
      }
    }
    return facts
  }

  /// The next runs from the start of a day in the schedule's zone; for a rate, whose runs AWS counts from the deployment,
  /// the expression.
  func runs(from day: FirstDay) -> [String] {
    guard let times = schedule.nextOccurrences(after: day.eve, count: 3) else { return [schedule.awsExpression] }
    return times.map { $0.text.prefix(16).split(separator: "T").joined(separator: " ") }
  }
}

extension [TimedTrigger] {
  /// The schedules without those that are in another list too, each as often as it is there.
  fileprivate func removing(_ others: [TimedTrigger]) -> [TimedTrigger] {
    var counts: [String: Int] = [:]
    for other in others { counts[other.text, default: 0] += 1 }
    return filter { schedule in
      guard let count = counts[schedule.text], count > 0 else { return true }
      counts[schedule.text] = count - 1
      return false
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

/// The minutes by which the clocks of two schedules are ahead of common ones; nil if clocks that change make them differ.
private func clockOffsets(_ old: TimedTrigger, _ new: TimedTrigger) -> (own: Int, other: Int)? {
  if old.zone == new.zone { return (0, 0) }
  // AWS counts intervals, which have no zone.
  if case .rate = old.schedule, case .rate = new.schedule { return (0, 0) }
  guard let before = TimeZoneName.fixedOffset(of: old.zone), let after = TimeZoneName.fixedOffset(of: new.zone)
  else {
    return nil
  }
  return (before, after)
}

private func change(from old: TimedTrigger, to new: TimedTrigger, _ firstDay: FirstDay) -> Change? {
  func change(_ code: ChangeCode, _ message: Sentence) -> Change {
    Change(
      code, message, base: old.span, head: new.span,
      facts: [
        .values(.words(.schedule), .code(old.text), .code(new.text)), .times(old, new, firstDay),
      ] + new.clockFacts(after: old), identity: [old.text, new.text])
  }
  let moved =
    old.schedule == new.schedule && old.zone != new.zone
    ? change(.timezoneChanged, .runsInOtherZone(old.zone, new.zone)) : change(.runsMoved, .runsAtOtherTimes)
  guard let offsets = clockOffsets(old, new) else { return moved }
  switch old.schedule.relation(to: new.schedule, from: firstDay.midnight, offsets: offsets) {
  case .equal: return nil
  case .fewer: return change(.runsRemoved, .runsLessOften)
  case .more: return change(.runsAdded, .runsMoreOften)
  case .other: return moved
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
