public import Diagnostics
import Emit
import EventPattern
import Execution

/// Runs a log of events through all workflows of a project and counts, in memory that does not grow with the log.
public struct Replay: Sendable {
  /// The most values of a field, or days, that are counted separately; later ones are counted together.
  static let distinctLimit = 1_000
  /// The number of entries without an event that are shown.
  static let shownProblems = 5

  /// The counts for the whole log or a part of it.
  public struct Count: Sendable, Equatable {
    /// The events.
    public var events = 0
    /// The events on which at least one workflow fired.
    public var fired = 0
    /// The events that reached a person: a workflow that fired sent a chat message or a mail.
    public var reachedPerson = 0
    /// How often each workflow fired, in the order of `workflows`.
    public var workflows: [Int]

    /// The share of all events that reached a person, 0 to 1.
    public var triageRate: Double { events == 0 ? 0 : Double(reachedPerson) / Double(events) }
  }

  /// An entry without an event.
  public struct Problem: Sendable, Equatable {
    /// The number of the line, from 1, in which the entry begins.
    public let line: Int
    /// The reason.
    public let reason: Sentence
    /// The start of the entry.
    public let text: String
  }

  /// A workflow of the replay.
  public struct Entry: Sendable, Equatable {
    /// The name.
    public let name: String
    /// Whether it sends chat messages or mails. A state machine is run for each event, because a condition may
    /// prevent them.
    public let reachesPerson: Bool
    /// Whether it is disabled; it is counted as if it were enabled.
    public let isDisabled: Bool
  }

  /// The workflows that can fire on an event, in the order of their names.
  public let workflows: [Entry]
  /// The workflows that were left out, with the reasons.
  public let leftOut: [(name: String, reason: Sentence)]
  /// The path whose values are counted: names joined by dots.
  public let field: String?
  /// All events.
  public private(set) var total: Count
  /// The counts by day, `YYYY-MM-DD` of the event's `time`; the empty string for events without a time.
  public private(set) var days: [String: Count] = [:]
  /// The counts of days that were not counted separately.
  public private(set) var otherDays: Count
  /// The counts by value of `field`; events without a value are left out.
  public private(set) var values: [String: Count] = [:]
  /// The number of values that were not counted separately.
  public private(set) var otherValues: Count
  /// The number of entries of each shape.
  public private(set) var shapes: [RecordShape: Int] = [:]
  /// The number of entries without an event.
  public private(set) var unreadable = 0
  /// The first entries without an event.
  public private(set) var problems: [Problem] = []

  /// The number of executions that could not be simulated to their end; they count as reaching a person.
  public private(set) var unknownExecutions = 0

  private var cutter = RecordCutter()
  private var rules: RuleSet
  /// The machines of the workflows that send chat messages or mails and have a state machine.
  private let machines: [PreparedMachine?]
  /// The workflow of each rule.
  private let owners: [Int]
  private let path: [String]
  /// The count that each day and value starts with.
  private let nothing: Count

  /// Prepares a replay through the workflows of one or more projects.
  public init(_ rulebooks: [Rulebook], field: String? = nil) {
    let owned = rulebooks.flatMap { rulebook in rulebook.workflows.map { (workflow: $0, plan: rulebook.plan) } }
      .sorted { $0.workflow.name.utf8.lexicographicallyPrecedes($1.workflow.name.utf8) }
    let all = owned.map(\.workflow)
    let known = all.filter { $0.standing == .planned && !$0.rules.isEmpty }
    machines = owned.filter { $0.workflow.standing == .planned && !$0.workflow.rules.isEmpty }.map {
      workflow, plan in
      guard workflow.reachesPerson, let body = workflow.machineBody else { return nil }
      return PreparedMachine(body, workflow.workflow, in: plan, region: nil, account: nil)
    }
    workflows = known.map { workflow in
      Entry(
        name: workflow.name, reachesPerson: workflow.reachesPerson,
        isDisabled: !workflow.rules.contains(where: \.isEnabled))
    }
    leftOut = all.compactMap { workflow in
      switch workflow.standing {
      case .planned: workflow.rules.isEmpty ? (workflow.name, .onlyScheduled) : nil
      case .leftOut(let reason): (workflow.name, reason)
      case .broken: (workflow.name, .hasErrors)
      }
    }
    rules = RuleSet(known.flatMap(\.rules).map(\.pattern))
    owners = known.enumerated().flatMap { index, workflow in workflow.rules.map { _ in index } }
    self.field = field
    path = field?.split(separator: ".").map(String.init) ?? []
    total = Count(workflows: Array(repeating: 0, count: known.count))
    nothing = total
    otherValues = total
    otherDays = total
  }

  /// The number of lines that were read.
  public var lines: Int { cutter.lineCount }

  /// Counts a line of the log, or a part of one that is not its end. Usually a line is an event, but one line may
  /// contain many events, and an event may have many lines.
  public mutating func add(line text: [UInt8], isWhole: Bool = true) {
    if isWhole, cutter.isBetweenLines, let found = recordedEvents(inWholeObject: text) {
      cutter.skipLine()
      count(found, text, cutter.lineCount)
      return
    }
    var pieces: [(RecordCutter.Piece, Int)] = []
    cutter.cut(text, endsLine: isWhole) { pieces.append(($0, $1)) }
    for (piece, line) in pieces { count(piece, line) }
  }

