import Plan

/// Who may do something.
enum AccessHolder: Hashable {
  /// The rules of a workflow, through their role or through a policy that names them.
  case rules(String)
  /// The schedules of a workflow.
  case schedules(String)
  /// The state machine of a workflow.
  case machine(String)
  /// A function of the plan, by its label.
  case function(String)
  /// Any other role, by its label.
  case role(String)
  /// A service of AWS, such as `events.amazonaws.com`.
  case service(String)
  /// Everyone, without credentials.
  case everyone

  /// The workflow that it belongs to.
  var workflow: String? {
    switch self {
    case .rules(let name), .schedules(let name), .machine(let name): name
    case .function, .role, .service, .everyone: nil
    }
  }
}

/// A condition of a right. The order of its values does not matter.
struct AccessCondition: Hashable {
  let operation: String
  /// In lower case, because IAM ignores the case of keys.
  let key: String
  let values: Set<PlanText>

  init(_ operation: String, _ key: String, _ values: [PlanText]) {
    self.operation = operation
    self.key = key.lowercased()
    self.values = Set(values)
  }
}

/// One right: who may do what on what, and under which conditions. However the policies are written, the same rights are equal.
struct AccessRight: Hashable {
  var holder: AccessHolder
  let action: String
  var resource: PlanText
  var conditions: Set<AccessCondition> = []
}

/// A right with its place in the plan.
struct PlacedRight {
  let right: AccessRight
  /// The resource that contains it.
  let source: PlannedResource

  /// The workflow in which a change of the right is reported; nil for the project.
  var owner: String? { right.holder.workflow ?? source.workflow }
}

extension ResourceKind {
  /// Whether resources of the kind allow something.
  var allowsAccess: Bool {
    switch self {
    case .role, .queuePolicy, .topicPolicy, .logPolicy, .functionPermission, .urlInvocation: true
    case .eventBus, .rule, .connection, .apiDestination, .scheduleGroup, .schedule, .topic, .queue,
      .logGroup,
      .logStream, .function, .functionURL, .stateMachine, .slackChannel, .teamsChannel:
      false
    }
  }
}

/// Reads the rights of one side from its plan.
struct AccessReading {
  let resources: [ResourceIdentifier: PlannedResource]
  /// The only workflow that needs a resource, of those that are not among the resources.
  let owners: [ResourceIdentifier: String]
  /// The account of the plan, if it is known.
  let account: String?

  /// The only workflow that needs a resource.
  func owner(of identifier: ResourceIdentifier) -> String? {
    resources[identifier].map(\.workflow) ?? owners[identifier]
  }

  /// The rights that a resource of the plan gives. The trust policy of a role is left out unless the role is on both sides:
  /// without its trust, a role is nothing.
  func rights(in resource: PlannedResource, withTrust: Bool) -> [PlacedRight] {
    let rights: [AccessRight] =
      switch resource.body {
      case .role(let role): self.rights(of: role, in: resource, withTrust: withTrust)
      case .queuePolicy(_, let document), .topicPolicy(_, let document),
        .logPolicy(_, let document):
        document.statements.flatMap { self.rights(of: $0, on: $0.resources) }
      case .functionPermission(let body): self.rights(of: body)
      case .urlInvocation(let body):
        // Its condition allows only requests to the address, as the permission to call the address does.
        [
          AccessRight(
            holder: .everyone, action: "lambda:InvokeFunction",
            resource: .reference(body.function, .arn))
        ]
      case .eventBus, .rule, .connection, .apiDestination, .scheduleGroup, .schedule, .topic,
        .queue, .logGroup,
        .logStream, .stateMachine, .function, .functionURL, .slackChannel, .teamsChannel:
        []
      }
    return rights.map { right in
      var right = right
      if let account { right.resource = right.resource.naming(account) }
      return PlacedRight(right: right, source: resource)
    }
  }

  private func rights(of role: RoleBody, in resource: PlannedResource, withTrust: Bool)
    -> [AccessRight]
  {
    let holder = holder(role, resource)
    var rights = role.policies.flatMap(\.document.statements).flatMap { statement in
      Self.rights(
        of: holder, statement, on: statement.resources, Self.conditions(statement.conditions))
    }
    if withTrust {
      let arn = PlanText.reference(resource.identifier, .arn)
      rights += role.trust.statements.flatMap { self.rights(of: $0, on: [arn]) }
    }
    return rights
  }

