import Diagnostics

// Why a call cannot be the target of a rule.

extension Sentence {
  static let putsQuotes: Sentence = "a target sends JSON, and would put quotes around a string"
  static let onlyExecutionHasID: Sentence = "only an execution has an ID"
  static let mustBeComputed: Sentence = "a target inserts only whole values of the event; this must be computed"
  static let seesNoAnswer: Sentence = "a target cannot use the result of another task"
  static let namesOfPath: Sentence = "names in an EventBridge JSON path have only letters, digits, '-' and '_'"
  static let lengthOfPath: Sentence = "an EventBridge JSON path has at most 256 characters"
  static let schedulerWritesNoLog: Sentence = "the scheduler has no target that writes to a log group"
  static let schedulerCallsNoAPI: Sentence = "the scheduler has no target that calls an HTTPS API"
  static let wholePartOfAddress: Sentence =
    "in an address, a value of the event must be a whole part between slashes"
  static let unencodedInAddress: Sentence =
    "only a state machine reliably encodes a value of the event in an address, where it could lead to another address"
  static let textOrPath: Sentence = "the value must be either a constant or one path into the event"
  static let onePathAsKey: Sentence = "the partition key must be one path into the event"
  static let pathAsKey: Sentence = "the partition key of a rule's target must be a path into the event"
  static let fixedMessageGroup: Sentence = "the message group of a target is always the same"
  static let fixedJobName: Sentence = "the job name of a target is always the same"
  static let noEventToForward: Sentence = "a schedule has no event to forward"
  static let decidedLater: Sentence = "'if' is evaluated when the task is reached"
  static let noTimeLimit: Sentence = "a target has no time limit of its own"
  static let ownPauses: Sentence = "EventBridge chooses the pauses between tries; only 'attempts' can be set"
  static let everyError: Sentence = "EventBridge retries after every error; only 'attempts' can be set"
  static let entryIsText: Sentence =
    "a log entry is a string, and a target cannot convert values of the event to one"
  static let putsValuesAsTheyAre: Sentence =
    "a target inserts values into text without escaping; a quote in one would lose the message"
  static func takesValues(_ count: Int) -> Sentence {
    "this uses \(count) values of the event; a target allows 100"
  }
  static func sendsCharacters(_ count: Int) -> Sentence { "this sends \(count) characters; a target allows 8,192" }
}
