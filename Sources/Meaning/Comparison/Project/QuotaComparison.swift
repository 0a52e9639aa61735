import Diagnostics
import EventPattern
import Plan
import Source

/// The other quotas of an account and Region that a growing project approaches (Amazon EventBridge User Guide, "Quotas"; IAM User
/// Guide, "IAM and AWS STS quotas").
private enum Quota {
  static let buses = 100
  static let destinations = 3_000
  static let connections = 3_000
  static let roles = 1_000
}

/// The quotas of which the newer plan uses four fifths or more, and more than the older one.
func quotaChanges(
  _ differences: ResourceDifferences, _ base: DeploymentPlan, _ head: DeploymentPlan,
  at places: (base: Origin, head: Origin)
) -> [Change] {
  // Nothing grows without a new resource or another rule.
  guard differences.pairs.contains(where: { $0.new?.isCounted == true }) else { return [] }
  let (old, new) = (usage(base), usage(head))
  return new.sorted { $0.key < $1.key }.compactMap { subject, use in
    let used = old[subject]?.count ?? 0
    guard use.count * 5 >= use.quota * 4, use.count > used else { return nil }
    return Change(
      .quotaNear, .usesQuota(subject, use.count, use.quota), subject: subject, base: places.base.span,
      head: places.head.span, facts: [.values(.words(.count), .code(String(used)), .code(String(use.count)))],
      identity: [String(use.count)])
  }
}

extension PlannedResource {
  fileprivate var isCounted: Bool {
    switch identifier.kind {
    case .rule, .apiDestination, .connection, .eventBus, .role: true
    default: false
    }
  }
}

private func usage(_ plan: DeploymentPlan) -> [String: (count: Int, quota: Int)] {
  var usage: [String: (count: Int, quota: Int)] = [:]
  func count(_ subject: String, _ quota: Int) { usage[subject, default: (0, quota)].count += 1 }
  for resource in plan.resources {
    switch resource.body {
    case .rule(let body):
      let bus = body.bus?.shown ?? "default"
      count(QuotaSubject.rules(on: bus), RuleBody.mostPerBus)
      if body.pattern.conditions.hasWildcards {
        count(QuotaSubject.rulesWithWildcards(on: bus), RuleBody.mostWithWildcardsPerBus)
      }
    case .apiDestination: count(QuotaSubject.destinations, Quota.destinations)
    case .connection: count(QuotaSubject.connections, Quota.connections)
    case .eventBus: count(QuotaSubject.buses, Quota.buses)
    case .role: count(QuotaSubject.roles, Quota.roles)
    default: break
    }
  }
  return usage
}
