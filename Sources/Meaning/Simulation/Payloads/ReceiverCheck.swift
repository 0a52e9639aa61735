import Catalog
import Diagnostics
import Emit
import Source
import Workflows

/// What a receiver would do with a payload that is JSON.
struct ReceiverCheck {
  /// Something that keeps the payload from its purpose.
  struct Problem {
    var code: DiagnosticCode
    var message: String
    var hint: String?
  }

  /// What is wrong, in the order of the payload.
  private(set) var problems: [Problem] = []
  private let id: String

  init(task: WorkflowTask, payload: [UInt8], isWholeEvent: Bool) {
    id = task.id.value
    guard let kind = task.action?.form.kind else { return }
    let json = jsonValue(of: payload)
    switch kind {
    case .chat: checkChat(json)
    case .topic: checkSize(payload.count, limit: 262_144, receiver: "SNS")
    case .log: if !isWholeEvent { checkLogEntry(json) }
    case .container: checkContainer(json)
    case .batchJob: checkTexts(json?.member("Parameters"), "a job's parameter")
    case .build: checkBuild(json)
    default: break
    }
    if kind == .chat { checkSize(payload.count, limit: 262_144, receiver: "SNS") }
  }

  private mutating func drop(_ message: String, hint: String? = nil) {
    problems.append(Problem(code: .payloadDropped, message: message, hint: hint))
  }

  private mutating func refuse(_ message: String) {
    problems.append(Problem(code: .payloadRefused, message: message, hint: nil))
  }

  /// SNS API reference, Publish: a message has at most 256 KB.
  private mutating func checkSize(_ size: Int, limit: Int, receiver: String) {
    if size > limit { refuse("'\(id)' would be sent \(size) bytes, and \(receiver) takes \(limit)") }
  }

  // MARK: Chat

  /// The schema of custom notifications (Amazon Q Developer in chat applications Administrator Guide).
  private mutating func checkChat(_ json: JSONValue?) {
    guard let json, case .object = json else {
      return drop("'\(id)' is no custom notification, and the channel shows nothing")
    }
    if json.member("version")?.text != "1.0" { drop("'version' is not \"1.0\", and the channel shows nothing") }
    if json.member("source")?.text != "custom" { drop("'source' is not \"custom\", and the channel shows nothing") }
    guard let content = json.member("content"), case .object = content else {
      return drop("'\(id)' has no 'content', and the channel shows nothing")
    }
    checkText(content.member("description"), "text", limit: 8_000, isRequired: true)
    checkText(content.member("title"), "title", limit: 250, isRequired: false)
    checkTextList(content.member("nextSteps"), "next-steps", limit: 350)
    checkTextList(content.member("keywords"), "keywords", limit: 75)
    checkText(json.member("metadata")?.member("threadId"), "thread", limit: nil, isRequired: false)
  }

  private mutating func checkText(_ value: JSONValue?, _ input: String, limit: Int?, isRequired: Bool) {
    guard let value else {
      if isRequired { drop("'\(input)' is missing, and the channel shows nothing") }
      return
    }
    guard let text = value.text else {
      return drop(
        "'\(input)' of '\(id)' is \(value.kindInWords), not a text: the channel shows nothing",
        hint: "name a field that is a text")
    }
    if isRequired, text.isEmpty { drop("'\(input)' of '\(id)' is empty: the channel shows nothing") }
    if let limit, text.unicodeScalars.count > limit {
      drop("'\(input)' of '\(id)' has \(text.unicodeScalars.count) characters, and the channel takes \(limit)")
    }
  }

  private mutating func checkTextList(_ value: JSONValue?, _ input: String, limit: Int) {
    guard let value else { return }
    guard case .array(let elements) = value else {
      return drop("'\(input)' of '\(id)' is \(value.kindInWords), not a list: the channel shows nothing")
    }
    for element in elements { checkText(element, input, limit: limit, isRequired: false) }
  }

  // MARK: Others

  /// EventBridge User Guide, "CloudWatch Logs targets": an entry is an object with a `timestamp` and a `message`, a text.
  private mutating func checkLogEntry(_ json: JSONValue?) {
    let message = json?.member("message")
    if message?.text == nil {
      drop("'message' of '\(id)' is \(message.map(\.kindInWords) ?? "missing"), not a text: no entry is written")
    }
  }

  /// ECS API reference, ContainerOverride.
  private mutating func checkContainer(_ json: JSONValue?) {
    guard case .array(let containers)? = json?.member("containerOverrides") else { return }
    for container in containers {
      checkPairs(container.member("environment"), "a variable of the container")
      if case .array(let words)? = container.member("command") {
        for word in words where word.text == nil {
          refuse("a word of the command of '\(id)' is \(word.kindInWords), and ECS takes texts")
        }
      }
    }
  }

  /// CodeBuild API reference, StartBuild.
  private mutating func checkBuild(_ json: JSONValue?) {
    checkPairs(json?.member("environmentVariablesOverride"), "a variable of the build")
    if let version = json?.member("sourceVersion"), version.text == nil {
      refuse("'source-version' of '\(id)' is \(version.kindInWords), and CodeBuild takes a text")
    }
  }

  private mutating func checkPairs(_ value: JSONValue?, _ what: String) {
    guard case .array(let pairs)? = value else { return }
    for pair in pairs { checkIsText(pair.member("value"), pair.member("name")?.text ?? "", what) }
  }

  /// Batch API reference, SubmitJob: parameters are texts.
  private mutating func checkTexts(_ value: JSONValue?, _ what: String) {
    guard case .object(let members)? = value else { return }
    for member in members { checkIsText(member.value, member.name, what) }
  }

  private mutating func checkIsText(_ value: JSONValue?, _ name: String, _ what: String) {
    guard let value, value.text == nil else { return }
    refuse("'\(name)' of '\(id)' is \(value.kindInWords), and \(what) is a text: the call fails")
  }
}
