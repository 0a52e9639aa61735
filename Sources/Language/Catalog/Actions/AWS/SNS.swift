// Source: Amazon SNS API Reference, Publish.
extension ActionCatalog {
  static let snsPublish = Action(
    "sns/publish", "Publishes a message to an SNS topic.",
    delivery: .topic,
    inputs: [
      Input("topic", .resource(.topic), "The topic.", required: true),
      Input(
        "subject", .text, "The subject of mails.", limits: Limits(length: 1...100, characters: .printableASCII),
        needsStateMachine: true),
      Input("message", .anyValue, "The message.", default: wholeEvent),
    ],
    example: """
      topic: order-events
      message: {order: "${{ event.detail.id }}"}
      """)
}
