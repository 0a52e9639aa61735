// Source: Chatwork API v2, "Authentication": an account's API token in a header of its own.
extension ConnectionKind {
  static let chatwork = ConnectionKind(
    "chatwork", "Chatwork's API, with an account's token.", reachesPeople: true,
    fields: [
      ConnectionField("token", .text, "The account's API token.", required: true, secret: true),
      ConnectionField(
        "room", .text, "The room's id, for tasks that name none.",
        limits: Limits(length: 1...20, characters: .identifier)),
    ]
  ) { values in
    values.secret("token").map {
      .api(
        HTTPService(
          "https://api.chatwork.com/v2", .header("x-chatworktoken", $0), channel: values.text("room")))
    }
  }
}
