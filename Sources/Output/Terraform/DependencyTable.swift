import Plan

/// What must be in place before a target is: the policies that let its deliveries through.
///
/// Nothing in a target refers to them, so that Terraform would make them in any order, and an event that comes in
/// between is not retried: a refusal counts as final (EventBridge User Guide, "How EventBridge retries delivering
/// events").
struct DependencyTable {
  private var policiesOfResource: [ResourceIdentifier: [String]] = [:]
  private var permissionsOfRule: [ResourceIdentifier: [String]] = [:]
  private var policiesOfRole: [ResourceIdentifier: [String]] = [:]
  private var logPolicies: [String] = []

  init(_ plan: DeploymentPlan, _ addresses: AddressTable) {
    for resource in plan.resources {
      let address = addresses.address(of: resource.identifier)
      switch resource.body {
      case .topicPolicy(let topic, _): policiesOfResource[topic, default: []].append(address)
      case .queuePolicy(let queue, _): policiesOfResource[queue, default: []].append(address)
      case .logPolicy: logPolicies.append(address)
      case .functionPermission(let permission): permissionsOfRule[permission.rule, default: []].append(address)
      case .role:
        policiesOfRole[resource.identifier] = addresses.policyLabels(of: resource.identifier).map {
          "\(TerraformType.rolePolicy).\($0)"
        }
      default: break
      }
    }
  }

  /// The addresses that a rule's target waits for.
  func addresses(for target: TargetBody, of rule: ResourceIdentifier) -> [String] {
    var result = target.role.map { policiesOfRole[$0] ?? [] } ?? []
    append(resourcePolicies(of: target.arn), to: &result)
    if mentions(":function:", target.arn) { append(permissionsOfRule[rule] ?? [], to: &result) }
    if let queue = target.deadLetterQueue { append(resourcePolicies(of: queue), to: &result) }
    return result
  }

  /// The addresses that a schedule waits for.
  func addresses(for schedule: ScheduleBody) -> [String] {
    policiesOfRole[schedule.role] ?? []
  }

  private func resourcePolicies(of arn: PlanText) -> [String] {
    for part in arn.parts {
      guard case .reference(let resource, _) = part else { continue }
      return resource.kind == .logGroup ? logPolicies : policiesOfResource[resource] ?? []
    }
    return mentions(":log-group:", arn) ? logPolicies : []
  }

  private func mentions(_ words: String, _ text: PlanText) -> Bool {
    let words = Array(words.utf8)
    return text.parts.contains { part in
      guard case .literal(let literal) = part else { return false }
      let bytes = Array(literal.utf8)
      guard bytes.count >= words.count else { return false }
      return (0...bytes.count - words.count).contains { bytes[$0..<$0 + words.count] == words[...] }
    }
  }

  private func append(_ addresses: [String], to result: inout [String]) {
    for address in addresses where !result.contains(address) { result.append(address) }
  }
}
