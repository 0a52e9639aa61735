public import Diagnostics

// Codes 1231 to 1236: what a target of a rule that exists already receives.

extension Sentence {
  static func inputsTogether(_ names: [String]) -> Sentence {
    "a target has \(quoted: names), and only one is allowed"
  }
  static let keepOneInput: Sentence = "keep one of them; a constant can be a part of a template"
  static func undefinedPlaceholder(_ name: String) -> Sentence { "the placeholder '<\(name)>' has no path" }
  static func definePlaceholder(_ name: String) -> Sentence {
    "add '\(name)' to the paths, such as '\(name): $.detail.\(name)'"
  }
  static func reservedPlaceholder(_ name: String) -> Sentence { "'\(name)' begins with AWS, which is reserved" }
  static let renamePlaceholder: Sentence = "choose another name, in the template too"
  static func pathForm(_ path: String) -> Sentence { "'\(path)' is not a path that EventBridge reads" }
  static let writeDots: Sentence = "write the names with dots, such as $.detail.order.id"
  static let templateIsNotJSON: Sentence = "the template is not JSON when its placeholders are filled"
  static let mendTemplate: Sentence = "check the brackets, the commas and the quotes of the template"
  static let templateForLogs: Sentence = "a log group needs a template with 'timestamp' and 'message'"
  static let writeLogTemplate: Sentence = #"write {"timestamp": <time>, "message": <text>}, with paths for both"#
}

public extension DiagnosticCode {
  private static let transformer = "EventBridge API reference, InputTransformer"
  private static let queue = "Id: a\nArn: arn:aws:sqs:eu-west-1:111122223333:orders\n"

  private static func input(_ paths: String, _ template: String) -> String {
    queue + "InputTransformer:\n  InputPathsMap: {\(paths)}\n  InputTemplate: \(template)"
  }

  static let severalInputs = DiagnosticCode(
    1231, "several-inputs", stage: .syntax,
    summary: "A target has several of `Input`, `InputPath` and `InputTransformer`.",
    explanation: "PutTargets accepts one of them. Without any, the target receives the whole event.",
    source: "EventBridge API reference, Target",
    example: .target(bad: queue + "Input: '{}'\nInputPath: ⏵$.detail⏴", good: queue + "InputPath: $.detail"))
  static let placeholderUndefined = DiagnosticCode(
    1232, "placeholder-undefined", stage: .syntax, summary: "A template has a placeholder without a path.",
    explanation: "PutTargets rejects the target.", source: transformer,
    example: .target(
      bad: input("id: $.detail.id", #"⏵'{"order": <order>}'⏴"#),
      good: input("order: $.detail.id", #"'{"order": <order>}'"#)))
  static let placeholderReserved = DiagnosticCode(
    1233, "placeholder-reserved", stage: .syntax, summary: "The name of a placeholder begins with `AWS`.",
    explanation: "Such names are reserved; PutTargets rejects the target.", source: transformer,
    example: .target(
      bad: input("⏵AWSid⏴: $.detail.id", #"'{"order": <AWSid>}'"#),
      good: input("id: $.detail.id", #"'{"order": <id>}'"#)))
  static let inputPathForm = DiagnosticCode(
    1234, "input-path-form", stage: .syntax,
    summary: "A path into the event has a form that EventBridge does not read.",
    explanation:
      "A path begins with `$`, and its names are separated by dots. Brackets select elements of arrays only.",
    source: "EventBridge user guide, \"Transforming Amazon EventBridge target input\"",
    example: .target(
      bad: queue + "InputPath: ⏵$['detail']['id']⏴", good: queue + "InputPath: $.detail.id"))
  static let templateNotJSON = DiagnosticCode(
    1235, "template-not-json", stage: .syntax, summary: "A template begins as an object and is not JSON.",
    explanation: """
      A placeholder stands for a value, or for a part of a text between quotes. EventBridge checks the template when it fills \
      it; a delivery with invalid JSON fails.
      """, source: "EventBridge user guide, \"Transforming Amazon EventBridge target input\"",
    example: .target(
      bad: input("id: $.detail.id", #"⏵'{"order": <id>'⏴"#), good: input("id: $.detail.id", #"'{"order": <id>}'"#)))
  static let logTemplateForm = DiagnosticCode(
    1236, "log-template-form", stage: .syntax, summary: "The template of a log group has not the required members.",
    explanation: "A template for CloudWatch Logs has exactly the members `timestamp` and `message`.",
    source: "EventBridge user guide, \"CloudWatch Logs as a target\"",
    example: .target(
      bad: """
        Id: a
        Arn: arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/orders
        InputTransformer:
          InputTemplate: ⏵'{"text": "order"}'⏴
        """,
      good: """
        Id: a
        Arn: arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/orders
        InputTransformer:
          InputPathsMap: {time: $.time, order: $.detail.id}
          InputTemplate: '{"timestamp": <time>, "message": <order>}'
        """))
}
