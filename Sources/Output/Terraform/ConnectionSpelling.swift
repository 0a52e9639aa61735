import Emit
import Plan
import Source

extension ResourceSpeller {
  /// A connection. Its secrets are read by data sources and are never written to a file.
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
    case .oauth(let endpoint, let method, let clientID, let clientSecret, let query, let body):
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
            .block(
              "oauth_http_parameters", [], tokenParameters("query_string", query) + tokenParameters("body", body)),
          ])
      )
    }
  }

  /// What the request for a token contains besides the client's credentials.
  private func tokenParameters(_ place: String, _ parameters: [HTTPParameters.Pair]) -> [HCLItem] {
    parameters.map { parameter in
      .block(
        place, [],
        [
          .attribute("key", .text(parameter.name)), .attribute("value", .text(parameter.value)),
          .attribute("is_value_secret", false),
        ])
    }
  }

  private mutating func secret(_ secret: SecretText, _ place: String) -> HCLExpression {
    secrets.expression(secret, spelling: &spelling, place: place)
  }
}
