import Catalog
import Diagnostics
import Expressions
import Flow
import Plan
import Source

struct StatePlanner {
  let call: Call
  let scope: MachineScope
  let context: WorkflowContext
  var findings: [Diagnostic] = []

  init(_ call: Call, _ scope: MachineScope, _ context: WorkflowContext) {
    self.call = call
    self.scope = scope
    self.context = context
  }

  /// The state's call; nil for an invalid call, which has a finding.
  mutating func stateCall(isShadow: Bool) -> StateCall? {
    checkSize()
    guard let state = state() else { return nil }
    if isShadow { return shadow(of: state) }
    return reachingOtherAccount(state)
  }

  private mutating func state() -> StateCall? {
    switch call.operation {
    case .batchJob(let job): state(job)
    case .build(let build): state(build)
    case .chat(let message): state(message)
    case .container(let task): state(task)
    case .delivery(let record): state(record)
    case .event(let event): state(event)
    case .forward(let forward): state(forward)
    case .function(let function): state(function)
    case .item(let item): state(item)
    case .log(let entry): state(entry)
    case .machine(let start): state(start)
    case .mail(let mail): state(mail)
    case .object(let object): state(object)
    case .queue(let message): state(message)
    case .request(let request): state(request)
    case .service(let service): state(service)
    case .stream(let record): state(record)
    case .topic(let message): state(message)
    case nil: nil
    }
  }

  /// A state accepts 262,144 bytes (Step Functions quotas). The payload without its expressions is the lower bound.
  private mutating func checkSize() {
    let size = call.inputs.reduce(0) { $0 + $1.value.leastSize }
    guard size > 262_144 else { return }
    findings.append(
      Diagnostic(
        .machineTooLarge, .sendsTooMuch(call.id, characters: size), at: call.idOrigin.span, hint: .sendLess))
  }

  // MARK: Values that several operations send

  /// The value as a string; without a value, the whole event as a string.
  func text(_ value: Value?) -> StateValue? {
    value.map { scope.text($0) } ?? .expression(.call("string", scope.event))
  }

  /// The value, or else the whole event.
  func json(_ value: Value?) -> StateValue? {
    value.map { scope.json($0) } ?? .expression(scope.event)
  }

  /// A value, or else the whole event, for a receiver of bytes. Rules and state machines send it as JSON, so a string
  /// has quotes around it.
  mutating func bytes(_ value: Value?, input: String) -> StateValue? {
    if let value, case .text(let template) = value.kind, template.wholeExpression == nil {
      findings.append(.textArrivesQuoted(input, at: value.span))
    }
    return json(value)
  }

  /// The shadow of a state logs what the state would have sent.
  private func shadow(of state: StateCall) -> StateCall {
    let group = SharedResource.shadowLog(origin: context.workflow.name.span)
    let record = StateValue.map([
      StateMember("task", .text(PlanText(call.id))), StateMember("uses", .text(PlanText(call.uses))),
      StateMember("arguments", .map(state.arguments)),
    ])
    var entry = entry(
      of: .expression(.call("string", record.asExpression)), in: .reference(group.identifier, .name), key: "shadow")
    // The state's own resources are kept, so that nothing is lost or replaced when the workflow goes live.
    entry.needs = state.needs + [group] + entry.needs
    return entry
  }
}

extension Value {
  /// The least number of characters of the value, whatever the values of its expressions.
  fileprivate var leastSize: Int {
    switch kind {
    case .null, .bool: 4
    case .number(let text): text.utf8.count
    case .text(let template):
      template.parts.reduce(2) { sum, part in
        if case .literal(let text) = part { return sum + text.utf8.count }
        return sum
      }
    case .list(let values): values.reduce(2) { $0 + $1.leastSize + 1 }
    case .map(let entries): entries.reduce(2) { $0 + $1.name.value.utf8.count + $1.value.leastSize + 4 }
    case .invalid: 0
    }
  }
}
