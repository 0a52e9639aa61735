/// What a task answers: what `tasks.ID` is after it has run in a state machine.
public struct ActionResult: Sendable {
  /// Its form; `?` where the receiver alone decides it.
  public let shape: ValueShape
  /// An answer as JSON text: shown in the documentation, and taken by simulations that are given none.
  public let sample: String
  /// What it tells, in one line.
  public let summary: String
  /// An expression that speaks of it, of a task with a telling id: `tasks.record.id`. Nil where nothing is known of it.
  public let expression: String?

  init(_ shape: String, sample: String, _ summary: String, expression: String? = nil) {
    self.shape = ValueShape(shape)
    self.sample = sample
    self.summary = summary
    self.expression = expression
  }

  /// An answer of which nothing is known but that the receiver gives it.
  public static let unknown = ActionResult("?", sample: "{}", "what the action answers, its members in PascalCase")

  /// What Step Functions adds to the answers of its optimized integrations, as the end of an open object (Step Functions
  /// Developer Guide, "Integrating optimized services").
  static let metadata =
    "SdkHttpMetadata:{HttpStatusCode:n,AllHttpHeaders:{*},HttpHeaders:{*},*},SdkResponseMetadata:{RequestId:s,*},*}"
}
