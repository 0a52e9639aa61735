public import Diagnostics
import Flow

// Codes 0901 to 0914: the project file. Those of texts that variables can fill are in `Flow`.

public extension DiagnosticCode {
  static let workflowHere = DiagnosticCode(
    901, "workflow-here", stage: .workflow, summary: "A workflow is read as the project file.",
    explanation: "`tasuki.yaml` is the project file. Keep workflows in separate files.",
    example: .init(.project, bad: "⏵workflow⏴: order-placed\n", good: "project: shop\n"))
  static let severalProjects = DiagnosticCode(
    902, "several-projects", stage: .workflow, summary: "The project file contains more than one document.",
    explanation: "A project is one document. Two projects are two folders, each with its own `tasuki.yaml`.",
    example: .init(.project, bad: "project: shop\n---\n⏵project⏴: warehouse\n", good: "project: shop\n"))
  static let unknownEnvironment = DiagnosticCode(
    903, "unknown-environment", stage: .workflow,
    summary: "The project file has no environment of the requested name.",
    explanation: "`--env` expects a name from `environments`.",
    example: .init(.shown, bad: "tasuki compile --env prod\n", good: "tasuki compile --env production\n"))
  static let unknownRegion = DiagnosticCode(
    904, "unknown-region", stage: .workflow, summary: "AWS has no Region of this name.",
    explanation: "Write the code of a Region, such as `ap-northeast-1`.",
    source: "AWS General Reference, \"Regions and Zones\"",
    example: projectExample(
      "environments: {production: {region: ⏵ap-northeast-9⏴}}",
      "environments: {production: {region: ap-northeast-1}}"))
  static let accountForm = DiagnosticCode(
    905, "account-form", stage: .workflow, summary: "An account ID does not have twelve digits.",
    explanation: "An account ID may begin with zeros. Write all twelve digits, without hyphens.",
    example: projectExample(
      "environments: {production: {account: ⏵12345⏴}}", "environments: {production: {account: \"012345678901\"}}"))
  static let variableName = DiagnosticCode(
    906, "variable-name", stage: .workflow, summary: "A variable has a name that expressions cannot use.",
    explanation:
      "A name consists of letters, digits, `_` and single hyphens and begins with a letter: `vars.min-amount`.",
    example: projectExample(
      "environments: {production: {vars: {⏵min.amount⏴: 1}}}", "environments: {production: {vars: {min-amount: 1}}}"
    ))
  static let sourceForm = DiagnosticCode(
    907, "source-form", stage: .workflow,
    summary: "A source does not define how its events arrive, or defines it twice.",
    explanation: """
      Events arrive through a partner event bus (`partner`), through an endpoint that Tasuki generates \
      (`webhook`), or on a bus under a source name (`source` and `bus`).
      """,
    example: projectExample(
      "sources: {github: {source: com.example.shop, ⏵webhook⏴: {secret: shop/webhook}}}",
      "sources: {github: {source: com.example.shop}}"))
  static let secretLiteral = DiagnosticCode(
    909, "secret-literal", stage: .workflow, summary: "A secret is written in plain text instead of its name.",
    explanation: """
      Anyone who can read the repository can read the secret. Keep it in AWS Secrets Manager or Parameter Store, and \
      name it: `{secret: NAME}` or `{parameter: NAME}`. The output, too, contains only the name.
      """,
    example: projectExample(
      "connections: {kintone: {kintone: {domain: example.cybozu.com, api-token: ⏵abcdef⏴}}}",
      "connections: {kintone: {kintone: {domain: example.cybozu.com, api-token: {secret: kintone/token}}}}"))
  static let connectionForm = DiagnosticCode(
    911, "connection-form", stage: .workflow,
    summary: "A connection has no kind or no authorization, or more than one.",
    explanation: """
      A connection's name has its kind under it, and the kind has the settings under it: `support-mail: {ses: \
      {from: …}}`. An HTTP connection signs in one way.
      """,
    example: projectExample(
      "connections: {mail: {ses: {from: a@example.com}, ⏵slack⏴: {workspace: T0123ABCD, channel: C0123ABCD}}}",
      "connections: {mail: {ses: {from: a@example.com}}}"))
  static let logRetention = DiagnosticCode(
    913, "log-retention", stage: .workflow, summary: "CloudWatch Logs does not support this retention period.",
    explanation: """
      CloudWatch Logs supports 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, \
      2557, 2922, 3288 and 3653 days.
      """, source: "CloudWatch Logs API reference, PutRetentionPolicy",
    example: projectExample("defaults: {log-retention: ⏵31d⏴}", "defaults: {log-retention: 60d}"))
  static let rateForm = DiagnosticCode(
    918, "rate-form", stage: .workflow, summary: "A rate is a whole number and a period.",
    explanation: """
      A rate has the form `200/month`; the periods are `second`, `minute`, `hour`, `day` and `month`. Under `rates`, it is how \
      often events start a workflow; `cost-increase` is in US dollars.
      """,
    example: projectExample("rates: {order-placed: ⏵often⏴}", "rates: {order-placed: 10000/day}"))
  static let webhookSender = DiagnosticCode(
    914, "webhook-sender", stage: .workflow,
    summary: "A source uses a webhook of a sender that Tasuki does not know.",
    explanation: """
      An endpoint is open to everyone. It tells requests of its sender from all others by a signature, which every \
      sender creates in its own way. Tasuki knows `github`, `kintone`, `stripe` and `twilio`. For another sender, \
      let your own endpoint put the events on a bus, and name that bus.
      """,
    example: projectExample(
      "sources: {⏵shop⏴: {webhook: {secret: shop/webhook}}}",
      "sources: {github: {webhook: {secret: github/webhook-secret}}}"))
}

