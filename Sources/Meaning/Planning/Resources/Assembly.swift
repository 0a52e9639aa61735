import Diagnostics
import Flow
import Plan
import Schedules
import Source
import Workflows

/// A task's target with what it is sent.
struct BoundTarget {
  var draft: TargetDraft
  /// The id of the task; none for the start of the workflow's state machine.
  var task: String?
  /// What a rule's target sends; none where no rule starts the workflow.
  var ruleInput: TargetInput?
  /// What a schedule sends; none where no schedule starts the workflow.
  var scheduleInput: PlanText?
}

/// A rule whose targets are known, before it is known what they wait for.
private struct RuleDraft {
  var identifier: ResourceIdentifier
  var bus: PlanText?
  var pattern: RulePattern
  /// What its name ends with.
  var suffix: [String]
  var targets: [(task: WorkflowTask, bound: BoundTarget)]
  var trigger: ResolvedTrigger
}

extension WorkflowPlanner {
  /// Decides what a task is sent by the triggers that there are.
  mutating func bind(_ draft: TargetDraft, to triggers: [ResolvedTrigger], of task: WorkflowTask) -> BoundTarget {
    var bound = BoundTarget(draft: draft, task: task.id.value)
    if workflow.triggers.contains(where: \.isOnBus) { bound.ruleInput = ruleInput(draft.message, of: task) }
    for trigger in workflow.triggers {
      guard case .schedule = trigger.kind else { continue }
      switch draft.schedule {
      case .impossible(let reason): needsStateMachine(task.uses.span, reason)
      case .target: bound.scheduleInput = scheduleInput(draft, of: task)
      }
      break
    }
    return bound
  }

  /// Puts the workflow's rules, schedules and what they need into the plan.
  mutating func build(_ triggers: [ResolvedTrigger], _ targets: [(task: WorkflowTask, bound: BoundTarget)]) {
    guard !isBroken, !targets.isEmpty else { return }
    if targets.contains(where: { $0.task.noDeadLetter == nil }) {
      builder.add(
        deadLetterQueue,
        .queue(
          QueueBody(
            name: builder.physicalName(.queue, [name, "dead-letter"], limit: 80), retention: 1_209_600,
            isEncrypted: true)),
        workflow: name, origin: workflow.name.span)
    }
    var senders = [[ResourceIdentifier]](repeating: [], count: targets.count)
    var rules: [RuleDraft] = []
    for trigger in triggers {
      switch trigger.kind {
      case .bus(let bus, let pattern):
        for (part, places) in chunks(of: targets.indices).enumerated() {
          let suffix = trigger.suffix + (part == 0 ? [] : ["part", String(part + 1)])
          let rule = builder.identifier(.rule, ([name] + suffix).joined(separator: "-"))
          for place in places { senders[place].append(rule) }
          rules.append(
            RuleDraft(
              identifier: rule, bus: bus, pattern: pattern, suffix: suffix, targets: Array(targets[places]),
              trigger: trigger))
        }
      case .schedule(let schedule):
        for target in targets { addSchedule(schedule, trigger, target, isAlone: targets.count == 1) }
      }
    }
    let permissions = grant(targets, to: senders)
    for rule in rules { add(rule, permissions: permissions[rule.identifier] ?? []) }
    let roleUsers = rules.filter { $0.targets.contains { $0.bound.draft.needsRole } }.map(\.identifier)
    if !roleUsers.isEmpty { addRuleRole(for: roleUsers, targets) }
    if triggers.contains(where: \.isSchedule) { addScheduleRole(targets) }
  }

  /// A rule takes five targets (EventBridge quotas); the sixth begins a second rule with the same pattern.
  private func chunks(of places: Range<Int>) -> [Range<Int>] {
    stride(from: places.lowerBound, to: places.upperBound, by: 5).map { $0..<min($0 + 5, places.upperBound) }
  }

  // MARK: Rules

  private mutating func add(_ rule: RuleDraft, permissions: [ResourceIdentifier]) {
    let trigger = rule.trigger
    let bodies = rule.targets.compactMap { task, bound -> TargetBody? in
      guard let input = bound.ruleInput else { return nil }
      return TargetBody(
        id: PhysicalNames.shortened(task.id.value, limit: 64), arn: bound.draft.arn,
        role: bound.draft.needsRole ? ruleRole : nil, input: input, retry: retryPolicy(of: task),
        deadLetterQueue: task.noDeadLetter == nil ? .reference(deadLetterQueue, .arn) : nil,
        waitsFor: policies(for: bound.draft, task, permissions), parameters: bound.draft.parameters,
        task: bound.task, origin: task.span)
    }
    if rule.targets.contains(where: { $0.task.noDeadLetter == nil }) {
      builder.allow([rule.identifier], toSendTo: deadLetterQueue)
    }
    builder.add(
      rule.identifier,
      .rule(
        RuleBody(
          name: builder.physicalName(.rule, [name] + rule.suffix, limit: 64), description: shortDescription,
          bus: rule.bus, pattern: rule.pattern, isEnabled: workflow.state?.value != .disabled,
          trigger: trigger.index,
          targets: bodies)),
      workflow: name, origin: trigger.origin)
    builder.countRule(
      onBus: rule.bus.map(busTitle) ?? "default", hasWildcards: trigger.hasWildcards, origin: trigger.origin)
  }

