import Diagnostics
public import Emit
import Flow
import Plan
public import Simulation
import Source

/// What workflows do with one event.
public struct SimulationReport {
  private let decisions: [WorkflowDecision]
  private let sources: MaskedSources
  private let places: Places

  public init(_ decisions: [WorkflowDecision], _ sources: MaskedSources) {
    self.decisions = decisions
    self.sources = sources
    places = Places(sources)
  }

  // MARK: Text

  /// The decisions for people: first those that fire, each with what its targets receive.
  public func text(colored: Bool) -> [UInt8] {
    let decorate = Decorator(isColored: colored)
    let ordered = decisions.filter(\.matches) + decisions.filter { !$0.matches }
    var lines: [String] = []
    func add(_ line: String) { lines.append(line) }
    for (index, decision) in ordered.enumerated() {
      if index > 0, decision.matches || ordered[index - 1].matches { add("") }
      let head = "\(decorate(TerminalText.visible(decision.workflow.name), .place)): "
      let failures = decision.failures
      if decision.matches || failures.isEmpty {
        add(head + decision.verdict.words)
      } else if failures.count == 1 {
        add(head + "does not fire: " + TerminalText.visible(failures[0].sentence.filled()) + place(failures[0]))
      } else {
        add(head + "does not fire")
        for failure in failures { add("  " + TerminalText.visible(failure.sentence.filled()) + place(failure)) }
      }
      if let execution = decision.execution { lines += self.lines(of: execution, decision, decorate) }
      for delivery in decision.deliveries { lines += self.lines(of: delivery, decorate) }
    }
    return sources.mask.masked(TerminalText.bytes(ofLines: lines))
  }

  private func place(_ failure: MatchFailure) -> String {
    failure.span.map { " (\(TerminalText.visible(sources.place(of: $0))))" } ?? ""
  }

  private func lines(of delivery: SimulatedDelivery, _ decorate: Decorator) -> [String] {
    var lines = [
      "  \(decorate(delivery.task.id, .place)) (\(delivery.task.uses)) to \(TerminalText.visible(delivery.destination)), by \(delivery.rule)"
    ]
    if let request = delivery.request {
      lines.append("    \(request.method) \(TerminalText.visible(request.address))")
      lines += request.headers.map { "    \(TerminalText.visible($0))" }
    }
    lines += delivery.attributes.map { "    \($0.name): \(TerminalText.visible($0.value))" }
    lines += delivery.payload.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      "    \(TerminalText.visible(String(decoding: $0, as: UTF8.self)))"
    }
    return lines + self.lines(of: delivery.findings, "    ", decorate)
  }

  private func lines(
    of execution: SimulatedExecution, _ decision: WorkflowDecision, _ decorate: Decorator
  ) -> [String] {
    let machine = TerminalText.visible(decision.workflow.machine ?? "")
    let times = decision.startCount > 1 ? " \(decision.startCount) times, once for each trigger" : ""
    return ["  starts the state machine \(machine) (\(execution.kind.rawValue))\(times)"]
      + ExecutionText(execution, decision.workflow.workflow, decorate).lines
      + lines(of: execution.findings, "  ", decorate)
  }

  private func lines(of findings: [Diagnostic], _ indent: String, _ decorate: Decorator) -> [String] {
    findings.flatMap { finding -> [String] in
      let word = decorate("warning:", .warning)
      let place = finding.span.map { TerminalText.visible(sources.place(of: $0)) + ": " } ?? ""
      return ["\(indent)\(word) \(place)\(TerminalText.visible(finding.message.filled())) [\(finding.code.text)]"]
        + finding.notes.map { "\(indent)  \(TerminalText.visible($0.filled()))" }
    }
  }

  // MARK: JSON

  public var json: JSONValue {
    sources.mask.masked(.array(decisions.map { json(of: $0) }))
  }

  private func json(of decision: WorkflowDecision) -> JSONValue {
    var members = [
      JSONMember("workflow", .string(decision.workflow.name)),
      JSONMember("file", .string(places.path(of: decision.workflow.workflow.name.span))),
      JSONMember("decision", .string(decision.verdict.word)),
    ]
    switch decision.verdict {
    case .unknown(let reason): members.append(JSONMember("reason", .string(reason.filled())))
    default: break
    }
    members.append(JSONMember("stateMachine", decision.workflow.machine.map { .string($0) } ?? .null))
    members.append(JSONMember("rules", .array(decision.rules.map { json(of: $0) })))
    members.append(JSONMember("deliveries", .array(decision.deliveries.map { json(of: $0) })))
    if let execution = decision.execution {
      members.append(
        JSONMember("execution", ExecutionJSON(execution: execution, workflow: decision.workflow.workflow).value)
      )
      members.append(JSONMember("starts", .number(String(decision.startCount))))
      members.append(JSONMember("findings", JSONReport(sources).value(sources.masked(execution.findings))))
    }
    return .object(members)
  }

  private func json(of rule: RuleDecision) -> JSONValue {
    [
      "rule": .string(rule.rule.name), "bus": .string(rule.rule.bus), "enabled": .bool(rule.rule.isEnabled),
      "matches": .bool(rule.matches), "failure": rule.failure.map { json(of: $0) } ?? .null,
    ]
  }

  private func json(of failure: MatchFailure) -> JSONValue {
    let start = failure.span.map { places.range(of: $0).start }
    var members = [
      JSONMember("field", .string(failure.field)), JSONMember("message", .string(failure.sentence.filled())),
      JSONMember("wanted", .string(failure.wanted.filled())), JSONMember("found", .array(failure.found.scalars)),
      JSONMember("line", start.map { .number(String($0.line)) } ?? .null),
      JSONMember("column", start.map { .number(String($0.column)) } ?? .null),
    ]
    if case .alternatives(let branches) = failure.kind {
      members.append(JSONMember("branches", .array(branches.map { json(of: $0) })))
    }
    return .object(members)
  }

  private func json(of delivery: SimulatedDelivery) -> JSONValue {
    let request: JSONValue? = delivery.request.map { request in
      [
        "method": .string(request.method), "address": .string(request.address),
        "headers": .array(request.headers.map { .string($0) }),
      ]
    }
    return [
      "task": .string(delivery.task.id), "uses": .string(delivery.task.uses),
      "rule": .string(delivery.rule), "destination": .string(delivery.destination),
      "payload": .string(String(decoding: delivery.payload, as: UTF8.self)), "request": request ?? .null,
      "attributes": .object(delivery.attributes.map { JSONMember($0.name, .string($0.value)) }),
      "arrives": .bool(delivery.arrives), "findings": JSONReport(sources).value(sources.masked(delivery.findings)),
    ]
  }
}

extension WorkflowDecision {
  /// The reasons why its rules do not match the event, each once.
  fileprivate var failures: [MatchFailure] {
    var failures: [MatchFailure] = []
    for failure in rules.compactMap(\.failure) where !failures.contains(failure) { failures.append(failure) }
    return failures
  }
}

extension WorkflowDecision.Verdict {
  /// The verdict in the terms of the JSON output.
  fileprivate var word: String {
    switch self {
    case .fires: "fires"
    case .disabled: "disabled"
    case .silent: "silent"
    case .scheduleOnly: "schedule-only"
    case .unknown: "unknown"
    }
  }

  fileprivate var words: String {
    switch self {
    case .fires: "fires"
    case .disabled: "would fire, but is disabled"
    case .silent: "does not fire"
    case .scheduleOnly: "does not fire: only its schedule starts it"
    case .unknown(let reason): "cannot be simulated: " + TerminalText.visible(reason.filled())
    }
  }
}
