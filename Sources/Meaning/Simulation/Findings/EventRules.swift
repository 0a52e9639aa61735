public import Diagnostics
import Emit

// Codes 1101 to 1109: the events of tests and simulations.

public extension DiagnosticCode {
  static let eventUnreadable = DiagnosticCode(
    1101, "event-unreadable", stage: .test, summary: "The event file of a test cannot be read.",
    explanation: """
      The path after `event` is relative to the workflow's file, not to the current folder. It must name a regular \
      file: Tasuki does not read devices, pipes or folders.
      """,
    example: .init(
      .shown, bad: "event: ⏵fixture/order.json⏴   # the folder is named 'fixtures'\n",
      good: "event: fixtures/order.json\n"))
  static let eventNotJSON = DiagnosticCode(
    1102, "event-not-json", stage: .test, summary: "An event is not a JSON object.",
    explanation: """
      An event file contains one JSON object in UTF-8: the event as EventBridge delivers it, with `source`, \
      `detail-type` and `detail`. For a log of events, one per line, use `tasuki replay`.
      """,
    example: .init(
      .shown, bad: "{\"source\": \"com.example.shop\", \"detail-type\": \"order.placed\", ⏵}⏴\n",
      good: "{\"source\": \"com.example.shop\", \"detail-type\": \"order.placed\", \"detail\": {}}\n"))
  static let bareEventBody = DiagnosticCode(
    1103, "bare-event-body", stage: .test,
    summary: "An event is the body that an app sent, without EventBridge's envelope.",
    explanation: """
      Stripe's dashboard, GitHub's delivery log and Twilio's console show what the app sent. On an event bus, that \
      body is in `detail`, and `source` and `detail-type` say who sent it and what happened. Rules check these \
      first: no rule matches an event without the envelope.

      Wrap the body, with the source that the project uses and the event's name as `detail-type`.
      """, source: "EventBridge User Guide, \"Events structure\"",
    example: .init(
      .shown, bad: "{\"object\": \"event\", \"type\": \"invoice.paid\", \"data\": {…}}\n",
      good: """
        {"source": "aws.partner/stripe.com/ed_61TzExample", "detail-type": "invoice.paid",
         "detail": {"object": "event", "type": "invoice.paid", "data": {…}}}

        """))
  static let eventWithoutEnvelope = DiagnosticCode(
    1104, "event-without-envelope", .warning, stage: .test,
    summary: "An event has neither 'source' nor 'detail-type' nor 'detail'.",
    explanation: """
      Every event on a bus has these fields: `source` says who sent it, `detail-type` what it is, and `detail` \
      contains the data. A JSON object without them is most likely the content of `detail` alone.
      """, source: "EventBridge User Guide, \"Events structure\"",
    example: .init(
      .shown, bad: "{\"order\": \"A-1001\", \"total\": 250}\n",
      good:
        "{\"source\": \"com.example.shop\", \"detail-type\": \"order.placed\", \"detail\": {\"order\": \"A-1001\", \"total\": 250}}\n"
    ))
  static let changeImpossible = DiagnosticCode(
    1105, "change-impossible", stage: .test, summary: "A test cannot change the field that it names.",
    explanation: """
      In `set`, a dotted path names a field of the event. Missing objects on the way are created, and an existing \
      value is replaced. In an array, a step is the number of an existing element or of the next one, counted from \
      0. A test can set at most 1,000 fields; for more, write the event into a separate file.
      """,
    example: .init(
      .shown, bad: "set: {⏵resources.first⏴: arn}   # 'resources' is a list\n", good: "set: {resources.0: arn}\n"))
  static let eventOutsideProject = DiagnosticCode(
    1107, "event-outside-project", stage: .test, summary: "The event file of a test is outside the project.",
    explanation: """
      `tasuki test` and `tasuki check` run on any pull request. A path such as `../../.aws/credentials`, an absolute \
      path, or a symbolic link that leads out of the project could make them read a file that the author of the \
      workflow cannot see. Tasuki therefore reads event files only inside the project's folder: the folder of \
      `tasuki.yaml`, or without one, that of the workflow's file; for a workflow on standard input, the current \
      folder. Absolute paths and links that stay inside are accepted.

      Copy the event into the project. If several folders share events, put a `tasuki.yaml` into the folder above them.
      """, example: .init(.shown, bad: "event: ⏵/home/me/order.json⏴\n", good: "event: fixtures/order.json\n"))
}

extension Sentence {
  static let withoutEnvelope: Sentence = "the event has neither 'source' nor 'detail-type' nor 'detail'"
  static let putUnderDetail: Sentence = "put it under 'detail', and add 'source' and 'detail-type'"
  static let rulesAskForEnvelope: Sentence = "Every event on a bus has them, and rules check them."
  static func bareBody(of app: String) -> Sentence {
    "this is what \(term: app) sent, not the event that EventBridge delivers"
  }
  static func noElement(_ step: String, of count: Int) -> Sentence {
    "'\(step)' is not an element of a list of \(count), counted from 0"
  }
  static let textAfterEvent: Sentence = "unexpected text after the event"
  static let notJSON: Sentence = "not valid JSON"
  static let logsAreReplayed: Sentence = "for a log of events, one per line, use 'tasuki replay'"
  static let eventIsObject: Sentence = "an event is a JSON object"
  static let writeEvent: Sentence =
    "write the event as EventBridge delivers it: {\"source\": …, \"detail-type\": …, \"detail\": {…}}"
  static let textAfterValue: Sentence = "unexpected text after the value"
  static let noSingleValue: Sentence = "not a single value"
  static func tooManyChanges(_ count: Int, limit: Int) -> Sentence {
    "'set' changes \(count) fields; at most \(limit) are allowed"
  }
  static let writeEventFile: Sentence = "write the event into a separate file"
  static let pathTooLong: Sentence = "the path has more than 128 names"
  static func cannotSet(_ field: String, reason: Sentence) -> Sentence { "'\(field)' cannot be set: \(reason)" }
  static let pathFromWorkflow: Sentence = "the path is relative to the workflow's file"
  static func outsideProject(_ path: String) -> Sentence { "'\(path)' is outside the project" }
  static let keepInProject: Sentence = "move the event file into the project's folder"
  static let otherFilesCouldBeRead: Sentence =
    "Otherwise, anyone who can change a workflow could read any file of this machine."
  static let projectFolder: Sentence =
    "The project's folder is that of 'tasuki.yaml'; without one, that of the workflow's file."
  static func wrap(source: String, type: String) -> Sentence {
    "wrap it: {\"source\": \(json(source)), \"detail-type\": \(type), \"detail\": …}"
  }

  /// The command that makes the event with jq.
  static func filter(source: String, type: String) -> Sentence {
    "jq '{source: \(json(source)), \"detail-type\": \(type), detail: .}' body.json > event.json"
  }
  static func typePlace(_ place: Sentence) -> Sentence { "The detail-type is the value of \(place)." }
  static func header(_ name: String) -> Sentence { "the header \(term: name)" }
  static func member(_ name: String) -> Sentence { "'\(term: name)'" }
  private static func json(_ text: String) -> String { JSONValue.string(text).text() }
  static func values(_ texts: [String]) -> Sentence { "\(texts: texts)" }
}

extension JSONValue {
  /// The kind in words, such as `a string`.
  var kindInWords: Sentence {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
