// Source: Amazon Q Developer in chat applications, "Custom notifications".
extension ActionCatalog {
  static let slackNotify = Action(
    "slack/notify", "Posts a message to a Slack channel, with no token to keep.",
    delivery: .chat,
    inputs: chatInputs(channel: .slack),
    result: chatResult,
    example: """
      channel: support-alerts
      title: Payment failed
      text: "Invoice ${{ event.detail.data.object.number }} is unpaid."
      """)

  static let teamsNotify = Action(
    "teams/notify", "Posts a message to a Teams channel, with no token to keep.",
    delivery: .chat,
    inputs: chatInputs(channel: .teams),
    result: chatResult,
    example: """
      channel: operations
      title: Deployment failed
      text: ${{ event.detail.deploymentId }}
      next-steps: [Open the deployment, Roll it back]
      """)

  private static let chatResult = ActionResult(
    "{MessageId:s,SequenceNumber:s," + ActionResult.metadata,
    sample: #"{"MessageId":"94f20ce6-13c5-43a0-9a9e-ca52d816e90b"}"#,
    "the id that SNS gave the message; the chat itself answers nothing", expression: "tasks.alert.MessageId")

  private static func chatInputs(channel kind: ConnectionKind) -> [Input] {
    [
      Input("channel", .connection([kind]), "The channel, a connection of the project file.", required: true),
      Input(
        "text", .text, "The message, in the chat's own Markdown.", required: true, limits: Limits(length: 1...8000)),
      Input("title", .text, "What stands above the message.", limits: Limits(length: 1...250)),
      Input(
        "next-steps", .list(.text), "What the reader may do next, a line each.", limits: Limits(length: 1...350)),
      Input("keywords", .list(.text), "Words shown beside the message.", limits: Limits(length: 1...75)),
      Input(
        "thread", .text, "What joins messages to a thread: those with the same value share one.",
        limits: Limits(minimumLength: 1)),
    ]
  }
}
