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
    let source = fields[.source].flatMap { openText($0, "'source'", wanted: "the name of a source") }
    let events = fields[.event].map { node in
      oneOrMore(node, "'event'").compactMap { openText($0, "'event'", wanted: "the name of an event") }
    }
    // A name that is wrong must not turn into any event of the source.
    if events?.isEmpty == true { return .invalid }
    let bus = bus(fields)
    let conditions = fields[.where].flatMap { self.conditions($0, "'where'") }
    let envelope = fields[.envelope].flatMap { self.conditions($0, "'envelope'") }
    if let envelope { reportFields(ofEnvelope: envelope.pattern.outline) }
    guard let source else { return .invalid }
    return .event(
      EventTrigger(source: source, events: events ?? [], bus: bus, conditions: conditions, envelope: envelope))
  }

  private func bus(_ fields: Fields<TriggerKey>) -> OpenText? {
    fields[.bus].flatMap { openText($0, "'bus'", wanted: "the name or the ARN of an event bus") }
  }

  private func patternTrigger(_ fields: Fields<TriggerKey>) -> Trigger.Kind {
    guard let node = fields[.pattern], let pattern = pattern(node, "'pattern'") else { return .invalid }
    return .pattern(pattern, bus: bus(fields))
  }

  private func scheduleTrigger(_ fields: Fields<TriggerKey>) -> Trigger.Kind {
    let zone = fields[.timezone].flatMap { openText($0, "'timezone'", wanted: "the name of a time zone") }
    guard let node = fields[.schedule], let text = openText(node, "'schedule'", wanted: "a schedule") else {
      if case .closed(let zone)? = zone { _ = readTimeZone(zone, beside: nil, into: sink) }
      return .invalid
    }
    guard case .closed(let written) = text else {
      return .schedule(ScheduleTrigger(.open(text), timezone: zone))
    }
    let isPlain = tree.text(of: node) == written.value
    let schedule = readSchedule(written, spanOf: isPlain ? spanMap(node) : { _ in written.span }, into: sink)
    var isZone = true
    if case .closed(let zone)? = zone { isZone = readTimeZone(zone, beside: schedule, into: sink) != nil }
    return schedule.map {
      .schedule(ScheduleTrigger(.read(Located($0, written.span)), timezone: isZone ? zone : nil))
    } ?? .invalid
  }
}
