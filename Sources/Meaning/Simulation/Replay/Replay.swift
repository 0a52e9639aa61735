import Diagnostics
import Emit
import EventPattern
import Execution
import Expressions
public import Source

/// Runs logs of events past all workflows of a project and counts what they cause.
///
///     replay.begin(file: "events.jsonl", at: 0)
///     replay.add(line: …)
///     replay.end(at: size, of: size)
public struct Replay: LogCounting {
  /// What was counted so far.
  public private(set) var counts: ReplayCounts

  private var reading = RecordReading()
  /// The part of a log that is being read: its file, and where it begins.
  private var part: (file: String?, start: Int) = (nil, 0)
  private var rules: RuleSet
  /// The machines of the workflows that send chat messages or mails and have a state machine.
  private let machines: [PreparedMachine?]
  /// The workflow of each rule.
  private let owners: [Int]
  private let path: [String]
  private var mask: ValueMask

  /// Prepares a replay of logs past workflows, also those of several projects.
  ///
  /// - Parameters:
  ///   - digest: What tells the workflows, in this environment and version, from others.
  ///   - mask: Hides secrets in the values that are counted and in records that are shown: counts are also written down,
  ///     to be added to others later.
  public init(
    _ rulebooks: [Rulebook], field: String? = nil, digest: String = "", hasErrors: Bool = false,
    mask: SecretMask = .shapes
  ) {
    let owned = rulebooks.flatMap { rulebook in rulebook.workflows.map { (workflow: $0, plan: rulebook.plan) } }
      .sorted { $0.workflow.name.utf8.lexicographicallyPrecedes($1.workflow.name.utf8) }
    let known = owned.filter { $0.workflow.standing == .planned && !$0.workflow.rules.isEmpty }
    machines = known.map { workflow, plan in
      guard workflow.reachesPerson, let body = workflow.machineBody else { return nil }
      return PreparedMachine(body, workflow.workflow, in: plan, region: nil, account: nil)
    }
    let workflows = known.map { workflow, _ in
      ReplaySubject.Workflow(
        name: mask.masked(workflow.name), reachesPerson: workflow.reachesPerson,
        isDisabled: !workflow.rules.contains(where: \.isEnabled))
    }
    let leftOut = owned.compactMap { workflow, _ -> ReplaySubject.LeftOut? in
      let reason: Sentence? =
        switch workflow.standing {
        case .planned: workflow.rules.isEmpty ? .onlyScheduled : nil
        case .leftOut(let reason): reason
        case .broken: .hasErrors
        }
      return reason.map { ReplaySubject.LeftOut(name: mask.masked(workflow.name), reason: $0) }
    }
    rules = RuleSet(known.flatMap(\.workflow.rules).map(\.pattern))
    owners = known.enumerated().flatMap { index, owned in owned.workflow.rules.map { _ in index } }
    path = field?.split(separator: ".").map(String.init) ?? []
    self.mask = ValueMask(mask)
    counts = ReplayCounts(
      ReplaySubject(workflows: workflows, leftOut: leftOut, field: field, digest: digest, hasErrors: hasErrors))
  }

  /// Begins a part of a log; nil is standard input.
  public mutating func begin(file: String?, at start: Int) {
    reading = RecordReading()
    part = (file, start)
  }

  /// Counts a line of the log, or a part of one that is not its end. Usually a line is an event, but one line may
  /// contain many events, and an event may have many lines.
  public mutating func add(line text: [UInt8], isWhole: Bool = true) {
    var reading = RecordReading()
    swap(&reading, &self.reading)
    reading.read(line: text, isWhole: isWhole) { count($0, $1, $2) }
    swap(&reading, &self.reading)
  }

  /// Ends the part of the log, of which the whole file has `size` bytes.
  public mutating func end(at end: Int, of size: Int) {
    var reading = RecordReading()
    swap(&reading, &self.reading)
    reading.finish { count($0, $1, $2) }
    counts.add(part: LogPart(file: part.file, bytes: part.start..<end, size: size, lines: reading.lineCount))
  }

