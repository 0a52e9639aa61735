// Source: Discord API, "Create Message" and "Allowed Mentions".
extension ActionCatalog {
  static let discordPostMessage = Action(
    "discord/post-message", "Posts a message to a Discord channel, with a bot token.",
    .request { inputs in
      guard let connection = inputs.api(), let text = inputs.text("text"),
        let path = inputs.path("/channels/", "channel", else: connection.service.channel, "/messages")
      else { return nil }
      return HTTPRequest(
        connection, path: path, contentType: "application/json",
        body: .payload(
          .map([
            "content": text,
            "embeds": inputs.value("embeds").map { .value($0) },
            "message_reference": inputs.text("reply-to").map { .map(["message_id": $0]) },
            // A customer's text must not notify everyone.
            "allowed_mentions": .map(["parse": .list(inputs.constants("mentions").map { .constant($0) })]),
          ])))
    },
    inputs: [
      Input("connection", .connection([.discord]), "The bot, a connection of the project file.", required: true),
      Input("text", .text, "The message, in Discord's Markdown.", required: true, limits: Limits(length: 1...2000)),
      Input(
        "channel", .text, "The channel ID.", limits: Limits(length: 1...20, characters: .identifier),
        default: "the connection's channel", orConnection: "channel"),
      Input("embeds", .list(.anyValue), "Rich content below the message.", limits: Limits(maximumCount: 10)),
      Input("reply-to", .text, "The ID of the message to reply to.", limits: Limits(length: 1...20)),
      Input(
        "mentions", .list(.choice(["users", "roles", "everyone"])), "Whom the text may mention.", default: "no one",
        expressions: .nowhere),
    ],
    result: ActionResult(
      "{id:s,channel_id:s,content:s,timestamp:s,author:{id:s,username:s,*},*}",
      sample: #"{"id":"1199999999999999999","channel_id":"1188888888888888888","content":"Released v2"}"#,
      "the message; a reply refers to its ID", expression: "tasks.post.id"),
    example: """
      connection: discord-bot
      channel: "1188888888888888888"
      text: ${{ event.detail.release.name }}
      """)
}
