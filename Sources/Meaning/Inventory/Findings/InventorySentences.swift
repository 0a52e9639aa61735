import Catalog
import Comparison
public import Diagnostics
import Flow
import Schedules
import Source

extension InventoryEntry {
  /// What the workflow does, in one sentence.
  public var purpose: Sentence {
    var starts: [Sentence] = flow.triggers.compactMap(\.clause)
    if !starters.isEmpty { starts.append(.startedBy(starters)) }
    var known: Set<Sentence> = []
    var actions = flow.calls.map(\.clause).filter { known.insert($0).inserted }
    let more = actions.count - Self.mostClauses
    if more > 1 { actions = actions.prefix(Self.mostClauses) + [.moreActions(more)] }
    let does: Sentence = actions.isEmpty ? .doesNothing : .allOf(actions)
    return starts.isEmpty ? .itDoes(does) : .whenItDoes(.anyOf(starts), does)
  }

  /// What starts the workflow: a line for each trigger, and for each workflow that starts it.
  public var triggers: [Sentence] { flow.triggers.compactMap(\.line) + starters.map { .workflow($0) } }

  /// The number of clauses after which a sentence only counts the rest.
  private static let mostClauses = 5
}

extension FlowTrigger {
  /// What starts the workflow, after "when"; nil for an invalid trigger.
  fileprivate var clause: Sentence? {
    switch kind {
    case .invalid: return nil
    case .schedule(let schedule):
      return .scheduleIsDue(schedule.schedule.value.awsExpression, schedule.timezone?.value ?? "UTC")
    case .pattern(_, let bus): return .patternMatches(busName(bus))
    case .event(let events):
      let names = events.events.map(\.value)
      let source = events.source.value
      let arrives: Sentence = names.isEmpty ? .anyEventArrives(source) : .eventArrives(names, source)
      return events.conditions == nil && events.envelope == nil ? arrives : .underConditions(arrives)
    }
  }
}

extension FlowTrigger {
  /// The source and the events, or the schedule; nil for an invalid trigger.
  fileprivate var line: Sentence? {
    switch kind {
    case .invalid: nil
    case .schedule(let schedule):
      .schedule(schedule.schedule.value.awsExpression, schedule.timezone?.value ?? "UTC")
    case .pattern(_, let bus): busName(bus).map { .patternOn($0) } ?? .patternOnDefaultBus
    case .event(let events):
      events.events.isEmpty
        ? .anyEvent(events.source.value) : .events(events.events.map(\.value), events.source.value)
    }
  }
}

extension Call {
  /// What the task does, after "it".
  fileprivate var clause: Sentence {
    let does = action(receiver?.name ?? "")
    return condition == nil ? does : .inSomeCases(does)
  }

  private func action(_ receiver: String) -> Sentence {
    switch operation {
    case .batchJob: .submitsJob(receiver)
    case .build: .startsBuild(receiver)
    case .chat(let message): .posts(message.channel.name)
    case .container: .runsContainer(receiver)
    case .delivery, .stream: .writesRecord(receiver)
    case .event: receiver.isEmpty ? .putsEvent : .putsEventOn(receiver)
    case .forward: .forwardsEvent(receiver)
    case .function: .invokes(receiver)
    case .item: .writesItem(receiver)
    case .log: .writesLog(receiver)
    case .machine: .starts(receiver)
    case .mail: .sendsMail
    case .object: .storesObject(receiver)
    case .queue: .sendsMessage(receiver)
    case .request(let request): .sendsRequest(request.method, request.connection.name)
    case .topic: .publishes(receiver)
    case .service: .calls(uses)
    case nil: .uses(uses)
    }
  }
}

// The lines of triggers.
extension Sentence {
  static func schedule(_ expression: String, _ zone: String) -> Sentence { "\(expression) (\(zone))" }
  static func patternOn(_ bus: String) -> Sentence { "event pattern on the event bus \(bus)" }
  static let patternOnDefaultBus: Sentence = "event pattern on the default event bus"
  static func anyEvent(_ source: String) -> Sentence { "\(source): any event" }
  static func events(_ names: [String], _ source: String) -> Sentence { "\(source): \(texts: names)" }
  static func workflow(_ name: String) -> Sentence { "workflow \(name)" }
}

// The clauses of a sentence that says what a workflow does.
extension Sentence {
  static func whenItDoes(_ starts: Sentence, _ does: Sentence) -> Sentence { "When \(starts), it \(does)." }
  static func itDoes(_ does: Sentence) -> Sentence { "It \(does)." }
  static let doesNothing: Sentence = "does nothing"
  static func anyOf(_ clauses: [Sentence]) -> Sentence { "\(clauses, separator: ", or when ", last: ", or when ")" }
  static func allOf(_ clauses: [Sentence]) -> Sentence { "\(clauses, last: " and ")" }
  static func moreActions(_ count: Int) -> Sentence { "does \(count) more things" }
  static func inSomeCases(_ does: Sentence) -> Sentence { "in some cases \(does)" }

  static func startedBy(_ names: [String]) -> Sentence { "\(texts: names, last: " or ") starts it" }
  static func scheduleIsDue(_ expression: String, _ zone: String) -> Sentence {
    "the schedule \(expression) in \(zone) is due"
  }
  static func patternMatches(_ bus: String?) -> Sentence {
    bus.map { "an event on the event bus \($0) matches its pattern" }
      ?? "an event on the default event bus matches its pattern"
  }
  static func anyEventArrives(_ source: String) -> Sentence { "any event from \(source) arrives" }
  static func eventArrives(_ names: [String], _ source: String) -> Sentence {
    "\(texts: names, last: " or ") from \(source) arrives"
  }
  static func underConditions(_ arrives: Sentence) -> Sentence { "\(arrives) and meets its conditions" }

  static func submitsJob(_ queue: String) -> Sentence { "submits a job to \(queue)" }
  static func startsBuild(_ project: String) -> Sentence { "starts a build of \(project)" }
  static func posts(_ channel: String) -> Sentence { "posts to \(channel)" }
  static func runsContainer(_ definition: String) -> Sentence { "runs the task definition \(definition)" }
  static func writesRecord(_ stream: String) -> Sentence { "writes a record to \(stream)" }
  static let putsEvent: Sentence = "puts an event on the default event bus"
  static func putsEventOn(_ bus: String) -> Sentence { "puts an event on the event bus \(bus)" }
  static func forwardsEvent(_ bus: String) -> Sentence { "forwards the event to the event bus \(bus)" }
  static func invokes(_ function: String) -> Sentence { "invokes the function \(function)" }
  static func writesItem(_ table: String) -> Sentence { "writes an item to the table \(table)" }
  static func writesLog(_ group: String) -> Sentence { "writes to the log group \(group)" }
  static func starts(_ machine: String) -> Sentence { "starts \(machine)" }
  static let sendsMail: Sentence = "sends an email"
  static func storesObject(_ bucket: String) -> Sentence { "stores an object in \(bucket)" }
  static func sendsMessage(_ queue: String) -> Sentence { "sends a message to the queue \(queue)" }
  static func sendsRequest(_ method: String, _ connection: String) -> Sentence {
    "sends a \(term: method) request to \(connection)"
  }
  static func publishes(_ topic: String) -> Sentence { "publishes to the topic \(topic)" }
  static func calls(_ action: String) -> Sentence { "calls \(action)" }
  static func uses(_ action: String) -> Sentence { "uses \(action)" }
}
