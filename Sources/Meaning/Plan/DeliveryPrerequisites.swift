/// What must be in place before a rule delivers: the policies that let its deliveries through.
///
/// Nothing in a rule refers to them, so that a tool would make them in any order. An event that comes in between is
/// lost: a refusal counts as final and is not tried again (EventBridge User Guide, "How EventBridge retries delivering
/// events").
public struct DeliveryPrerequisites: Sendable {
  private var policies: [ResourceIdentifier: [ResourceIdentifier]] = [:]
  private var permissions: [ResourceIdentifier: [ResourceIdentifier]] = [:]
  private var logPolicies: [ResourceIdentifier] = []

  /// Collects the policies of a plan.
  public init(_ plan: DeploymentPlan) {
    for resource in plan.resources {
      switch resource.body {
      case .topicPolicy(let topic, _): policies[topic, default: []].append(resource.identifier)
      case .queuePolicy(let queue, _): policies[queue, default: []].append(resource.identifier)
      case .logPolicy: logPolicies.append(resource.identifier)
      case .functionPermission(let permission):
        if case .rule(let rule) = permission.caller { permissions[rule, default: []].append(resource.identifier) }
      default: break
      }
    }
  }

  /// The policies that a target of a rule waits for, its role left out.
  public func policies(for target: TargetBody, of rule: ResourceIdentifier) -> [ResourceIdentifier] {
    var result = policies(of: target.arn)
    if target.arn.mentions(":function:") { result += permissions[rule] ?? [] }
    if let queue = target.deadLetterQueue {
      for policy in policies(of: queue) where !result.contains(policy) { result.append(policy) }
    }
    return result
  }

  /// The policies that a rule waits for: those of all its targets, each once.
  public func policies(for rule: RuleBody, _ identifier: ResourceIdentifier) -> [ResourceIdentifier] {
    var result: [ResourceIdentifier] = []
    for target in rule.targets {
      for policy in policies(for: target, of: identifier) where !result.contains(policy) { result.append(policy) }
    }
    return result
  }

  private func policies(of arn: PlanText) -> [ResourceIdentifier] {
    for part in arn.parts {
      guard case .reference(let resource, _) = part else { continue }
      return resource.kind == .logGroup ? logPolicies : policies[resource] ?? []
    }
    return arn.mentions(":log-group:") ? logPolicies : []
  }
}

extension PlanText {
  /// Whether a literal part of the text holds some words.
  fileprivate func mentions(_ words: String) -> Bool {
    let words = Array(words.utf8)
    return parts.contains { part in
      guard case .literal(let literal) = part else { return false }
      let bytes = Array(literal.utf8)
      guard bytes.count >= words.count else { return false }
      return (0...bytes.count - words.count).contains { bytes[$0..<$0 + words.count] == words[...] }
    }
  }
}
