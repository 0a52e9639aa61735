// Source: Slack API, chat.postMessage.
extension ActionCatalog {
  static let slackPostMessage = Action(
    "slack/post-message", "Posts a message over Slack's own API, with a bot's token.",
    delivery: .stateMachineOnly(
      reason: "Slack answers 200 to a message that it refuses, so that somebody must read the answer"),
    inputs: [
      Input("connection", .connection([.slackAPI]), "The bot, a connection of the project file.", required: true),
      Input("text", .text, "The message, in Slack's Markdown.", required: true, limits: Limits(length: 1...40000)),
      Input(
        "channel", .text, "The channel's id.", limits: Limits(length: 1...255, characters: .slackChannel),
        default: "the connection's channel"),
      Input("blocks", .list(.anyValue), "The message in Slack's Block Kit.", limits: Limits(maximumCount: 50)),
      Input("thread", .text, "The `ts` of the message to reply to."),
    ],
    example: """
      connection: release-bot
      channel: C0123ABCD
      text: "Released ${{ event.detail.release.tag_name }}"
      """)
}
