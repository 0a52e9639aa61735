extension ConnectionKind {
  static let ses = ConnectionKind(
    "ses", "A sender of mail through Amazon SES.", reachesPeople: true, fields: sesFields
  ) { values in
    values.text("from").map { .mail(from: $0) }
  }

  // Gmail wants a token that a user consented to, which no connection of EventBridge has.
  static let gmail = ConnectionKind(
    "gmail", "A Gmail account that mail is sent from.", reachesPeople: true, fields: gmailFields
  ) { _ in
    .unreachable
  }

  private static let sesFields = [
    ConnectionField(
      "from", .text, "The address of the sender; SES must have verified it or its domain.", required: true,
      limits: Limits(length: 3...320, characters: .mailAddress))
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
