public import Diagnostics

// Codes 1120 to 1149: payloads that receivers drop, reject or get altered.

public extension DiagnosticCode {
  static let payloadNotJSON = DiagnosticCode(
    1120, "payload-not-json", .warning, stage: .test,
    summary: "The payload of a target is not valid JSON for this event, and is not delivered.",
    explanation: """
      EventBridge inserts values into the strings of an input transformer without escaping. A quote or a line break \
      in a value, or an object between quotes, ends the JSON string early, and EventBridge silently drops the \
      message.

      Make the value the whole string: it is then written as JSON, with its quotes escaped.
      """, source: "EventBridge User Guide, \"Transforming input\"",
    example: .init(
      .shown, bad: "text: \"Customer ${{ event.detail.name }}\"   # and the name is: Ann \"Nan\" Lee\n",
      good: "title: A new customer\ntext: ${{ event.detail.name }}\n"))
  static let payloadDropped = DiagnosticCode(
    1121, "payload-dropped", .warning, stage: .test,
    summary: "The receiver silently ignores the payload for this event.",
    explanation: """
      Amazon Q Developer in chat applications shows only messages that follow its schema of custom notifications. It \
      drops a message with a text that is not a string or is too long. CloudWatch Logs accepts an entry only if its \
      `message` is a string.
      """, source: "Amazon Q Developer in chat applications Administrator Guide, \"Custom notifications\"",
    example: .init(
      .shown, bad: "text: ${{ event.detail.order }}   # an object\n", good: "text: ${{ event.detail.order.id }}\n"))
  static let payloadRejected = DiagnosticCode(
    1122, "payload-rejected", .warning, stage: .test,
    summary: "The receiver rejects the payload for this event.",
    explanation: """
      Environment variables, parameters of jobs and partition keys must be strings. With a number or an object, the \
      call fails at every try, until the event ends in the dead-letter queue.
      """, source: "ECS, Batch, CodeBuild and Kinesis API references",
    example: .init(
      .shown, bad: "environment: {TOTAL: \"${{ event.detail.total }}\"}   # a number\n",
      good: "environment: {ORDER: \"${{ event.detail.id }}\"}   # a string\n"))
  static let valueMissing = DiagnosticCode(
    1123, "value-missing", .warning, stage: .test, summary: "A path has no value in this event.",
    explanation: """
      EventBridge silently sends an empty string if a path of an input transformer has no value. Either the path is \
      misspelled, or the field is not always there.
      """, source: "EventBridge User Guide, \"Transforming input\"",
    example: .init(.shown, bad: "text: ${{ event.detail.custmer }}\n", good: "text: ${{ event.detail.customer }}\n")
  )
  static let valueAltered = DiagnosticCode(
    1124, "value-altered", .warning, stage: .test,
    summary: "A value arrives changed.",
    explanation: """
      EventBridge does not escape a value inside quotes: the `\\n` in a path such as `C:\\new` arrives as a line \
      break. Objects and lists inside a string lose their own quotes.
      """, source: "EventBridge User Guide, \"Transforming input\"",
    example: .init(
      .shown, bad: "text: \"Saved as ${{ event.detail.path }}\"   # and the path is C:\\new\n",
      good: "text: ${{ event.detail.path }}\n"))
  static let notSimulated = DiagnosticCode(
    1125, "not-simulated", .warning, stage: .test,
    summary: "A simulation stops because it cannot know how the execution continues.",
    explanation: """
      The workflow compiles and runs on AWS. But the evaluator of tests and simulations does not support an \
      expression in it, or the execution exceeds the limits of a simulation (10,000 states and tries, 262,144 bytes \
      of event).

      Tests that reach this point are skipped, with this reason.
      """,
    example: .init(
      .shown, bad: "text: ⏵${{ $base64decode(event.detail.body) }}⏴   # and the event's body is not base64\n",
      good: "set: {detail.body: SGVsbG8=}\n"))
}

