import Diagnostics

// Why no target of a rule does what a call does.

extension Sentence {
  static let putsQuotes: Sentence = "a target sends JSON, and would put quotes around a text"
  static let onlyExecutionHasID: Sentence = "only an execution has an id"
  static let mustBeComputed: Sentence = "a target takes whole values of the event; this has to be computed"
  static let seesNoAnswer: Sentence = "a target does not see what another task answered"
  static let namesOfPath: Sentence = "a JSON path of EventBridge has names of letters, digits, '-' and '_' only"
  static let lengthOfPath: Sentence = "a JSON path of EventBridge has at most 256 characters"
  static let schedulerWritesNoLog: Sentence = "the scheduler has no target that writes to a log group"
  static let schedulerCallsNoAPI: Sentence = "the scheduler has no target that calls an HTTPS API"
  static let wholePartOfAddress: Sentence =
    "in an address a value of the event can only be a whole part between slashes"
  static let unencodedInAddress: Sentence =
    "only a state machine surely encodes a value of the event in an address, which could lead to another one"
  static let textOrPath: Sentence = "here a value is either a text or one path into the event"
  static let onePathAsKey: Sentence = "a partition key is one path into the event"
  static let pathAsKey: Sentence = "the partition key of a rule's target is a path into the event"
  static let fixedMessageGroup: Sentence = "the message group of a target is always the same"
  static let fixedJobName: Sentence = "the job's name of a target is always the same"
  static let noEventToForward: Sentence = "a schedule has no event to forward"
  static let decidedLater: Sentence = "'if' is decided when the task is reached"
  static let noTimeLimit: Sentence = "a target has no time limit of its own"
  static let ownPauses: Sentence = "EventBridge chooses the pauses between tries itself; only 'attempts' can be set"
  static let everyError: Sentence = "EventBridge tries again after every error; only 'attempts' can be set"
  static let entryIsText: Sentence =
    "an entry of a log group is a text, and a target cannot turn values of the event into one"
  static let putsValuesAsTheyAre: Sentence =
    "a target puts values into a text as they are, and a quote among them would lose the message"
  static func takesValues(_ count: Int) -> Sentence {
    "this takes \(count) values of the event, and a target takes 100"
  }
  static func sendsCharacters(_ count: Int) -> Sentence {
    "this sends \(count) characters, and a target takes 8,192"
  }
}