extension Sentence {
  static func besideInConnection(_ second: String, first: String, in connection: Sentence) -> Sentence {
    "'\(second)' cannot be combined with '\(first)' in \(connection)"
  }
  static func severalKeys(_ connection: Sentence) -> Sentence { "\(connection) has more than one key" }
  static let writeKindAlone: Sentence = "write only its kind, and all its settings under the kind"
  static let itsFirstKey: Sentence = "the first key"
  static func unknownConnectionKind(_ kind: String) -> Sentence { "unknown kind of connection \(quoted: kind)" }
  static func unknownRegionName(_ region: String) -> Sentence { "unknown Region \(quoted: region)" }
  static let writeRegion: Sentence = "write the code of a Region, such as 'ap-northeast-1'"
  static let writeTwelveDigits: Sentence = "write the account's twelve digits, without hyphens"
  static func isNotVariableName(_ name: String) -> Sentence { "\(quoted: name) is not a valid variable name" }
  static let writeVariableName: Sentence = "use letters, digits, '_' and single hyphens, and begin with a letter"
  static let variableContainsExpression: Sentence = "a variable cannot contain an expression"
  static let writeValueItself: Sentence = "write the value itself"
  static let beginWithProject: Sentence = "begin with 'project: NAME'"
  static let secondDocument: Sentence = "unexpected second document in the project file"
  static let oneDocument: Sentence = "a project has one file with one document"
  static func projectFileIsMap(_ found: Sentence) -> Sentence {
    "expected a map for the project file, found \(found)"
  }
  static let workflowInProjectFile: Sentence = "expected the project file, found a workflow"
  static let keepWorkflowsApart: Sentence = "keep workflows in separate files: 'tasuki.yaml' is the project file"
  static func noEnvironment(_ name: String) -> Sentence { "unknown environment \(quoted: name)" }
  static let addUnderEnvironments: Sentence = "add it under 'environments'"
  static func cannotKeepEntries(_ length: String) -> Sentence {
    "CloudWatch Logs has no retention period of '\(length)'"
  }
  static func requiredTwice(_ key: String) -> Sentence { "'require' names '\(key)' twice" }
  static func stringForSecret(_ name: Sentence) -> Sentence {
    "expected the name of a secret for \(name), found a string"
  }
  static let nameSecret: Sentence =
    "write {secret: NAME} for Secrets Manager or {parameter: NAME} for Parameter Store"
  static let secretsAreNamed: Sentence =
    "Anyone who can read the repository can read the secret. Write only its name."
  static let parameterBesideSecret: Sentence = "'parameter' cannot be combined with 'secret'"
  static let keepOneStore: Sentence = "keep either the secret or the parameter"
  static let keyWithoutSecret: Sentence = "'key' needs 'secret'"
  static let parametersHaveNoFields: Sentence = "a parameter has no fields: remove it"
  static let sourceWithoutForm: Sentence = "a source has none of 'partner', 'webhook' and 'source'"
  static let writeHowEventsArrive: Sentence =
    "write how its events arrive: {partner: aws.partner/…}, {webhook: {secret: NAME}} or {source: NAME}"
  static func besideInSource(_ second: String, first: String) -> Sentence {
    "'\(term: second)' cannot be combined with '\(term: first)' in one source"
  }
  static let oneSourceEach: Sentence = "write a separate source for each"
  static let howEventsArrive: Sentence = "how its events arrive"
  static func busCannotBeCombined(_ form: String) -> Sentence { "'bus' cannot be combined with '\(term: form)'" }
  static func busFollowsFrom(_ form: String) -> Sentence { "'\(term: form)' determines the bus: remove 'bus'" }
  static func concurrencyCannotBeCombined(_ form: String) -> Sentence {
    "'concurrency' cannot be combined with '\(term: form)'"
  }
  static let onlyEndpointsHandle: Sentence = "only a webhook's endpoint handles requests: remove 'concurrency'"
  static func noEndpointFor(_ source: String) -> Sentence {
    "Tasuki cannot generate an endpoint for \(quoted: source)"
  }
  static let endpointKnowsSignature: Sentence = "The endpoint must know how the sender signs its requests."
  static let ownEndpoint: Sentence = "If your own endpoint puts its events on a bus, write '{source: …, bus: …}'."
  static func writeOneOf(_ names: [String]) -> Sentence { "write one of \(quoted: names)" }
  static func knownNames(_ names: [String]) -> Sentence { "known names: \(quoted: names)" }
  static func writeConnectionKind(_ kinds: [String]) -> Sentence { "write its kind: \(quoted: kinds)" }
  static func nameSourceAsSender(_ senders: [String]) -> Sentence {
    "name the source after its sender: \(quoted: senders)"
  }
}
