public import Diagnostics
import Emit

// Codes 1101 to 1109: the events that tests and simulations are given.

public extension DiagnosticCode {
  static let eventUnreadable = DiagnosticCode(
    1101, "event-unreadable", stage: .test, summary: "The file with a test's event cannot be read.",
    explanation: """
      The path after `event` is relative to the file in which the workflow stands, whatever folder the command runs in.
      It must lead to a regular file: devices, pipes and folders are not read.
      """,
    example: .init(
      .shown, bad: "event: ⏵fixture/order.json⏴   # the folder is called 'fixtures'\n",
      good: "event: fixtures/order.json\n"))
  static let eventNotJSON = DiagnosticCode(
    1102, "event-not-json", stage: .test, summary: "An event is no JSON object.",
    explanation: """
      An event file holds one JSON object, in UTF-8: the event as EventBridge delivers it, with `source`, `detail-type` \
      and `detail`. A log of many events, one a line, goes to `tasuki replay`.
      """,
    example: .init(
      .shown, bad: "{\"source\": \"com.example.shop\", \"detail-type\": \"order.placed\", ⏵}⏴\n",
      good: "{\"source\": \"com.example.shop\", \"detail-type\": \"order.placed\", \"detail\": {}}\n"))
  static let bareEventBody = DiagnosticCode(
    1103, "bare-event-body", stage: .test,
    summary: "What stands where an event should is the app's own body, without EventBridge's envelope.",
    explanation: """
      Stripe's dashboard, GitHub's delivery log and Twilio's console show what the app sent. On an event bus that body \
      stands under `detail`; `source` and `detail-type` around it say whose it is and what happened, and rules ask for \
      them first. Without the envelope no rule would ever take it.

      Wrap it, with the source that the project uses and the event's name as `detail-type`.
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
      Every event on a bus has them: `source` says who sent it, `detail-type` what it is, `detail` holds what happened. A \
      JSON object without them is most likely the content of `detail` alone.
      """, source: "EventBridge User Guide, \"Events structure\"",
    example: .init(
      .shown, bad: "{\"order\": \"A-1001\", \"total\": 250}\n",
      good:
        "{\"source\": \"com.example.shop\", \"detail-type\": \"order.placed\", \"detail\": {\"order\": \"A-1001\", \"total\": 250}}\n"
    ))
  static let changeImpossible = DiagnosticCode(
    1105, "change-impossible", stage: .test, summary: "A test cannot change the field that it names.",
    explanation: """
      Under `set` a dotted path names a field of the event: objects on the way are made where there are none, and what \
      stands there is replaced. In an array a step is a number, from 0, of an element that is there or of the next one. \
      At most 1,000 fields can be set: for more, write the event into a file of its own.
      """,
    example: .init(
      .shown, bad: "set: {⏵resources.first⏴: arn}   # 'resources' is a list\n", good: "set: {resources.0: arn}\n"))
  static let eventOutsideProject = DiagnosticCode(
    1107, "event-outside-project", stage: .test, summary: "The file with a test's event lies outside the project.",
    explanation: """
      `tasuki test` and `tasuki check` run on whatever a pull request contains. A path that leads out of the project, be it \
      relative, such as `../../.aws/credentials`, absolute or over a symbolic link, would make them read a file of the machine \
      that the author of the workflow may not see. So they read event files only below the folder of `tasuki.yaml`. Without \
      a `tasuki.yaml` that is the folder of the workflow's file, and for a workflow from standard input the current folder. \
      An absolute path and a link are accepted if they lead there.

      Copy the event into the project. Where several folders share events, put a `tasuki.yaml` into the folder above them.
      """, example: .init(.shown, bad: "event: ⏵/home/me/order.json⏴\n", good: "event: fixtures/order.json\n"))
}

extension Sentence {
  static let withoutEnvelope: Sentence = "the event has neither 'source' nor 'detail-type' nor 'detail'"
  static let putUnderDetail: Sentence = "put it under 'detail', with 'source' and 'detail-type' beside it"
  static let rulesAskForEnvelope: Sentence = "Every event on a bus has them, and rules ask for them."
  static func bareBody(of app: String) -> Sentence {
    "this is what \(term: app) sent, not the event that EventBridge delivers"
  }
  static func noElement(_ step: String, of count: Int) -> Sentence {
    "'\(step)' is no element of a list of \(count), which are numbered from 0"
  }
  static let textBehindEvent: Sentence = "text behind the event"
  static let notJSON: Sentence = "not valid JSON"
  static let logsAreReplayed: Sentence = "a log of events, one a line, goes to 'tasuki replay'"
  static let eventIsObject: Sentence = "an event is a JSON object"
  static let writeEvent: Sentence =
    "write the event as EventBridge delivers it: {\"source\": …, \"detail-type\": …, \"detail\": {…}}"
  static let textBehindValue: Sentence = "text behind the end of the value"
  static let noSingleValue: Sentence = "no single value"
  static func tooManyChanges(_ count: Int, limit: Int) -> Sentence {
    "'set' changes \(count) fields, and at most \(limit) can be set"
  }
  static let writeEventFile: Sentence = "write the event into a file of its own"
  static let pathTooLong: Sentence = "the path has more than 128 names"
  static func cannotSet(_ field: String, reason: Sentence) -> Sentence { "'\(field)' cannot be set: \(reason)" }
  static let pathFromWorkflow: Sentence = "the path is relative to the workflow's file"
  static func outsideProject(_ path: String) -> Sentence { "'\(path)' leads out of the project, and is not read" }
  static let keepInProject: Sentence = "keep event files in the project's folder"
  static let otherFilesCouldBeRead: Sentence =
    "Whoever may change a workflow could otherwise have any file of this machine read."
  static let projectFolder: Sentence =
    "The project's folder is that of 'tasuki.yaml'; without one, that of the workflow's file."
  static func wrap(source: String, type: String) -> Sentence {
    "wrap it: {\"source\": \(json(source)), \"detail-type\": \(type), \"detail\": …}"
  }

  /// What jq makes the event of.
  static func filter(source: String, type: String) -> Sentence {
    "jq '{source: \(json(source)), \"detail-type\": \(type), detail: .}' body.json > event.json"
  }
  static func typePlace(_ place: Sentence) -> Sentence { "The detail-type is what \(place) said." }
  static func header(_ name: String) -> Sentence { "the header \(term: name)" }
  static func member(_ name: String) -> Sentence { "'\(term: name)'" }
  private static func json(_ text: String) -> String { JSONValue.string(text).text() }
  static func values(_ texts: [String]) -> Sentence { "\(texts: texts)" }
}

extension JSONValue {
  /// The kind in words, such as `a text`.
  var kindInWords: Sentence {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
