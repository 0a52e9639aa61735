public import Diagnostics

// Codes 0908, 0910 and 0912: texts of the project file that variables can fill.

/// The rules of texts of the project file that variables can fill.
public let projectTextRules: [DiagnosticCode] = [.partnerName, .secretName, .connectionField]

public extension DiagnosticCode {
  static let partnerName = DiagnosticCode(
    908, "partner-name", stage: .workflow, summary: "A value is not the name of a partner event source.",
    explanation: """
      The name is `aws.partner/`, the partner's name, and at least one more part, as the EventBridge console shows \
      it under "Partner event sources".
      """, source: "EventBridge API reference, CreatePartnerEventSource",
    example: projectExample(
      "sources: {stripe: {partner: ⏵stripe.com⏴}}",
      "sources: {stripe: {partner: aws.partner/stripe.com/ed_61TzExample}}"))
  static let secretName = DiagnosticCode(
    910, "secret-name", stage: .workflow, summary: "A value cannot be the name of a secret or a parameter.",
    explanation:
      "The value is not shown, because it may be the secret itself. Write the name that the secret has in the store.",
    source: "Secrets Manager API reference, CreateSecret; Systems Manager API reference, PutParameter",
    example: projectExample(
      "connections: {crm: {stripe: {api-key: {secret: ⏵my key⏴}}}}",
      "connections: {crm: {stripe: {api-key: {secret: my-key}}}}"))
  static let connectionField = DiagnosticCode(
    912, "connection-field", stage: .workflow, summary: "A setting of a connection is invalid.",
    explanation: "The message says what it must be: the form of an ID, a URL without a query, a length.",
    example: projectExample(
      "connections: {alerts: {slack: {workspace: ⏵support⏴, channel: C0123ABCD}}}",
      "connections: {alerts: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}}"))
}

extension DiagnosticCode {
  /// A project file around a line that has the finding, and one that is right.
  public static func projectExample(_ bad: String, _ good: String) -> Example {
    .init(.project, bad: "project: shop\n\(bad)\n", good: "project: shop\n\(good)\n")
  }
}

extension Sentence {
  static let eventSource: Sentence = "the source of the events"
  static let partnerSource: Sentence = "the name of a partner event source"
  static func cannotBe(_ name: Sentence, text: String) -> Sentence { "\(name) cannot be \(quoted: text)" }
  static func onlyOne(_ word: String) -> Sentence { "only '\(term: word)' is possible here" }
  static func oneOf(_ words: [String]) -> Sentence { "one of \(quoted: words)" }
  static func nameIn(_ store: String) -> Sentence { "a name in \(term: store)" }
  static func isNotNameIn(_ name: Sentence, store: String) -> Sentence {
    "\(name) is not a valid name in \(term: store)"
  }
  static func isNotPartnerSource(_ name: String) -> Sentence {
    "\(quoted: name) is not the name of a partner event source"
  }
  static let writePartnerSource: Sentence =
    "write the name that the EventBridge console shows: 'aws.partner/stripe.com/ed_…'"
  static func foundText(_ text: String) -> Sentence { "found \(quoted: text)" }
  static func outOfLimit(_ name: Sentence, reason: Sentence) -> Sentence { "\(name) \(reason)" }
  static func writeSecretName(_ punctuation: String) -> Sentence {
    "write the name, not the value: letters, digits and \(quoted: punctuation.map { String($0) }, separator: " ")"
  }
}
