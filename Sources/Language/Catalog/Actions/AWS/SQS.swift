// Source: Amazon SQS API Reference, SendMessage (128 letters, digits and punctuation, no spaces); EventBridge API
// Reference, SqsParameters (100 characters).
extension ActionCatalog {
  static let sqsSend = Action(
    "sqs/send", "Sends a message to an SQS queue.",
    .queue { inputs in
      inputs.resource("queue", .queue).map {
        QueueMessage(
          queue: $0, message: inputs.value("message"), group: inputs.value("group"),
          deduplication: inputs.value("deduplication"))
      }
    },
    inputs: [
      Input("queue", .resource(.queue), "The queue.", required: true),
      Input("message", .anyValue, "The message.", default: wholeEvent),
      Input(
        "group", .text, "The message group ID; required for a FIFO queue.", limits: fifoToken(100),
        expressions: .stateMachine),
      Input(
        "deduplication", .text, "The deduplication ID of a message for a FIFO queue.", limits: fifoToken(128),
        needsStateMachine: true),
    ],
    result: ActionResult(
      "{MessageId:s,MD5OfMessageBody:s,MD5OfMessageAttributes:s,MD5OfMessageSystemAttributes:s,SequenceNumber:s,"
        + ActionResult.metadata,
      sample:
        #"{"MessageId":"5fea7756-0ea4-451a-a703-a558b933e274","MD5OfMessageBody":"fafb00f5732ab283681e124bf8747ed1"}"#,
      "the message ID", expression: "tasks.queue.MessageId"),
    example: """
      queue: orders
      message: ${{ event.detail }}
      """)

  private static func fifoToken(_ length: Int) -> Limits { Limits(length: 1...length, characters: .visibleASCII) }
}
