import Catalog
import Diagnostics
import Expressions
import Flow
import Reading
import Source
import TestSupport
import Testing

@Suite struct ProjectTests {
  private func project(_ lines: String, environment: String? = nil) -> Reading {
    readMarkedProject("project: shop\n\(lines)\n", environment: environment)
  }

  @Test(arguments: [
    ("sources: {a: {partner: ⏵stripe.com/a⏴}}", DiagnosticCode.partnerName),
    ("sources: {a: {partner: ⏵aws.partner/a⏴}}", .partnerName),
    ("sources: {a: ⏵{}⏴}", .sourceForm), ("sources: {a: {⏵bus⏴: b}}", .sourceForm),
    ("sources: {a: {partner: aws.partner/a/b, ⏵bus⏴: b}}", .misplacedKey),
    ("sources: {a: {webhook: ⏵secret-text⏴}}", .secretLiteral),
    ("sources: {a: {webhook: {⏵secrte⏴: b}}}", .unknownKey),
    ("sources: {github: {webhook: {parameter: b, ⏵key⏴: c}}}", .misplacedKey),
    ("sources: {⏵a⏴: {webhook: {secret: b}}}", .webhookSender),
    ("sources: {⏵gihub⏴: {webhook: {secret: b}}}", .webhookSender),
    ("sources: {a: {source: b, ⏵concurrency⏴: 5}}", .misplacedKey),
    ("sources: {a: {⏵concurrency⏴: 5}}", .sourceForm),
    ("sources: {github: {webhook: {secret: b}, concurrency: ⏵0⏴}}", .outOfBounds),
    ("sources: {github: {webhook: {secret: b}, concurrency: ⏵many⏴}}", .wrongType),
    ("sources: {github: {webhook: {secret: b}, bus: ⏵[]⏴}}", .wrongType),
    ("sources: {github: {webhook: {secret: b}, bus: ⏵my bus⏴}}", .resourceForm),
    ("sources: {shop: {source: b, bus: ⏵\"arn:aws:sqs:us-east-1:123456789012:q\"⏴}}", .resourceForm),
    ("sources: {a: {⏵sorce⏴: b}}", .unknownKey), ("sources: ⏵[a]⏴", .wrongType),
    ("environments: {a: {region: ⏵ap-northeast-4⏴}}", .unknownRegion),
    ("environments: {a: {account: ⏵1234-5678-9012⏴}}", .accountForm),
    ("environments: {⏵A⏴: {region: us-east-1}}", .nameForm),
    ("environments: {a: {vars: {⏵1a⏴: 1}}}", .variableName),
    ("environments: {a: {vars: {b: \"${{ ⏵event.id⏴ }}\"}}}", .expressionNotAllowed),
    ("defaults: {log-retention: ⏵36h⏴}", .logRetention), ("defaults: {log-retention: ⏵30⏴}", .durationForm),
    ("defaults: {retry: {attempts: ⏵999⏴}}", .outOfBounds),
    ("stacks: ⏵0⏴", .outOfBounds), ("stacks: ⏵1001⏴", .outOfBounds), ("stacks: ⏵two⏴", .wrongType),
    ("stacks: ⏵\"2\"⏴", .wrongType), ("stacks: ⏵{count: 2}⏴", .wrongType),
    ("policy: {require: [owner, ⏵owner⏴]}", .repeatedEntry), ("policy: {require: [⏵ownr⏴]}", .unknownWord),
    ("policy: {require: ⏵owner⏴}", .wrongType), ("policy: {cost-increase: ⏵20⏴}", .rateForm),
    ("rates: {order-placed: ⏵often⏴}", .rateForm), ("rates: {order-placed: ⏵10/week⏴}", .rateForm),
    ("rates: {order-placed: ⏵1.5/day⏴}", .rateForm), ("rates: {order-placed: ⏵-1/day⏴}", .rateForm),
    ("connections: {a: {⏵slak⏴: {workspace: T1, channel: C1}}}", .unknownKey),
    ("connections: {a: ⏵{}⏴}", .connectionForm), ("connections: {a: ⏵slack⏴}", .wrongType),
    ("connections: {a: {ses: {⏵form⏴: a@example.com}}}", .unknownKey),
    ("connections: {a: {slack: {⏵workspace⏴: T0123}}}", .missingKey),
    ("connections: {a: {ses: {from: ⏵nobody⏴}}}", .connectionField),
    (
      "connections: {a: {http: {base-url: ⏵\"http://a.example.com\"⏴, auth: {bearer: {secret: b}}}}}",
      .connectionField
    ),
    (
      "connections: {a: {http: {base-url: \"https://a.example.com\", auth: {bearer: {secret: b}, ⏵basic⏴: {username: a, password: {secret: b}}}}}}",
      .connectionForm
    ),
    ("connections: {a: {http: {base-url: \"https://a.example.com\", auth: {bearer: ⏵abc⏴}}}}", .secretLiteral),
    (
      "connections: {a: {http: {base-url: \"https://a.example.com\", auth: {bearer: {secret: b}}, rate-limit: ⏵0⏴}}}",
      .outOfBounds
    ),
    (
      "connections: {a: {http: {base-url: \"https://a.example.com\", auth: {oauth: {authorization-endpoint: \"https://a.example.com\", method: ⏵PATCH⏴, client-id: a, client-secret: {secret: b}}}}}}",
      .unknownWord
    ),
    ("workflows: ⏵[]⏴", .emptyValue), ("⏵enviroments⏴: {}", .unknownKey),
    ("accounts: {⏵prod⏴: {role: \"arn:aws:iam::111122223333:role/a\"}}", .accountForm),
    ("accounts: {\"111122223333\": {role: ⏵\"arn:aws:iam::999988887777:role/a\"⏴}}", .accountRole),
    ("accounts: {\"111122223333\": {role: ⏵\"arn:aws:iam::111122223333:user/a\"⏴}}", .accountRole),
    ("accounts: {\"111122223333\": {role: ⏵\"arn:aws:iam::111122223333:role/*\"⏴}}", .accountRole),
    ("accounts: {\"111122223333\": {⏵role-arn⏴: a}}", .unknownKey),
    ("sources: {github: {webhook: {secret: a, version: ⏵\"a:b\"⏴}}}", .secretVersion),
    ("sources: {github: {webhook: {parameter: a, version: ⏵new⏴}}}", .secretVersion),
    ("sources: {github: {webhook: {secret: ⏵\(String(repeating: "a", count: 513))⏴}}}", .secretName),
    ("connections: {a: {ses: {from: a@example.com, configuration-set: ⏵a b⏴}}}", .connectionField),
    (
      "connections: {a: {http: {base-url: \"https://a.example.com\", auth: {basic: {username: ⏵\"a:b\"⏴, password: {secret: b}}}}}}",
      .connectionField
    ),
  ])
  func finding(_ lines: String, _ code: DiagnosticCode) throws { expect(project(lines), code) }