  public static func add(_ part: ReplayCounts, to counts: inout ReplayCounts) {
    // The counts of one replay always fit together.
    _ = counts.add(part)
  }

  private mutating func count(_ record: RecordedLine, _ text: [UInt8], _ line: Int) {
    switch record {
    case .blank: break
    case .unreadable(let reason): reject(text, line, reason)
    case .events(let events, let shape, let entriesWithout):
      var isSound = true
      for event in events { isSound = add(event, of: text, line) && isSound }
      if isSound { counts.shapes[shape, default: 0] += 1 }
      for _ in 0..<entriesWithout { reject(text, line, .entryWithoutEvent) }
    }
  }

  private mutating func reject(_ text: [UInt8], _ line: Int, _ reason: Sentence) {
    let (part, mask) = (part, mask)
    counts.addUnreadable {
      ReplayProblem(
        file: part.file, start: part.start, line: line, reason: reason,
        text: mask.shown(String(decoding: text.prefix(4096), as: UTF8.self), longest: 120))
    }
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
    counts.total.addEvent(firing: fired, reachesPerson: reaches)
    counts.days.addEvent(for: day(of: event), firing: fired, reachesPerson: reaches)
    guard !path.isEmpty else { return true }
    var seen: Set<CountedKey> = []
    for value in event.scalars(at: path) {
      let value = mask.shown(value)
      guard seen.insert(CountedKey(value)).inserted else { continue }
      counts.values.addEvent(for: value, firing: fired, reachesPerson: reaches)
    }
    return true
  }

  /// Whether one of the workflows that fired reaches a person. State machines are run with example results.
  private mutating func reachesPerson(_ fired: [Int], _ event: RecordedEvent) -> Bool {
    var value: JSONValue?
    for workflow in fired where counts.subject.workflows[workflow].reachesPerson {
      guard let machine = machines[workflow] else { return true }
      if value == nil { value = jsonValue(of: event.bytes) }
      guard let value else { return true }
      // The same for each event: a budget for all would make the result depend on the order of events.
      let budget = EvaluationBudget(SimulationWork.ofEvent)
      let execution = machine.execution(on: value, input: value, .none, within: budget)
      if execution.passages.contains(where: { $0.calledTask?.reachesPerson == true && $0.visit.arguments != nil }) {
        return true
      }
      if case .unknown = execution.trace.outcome {
        counts.unknownExecutions += 1
        return true
      }
    }
    return false
  }

  /// The day of an event, by the ten characters that its time begins with.
  private func day(of event: RecordedEvent) -> String {
    guard let time = event.text(of: "time")?.utf8.prefix(10), time.count == 10,
      time.enumerated().allSatisfy({ index, byte in
        index == 4 || index == 7 ? byte == UInt8(ascii: "-") : byte.isDigit
      })
    else { return "" }
    return String(decoding: Array(time), as: UTF8.self)
  }
}

/// Values as they are counted: without secrets, and of a long one the beginning, so that what is kept stays small.
private struct ValueMask: Sendable {
  private let mask: SecretMask
  /// What values became. Logs repeat their values, and looking for secrets takes longer than counting.
  private var known: [CountedKey: String] = [:]

  init(_ mask: SecretMask) { self.mask = mask }

  mutating func shown(_ value: String) -> String {
    let key = CountedKey(value)
    if let shown = known[key] { return shown }
    let shown = value.utf8.count > 512 ? shown(value, longest: 128) : mask.masked(value)
    if known.count == 4_096 { known.removeAll(keepingCapacity: true) }
    if value.utf8.count <= 512 { known[key] = shown }
    return shown
  }

  /// The beginning of a text. Secrets are hidden before it is cut: half a secret has no known form.
  func shown(_ text: String, longest: Int) -> String {
    var start = String.UnicodeScalarView()
    start.append(contentsOf: text.unicodeScalars.prefix(4_096))
    let masked = mask.masked(String(start)).unicodeScalars
    guard masked.count > longest else { return String(masked) }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: masked.prefix(longest))
    return String(result) + "…"
  }
}
