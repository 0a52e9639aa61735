public import Diagnostics

/// What was replayed: two counts can be added only if it is the same for both.
public struct ReplaySubject: Sendable, Equatable {
  public struct Workflow: Sendable, Equatable {
    public let name: String
    /// Whether it sends chat messages or mails. If it is a state machine it is executed for each event, and a condition may
    /// decide against it.
    public let reachesPerson: Bool
    /// Whether it is disabled: counted as if it were not.
    public let isDisabled: Bool

    public init(name: String, reachesPerson: Bool, isDisabled: Bool) {
      self.name = name
      self.reachesPerson = reachesPerson
      self.isDisabled = isDisabled
    }
  }

  /// A workflow that no event can start here.
  public struct LeftOut: Sendable, Equatable {
    public let name: String
    public let reason: Sentence

    public init(name: String, reason: Sentence) {
      self.name = name
      self.reason = reason
    }
  }

  /// The workflows that can fire on an event, in the order of their names.
  public let workflows: [Workflow]
  public let leftOut: [LeftOut]
  /// The path whose values are counted, names with dots between them.
  public let field: String?
  /// The digest of everything that decides what workflows do: files, environment, version.
  public let digest: String
  public let hasErrors: Bool

  public init(workflows: [Workflow], leftOut: [LeftOut], field: String?, digest: String, hasErrors: Bool) {
    self.workflows = workflows
    self.leftOut = leftOut
    self.field = field
    self.digest = digest
    self.hasErrors = hasErrors
  }
}

/// A record without an event.
public struct ReplayProblem: Sendable, Equatable {
  /// The file that the record is in; nil for standard input.
  public let file: String?
  /// Where the part of the file begins in which the record was read.
  public let start: Int
  /// The number of the line, from 1 at the beginning of that part, that the record begins in.
  public let line: Int
  /// Why it has no event.
  public let reason: Sentence
  /// The record's beginning.
  public let text: String

  public init(file: String?, start: Int, line: Int, reason: Sentence, text: String) {
    self.file = file
    self.start = start
    self.line = line
    self.reason = reason
    self.text = text
  }

  /// Whether a record comes before another in the logs. The order of unnamed streams is
  /// unknown: their records are ordered by line and content.
  fileprivate func precedes(_ other: ReplayProblem) -> Bool {
    if file != other.file { return (file ?? "").utf8.lexicographicallyPrecedes((other.file ?? "").utf8) }
    if start != other.start { return start < other.start }
    if line != other.line { return line < other.line }
    return text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }
}

/// What a log of events caused, in counts that add up: however the log is cut into parts, and in whatever order the counts
/// of the parts are added, the result is that of the whole log. Their size does not grow with the log.
public struct ReplayCounts: Sendable, Equatable {
  /// Records without an event that are kept to be shown.
  public static let shownProblems = 5

  public let subject: ReplaySubject
  /// The parts of logs that were read, in no order.
  public private(set) var parts: [LogPart]
  public var total: ReplayCount
  /// By day, `YYYY-MM-DD` of the event's `time`; the empty text for events without one.
  public var days: KeyedCounts
  /// By the value of `subject.field`; events without a value are not among them.
  public var values: KeyedCounts
  /// How many records there were of each shape.
  public var shapes: [RecordShape: Int]
  /// How many records, or entries of one, have no event.
  public var unreadable: Int
  /// How many executions could not be simulated to their ends: they count as if they reached a person.
  public var unknownExecutions: Int
  /// The first of the records without an event.
  public private(set) var problems: [ReplayProblem]

  /// Restores counts that were written down.
  public init(
    _ subject: ReplaySubject, parts: [LogPart] = [], total: ReplayCount = ReplayCount(),
    days: KeyedCounts = KeyedCounts(), values: KeyedCounts = KeyedCounts(), shapes: [RecordShape: Int] = [:],
    unreadable: Int = 0, unknownExecutions: Int = 0, problems: [ReplayProblem] = []
  ) {
    self.subject = subject
    self.parts = parts
    self.total = total
    self.days = days
    self.values = values
    self.shapes = shapes
    self.unreadable = unreadable
    self.unknownExecutions = unknownExecutions
    self.problems = problems
  }

  /// Adds the counts of other parts of the logs; false, and nothing added, if they were counted with other workflows.
  public mutating func add(_ other: ReplayCounts) -> Bool {
    guard subject == other.subject else { return false }
    parts += other.parts
    total.add(other.total)
    days.add(other.days)
    values.add(other.values)
    for (shape, count) in other.shapes { shapes[shape] = (shapes[shape] ?? 0).addingCount(count) }
    unreadable = unreadable.addingCount(other.unreadable)
    unknownExecutions = unknownExecutions.addingCount(other.unknownExecutions)
    problems += other.problems
    keepFirstProblems()
    return true
  }

  mutating func add(part: LogPart) {
    // A range in which no record begins has nothing to add up.
    if !part.bytes.isEmpty || part.size == 0 { parts.append(part) }
    keepFirstProblems()
    days.settle()
    values.settle()
  }

  /// Counts a record without an event, which is described only if it is kept. The records of a part arrive in the order of
  /// their lines.
  mutating func addUnreadable(_ problem: () -> ReplayProblem) {
    unreadable += 1
    // As many as are kept of earlier parts, and as many of this one.
    if problems.count < 2 * Self.shownProblems { problems.append(problem()) }
  }

  private mutating func keepFirstProblems() {
    problems.sort { $0.precedes($1) }
    problems.removeLast(max(0, problems.count - Self.shownProblems))
  }

  /// The days in order, events without a time last.
  public var daysInOrder: [(key: String, count: ReplayCount)] {
    days.counts.sorted { left, right in
      let (left, right) = (left.key, right.key)
      return left.text.isEmpty != right.text.isEmpty ? right.text.isEmpty : CountedKey.precedes(left, right)
    }.map { ($0.key.text, $0.value) }
  }

  /// The values, the most frequent first.
  public var valuesInOrder: [(key: String, count: ReplayCount)] {
    values.counts.sorted { left, right in
      if left.value.events != right.value.events { return left.value.events > right.value.events }
      return CountedKey.precedes(left.key, right.key)
    }.map { ($0.key.text, $0.value) }
  }
}
