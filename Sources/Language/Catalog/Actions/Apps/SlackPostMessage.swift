// Source: Slack API, chat.postMessage.
extension ActionCatalog {
  static let slackPostMessage = Action(
    "slack/post-message", "Posts a message through Slack's API, with a bot token.",
    .request { inputs in
      guard let connection = inputs.api(), let text = inputs.text("text") else { return nil }
      return HTTPRequest(
        connection, path: .fixed("/chat.postMessage"), contentType: "application/json; charset=utf-8",
        body: .payload(
          .map([
            "channel": inputs.text("channel") ?? connection.service.channel.map { .constant($0) },
            "text": text,
            "blocks": inputs.value("blocks").map { .value($0) },
            "thread_ts": inputs.text("thread"),
          ])),
        // Slack API, "Evaluating responses".
        answerCheck: HTTPRequest.AnswerCheck(success: "ok", reason: "error", error: "Slack.Refused"))
    },
    stateMachineReason: .responseMustBeRead,
    inputs: [
      Input("connection", .connection([.slackAPI]), "The bot, a connection of the project file.", required: true),
      Input("text", .text, "The message, in Slack's Markdown.", required: true, limits: Limits(length: 1...40000)),
      Input(
        "channel", .text, "The channel ID.", limits: Limits(length: 1...255, characters: .slackChannel),
        default: "the connection's channel", orConnection: "channel"),
      Input("blocks", .list(.anyValue), "The message as Block Kit blocks.", limits: Limits(maximumCount: 50)),
      Input("thread", .text, "The `ts` of the message to reply to."),
    ],
    result: ActionResult(
      "{ok:b,channel:s,ts:s,message:{type:s,subtype:s,text:s,user:s,bot_id:s,app_id:s,team:s,ts:s,thread_ts:s,blocks:[?],*},warning:s,response_metadata:{*},*}",
      sample: #"{"ok":true,"channel":"C0123ABCD","ts":"1503435956.000247","message":{"text":"Released v2"}}"#,
      "the channel, the message and its timestamp, which a reply refers to", expression: "tasks.post.ts"),
    example: """
      connection: release-bot
      channel: C0123ABCD
      text: "Released ${{ event.detail.release.tag_name }}"
      """)
}
