public struct PolicyDocument: Hashable, Sendable {
  /// The statements; all of them allow.
  public var statements: [PolicyStatement]

  public init(_ statements: [PolicyStatement]) { self.statements = statements }

  /// The document as IAM's JSON, version 2012-10-17. A list of one value is written as the value itself.
  public var value: PlanValue {
    .map([
      PlanMember("Version", .text("2012-10-17")),
      PlanMember("Statement", .list(statements.map(\.value))),
    ])
  }
}

public struct PolicyStatement: Hashable, Sendable {
  /// The statement's ID: letters and digits.
  public var identifier: String?
  /// The AWS services that are allowed, such as `events.amazonaws.com`; empty in the policy of a role.
  public var services: [String]
  /// The ARNs of roles that are allowed, in a policy that another account must write.
  public var principals: [PlanText]
  /// The allowed actions, such as `sqs:SendMessage`.
  public var actions: [String]
  /// The resources; empty in the trust policy of a role.
  public var resources: [PlanText]
  /// The conditions; all must be met.
  public var conditions: [PolicyCondition]

  public init(
    identifier: String? = nil, services: [String] = [], principals: [PlanText] = [], actions: [String],
    resources: [PlanText] = [], conditions: [PolicyCondition] = []
  ) {
    self.identifier = identifier
    self.services = services
    self.principals = principals
    self.actions = actions
    self.resources = resources
    self.conditions = conditions
  }

  /// The statement as IAM's JSON.
  public var value: PlanValue {
    var members: [PlanMember] = []
    if let identifier { members.append(PlanMember("Sid", .text(PlanText(identifier)))) }
    members.append(PlanMember("Effect", .text("Allow")))
    if !services.isEmpty {
      members.append(
        PlanMember("Principal", .map([PlanMember("Service", oneOrMany(services.map { PlanText($0) }))])))
    }
    if !principals.isEmpty {
      members.append(PlanMember("Principal", .map([PlanMember("AWS", oneOrMany(principals))])))
    }
    members.append(PlanMember("Action", oneOrMany(actions.map { PlanText($0) })))
    if !resources.isEmpty { members.append(PlanMember("Resource", oneOrMany(resources))) }
    if !conditions.isEmpty { members.append(PlanMember("Condition", conditionValue)) }
    return .map(members)
  }

  /// Conditions with the same operator share one object.
  private var conditionValue: PlanValue {
    var operators: [PlanMember] = []
    for condition in conditions {
      let member = PlanMember(condition.key, oneOrMany(condition.values))
      if let index = operators.firstIndex(where: { $0.name == condition.operation }),
        case .map(let members) = operators[index].value
      {
        operators[index].value = .map(members + [member])
      } else {
        operators.append(PlanMember(condition.operation, .map([member])))
      }
    }
    return .map(operators)
  }

  private func oneOrMany(_ texts: [PlanText]) -> PlanValue {
    texts.count == 1 ? .text(texts[0]) : .list(texts.map { .text($0) })
  }
}

public struct PolicyCondition: Hashable, Sendable {
  /// The operator, such as `ArnEquals`.
  public var operation: String
  /// The key, such as `aws:SourceArn`.
  public var key: String
  /// The values, of which one must match.
  public var values: [PlanText]

  public init(_ operation: String, _ key: String, _ values: [PlanText]) {
    self.operation = operation
    self.key = key
    self.values = values
  }
}
