import Diagnostics
import EventPattern
import Plan
import Source
import Workflows

/// A trigger with everything decided but its targets.
struct ResolvedTrigger {
  enum Kind {
    /// Events of a bus; no name for the default bus.
    case bus(name: PlanText?, pattern: RulePattern)
    /// A time.
    case schedule(ScheduleTrigger)
  }

  var kind: Kind
  /// Its position in the workflow.
  var index: Int
  /// What the names of its rules or schedules end with; empty for the first trigger.
  var suffix: [String]
  /// Whether its pattern holds wildcards, of which a bus takes few.
  var hasWildcards: Bool
  var origin: Span
}

extension WorkflowPlanner {
  /// Decides on which bus a trigger's events arrive and what they look like, from what was worked out ahead.
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
    case .event(let place, let pattern):
      let bus = bus(of: place)
      builder.report(contentsOf: trigger.findings)
      guard let pattern else { return nil }
      kind = .bus(name: bus, pattern: pattern)
    }
    return ResolvedTrigger(
      kind: kind, index: index, suffix: suffix, hasWildcards: trigger.events?.pattern.hasWildcards ?? false,
      origin: trigger.origin)
  }

  /// The bus that events arrive on, with what brings them there.
  private mutating func bus(of place: PreparedTrigger.Place) -> PlanText? {
    switch place {
    case .bus(_, let name): return name
    case .webhook(let settings, let source, let endpointBus, _, let name):
      if let endpoint = Endpoint(settings, of: source, bus: endpointBus) { builder.need(.endpoint(endpoint)) }
      return name
    case .partner(let source, let label, let origin): return partner(source, label: label, origin: origin)
    case .unknownPartner(let parameter, let label):
      builder.parameter(parameter)
      return partner(.parameter(parameter.name), label: label, origin: parameter.origin.span)
    }
  }

  /// The bus of a partner's event source.
  private mutating func partner(_ source: PlanText, label: String, origin: Span?) -> PlanText {
    let bus = SharedResource.partnerBus(source, label: label, origin: origin)
    builder.need(bus)
    return .reference(bus.identifier, .name)
  }
}
