import Diagnostics
import EventPattern
import Flow
import Schedules
import Source
import Workflows
import YAML

extension NodeReader {
  /// One trigger, or a list of them.
  func triggers(_ node: NodeIndex) -> [Trigger] {
    switch tree.kind(of: node) {
    case .sequence: return (items(node, .key("trigger")) ?? []).map { trigger($0) }
    case .mapping: return [trigger(node)]
    case .scalar:
      reportType(node, .key("trigger"), wanted: .mapOrList, hint: .writeTrigger)
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
      // A misspelled 'source' already has a finding.
      if fields.entries.count == tree.count(of: node), !tree.isInvalid(node) {
        report(.triggerForm, .triggerWithoutForm, at: anchor(of: node), hint: .writeSourceOrSchedule)
      }
      return Trigger(.invalid, span: place)
    }
    if let second = forms.dropFirst().first, let name = fields.name(of: second), let first = fields.name(of: form) {
      report(
        .triggerForm, .besideInTrigger(second.rawValue, first: form.rawValue), at: span(name),
        hint: .makeTwoTriggers, labels: [Label(span(first), .triggerForm)])
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
    let hint: Sentence
    switch (key, form) {
    case (.timezone, _): hint = .zoneBelongsToSchedule
    case (.bus, .schedule): hint = .schedulerHasNoBus
    case (_, .pattern): hint = .putIntoPattern
    default: hint = .scheduleBringsNoEvent
    }
    report(.misplacedKey, .cannotBeCombined(key.rawValue, form: form.rawValue), at: span(name), hint: hint)
  }

  private func eventTrigger(_ fields: Fields<TriggerKey>, _ node: NodeIndex) -> Trigger.Kind {
    let source = fields[.source].flatMap { openText($0, .key("source"), wanted: .sourceName) }
    let events = fields[.event].map { node in
      oneOrMore(node, .key("event")).compactMap { openText($0, .key("event"), wanted: .eventName) }
    }
    // An invalid name must not turn into any event of the source.
    if events?.isEmpty == true { return .invalid }
    let bus = bus(fields)
    let conditions = fields[.where].flatMap { self.conditions($0, .key("where")) }
    let envelope = fields[.envelope].flatMap { self.conditions($0, .key("envelope")) }
    if let envelope { reportFields(ofEnvelope: envelope.pattern.outline) }
    guard let source else { return .invalid }
    return .event(
      EventTrigger(source: source, events: events ?? [], bus: bus, conditions: conditions, envelope: envelope))
  }

  private func bus(_ fields: Fields<TriggerKey>) -> OpenText? {
    fields[.bus].flatMap { openText($0, .key("bus"), wanted: .busName) }
  }

  private func patternTrigger(_ fields: Fields<TriggerKey>) -> Trigger.Kind {
    guard let node = fields[.pattern], let pattern = pattern(node, .key("pattern")) else { return .invalid }
    return .pattern(pattern, bus: bus(fields))
  }

  private func scheduleTrigger(_ fields: Fields<TriggerKey>) -> Trigger.Kind {
    let zone = fields[.timezone].flatMap { openText($0, .key("timezone"), wanted: .timeZoneName) }
    guard let node = fields[.schedule], let text = openText(node, .key("schedule"), wanted: .schedule) else {
      if case .closed(let zone)? = zone { _ = readTimeZone(zone, beside: nil, into: sink) }
      return .invalid
    }
    guard case .closed(let written) = text else { return .schedule(ScheduleTrigger(.open(text), timezone: zone)) }
    let isPlain = tree.text(of: node) == written.value
    let schedule = readSchedule(written, spanOf: isPlain ? spanMap(node) : { _ in written.span }, into: sink)
    var isZone = true
    if case .closed(let zone)? = zone { isZone = readTimeZone(zone, beside: schedule, into: sink) != nil }
    return schedule.map {
      .schedule(ScheduleTrigger(.read(Located($0, written.span)), timezone: isZone ? zone : nil))
    } ?? .invalid
  }
}
