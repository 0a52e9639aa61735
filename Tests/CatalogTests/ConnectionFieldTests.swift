import TestSupport
import Testing

@testable import Catalog
@testable import Source

/// Every field of a kind of connection, by its path from the kind's key.
private func paths(_ fields: [ConnectionField], under prefix: String = "") -> [(
  path: String, field: ConnectionField
)] {
  fields.flatMap { field in
    let path = prefix + field.name
    return switch field.type {
    case .fields(let inner), .oneOf(let inner): [(path, field)] + paths(inner, under: path + ".")
    default: [(path, field)]
    }
  }
}

@Suite struct ConnectionFieldTests {
  @Test(arguments: [
    (ConnectionKind.slack, ["workspace", "channel"], []),
    (.teams, ["team", "tenant", "channel"], []),
    (.kintone, ["domain", "api-token"], ["api-token"]),
    (.ses, ["from"], []),
    (.gmail, ["from", "client-id", "client-secret", "refresh-token"], ["client-secret", "refresh-token"]),
    (
      .http,
      [
        "base-url", "auth", "auth.api-key.header", "auth.api-key.value", "auth.basic.username",
        "auth.basic.password",
        "auth.oauth.authorization-endpoint", "auth.oauth.client-id", "auth.oauth.client-secret",
      ],
      ["auth.api-key.value", "auth.basic.password", "auth.bearer", "auth.oauth.client-secret"]
    ),
    (.stripe, ["api-key"], ["api-key"]),
    (.slackAPI, ["token"], ["token"]),
    (.discord, ["token"], ["token"]),
    (.chatwork, ["token"], ["token"]),
  ]) func requiredFieldsAndSecrets(kind: ConnectionKind, required: [String], secret: [String]) {
    let all = paths(kind.fields)
    #expect(all.filter(\.field.isRequired).map(\.path) == required)
    #expect(all.filter(\.field.isSecret).map(\.path) == secret)
    // 'value' is too common a name.
    for field in all.map(\.field) where field.isSecret && field.name != "value" {
      #expect(secretFieldNames.contains(field.name))
    }
  }

  @Test(arguments: ConnectionKind.all) func isWellFormed(kind: ConnectionKind) {
    #expect(kind.summary.hasSuffix("."))
    let all = paths(kind.fields)
    #expect(Set(all.map(\.path)).count == all.count)
    for (path, field) in all {
      #expect(field.summary.hasSuffix("."), "\(path)")
      #expect(CharacterRule.identifier.problem(in: field.name) == nil)
      #expect(!(field.isRequired && field.defaultText != nil), "\(path)")
      if case .choice(let words) = field.type, let defaultText = field.defaultText {
        #expect(words.contains(defaultText), "\(path)")
      }
    }
  }

  @Test func exactlyOneWayToSignIn() throws {
    let auth = ConnectionKind.http.fields.first { $0.name == "auth" }
    guard case .oneOf(let ways) = auth?.type else { throw Unexpected("auth is not a choice") }
    #expect(ways.map(\.name) == ["api-key", "basic", "bearer", "oauth"])
    #expect(ways.allSatisfy { !$0.isRequired })
  }

  @Test func everyKindIsUsedByAnAction() {
    let used = ActionCatalog.all.flatMap(\.inputs).flatMap { input in
      if case .connection(let kinds) = input.type { kinds } else { [] as [ConnectionKind] }
    }
    #expect(Set(used) == Set(ConnectionKind.all))
  }
}
