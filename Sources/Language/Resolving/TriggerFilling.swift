import Catalog
import Diagnostics
import EventPattern
import Expressions
import Flow
import Schedules
import Source
import Workflows

extension Resolver {
  func closed(_ trigger: Trigger) -> FlowTrigger { FlowTrigger(kind(of: trigger), span: trigger.span) }

  private func kind(of trigger: Trigger) -> FlowTrigger.Kind {
    switch trigger.kind {
    case .invalid: return .invalid
    case .event(let event): return closed(event).map { .event($0) } ?? .invalid
    case .pattern(let pattern, let bus):
      let pattern = closed(pattern, .key("pattern"))
      let bus = bus.flatMap { busName($0) }
      return pattern.map { .pattern($0, bus: bus) } ?? .invalid
    case .schedule(let schedule): return closed(schedule).map { .schedule($0) } ?? .invalid
    }
  }

  private func busName(_ bus: OpenText) -> Located<String>? { closed(bus, .key("bus"), wanted: .busName) }

  private func closed(_ trigger: EventTrigger) -> FlowEvents? {
    let source = closed(trigger.source, .key("source"), wanted: .sourceName)
    let events = trigger.events.compactMap { closed($0, .key("event"), wanted: .eventName) }
    // An invalid name must not turn into any event of the source.
    guard trigger.events.isEmpty || !events.isEmpty else { return nil }
    let bus = trigger.bus.flatMap { busName($0) }
    let conditions = trigger.conditions.flatMap { closed($0, .key("where")) }
    let envelope = trigger.envelope.flatMap { closed($0, .key("envelope")) }
    return source.map {
      FlowEvents(source: $0, events: events, bus: bus, conditions: conditions, envelope: envelope)
    }
  }

  private func closed(_ trigger: ScheduleTrigger) -> FlowSchedule? {
    let timezone = trigger.timezone.flatMap { closed($0, .key("timezone"), wanted: .timeZoneName) }
    let schedule: Located<Schedule>?
    var isChecked = trigger.timezone?.isClosed ?? true
    switch trigger.time {
    case .read(let read): schedule = read
    case .open(let text):
      isChecked = false
      schedule = closed(text, .key("schedule"), wanted: .schedule).flatMap { text in
        readSchedule(text, spanOf: { _ in text.span }, into: sink).map { Located($0, text.span) }
      }
    }
    let isZone = timezone.map { isChecked || readTimeZone($0, beside: schedule?.value, into: sink) != nil } ?? true
    return schedule.map { FlowSchedule(schedule: $0, timezone: isZone ? timezone : nil) }
  }

  // MARK: Patterns

  private func closed(_ written: WrittenPattern, _ name: Sentence) -> Pattern? {
    if let pattern = written.pattern.closed { return pattern }
    let inputs = written.values.map { patternInput(filled($0), name) }
    return written.pattern.filled(with: { inputs[$0] }, into: sink)
  }

  /// The value of an open place in a pattern: a scalar, or a list of scalars; nil after a finding.
  private func patternInput(_ value: Value, _ name: Sentence) -> PatternInput? {
    if let scalar = value.scalar { return PatternInput(scalar, at: value.span) }
    let found: Sentence
    switch value.kind {
    case .list(let items):
      let scalars = items.compactMap { item in item.scalar.map { PatternInput($0, at: item.span) } }
      if scalars.count == items.count { return PatternInput(.array(scalars), at: value.span) }
      found = .listOfOthers
    case .map: found = .map
    default: return nil
    }
    sink.add(
      Diagnostic(
        .wrongType, .variableIsNotScalar(in: name, found: found), at: value.span, hint: .writeConditionHere))
    return nil
  }
}

extension Value {
  /// The value as a pattern's entry, if it is a scalar; nil if it has a finding.
  fileprivate var scalar: PatternInput.Kind? {
    switch kind {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let number): .number(number)
    case .text(let template): template.literal.map { .string($0) }
    case .list, .map, .invalid: nil
    }
  }
}
