import Emit
import EventPattern
import Flow
import Source

/// Where events arrive: a bus, or a partner's source whose name only the deployment knows.
struct EventPlace: Hashable {
  /// The bus; nil for the default one.
  var bus: String?
  /// The name that the trigger has for a partner's source of which only the prefix is known.
  var partner: String?
}

/// The events of one place that start a workflow.
struct EventSet {
  struct Trigger {
    let pattern: Pattern
    let trigger: FlowTrigger
  }

  let place: EventPlace
  private(set) var triggers: [Trigger] = []
  /// The pattern of each trigger in a form that does not depend on its layout.
  private(set) var canonical: [String] = []

  init(_ place: EventPlace) { self.place = place }

  mutating func add(_ pattern: Pattern, of trigger: FlowTrigger) {
    triggers.append(Trigger(pattern: pattern, trigger: trigger))
    canonical.append(pattern.json.text())
  }

  /// One pattern for all triggers.
  var union: Pattern {
    if triggers.count == 1 { return triggers[0].pattern }
    var union = Pattern()
    union.add(anyOf: triggers.map(\.pattern))
    return union
  }

  /// The patterns in a form that depends neither on their layout nor on their order.
  var identity: [String] { canonical.sorted() }

  /// The place of the first trigger.
  var span: Span? { triggers.first?.trigger.span }

  /// The events that start a workflow, by place, in the order of its triggers. Schedules are left out.
  static func all(of flow: Flow, in project: Project?) -> [EventSet] {
    var sets: [EventSet] = []
    var positions: [EventPlace: Int] = [:]
    func add(_ pattern: Pattern, at place: EventPlace, _ trigger: FlowTrigger) {
      let index = positions[place] ?? sets.count
      if index == sets.count {
        positions[place] = index
        sets.append(EventSet(place))
      }
      sets[index].add(pattern, of: trigger)
    }
    for trigger in flow.triggers {
      switch trigger.kind {
      case .schedule, .invalid: continue
      case .pattern(let pattern, let bus): add(pattern, at: EventPlace(bus: busName(bus)), trigger)
      case .event(let events):
        guard let arrival = events.arrival(in: project) else { continue }
        add(events.pattern(from: arrival.source), at: EventPlace(arrival), trigger)
      }
    }
    return sets
  }
}

extension EventPlace {
  init(_ arrival: EventArrival) {
    switch arrival {
    case .bus(_, let name), .webhook(_, _, _, _, let name): self.init(bus: name)
    // A partner's bus has the name of the source.
    case .partner(let source, _, _): self.init(bus: source)
    case .unknownPartner(let name, _, _): self.init(partner: name)
    }
  }

  /// The name of the place.
  var name: String { partner ?? bus ?? "default" }
}
