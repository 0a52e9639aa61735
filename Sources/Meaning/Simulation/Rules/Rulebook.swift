import Catalog
public import Diagnostics
import EventPattern
public import Flow
public import Plan
import Source

/// A rule of the plan, prepared for matching.
public struct SimulatedRule: Sendable {
  /// The rule's physical name.
  public let name: String
  /// The bus in words: a name, or `default`.
  public let bus: String
  /// Whether the rule is enabled when it is deployed.
  public let isEnabled: Bool
  public let trigger: FlowTrigger?
  let pattern: Pattern
  let body: RuleBody
  let identifier: ResourceIdentifier
}

/// A workflow with what a simulation needs.
public struct SimulatedWorkflow: Sendable {
  /// Why a workflow cannot be simulated.
  public enum Standing: Sendable, Equatable {
    case planned
    /// It cannot, because it runs elsewhere or is retired.
    case leftOut(Sentence)
    /// It has errors, which have their own findings.
    case broken
  }

  public let workflow: Flow
  public let standing: Standing
  /// Its rules: several for several triggers, or for more than five targets.
  public let rules: [SimulatedRule]
  let schedules: [ScheduleBody]
  let machineBody: StateMachineBody?

  /// The physical name of its state machine, if it has one.
  public var machine: String? { machineBody?.name }

  public var name: String { workflow.name.value }

  /// Whether one of its tasks sends a chat message or a mail. A shadow sends nothing.
  public var reachesPerson: Bool {
    workflow.state?.value != .shadow && workflow.calls.contains { $0.reachesPerson }
  }
}

/// All workflows of a project with their rules from the plan, to find what fires and what is sent.
public struct Rulebook: Sendable {
  /// The workflows, in the order in which they were given.
  public let workflows: [SimulatedWorkflow]
  /// Every source in a rule, without duplicates.
  public let sources: [String]
  let plan: PlanTexts

  /// Finds the rules of the workflows in the plan of a project.
  public init(_ workflows: [Flow], _ plan: DeploymentPlan) {
    let texts = PlanTexts(plan)
    self.plan = texts
    let planned = Set(plan.workflows.map(\.name))
    var resources: [String: [PlannedResource]] = [:]
    for resource in plan.resources {
      guard let name = resource.workflow else { continue }
      resources[name, default: []].append(resource)
    }
    self.workflows = workflows.map { workflow in
      let name = workflow.name.value
      let own = resources[name] ?? []
      var rules: [SimulatedRule] = []
      var schedules: [ScheduleBody] = []
      var machine: StateMachineBody?
      for resource in own {
        switch resource.body {
        case .rule(let body):
          rules.append(
            SimulatedRule(
              name: body.name, bus: body.bus.map { texts.text($0) } ?? "default", isEnabled: body.isEnabled,
              trigger: workflow.triggers.indices.contains(body.trigger) ? workflow.triggers[body.trigger] : nil,
              pattern: body.pattern.matchable(in: texts), body: body,
              identifier: resource.identifier))
        case .schedule(let body):
          schedules.append(body)
        case .stateMachine(let body): machine = body
        default: break
        }
      }
      return SimulatedWorkflow(
        workflow: workflow, standing: planned.contains(name) ? .planned : Self.reason(workflow), rules: rules,
        schedules: schedules, machineBody: machine)
    }
    sources = Self.sources(of: self.workflows)
  }

  private static func sources(of workflows: [SimulatedWorkflow]) -> [String] {
    var known: Set<String> = []
    return workflows.flatMap(\.rules).flatMap { rule in
      rule.pattern.fields.flatMap { field -> [String] in
        guard field.name == "source", case .values(let matchers) = field.condition else { return [] }
        return matchers.compactMap { if case .string(let text) = $0.test { text } else { nil } }
      }
    }.filter { known.insert($0).inserted }
  }

  private static func reason(_ workflow: Flow) -> SimulatedWorkflow.Standing {
    if case .tool(let tool)? = workflow.runsOn?.value { return .leftOut(.runsOn(tool)) }
    if workflow.state?.value == .retired { return .leftOut(.isRetired) }
    return .broken
  }
}

extension Call {
  /// Whether the task shows something to a person.
  var reachesPerson: Bool { action?.reachesPeople ?? false }
}

extension RulePattern {
  /// The pattern to match events against. A source that is known only when it is deployed matches all its possible
  /// values.
  fileprivate func matchable(in plan: PlanTexts) -> Pattern {
    guard let source else { return conditions }
    let start = ValueMatcher(.prefix(plan.knownStart(of: source), ignoringCase: false))
    return Pattern([start], at: ["source"]).joined(with: conditions)
  }
}

extension PlanTexts {
  /// The start of a text that does not depend on parameters.
  fileprivate func knownStart(of text: PlanText) -> String {
    var start = ""
    for part in text.parts {
      switch part {
      case .literal(let characters): start += characters
      case .parameter(let name):
        let suffix = "-event-source"
        if name.hasSuffix(suffix),
          case .partner(let prefix, _)? = EventCatalog.source(named: String(name.dropLast(suffix.count)))?.arrival
        {
          return start + prefix
        }
        return start + (parameter(name)?.pattern.map(literalStart) ?? "")
      default: return start
      }
    }
    return start
  }
}

/// The common start of all texts that a regular expression matches, as far as it is literal.
private func literalStart(ofExpression expression: String) -> String {
  var bytes = Array(expression.utf8)[...]
  guard bytes.popFirst() == UInt8(ascii: "^") else { return "" }
  var start: [UInt8] = []
  while let byte = bytes.popFirst() {
    if byte == UInt8(ascii: "\\"), let escaped = bytes.popFirst() {
      start.append(escaped)
    } else if "()[]{}|*+?.$".utf8.contains(byte) {
      // A repeated character may be absent.
      if "{*?".utf8.contains(byte) { _ = start.popLast() }
      break
    } else {
      start.append(byte)
    }
  }
  return String(decoding: start, as: UTF8.self)
}
