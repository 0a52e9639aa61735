import Diagnostics

// Why states fail, and why a simulation cannot continue.

extension Sentence {
  static func noExpression(_ text: String, reason: Sentence) -> Sentence {
    "'\(text)' is not a valid expression: \(reason)"
  }
  static func tooManySteps(_ most: Int) -> Sentence { "the execution has more than \(most) states and tries" }
  static let executionTakesTooLong: Sentence = "the execution takes too long, or makes too much"
  static let runTakesTooLong: Sentence = "what was simulated before took too long"
  static func expressionFails(
    _ text: String, of field: String, in state: String, _ reason: Sentence, _ code: String
  ) -> Sentence {
    "the expression '\(text)' of '\(field)' in '\(state)' fails: \(reason) (\(term: code))"
  }
  static func expressionHasNoValue(_ text: String, of field: String, in state: String) -> Sentence {
    "the expression '\(text)' of '\(field)' in '\(state)' has no value"
  }
  static func field(_ field: String, of state: String, is value: String, _ wanted: Sentence) -> Sentence {
    "'\(field)' of '\(state)' is \(value), not \(wanted)"
  }
  static let list: Sentence = "a list"
  static let text: Sentence = "a string"
  static let time: Sentence = "a timestamp such as 2027-01-15T09:30:00Z"
  static let wholeSeconds: Sentence = "a whole number of seconds"
  static func undecided(_ state: String, _ value: String) -> Sentence {
    "a condition of '\(state)' is \(value), neither true nor false"
  }
  static func noConditionIsTrue(of state: String) -> Sentence { "no condition of '\(state)' is true" }
  static let theResult: Sentence = "the result"
  static let theOutput: Sentence = "the output"
  static let theVariables: Sentence = "the variables"
  static let thePayload: Sentence = "the payload"
  static func tooLarge(_ what: Sentence, of state: String, _ size: Int) -> Sentence {
    "\(what) of '\(state)' has \(size) bytes; Step Functions allows 262144"
  }
}
