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
    inspect(text)
    switch text {
    case .plain(let text): return speller.spell(text)
    case .secretsManager(let prefix, let name, let key, let version):
      var reference = "{{resolve:secretsmanager:\(name)"
      switch version {
      case nil: if let key { reference += ":SecretString:\(key)" }
      case .stage(let label): reference += ":SecretString:\(key ?? ""):\(label)"
      case .id(let id): reference += ":SecretString:\(key ?? "")::\(id)"
      }
      return .dynamicReference(prefix: prefix, reference + "}}")
    case .parameterStore(let prefix, let name, let version):
      return .dynamicReference(prefix: prefix, "{{resolve:ssm:\(name)\(version.map { ":" + $0 } ?? "")}}")
    }
  }

  /// Reports secrets that a dynamic reference cannot name.
  static func inspect(_ resources: [PlannedResource], into sink: DiagnosticSink) {
    for resource in resources {
      guard case .connection(let body) = resource.body else { continue }
      let speller = SecretSpeller(sink: sink, origin: resource.origin)
      switch body.authorization {
      case .apiKey(_, let value): speller.inspect(value)
      case .basic(let username, let password):
        speller.inspect(username)
        speller.inspect(password)
      case .oauth(_, _, let clientID, let clientSecret, _, _):
        speller.inspect(clientID)
        speller.inspect(clientSecret)
      }
    }
  }

  private func inspect(_ text: SecretText) {
    switch text {
    case .plain: break
    case .secretsManager(_, let name, let key, _):
      check(name, allowsColon: name.hasPrefix("arn:"))
      if let key { check(key, allowsColon: false) }
    case .parameterStore(_, let name, _):
      check(name, allowsColon: false)
      sink.add(
        Diagnostic(
          .parameterMustBePlain, .onlyPlainParameter(name), at: origin.span, hint: .useSecretsManager,
          notes: [.connectionsTakeNoSecureStrings]))
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
        .unreferableSecretName, .cannotNameSecret(name), at: origin.span, hint: .useSimpleName,
        notes: [.referencesHaveNoEscape]))
  }
}
