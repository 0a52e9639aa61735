import Catalog
import Diagnostics
import Emit
import EventPattern
import Flow
import Schedules
import Source

/// Where a trigger's events or times come from.
struct TriggerSource {
  let kind: Graph.Node.Kind
  /// What identifies the source, whatever the trigger selects from it.
  let key: String
  let name: Sentence
  /// Which of its events the trigger selects.
  let events: [Sentence]
  /// How the events arrive, and the conditions on them.
  let details: [Sentence]
  /// Where the events arrive.
  let place: [Sentence]
  /// The bus and the `source` of the events, if both are known: a task may put such events there.
  let arrival: EventOrigin?
  /// What identifies the trigger in its workflow, together with its position among those with the same text: a trigger whose
  /// times or events change stays the same one.
  let identity: String

  /// Nil for an invalid trigger, which a finding reports.
  init?(_ trigger: FlowTrigger, in project: Project?) {
    switch trigger.kind {
    case .invalid: return nil
    case .schedule(let schedule):
      let zone = schedule.timezone?.value ?? "UTC"
      let expression = schedule.schedule.value.awsExpression
      kind = .schedule
      key = "schedule:\(expression) \(zone)"
      name = .shown(expression)
      events = []
      place = [.shown(zone)]
      details = place
      arrival = nil
      identity = "schedule"
    case .pattern(let pattern, let bus):
      let text = pattern.json.text()
      kind = .event
      key = "pattern:\(busName(bus) ?? "")"
      name = .pattern
      events = []
      place = [busName(bus).map { .bus($0) } ?? .defaultBus]
      details = place + [.conditions(text)]
      arrival = nil
      identity = key
    case .event(let selected):
      let arrives = selected.arrival(in: project)
      name = .shown(selected.source.value)
      events = [selected.events.isEmpty ? .anyEvent : .list(selected.events.map(\.value))]
      let conditions = [selected.conditions, selected.envelope].compactMap { $0?.json.text() }
      switch arrives {
      case .webhook(_, _, _, _, let bus):
        kind = .webhook
        place = [.webhook] + (bus.map { [.bus($0)] } ?? [])
      case .partner, .unknownPartner:
        kind = .event
        place = [.partner]
      case .bus(_, let bus):
        kind = .event
        place = bus.map { [.bus($0)] } ?? []
      case nil:
        kind = .event
        place = []
      }
      details = place + conditions.map { .conditions($0) }
      key = "source:\(selected.source.value) \(selected.bus?.value ?? "")"
      arrival = EventOrigin(arrives)
      identity = key
    }
  }
}

/// The `source` of events and the bus on which they arrive; nil for the default bus.
struct EventOrigin: Hashable {
  let source: String
  let bus: String?

  init(source: String, bus: String?) {
    self.source = source
    self.bus = bus
  }

  init?(_ arrival: EventArrival?) {
    switch arrival {
    case .bus(let source, let bus), .webhook(_, _, _, let source, let bus): self.init(source: source, bus: bus)
    case .partner, .unknownPartner, nil: return nil
    }
  }
}
