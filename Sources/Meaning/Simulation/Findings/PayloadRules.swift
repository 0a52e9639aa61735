public import Diagnostics

// Codes 1120 to 1149: what a payload lacks.

public extension DiagnosticCode {
  static let payloadNotJSON = DiagnosticCode(
    1120, "payload-not-json", .warning, stage: .test,
    summary: "What a target would be sent for this event is no JSON: nothing is delivered.",
    explanation: """
      EventBridge puts values into the texts of an input transformer as they are. A quote or a line break in a value, or \
      an object between quotes, ends the JSON string early; EventBridge then drops the message, and nothing says so.

      Let the value stand alone: as a whole text it is written as JSON, with its quotes escaped.
      """, source: "EventBridge User Guide, \"Transforming input\"",
    example: .init(
      .shown, bad: "text: \"Customer ${{ event.detail.name }}\"   # and the name is: Ann \"Nan\" Lee\n",
      good: "title: A new customer\ntext: ${{ event.detail.name }}\n"))
  static let payloadDropped = DiagnosticCode(
    1121, "payload-dropped", .warning, stage: .test,
    summary: "The receiver would pass over what it is sent for this event, without a word.",
    explanation: """
      Amazon Q Developer in chat applications shows its own schema of custom notifications and drops anything else: \
      texts that are no texts, or too long. CloudWatch Logs takes entries whose `message` is a text.
      """, source: "Amazon Q Developer in chat applications Administrator Guide, \"Custom notifications\"",
    example: .init(
      .shown, bad: "text: ${{ event.detail.order }}   # an object\n", good: "text: ${{ event.detail.order.id }}\n"))
  static let payloadRefused = DiagnosticCode(
    1122, "payload-refused", .warning, stage: .test,
    summary: "The receiver would refuse what it is sent for this event.",
    explanation: """
      Environment variables, parameters of jobs and partition keys are texts; a number or an object in their place makes \
      the call fail, again at every try, until the event ends in the dead-letter queue.
      """, source: "ECS, Batch, CodeBuild and Kinesis API references",
    example: .init(
      .shown, bad: "environment: {TOTAL: \"${{ event.detail.total }}\"}   # a number\n",
      good: "environment: {ORDER: \"${{ event.detail.id }}\"}   # a text\n"))
  static let valueMissing = DiagnosticCode(
    1123, "value-missing", .warning, stage: .test, summary: "A path leads to nothing in this event.",
    explanation: """
      EventBridge sends an empty text where a path of an input transformer leads to nothing, and says nothing of it.
      Either the path is misspelt, or the field is not always there.
      """, source: "EventBridge User Guide, \"Transforming input\"",
    example: .init(.shown, bad: "text: ${{ event.detail.custmer }}\n", good: "text: ${{ event.detail.customer }}\n")
  )
  static let valueAltered = DiagnosticCode(
    1124, "value-altered", .warning, stage: .test,
    summary: "A value arrives as another text than it is in the event.",
    explanation: """
      Inside quotes EventBridge does not escape a value: `\\n` written out in a path such as `C:\\new` arrives as a line \
      break. Objects and lists inside a text lose their own quotes.
      """, source: "EventBridge User Guide, \"Transforming input\"",
    example: .init(
      .shown, bad: "text: \"Saved as ${{ event.detail.path }}\"   # and the path is C:\\new\n",
      good: "text: ${{ event.detail.path }}\n"))
  static let notSimulated = DiagnosticCode(
    1125, "not-simulated", .warning, stage: .test,
    summary: "A simulation does not know how an execution goes on, and stops rather than guess.",
    explanation: """
      The workflow compiles and runs: only the evaluator that tests and simulations use does not have what an expression \
      asks for, or the execution goes beyond the limits of a simulation (10,000 states and tries, 262,144 bytes of event).

      A test of it is skipped, with this reason.
      """,
    example: .init(
      .shown, bad: "text: ⏵${{ $base64decode(event.detail.body) }}⏴   # and the event's body is no base64\n",
      good: "set: {detail.body: SGVsbG8=}\n"))
}

