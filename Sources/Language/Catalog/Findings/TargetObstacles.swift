public import Diagnostics

// Why no target of a rule does what an action does: each completes "… needs a state machine: …".

extension Sentence {
  /// The service wants another form than a target has.
  static func takesForm(_ service: String) -> Sentence {
    "\(term: service) takes the fields of a form, and a rule's own target sends JSON"
  }
  static let noMailTarget: Sentence = "a rule has no target that sends mail from an address of one's own"
  static let wantsBase64: Sentence = "Gmail takes a whole message in base64, which a rule's target cannot make"
  static let answerSaysWhether: Sentence = "kintone says in its answer whether the record was there to change"
  static let answerMustBeRead: Sentence =
    "Slack answers 200 to a message that it refuses, so that somebody must read the answer"
  static let forwardsOnly: Sentence = "a rule's own target sends the event on and cannot make another"
  static let noBucketTarget: Sentence = "a rule has no target that writes to an S3 bucket"
  static let noTableTarget: Sentence = "a rule has no target that writes to a DynamoDB table"

  /// Of an action `aws/SERVICE.ACTION`.
  public static let onlyStepFunctionsCalls: Sentence =
    "only Step Functions calls the APIs of AWS by their own names"

  /// Of an input that a target does not have.
  public static func targetCannotSet(_ input: String) -> Sentence { "a target of a rule cannot set '\(input)'" }
}
