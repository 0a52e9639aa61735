import Diagnostics

/// Finds which patterns of a machine match an event. A matcher reuses its memory from one event to the next, so it
/// belongs to one task; its memory grows with the largest event, not with the number of events.
public struct EventMatcher: Sendable {
  private enum State {
    static let unknown: UInt8 = 0
    static let met: UInt8 = 1
    static let unmet: UInt8 = 2
  }

  private let machine: PatternMachine
  private var scan: EventScan
  /// The known state of each condition in this event: whether its list accepts a value of its field.
  private var states: [UInt8]
  /// The conditions whose state is known.
  private var known: [Int32] = []
  /// The last value that each condition was tried on, counted over all events.
  private var lastTried: [UInt32]
  /// The last event that each pattern matched.
  private var lastFound: [UInt32]
  /// For the search for substrings: the last visit of each node.
  private var seenParts: [UInt32]
  private var event: UInt32 = 0
  private var value: UInt32 = 0
  /// Index entries found by a value.
  private var entries: [Int32] = []
  private var candidates: [Int32] = []
  private var found: [Int] = []

  /// Allocates memory for matching events with a machine.
  public init(_ machine: PatternMachine) {
    self.machine = machine
    scan = EventScan(machine.paths)
    states = Array(repeating: State.unknown, count: machine.conditions.count)
    lastTried = Array(repeating: 0, count: machine.conditions.count)
    lastFound = Array(repeating: 0, count: machine.patternCount)
    seenParts = Array(repeating: 0, count: machine.indexes.reduce(0) { max($0, $1.partNodes) })
  }

  /// The numbers of the patterns that match an event given as JSON text, ascending. Text after the event is ignored.
  public mutating func patterns(matching event: [UInt8]) throws(JSONMistake) -> [Int] {
    try patterns(matching: event.span.bytes)
  }

  /// The numbers of the patterns that match an event given as JSON text in place, ascending. Text after the event is
  /// ignored.
  public mutating func patterns(matching event: RawSpan) throws(JSONMistake) -> [Int] {
    guard scan.read(event, machine.paths) else { throw JSONMistake(inEvent: event) }
    begin()
    let texts = scan.texts
    findCandidates(event, texts.span.bytes)
    for index in candidates.indices where isMet(candidates[index], event, texts.span.bytes) {
      report(candidates[index])
    }
    for index in machine.unpicked.indices where isMet(machine.unpicked[index], event, texts.span.bytes) {
      report(machine.unpicked[index])
    }
    if found.count > 1 { found.sort() }
    return found
  }

  private mutating func begin() {
    for condition in known { states[Int(condition)] = State.unknown }
    known.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    event &+= 1
    if event == 0 {
      for index in lastFound.indices { lastFound[index] = 0 }
      event = 1
    }
  }

  private mutating func beginValue() {
    value &+= 1
    guard value == 0 else { return }
    for index in lastTried.indices { lastTried[index] = 0 }
    for index in seenParts.indices { seenParts[index] = 0 }
    value = 1
  }

  private mutating func report(_ branch: Int32) {
    for place in machine.owners.places(of: branch) {
      let pattern = Int(machine.owners[place])
      guard lastFound[pattern] != event else { continue }
      lastFound[pattern] = event
      found.append(pattern)
    }
  }

  // MARK: Candidates

  private mutating func findCandidates(_ event: RawSpan, _ texts: RawSpan) {
    for index in scan.fields.indices {
      let field = scan.fields[index]
      guard machine.isIndexed[Int(field)] else { continue }
      var place = scan.first(of: field)
      while place >= 0 {
        let found = scan.values[Int(place)]
        search(field, found, (found.isUnescaped ? texts : event).extracting(found.start..<found.end))
        place = found.next
      }
    }
  }

