// Source: Amazon SES API v2, SendEmail: 50 recipients per message; Gmail API, users.messages.send.
extension ActionCatalog {
  static let emailSend = Action(
    "email/send", "Sends an email through Amazon SES.",
    .mail { inputs in
      guard let sender = inputs.sender(), let to = inputs.value("to"), let subject = inputs.value("subject") else {
        return nil
      }
      return Mail(
        sender: sender, to: to, copies: inputs.value("cc"), blindCopies: inputs.value("bcc"),
        replyTo: inputs.value("reply-to"), subject: subject, text: inputs.value("text"), html: inputs.value("html"))
    },
    stateMachineReason: .noMailTarget,
    inputs: mailInputs(from: .ses),
    groups: [InputGroup(.atLeastOne, of: ["text", "html"])],
    result: ActionResult(
      "{MessageId:s,*}", sample: #"{"MessageId":"0106018e-0000-4000-8000-000000000000"}"#, "the message ID",
      expression: "tasks.mail.MessageId"),
    example: """
      connection: support-mail
      to: ${{ event.detail.data.object.customer_email }}
      subject: Your payment needs attention
      text: "Invoice ${{ event.detail.data.object.number }} is still open."
      """)

  static let gmailSend = Action(
    "gmail/send", "Sends an email from a Gmail account.",
    // No AWS service can send mail from a Gmail mailbox; the checks report it.
    .mail { _ in nil },
    stateMachineReason: .expectsBase64,
    inputs: mailInputs(from: .gmail),
    groups: [InputGroup(.atLeastOne, of: ["text", "html"])],
    result: ActionResult(
      "{id:s,threadId:s,labelIds:[s],*}", sample: #"{"id":"18c1","threadId":"18c1","labelIds":["SENT"]}"#,
      "the message ID and its thread", expression: "tasks.mail.id"),
    example: """
      connection: founder-mail
      to: [sales@example.com]
      subject: New customer
      text: ${{ event.detail.data.object.email }}
      """)

  private static func mailInputs(from kind: ConnectionKind) -> [Input] {
    [
      Input("connection", .connection([kind]), "The sender, a connection of the project file.", required: true),
      Input(
        "to", .list(.text), "The recipients: an email address or a list of them.", required: true,
        limits: recipients),
      Input("subject", .text, "The subject.", required: true, limits: Limits(length: 1...998)),
      Input("text", .text, "The body as plain text.", limits: Limits(minimumLength: 1)),
      Input("html", .text, "The body as HTML.", limits: Limits(minimumLength: 1)),
      Input("cc", .list(.text), "The recipients of a copy.", limits: recipients),
      Input("bcc", .list(.text), "The recipients of a blind copy.", limits: recipients),
      Input("reply-to", .list(.text), "The addresses for replies.", limits: recipients),
    ]
  }

  private static let recipients = Limits(
    length: 3...320, minimumCount: 1, maximumCount: 50, characters: .mailAddress)
}
