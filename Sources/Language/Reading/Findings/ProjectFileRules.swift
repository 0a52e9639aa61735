public import Diagnostics

// Codes 0901 to 0914: the project file.

public extension DiagnosticCode {
  static let workflowHere = DiagnosticCode(
    901, "workflow-here", stage: .workflow, summary: "A workflow stands where the project file is read.",
    explanation: "`tasuki.yaml` is the project file. Keep workflows in files of their own.",
    example: .init(.project, bad: "⏵workflow⏴: order-placed\n", good: "project: shop\n"))
  static let severalProjects = DiagnosticCode(
    902, "several-projects", stage: .workflow, summary: "The project file holds more than one document.",
    explanation: "A project is one document. Two projects are two folders, each with its own `tasuki.yaml`.",
    example: .init(.project, bad: "project: shop\n---\n⏵project⏴: warehouse\n", good: "project: shop\n"))
  static let unknownEnvironment = DiagnosticCode(
    903, "unknown-environment", stage: .workflow,
    summary: "The project file has no environment of the name that was asked for.",
    explanation: "`--env` takes a name from `environments`.",
    example: .init(.shown, bad: "tasuki compile --env prod\n", good: "tasuki compile --env production\n"))
  static let unknownRegion = DiagnosticCode(
    904, "unknown-region", stage: .workflow, summary: "AWS has no Region of this name.",
    explanation: "A Region is named by its code, as in `ap-northeast-1`.",
    source: "AWS General Reference, \"Regions and Zones\"",
    example: projectExample(
      "environments: {production: {region: ⏵ap-northeast-9⏴}}",
      "environments: {production: {region: ap-northeast-1}}"))
  static let accountForm = DiagnosticCode(
    905, "account-form", stage: .workflow, summary: "An account's id does not have twelve digits.",
    explanation: "Ids begin with zeros, too: all twelve digits are written, without hyphens.",
    example: projectExample(
      "environments: {production: {account: ⏵12345⏴}}", "environments: {production: {account: \"012345678901\"}}"))
  static let variableName = DiagnosticCode(
    906, "variable-name", stage: .workflow, summary: "A variable has a name that expressions cannot speak of.",
    explanation:
      "A name is made of letters, digits, `_` and single hyphens, with a letter first: `vars.min-amount`.",
    example: projectExample(
      "environments: {production: {vars: {⏵min.amount⏴: 1}}}", "environments: {production: {vars: {min-amount: 1}}}"
    ))
  static let sourceForm = DiagnosticCode(
    907, "source-form", stage: .workflow,
    summary: "A source says nothing, or two things, about how its events arrive.",
    explanation: """
      Events arrive over a partner event bus (`partner`), over an endpoint that Tasuki generates (`webhook`), or on \
      a bus under a source (`source` and `bus`).
      """,
    example: projectExample(
      "sources: {github: {source: com.example.shop, ⏵webhook⏴: {secret: shop/webhook}}}",
      "sources: {github: {source: com.example.shop}}"))
  static let partnerName = DiagnosticCode(
    908, "partner-name", stage: .workflow, summary: "A text is not the name of a partner event source.",
    explanation: """
      The name is `aws.partner/`, the partner's name, and at least one part behind it, as the EventBridge console \
      shows it under "Partner event sources".
      """, source: "EventBridge API reference, CreatePartnerEventSource",
    example: projectExample(
      "sources: {stripe: {partner: ⏵stripe.com⏴}}",
      "sources: {stripe: {partner: aws.partner/stripe.com/ed_61TzExample}}"))
  static let secretLiteral = DiagnosticCode(
    909, "secret-literal", stage: .workflow, summary: "A secret is written where its name is wanted.",
    explanation: """
      Whoever can read the repository can read what stands in it. Keep the secret in AWS Secrets Manager or \
      Parameter Store, and name it: `{secret: NAME}` or `{parameter: NAME}`. The output holds the name alone, too.
      """,
    example: projectExample(
      "connections: {kintone: {kintone: {domain: example.cybozu.com, api-token: ⏵abcdef⏴}}}",
      "connections: {kintone: {kintone: {domain: example.cybozu.com, api-token: {secret: kintone/token}}}}"))
  static let secretName = DiagnosticCode(
    910, "secret-name", stage: .workflow, summary: "A text cannot be the name of a secret or a parameter.",
    explanation: "The text is not shown, because it may be the secret itself. Write its name in the store.",
    source: "Secrets Manager API reference, CreateSecret; Systems Manager API reference, PutParameter",
    example: projectExample(
      "connections: {crm: {stripe: {api-key: {secret: ⏵my key⏴}}}}",
      "connections: {crm: {stripe: {api-key: {secret: my-key}}}}"))
  static let connectionForm = DiagnosticCode(
    911, "connection-form", stage: .workflow,
    summary: "A connection says nothing, or two things, about its kind or how it signs in.",
    explanation: """
      Under a connection's name stands its kind, and under that stand its settings: \
      `support-mail: {ses: {from: …}}`. An HTTP connection signs in one way.
      """,
    example: projectExample(
      "connections: {mail: {ses: {from: a@example.com}, ⏵slack⏴: {workspace: T0123ABCD, channel: C0123ABCD}}}",
      "connections: {mail: {ses: {from: a@example.com}}}"))
  static let connectionField = DiagnosticCode(
    912, "connection-field", stage: .workflow, summary: "A setting of a connection breaks its rules.",
    explanation: "The message says which: the form of an id, an address without a query, a length.",
    example: projectExample(
      "connections: {alerts: {slack: {workspace: ⏵support⏴, channel: C0123ABCD}}}",
      "connections: {alerts: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}}"))
  static let logRetention = DiagnosticCode(
    913, "log-retention", stage: .workflow, summary: "CloudWatch Logs cannot keep entries for this long.",
    explanation: """
      CloudWatch Logs knows 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, \
      2922, 3288 and 3653 days.
      """, source: "CloudWatch Logs API reference, PutRetentionPolicy",
    example: projectExample("defaults: {log-retention: ⏵31d⏴}", "defaults: {log-retention: 60d}"))
  static let webhookSender = DiagnosticCode(
    914, "webhook-sender", stage: .workflow,
    summary: "A source arrives by webhook from a sender that no endpoint knows.",
    explanation: """
      An endpoint is open to everybody, and tells its sender's requests from others by a signature that each sender \
      makes in a way of its own. Endpoints know `github`, `kintone`, `stripe` and `twilio`. For another sender, let \
      an endpoint of your own put the events on a bus, and name that bus.
      """,
    example: projectExample(
      "sources: {⏵shop⏴: {webhook: {secret: shop/webhook}}}",
      "sources: {github: {webhook: {secret: github/webhook-secret}}}"))
}

