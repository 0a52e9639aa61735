/// The allowed characters of a text, and its form.
///
/// Each rule is written twice, as a check and as a regular expression for the JSON Schema; a test compares them.
public enum CharacterRule: Sendable, Equatable, CaseIterable {
  /// Any text that YAML can contain.
  case any
  /// ASCII letters, digits, `-` and `_`.
  case identifier
  /// The same as `identifier`, and `.`.
  case dottedIdentifier
  /// The name of a header field: a token of RFC 9110, section 5.6.2.
  case httpHeaderName
  /// The part of a URL after the host, without a query: RFC 3986, section 3.3.
  case path
  case environmentName
  case printableASCII
  /// ASCII letters, digits and punctuation, as SQS accepts them in the group and the deduplication ID of a message.
  case visibleASCII
  /// One line without control characters, such as the subject of an email.
  case oneLine
  /// As `oneLine`, and without a colon, which ends the name in HTTP basic authentication.
  case signInName
  /// A host name with at least one dot.
  case hostName
  /// A URL that begins with `https://`, without a query and a fragment.
  case httpsAddress
  /// An email address; a name before it, as in `Support <support@example.com>`, is allowed.
  case mailAddress
  case roleARN
  /// A Slack workspace: `T0123ABCD`. AWS::Chatbot::SlackChannelConfiguration, SlackWorkspaceId.
  case slackWorkspace
  /// A Slack channel ID: `C0123ABCD`. The same resource, SlackChannelId.
  case slackChannel
  /// A Teams channel ID, as in the channel's link: `19%3A…%40thread.tacv2`.
  /// AWS::Chatbot::MicrosoftTeamsChannelConfiguration, TeamsChannelId.
  case teamsChannel
  case uuid
  /// The `source` of your own events: any text that does not begin with `aws.`, which AWS reserves.
  case eventSource

  /// The rule as an anchored regular expression of ECMA 262; nil if everything is allowed.
  public var pattern: String? {
    switch self {
    case .any: nil
    case .identifier: "^[A-Za-z0-9_-]*$"
    case .dottedIdentifier: "^[A-Za-z0-9._-]*$"
    case .httpHeaderName: "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"
    case .path: "^[A-Za-z0-9/%._~!$&'()*+,;=:@-]*$"
    case .environmentName: "^[A-Za-z_][A-Za-z0-9_]*$"
    case .printableASCII: "^[ -~]*$"
    case .visibleASCII: "^[!-~]*$"
    case .oneLine: "^[^\\u0000-\\u001F\\u007F]*$"
    case .signInName: "^[^:\\u0000-\\u001F\\u007F]*$"
    case .hostName: "^[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$"
    case .httpsAddress: "^https://[A-Za-z0-9/%._~!$&'()*+,;=:@-]+$"
    case .mailAddress: "^([^<>@\\u0000-\\u001F\\u007F]*<\(Self.bareMailAddress)>|\(Self.bareMailAddress))$"
    case .roleARN: "^arn:aws(-cn|-us-gov)?:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]+$"
    case .slackWorkspace: "^T[0-9A-Z]+$"
    case .slackChannel: "^[A-Za-z0-9]+$"
    case .teamsChannel: "^[A-Za-z0-9_=+/.,-]*%3[aA][A-Za-z0-9_=+/.,-]*%40[A-Za-z0-9_=+/.,-]*$"
    case .uuid: "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$"
    case .eventSource: "^(?!aws\\.)"
    }
  }

  /// An email address without a name, as a part of a pattern.
  private static let bareMailAddress = "[^<>@ \\u0000-\\u001F\\u007F]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+"

  /// What the rule requires, as the documentation says it: "a UUID".
  public var meaning: String {
    switch self {
    case .any: "any text"
    case .identifier: "ASCII letters, digits, '-' and '_'"
    case .dottedIdentifier: "ASCII letters, digits, '-', '_' and '.'"
    case .httpHeaderName: "the name of an HTTP header"
    case .path: "the path of a URL, without a query"
    case .environmentName: "the name of an environment variable"
    case .printableASCII: "printable ASCII characters"
    case .visibleASCII: "ASCII letters, digits and punctuation, without spaces"
    case .oneLine: "one line without control characters"
    case .signInName: "one line without colons and control characters"
    case .roleARN: "the ARN of a role, such as 'arn:aws:iam::123456789012:role/report'"
    case .hostName: "a host name, such as 'example.cybozu.com'"
    case .httpsAddress: "a URL that begins with 'https://', without a query"
    case .mailAddress: "an email address"
    case .slackWorkspace: "the ID of a Slack workspace, such as 'T0123ABCD'"
    case .slackChannel: "the ID of a Slack channel, such as 'C0123ABCD'"
    case .teamsChannel: "the ID of a Teams channel from its link, such as '19%3A…%40thread.tacv2'"
    case .uuid: "a UUID"
    case .eventSource: "a source that does not begin with 'aws.'"
    }
  }
}
