import Emit
import Plan

/// Policies that several roles have in common, as locals: a reviewer reads each once.
struct SharedPolicies {
  private let names: [RolePolicy: String]
  /// The policies in the order of the plan.
  private let inOrder: [RolePolicy]

  init(_ plan: DeploymentPlan) {
    var counts: [RolePolicy: Int] = [:]
    var inOrder: [RolePolicy] = []
    for resource in plan.resources {
      guard case .role(let role) = resource.body else { continue }
      for policy in role.policies {
        counts[policy, default: 0] += 1
        if counts[policy] == 2 { inOrder.append(policy) }
      }
    }
    // Two different shared policies with one name cannot both be locals: they stay in their roles.
    let names = Dictionary(grouping: inOrder, by: \.name).filter { $0.value.count == 1 }
    self.inOrder = inOrder.filter { names[$0.name] != nil }
    self.names = Dictionary(
      uniqueKeysWithValues: self.inOrder.map { ($0, HCLIdentifier.spell("policy-" + $0.name)) })
  }

  /// The local of a policy; nil if only one role has it.
  func reference(to policy: RolePolicy) -> HCLExpression? { names[policy].map { .reference("local.\($0)") } }

  func locals(_ spelling: inout Spelling) -> [HCLItem] {
    var items: [HCLItem] = []
    for policy in inOrder {
      guard let name = names[policy] else { continue }
      items.append(.attribute(name, spelling.json(policy.document.value)))
    }
    return items
  }
}
