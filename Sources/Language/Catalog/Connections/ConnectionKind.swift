/// A kind of connection: the key under a connection's name in the project file.
public enum ConnectionKind: String, Sendable, CaseIterable {
  /// A Slack channel, through Amazon Q Developer in chat applications.
  case slack
  /// A Teams channel, through the same.
  case teams
  /// A kintone domain with an API token.
  case kintone
  /// A sender of mail through Amazon SES.
  case ses
  /// A Gmail account.
  case gmail
  /// Any HTTPS API.
  case http
  /// A Stripe account's API.
  case stripe
  /// Slack's own API, with a token.
  case slackAPI = "slack-api"

  /// What the connection is, in one line.
  public var summary: String {
    switch self {
    case .slack: "A Slack channel, reached through Amazon Q Developer in chat applications, with no token to keep."
    case .teams: "A Teams channel, reached through Amazon Q Developer in chat applications, with no token to keep."
    case .kintone: "A kintone domain and the API token of an app."
    case .ses: "A sender of mail through Amazon SES."
    case .gmail: "A Gmail account that mail is sent from."
    case .http: "An HTTPS API and how to sign in to it."
    case .stripe: "The API of a Stripe account."
    case .slackAPI: "Slack's own API, with a bot's token."
    }
  }

  /// What stands under the kind's key.
  public var fields: [ConnectionField] {
    switch self {
    case .slack: Self.slackFields
    case .teams: Self.teamsFields
    case .kintone: Self.kintoneFields
    case .ses: Self.sesFields
    case .gmail: Self.gmailFields
    case .http: Self.httpFields
    case .stripe: Self.stripeFields
    case .slackAPI: Self.slackAPIFields
    }
  }
}
