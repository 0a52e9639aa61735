public import Source

/// A rule of EventBridge, in whichever form it is described.
public struct ExistingRule: Sendable {
  /// The name of the resource in its file.
  public let label: Located<String>
  /// The properties, from which the others come.
  public let properties: ExistingValue
  public var targets: [ExistingTarget]
  /// Whether the rule belongs to a function or a state machine of SAM, which is its target.
  public let hasOwnTarget: Bool

  public var name: ExistingValue? { properties["Name"] ?? properties["name"] }
  public var bus: ExistingValue? { properties["EventBusName"] ?? properties["event_bus_name"] }
  public var pattern: ExistingValue? {
    properties["EventPattern"] ?? properties["event_pattern"] ?? properties["Pattern"]
  }
  public var schedule: ExistingValue? {
    properties["ScheduleExpression"] ?? properties["schedule_expression"] ?? properties["Schedule"]
  }
}

/// A target of a rule.
public struct ExistingTarget: Sendable {
  /// All properties of the target.
  public let properties: ExistingValue

  public init(_ properties: ExistingValue) { self.properties = properties }

  public var id: ExistingValue? { properties["Id"] ?? properties["target_id"] }
  public var arn: ExistingValue? { properties["Arn"] ?? properties["arn"] }
  public var role: ExistingValue? { properties["RoleArn"] ?? properties["role_arn"] }
  public var input: ExistingValue? { properties["Input"] ?? properties["input"] }
  public var inputPath: ExistingValue? { properties["InputPath"] ?? properties["input_path"] }
  public var transformer: ExistingValue? { properties.block("InputTransformer", "input_transformer") }
  public var deadLetterQueue: ExistingValue? {
    let settings = properties.block("DeadLetterConfig", "dead_letter_config")
    return settings?["Arn"] ?? settings?["arn"]
  }
  public var retry: ExistingValue? { properties.block("RetryPolicy", "retry_policy") }
  public var container: ExistingValue? { properties.block("EcsParameters", "ecs_target") }
  public var queue: ExistingValue? { properties.block("SqsParameters", "sqs_target") }
  public var job: ExistingValue? { properties.block("BatchParameters", "batch_target") }
}

extension ExistingValue {
  /// A member by its names in both tools. A block of Terraform is a list of maps, of which there is one.
  public func block(_ names: String...) -> ExistingValue? {
    guard let value = names.lazy.compactMap({ self[$0] }).first else { return nil }
    guard case .list(let items) = value.kind else { return value }
    return items.first
  }
}

/// The rules of files that are deployed together, and the targets whose rule is elsewhere.
public struct ExistingRules: Sendable {
  public private(set) var rules: [ExistingRule] = []
  public private(set) var targets: [ExistingTarget] = []

  public init(_ resources: [ExistingResource]) {
    var places: [String: Int] = [:]
    for resource in resources where resource.kind == .rule {
      let targets = resource.properties["Targets"]?.items ?? []
      places[resource.name.value] = rules.count
      rules.append(
        ExistingRule(
          label: resource.name, properties: resource.properties, targets: targets.map { ExistingTarget($0) },
          hasOwnTarget: false))
    }
    for resource in resources where resource.kind == .target {
      let target = ExistingTarget(resource.properties)
      if case .reference(let rule)? = resource.properties["rule"]?.kind, let place = places[rule.name] {
        rules[place].targets.append(target)
      } else {
        targets.append(target)
      }
    }
    for resource in resources where resource.type.value.hasPrefix("AWS::Serverless::") {
      guard case .map(let events)? = resource.properties["Events"]?.kind else { continue }
      for event in events {
        guard let type = event.value["Type"]?.string, let properties = event.value["Properties"],
          ["EventBridgeRule", "CloudWatchEvent", "Schedule"].contains(type)
        else { continue }
        rules.append(ExistingRule(label: event.name, properties: properties, targets: [], hasOwnTarget: true))
      }
    }
  }
}