  private mutating func search(_ field: Int32, _ found: EventScan.Value, _ text: RawSpan) {
    beginValue()
    let needsNumber = found.kind == .number && machine.indexes[Int(field)].needsNumber
    let number = needsNumber ? DecimalNumber.comparable(text) : nil
    entries.removeAll(keepingCapacity: true)
    machine.indexes[Int(field)].append(
      for: found.kind, text, number: number, seen: &seenParts, turn: value, to: &entries)
    for index in entries.indices {
      let condition = Int(entries[index] >> 1)
      guard states[condition] == State.unknown else { continue }
      if entries[index] & 1 == 1 {
        if lastTried[condition] == value { continue }
        lastTried[condition] = value
        guard isAccepted(found, text, by: machine.conditions[condition].list) else { continue }
      }
      states[condition] = State.met
      known.append(Int32(truncatingIfNeeded: condition))
      machine.pickedBy.append(Int32(truncatingIfNeeded: condition), to: &candidates)
    }
  }

  private func isAccepted(_ found: EventScan.Value, _ text: RawSpan, by list: Int32) -> Bool {
    let needsNumber = found.kind == .number && machine.lists[Int(list)].needsNumber
    let number = needsNumber ? DecimalNumber.comparable(text) : nil
    return machine.lists[Int(list)].accepts(found.kind, text, number: number)
  }

  // MARK: Confirming

  private mutating func isMet(_ branch: Int32, _ event: RawSpan, _ texts: RawSpan) -> Bool {
    let needsWalk = machine.sharesArrays[Int(branch)] && !scan.elements.isEmpty
    for place in machine.branches.places(of: branch) {
      let condition = machine.branches[place]
      if holds(condition, event, texts) { continue }
      let (field, list) = (machine.conditions[Int(condition)].field, machine.conditions[Int(condition)].list)
      // A field can be absent from the chosen elements although it has values.
      guard machine.lists[Int(list)].acceptsAbsence, needsWalk || scan.first(of: field) < 0 else { return false }
    }
    return !needsWalk || isMetInArrays(branch, event, texts)
  }

  /// Whether the list of a condition accepts a value of its field.
  private mutating func holds(_ condition: Int32, _ event: RawSpan, _ texts: RawSpan) -> Bool {
    let state = states[Int(condition)]
    if state != State.unknown { return state == State.met }
    let (field, list) = (machine.conditions[Int(condition)].field, machine.conditions[Int(condition)].list)
    var holds = false
    var place = scan.first(of: field)
    while place >= 0, !holds {
      let found = scan.values[Int(place)]
      let text = (found.isUnescaped ? texts : event).extracting(found.start..<found.end)
      holds = isAccepted(found, text, by: list)
      place = found.next
    }
    states[Int(condition)] = holds ? State.met : State.unmet
    known.append(condition)
    return holds
  }

  private func isMetInArrays(_ branch: Int32, _ event: RawSpan, _ texts: RawSpan) -> Bool {
    var conditions: [ArrayWalk.Condition] = []
    for place in machine.branches.places(of: branch) {
      let asked = machine.conditions[Int(machine.branches[place])]
      let (field, list) = (asked.field, asked.list)
      var condition = ArrayWalk.Condition(acceptsAbsence: machine.lists[Int(list)].acceptsAbsence)
      var place = scan.first(of: field)
      var isRising = true
      while place >= 0 {
        let found = scan.values[Int(place)]
        let text = (found.isUnescaped ? texts : event).extracting(found.start..<found.end)
        if let last = condition.present.last, last > found.element { isRising = false }
        if condition.present.last != found.element { condition.present.append(found.element) }
        if condition.accepted.last != found.element, isAccepted(found, text, by: list) {
          condition.accepted.append(found.element)
        }
        place = found.next
      }
      // A repeated or dotted name can lead back to an array's values later.
      if !isRising {
        condition.present.sort()
        condition.accepted.sort()
      }
      conditions.append(condition)
    }
    var walk = ArrayWalk(scan.elements)
    return walk.reach(conditions) == conditions.count
  }
}

extension JSONMistake {
  /// The error in an event that `EventScan` rejected.
  fileprivate init(inEvent event: RawSpan) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(event.byteCount)
    for place in 0..<event.byteCount { bytes.append(event.byte(place)) }
    do throws(JSONMistake) {
      _ = try EventFields(json: bytes)
      self.init(.noJSON, at: 0)
    } catch {
      self = error
    }
  }
}
