public import Diagnostics

// Codes about values that several modules report.

/// The rules about values of workflows that more than one module reports.
public let workflowValueRules: [DiagnosticCode] = [
  .wrongType, .emptyValue, .booleanWord, .unknownWord, .repeatedEntry, .inputLimit, .resourceForm,
]

public extension DiagnosticCode {
  static let emptyValue = DiagnosticCode(
    205, "empty-value", stage: .workflow, summary: "A key has no value, or an empty list or map.",
    explanation: """
      `labels:` alone, `labels: {}` and no `labels` at all would all mean the same. Write a value, or remove the \
      key so that no reader wonders what is missing.
      """, example: .init(workflow, bad: "labels: ⏵{}⏴", good: "labels: {domain: billing}"))
  static let booleanWord = DiagnosticCode(
    206, "boolean-word", stage: .workflow,
    summary: "A word such as 'yes' or 'off' is used for true or false.",
    explanation: """
      YAML 1.1 read `yes`, `no`, `on` and `off` as true and false. In YAML 1.2, which Tasuki reads, they are \
      strings. Write `true` or `false`, which mean the same in every version.
      """, source: "YAML 1.2.2, section 10.3.2",
    example: .init(testWorkflow, bad: "expect: {fires: ⏵yes⏴}", good: "expect: {fires: true}"))
  static let unknownWord = DiagnosticCode(
    213, "unknown-word", stage: .workflow, summary: "A word is not one of those allowed here.",
    explanation: "The message lists the words, or names the nearest one.",
    example: .init(workflow, bad: "state: ⏵disable⏴", good: "state: disabled"))
  static let inputLimit = DiagnosticCode(
    405, "input-limit", stage: .workflow, summary: "An input exceeds a limit of the service that receives it.",
    explanation: "AWS would reject the resource at deployment, or the call at run time.",
    example: .init(
      .workflow, bad: taskWorkflow(uses: "ecs/run-task", "{cluster: jobs, task-definition: report, count: ⏵11⏴}"),
      good: taskWorkflow(uses: "ecs/run-task", "{cluster: jobs, task-definition: report, count: 10}")))
  static let resourceForm = DiagnosticCode(
    411, "resource-form", stage: .workflow,
    summary: "A value is neither a name nor an ARN of the expected resource.",
    explanation: """
      Write a resource's ARN, or its name. The ARN of another service's resource, the URL of a queue and a name \
      with characters that the service rejects would all fail at deployment.
      """, source: "Service Authorization Reference; the services' API references",
    example: inputs(
      "{queue: ⏵\"arn:aws:sns:ap-northeast-1:123456789012:orders\"⏴}",
      "{queue: \"arn:aws:sqs:ap-northeast-1:123456789012:orders\"}"))
  static let wrongType = DiagnosticCode(
    202, "wrong-type", stage: .workflow, summary: "A value does not have the type that its key expects.",
    explanation: """
      Each key expects a string, a number, `true` or `false`, a list or a map. A number is accepted as a string, \
      exactly as it is written; nothing else is converted.
      """, example: .init(workflow, bad: "labels: ⏵[billing]⏴", good: "labels: {domain: billing}"))
  static let repeatedEntry = DiagnosticCode(
    223, "repeated-entry", stage: .workflow, summary: "A list names the same thing twice.",
    explanation: "The second entry has no effect, and probably was meant to be another one.",
    example: .init(
      triggerWorkflow, bad: "{source: com.example.shop, event: [order.placed, ⏵order.placed⏴]}",
      good: "{source: com.example.shop, event: [order.placed, order.changed]}"))
}

extension Sentence {
  /// A key, as a message shows it.
  public static func key(_ name: String) -> Sentence { "'\(term: name)'" }
  public static let aString: Sentence = "a string"
  public static let schedule: Sentence = "a schedule"
  public static let sourceName: Sentence = "the name of a source"
  public static let eventName: Sentence = "the name of an event"
  public static let busName: Sentence = "the name or the ARN of an event bus"
  public static let timeZoneName: Sentence = "the name of a time zone"
  public static let map: Sentence = "a map"

  /// An earlier entry of the same list of names.
  public static let firstNamedHere: Sentence = "first named here"
}
