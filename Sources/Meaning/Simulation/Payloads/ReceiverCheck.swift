import Catalog
import Diagnostics
import Emit
import Flow
import Source

/// Checks a JSON payload as the receiver would.
struct ReceiverCheck {
  /// A problem for which the receiver drops or rejects the payload.
  struct Problem {
    var code: DiagnosticCode
    var message: Sentence
    var hint: Sentence?
  }

  /// The problems in the order of the payload.
  private(set) var problems: [Problem] = []
  private let id: String

  init(task: Call, payload: [UInt8], isWholeEvent: Bool) {
    id = task.id
    guard let kind = task.action?.form.kind else { return }
    let json = jsonValue(of: payload)
    switch kind {
    case .chat: checkChat(json)
    case .topic: checkSize(payload.count, limit: 262_144, receiver: "SNS")
    case .log: if !isWholeEvent { checkLogEntry(json) }
    case .container: checkContainer(json)
    case .batchJob: checkTexts(json?.member("Parameters"), .jobParameter)
    case .build: checkBuild(json)
    default: break
    }
    if kind == .chat { checkSize(payload.count, limit: 262_144, receiver: "SNS") }
  }

  private mutating func drop(_ message: Sentence, hint: Sentence? = nil) {
    problems.append(Problem(code: .payloadDropped, message: message, hint: hint))
  }

  private mutating func reject(_ message: Sentence) {
    problems.append(Problem(code: .payloadRejected, message: message, hint: nil))
  }

  /// SNS API reference, Publish: a message has at most 256 KB.
  private mutating func checkSize(_ size: Int, limit: Int, receiver: String) {
    if size > limit { reject(.payloadTooLarge(id, bytes: size, by: receiver, takes: limit)) }
  }

  // MARK: Chat

  /// The schema of custom notifications (Amazon Q Developer in chat applications Administrator Guide).
  private mutating func checkChat(_ json: JSONValue?) {
    guard let json, case .object = json else { return drop(.noNotification(id)) }
    if json.member("version")?.text != "1.0" { drop(.otherVersion) }
    if json.member("source")?.text != "custom" { drop(.otherSource) }
    guard let content = json.member("content"), case .object = content else { return drop(.noContent(id)) }
    checkText(content.member("description"), "text", limit: 8_000, isRequired: true)
    checkText(content.member("title"), "title", limit: 250, isRequired: false)
    checkTextList(content.member("nextSteps"), "next-steps", limit: 350)
    checkTextList(content.member("keywords"), "keywords", limit: 75)
    checkText(json.member("metadata")?.member("threadId"), "thread", limit: nil, isRequired: false)
  }

  private mutating func checkText(_ value: JSONValue?, _ input: String, limit: Int?, isRequired: Bool) {
    guard let value else {
      if isRequired { drop(.inputMissing(input)) }
      return
    }
    guard let text = value.text else {
      return drop(.noText(input, of: id, is: value.kindInWords), hint: .nameTextField)
    }
    if isRequired, text.isEmpty { drop(.emptyText(input, of: id)) }
    if let limit, text.unicodeScalars.count > limit {
      drop(.longText(input, of: id, characters: text.unicodeScalars.count, takes: limit))
    }
  }

  private mutating func checkTextList(_ value: JSONValue?, _ input: String, limit: Int) {
    guard let value else { return }
    guard case .array(let elements) = value else { return drop(.noList(input, of: id, is: value.kindInWords)) }
    for element in elements { checkText(element, input, limit: limit, isRequired: false) }
  }

  // MARK: Others

  /// EventBridge User Guide, "CloudWatch Logs targets": an entry is an object with a `timestamp` and a `message`, a
  /// string.
  private mutating func checkLogEntry(_ json: JSONValue?) {
    let message = json?.member("message")
    if message?.text == nil { drop(.noLogMessage(of: id, is: message.map(\.kindInWords) ?? .missing)) }
  }

  /// ECS API reference, ContainerOverride.
  private mutating func checkContainer(_ json: JSONValue?) {
    guard case .array(let containers)? = json?.member("containerOverrides") else { return }
    for container in containers {
      checkPairs(container.member("environment"), .containerVariable)
      if case .array(let words)? = container.member("command") {
        for word in words where word.text == nil { reject(.noWord(of: id, is: word.kindInWords)) }
      }
    }
  }

  /// CodeBuild API reference, StartBuild.
  private mutating func checkBuild(_ json: JSONValue?) {
    checkPairs(json?.member("environmentVariablesOverride"), .buildVariable)
    if let version = json?.member("sourceVersion"), version.text == nil {
      reject(.noSourceVersion(of: id, is: version.kindInWords))
    }
  }

  private mutating func checkPairs(_ value: JSONValue?, _ purpose: Sentence) {
    guard case .array(let pairs)? = value else { return }
    for pair in pairs { checkIsText(pair.member("value"), pair.member("name")?.text ?? "", purpose) }
  }

  /// Batch API reference, SubmitJob: parameters are strings.
  private mutating func checkTexts(_ value: JSONValue?, _ purpose: Sentence) {
    guard case .object(let members)? = value else { return }
    for member in members { checkIsText(member.value, member.name, purpose) }
  }

  private mutating func checkIsText(_ value: JSONValue?, _ name: String, _ purpose: Sentence) {
    guard let value, value.text == nil else { return }
    reject(.mustBeText(name, of: id, is: value.kindInWords, for: purpose))
  }
}