  /// The policies that let a rule's deliveries through to a target and to the queue for what fails.
  private func policies(
    for draft: TargetDraft, _ task: WorkflowTask, _ permissions: [ResourceIdentifier]
  ) -> [ResourceIdentifier] {
    let own: [ResourceIdentifier] =
      switch draft.access {
      case .role, .foreign: []
      case .topic(let topic): [.policy(ofTopic: topic)]
      case .queue(let queue): [.policy(ofQueue: queue)]
      case .logs: [.logPolicy]
      case .function: permissions
      }
    return own + (task.noDeadLetter == nil ? [.policy(ofQueue: deadLetterQueue)] : [])
  }

  /// A bus as findings name it.
  private func busTitle(_ bus: PlanText) -> String {
    switch bus.parts.first {
    case .literal(let name)?: name
    case .reference(let resource, _)?: resource.label
    case .parameter(let name)?: name
    case .partition?, .region?, .account?, nil: ""
    }
  }

  /// The description, cut to what rules and schedules take: 512 characters, which Terraform's provider counts as bytes.
  private var shortDescription: String? {
    guard let text = workflow.description?.value, !text.isEmpty else { return nil }
    guard text.utf8.count > 512 else { return text }
    let end = "…"
    var short = ""
    for character in text {
      if short.utf8.count + character.utf8.count + end.utf8.count > 512 { break }
      short.append(character)
    }
    return short + end
  }

  /// Lets each target's own rules in where a policy of the target does that. Gives the permissions of functions by rule.
  private mutating func grant(
    _ targets: [(task: WorkflowTask, bound: BoundTarget)], to senders: [[ResourceIdentifier]]
  ) -> [ResourceIdentifier: [ResourceIdentifier]] {
    var permissions: [ResourceIdentifier: [ResourceIdentifier]] = [:]
    var permitted: [PlanText: Set<ResourceIdentifier>] = [:]
    for ((task, bound), rules) in zip(targets, senders) where !rules.isEmpty {
      switch bound.draft.access {
      case .role: break
      case .topic(let topic): builder.allowPublishing(to: topic)
      case .queue(let queue): builder.allow(rules, toSendTo: queue)
      case .logs: builder.allowLogging(workflow: name, origin: task.span)
      case .foreign(let grant): tell(grant, task, rules)
      case .function(let function, let qualifier):
        for rule in rules where permitted[bound.draft.arn, default: []].insert(rule).inserted {
          let label = rule.label + "-" + task.id.value
          let permission = builder.identifier(.functionPermission, label)
          permissions[rule, default: []].append(permission)
          builder.add(
            permission,
            .functionPermission(
              FunctionPermissionBody(
                function: function, qualifier: qualifier,
                statement: builder.physicalName(.functionPermission, [label], limit: 100),
                caller: .rule(rule))
            ),
            workflow: name, origin: task.span)
        }
      }
    }
    return permissions
  }

  /// What Tasuki does not own it cannot grant: the grant is told, and where it belongs.
  private mutating func tell(_ grant: ForeignGrant, _ task: WorkflowTask, _ rules: [ResourceIdentifier]) {
    let statement = PolicyStatement(
      identifier: "AllowEventBridge", services: ["events.amazonaws.com"], actions: [grant.action],
      resources: [grant.arn],
      conditions: grant.isLimitedToRules
        ? [PolicyCondition("ArnEquals", "aws:SourceArn", rules.map { .reference($0, .arn) })] : [])
    let output = name + "-" + task.id.value + "-grant"
    builder.add(
      PlannedOutput(
        name: output, description: "The statement that the policy of \(grant.title) needs, or nothing arrives.",
        value: statement.value, workflow: name, origin: grant.origin))
    report(
      Diagnostic(
        .grantNeeded, "the policy of \(grant.title) has to let EventBridge in", at: grant.origin,
        hint: "add the statement that the output '\(output)' holds to its policy",
        notes: [
          "Tasuki does not own it; without '\(grant.action)' for EventBridge nothing arrives, and nothing says so."
        ]
      ))
  }

  // MARK: Roles

  private mutating func addRuleRole(
    for rules: [ResourceIdentifier], _ targets: [(task: WorkflowTask, bound: BoundTarget)]
  ) {
    var statements: [PolicyStatement] = []
    for (_, bound) in targets {
      if case .role(let needed) = bound.draft.access { merge(needed, into: &statements) }
    }
    let trust = PolicyStatement(
      services: ["events.amazonaws.com"], actions: ["sts:AssumeRole"],
      conditions: [
        PolicyCondition("StringEquals", "aws:SourceAccount", [PlanText([.account])]),
        PolicyCondition("ArnLike", "aws:SourceArn", trusted(rules)),
      ])
    builder.add(
      ruleRole,
      .role(
        RoleBody(
          name: builder.physicalName(.role, [name, "events"], limit: 64),
          description: "Lets the rules of the workflow \(name) call their targets.",
          trust: PolicyDocument([trust]),
          policies: [RolePolicy(name: "targets", document: PolicyDocument(statements))])),
      workflow: name, origin: workflow.name.span)
  }

