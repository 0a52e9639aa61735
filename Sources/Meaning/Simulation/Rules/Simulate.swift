public import Diagnostics
public import Emit
import EventPattern
public import Execution
public import Expressions
import Flow
import Plan
import Source

public struct WorkflowDecision: Sendable {
  public enum Verdict: Sendable, Equatable {
    case fires
    /// Its rule matches the event, but is disabled.
    case disabled
    /// None of its rules matches the event.
    case silent
    /// Only a schedule starts it.
    case scheduleOnly
    /// It cannot be decided, for a reason.
    case unknown(Sentence)
  }

  public let workflow: SimulatedWorkflow
  public let verdict: Verdict
  public let rules: [RuleDecision]
  /// The deliveries if the rules are enabled.
  public let deliveries: [SimulatedDelivery]
  /// The execution of the workflow's state machine, if it has one and a rule or a schedule matches the event.
  public let execution: SimulatedExecution?
  /// The number of rules or schedules that start the state machine: an event that matches two triggers starts it
  /// twice.
  public let startCount: Int

  public var findings: [Diagnostic] { deliveries.flatMap(\.findings) + (execution?.findings ?? []) }

  public var fails: Bool {
    if case .failed(_)? = execution?.trace.outcome { true } else { false }
  }

  /// Why it cannot be said how the execution goes on, where that is so.
  var obstacle: Sentence? {
    if case .unknown(let obstacle)? = execution?.trace.outcome { obstacle.message } else { nil }
  }

  /// Whether a rule takes the event, enabled or not.
  public var matches: Bool { verdict == .fires || verdict == .disabled }
}

extension Rulebook {
  /// Asks a workflow what it does with an event, and counts the work.
  public func decide(
    _ workflow: SimulatedWorkflow, on event: JSONValue, results: TaskResults = .none,
    counting work: inout SimulationWork
  ) -> WorkflowDecision {
    let budget = work.next()
    defer { work.count(budget) }
    return decide(workflow, on: event, results: results, within: budget)
  }

  /// Asks a workflow what it does with an event. `results` are what its tasks answer.
  ///
  /// An event may have the source's name in the workflow's trigger: `stripe` then means the partner event source of
  /// the environment, or the source of the endpoint.
  public func decide(
    _ workflow: SimulatedWorkflow, on event: JSONValue, results: TaskResults = .none,
    within budget: EvaluationBudget = EvaluationBudget(ExecutionRequest.mostWork)
  ) -> WorkflowDecision {
    let event = workflow.named(event)
    func unknown(_ reason: Sentence) -> WorkflowDecision {
      WorkflowDecision(
        workflow: workflow, verdict: .unknown(reason), rules: [], deliveries: [], execution: nil, startCount: 0)
    }
    switch workflow.standing {
    case .planned: break
    case .leftOut(let reason): return unknown(reason)
    case .broken: return unknown(.hasErrorsOfCheck)
    }
    let source = workflow.workflow
    // A rule with more than five targets is several rules with the same pattern.
    var seen: [Int: [(pattern: Pattern, failure: MatchFailure?)]] = [:]
    var decisions: [RuleDecision] = []
    for rule in workflow.rules {
      if let known = seen[rule.body.trigger]?.first(where: { $0.pattern == rule.pattern }) {
        decisions.append(RuleDecision(rule: rule, failure: known.failure))
        continue
      }
      let decision = rule.decide(on: event)
      seen[rule.body.trigger, default: []].append((rule.pattern, decision.failure))
      decisions.append(decision)
    }
    let taking = decisions.filter(\.matches)
    let isScheduled = !workflow.schedules.isEmpty && isScheduledEvent(event, of: source)
    let schedules = isScheduled ? started(workflow.schedules, by: event) : []
    var deliveries: [SimulatedDelivery] = []
    var execution: SimulatedExecution?
    if let machine = workflow.machineBody {
      // Rules send the event, schedules their own input.
      let input = schedules.first.map { jsonValue(of: Array(inputText(of: $0, for: event).utf8)) ?? event } ?? event
      if !taking.isEmpty || !schedules.isEmpty {
        let prepared = PreparedMachine(
          machine, source, in: plan, region: event.member("region")?.text, account: event.member("account")?.text)
        execution = prepared.execution(on: event, input: input, results, within: budget)
      }
    } else {
      deliveries = taking.flatMap { self.deliveries(of: $0.rule, in: source, for: event) }
      deliveries += schedules.flatMap { self.deliveries(of: $0, in: source, for: event) }
    }
    let verdict: WorkflowDecision.Verdict
    if isScheduled {
      verdict = workflow.schedules.contains(where: \.isEnabled) ? .fires : .disabled
    } else if decisions.contains(where: { $0.matches && $0.rule.isEnabled }) {
      verdict = .fires
    } else if decisions.contains(where: \.matches) {
      verdict = .disabled
    } else {
      verdict = decisions.isEmpty ? .scheduleOnly : .silent
    }
    return WorkflowDecision(
      workflow: workflow, verdict: verdict, rules: decisions, deliveries: deliveries, execution: execution,
      startCount: execution == nil ? 0 : taking.count + schedules.count)
  }

  /// The schedules of an event: the one that it names, or else those of the first trigger.
  private func started(_ schedules: [ScheduleBody], by event: JSONValue) -> [ScheduleBody] {
    let arn = EventPath("$.resources[0]")?.value(in: event)?.text ?? ""
    let named = schedules.filter { arn.hasSuffix("/" + $0.name) }
    return named.isEmpty ? schedules.filter { $0.trigger == schedules.first?.trigger } : named
  }

  /// Whether an event is the one that a schedule of a workflow sends.
  private func isScheduledEvent(_ event: JSONValue, of workflow: Flow) -> Bool {
    guard event.member("source")?.text == "aws.scheduler" else { return false }
    let name = event.member("detail")?.member("workflow")?.text
    return name == nil || name == workflow.name.value
  }
}

extension SimulatedWorkflow {
  /// The event with the source of the rule, if it has the name that the rule's trigger uses.
  fileprivate func named(_ event: JSONValue) -> JSONValue {
    guard let name = event.member("source")?.text, case .object(var members) = event else { return event }
    for rule in rules {
      guard let trigger = rule.trigger, case .event(let asked) = trigger.kind, asked.source.value == name,
        let source = rule.pattern.texts(of: "source")?.first, source != name
      else { continue }
      for index in members.indices where members[index].name == "source" { members[index].value = .string(source) }
      return .object(members)
    }
    return event
  }
}