extension Sentence {
  static func wholeInputMissing(_ path: String, of task: String) -> Sentence {
    "the event has no '\(path)', which is the whole payload of '\(task)'"
  }
  static let sentIsNotDocumented: Sentence = "AWS does not document what a target receives then."
  static func emptyTextSent(_ path: String) -> Sentence { "the event has no '\(path)': an empty string is sent" }
  static func unescaped(_ path: String, value: String) -> Sentence {
    "'\(path)' is \(value), which is inserted without escaping."
  }
  static func unescapedContainer(_ path: String) -> Sentence {
    "'\(path)' is an object or a list, whose quotes are not escaped."
  }
  static func containerInText(_ path: String) -> Sentence {
    "'\(path)' is an object or a list, which loses its quotes inside a string"
  }
  static func backslashesRead(_ path: String) -> Sentence { "the backslashes in '\(path)' are read as escapes" }
  static let makeValueWhole: Sentence = "make the value the whole string"
  static func valueIs(_ value: String) -> Sentence { "The value is \(value)." }
  static func undefinedPlaceholder(_ name: String) -> Sentence { "The placeholder '<\(name)>' is not defined." }
  static func nothingInRequest(_ path: String, in place: Sentence) -> Sentence {
    "the event has no '\(path)': it is left out of \(place)"
  }
  static func containerInRequest(_ path: String, in place: Sentence) -> Sentence {
    "'\(path)' is an object or a list; \(place) needs a single value"
  }
  static func payloadNotJSON(_ task: String, reason: Sentence) -> Sentence {
    "the payload of '\(task)' is not valid JSON, so nothing is delivered: \(reason)"
  }
  static func payloadTooLarge(_ task: String, bytes size: Int, by receiver: String, takes limit: Int) -> Sentence {
    "the payload of '\(task)' has \(size) bytes; \(term: receiver) allows \(limit)"
  }
  static func noNotification(_ task: String) -> Sentence {
    "'\(task)' is not a custom notification: the channel shows nothing"
  }
  static let otherVersion: Sentence = "'version' is not \"1.0\": the channel shows nothing"
  static let otherSource: Sentence = "'source' is not \"custom\": the channel shows nothing"
  static func noContent(_ task: String) -> Sentence { "'\(task)' has no 'content': the channel shows nothing" }
  static func inputMissing(_ input: String) -> Sentence { "'\(term: input)' is missing: the channel shows nothing" }
  static func noText(_ input: String, of task: String, is kind: Sentence) -> Sentence {
    "'\(term: input)' of '\(task)' is \(kind), not a string: the channel shows nothing"
  }
  static let nameTextField: Sentence = "use a field that is a string"
  static func emptyText(_ input: String, of task: String) -> Sentence {
    "'\(term: input)' of '\(task)' is empty: the channel shows nothing"
  }
  static func longText(_ input: String, of task: String, characters count: Int, takes limit: Int) -> Sentence {
    "'\(term: input)' of '\(task)' has \(count) characters; the channel allows \(limit)"
  }
  static func noList(_ input: String, of task: String, is kind: Sentence) -> Sentence {
    "'\(term: input)' of '\(task)' is \(kind), not a list: the channel shows nothing"
  }
  static func noWord(of task: String, is kind: Sentence) -> Sentence {
    "a word in the command of '\(task)' is \(kind); ECS needs strings"
  }
  static func noSourceVersion(of task: String, is kind: Sentence) -> Sentence {
    "'source-version' of '\(task)' is \(kind); CodeBuild needs a string"
  }
  static func mustBeText(_ name: String, of task: String, is kind: Sentence, for purpose: Sentence) -> Sentence {
    "'\(name)' of '\(task)' is \(kind), but \(purpose) must be a string: the call fails"
  }
  static let placeholderUndefined: Sentence = "an undefined placeholder"
  static let missing: Sentence = "missing"
  static let address: Sentence = "the address"
  static let query: Sentence = "the query"
  static let header: Sentence = "a header"
  static let jobParameter: Sentence = "a job parameter"
  static let containerVariable: Sentence = "an environment variable of the container"
  static let buildVariable: Sentence = "an environment variable of the build"
  static func partitionKey(_ path: String, is kind: Sentence) -> Sentence {
    "the partition key '\(path)' is \(kind); Kinesis needs a string of 1 to 256 characters"
  }
  static func noLogMessage(of task: String, is kind: Sentence) -> Sentence {
    "'message' of '\(task)' is \(kind), not a string: no entry is written"
  }
  static func cannotBeSimulated(_ workflow: String, _ reason: Sentence) -> Sentence {
    "'\(workflow)' cannot be simulated to its end: \(reason)"
  }
}

extension Sentence {
  static func noTextInCall(_ input: String, of task: String, is kind: Sentence) -> Sentence {
    "'\(term: input)' of '\(task)' must be a string, not \(kind)"
  }
  static func emptyInCall(_ input: String, of task: String) -> Sentence {
    "'\(term: input)' of '\(task)' is empty: the call fails"
  }
  static func longInCall(_ input: String, of task: String, characters count: Int, takes limit: Int) -> Sentence {
    "'\(term: input)' of '\(task)' has \(count) characters; \(limit) are allowed"
  }
  static func longInCall(_ input: String, of task: String, bytes count: Int, takes limit: Int) -> Sentence {
    "'\(term: input)' of '\(task)' has \(count) bytes; \(limit) are allowed"
  }
  static func subjectHasControls(_ task: String) -> Sentence {
    "'subject' of '\(task)' contains a line break or another control character, which SNS rejects"
  }
  static func noMailAddress(_ input: String, of task: String, address: String) -> Sentence {
    "'\(term: input)' of '\(task)' contains \(address), which is not an address"
  }
  static func noAddress(_ task: String) -> Sentence { "'\(task)' has no recipient" }
  static func manyAddresses(_ task: String, count: Int) -> Sentence {
    "'\(task)' has \(count) recipients; SES allows 50"
  }
  static func detailIsNoObject(_ task: String, is kind: Sentence) -> Sentence {
    "'detail' of '\(task)' must be an object, not \(kind)"
  }
  static func noHTTPSAddress(_ task: String, address: String) -> Sentence {
    "'\(task)' would call \(address), which is not an HTTPS address"
  }
  static func machineHasExpression(_ expression: String) -> Sentence {
    "The state machine has the expression \(expression)."
  }
}