  /// A trust policy has 2,048 characters (IAM quotas): room for about ten rules. More are named by what their names
  /// begin with.
  private func trusted(_ rules: [ResourceIdentifier]) -> [PlanText] {
    guard rules.count > 8 else { return rules.map { .reference($0, .arn) } }
    // A name over its limit keeps its first 55 bytes, so that this is the beginning of each.
    let beginning = String(decoding: "\(builder.names.prefix)-\(name)".utf8.prefix(48), as: UTF8.self)
    return [.localARN(service: "events", PlanText("rule/*\(beginning)*"))]
  }

  private mutating func addScheduleRole(_ targets: [(task: WorkflowTask, bound: BoundTarget)]) {
    var statements: [PolicyStatement] = []
    for (_, bound) in targets {
      if case .target(_, let needed, _) = bound.draft.schedule { merge(needed, into: &statements) }
    }
    if targets.contains(where: { $0.task.noDeadLetter == nil }) {
      merge(
        [PolicyStatement(actions: ["sqs:SendMessage"], resources: [.reference(deadLetterQueue, .arn)])],
        into: &statements)
    }
    let trust = PolicyStatement(
      services: ["scheduler.amazonaws.com"], actions: ["sts:AssumeRole"],
      conditions: [
        PolicyCondition("StringEquals", "aws:SourceAccount", [PlanText([.account])]),
        PolicyCondition("StringEquals", "aws:SourceArn", [.reference(scheduleGroup, .arn)]),
      ])
    builder.add(
      scheduleRole,
      .role(
        RoleBody(
          name: builder.physicalName(.role, [name, "scheduler"], limit: 64),
          description: "Lets the schedules of the workflow \(name) call their targets.",
          trust: PolicyDocument([trust]),
          policies: [RolePolicy(name: "targets", document: PolicyDocument(statements))])),
      workflow: name, origin: workflow.name.span)
  }

  /// Statements that allow the same under the same conditions become one.
  func merge(_ needed: [PolicyStatement], into statements: inout [PolicyStatement]) {
    var places: [PolicyStatement: (index: Int, resources: Set<PlanText>)] = [:]
    for (index, statement) in statements.enumerated() {
      places[statement.withoutResources] = (index, Set(statement.resources))
    }
    for statement in needed {
      let allowance = statement.withoutResources
      guard let index = places[allowance]?.index else {
        places[allowance] = (statements.count, Set(statement.resources))
        statements.append(statement)
        continue
      }
      for resource in statement.resources
      where places[allowance]?.resources.insert(resource).inserted == true {
        statements[index].resources.append(resource)
      }
    }
  }

  // MARK: Schedules

  /// The group that all schedules of the project stand in.
  private var scheduleGroup: ResourceIdentifier {
    builder.shared(.scheduleGroup, key: "", label: "schedules", workflow: nil, origin: workflow.name.span) { _ in
      .scheduleGroup(name: PhysicalNames.shortened(builder.names.prefix, limit: 64))
    }
  }

  private mutating func addSchedule(
    _ schedule: FlowSchedule, _ trigger: ResolvedTrigger, _ target: (task: WorkflowTask, bound: BoundTarget),
    isAlone: Bool
  ) {
    guard case .target(let arn, _, let parameters) = target.bound.draft.schedule else { return }
    let suffix = trigger.suffix + (isAlone ? [] : [target.task.id.value])
    builder.add(
      builder.identifier(.schedule, ([name] + suffix).joined(separator: "-")),
      .schedule(
        ScheduleBody(
          name: builder.physicalName(.schedule, [name] + suffix, limit: 64), group: scheduleGroup,
          description: shortDescription,
          expression: schedule.schedule.value.awsExpression, timezone: schedule.timezone?.value ?? "UTC",
          isEnabled: workflow.state?.value != .disabled, arn: arn, role: scheduleRole,
          input: target.bound.scheduleInput, retry: retryPolicy(of: target.task),
          deadLetterQueue: target.task.noDeadLetter == nil ? .reference(deadLetterQueue, .arn) : nil,
          parameters: parameters, trigger: trigger.index, task: target.bound.task)),
      workflow: name, origin: trigger.origin)
  }
}

extension TargetDraft {
  /// Whether EventBridge takes on a role for it.
  var needsRole: Bool {
    if case .role = access { true } else { false }
  }
}

extension ResolvedTrigger {
  /// Whether it is a time.
  var isSchedule: Bool {
    if case .schedule = kind { true } else { false }
  }
}

extension PolicyStatement {
  /// What the statement allows and when, with nothing in particular.
  fileprivate var withoutResources: PolicyStatement {
    var statement = self
    statement.resources = []
    return statement
  }
}
