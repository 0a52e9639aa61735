// Source: Chatwork API v2, "POST /rooms/{room_id}/messages": a form; a text has at most 65,535 characters.
extension ActionCatalog {
  static let chatworkPostMessage = Action(
    "chatwork/post-message", "Posts a message to a Chatwork room.",
    .request { inputs in
      guard let connection = inputs.api(), let text = inputs.text("text"),
        let path = inputs.path("/rooms/", "room", else: connection.service.channel, "/messages")
      else { return nil }
      return HTTPRequest(
        connection, path: path,
        body: .form(.map(["body": text, "self_unread": inputs.flag("unread").map { .number($0 ? "1" : "0") }])))
    },
    stateMachineReason: .expectsForm("Chatwork"),
    inputs: [
      Input(
        "connection", .connection([.chatwork]), "The account, a connection of the project file.", required: true),
      Input(
        "text", .text, "The message, in Chatwork's notation.", required: true, limits: Limits(length: 1...65535)
      ),
      Input(
        "room", .text, "The room ID: the digits after `rid` in its URL.",
        limits: Limits(length: 1...20, characters: .identifier), default: "the connection's room",
        orConnection: "room"),
      Input(
        "unread", .boolean, "Whether the message remains unread for the account that posts it.", default: "false",
        expressions: .nowhere),
    ],
    result: ActionResult(
      "{message_id:s}", sample: #"{"message_id":"1234567890123456789"}"#, "the message ID",
      expression: "tasks.post.message_id"),
    example: """
      connection: chatwork
      room: "123456789"
      text: "[info][title]入金[/title]${{ event.detail.data.object.number }}[/info]"
      """)
}
