public import EventPattern
import Source

/// The patterns of one workflow on two sides. An event fires it on a side if one of the side's patterns matches.
public struct LogQuestion: Hashable, Sendable {
  public let before: [Pattern]
  public let after: [Pattern]

  public init(before: [Pattern], after: [Pattern]) {
    self.before = before
    self.after = after
  }
}

/// How many logged events fire a workflow on two sides.
public struct LogAnswer: Hashable, Sendable {
  /// All events of the logs.
  public internal(set) var events = 0
  /// Those that fire it on the older side.
  public internal(set) var before = 0
  /// Those that fire it on the newer side.
  public internal(set) var after = 0
  /// Those that fire it on both sides.
  var both = 0

  /// Those that no longer fire it.
  public var lost: Int { before - both }
  /// Those that did not fire it before.
  public var gained: Int { after - both }
}

/// The answers to questions, and what was read for them.
public struct LogAnswers: Sendable {
  /// How many events were read.
  public internal(set) var events = 0
  /// How many records, or entries of one, have no event.
  public internal(set) var unreadable = 0
  /// The answers by the numbers of the questions.
  fileprivate var answers: [LogAnswer]

  /// The answer to a question.
  public func answer(to question: Int) -> LogAnswer {
    var answer = answers[question]
    answer.events = events
    return answer
  }
}

/// Counts which logged events fire workflows on one of two sides, on the other, or on both. What it keeps does not grow with
/// the logs.
public struct LogComparison: LogCounting {
  public private(set) var counts: LogAnswers
  private var reading = RecordReading()
  private var rules: RuleSet
  /// The question of each rule, and its side.
  private let owners: [(question: Int, isBefore: Bool)]

  public init(_ questions: [LogQuestion]) {
    rules = RuleSet(questions.flatMap { $0.before + $0.after })
    owners = questions.enumerated().flatMap { number, question in
      question.before.map { _ in (number, true) } + question.after.map { _ in (number, false) }
    }
    counts = LogAnswers(answers: questions.map { _ in LogAnswer() })
  }

  public mutating func begin(file: String?, at start: Int) { reading = RecordReading() }

  public mutating func add(line text: [UInt8], isWhole: Bool) {
    var reading = RecordReading()
    swap(&reading, &self.reading)
    reading.read(line: text, isWhole: isWhole) { record, _, _ in count(record) }
    swap(&reading, &self.reading)
  }

  public mutating func end(at end: Int, of size: Int) {
    var reading = RecordReading()
    swap(&reading, &self.reading)
    reading.finish { record, _, _ in count(record) }
  }

  public static func add(_ part: LogAnswers, to counts: inout LogAnswers) {
    counts.events = counts.events.addingCount(part.events)
    counts.unreadable = counts.unreadable.addingCount(part.unreadable)
    for (number, answer) in part.answers.enumerated() {
      counts.answers[number].before = counts.answers[number].before.addingCount(answer.before)
      counts.answers[number].after = counts.answers[number].after.addingCount(answer.after)
      counts.answers[number].both = counts.answers[number].both.addingCount(answer.both)
    }
  }

  private mutating func count(_ record: RecordedLine) {
    switch record {
    case .blank: break
    case .unreadable: counts.unreadable += 1
    case .events(let events, _, let entriesWithout):
      for event in events { count(event) }
      counts.unreadable += entriesWithout
    }
  }

  private mutating func count(_ event: RecordedEvent) {
    guard let taken = try? rules.rules(taking: event.bytes) else {
      counts.unreadable += 1
      return
    }
    counts.events += 1
    // The rules of a question follow each other, those of the older side first.
    var index = 0
    while index < taken.count {
      let question = owners[taken[index]].question
      var (before, after) = (false, false)
      while index < taken.count, owners[taken[index]].question == question {
        if owners[taken[index]].isBefore { before = true } else { after = true }
        index += 1
      }
      if before { counts.answers[question].before += 1 }
      if after { counts.answers[question].after += 1 }
      if before, after { counts.answers[question].both += 1 }
    }
  }
}
