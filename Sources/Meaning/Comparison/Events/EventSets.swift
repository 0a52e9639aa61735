import Emit
import EventPattern
import Flow
import Source

/// Where events are taken from: a bus, and what only the deployment knows of their source.
struct EventPlace: Hashable {
  /// The bus; none for the default one.
  var bus: String?
  /// The partner's source of which only the beginning is known, as the trigger names it.
  var partner: String?
}

/// The events of one place that start a workflow.
struct EventSet {
  let place: EventPlace
  /// What the triggers ask for, each with its trigger.
  private(set) var asked: [(pattern: Pattern, trigger: FlowTrigger)] = []

  init(_ place: EventPlace) { self.place = place }

  mutating func add(_ pattern: Pattern, of trigger: FlowTrigger) { asked.append((pattern, trigger)) }

  /// One pattern for all of them.
  var union: Pattern {
    if asked.count == 1 { return asked[0].pattern }
    var union = Pattern()
    union.add(anyOf: asked.map(\.pattern))
    return union
  }

  /// What the triggers ask for in a form that does not depend on how it is written, nor on their order.
  var canonical: [String] { asked.map { $0.pattern.json.text() }.sorted() }

  /// Where the first trigger is written.
  var span: Span? { asked.first?.trigger.span }

  /// The events that start a workflow, by place, in the order of its triggers. Times are left out.
  static func all(of flow: Flow, in project: Project?) -> [EventSet] {
    var sets: [EventSet] = []
    func add(_ pattern: Pattern, at place: EventPlace, _ trigger: FlowTrigger) {
      let index = sets.firstIndex { $0.place == place } ?? sets.count
      if index == sets.count { sets.append(EventSet(place)) }
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

  /// What the place is called.
  var name: String { partner ?? bus ?? "default" }
}
