import Emit
import Plan
import Source

extension ResourceSpeller {
  /// A connection. Its secrets are read by data sources and never written down.
  mutating func block(for connection: ConnectionBody, of resource: PlannedResource) -> HCLBlock {
    let (type, authorization) = authorization(connection.authorization, place: sources.place(of: resource.origin))
    return block(
      resource,
      [
        .attribute("name", .text(connection.name)),
        .attribute("description", .text(connection.description)),
        .attribute("authorization_type", .text(type)),
        .block("auth_parameters", [], [authorization]),
      ])
  }

  /// An API destination.
  mutating func block(for destination: APIDestinationBody, of resource: PlannedResource) -> HCLBlock {
    block(
      resource,
      [
        .attribute("name", .text(destination.name)),
        .attribute("description", .text(destination.description)),
        .attribute("connection_arn", spelling.reference(destination.connection, .arn)),
        .attribute("invocation_endpoint", spelling.text(destination.endpoint)),
        .attribute("http_method", .text(destination.method)),
        .attribute("invocation_rate_limit_per_second", number(destination.callsPerSecond)),
      ])
  }

  private mutating func authorization(
    _ authorization: ConnectionBody.Authorization, place: String
  ) -> (type: String, block: HCLItem) {
    switch authorization {
    case .apiKey(let header, let value):
      return (
        "API_KEY",
        .block("api_key", [], [.attribute("key", .text(header)), .attribute("value", secret(value, place))])
      )
    case .basic(let username, let password):
      return (
        "BASIC",
        .block(
          "basic", [],
          [.attribute("username", secret(username, place)), .attribute("password", secret(password, place))])
      )
    case .oauth(let endpoint, let method, let clientID, let clientSecret, let scope):
      let client: [HCLItem] = [
        .attribute("client_id", secret(clientID, place)),
        .attribute("client_secret", secret(clientSecret, place)),
      ]
      return (
        "OAUTH_CLIENT_CREDENTIALS",
        .block(
          "oauth", [],
          [
            .attribute("authorization_endpoint", .text(endpoint)),
            .attribute("http_method", .text(method)),
            .block("client_parameters", [], client),
            .block(tokenParameters(scope)),
          ])
      )
    }
  }

  /// What is sent with the request for a token besides what EventBridge sends by itself (`grant_type` and the client's
  /// credentials).
  private func tokenParameters(_ scope: String?) -> HCLBlock {
    if let scope {
      return HCLBlock("oauth_http_parameters", body: [parameter("body", key: "scope", value: scope)])
    }
    return HCLBlock(
      "oauth_http_parameters",
      comments: ["The provider demands a parameter; this one asks for what OAuth answers with anyway."],
      body: [parameter("header", key: "Accept", value: "application/json")])
  }

  private func parameter(_ place: String, key: String, value: String) -> HCLItem {
    .block(
      place, [],
      [
        .attribute("key", .text(key)), .attribute("value", .text(value)), .attribute("is_value_secret", false),
      ])
  }

  private mutating func secret(_ secret: SecretText, _ place: String) -> HCLExpression {
    secrets.expression(secret, spelling: &spelling, place: place)
  }
}