  /// The part of a workflow that uses a role: the service that its trust policy names.
  private func holder(_ role: RoleBody, _ resource: PlannedResource) -> AccessHolder {
    let label = resource.identifier.label
    let service = role.trust.statements.first?.services.first
    switch (service, resource.workflow) {
    case ("lambda.amazonaws.com", _): return .function(label)
    case ("events.amazonaws.com", let workflow?): return .rules(workflow)
    case ("scheduler.amazonaws.com", let workflow?): return .schedules(workflow)
    case ("states.amazonaws.com", let workflow?): return .machine(workflow)
    default: return .role(label)
    }
  }

  private func rights(of body: FunctionPermissionBody) -> [AccessRight] {
    let name = body.function + PlanText(body.qualifier.map { ":" + $0 } ?? "")
    let isARN =
      switch body.function.parts.first {
      case .reference(_, .arn)?: true
      case .literal(let text)?: text.hasPrefix("arn:")
      default: false
      }
    let function = isARN ? name : .localARN(service: "lambda", "function:" + name)
    switch body.caller {
    case .rule(let rule):
      return [
        AccessRight(holder: holder(rule), action: "lambda:InvokeFunction", resource: function)
      ]
    case .rules(let pattern):
      return [
        AccessRight(
          holder: .service("events.amazonaws.com"), action: "lambda:InvokeFunction",
          resource: function,
          conditions: [AccessCondition("ArnLike", AccessCondition.sender, [pattern])])
      ]
    case .anyoneAtAddress:
      return [
        AccessRight(holder: .everyone, action: "lambda:InvokeFunctionUrl", resource: function)
      ]
    }
  }

  private func holder(_ rule: ResourceIdentifier) -> AccessHolder {
    .rules(owner(of: rule) ?? rule.label)
  }

  /// The rights of a statement that names services. Where a condition names rules, their workflows have the right.
  private func rights(of statement: PolicyStatement, on resources: [PlanText]) -> [AccessRight] {
    let conditions = Self.conditions(statement.conditions)
    let senders = statement.conditions.filter { $0.key.lowercased() == AccessCondition.sender }
    guard senders.count == 1 else {
      return statement.services.flatMap {
        Self.rights(of: .service($0), statement, on: resources, conditions)
      }
    }
    var holders: [AccessHolder] = []
    var others: [PlanText] = []
    for value in senders[0].values {
      guard value.parts.count == 1, case .reference(let rule, .arn) = value.parts[0],
        rule.kind == .rule
      else {
        others.append(value)
        continue
      }
      let holder = holder(rule)
      if holders.last != holder, !holders.contains(holder) { holders.append(holder) }
    }
    let remaining = conditions.filter { $0.key != AccessCondition.sender }
    let sender = AccessCondition(senders[0].operation, senders[0].key, others)
    return statement.services.flatMap { service in
      holders.flatMap { Self.rights(of: $0, statement, on: resources, remaining) }
        + (others.isEmpty
          ? []
          : Self.rights(of: .service(service), statement, on: resources, remaining.union([sender])))
    }
  }

  private static func rights(
    of holder: AccessHolder, _ statement: PolicyStatement, on resources: [PlanText],
    _ conditions: Set<AccessCondition>
  ) -> [AccessRight] {
    resources.flatMap { resource in
      statement.actions.map {
        AccessRight(holder: holder, action: $0, resource: resource, conditions: conditions)
      }
    }
  }

  private static func conditions(_ conditions: [PolicyCondition]) -> Set<AccessCondition> {
    Set(conditions.map { AccessCondition($0.operation, $0.key, $0.values) })
  }
}

extension AccessCondition {
  /// The key of the ARN of the resource for which a service acts, such as a rule.
  static let sender = "aws:sourcearn"
}

extension PlanText {
  /// The ARN in which the partition and the account of the plan are the same parts, whether they are written or not.
  fileprivate func naming(_ account: String) -> PlanText {
    guard case .literal(let text)? = parts.first, text.hasPrefix("arn:") else { return self }
    let written = "arn:aws"
    var named = parts
    if text.hasPrefix(written + ":") {
      named[0...0] = [.literal("arn:"), .partition, .literal(String(text.dropFirst(written.count)))]
    }
    return PlanText(
      named.flatMap { part -> [Part] in
        guard case .literal(let text) = part, let place = text.firstRange(of: ":\(account):") else { return [part] }
        return [.literal(text[..<place.lowerBound] + ":"), .account, .literal(":" + text[place.upperBound...])]
      })
  }
}
