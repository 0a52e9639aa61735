import Catalog
import Diagnostics
import Emit
import EventPattern
import Plan
import Source
import Workflows

/// A trigger with everything decided but its targets.
struct ResolvedTrigger {
  enum Kind {
    /// Events of a bus; no name for the default bus.
    case bus(name: PlanText?, pattern: PlanValue)
    /// A time.
    case schedule(ScheduleTrigger)
  }

  var kind: Kind
  /// What the names of its rules or schedules end with; empty for the first trigger.
  var suffix: [String]
  var origin: Span
}

extension WorkflowPlanner {
  /// Decides on which bus a trigger's events arrive and what they look like.
  mutating func resolve(_ trigger: Trigger, index: Int) -> ResolvedTrigger? {
    let suffix = index == 0 ? [] : ["trigger", String(index + 1)]
    switch trigger.kind {
    case .invalid:
      giveUp()
      return nil
    case .schedule(let schedule):
      return ResolvedTrigger(kind: .schedule(schedule), suffix: suffix, origin: trigger.span)
    case .pattern(let pattern, let bus):
      return ResolvedTrigger(
        kind: .bus(name: bus.flatMap { busName($0.value) }, pattern: PlanValue(pattern.json)), suffix: suffix,
        origin: trigger.span)
    case .event(let event):
      guard let place = place(of: event) else { return nil }
      guard var pattern = eventPattern(of: event) else { return nil }
      if let literal = place.source.literal {
        var whole = Pattern([ValueMatcher(.string(literal))], at: ["source"])
        whole = whole.joined(with: pattern)
        pattern = whole
        let printed = checked(pattern, at: trigger.span)
        return ResolvedTrigger(
          kind: .bus(name: place.bus, pattern: PlanValue(printed)), suffix: suffix, origin: trigger.span)
      }
      guard case .map(let members) = PlanValue(checked(pattern, at: trigger.span)) else { return nil }
      return ResolvedTrigger(
        kind: .bus(
          name: place.bus, pattern: .map([PlanMember("source", .list([.text(place.source)]))] + members)),
        suffix: suffix, origin: trigger.span)
    }
  }

  /// The pattern's JSON; what is wrong with the pattern as a whole is reported.
  private mutating func checked(_ pattern: Pattern, at span: Span) -> JSONValue {
    let sink = DiagnosticSink()
    var placed = pattern
    placed.span = span
    let printed = pattern.json
    if checkLimits(placed, into: sink) {
      checkNumbers(placed, into: sink)
      checkLength(placed, printed: printed, into: sink)
    }
    for diagnostic in sink.diagnostics { report(diagnostic) }
    return printed
  }

  /// A bus's name as rules take it; none for the default bus.
  private func busName(_ text: String) -> PlanText? {
    guard case .success(let bus) = ResourceName.parse(text, as: .bus) else { return nil }
    let name = bus.name(as: .bus)
    return name == "default" ? nil : PlanText(name)
  }

  // MARK: Where events arrive

  private mutating func place(of event: EventTrigger) -> (source: PlanText, bus: PlanText?)? {
    let name = event.source.value
    if let source = builder.request.project?.source(named: name) {
      switch source.arrival {
      case .invalid:
        giveUp()
        return nil
      case .webhook:
        report(
          Diagnostic(
            .webhookNotCompiled,
            "'\(name)' arrives over a webhook endpoint, which this version does not generate yet",
            at: event.source.span, labels: [Label(source.span, "said here")],
            notes: [
              "If an endpoint of your own puts its events on a bus, say so: "
                + "'\(name): {source: …, bus: …}' in the project file."
            ]))
        return nil
      case .partner(let eventSource):
        return partner(PlanText(eventSource.value), label: name, origin: source.span)
      case .bus(let eventSource, let bus):
        return (PlanText(eventSource.value), (event.bus ?? bus).flatMap { busName($0.value) })
      }
    }
    let bus = event.bus.flatMap { busName($0.value) }
    if name.hasPrefix("aws.partner/") {
      return partner(PlanText(name), label: name.replacingSeparators(), origin: event.source.span)
    }
    switch EventCatalog.source(named: name)?.arrival {
    case .partner(let prefix, _):
      let parameter = builder.parameter(
        PlannedParameter(
          name: name + "-event-source",
          description: "The name of the partner event source, \(prefix)…, as the EventBridge console shows it.",
          pattern: "^aws\\.partner(/[\\.\\-_A-Za-z0-9]+){2,}$", origin: event.source.span))
      return partner(parameter, label: name, origin: event.source.span)
    case .webhook(let source): return (PlanText(source), bus)
    case .awsService, nil: return (PlanText(name), bus)
    }
  }

