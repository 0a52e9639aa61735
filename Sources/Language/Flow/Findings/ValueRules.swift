public import Diagnostics

// Codes about values that several rooms judge.

/// The rules of what more than one room finds in the values of workflows.
public let workflowValueRules: [DiagnosticCode] = [
  .wrongType, .emptyValue, .booleanWord, .unknownWord, .repeatedEntry, .inputLimit, .resourceForm,
]

public extension DiagnosticCode {
  static let emptyValue = DiagnosticCode(
    205, "empty-value", stage: .workflow, summary: "A key has no value, or an empty list or map.",
    explanation: """
      `labels:` alone, `labels: {}` and no `labels` at all would all mean the same. Write a value, or take the key \
      away: then nobody wonders what was to stand there.
      """, example: .init(workflow, bad: "labels: ⏵{}⏴", good: "labels: {domain: billing}"))
  static let booleanWord = DiagnosticCode(
    206, "boolean-word", stage: .workflow,
    summary: "A word such as 'yes' or 'off' stands where true or false is wanted.",
    explanation: """
      YAML 1.1 read `yes`, `no`, `on` and `off` as true and false; in YAML 1.2, which Tasuki reads, they are texts. \
      Write `true` or `false`, which every version understands.
      """, source: "YAML 1.2.2, section 10.3.2",
    example: .init(testWorkflow, bad: "expect: {fires: ⏵yes⏴}", good: "expect: {fires: true}"))
  static let unknownWord = DiagnosticCode(
    213, "unknown-word", stage: .workflow, summary: "A word is not one of those that can stand at this place.",
    explanation: "The message lists the words, or names the nearest one.",
    example: .init(workflow, bad: "state: ⏵disable⏴", good: "state: disabled"))
  static let inputLimit = DiagnosticCode(
    405, "input-limit", stage: .workflow, summary: "An input is beyond the limits of the service that takes it.",
    explanation: "AWS would refuse the call, or the resource, when it is too late to mend it.",
    example: .init(
      .workflow, bad: taskWorkflow(uses: "ecs/run-task", "{cluster: jobs, task-definition: report, count: ⏵11⏴}"),
      good: taskWorkflow(uses: "ecs/run-task", "{cluster: jobs, task-definition: report, count: 10}")))
  static let resourceForm = DiagnosticCode(
    411, "resource-form", stage: .workflow,
    summary: "A text is neither a name nor an ARN of the resource that is wanted.",
    explanation: """
      A resource is its ARN, for one that exists anywhere, or its name. The ARN of another service's resource, the \
      address of a queue and a name with characters that the service refuses would all fail when deployed.
      """, source: "Service Authorization Reference; the services' API references",
    example: inputs(
      "{queue: ⏵\"arn:aws:sns:ap-northeast-1:123456789012:orders\"⏴}",
      "{queue: \"arn:aws:sqs:ap-northeast-1:123456789012:orders\"}"))
  static let wrongType = DiagnosticCode(
    202, "wrong-type", stage: .workflow, summary: "A value has another type than its key wants.",
    explanation: """
      Each key wants a text, a number, `true` or `false`, a list or a map. A number is taken for a text as it is \
      written; nothing else is converted.
      """, example: .init(workflow, bad: "labels: ⏵[billing]⏴", good: "labels: {domain: billing}"))
  static let repeatedEntry = DiagnosticCode(
    223, "repeated-entry", stage: .workflow, summary: "A list names the same thing twice.",
    explanation: "Once is enough: the second entry says nothing, and was likely to be another one.",
    example: .init(
      triggerWorkflow, bad: "{source: com.example.shop, event: [order.placed, ⏵order.placed⏴]}",
      good: "{source: com.example.shop, event: [order.placed, order.changed]}"))
}

extension Sentence {
  /// A key, as a message shows it.
  public static func key(_ name: String) -> Sentence { "'\(term: name)'" }
  /// A text.
  public static let aText: Sentence = "a text"
  /// A schedule.
  public static let schedule: Sentence = "a schedule"
  /// A source.
  public static let sourceName: Sentence = "the name of a source"
  /// An event.
  public static let eventName: Sentence = "the name of an event"
  /// An event bus.
  public static let busName: Sentence = "the name or the ARN of an event bus"
  /// A time zone.
  public static let timeZoneName: Sentence = "the name of a time zone"
  /// A map.
  public static let map: Sentence = "a map"

  /// An entry of a list of names that stands there before.
  public static let firstNamedHere: Sentence = "first named here"
}
