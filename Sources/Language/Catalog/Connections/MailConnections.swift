extension ConnectionKind {
  static let ses = ConnectionKind("ses", "A sender of mail through Amazon SES.", fields: sesFields) { values in
    values.text("from").map { .mail(MailSender(address: $0, configurationSet: values.text("configuration-set"))) }
  }

  // Gmail wants a token that a user consented to, which no connection of EventBridge has.
  static let gmail = ConnectionKind(
    "gmail", "A Gmail account that mail is sent from.", reachesPeople: true, fields: gmailFields
  ) { _ in
    .unreachable
  }

  private static let sesFields = [
    ConnectionField(
      "from", .text, "The sender's address; SES must have verified it or its domain.", required: true,
      limits: Limits(length: 3...320, characters: .mailAddress)),
    // Source: Amazon SES API v2 Reference, CreateConfigurationSet; Service Authorization Reference, SendEmail.
    ConnectionField(
      "configuration-set", .text,
      "The SES configuration set that mails are sent with. Name it as well if the address or its domain has a default "
        + "one: sending with a set needs a permission on it.",
      limits: Limits(length: 1...64, characters: .identifier)),
  ]

  private static let gmailFields = [
    ConnectionField(
      "from", .text, "The address of the account.", required: true,
      limits: Limits(length: 3...320, characters: .mailAddress)),
    ConnectionField("client-id", .text, "The OAuth client ID.", required: true, limits: Limits(length: 1...512)),
    ConnectionField("client-secret", .text, "The OAuth client secret.", required: true, secret: true),
    ConnectionField(
      "refresh-token", .text, "The refresh token granted by the owner of the account.", required: true,
      secret: true),
  ]
}
