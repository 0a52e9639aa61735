import Diagnostics
import Emit
import Execution
import Expressions
import Flow
import Plan
import Simulation
import Source

/// An execution for people: what happens, state by state.
struct ExecutionText {
  let execution: SimulatedExecution
  let workflow: Flow
  let decorate: Decorator
  private(set) var lines: [String] = []

  init(_ execution: SimulatedExecution, _ workflow: Flow, _ decorate: Decorator) {
    self.execution = execution
    self.workflow = workflow
    self.decorate = decorate
    var scopes: [VisitScope] = []
    for passage in execution.passages {
      enter(passage.visit.scopes, from: scopes, passage)
      scopes = passage.visit.scopes
      show(passage)
    }
    let end = execution.trace.ended.text
    switch execution.trace.outcome {
    case .succeeded: add("  succeeds at \(end)")
    case .failed(let failure): add("  \(decorate("fails", .error)) at \(end): \(words(failure))")
    case .unknown(let obstacle):
      add("  \(decorate("cannot be simulated further", .warning)): \(visible(obstacle.message.filled()))")
    }
  }

  private mutating func add(_ line: String) { lines.append(line) }

  private func visible(_ text: String) -> String { TerminalText.visible(text) }

  private func words(_ failure: StateFailure) -> String {
    visible(failure.cause.map { "\(failure.error): \($0.filled())" } ?? failure.error)
  }

  /// A value on one line, cut if it is long.
  private func short(_ value: JSONValue?) -> String {
    guard let value else { return "undefined" }
    let text = value.text()
    return visible(text.unicodeScalars.count > 120 ? String(text.unicodeScalars.prefix(120)) + "…" : text)
  }

  // MARK: Branches and rounds

  /// Writes the heads of the branches and rounds that begin here.
  private mutating func enter(
    _ scopes: [VisitScope], from before: [VisitScope], _ passage: SimulatedExecution.Passage
  ) {
    let common = zip(scopes, before).prefix { $0 == $1 }.count
    for (depth, scope) in scopes.enumerated().dropFirst(common) {
      let indent = margin(depth) + "  "
      switch scope.kind {
      case .branch: add("\(indent)branch \(scope.index + 1)")
      case .round: add("\(indent)round \(scope.index): item is \(short(passage.visit.input["item"]))")
      }
    }
  }

  private func margin(_ depth: Int) -> String { String(repeating: " ", count: 2 + 4 * depth) }

  // MARK: States

  private mutating func show(_ passage: SimulatedExecution.Passage) {
    let visit = passage.visit
    let indent = margin(visit.scopes.count)
    let name = decorate(visible(visit.state), .place)
    switch visit.type {
    case .task: showCall(passage, name, indent)
    case .choice: showChoice(passage, name, indent)
    case .wait:
      let end = visit.left.map { " until \($0.text)" } ?? ""
      add("\(indent)\(name): \(visit.seconds ?? 0) s\(end)")
    case .map: add("\(indent)\(name): \(visit.rounds.map { counted($0, "round") } ?? "no list")")
    case .parallel, .pass, .succeed, .fail: add("\(indent)\(name)")
    }
    for member in visit.assigned where visit.type != .choice {
      add("\(indent)  sets $\(visible(member.name)) to \(short(member.value))")
    }
    if visit.isCutShort { add("\(indent)  stopped: another branch or round failed") }
    if let failure = visit.failure, visit.type != .fail {
      let way = visit.isCaught ? "; continues with \(visible(visit.next ?? ""))" : ""
      add("\(indent)  \(decorate("fails", .error)): \(words(failure))\(way)")
    }
  }

  private mutating func showChoice(_ passage: SimulatedExecution.Passage, _ name: String, _ indent: String) {
    let next = passage.visit.next.map { "goes to \(visible($0))" } ?? "goes nowhere"
    add("\(indent)\(name): \(next)")
    for reason in execution.reasons(of: passage, in: workflow) {
      add("\(indent)  \(reason.holds ? "true" : "false"): \(visible(reason.condition.text))")
      for value in reason.values { add("\(indent)    \(visible(value.path)) is \(short(value.value))") }
    }
  }

  private mutating func showCall(_ passage: SimulatedExecution.Passage, _ name: String, _ indent: String) {
    let visit = passage.visit
    let integration = AnswerShape.integration(visit.resource ?? "")
    let uses = passage.calledTask.map { " (\(visible($0.uses)))" } ?? ""
    add("\(indent)\(name)\(uses) calls \(visible(integration))")
    if let arguments = visit.arguments {
      let inner = indent + "  "
      lines += integration == "http:invoke" ? request(arguments, inner) : members(arguments, inner)
    }
    if let timeout = visit.timeout { add("\(indent)  within \(timeout) s") }
    for retry in visit.retries {
      add("\(indent)  fails: \(words(retry.failure)); retried after at most \(retry.seconds) s")
    }
    guard visit.failure == nil, let origin = visit.answer else { return }
    add("\(indent)  returns \(short(passage.result)) \(origin.words)")
  }

  /// The request to a service, one line per argument; objects and lists are indented below their names.
  private func members(_ value: JSONValue, _ indent: String) -> [String] {
    guard case .object(let members) = value else { return text(value, indent) }
    return members.flatMap { member -> [String] in
      switch member.value {
      case .object, .array: ["\(indent)\(visible(member.name)):"] + text(member.value, indent + "  ")
      case .string(let text): ["\(indent)\(visible(member.name)): \(visible(text))"]
      default: ["\(indent)\(visible(member.name)): \(visible(member.value.text()))"]
      }
    }
  }

  private func text(_ value: JSONValue, _ indent: String) -> [String] {
    value.bytes(.pretty).split(separator: 0x0A).map { indent + visible(String(decoding: $0, as: UTF8.self)) }
  }

  /// An HTTP request. What the connection adds is stored with it and not shown.
  private func request(_ arguments: JSONValue, _ indent: String) -> [String] {
    func characters(_ value: JSONValue?) -> String {
      guard case .string(let text)? = value else { return value?.text() ?? "" }
      return text
    }
    func entries(_ name: String) -> [JSONMember] {
      guard case .object(let members)? = arguments[name] else { return [] }
      return members
    }
    var address = characters(arguments["ApiEndpoint"])
    for (index, entry) in entries("QueryParameters").enumerated() {
      address += (index == 0 ? "?" : "&") + entry.name + "=" + characters(entry.value)
    }
    var lines = [indent + visible(characters(arguments["Method"]) + " " + address)]
    lines += entries("Headers").map { indent + visible("\($0.name): \(characters($0.value))") }
    if arguments["Transform"]?["RequestBodyEncoding"] == "URL_ENCODED" { lines.append(indent + "as a form:") }
    if let body = arguments["RequestBody"] { lines += text(body, indent) }
    return lines
  }
}

extension AnswerOrigin {
  fileprivate var words: String {
    switch self {
    case .given: "(given)"
    case .sample: "(sample result)"
    case .assumed: "(sample result: its shape is unknown)"
    }
  }
}
