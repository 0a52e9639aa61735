// Source: EventBridge API Reference, CreateConnection and CreateApiDestination.
extension ConnectionKind {
  static let httpFields = [
    ConnectionField(
      "base-url", .text, "What every request's address begins with.", required: true,
      limits: Limits(length: 9...2048, characters: .httpsAddress)),
    ConnectionField(
      "auth", .oneOf(authFields), "How to sign in; EventBridge has no connection without one.", required: true),
    ConnectionField(
      "rate-limit", .integer, "The most requests a second.", limits: Limits(minimum: 1), default: "300"),
  ]

  static let kintoneFields = [
    ConnectionField(
      "domain", .text, "The domain: `example.cybozu.com`.", required: true,
      limits: Limits(length: 3...253, characters: .hostName)),
    ConnectionField(
      "api-token", .text, "The app's API token; several may stand in one secret, with commas between.",
      required: true, secret: true),
  ]

  static let stripeFields = [
    ConnectionField("api-key", .text, "A secret or restricted key.", required: true, secret: true)
  ]

  private static let authFields = [
    ConnectionField(
      "api-key",
      .fields([
        ConnectionField(
          "header", .text, "The header that carries the key.", required: true,
          limits: Limits(length: 1...512, characters: .httpHeaderName)),
        ConnectionField("value", .text, "The header's value.", required: true, secret: true),
      ]),
      "A header with a key."),
    ConnectionField(
      "basic",
      .fields([
        ConnectionField(
          "username", .text, "The user's name.", required: true, limits: Limits(length: 1...512)),
        ConnectionField("password", .text, "The password.", required: true, secret: true),
      ]),
      "A name and a password."),
    ConnectionField("bearer", .text, "A token, sent as `Authorization: Bearer TOKEN`.", secret: true),
    ConnectionField("oauth", .fields(oauthFields), "OAuth 2 with a client's own credentials."),
  ]

  private static let oauthFields = [
    ConnectionField(
      "authorization-endpoint", .text, "Where a token is asked for.", required: true,
      limits: Limits(length: 9...2048, characters: .httpsAddress)),
    ConnectionField(
      "method", .choice(["POST", "GET", "PUT"]), "How a token is asked for.", default: "POST"),
    ConnectionField("client-id", .text, "The client's id.", required: true, limits: Limits(length: 1...512)),
    ConnectionField("client-secret", .text, "The client's secret.", required: true, secret: true),
    ConnectionField("scope", .text, "The scopes asked for, with spaces between.", limits: Limits(length: 1...512)),
  ]
}
