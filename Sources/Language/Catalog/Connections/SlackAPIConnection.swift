// Source: Slack API, "Tokens": a bot token is sent as a bearer token.
extension ConnectionKind {
  static let slackAPI = ConnectionKind(
    "slack-api", "Slack's own API, with a bot's token.", reachesPeople: true,
    fields: [
      ConnectionField("token", .text, "The bot token.", required: true, secret: true),
      ConnectionField(
        "channel", .text, "The default channel ID for tasks.",
        limits: Limits(length: 1...255, characters: .slackChannel)),
    ]
  ) { values in
    values.secret("token").map {
      .api(HTTPService("https://slack.com/api", .bearer($0), channel: values.text("channel")))
    }
  }
}
