public import Diagnostics
public import Emit
import EventPattern
public import Execution
public import Expressions
import Flow
import Plan
import Source

/// What a workflow does with one event.
public struct WorkflowDecision: Sendable {
  /// What becomes of it.
  public enum Verdict: Sendable, Equatable {
    /// It fires.
    case fires
    /// Its rule takes the event, but is disabled.
    case disabled
    /// No rule of it takes the event.
    case silent
    /// Only time starts it.
    case scheduleOnly
    /// It cannot be said, for a reason.
    case unknown(Sentence)
  }

  /// The workflow.
  public let workflow: SimulatedWorkflow
  /// What becomes of it.
  public let verdict: Verdict
  /// What each of its rules does.
  public let rules: [RuleDecision]
  /// What is sent, once the rules are enabled.
  public let deliveries: [SimulatedDelivery]
  /// What the workflow's state machine does, where it has one and a rule or a schedule takes the event.
  public let execution: SimulatedExecution?
  /// How many rules or schedules start the state machine: an event that two triggers take starts it twice.
  public let startCount: Int

  /// What is to be said of what is sent.
  public var findings: [Diagnostic] { deliveries.flatMap(\.findings) + (execution?.findings ?? []) }

  /// Whether the execution fails.
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
  /// An event may name its source as the workflow's trigger does: `stripe` then stands for the partner event source of
  /// the environment, or for the endpoint's.
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
    // A rule that takes more than five targets is several rules with one pattern.
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
      // Rules hand on the event, schedules what they say themselves.
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

  /// The schedules that an event comes from: the one that it names, else those of the first trigger.
  private func started(_ schedules: [ScheduleBody], by event: JSONValue) -> [ScheduleBody] {
    let arn = EventPath("$.resources[0]")?.value(in: event)?.text ?? ""
    let named = schedules.filter { arn.hasSuffix("/" + $0.name) }
    return named.isEmpty ? schedules.filter { $0.trigger == schedules.first?.trigger } : named
  }

  /// Whether an event is the one that a schedule of a workflow gives its tasks.
  private func isScheduledEvent(_ event: JSONValue, of workflow: Flow) -> Bool {
    guard event.member("source")?.text == "aws.scheduler" else { return false }
    let name = event.member("detail")?.member("workflow")?.text
    return name == nil || name == workflow.name.value
  }
}

extension SimulatedWorkflow {
  /// The event with the source that a rule asks for, where it has the name that the rule's trigger gives it.
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
