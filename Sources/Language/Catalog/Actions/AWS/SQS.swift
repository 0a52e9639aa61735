// Source: Amazon SQS API Reference, SendMessage; EventBridge API Reference, SqsParameters.
extension ActionCatalog {
  static let sqsSend = Action(
    "sqs/send", "Sends a message to an SQS queue.",
    delivery: .queue,
    inputs: [
      Input("queue", .resource(.queue), "The queue.", required: true),
      Input("message", .anyValue, "The message.", default: wholeEvent),
      Input(
        "group", .text, "The message group of a FIFO queue, which needs one.", limits: fifoToken(100),
        expressions: .stateMachine),
      Input(
        "deduplication", .text, "What marks a message as sent before, for a FIFO queue.", limits: fifoToken(128),
        needsStateMachine: true),
    ],
    example: """
      queue: orders
      message: ${{ event.detail }}
      """)

  private static func fifoToken(_ length: Int) -> Limits {
    Limits(length: 1...length, characters: .printableASCII)
  }
}
