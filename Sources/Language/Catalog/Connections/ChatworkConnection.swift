// Source: Chatwork API v2, "Authentication": a separate header contains the API token of an account.
extension ConnectionKind {
  static let chatwork = ConnectionKind(
    "chatwork", "Chatwork's API, with an account's token.", reachesPeople: true,
    fields: [
      ConnectionField("token", .text, "The API token of the account.", required: true, secret: true),
      ConnectionField(
        "room", .text, "The default room ID for tasks.",
        limits: Limits(length: 1...20, characters: .identifier)),
    ]
  ) { values in
    values.secret("token").map {
      .api(HTTPService("https://api.chatwork.com/v2", .header("x-chatworktoken", $0), channel: values.text("room")))
    }
  }
}
