import Catalog
import Diagnostics
import Expressions
import Source
import Workflows
import YAML

extension NodeReader {
  /// What tasks are connected to, by the names that workflows use.
  func connections(_ node: NodeIndex) -> [Connection] {
    (names(node, .key("connections")) ?? []).map { entry in
      reportForm(ofName: entry.name, .connectionName)
      return Connection(
        name: key(entry.name), settings: settings(entry.value, key(entry.name)), span: span(entry.value))
    }
  }

  private func settings(_ node: NodeIndex, _ name: Located<String>) -> ConnectionSettings {
    let owner = Sentence.connection(name.value)
    guard tree.kind(of: node) == .mapping else {
      reportType(node, owner, wanted: .mapOfKind)
      return .invalid
    }
    let entries = tree.entries(of: node).map { ($0.key, $0.value) }
    guard let (kindName, value) = entries.first else {
      report(
        .connectionForm, .isEmpty(owner), at: span(node),
        hint: .writeConnectionKind(ConnectionKind.allCases.map(\.rawValue)))
      return .invalid
    }
    if let (second, _) = entries.dropFirst().first {
      report(
        .connectionForm, .severalKeys(owner), at: span(second),
        hint: .writeKindAlone,
        labels: [Label(span(kindName), .itsFirstKey)])
      return .invalid
    }
    let text = tree.text(of: kindName)
    guard let kind = ConnectionKind(rawValue: text) else {
      let near = nearestName(to: text, among: ConnectionKind.allCases.map(\.rawValue))
      report(
        .unknownKey, .unknownConnectionKind(text), at: span(kindName),
        hint: .didYouMean(near) ?? .thereAre(ConnectionKind.allCases.map(\.rawValue)),
        fixes: near.map { replacement(of: kindName, with: $0) } ?? [])
      return .invalid
    }
    guard let values = connectionValues(value, kind.fields, .key(kind.rawValue)) else { return .invalid }
    return settings(of: kind, values, fields: value) ?? .invalid
  }

  private func settings(
    of kind: ConnectionKind, _ values: ConnectionValues, fields node: NodeIndex
  ) -> ConnectionSettings? {
    switch kind {
    case .slack:
      guard let workspace = values.text("workspace"), let channel = values.text("channel") else { return nil }
      return .slack(workspace: workspace, channel: channel)
    case .teams:
      guard let team = values.text("team"), let tenant = values.text("tenant"), let channel = values.text("channel")
      else { return nil }
      return .teams(team: team, tenant: tenant, channel: channel)
    case .kintone:
      guard let domain = values.text("domain"), let token = values.secret("api-token") else { return nil }
      return .kintone(domain: domain, token: token)
    case .ses: return values.text("from").map { .ses(from: $0) }
    case .http:
      guard let url = values.text("base-url"), let auth = values.fields("auth"),
        let authorization = authorization(auth)
      else { return nil }
      return .http(
        HTTPConnection(baseURL: url, authorization: authorization, rateLimit: values.integer("rate-limit")))
    case .slackAPI: return values.secret("token").map { .slackAPI(token: $0, channel: values.text("channel")) }
    case .stripe: return values.secret("api-key").map { .stripe(key: $0) }
    case .gmail: return .other(kind, fields: written(values))
    }
  }

  private func authorization(_ values: ConnectionValues) -> HTTPConnection.Authorization? {
    if let fields = values.fields("api-key") {
      guard let header = fields.text("header"), let value = fields.secret("value") else { return nil }
      return .apiKey(header: header, value: value)
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
        endpoint: endpoint, method: fields.text("method"), clientID: clientID, clientSecret: clientSecret,
        scope: fields.text("scope")))
  }

  /// The fields as they were written, variables replaced.
  private func written(_ values: ConnectionValues) -> [ValueEntry] {
    values.entries.map { entry in
      ValueEntry(name: entry.name, value: written(entry.value, at: entry.name.span))
    }
  }

  private func written(_ value: ConnectionValue, at place: Span) -> Value {
    switch value {
    case .text(let text): return Value(.text(TextTemplate(literal: text.value)), span: text.span)
    case .integer(let number): return Value(.number(String(number.value)), span: number.span)
    case .texts(let entries): return Value(.map(entries), span: place)
    case .fields(let values): return Value(.map(written(values)), span: place)
    case .secret(let secret):
      func entry(_ name: String, _ text: Located<String>) -> ValueEntry {
        ValueEntry(
          name: Located(name, text.span), value: Value(.text(TextTemplate(literal: text.value)), span: text.span))
      }
      var entries = [entry(secret.store == .secretsManager ? "secret" : "parameter", secret.name)]
      if let key = secret.key { entries.append(entry("key", key)) }
      return Value(.map(entries), span: secret.name.span)
    }
  }
}
