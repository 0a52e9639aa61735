import Diagnostics
import Plan
import Source

extension TemplateSpeller {
  /// A connection (CloudFormation template reference, AWS::Events::Connection).
  mutating func add(_ body: ConnectionBody, _ secrets: SecretSpeller, to list: inout PropertyList) {
    list.add("Name", words(body.name))
    list.add("Description", words(body.description))
    var members = PropertyList()
    switch body.authorization {
    case .apiKey(let header, let value):
      list.add("AuthorizationType", "API_KEY")
      members.add("ApiKeyName", words(header))
      members.add("ApiKeyValue", secrets.spell(value, with: &self))
      list.add("AuthParameters", .map([TemplateMember("ApiKeyAuthParameters", .map(members.members))]))
    case .basic(let username, let password):
      list.add("AuthorizationType", "BASIC")
      members.add("Username", secrets.spell(username, with: &self))
      members.add("Password", secrets.spell(password, with: &self))
      list.add("AuthParameters", .map([TemplateMember("BasicAuthParameters", .map(members.members))]))
    case .oauth(let endpoint, let method, let clientID, let clientSecret, let query, let body):
      list.add("AuthorizationType", "OAUTH_CLIENT_CREDENTIALS")
      members.add("AuthorizationEndpoint", words(endpoint))
      members.add("HttpMethod", .string(method))
      members.add(
        "ClientParameters",
        .map([
          TemplateMember("ClientID", secrets.spell(clientID, with: &self)),
          TemplateMember("ClientSecret", secrets.spell(clientSecret, with: &self)),
        ]))
      var parameters = PropertyList()
      parameters.add("QueryStringParameters", ifAny: query.map(tokenParameter))
      parameters.add("BodyParameters", ifAny: body.map(tokenParameter))
      members.add("OAuthHttpParameters", ifAny: parameters.members)
      list.add("AuthParameters", .map([TemplateMember("OAuthParameters", .map(members.members))]))
    }
  }

  /// What the request for a token contains besides the client's credentials.
  private func tokenParameter(_ parameter: HTTPParameters.Pair) -> TemplateValue {
    .map([
      TemplateMember("Key", words(parameter.name)), TemplateMember("Value", words(parameter.value)),
      TemplateMember("IsValueSecret", false),
    ])
  }
}

/// Writes secrets as dynamic references: the template names them and never contains them.
struct SecretSpeller {
  let sink: DiagnosticSink
  /// Where the connection is written.
  let origin: Origin

  func spell(_ text: SecretText, with speller: inout TemplateSpeller) -> TemplateValue {
    switch text {
    case .plain(let text): return speller.spell(text)
    case .secretsManager(let prefix, let name, let key):
      check(name, allowsColon: name.hasPrefix("arn:"))
      if let key {
        check(key, allowsColon: false)
        return .dynamicReference(prefix: prefix, "{{resolve:secretsmanager:\(name):SecretString:\(key)}}")
      }
      return .dynamicReference(prefix: prefix, "{{resolve:secretsmanager:\(name)}}")
    case .parameterStore(let prefix, let name):
      check(name, allowsColon: false)
      return .dynamicReference(prefix: prefix, "{{resolve:ssm:\(name)}}")
    }
  }

  /// Parameters of the plan whose values are the secrets themselves.
  static func parameters(of resources: [PlannedResource]) -> Set<String> {
    var result: Set<String> = []
    for resource in resources {
      guard case .connection(let body) = resource.body else { continue }
      let secrets: [SecretText] =
        switch body.authorization {
        case .apiKey(_, let value): [value]
        case .basic(_, let password): [password]
        case .oauth(_, _, _, let clientSecret, _, _): [clientSecret]
        }
      for case .plain(let text) in secrets {
        for case .parameter(let name) in text.parts { result.insert(name) }
      }
    }
    return result
  }

  private func check(_ name: String, allowsColon: Bool) {
    let isClear = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: " "), 0..<0x20, 0x7F...: false
      case UInt8(ascii: ":"): allowsColon
      default: true
      }
    }
    if isClear, !name.isEmpty { return }
    sink.add(
      Diagnostic(
        .secretNameNotReferable, .cannotNameSecret(name), at: origin.span, hint: .useClearName,
        notes: [.referencesHaveNoEscape]))
  }
}