  @Test(arguments: ["⏵workflow⏴: a\n"]) func workflowHere(_ text: String) throws {
    expect(readMarkedProject(text), .workflowHere)
  }

  @Test func emptyProjectFile() throws {
    expect(readMarkedProject("⏵⏴# nothing\n"), .emptyFile)
    expect(readMarkedProject("⏵workflows⏴: a\n"), .missingKey)
  }

  @Test func accountKeepsItsZeros() throws {
    let reading = project("environments: {a: {account: 012345678901}}")
    expectClean(reading)
    #expect(reading.project?.environments.first?.account?.value == "012345678901")
  }

  @Test func accountsHaveRoles() throws {
    let reading = project("accounts: {012345678901: {role: \"arn:aws:iam::012345678901:role/a/b\"}}")
    expectClean(reading)
    #expect(reading.project?.accounts.map(\.id.value) == ["012345678901"])
    #expect(reading.project?.accounts.map(\.role.value) == ["arn:aws:iam::012345678901:role/a/b"])
  }

  @Test func secretsHaveVersions() throws {
    let reading = project(
      """
      sources:
        github: {webhook: {secret: a, version: v2}}
        kintone: {webhook: {parameter: a, version: 3}}
      """)
    expectClean(reading)
    let versions = try #require(reading.project?.sources).map { source -> String? in
      guard case .webhook(let endpoint) = source.arrival else { return nil }
      return endpoint.secret.version
    }
    #expect(versions == ["v2", "3"])
  }

  @Test func endpointsForWebhooks() throws {
    let reading = project(
      """
      sources:
        github: {webhook: {secret: desk/github}}
        stripe: {webhook: {secret: desk/stripe, key: signing}, bus: payments, concurrency: 3}
        kintone: {webhook: {parameter: /desk/kintone}, concurrency: none}
      """)
    expectClean(reading)
    let endpoints = try #require(reading.project?.sources).compactMap { source in
      if case .webhook(let endpoint) = source.arrival { endpoint } else { nil }
    }
    #expect(endpoints.map(\.secret.name) == ["desk/github", "desk/stripe", "/desk/kintone"])
    #expect(endpoints.map(\.secret.key) == [nil, "signing", nil])
    #expect(endpoints.map(\.bus?.value) == [nil, "payments", nil])
    #expect(endpoints.map(\.concurrency) == [.reserved(10), .reserved(3), .unreserved])
  }

  @Test func connectionsOfEveryKind() throws {
    let reading = project(
      """
      connections:
        teams: {teams: {team: 00000000-0000-0000-0000-000000000000, tenant: 00000000-0000-0000-0000-000000000000, channel: "19%3Aa%40thread.tacv2"}}
        mail: {gmail: {from: a@example.com, client-id: {secret: gmail, key: id}, client-secret: {secret: gmail, key: secret}, refresh-token: {parameter: /gmail/token}}}
        pay: {stripe: {api-key: {secret: stripe/key}}}
        bot: {slack-api: {token: {secret: slack/token}, channel: C0123ABCD}}
        basic: {http: {base-url: "https://a.example.com", auth: {basic: {username: {secret: a, key: name}, password: {secret: a, key: password}}}}}
        oauth: {http: {base-url: "https://a.example.com", auth: {oauth: {authorization-endpoint: "https://a.example.com/t", client-id: a, client-secret: {secret: b}, scope: c}}, rate-limit: 5}}
      """)
    expectClean(reading)
    let connections = try #require(reading.project?.connections)
    #expect(connections.map(\.kind?.name) == ["teams", "gmail", "stripe", "slack-api", "http", "http"])
    guard case .api(let http)? = connections[5].service, case .oauth(let client) = http.authorization else {
      throw Unexpected("another service")
    }
    #expect(http.callsPerSecond == 5)
    #expect(client.scope == "c")
    #expect(client.method == "POST")
    #expect(connections[1].service == .unreachable)
  }

  @Test func variablesInSourcesAndConnections() throws {
    let text = """
      environments:
        staging: {region: us-east-1, vars: {partner: aws.partner/stripe.com/test, domain: test.cybozu.com}}
        production: {region: us-east-1, vars: {partner: aws.partner/stripe.com/live, domain: live.cybozu.com}}
      sources: {stripe: {partner: "${{ vars.partner }}"}}
      connections: {kintone: {kintone: {domain: "${{ vars.domain }}", api-token: {secret: a}}}}
      """
    for (environment, ending) in [(nil, "test"), ("production", "live")] {
      let reading = project(text, environment: environment)
      expectClean(reading)
      guard case .partner(let name) = reading.project?.sources.first?.arrival,
        case .api(let kintone)? = reading.project?.connections.first?.service
      else { throw Unexpected("another service") }
      #expect(name.value == "aws.partner/stripe.com/\(ending)")
      #expect(kintone.address == "https://\(ending).cybozu.com")
    }
  }

  @Test func unknownEnvironment() throws {
    let reading = project("⏵environments⏴: {production: {region: us-east-1}}", environment: "prodution")
    expect(reading, .unknownEnvironment)
    #expect(reading.diagnostics.first?.hint?.text == "did you mean 'production'?")
  }

  /// A literal secret is not repeated.
  @Test func secretsAreNotShown() throws {
    let reading = project("connections: {a: {stripe: {api-key: ⏵sk_very_secret⏴}}}")
    expect(reading, .secretLiteral)
    for diagnostic in reading.diagnostics {
      #expect(diagnostic.secrets.map(\.text.value) == ["sk_very_secret"])
      var shown = diagnostic
      shown.secrets = []
      #expect(!"\(shown)".contains("sk_very_secret"))
    }
  }
}
