import Diagnostics
import Flow
import Plan
import Source
import StatesLanguage

// A workflow that needs a state machine, which the targets of its triggers start with the event.
extension WorkflowPlanner {
  mutating func planMachine() {
    let triggers = resolvedTriggers()
    var machines = MachineBuilder(context, isShadow: workflow.state?.value == .shadow)
    let states = machines.machine()
    builder.report(contentsOf: machines.findings)
    if machines.isBroken { builder.giveUp() }
    guard !builder.isBroken, triggers.count == context.triggers.count else { return builder.giveUp() }
    checkExpress()
    for resource in machines.needs { builder.need(resource) }
    let machine = StateMachine(comment: context.machineKind.comment(of: workflow), states: states.pruned)
    let identifier = ResourceIdentifier(.stateMachine, resourceName)
    let logGroup = ResourceIdentifier(.logGroup, resourceName + "-machine")
    let role = ResourceIdentifier(.role, resourceName + "-machine")
    builder.add(
      logGroup,
      .logGroup(
        LogGroupBody(
          name: "/aws/vendedlogs/states/" + context.facts.names.name(resourceName, limit: 80),
          retentionDays: context.facts.logRetention)),
      origin: workflow.name.span)
    addMachineRole(role, machines.statements)
    reportGrant(machines.foreignCalls, role: role)
    checkSize(of: machine)
    builder.add(
      identifier,
      .stateMachine(
        StateMachineBody(
          name: context.machineName, kind: context.machineKind.kind, machine: machine, role: role,
          logGroup: logGroup,
          // The data of an execution may be personal, so it is not logged.
          logLevel: context.machineKind.kind == .express || machines.isShadow ? .everything : .errors,
          logsExecutionData: false,
          isTraced: true, steps: machines.steps)),
      origin: workflow.name.span)
    start(identifier, triggers)
  }

  /// A shadow is checked as if it were live.
  private mutating func checkExpress() {
    guard let chosen = workflow.stateMachine, chosen.value == .express else { return }
    let waitOrigin = context.facts.started[name]?.waitOrigin
    guard
      let obstacle = MachineKind.expressObstacle(of: workflow, waitOrigin: waitOrigin)
    else { return }
    builder.report(
      Diagnostic(
        .notExpress, .notExpress, at: chosen.span, hint: .useStandard, labels: [obstacle],
        notes: [obstacle.span == waitOrigin ? .nothingWaitsForExpress : .expressLimits]))
  }

  /// The targets of the triggers start the machine with the event.
  private mutating func start(_ machine: ResourceIdentifier, _ triggers: [ResolvedTrigger]) {
    let arn = PlanText.reference(machine, .arn)
    let draft = TargetDraft(
      arn, [PolicyStatement(actions: ["states:StartExecution"], resources: [arn])], .event)
    var target = BoundTarget(
      draft: draft, call: nil, label: "machine", retry: RetryPolicy(of: nil, context.facts),
      hasDeadLetterQueue: true,
      origin: workflow.name.span)
    if context.isStartedByEvent { target.ruleInput = .event }
    if context.isStartedByTime { target.scheduleInput = ScheduleWriter(workflow: name).event }
    build(triggers, [target])
  }

  /// A definition has at most 1 MB (Step Functions API reference, CreateStateMachine). A name that is known only when
  /// the workflow is deployed counts as a long one.
  private mutating func checkSize(of machine: StateMachine) {
    let (size, limit) = (machine.definition.size(ofReference: 100), 1_048_576)
    guard size > limit else { return }
    builder.report(
      Diagnostic(
        .machineTooLarge, .machineTooLarge(name, bytes: size, limit: limit),
        at: workflow.name.span, hint: .splitWorkflow))
  }

  /// Adds a role of the workflow. Its policies have at most 10,240 characters in total, without white space (IAM User
  /// Guide, "IAM and AWS STS quotas"). Names that are known only when the workflow is deployed count as short ones, so
  /// that what is reported is certainly too large.
  mutating func add(_ identifier: ResourceIdentifier, _ role: RoleBody) {
    let (size, limit) = (role.policies.reduce(0) { $0 + $1.document.value.size(ofReference: 40) }, 10_240)
    if size > limit {
      builder.report(
        Diagnostic(
          .machineTooLarge, .roleTooLarge(name, characters: size, limit: limit), at: workflow.name.span,
          hint: .splitWorkflow))
    }
    builder.add(identifier, .role(role), origin: workflow.name.span)
  }

  private mutating func addMachineRole(_ role: ResourceIdentifier, _ needed: [PolicyStatement]) {
    var statements: [PolicyStatement] = []
    merge(needed, into: &statements)
    let trust = PolicyStatement(
      services: ["states.amazonaws.com"], actions: ["sts:AssumeRole"],
      conditions: [
        PolicyCondition("StringEquals", "aws:SourceAccount", [PlanText([.account])]),
        PolicyCondition("ArnLike", "aws:SourceArn", [context.machineARN]),
      ])
    var policies = [RolePolicy(name: "observe", document: PolicyDocument(StateMachineBody.observation))]
    if !statements.isEmpty {
      policies.insert(RolePolicy(name: "tasks", document: PolicyDocument(statements)), at: 0)
    }
    add(
      role,
      RoleBody(
        name: context.facts.names.name(resourceName, "machine", limit: 64),
        description: "Allows the state machine of the workflow \(name) to run its tasks.",
        trust: PolicyDocument([trust]), policies: policies))
  }
}

extension MachineBuilder {
  /// The states of a workflow: its tasks, then the steps of `on-failure`.
  mutating func machine() -> StateList {
    let scope = MachineScope(workflow: context.workflow, variables: variables)
    guard !context.workflow.onFailure.isEmpty else {
      return scopeStates(context.workflow.tasks, ListContext(next: .end, scope: scope))
    }
    // Names are given in the order of the steps, so the first state of `on-failure` gets its name only later.
    let placeholder = "\u{0}on-failure"
    var states = scopeStates(context.workflow.tasks, ListContext(next: .end, failure: placeholder, scope: scope))
    let end = name("failed")
    let failure = scopeStates(context.workflow.onFailure, ListContext(next: .state(end), scope: scope))
    for index in states.states.indices { states.states[index].lead(to: failure.start, insteadOf: placeholder) }
    states.states += failure.states
    let error = StateExpression.variable("error")
    // After `on-failure`, the execution still fails with the same error. Not every error has a cause.
    states.states.append(
      State(
        end,
        .fail(
          error: .expression(error.member("Error")),
          cause: .expression(.joined([error.member("Cause"), .string("")])))))
    return states
  }
}

extension State {
  /// Replaces the state that this state's failures go to.
  fileprivate mutating func lead(to name: String, insteadOf placeholder: String) {
    if next == .state(placeholder) { next = .state(name) }
    for index in catchers.indices where catchers[index].next == placeholder { catchers[index].next = name }
  }
}
