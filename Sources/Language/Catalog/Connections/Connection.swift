public import Source

/// What tasks are connected to: a channel, an app, a mailbox, an API.
public struct Connection: Sendable {
  /// The name that tasks use.
  public var name: Located<String>
  /// Its kind; none where it was wrong, and a finding says so.
  public var kind: ConnectionKind?
  /// What it says; nothing where that was wrong.
  public var values: ConnectionValues
  /// What it reaches; none where its fields were wrong, and a finding says so.
  public var service: ConnectionService?
  /// The whole entry.
  public var span: Span

  /// Makes a connection.
  public init(name: Located<String>, _ kind: ConnectionKind?, _ values: ConnectionValues, span: Span) {
    self.name = name
    self.kind = kind
    self.values = values
    service = kind?.service(values)
    self.span = span
  }
}

/// What a connection reaches.
public enum ConnectionService: Hashable, Sendable {
  /// A Slack channel, by Amazon Q Developer in chat applications.
  case slackChannel(workspace: String, channel: String)
  /// A Microsoft Teams channel, reached the same way.
  case teamsChannel(team: String, tenant: String, channel: String)
  /// An HTTPS API.
  case api(HTTPService)
  /// Amazon SES.
  case mail(MailSender)
  /// What nothing of AWS reaches.
  case unreachable
}

/// Who mails come from, as Amazon SES knows it.
public struct MailSender: Hashable, Sendable {
  /// The address.
  public var address: String
  /// The configuration set that mails are sent with; the identity's own, where there is none.
  public var configurationSet: String?
}

/// An HTTPS API, and how requests prove who sends them.
public struct HTTPService: Hashable, Sendable {
  /// How requests prove who sends them.
  public enum Authorization: Hashable, Sendable {
    /// A header with a secret value, and what stands before the secret.
    case header(String, prefix: String = "", SecretReference)
    /// A user name and a password.
    case basic(username: SecretOrText, password: SecretReference)
    /// OAuth 2 client credentials.
    case oauth(OAuthClient)

    /// A token in the `Authorization` header, after `Bearer`.
    static func bearer(_ token: SecretReference) -> Authorization {
      .header("Authorization", prefix: "Bearer ", token)
    }
  }

  /// The address that paths are joined to: `https`, without a query and without a slash at its end.
  public var address: String
  /// How its requests prove who sends them.
  public var authorization: Authorization
  /// The most requests a second; 300, EventBridge's own, where nothing is said.
  public var callsPerSecond: Int
  /// The channel or room of tasks that name none, where the connection says it.
  public var channel: String?

  init(_ address: String, _ authorization: Authorization, callsPerSecond: Int = 300, channel: String? = nil) {
    self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
    self.authorization = authorization
    self.callsPerSecond = callsPerSecond
    self.channel = channel
  }
}

/// OAuth 2 client credentials.
public struct OAuthClient: Hashable, Sendable {
  /// Where tokens are asked for: an `https` address.
  public var endpoint: String
  /// `POST`, `GET` or `PUT`.
  public var method: String
  /// The client's id.
  public var clientID: SecretOrText
  /// The secret that proves who the client is.
  public var clientSecret: SecretReference
  /// The scopes asked for, with spaces between; no scope is named where there is none.
  public var scope: String?
}
