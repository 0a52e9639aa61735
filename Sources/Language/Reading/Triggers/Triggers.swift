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
      // A misspelt 'source' has its finding already.
      if fields.entries.count == tree.count(of: node), !tree.isInvalid(node) {
        report(
          .triggerForm, .triggerWithoutForm, at: anchor(of: node),
          hint: .saySourceOrTime)
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
    report(.misplacedKey, .doesNotGoWith(key.rawValue, form: form.rawValue), at: span(name), hint: hint)
  }

  private func eventTrigger(_ fields: Fields<TriggerKey>, _ node: NodeIndex) -> Trigger.Kind {
    let source = fields[.source].flatMap { constantText($0, .key("source"), wanted: .sourceName) }
    var events: [Located<String>] = []
    if let node = fields[.event] {
      for item in oneOrMore(node, .key("event")) {
        guard let event = constantText(item, .key("event"), wanted: .eventName) else { continue }
        if let first = events.first(where: { $0.value == event.value }) {
          report(
            .repeatedEntry, .eventNamedTwice(event.value), at: event.span, hint: .takeAway,
            labels: [Label(first.span, .firstNamedHere)])
        } else {
          events.append(event)
        }
      }
      // A name that is wrong must not turn into any event of the source.
      if events.isEmpty { return .invalid }
    }
    let bus = fields[.bus].flatMap { constantText($0, .key("bus"), wanted: .busName) }
    let conditions = fields[.where].flatMap { self.conditions($0, .key("where")) }
    let envelope = fields[.envelope].flatMap { self.conditions($0, .key("envelope")) }
    if let envelope { reportFields(ofEnvelope: envelope) }
    guard let source else { return .invalid }
    return .event(
      EventTrigger(source: source, events: events, bus: bus, conditions: conditions, envelope: envelope))
  }

  private func patternTrigger(_ fields: Fields<TriggerKey>) -> Trigger.Kind {
    guard let node = fields[.pattern], let input = patternInput(node, .key("pattern")),
      let pattern = readPattern(input, into: sink)
    else { return .invalid }
    lintEnvelope(pattern, into: sink)
    lintConditions(pattern, into: sink)
    lintFragileShapes(pattern, into: sink)
    checkNumbers(pattern, into: sink)
    checkLength(pattern, into: sink)
    let bus = fields[.bus].flatMap { constantText($0, .key("bus"), wanted: .busName) }
    return .pattern(pattern, bus: bus)
  }

  private func scheduleTrigger(_ fields: Fields<TriggerKey>) -> Trigger.Kind {
    let zone = fields[.timezone].flatMap { constantText($0, .key("timezone"), wanted: .timeZoneName) }
    let text = fields[.schedule].flatMap { constantText($0, .key("schedule"), wanted: .schedule) }
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