extension DiagnosticCode {
  static func projectExample(_ bad: String, _ good: String) -> Example {
    .init(.project, bad: "project: shop\n\(bad)\n", good: "project: shop\n\(good)\n")
  }
}

extension Sentence {
  static func besideInConnection(_ second: String, first: String, in connection: Sentence) -> Sentence {
    "'\(second)' beside '\(first)' in \(connection)"
  }
  static func severalKeys(_ connection: Sentence) -> Sentence { "\(connection) has more than one key" }
  static let writeKindAlone: Sentence = "write its kind alone, and all its settings under that"
  static let itsFirstKey: Sentence = "its first key"
  static func unknownConnectionKind(_ kind: String) -> Sentence { "unknown kind \(quoted: kind) of a connection" }
  static func noRegion(_ region: String) -> Sentence { "AWS has no Region \(quoted: region)" }
  static let writeRegion: Sentence = "write a Region's code, such as 'ap-northeast-1'"
  static let writeTwelveDigits: Sentence = "write the account's twelve digits, without hyphens"
  static func noVariableName(_ name: String) -> Sentence { "\(quoted: name) is no name of a variable" }
  static let writeVariableName: Sentence = "write letters, digits, '_' and single hyphens, with a letter first"
  static let variableHoldsExpression: Sentence = "a variable cannot hold an expression"
  static let writeValueItself: Sentence = "write the value itself"
  static let beginWithProject: Sentence = "begin with 'project: NAME'"
  static let secondDocument: Sentence = "a second document in the project file"
  static let oneDocument: Sentence = "a project has one file with one document"
  static func projectFileIsMap(_ found: Sentence) -> Sentence {
    "a project file is a map of keys, and \(found) stands here"
  }
  static let workflowInProjectFile: Sentence = "a workflow where the project file is read"
  static let keepWorkflowsApart: Sentence =
    "keep workflows in files of their own: 'tasuki.yaml' is the project file"
  static func noEnvironment(_ name: String) -> Sentence { "the project has no environment \(quoted: name)" }
  static let addUnderEnvironments: Sentence = "add it under 'environments'"
  static func cannotKeepEntries(_ length: String) -> Sentence {
    "CloudWatch Logs cannot keep entries for '\(length)'"
  }
  static func requiredTwice(_ key: String) -> Sentence { "'require' names '\(key)' twice" }
  static func textForSecret(_ name: Sentence) -> Sentence { "\(name) is a secret, and a text stands here" }
  static let nameSecret: Sentence =
    "write {secret: NAME} for Secrets Manager or {parameter: NAME} for Parameter Store"
  static let secretsAreNamed: Sentence =
    "Whoever can read the repository can read what stands in it: a secret is only ever named."
  static let parameterBesideSecret: Sentence = "'parameter' beside 'secret'"
  static let keepOneStore: Sentence = "keep the one of Secrets Manager or the one of Parameter Store"
  static let keyWithoutSecret: Sentence = "'key' goes with 'secret'"
  static let parametersHaveNoFields: Sentence = "a parameter has no fields: take it away"
  static func nameIn(_ store: String) -> Sentence { "a name in \(term: store)" }
  static func noNameIn(_ name: Sentence, store: String) -> Sentence { "\(name) is no name in \(term: store)" }
  static let sourceWithoutForm: Sentence = "a source has none of 'partner', 'webhook' and 'source'"
  static let sayHowEventsArrive: Sentence =
    "say how its events arrive: {partner: aws.partner/…}, {webhook: {secret: NAME}} or {source: NAME}"
  static func besideInSource(_ second: String, first: String) -> Sentence {
    "'\(term: second)' beside '\(term: first)' in one source"
  }
  static let oneSourceEach: Sentence = "give each way a source of its own"
  static let howEventsArrive: Sentence = "how its events arrive"
  static func busDoesNotGoWith(_ form: String) -> Sentence { "'bus' does not go with '\(term: form)'" }
  static func busFollowsFrom(_ form: String) -> Sentence { "the bus follows from '\(term: form)': take it away" }
  static func concurrencyDoesNotGoWith(_ form: String) -> Sentence {
    "'concurrency' does not go with '\(term: form)'"
  }
  static let onlyEndpointsHandle: Sentence = "only an endpoint handles requests: take it away"
  static func noEndpointFor(_ source: String) -> Sentence { "no endpoint can be generated for \(quoted: source)" }
  static let endpointKnowsSignature: Sentence = "An endpoint has to know how the sender signs."
  static let ownEndpoint: Sentence =
    "If an endpoint of your own puts its events on a bus, say so: '{source: …, bus: …}'."
  static func noPartnerSource(_ name: String) -> Sentence { "\(quoted: name) is no name of a partner event source" }
  static let writePartnerSource: Sentence =
    "write the name that the EventBridge console shows: 'aws.partner/stripe.com/ed_…'"
  static func writeOneOf(_ names: [String]) -> Sentence { "write one of \(quoted: names)" }
  static func thereAre(_ names: [String]) -> Sentence { "there are \(quoted: names)" }
  static func writeConnectionKind(_ kinds: [String]) -> Sentence { "write its kind: \(quoted: kinds)" }
  static func isNow(_ text: String) -> Sentence { "is now \(quoted: text)" }
  static func outOfLimit(_ name: Sentence, reason: Sentence) -> Sentence { "\(name) \(reason)" }
  static func writeSecretName(_ punctuation: String) -> Sentence {
    "write the name, not the value: letters, digits and \(quoted: punctuation.map { String($0) }, separator: " ")"
  }
  static func nameSourceAsSender(_ senders: [String]) -> Sentence {
    "name the source as its sender: \(quoted: senders)"
  }
}
