import Diagnostics

// What no test covers.

extension Sentence {
  static let noTest: Sentence = "no test"
  static let neverFires: Sentence = "no test in which it fires"
  static let alwaysFires: Sentence = "no test in which it does not fire"
  static func metInNoTest(_ field: String) -> Sentence { "no test in which the condition on '\(field)' is met" }
  static func failsInNoTest(_ field: String) -> Sentence { "no test in which the condition on '\(field)' fails" }
  static func neverFiresBy(_ value: Sentence, of field: String) -> Sentence {
    "no test fires with \(value) in '\(field)'"
  }
  static let failureRunsInNoTest: Sentence = "no test in which 'on-failure' runs"
  static func runsInNoTest(_ task: String) -> Sentence { "no test in which '\(task)' runs" }
  static let emptyLoopInTests: Sentence = "no test in which the loop has an element"
  static func branchInNoTest(_ number: Int) -> Sentence { "no test in which branch \(number) of 'choose' is taken" }
  static let branchAlwaysTaken: Sentence = "no test in which no branch of 'choose' is taken"
  static let otherwiseInNoTest: Sentence = "no test in which 'otherwise' is taken"
  static func ifTrueInNoTest(_ task: String) -> Sentence { "no test in which the 'if' of '\(task)' is true" }
  static func ifFalseInNoTest(_ task: String) -> Sentence { "no test in which the 'if' of '\(task)' is false" }
}
