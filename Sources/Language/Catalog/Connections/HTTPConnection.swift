// Source: EventBridge API Reference, CreateConnection and CreateApiDestination.
extension ConnectionKind {
  static let http = ConnectionKind("http", "An HTTPS API and its authorization.", fields: httpFields) { values in
    guard let address = values.text("base-url"), let fields = values.fields("auth"),
      let authorization = authorization(fields)
    else { return nil }
    return .api(HTTPService(address, authorization, callsPerSecond: values.integer("rate-limit") ?? 300))
  }

  private static func authorization(_ values: ConnectionValues) -> HTTPService.Authorization? {
    if let fields = values.fields("api-key") {
      guard let header = fields.text("header"), let value = fields.secret("value") else { return nil }
      return .header(header, value)
    }
    if let fields = values.fields("basic") {
      guard let username = fields.secretOrText("username"), let password = fields.secret("password") else {
        return nil
      }
      return .basic(username: username, password: password)
    }
    if let token = values.secret("bearer") { return .bearer(token) }
    guard let fields = values.fields("oauth"), let endpoint = fields.text("authorization-endpoint"),
      let clientID = fields.secretOrText("client-id"), let clientSecret = fields.secret("client-secret")
    else { return nil }
    return .oauth(
      OAuthClient(
        endpoint: endpoint, method: fields.text("method") ?? "POST", clientID: clientID, clientSecret: clientSecret,
        scope: fields.text("scope")))
  }

  private static let httpFields = [
    ConnectionField(
      "base-url", .text, "The start of the URL of every request.", required: true,
      limits: Limits(length: 9...2048, characters: .httpsAddress)),
    ConnectionField(
      "auth", .oneOf(authFields), "The authorization; EventBridge requires one for every connection.",
      required: true),
    ConnectionField(
      "rate-limit", .integer, "The maximum number of requests per second.", limits: Limits(minimum: 1),
      default: "300"),
  ]

  private static let authFields = [
    ConnectionField(
      "api-key",
      .fields([
        ConnectionField(
          "header", .text, "The header for the key.", required: true,
          limits: Limits(length: 1...512, characters: .httpHeaderName)),
        ConnectionField("value", .text, "The value of the header.", required: true, secret: true),
      ]),
      "An API key in a header."),
    ConnectionField(
      "basic",
      .fields([
        ConnectionField("username", .text, "The user name.", required: true, limits: Limits(length: 1...512)),
        ConnectionField("password", .text, "The password.", required: true, secret: true),
      ]),
      "Basic authentication with a user name and a password."),
    ConnectionField("bearer", .text, "A bearer token, sent as `Authorization: Bearer TOKEN`.", secret: true),
    ConnectionField("oauth", .fields(oauthFields), "OAuth 2 with client credentials."),
  ]

  private static let oauthFields = [
    ConnectionField(
      "authorization-endpoint", .text, "The URL that issues tokens.", required: true,
      limits: Limits(length: 9...2048, characters: .httpsAddress)),
    ConnectionField(
      "method", .choice(["POST", "GET", "PUT"]), "The HTTP method of the token request.", default: "POST"),
    ConnectionField("client-id", .text, "The client ID.", required: true, limits: Limits(length: 1...512)),
    ConnectionField("client-secret", .text, "The client secret.", required: true, secret: true),
    ConnectionField("scope", .text, "The requested scopes, separated by spaces.", limits: Limits(length: 1...512)),
  ]
}
