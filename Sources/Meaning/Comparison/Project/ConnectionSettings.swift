import Catalog
import Diagnostics
import Flow
import Source

extension Project {
  /// The connections that could be read, with what they reach.
  var connectionSettings: [NamedSettings] {
    connections.compactMap { connection in
      connection.service.map {
        NamedSettings(name: connection.name.value, span: connection.span, settings: $0.settings)
      }
    }
  }

  /// The sources that could be read, with the ways in which they arrive.
  var sourceSettings: [NamedSettings] {
    sources.compactMap { source in
      source.arrival.settings.map { NamedSettings(name: source.name.value, span: source.span, settings: $0) }
    }
  }
}

extension Flow {
  /// Whether a task uses a connection.
  func usesConnection(_ name: String) -> Bool {
    calls.contains { call in
      call.input("connection")?.literalText == name || call.input("channel")?.literalText == name
    }
  }

  /// Whether a trigger selects events of a source of the project.
  func usesSource(_ name: String) -> Bool {
    triggers.contains { trigger in
      if case .event(let events) = trigger.kind { events.source.value == name } else { false }
    }
  }
}

/// Settings of which those without a value are left out.
private func settings(_ values: (String, String?)...) -> [(key: String, value: String)] {
  values.compactMap { key, value in value.map { (key, $0) } }
}

extension ConnectionService {
  fileprivate var settings: [(key: String, value: String)] {
    switch self {
    case .slackChannel(let workspace, let channel):
      Comparison.settings(("workspace", workspace), ("channel", channel))
    case .teamsChannel(let team, let tenant, let channel):
      Comparison.settings(("team", team), ("tenant", tenant), ("channel", channel))
    case .api(let service):
      Comparison.settings(("address", service.address)) + service.authorization.settings
        + Comparison.settings(
          ("calls-per-second", String(service.callsPerSecond)), ("channel", service.channel))
    case .mail(let sender):
      Comparison.settings(("from", sender.address), ("configuration-set", sender.configurationSet))
    case .unreachable: []
    }
  }
}

extension HTTPService.Authorization {
  fileprivate var settings: [(key: String, value: String)] {
    switch self {
    case .header(let name, let prefix, let secret):
      Comparison.settings(("header", name), ("prefix", prefix.isEmpty ? nil : prefix), ("secret", secret.shown))
    case .basic(let username, let password):
      Comparison.settings(("username", username.shown), ("password", password.shown))
    case .oauth(let client):
      Comparison.settings(
        ("token-url", client.endpoint), ("method", client.method), ("client-id", client.clientID.shown),
        ("client-secret", client.clientSecret.shown), ("scope", client.scope))
    }
  }
}

extension ProjectSource.Arrival {
  /// Nil if it is invalid, which a finding reports.
  fileprivate var settings: [(key: String, value: String)]? {
    switch self {
    case .partner(let name): return Comparison.settings(("partner", name.value))
    case .webhook(let endpoint):
      let concurrency: String? = if case .reserved(let count) = endpoint.concurrency { String(count) } else { nil }
      return Comparison.settings(
        ("webhook", endpoint.secret.shown), ("bus", endpoint.bus?.value), ("concurrency", concurrency))
    case .bus(let source, let bus): return Comparison.settings(("source", source.value), ("bus", bus?.value))
    case .invalid: return nil
    }
  }
}

extension SecretReference {
  /// The name of the secret, never its value.
  fileprivate var shown: String {
    let store =
      switch self.store {
      case .secretsManager: "secret"
      case .parameterStore: "parameter"
      }
    return "\(store) \(name)" + (key.map { ", key \($0)" } ?? "") + (version.map { ", version \($0)" } ?? "")
  }
}

extension SecretOrText {
  fileprivate var shown: String {
    switch self {
    case .text(let text): text
    case .secret(let secret): secret.shown
    }
  }
}
