import Catalog
import Diagnostics
import Emit

/// The page of the documentation that describes every action and every kind of connection.
enum ActionsPage {
  static var file: OutputFile {
    var text = """
      # Actions

      What a task can do: the name is the value of `uses`, the inputs are the keys of `with`. An input in **bold** is \
      required. Unless stated otherwise, an input accepts an expression in place of its value.

      Later tasks refer to the result of a task by its ID: after a task with `id: record`, `${{ tasks.record.id }}` is \
      the member `id` of its result.


      """
    text += "| action | does | without a state machine |\n|---|---|---|\n"
    for action in ActionCatalog.all {
      let anchor = action.name.filter { $0 != "/" }
      text += "| [`\(action.name)`](#\(anchor)) | \(cell(action.summary)) | \(isNative(action) ? "yes" : "no") |\n"
    }
    text += """
      | `aws/SERVICE.ACTION` | Calls any other API action of AWS; its inputs are the action's own parameters. | no |

      A workflow becomes rules and targets alone if none of its tasks needs a state machine.

      """
    for action in ActionCatalog.all { text += "\n" + section(action) }
    text += """

      # Connections

      The services that tasks call, under `connections` of the project file: a name, and under it one of these kinds.

      """
    for kind in ConnectionKind.all {
      text +=
        "\n## Connection: `\(kind.name)`\n\n\(kind.summary)\n\n| field | what it is | limits |\n|---|---|---|\n"
      text += rows(of: kind.fields, below: "")
    }
    return OutputFile(path: "docs/actions.md", bytes: Array(text.utf8))
  }

  private static func isNative(_ action: Action) -> Bool { action.stateMachineReason == nil }

  private static func section(_ action: Action) -> String {
    var text = "## \(action.name)\n\n\(action.summary)"
    if let reason = action.stateMachineReason {
      text += " It needs a state machine: \(reason.filled())."
    } else {
      text += " Reached through \(means(action.form.kind))."
    }
    text += "\n\n| input | type | what it is | limits and default |\n|---|---|---|---|\n"
    for input in action.inputs {
      let name = input.isRequired ? "**`\(input.name)`**" : "`\(input.name)`"
      let summary = cell(input.summary + remark(on: input))
      text += "| \(name) | \(cell(word(for: input.type))) | \(summary) | \(cell(limits(of: input))) |\n"
    }
    for group in action.groups {
      let names = group.names.map { "`\($0)`" }.joined(separator: ", ")
      let rule =
        switch group.rule {
        case .atLeastOne: "At least one of \(names) is required."
        case .atMostOne: "At most one of \(names) is allowed."
        case .exactlyOne: "Exactly one of \(names) is required."
        }
      text += "\n\(rule)\n"
    }
    text += "\n" + DiagnosticPages.fenced(action.example, "yaml")
    text += "\n" + self.text(of: action.result, "Its result")
    for (input, result) in action.resultWhenTrue.sorted(by: { $0.key < $1.key }) {
      text += "\n" + self.text(of: result, "With `\(input): true` its result")
    }
    return text
  }

  /// The result of a task: its summary, the members that are known, and an example.
  private static func text(of result: ActionResult, _ subject: String) -> String {
    var text = "\(subject) is \(result.summary)"
    if let expression = result.expression { text += ": `${{ \(expression) }}`" }
    text += ".\n"
    let members = result.shape.members.map { member in
      let words = member.shape.types.words.filled()
      return "`\(member.name)`" + (words.isEmpty ? "" : ", \(words)")
    }
    if !members.isEmpty {
      text += "\n" + members.map { "- \($0)\n" }.joined()
      if !result.shape.isClosed { text += "- other members that the service adds\n" }
      text += "\n" + DiagnosticPages.fenced(result.sample, "json")
    }
    return text
  }

  private static func means(_ operation: Operation.Kind) -> String {
    switch operation {
    case .chat: "an SNS topic that Amazon Q Developer in chat applications posts to the channel"
    case .topic: "an SNS topic"
    case .queue: "an SQS queue"
    case .function: "a Lambda function"
    case .machine: "a Step Functions state machine"
    case .forward: "another event bus"
    case .log: "a CloudWatch Logs log group"
    case .stream: "a Kinesis data stream"
    case .delivery: "a Firehose stream"
    case .container: "an ECS task"
    case .batchJob: "a Batch job"
    case .build: "a CodeBuild build"
    case .request: "an API destination of EventBridge"
    case .event, .item, .mail, .object, .service: "a Step Functions state machine"
    }
  }

  private static func remark(on input: Input) -> String {
    switch input.expressions {
    case .anywhere: input.needsStateMachine ? " Needs a state machine." : ""
    case .nowhere: " No expression except `vars.NAME`."
    case .stateMachine: " An expression needs a state machine."
    case .pathOnly: " An expression other than the path of a field of the event needs a state machine."
    }
  }

  private static func word(for type: InputType) -> String {
    switch type {
    case .text: "text"
    case .integer: "whole number"
    case .boolean: "`true` or `false`"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .list(let element): "\(word(for: element)), or a list"
    case .map(let element): "map of \(word(for: element))"
    case .anyValue: "any value"
    case .connection(let kinds): "connection: " + kinds.map { "`\($0.name)`" }.joined(separator: ", ")
    case .resource(let kind): "name or ARN of \(kind.form.titleWithArticle)"
    case .duration: "length of time"
    }
  }

  private static func limits(of input: Input) -> String {
    (phrases(input.limits) + [input.defaultText.map { "default: \($0)" }].compactMap { $0 }).joined(separator: "; ")
  }

  private static func phrases(_ limits: Limits) -> [String] {
    var phrases: [String] = []
    func range(_ least: Int?, _ most: Int?, _ noun: String) {
      switch (least, most) {
      case (let least?, let most?) where least == most: phrases.append("\(least)\(noun)")
      case (let least?, let most?): phrases.append("\(least) to \(most)\(noun)")
      case (let least?, nil): phrases.append("at least \(least)\(noun)")
      case (nil, let most?): phrases.append("at most \(most)\(noun)")
      case (nil, nil): break
      }
    }
    range(limits.minimumLength, limits.maximumLength, " characters")
    range(nil, limits.maximumBytes, " bytes")
    range(limits.minimum, limits.maximum, "")
    range(limits.minimumCount, limits.maximumCount, " entries")
    if limits.characters != .any { phrases.append(limits.characters.meaning) }
    if limits.keys != .any { phrases.append("keys: \(limits.keys.meaning)") }
    return phrases
  }

  private static func rows(of fields: [ConnectionField], below path: String) -> String {
    var text = ""
    for field in fields {
      let name = path + field.name
      let shown = field.isRequired ? "**`\(name)`**" : "`\(name)`"
      var notes = phrases(field.limits)
      if field.isSecret { notes.append("the name of a secret") }
      if case .choice(let words) = field.type { notes.append(words.map { "`\($0)`" }.joined(separator: ", ")) }
      if let value = field.defaultText { notes.append("default: \(value)") }
      if case .oneOf = field.type { notes.append("one of the following") }
      text += "| \(shown) | \(cell(field.summary)) | \(cell(notes.joined(separator: "; "))) |\n"
      switch field.type {
      case .fields(let inner), .oneOf(let inner): text += rows(of: inner, below: name + ".")
      default: break
      }
    }
    return text
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
