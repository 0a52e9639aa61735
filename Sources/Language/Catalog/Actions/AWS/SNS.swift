// Source: Amazon SNS API Reference, Publish.
extension ActionCatalog {
  static let snsPublish = Action(
    "sns/publish", "Publishes a message to an SNS topic.",
    .topic { inputs in
      inputs.resource("topic", .topic).map {
        TopicMessage(topic: $0, subject: inputs.value("subject"), message: inputs.value("message"))
      }
    },
    inputs: [
      Input("topic", .resource(.topic), "The topic.", required: true),
      Input(
        "subject", .text, "The subject of emails.", limits: Limits(length: 1...100, characters: .printableASCII),
        needsStateMachine: true),
      Input("message", .anyValue, "The message.", default: wholeEvent),
    ],
    result: ActionResult(
      "{MessageId:s,SequenceNumber:s," + ActionResult.metadata,
      sample: #"{"MessageId":"94f20ce6-13c5-43a0-9a9e-ca52d816e90b"}"#, "the message ID",
      expression: "tasks.publish.MessageId"),
    example: """
      topic: order-events
      message: {order: "${{ event.detail.id }}"}
      """)
}
