public import Diagnostics

// Why a rule's target cannot do what an action does: each completes "… needs a state machine: …".

extension Sentence {
  /// The service expects another format than a target sends.
  static func expectsForm(_ service: String) -> Sentence {
    "\(term: service) expects form fields, but a rule's target sends JSON"
  }
  static let noMailTarget: Sentence = "no target of a rule sends mail from your own address"
  static let expectsBase64: Sentence = "Gmail expects a whole message in base64, which a rule's target cannot build"
  static let responseSaysWhether: Sentence = "only kintone's response says whether the record existed"
  static let responseMustBeRead: Sentence =
    "Slack answers 200 even to a message that it rejects, so the response must be read"
  static let forwardsOnly: Sentence = "a rule's target forwards the event and cannot create another"
  static let noBucketTarget: Sentence = "no target of a rule writes to an S3 bucket"
  static let noTableTarget: Sentence = "no target of a rule writes to a DynamoDB table"

  /// For an action `aws/SERVICE.ACTION`.
  public static let onlyStepFunctionsCalls: Sentence = "only Step Functions calls AWS API actions directly"

  /// For an input that a target does not have.
  public static func targetCannotSet(_ input: String) -> Sentence { "a rule's target cannot set '\(input)'" }
}