  /// A partner's events arrive on a bus that has the name of their source
  /// (EventBridge User Guide, "Receiving events from a SaaS partner").
  private func partner(_ source: PlanText, label: String, origin: Span) -> (source: PlanText, bus: PlanText?) {
    // A source that is not known yet is a parameter, which has the label's name.
    let key = source.literal.map { "source:" + $0 } ?? "parameter:" + label
    let bus = builder.shared(
      .eventBus, key: key, label: label, workflow: name, origin: origin
    ) { _ in .eventBus(EventBusBody(eventSource: source)) }
    return (source, .reference(bus, .name))
  }

  // MARK: What they look like

  private mutating func eventPattern(of event: EventTrigger) -> Pattern? {
    var pattern = Pattern()
    let naming = EventCatalog.source(named: event.source.value)?.naming ?? .detailType
    let names = event.events.map { naming.parts(of: $0.value) }
    if let action = names.compactMap(\.action).first, let condition = event.conditions?.condition(on: ["action"]) {
      report(
        Diagnostic(
          .eventActionTwice, "the action is said twice", at: condition.path.span,
          hint: "leave the condition out, or write the event without '.\(action)'",
          labels: event.events.prefix(1).map { Label($0.span, "first said here") },
          notes: ["'\(event.events[0].value)' means the event with the action '\(action)' in 'detail.action'."]))
      return nil
    }
    add(names, to: &pattern)
    if let envelope = event.envelope { pattern = pattern.joined(with: envelope.pattern) }
    if let conditions = event.conditions {
      pattern = pattern.joined(with: conditions.pattern.nested(under: "detail"))
    }
    return pattern
  }

  /// Detail-types with the same actions stand in one list; where they differ, each group is a branch of `$or`.
  private func add(_ names: [(detailType: String, action: String?)], to pattern: inout Pattern) {
    var actions: [(detailType: String, actions: [String])] = []
    for name in names {
      if let index = actions.firstIndex(where: { $0.detailType == name.detailType }) {
        // The bare event includes each of its actions.
        if actions[index].actions.isEmpty || name.action == nil {
          actions[index].actions = []
        } else if let action = name.action, !actions[index].actions.contains(action) {
          actions[index].actions.append(action)
        }
      } else {
        actions.append((name.detailType, name.action.map { [$0] } ?? []))
      }
    }
    var groups: [(detailTypes: [String], actions: [String])] = []
    for entry in actions {
      if let index = groups.firstIndex(where: { $0.actions == entry.actions }) {
        groups[index].detailTypes.append(entry.detailType)
      } else {
        groups.append(([entry.detailType], entry.actions))
      }
    }
    let branches = groups.map { group in
      var branch = Pattern(group.detailTypes.map { ValueMatcher(.string($0)) }, at: ["detail-type"])
      if !group.actions.isEmpty {
        branch.add(group.actions.map { ValueMatcher(.string($0)) }, at: ["detail", "action"])
      }
      return branch
    }
    if branches.count == 1 {
      pattern = pattern.joined(with: branches[0])
    } else if branches.count > 1 {
      pattern.add(anyOf: branches)
    }
  }
}

extension ConditionGroup {
  /// The conditions as a pattern of the object that they speak of.
  fileprivate var pattern: Pattern {
    var pattern = Pattern()
    for condition in conditions { pattern.add(condition.matchers, at: condition.path.value) }
    for group in alternatives { pattern.add(anyOf: group.value.map(\.pattern)) }
    return pattern
  }

  /// The condition on a path.
  fileprivate func condition(on path: [String]) -> Condition? {
    conditions.first { $0.path.value == path }
      ?? alternatives.lazy.flatMap(\.value).compactMap { $0.condition(on: path) }.first
  }
}
