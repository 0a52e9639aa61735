import Diagnostics
import EventPattern
public import Simulation

/// The patterns of a workflow on both sides, with which logged events are matched.
struct LoggedPatterns: Hashable {
  let question: LogQuestion
  /// Whether events arrive at several places, of which a log contains nothing.
  let hasSeveralPlaces: Bool

  init(_ old: [EventSet], _ new: [EventSet]) {
    question = LogQuestion(
      before: old.flatMap { $0.triggers.map(\.pattern) }, after: new.flatMap { $0.triggers.map(\.pattern) })
    hasSeveralPlaces = Set((old + new).map(\.place)).count > 1
  }
}

extension ChangeReport {
  /// The questions to logs: for each workflow whose events change, which of them fire it. Each is listed once.
  public var logQuestions: [LogQuestion] {
    var known: Set<LogQuestion> = []
    return changes.compactMap(\.logged?.question).filter { known.insert($0).inserted }
  }

  /// Adds the answers of logs to the changes.
  public mutating func add(_ answers: LogAnswers) {
    let numbers = Dictionary(
      logQuestions.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    for project in projects.indices {
      for workflow in projects[project].workflows.indices {
        for index in projects[project].workflows[workflow].changes.indices {
          projects[project].workflows[workflow].changes[index].add(answers, numbers)
        }
      }
    }
  }
}

extension Change {
  /// Adds the answer after the facts that show single events.
  fileprivate mutating func add(_ answers: LogAnswers, _ numbers: [LogQuestion: Int]) {
    guard let logged, let number = numbers[logged.question] else { return }
    let place = facts.firstIndex { if case .note = $0.content { true } else { false } } ?? facts.count
    facts.insert(ChangeFact(.words(.loggedEvents), .log(answers.answer(to: number))), at: place)
    if logged.hasSeveralPlaces { facts.append(.note(.busesOfLogs)) }
  }
}