  /// Counts what remains at the end of the log.
  public mutating func finish() {
    var pieces: [(RecordCutter.Piece, Int)] = []
    cutter.finish { pieces.append(($0, $1)) }
    for (piece, line) in pieces { count(piece, line) }
  }

  private mutating func count(_ piece: RecordCutter.Piece, _ line: Int) {
    switch piece {
    case .object(let bytes), .text(let bytes): count(recordedEvents(in: bytes), bytes, line)
    case .broken(let bytes): reject(bytes, line, mistake(inJSON: bytes) ?? .objectOpen)
    case .tooLong(let bytes): reject(bytes, line, .longerThan(megabytes: RecordCutter.longest >> 20))
    }
  }

  private mutating func count(_ record: RecordedLine, _ text: [UInt8], _ line: Int) {
    switch record {
    case .blank: break
    case .unreadable(let reason): reject(text, line, reason)
    case .events(let events, let shape, let entriesWithout):
      var isSound = true
      for event in events { isSound = add(event, of: text, line) && isSound }
      if isSound { shapes[shape, default: 0] += 1 }
      for _ in 0..<entriesWithout { reject(text, line, .entryWithoutEvent) }
    }
  }

  private mutating func reject(_ text: [UInt8], _ line: Int, _ reason: Sentence) {
    unreadable += 1
    guard problems.count < Self.shownProblems else { return }
    let start = String(decoding: text.prefix(120), as: UTF8.self)
    problems.append(Problem(line: line, reason: reason, text: text.count > 120 ? start + "…" : start))
  }

  /// Counts an event; false if it is not JSON after all.
  private mutating func add(_ event: RecordedEvent, of text: [UInt8], _ line: Int) -> Bool {
    let taken: [Int]
    do throws(JSONMistake) {
      taken = try rules.rules(taking: event.bytes)
    } catch {
      reject(text, line, error.message)
      return false
    }
    var fired: [Int] = []
    for rule in taken where fired.last != owners[rule] { fired.append(owners[rule]) }
    let reaches = reachesPerson(fired, event)
    func note(_ count: inout Count) {
      count.events += 1
      if !fired.isEmpty { count.fired += 1 }
      if reaches { count.reachedPerson += 1 }
      for workflow in fired { count.workflows[workflow] += 1 }
    }
    note(&total)
    let nothing = nothing
    let day = day(of: event)
    if days[day] != nil || days.count < Self.distinctLimit {
      note(&days[day, default: nothing])
    } else {
      note(&otherDays)
    }
    guard field != nil else { return true }
    var seen: Set<String> = []
    for value in event.scalars(at: path) {
      let value = shortened(value)
      guard seen.insert(value).inserted else { continue }
      if values[value] != nil || values.count < Self.distinctLimit {
        note(&values[value, default: nothing])
      } else {
        note(&otherValues)
      }
    }
    return true
  }

  /// Whether one of the workflows that fired reaches a person. State machines are run with example results.
  private mutating func reachesPerson(_ fired: [Int], _ event: RecordedEvent) -> Bool {
    var value: JSONValue?
    for workflow in fired where workflows[workflow].reachesPerson {
      guard let machine = machines[workflow] else { return true }
      if value == nil { value = jsonValue(of: event.bytes) }
      guard let value else { return true }
      let execution = machine.execution(on: value, input: value, .none)
      if execution.passages.contains(where: { $0.calledTask?.reachesPerson == true && $0.visit.arguments != nil }) {
        return true
      }
      if case .unknown = execution.trace.outcome {
        unknownExecutions += 1
        return true
      }
    }
    return false
  }

  /// A value as it is counted: only the start of a long one, to limit memory.
  private func shortened(_ value: String) -> String {
    guard value.utf8.count > 512 else { return value }
    var start = String.UnicodeScalarView()
    start.append(contentsOf: value.unicodeScalars.prefix(128))
    return String(start) + "…"
  }

  /// The day of an event: the first ten characters of its time.
  private func day(of event: RecordedEvent) -> String {
    guard let time = event.text(of: "time")?.utf8.prefix(10), time.count == 10,
      time.enumerated().allSatisfy({ index, byte in
        index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
      })
    else { return "" }
    return String(decoding: Array(time), as: UTF8.self)
  }

  /// The days in order, events without a time last.
  public var daysInOrder: [(day: String, count: Count)] {
    days.sorted { left, right in
      left.key.isEmpty != right.key.isEmpty ? right.key.isEmpty : left.key < right.key
    }.map { ($0.key, $0.value) }
  }

  /// The values, the most frequent first.
  public var valuesInOrder: [(value: String, count: Count)] {
    values.sorted { left, right in
      if left.value.events != right.value.events { return left.value.events > right.value.events }
      return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }.map { ($0.key, $0.value) }
  }
}
