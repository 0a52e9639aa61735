// Source: Discord API Reference, "Authentication": the bot token follows the word `Bot`.
extension ConnectionKind {
  static let discord = ConnectionKind(
    "discord", "Discord's API, with a bot's token.", reachesPeople: true,
    fields: [
      ConnectionField("token", .text, "The bot token.", required: true, secret: true),
      ConnectionField(
        "channel", .text, "The default channel ID for tasks.",
        limits: Limits(length: 1...20, characters: .identifier)),
    ]
  ) { values in
    values.secret("token").map {
      .api(
        HTTPService(
          "https://discord.com/api/v10", .header("Authorization", prefix: "Bot ", $0),
          channel: values.text("channel")))
    }
  }
}
