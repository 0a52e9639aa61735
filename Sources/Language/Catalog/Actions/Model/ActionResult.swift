/// The result of a task: the value of `tasks.ID` after the task has run in a state machine.
public struct ActionResult: Sendable {
  /// Its form; `?` if only the receiver determines it.
  public let shape: ValueShape
  /// An example of the result as JSON, for the documentation and for simulations without a given result.
  public let sample: String
  /// Its content, in one line.
  public let summary: String
  /// An expression that uses it, with a descriptive task ID: `tasks.record.id`. Nil if the form is unknown.
  public let expression: String?

  init(_ shape: String, sample: String, _ summary: String, expression: String? = nil) {
    self.shape = ValueShape(shape)
    self.sample = sample
    self.summary = summary
    self.expression = expression
  }

  /// A result of unknown form.
  public static let unknown = ActionResult(
    "?", sample: "{}", "the response of the API action, with members in PascalCase")

  /// The metadata that Step Functions adds to the responses of its optimized integrations, as the end of an open object
  /// (Step Functions Developer Guide, "Integrating optimized services").
  static let metadata =
    "SdkHttpMetadata:{HttpStatusCode:n,AllHttpHeaders:{*},HttpHeaders:{*},*},SdkResponseMetadata:{RequestId:s,*},*}"
}
