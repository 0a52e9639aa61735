public import Diagnostics
import Emit
import EventPattern
import Execution

/// Runs a log of events past all workflows of a project and counts, in memory that does not grow with the log.
public struct Replay: Sendable {
  /// Different values of a field, or days, that are counted by themselves; what comes later counts as one.
  static let distinctLimit = 1_000
  /// Records without an event that are kept to be shown.
  static let shownProblems = 5

  /// What is counted, over the whole log or a part of it.
  public struct Count: Sendable, Equatable {
    /// The events.
    public var events = 0
    /// The events on which at least one workflow fired.
    public var fired = 0
    /// The events that reached a person: one of the workflows that fired sent a chat message or a mail.
    public var reachedPerson = 0
    /// How often each workflow fired, in the order of `workflows`.
    public var workflows: [Int]

    /// The share of all events that reached a person, 0 to 1.
    public var triageRate: Double { events == 0 ? 0 : Double(reachedPerson) / Double(events) }
  }

  /// A record without an event.
  public struct Problem: Sendable, Equatable {
    /// The number of the line, from 1, that the record begins in.
    public let line: Int
    /// Why it has none.
    public let reason: Sentence
    /// The record's beginning.
    public let text: String
  }

  /// A workflow of the replay.
  public struct Entry: Sendable, Equatable {
    /// The name.
    public let name: String
    /// Whether it sends chat messages or mails. One that is a state machine is carried out for each event: a condition may
    /// decide against it.
    public let reachesPerson: Bool
    /// Whether it is disabled: counted as if it were not.
    public let isDisabled: Bool
  }

  /// The workflows that can fire on an event, in the order of their names.
  public let workflows: [Entry]
  /// The workflows that were left out, each with its reason.
  public let leftOut: [(name: String, reason: Sentence)]
  /// The path whose values are counted, names with dots between them.
  public let field: String?
  /// All events.
  public private(set) var total: Count
  /// By day, `YYYY-MM-DD` of the event's `time`; the empty text for events without one.
  public private(set) var days: [String: Count] = [:]
  /// The events of days that were not counted by themselves.
  public private(set) var otherDays: Count
  /// By the value of `field`; events without a value are not among them.
  public private(set) var values: [String: Count] = [:]
  /// How many values were not counted by themselves.
  public private(set) var otherValues: Count
  /// How many records there were of each shape.
  public private(set) var shapes: [RecordShape: Int] = [:]
  /// How many records, or entries of one, have no event.
  public private(set) var unreadable = 0
  /// The first of them.
  public private(set) var problems: [Problem] = []

  /// How many executions could not be simulated to their ends: they count as if they reached a person.
  public private(set) var unknownExecutions = 0

  private var work = SimulationWork()
  private var cutter = RecordCutter()
  private var rules: RuleSet
  /// The machines of the workflows that have one and send chat messages or mails.
  private let machines: [PreparedMachine?]
  /// The workflow of each rule.
  private let owners: [Int]
  private let path: [String]
  /// The count that each day and value starts with.
  private let nothing: Count

  /// Makes ready to run a log past workflows, those of several projects among them.
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

  /// How many lines were read.
  public var lines: Int { cutter.lineCount }

  /// Counts a line of the log, or a part of one that is not its end. A line is an event as a rule, but one line may hold
  /// many events, and an event many lines.
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

  /// Counts what is left at the end of the log.
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

  /// Counts an event; false where it is no JSON after all.
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

  /// Whether one of the workflows that fired reaches a person. State machines are carried out, with examples of what
  /// services answer.
  private mutating func reachesPerson(_ fired: [Int], _ event: RecordedEvent) -> Bool {
    var value: JSONValue?
    for workflow in fired where workflows[workflow].reachesPerson {
      guard let machine = machines[workflow] else { return true }
      if value == nil { value = jsonValue(of: event.bytes) }
      guard let value else { return true }
      let budget = work.next()
      let execution = machine.execution(on: value, input: value, .none, within: budget)
      work.count(budget)
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

  /// A value as it is counted: of a long one its beginning, so that what is kept stays small.
  private func shortened(_ value: String) -> String {
    guard value.utf8.count > 512 else { return value }
    var start = String.UnicodeScalarView()
    start.append(contentsOf: value.unicodeScalars.prefix(128))
    return String(start) + "…"
  }

  /// The day of an event, by the ten characters that its time begins with.
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
