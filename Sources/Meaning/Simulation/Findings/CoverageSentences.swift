import Diagnostics

// What no test shows.

extension Sentence {
  static let noTest: Sentence = "no test"
  static let neverFires: Sentence = "no test in which it fires"
  static let alwaysFires: Sentence = "no test in which it does not fire"
  static func holdsInNoTest(_ field: String) -> Sentence { "'\(field)' holds in no test" }
  static func failsInNoTest(_ field: String) -> Sentence { "'\(field)' fails in no test" }
  static func neverFiresBy(_ value: Sentence, of field: String) -> Sentence {
    "no test fires by \(value) of '\(field)'"
  }
  static let failureRunsInNoTest: Sentence = "'on-failure' runs in no test"
  static func runsInNoTest(_ task: String) -> Sentence { "'\(task)' runs in no test" }
  static let emptyLoopInTests: Sentence = "the loop has an element in no test"
  static func branchInNoTest(_ number: Int) -> Sentence { "branch \(number) of 'choose' is taken in no test" }
  static let branchAlwaysTaken: Sentence = "in every test a branch of 'choose' is taken"
  static let otherwiseInNoTest: Sentence = "'otherwise' is taken in no test"
  static func ifHoldsInNoTest(_ task: String) -> Sentence { "the 'if' of '\(task)' holds in no test" }
  static func ifFailsInNoTest(_ task: String) -> Sentence { "the 'if' of '\(task)' fails in no test" }
}
