// Source: Discord API Reference, "Authentication": a bot's token after the word `Bot`.
extension ConnectionKind {
  static let discord = ConnectionKind(
    "discord", "Discord's API, with a bot's token.", reachesPeople: true,
    fields: [
      ConnectionField("token", .text, "The bot's token.", required: true, secret: true),
      ConnectionField(
        "channel", .text, "The channel's id, for tasks that name none.",
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