extension Sentence {
  static func wholeInputMissing(_ path: String, of task: String) -> Sentence {
    "the event has no '\(path)', and it is all that '\(task)' is sent"
  }
  static let sentIsNotDocumented: Sentence = "What a target is sent then is not documented."
  static func emptyTextSent(_ path: String) -> Sentence { "the event has no '\(path)': an empty text is sent" }
  static func unescaped(_ path: String, value: String) -> Sentence {
    "'\(path)' is \(value), which is put in without escapes."
  }
  static func unescapedContainer(_ path: String) -> Sentence {
    "'\(path)' is an object or a list, whose quotes are not escaped."
  }
  static func containerInText(_ path: String) -> Sentence {
    "'\(path)' is an object or a list: inside a text it loses its quotes"
  }
  static func backslashesRead(_ path: String) -> Sentence { "the backslashes in '\(path)' are read as escapes" }
  static let letValueBeWhole: Sentence = "let the value be the whole text"
  static func valueIs(_ value: String) -> Sentence { "The value is \(value)." }
  static func undefinedPlaceholder(_ name: String) -> Sentence { "Nothing defines the placeholder '<\(name)>'." }
  static func nothingInRequest(_ path: String, in place: Sentence) -> Sentence {
    "the event has no '\(path)': nothing stands in \(place) for it"
  }
  static func containerInRequest(_ path: String, in place: Sentence) -> Sentence {
    "'\(path)' is an object or a list, and \(place) takes a single value"
  }
  static func payloadNotJSON(_ task: String, reason: Sentence) -> Sentence {
    "what '\(task)' would be sent is no JSON, so nothing is delivered: \(reason)"
  }
  static func payloadTooLarge(_ task: String, bytes size: Int, by receiver: String, takes limit: Int) -> Sentence {
    "'\(task)' would be sent \(size) bytes, and \(term: receiver) takes \(limit)"
  }
  static func noNotification(_ task: String) -> Sentence {
    "'\(task)' is no custom notification, and the channel shows nothing"
  }
  static let otherVersion: Sentence = "'version' is not \"1.0\", and the channel shows nothing"
  static let otherSource: Sentence = "'source' is not \"custom\", and the channel shows nothing"
  static func noContent(_ task: String) -> Sentence { "'\(task)' has no 'content', and the channel shows nothing" }
  static func inputMissing(_ input: String) -> Sentence {
    "'\(term: input)' is missing, and the channel shows nothing"
  }
  static func noText(_ input: String, of task: String, is kind: Sentence) -> Sentence {
    "'\(term: input)' of '\(task)' is \(kind), not a text: the channel shows nothing"
  }
  static let nameTextField: Sentence = "name a field that is a text"
  static func emptyText(_ input: String, of task: String) -> Sentence {
    "'\(term: input)' of '\(task)' is empty: the channel shows nothing"
  }
  static func longText(_ input: String, of task: String, characters count: Int, takes limit: Int) -> Sentence {
    "'\(term: input)' of '\(task)' has \(count) characters, and the channel takes \(limit)"
  }
  static func noList(_ input: String, of task: String, is kind: Sentence) -> Sentence {
    "'\(term: input)' of '\(task)' is \(kind), not a list: the channel shows nothing"
  }
  static func noWord(of task: String, is kind: Sentence) -> Sentence {
    "a word of the command of '\(task)' is \(kind), and ECS takes texts"
  }
  static func noSourceVersion(of task: String, is kind: Sentence) -> Sentence {
    "'source-version' of '\(task)' is \(kind), and CodeBuild takes a text"
  }
  static func mustBeText(_ name: String, of task: String, is kind: Sentence, for purpose: Sentence) -> Sentence {
    "'\(name)' of '\(task)' is \(kind), and \(purpose) is a text: the call fails"
  }
  static let placeholderUndefined: Sentence = "a placeholder that nothing defines"
  static let missing: Sentence = "missing"
  static let address: Sentence = "the address"
  static let query: Sentence = "the query"
  static let header: Sentence = "a header"
  static let jobParameter: Sentence = "a job's parameter"
  static let containerVariable: Sentence = "a variable of the container"
  static let buildVariable: Sentence = "a variable of the build"
  static func partitionKey(_ path: String, is kind: Sentence) -> Sentence {
    "the partition key '\(path)' is \(kind), and Kinesis takes a text of 1 to 256 characters"
  }
  static func noLogMessage(of task: String, is kind: Sentence) -> Sentence {
    "'message' of '\(task)' is \(kind), not a text: no entry is written"
  }
  static func cannotBeSimulated(_ workflow: String, _ reason: Sentence) -> Sentence {
    "'\(workflow)' cannot be simulated to its end: \(reason)"
  }
}

extension Sentence {
  static func noTextInCall(_ input: String, of task: String, is kind: Sentence) -> Sentence {
    "'\(term: input)' of '\(task)' is \(kind), and it must be a text"
  }
  static func emptyInCall(_ input: String, of task: String) -> Sentence {
    "'\(term: input)' of '\(task)' is empty: the call fails"
  }
  static func longInCall(_ input: String, of task: String, characters count: Int, takes limit: Int) -> Sentence {
    "'\(term: input)' of '\(task)' has \(count) characters, and \(limit) are taken"
  }
  static func longInCall(_ input: String, of task: String, bytes count: Int, takes limit: Int) -> Sentence {
    "'\(term: input)' of '\(task)' has \(count) bytes, and \(limit) are taken"
  }
  static func subjectHasControls(_ task: String) -> Sentence {
    "'subject' of '\(task)' holds a line break or another control character, and SNS rejects it"
  }
  static func noMailAddress(_ input: String, of task: String, address: String) -> Sentence {
    "'\(term: input)' of '\(task)' holds \(address), which is no address"
  }
  static func noAddress(_ task: String) -> Sentence { "'\(task)' has no address to go to" }
  static func manyAddresses(_ task: String, count: Int) -> Sentence {
    "'\(task)' goes to \(count) addresses, and SES takes 50"
  }
  static func detailIsNoObject(_ task: String, is kind: Sentence) -> Sentence {
    "'detail' of '\(task)' is \(kind), and an event has an object"
  }
  static func noHTTPSAddress(_ task: String, address: String) -> Sentence {
    "'\(task)' would call \(address), which is no HTTPS address"
  }
  static func machineHasExpression(_ expression: String) -> Sentence {
    "The state machine has the expression \(expression)."
  }
}
