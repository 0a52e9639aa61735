import Diagnostics
import Flow
import Plan
import Schedules
import Source

/// A rule with its targets, before the policies that these wait for are known.
private struct RuleDraft {
  var identifier: ResourceIdentifier
  var bus: PlanText?
  var pattern: RulePattern
  /// The end of its name.
  var suffix: [String]
  var targets: [BoundTarget]
  var trigger: ResolvedTrigger
}

extension WorkflowPlanner {
  /// Adds the workflow's rules and schedules, and the resources that they need, to the plan.
  mutating func build(_ triggers: [ResolvedTrigger], _ targets: [BoundTarget]) {
    guard !targets.isEmpty else { return }
    for target in targets { for resource in target.draft.needs { builder.need(resource) } }
    if targets.contains(where: \.hasDeadLetterQueue) {
      builder.add(
        context.deadLetterQueue,
        .queue(
          QueueBody(
            name: context.facts.names.name(resourceName, "dead-letter", limit: 80), retention: 1_209_600,
            isEncrypted: true)),
        origin: workflow.name.span)
    }
    var senders = [[ResourceIdentifier]](repeating: [], count: targets.count)
    var rules: [RuleDraft] = []
    for trigger in triggers {
      switch trigger.kind {
      case .bus(let bus, let pattern):
        for (part, places) in chunks(of: targets.indices).enumerated() {
          let suffix = trigger.suffix + (part == 0 ? [] : ["part", String(part + 1)])
          let rule = ResourceIdentifier(.rule, ([resourceName] + suffix).joined(separator: "-"))
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
    let roleUsers = rules.filter { $0.targets.contains(where: \.draft.needsRole) }.map(\.identifier)
    if !roleUsers.isEmpty { addRuleRole(for: roleUsers, targets) }
    if triggers.contains(where: \.isSchedule) { addScheduleRole(targets) }
    for target in targets {
      guard case .otherAccount(_, let grant) = target.draft.access else { continue }
      let roles =
        (roleUsers.isEmpty ? [] : [context.ruleRole])
        + (triggers.contains(where: \.isSchedule) ? [context.scheduleRole] : [])
      reportGrant(grant, label: target.label, to: roles)
    }
  }

  /// A rule has at most five targets (EventBridge quotas); the sixth starts a second rule with the same pattern.
  private func chunks(of places: Range<Int>) -> [Range<Int>] {
    stride(from: places.lowerBound, to: places.upperBound, by: 5).map { $0..<min($0 + 5, places.upperBound) }
  }

  // MARK: Rules

  private mutating func add(_ rule: RuleDraft, permissions: [ResourceIdentifier]) {
    let trigger = rule.trigger
    let bodies = rule.targets.compactMap { target -> TargetBody? in
      guard let input = target.ruleInput else { return nil }
      return TargetBody(
        id: PhysicalNames.shortened(target.label, limit: 64), arn: target.draft.arn,
        role: target.draft.needsRole ? context.ruleRole : nil, input: input, retry: target.retry,
        deadLetterQueue: target.hasDeadLetterQueue ? .reference(context.deadLetterQueue, .arn) : nil,
        waitsFor: policies(for: target, permissions), parameters: target.draft.parameters,
        task: target.call, origin: target.origin)
    }
    if rule.targets.contains(where: \.hasDeadLetterQueue) {
      builder.allow([rule.identifier], toSendTo: context.deadLetterQueue)
    }
    builder.add(
      rule.identifier,
      .rule(
        RuleBody(
          name: context.facts.names.name([resourceName] + rule.suffix, limit: 64), description: shortDescription,
          bus: rule.bus, pattern: rule.pattern, isEnabled: workflow.state?.value != .disabled,
          trigger: trigger.index,
          targets: bodies)),
      origin: trigger.origin)
    builder.countRule(
      onBus: rule.bus.map(busTitle) ?? "default", hasWildcards: trigger.hasWildcards, origin: trigger.origin)
  }

  /// The policies that allow a rule to deliver to a target and to its dead-letter queue.
  private func policies(for target: BoundTarget, _ permissions: [ResourceIdentifier]) -> [ResourceIdentifier] {
    let own: [ResourceIdentifier] =
      switch target.draft.access {
      case .role, .foreign, .otherAccount: []
      case .topic(let topic): [.policy(ofTopic: topic)]
      case .queue(let queue): [.policy(ofQueue: queue)]
      case .logs: [.logPolicy]
      case .function: permissions
      }
    return own + (target.hasDeadLetterQueue ? [.policy(ofQueue: context.deadLetterQueue)] : [])
  }

  /// The name of a bus in findings.
  private func busTitle(_ bus: PlanText) -> String {
    switch bus.parts.first {
    case .literal(let name)?: name
    case .reference(let resource, _)?: resource.label
    case .parameter(let name)?: name
    case .partition?, .urlSuffix?, .region?, .account?, nil: ""
    }
  }

  /// The description, cut to the limit of rules and schedules: 512 characters, which Terraform's provider counts as
  /// bytes.
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

  /// Allows the rules of each target to call it, if that needs a policy of the target.
  ///
  /// - Returns: The permissions of functions, by rule.
  private mutating func grant(
    _ targets: [BoundTarget], to senders: [[ResourceIdentifier]]
  ) -> [ResourceIdentifier: [ResourceIdentifier]] {
    var permissions: [ResourceIdentifier: [ResourceIdentifier]] = [:]
    var permitted: [PlanText: Set<ResourceIdentifier>] = [:]
    for (target, rules) in zip(targets, senders) where !rules.isEmpty {
      switch target.draft.access {
      case .role, .otherAccount: break
      case .topic(let topic): builder.allowPublishing(to: topic)
      case .queue(let queue): builder.allow(rules, toSendTo: queue)
      case .logs: builder.allowLogging(origin: target.origin ?? workflow.name.span)
      case .foreign(let grant): reportGrant(grant, target, rules)
      case .function(let function, let qualifier):
        for rule in rules where permitted[target.draft.arn, default: []].insert(rule).inserted {
          let label = rule.label + "-" + target.label
          let permission = ResourceIdentifier(.functionPermission, label)
          permissions[rule, default: []].append(permission)
          builder.add(
            permission,
            .functionPermission(
              FunctionPermissionBody(
                function: function, qualifier: qualifier,
                statement: context.facts.names.name(label, limit: 100),
                caller: .rule(rule))
            ),
            origin: target.origin)
        }
      }
    }
    return permissions
  }

  /// Reports a grant on a resource that Tasuki does not own, and adds it as an output.
  private mutating func reportGrant(_ grant: ForeignGrant, _ target: BoundTarget, _ rules: [ResourceIdentifier]) {
    let statement = PolicyStatement(
      identifier: "AllowEventBridge", services: ["events.amazonaws.com"], actions: [grant.action],
      resources: [grant.arn],
      conditions: grant.isLimitedToRules
        ? [PolicyCondition("ArnEquals", "aws:SourceArn", rules.map { .reference($0, .arn) })] : [])
    let output = resourceName + "-" + target.label + "-grant"
    builder.add(
      PlannedOutput(
        name: output,
        description:
          "Add this statement to the policy of the \(grant.kind) '\(grant.name)'; without it, nothing arrives.",
        value: statement.value, workflow: name, origin: grant.origin))
    builder.report(
      Diagnostic(
        .grantNeeded, .policyMustAllow(grant.kind, grant.name), at: grant.origin,
        hint: .addStatement(output),
        notes: [
          .notOwned(grant.action)
        ]
      ))
  }

  // MARK: Roles

  private mutating func addRuleRole(
    for rules: [ResourceIdentifier], _ targets: [BoundTarget]
  ) {
    var statements: [PolicyStatement] = []
    for target in targets {
      switch target.draft.access {
      case .role(let needed), .otherAccount(let needed, _): merge(needed, into: &statements)
      case .topic, .queue, .function, .logs, .foreign: break
      }
    }
    let trust = PolicyStatement(
      services: ["events.amazonaws.com"], actions: ["sts:AssumeRole"],
      conditions: [
        PolicyCondition("StringEquals", "aws:SourceAccount", [PlanText([.account])]),
        PolicyCondition("ArnLike", "aws:SourceArn", trusted(rules)),
      ])
    add(
      context.ruleRole,
      RoleBody(
        name: context.facts.names.name(resourceName, "events", limit: 64),
        description: "Allows the rules of the workflow \(name) to call their targets.",
        trust: PolicyDocument([trust]),
        policies: [RolePolicy(name: "targets", document: PolicyDocument(statements))]))
  }

  /// A trust policy has at most 2,048 characters (IAM quotas), enough for about ten rules. More rules are matched by
  /// the start of their names.
  private func trusted(_ rules: [ResourceIdentifier]) -> [PlanText] {
    guard rules.count > 8 else { return rules.map { .reference($0, .arn) } }
    return [.localARN(service: "events", PlanText("rule/*" + context.facts.names.ruleNames(of: resourceName)))]
  }

  private mutating func addScheduleRole(_ targets: [BoundTarget]) {
    var statements: [PolicyStatement] = []
    for target in targets {
      if case .target(_, let needed, _) = target.draft.schedule { merge(needed, into: &statements) }
    }
    if targets.contains(where: \.hasDeadLetterQueue) {
      merge(
        [PolicyStatement(actions: ["sqs:SendMessage"], resources: [.reference(context.deadLetterQueue, .arn)])],
        into: &statements)
    }
    let trust = PolicyStatement(
      services: ["scheduler.amazonaws.com"], actions: ["sts:AssumeRole"],
      conditions: [
        PolicyCondition("StringEquals", "aws:SourceAccount", [PlanText([.account])]),
        PolicyCondition("StringEquals", "aws:SourceArn", [.reference(scheduleGroup.identifier, .arn)]),
      ])
    add(
      context.scheduleRole,
      RoleBody(
        name: context.facts.names.name(resourceName, "scheduler", limit: 64),
        description: "Allows the schedules of the workflow \(name) to call their targets.",
        trust: PolicyDocument([trust]),
        policies: [RolePolicy(name: "targets", document: PolicyDocument(statements))]))
  }

  /// Joins statements that allow the same actions under the same conditions.
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

  /// The group of all schedules of the project.
  private var scheduleGroup: SharedResource { .scheduleGroup(origin: workflow.name.span) }

  private mutating func addSchedule(
    _ schedule: FlowSchedule, _ trigger: ResolvedTrigger, _ target: BoundTarget, isAlone: Bool
  ) {
    guard case .target(let arn, _, let parameters) = target.draft.schedule else { return }
    let suffix = trigger.suffix + (isAlone ? [] : [target.label])
    builder.need(scheduleGroup)
    builder.add(
      ResourceIdentifier(.schedule, ([resourceName] + suffix).joined(separator: "-")),
      .schedule(
        ScheduleBody(
          name: context.facts.names.name([resourceName] + suffix, limit: 64), group: scheduleGroup.identifier,
          description: shortDescription, expression: schedule.schedule.value.awsExpression,
          timezone: schedule.timezone?.value ?? "UTC", isEnabled: workflow.state?.value != .disabled, arn: arn,
          role: context.scheduleRole, input: target.scheduleInput, retry: target.retry,
          deadLetterQueue: target.hasDeadLetterQueue ? .reference(context.deadLetterQueue, .arn) : nil,
          parameters: parameters, trigger: trigger.index, task: target.call)),
      origin: trigger.origin)
  }
}

extension ResolvedTrigger {
  var isSchedule: Bool {
    if case .schedule = kind { true } else { false }
  }
}

extension PolicyStatement {
  /// The statement without its resources.
  fileprivate var withoutResources: PolicyStatement {
    var statement = self
    statement.resources = []
    return statement
  }
}
