import Diagnostics

// Why states fail, and why it cannot be said how an execution goes on.

extension Sentence {
  static func noExpression(_ text: String, reason: Sentence) -> Sentence { "'\(text)' is no expression: \(reason)" }
  static func tooManySteps(_ most: Int) -> Sentence { "the execution has more than \(most) states and tries" }
  static let executionTakesTooLong: Sentence = "the execution takes too long, or makes too much"
  static let runTakesTooLong: Sentence = "what was simulated before took too long"
  static func expressionFails(
    _ text: String, of field: String, in state: String, _ reason: Sentence, _ code: String
  ) -> Sentence {
    "the expression '\(text)' of '\(field)' in '\(state)' fails: \(reason) (\(term: code))"
  }
  static func comesToNothing(_ text: String, of field: String, in state: String) -> Sentence {
    "the expression '\(text)' of '\(field)' in '\(state)' comes to nothing"
  }
  static func field(_ field: String, of state: String, is value: String, _ wanted: Sentence) -> Sentence {
    "'\(field)' of '\(state)' is \(value), not \(wanted)"
  }
  static let list: Sentence = "a list"
  static let text: Sentence = "a text"
  static let time: Sentence = "a time such as 2027-01-15T09:30:00Z"
  static let wholeSeconds: Sentence = "a whole number of seconds"
  static func undecided(_ state: String, _ value: String) -> Sentence {
    "a condition of '\(state)' is \(value), neither true nor false"
  }
  static func noConditionHolds(of state: String) -> Sentence { "no condition of '\(state)' holds" }
  static let theResult: Sentence = "the result"
  static let theOutput: Sentence = "the output"
  static let theVariables: Sentence = "the variables"
  static let whatIsSent: Sentence = "what is sent"
  static func tooLarge(_ what: Sentence, of state: String, _ size: Int) -> Sentence {
    "\(what) of '\(state)' has \(size) bytes, of 262144 that are taken"
  }
}
