import Catalog
import Diagnostics
import Emit
import Expressions
import Flow
import Plan
import Source

/// Builds the delivery to a target, with its findings.
struct DeliveryDraft {
  let task: Call
  let event: JSONValue
  var payload: [UInt8] = []
  private(set) var request: SimulatedRequest?
  private(set) var attributes: [(name: String, value: String)] = []
  private var findings: [Diagnostic] = []
  /// Why the payload is not JSON.
  private var mistake: Sentence?
  /// The unescaped values that break the payload.
  private var culprits: [Sentence] = []

  init(task: Call, event: JSONValue) {
    self.task = task
    self.event = event
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: Sentence, path: String? = nil, hint: Sentence? = nil, notes: [Sentence] = []
  ) {
    findings.append(
      Diagnostic(code, message, at: path.flatMap(span) ?? task.idOrigin.span, hint: hint, notes: notes))
  }

  mutating func fill(_ input: TargetInput, reserved: ReservedValues) {
    switch input {
    case .event: payload = event.bytes(.compact)
    case .constant(let text): payload = Array(text.utf8)
    case .path(let path):
      if let value = EventPath(path)?.value(in: event) {
        payload = value.bytes(.compact)
      } else {
        report(
          .valueMissing, .wholeInputMissing(shown(path), of: task.id), path: path, notes: [.sentIsNotDocumented])
      }
    case .transformer(let transformer):
      let rendered = transformer.rendered(from: event, reserved: reserved)
      payload = rendered.bytes
      mistake = rendered.mistake
      for remark in rendered.remarks { say(remark) }
    }
  }

  private mutating func say(_ remark: RenderedTemplate.Remark) {
    switch remark {
    case .missing(let path):
      report(.valueMissing, .emptyTextSent(shown(path)), path: path)
    case .breaks(let path, let value):
      culprits.append(.unescaped(shown(path), value: JSONValue.string(value).text()))
    case .container(let path):
      if mistake != nil {
        culprits.append(.unescapedContainer(shown(path)))
      } else {
        report(.valueAltered, .containerInText(shown(path)), path: path)
      }
    case .altered(let path, let value):
      report(
        .valueAltered, .backslashesRead(shown(path)), path: path,
        hint: .makeValueWhole, notes: [.valueIs(JSONValue.string(value).text())])
    case .undefined(let name):
      culprits.append(.undefinedPlaceholder(name))
    }
  }

  /// Adds the attributes of the message.
  mutating func add(_ parameters: TargetParameters?, destination: (body: APIDestinationBody, endpoint: String)?) {
    var http = HTTPParameters()
    switch parameters {
    case .queue(let group): attributes.append(("message group", group))
    case .stream(let key): attributes.append(("partition key", partitionKey(key)))
    case .event(let source, let detailType):
      attributes.append(("source", source))
      attributes.append(("detail-type", detailType))
    case .http(let given): http = given
    case .batchJob(let job): attributes.append(("job", job.name))
    case .containerTask, nil: break
    }
    guard let destination else { return }
    var address = ""
    var values = http.path[...]
    for byte in destination.endpoint {
      if byte == "*", let path = values.popFirst() {
        address += httpText(path, .address)
      } else {
        address.append(byte)
      }
    }
    for (index, pair) in http.query.enumerated() {
      address += (index == 0 ? "?" : "&") + pair.name + "=" + httpText(pair.value, .query)
    }
    request = SimulatedRequest(
      method: destination.body.method, address: address,
      headers: http.headers.map { "\($0.name): \(httpText($0.value, .header))" })
  }

  private mutating func partitionKey(_ key: String) -> String {
    guard key.hasPrefix("$") else { return key }
    let value = EventPath(key)?.value(in: event)
    guard case .string(let text)? = value, !text.isEmpty, text.unicodeScalars.count <= 256 else {
      report(.payloadRejected, .partitionKey(shown(key), is: value.map(\.kindInWords) ?? .missing), path: key)
      return value?.text() ?? ""
    }
    return text
  }

  /// A value of an HTTP request: a constant, or the value at a path.
  private mutating func httpText(_ value: String, _ place: Sentence) -> String {
    guard value.hasPrefix("$."), let path = EventPath(value) else { return value }
    switch path.value(in: event) {
    case nil:
      report(.valueMissing, .nothingInRequest(shown(value), in: place), path: value)
      return ""
    case .string(let text)?: return text
    case let other?:
      if case .array = other { containerInRequest(value, place) }
      if case .object = other { containerInRequest(value, place) }
      return other.text()
    }
  }

  private mutating func containerInRequest(_ path: String, _ place: Sentence) {
    report(.payloadRejected, .containerInRequest(shown(path), in: place), path: path)
  }

  /// Checks the payload as a whole.
  mutating func finish(isWholeEvent: Bool) -> [Diagnostic] {
    if let mistake {
      report(.payloadNotJSON, .payloadNotJSON(task.id, reason: mistake), notes: culprits)
    } else {
      let check = ReceiverCheck(task: task, payload: payload, isWholeEvent: isWholeEvent)
      for problem in check.problems { report(problem.code, problem.message, hint: problem.hint) }
    }
    return findings
  }

  /// A path as a workflow writes it: without the `$.`.
  private func shown(_ path: String) -> String { path.hasPrefix("$.") ? String(path.dropFirst(2)) : path }

  /// The place at which the task uses a path of the event.
  private func span(of path: String) -> Span? {
    for input in task.inputs {
      if let found = input.value.expressions.first(where: { $0.eventPath == path }) { return found.span }
    }
    return nil
  }
}

extension Expression {
  /// The JSON path of an expression that is a path into the event.
  var eventPath: String? {
    guard let plainPath, plainPath.root == "event" else { return nil }
    return plainPath.steps.reduce("$") { path, step in
      switch step {
      case .member(let name): path + "." + name
      case .element(let index): path + "[\(index)]"
      }
    }
  }
}
