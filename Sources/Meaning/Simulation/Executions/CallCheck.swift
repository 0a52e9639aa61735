import Catalog
import Diagnostics
import Emit
import Execution
import Flow
import Source

/// Checks the payload of a state machine as the service would.
struct CallCheck {
  /// Problems that make the call fail, at the inputs that cause them.
  private(set) var findings: [Diagnostic] = []
  private let task: Call

  init(task: Call, resource: String, arguments: JSONValue) {
    self.task = task
    switch AnswerShape.integration(resource) {
    case "sns:publish": checkTopic(arguments)
    // SQS API reference, SendMessage.
    case "sqs:sendMessage": checkText(arguments.member("MessageBody"), "message", limit: nil)
    case "aws-sdk:sesv2:sendEmail": checkMail(arguments)
    case "events:putEvents": checkEvents(arguments.member("Entries"))
    case "http:invoke": checkAddress(arguments.member("ApiEndpoint"))
    // CloudWatch Logs API reference, InputLogEvent.
    case "aws-sdk:cloudwatchlogs:putLogEvents":
      guard case .array(let entries)? = arguments.member("LogEvents") else { return }
      for entry in entries { checkText(entry.member("Message"), "message", limit: nil) }
    // Kinesis API reference, PutRecord.
    case "aws-sdk:kinesis:putRecord": checkText(arguments.member("PartitionKey"), "partition-key", limit: 256)
    case "aws-sdk:s3:putObject": checkKey(arguments.member("Key"))
    default: break
    }
  }

  private mutating func reject(_ message: Sentence, input: String) {
    findings.append(Diagnostic(.payloadRejected, message, at: task.input(input)?.span ?? task.idOrigin.span))
  }

  /// Checks a required string with a limit of characters.
  private mutating func checkText(_ value: JSONValue?, _ input: String, limit: Int?) {
    guard let text = value?.text else {
      let found = value.map(\.kindInWords) ?? .missing
      return reject(.noTextInCall(input, of: task.id, is: found), input: input)
    }
    if text.isEmpty { reject(.emptyInCall(input, of: task.id), input: input) }
    if let limit, text.unicodeScalars.count > limit {
      reject(.longInCall(input, of: task.id, characters: text.unicodeScalars.count, takes: limit), input: input)
    }
  }

  /// S3 User Guide, "Naming Amazon S3 objects": bytes count, not characters.
  private mutating func checkKey(_ value: JSONValue?) {
    checkText(value, "key", limit: nil)
    if let count = value?.text?.utf8.count, count > 1_024 {
      reject(.longInCall("key", of: task.id, bytes: count, takes: 1_024), input: "key")
    }
  }

  /// A topic, which may be that of a chat channel.
  private mutating func checkTopic(_ arguments: JSONValue) {
    checkText(arguments.member("Message"), "message", limit: nil)
    guard let message = arguments.member("Message")?.text else { return }
    let check = ReceiverCheck(task: task, payload: Array(message.utf8), isWholeEvent: false)
    for problem in check.problems {
      findings.append(Diagnostic(problem.code, problem.message, at: task.idOrigin.span, hint: problem.hint))
    }
    guard let subject = arguments.member("Subject") else { return }
    // SNS API reference, Publish.
    checkText(subject, "subject", limit: 99)
    if subject.text?.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) == true {
      reject(.subjectHasControls(task.id), input: "subject")
    }
  }

  /// SES API v2 reference, SendEmail.
  private mutating func checkMail(_ arguments: JSONValue) {
    var count = 0
    for (field, input) in [("ToAddresses", "to"), ("CcAddresses", "cc"), ("BccAddresses", "bcc")] {
      guard case .array(let addresses)? = arguments.member("Destination")?.member(field) else { continue }
      count += addresses.count
      for address in addresses where address.text?.utf8.contains(UInt8(ascii: "@")) != true {
        reject(.noMailAddress(input, of: task.id, address: address.text()), input: input)
      }
    }
    if count == 0 { reject(.noAddress(task.id), input: "to") }
    if count > 50 { reject(.manyAddresses(task.id, count: count), input: "to") }
  }

  /// EventBridge API reference, PutEventsRequestEntry.
  private mutating func checkEvents(_ entries: JSONValue?) {
    guard case .array(let list)? = entries else { return }
    for entry in list {
      checkText(entry.member("Source"), "source", limit: nil)
      checkText(entry.member("DetailType"), "event", limit: 128)
      guard let detail = entry.member("Detail") else { continue }
      if case .object = detail { continue }
      reject(.detailIsNoObject(task.id, is: detail.kindInWords), input: "detail")
    }
  }

  /// Step Functions Developer Guide, "Call HTTPS APIs".
  private mutating func checkAddress(_ value: JSONValue?) {
    guard let text = value?.text else { return }
    if !text.hasPrefix("https://") || text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) {
      reject(.noHTTPSAddress(task.id, address: JSONValue.string(text).text()), input: "path")
    }
  }
}
