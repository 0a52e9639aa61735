import Diagnostics
import EventPattern
import Flow
import Plan
import Source

/// A trigger with everything but its targets.
struct ResolvedTrigger {
  enum Kind {
    /// The events of a bus; nil is the default bus.
    case bus(name: PlanText?, pattern: RulePattern)
    case schedule(FlowSchedule)
  }

  var kind: Kind
  var index: Int
  /// The end of the names of its rules or schedules; empty for the first trigger.
  var suffix: [String]
  /// Whether its pattern contains wildcards, which the quotas of event buses count.
  var hasWildcards: Bool
  var origin: Span
}

extension WorkflowPlanner {
  /// The bus and the pattern of a prepared trigger, or its schedule.
  mutating func resolve(_ trigger: PreparedTrigger, index: Int) -> ResolvedTrigger? {
    let suffix = index == 0 ? [] : ["trigger", String(index + 1)]
    let kind: ResolvedTrigger.Kind
    switch trigger.outcome {
    case .broken:
      builder.report(contentsOf: trigger.findings)
      builder.giveUp()
      return nil
    case .schedule(let schedule): kind = .schedule(schedule)
    case .pattern(let bus, let pattern): kind = .bus(name: bus, pattern: pattern)
    case .event(let arrival, let pattern):
      let bus = bus(of: arrival)
      builder.report(contentsOf: trigger.findings)
      guard let pattern else { return nil }
      kind = .bus(name: bus, pattern: pattern)
    }
    return ResolvedTrigger(
      kind: kind, index: index, suffix: suffix, hasWildcards: trigger.hasWildcards, origin: trigger.origin)
  }

  /// The bus that events arrive on. Adds the resources that bring them there.
  private mutating func bus(of arrival: EventArrival) -> PlanText? {
    switch arrival {
    case .bus(_, let name): return name.map { PlanText($0) }
    case .webhook(let settings, let source, let endpointBus, _, let name):
      if let endpoint = Endpoint(settings, of: source, bus: endpointBus.map { PlanText($0) }) {
        builder.need(.endpoint(endpoint))
      }
      return name.map { PlanText($0) }
    case .partner(let source, let name, let span):
      return partner(PlanText(source), label: name == source ? name.replacingSeparators() : name, origin: span)
    case .unknownPartner(let name, _, _):
      guard let parameter = arrival.parameter else { return nil }
      builder.parameter(parameter)
      return partner(.parameter(parameter.name), label: name, origin: parameter.origin.span)
    }
  }

  /// A partner's events arrive on a bus that has the name of their source
  /// (EventBridge User Guide, "Receiving events from a SaaS partner").
  private mutating func partner(_ source: PlanText, label: String, origin: Span?) -> PlanText {
    let bus = SharedResource.partnerBus(source, label: label, origin: origin)
    builder.need(bus)
    return .reference(bus.identifier, .name)
  }
}
