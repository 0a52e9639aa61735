// Source: Amazon Q Developer in chat applications, "Custom notifications".
extension ActionCatalog {
  static let slackNotify = Action(
    "slack/notify", "Posts a message to a Slack channel, without a token.",
    .chat { notification(to: .slack, $0) },
    inputs: chatInputs(channel: .slack),
    result: chatResult,
    example: """
      channel: support-alerts
      title: Payment failed
      text: "Invoice ${{ event.detail.data.object.number }} is unpaid."
      """)

  static let teamsNotify = Action(
    "teams/notify", "Posts a message to a Teams channel, without a token.",
    .chat { notification(to: .teams, $0) },
    inputs: chatInputs(channel: .teams),
    result: chatResult,
    example: """
      channel: operations
      title: Deployment failed
      text: ${{ event.detail.deploymentId }}
      next-steps: [Open the deployment, Roll it back]
      """)

  /// The channel shows unchanged events of AWS services and messages of this form; it drops anything else silently.
  private static func notification(to app: ChatChannel.App, _ inputs: CallInputs) -> ChatMessage? {
    guard let channel = inputs.channel("channel", of: app), let text = inputs.text("text") else { return nil }
    return ChatMessage(
      channel: channel,
      notification: .map([
        "version": .constant("1.0"),
        "source": .constant("custom"),
        "content": .map([
          "textType": .constant("client-markdown"),
          "title": inputs.text("title"),
          "description": text,
          "nextSteps": inputs.value("next-steps").map { .texts($0) },
          "keywords": inputs.value("keywords").map { .texts($0) },
        ]),
        "metadata": inputs.text("thread").map { .map(["threadId": $0]) },
      ]))
  }

  private static let chatResult = ActionResult(
    "{MessageId:s,SequenceNumber:s," + ActionResult.metadata,
    sample: #"{"MessageId":"94f20ce6-13c5-43a0-9a9e-ca52d816e90b"}"#,
    "the ID that SNS assigned to the message; the chat itself returns nothing", expression: "tasks.alert.MessageId")

  private static func chatInputs(channel kind: ConnectionKind) -> [Input] {
    [
      Input("channel", .connection([kind]), "The channel, a connection of the project file.", required: true),
      Input(
        "text", .text, "The message, in the Markdown of the chat.", required: true, limits: Limits(length: 1...8000)
      ),
      Input("title", .text, "The title above the message.", limits: Limits(length: 1...250)),
      Input(
        "next-steps", .list(.text), "Suggestions for the reader, one per line.", limits: Limits(length: 1...350)),
      Input("keywords", .list(.text), "Keywords shown with the message.", limits: Limits(length: 1...75)),
      Input(
        "thread", .text, "The thread of the message: messages with the same value share one.",
        limits: Limits(minimumLength: 1)),
    ]
  }
}
