import Diagnostics
import EventPattern
import Schedules
import Source
import Workflows
import YAML

extension NodeReader {
  /// One trigger, or a list of them.
  func triggers(_ node: NodeIndex) -> [Trigger] {
    switch tree.kind(of: node) {
    case .sequence: return (items(node, "'trigger'") ?? []).map { trigger($0) }
    case .mapping: return [trigger(node)]
    case .scalar:
      reportType(node, "'trigger'", wanted: "a map, or a list of them", hint: "write {source: …, event: …}")
      return [Trigger(.invalid, span: span(node))]
    }
  }

  private func trigger(_ node: NodeIndex) -> Trigger {
    let place = span(node)
    guard let fields = fields(node, as: TriggerKey.self) else { return Trigger(.invalid, span: place) }
    let forms: [TriggerKey] = fields.entries.map(\.key).filter {
      $0 == .source || $0 == .pattern || $0 == .schedule
    }
    guard let form = forms.first else {
      // A misspelt 'source' has its finding already.
      if fields.entries.count == tree.count(of: node), !tree.isInvalid(node) {
        report(
          .triggerForm, "a trigger has none of 'source', 'pattern' and 'schedule'", at: anchor(of: node),
          hint: "say which source the event comes from, or when the workflow starts")
      }
      return Trigger(.invalid, span: place)
    }
    if let second = forms.dropFirst().first, let name = fields.name(of: second), let first = fields.name(of: form) {
      report(
        .triggerForm, "'\(second.rawValue)' beside '\(form.rawValue)' in one trigger", at: span(name),
        hint: "make two triggers of it: 'trigger' takes a list", labels: [Label(span(first), "the trigger's form")])
      return Trigger(.invalid, span: place)
    }
    let allowed: [TriggerKey] =
      switch form {
      case .source: [.source, .event, .bus, .where, .envelope]
      case .pattern: [.pattern, .bus]
      default: [.schedule, .timezone]
      }
    for entry in fields.entries where !allowed.contains(entry.key) {
      reportMisplaced(entry.key, entry.name, beside: form)
    }
    let kind: Trigger.Kind =
      switch form {
      case .source: eventTrigger(fields, node)
      case .pattern: patternTrigger(fields)
      default: scheduleTrigger(fields)
      }
    return Trigger(kind, span: place)
  }

  private func reportMisplaced(_ key: TriggerKey, _ name: NodeIndex, beside form: TriggerKey) {
    let hint: String
    switch (key, form) {
    case (.timezone, _): hint = "a time zone belongs to a 'schedule'"
    case (.bus, .schedule): hint = "EventBridge Scheduler has no event bus: take it away"
    case (_, .pattern): hint = "put the condition into the pattern, or write 'source' in place of 'pattern'"
    default: hint = "a schedule brings no event: take it away"
    }
    report(.misplacedKey, "'\(key.rawValue)' does not go with '\(form.rawValue)'", at: span(name), hint: hint)
  }

  private func eventTrigger(_ fields: Fields<TriggerKey>, _ node: NodeIndex) -> Trigger.Kind {
    let source = fields[.source].flatMap { constantText($0, "'source'", wanted: "the name of a source") }
    var events: [Located<String>] = []
    if let node = fields[.event] {
      for item in oneOrMore(node, "'event'") {
        guard let event = constantText(item, "'event'", wanted: "the name of an event") else { continue }
        if let first = events.first(where: { $0.value == event.value }) {
          report(
            .repeatedEntry, "'event' names \(shown(event.value)) twice", at: event.span, hint: "take it away",
            labels: [Label(first.span, "first named here")])
        } else {
          events.append(event)
        }
      }
      // A name that is wrong must not turn into any event of the source.
      if events.isEmpty { return .invalid }
    }
    let bus = fields[.bus].flatMap { constantText($0, "'bus'", wanted: "the name or the ARN of an event bus") }
    let conditions = fields[.where].flatMap { self.conditions($0, "'where'") }
    let envelope = fields[.envelope].flatMap { self.conditions($0, "'envelope'") }
    if let envelope { reportFields(ofEnvelope: envelope) }
    guard let source else { return .invalid }
    return .event(
      EventTrigger(source: source, events: events, bus: bus, conditions: conditions, envelope: envelope))
  }

  private func patternTrigger(_ fields: Fields<TriggerKey>) -> Trigger.Kind {
    guard let node = fields[.pattern], let input = patternInput(node, "'pattern'"),
      let pattern = readPattern(input, into: sink)
    else { return .invalid }
    lintEnvelope(pattern, into: sink)
    lintConditions(pattern, into: sink)
    lintFragileShapes(pattern, into: sink)
    checkNumbers(pattern, into: sink)
    checkLength(pattern, into: sink)
    let bus = fields[.bus].flatMap { constantText($0, "'bus'", wanted: "the name or the ARN of an event bus") }
    return .pattern(pattern, bus: bus)
  }

  private func scheduleTrigger(_ fields: Fields<TriggerKey>) -> Trigger.Kind {
    let zone = fields[.timezone].flatMap { constantText($0, "'timezone'", wanted: "the name of a time zone") }
    let text = fields[.schedule].flatMap { constantText($0, "'schedule'", wanted: "a schedule") }
    let schedule = fields[.schedule].flatMap { node in
      text.flatMap { readSchedule($0, spanOf: places(of: $0, node), into: sink) }
    }
    let isZone = zone.map { readTimeZone($0, beside: schedule, into: sink) != nil } ?? true
    guard let text, let schedule else { return .invalid }
    return .schedule(
      ScheduleTrigger(schedule: Located(schedule, text.span), timezone: isZone ? zone : nil))
  }

  /// Where the bytes of a constant text stand; what came from a variable stands as a whole.
  private func places(of text: Located<String>, _ node: NodeIndex) -> (Range<Int>) -> Span {
    tree.text(of: node) == text.value ? spanMap(node) : { _ in text.span }
  }
}
