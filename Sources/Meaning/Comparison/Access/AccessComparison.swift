import Diagnostics
import Plan
import Source

/// The changes of who may do what, each with its workflow if it belongs to one. Policies are compared by what they allow, so
/// those that are written otherwise and allow the same are equal.
func accessChanges(
  _ differences: ResourceDifferences, _ base: DeploymentPlan, _ head: DeploymentPlan
) -> [(owner: String?, change: Change)] {
  let pairs = differences.pairs.filter { ($0.new ?? $0.old)?.identifier.kind.allowsAccess == true }
  guard !pairs.isEmpty else { return [] }
  return AccessComparison(pairs, differences, base, head).changes
}

/// What happens to a right.
enum AccessEffect: Hashable {
  case gained
  case widened
  case narrowed
  case lost
  /// Another part of the same workflow has it now.
  case moved(from: AccessHolder)
}

/// Rights that change alike, reported as one change.
struct AccessGroup {
  let effect: AccessEffect
  let owner: String?
  let holder: AccessHolder
  let subject: AccessSubject
  let conditions: Set<AccessCondition>
  /// The resource and the conditions before, if a right of the same kind was wider or narrower.
  let other: AccessRight?
  fileprivate(set) var actions: [String]
  fileprivate(set) var resources: [PlanText]
  fileprivate(set) var base: Span?
  fileprivate(set) var head: Span?
}

private struct AccessComparison {
  private let base: AccessReading
  private let head: AccessReading
  private let headWorkflows: Set<String>
  private var before: RightIndex
  private var after: RightIndex

  init(
    _ pairs: [(old: PlannedResource?, new: PlannedResource?)], _ differences: ResourceDifferences,
    _ base: DeploymentPlan, _ head: DeploymentPlan
  ) {
    self.base = AccessReading(
      resources: differences.base, owners: differences.owners.base, account: base.account)
    self.head = AccessReading(
      resources: differences.head, owners: differences.owners.head, account: head.account)
    headWorkflows = Set(head.workflows.map(\.name))
    before = RightIndex(base)
    after = RightIndex(head)
    var owners: Set<String?> = []
    for (old, new) in pairs {
      let isOnBoth = old != nil && new != nil
      for resource in [old, new].compactMap(\.self) { owners.insert(resource.workflow) }
      if let old { before.add(self.base.rights(in: old, withTrust: isOnBoth)) }
      if let new { after.add(self.head.rights(in: new, withTrust: isOnBoth)) }
    }
    // A right may also be given by a resource that is the same on both sides.
    let changed = Set(pairs.compactMap { ($0.new ?? $0.old)?.identifier })
    for resource in head.resources
    where resource.identifier.kind.allowsAccess && owners.contains(resource.workflow)
      && !changed.contains(resource.identifier)
    {
      let rights = self.head.rights(in: resource, withTrust: false)
      before.add(rights, isReported: false)
      after.add(rights, isReported: false)
    }
  }

  var changes: [(owner: String?, change: Change)] {
    var groups = AccessGroups(base, head)
    let lost = before.reported.filter { !after.has($0.right) }
    var places: [MovedRight: [Int]] = [:]
    for (place, right) in lost.enumerated() {
      if let moved = MovedRight(right) { places[moved, default: []].append(place) }
    }
    var isMoved: Set<Int> = []
    for gained in after.reported where !before.has(gained.right) {
      if before.allows(gained.right) { continue }
      if let narrower = before.contained(in: gained.right) {
        groups.add(.widened, gained, other: narrower)
      } else if let key = MovedRight(gained), let place = places[key]?.popLast() {
        isMoved.insert(place)
        groups.add(.moved(from: lost[place].right.holder), gained, other: nil, from: lost[place])
      } else {
        groups.add(.gained, gained)
      }
    }
    for (place, right) in lost.enumerated() where !isMoved.contains(place) {
      if after.allows(right.right) { continue }
      // What no longer exists may do nothing.
      if let owner = right.owner, !headWorkflows.contains(owner) { continue }
      if let narrower = after.contained(in: right.right) {
        groups.add(.narrowed, right, other: narrower)
      } else {
        groups.add(.lost, right)
      }
    }
    return groups.inOrder.filter { !groups.isReplaced($0) }.map { ($0.owner, $0.change) }
  }
}

/// A right of a workflow, whichever part of it has the right.
private struct MovedRight: Hashable {
  let workflow: String
  let action: String
  let resource: PlanText
  let conditions: Set<AccessCondition>

  init?(_ placed: PlacedRight) {
    guard let workflow = placed.right.holder.workflow else { return nil }
    self.workflow = workflow
    action = placed.right.action
    resource = placed.right.resource
    conditions = placed.right.conditions
  }
}

/// The rights of one side, found by what they allow.
private struct RightIndex {
  private struct Subject: Hashable {
    let holder: AccessHolder
    let action: String
  }

  /// Those of resources that differ, in the order of the plan.
  private(set) var reported: [PlacedRight] = []
  private var known: Set<AccessRight> = []
  private var exact: [Subject: [PlanText: [AccessRight]]] = [:]
  private var patterns: [Subject: [AccessRight]] = [:]
  private let plan: DeploymentPlan
  /// The ARNs of each workflow's rules; nil until they are needed.
  private var rules: [String: [PlanText]]?

  init(_ plan: DeploymentPlan) { self.plan = plan }

  mutating func add(_ rights: [PlacedRight], isReported: Bool = true) {
    for placed in rights where known.insert(placed.right).inserted {
      let right = placed.right
      if isReported { reported.append(placed) }
      let subject = Subject(holder: right.holder, action: right.action)
      if right.resource.hasWildcard {
        patterns[subject, default: []].append(right)
      } else {
        exact[subject, default: [:]][right.resource, default: []].append(right)
      }
      if case .service = right.holder, rules == nil { rules = Self.rules(of: plan) }
    }
  }

  private static func rules(of plan: DeploymentPlan) -> [String: [PlanText]] {
    var rules: [String: [PlanText]] = [:]
    for resource in plan.resources {
      if case .rule(let body) = resource.body, let workflow = resource.workflow {
        rules[workflow, default: []].append(body.arn)
      }
    }
    return rules
  }

  func has(_ right: AccessRight) -> Bool { known.contains(right) }

  /// Whether everything that a right allows is allowed here.
  func allows(_ right: AccessRight) -> Bool {
    if allowsExactly(right) { return true }
    // The rules of a workflow are rules of EventBridge, which a condition may match by their names.
    guard case .rules(let workflow) = right.holder, let arns = rules?[workflow] else {
      return false
    }
    return arns.allSatisfy { arn in
      var own = right
      own.holder = .service("events.amazonaws.com")
      own.conditions.insert(AccessCondition("ArnEquals", AccessCondition.sender, [arn]))
      return allowsExactly(own)
    }
  }

  private func allowsExactly(_ right: AccessRight) -> Bool {
    let subject = Subject(holder: right.holder, action: right.action)
    return exact[subject]?[right.resource]?.contains { $0.contains(right) } == true
      || patterns[subject]?.contains { $0.contains(right) } == true
  }

  /// A right here of which everything is allowed by another one.
  func contained(in right: AccessRight) -> AccessRight? {
    let subject = Subject(holder: right.holder, action: right.action)
    if let found = exact[subject]?[right.resource]?.first(where: { right.contains($0) }) {
      return found
    }
    guard right.resource.hasWildcard else { return nil }
    return patterns[subject]?.first { right.contains($0) }
      ?? exact[subject]?.values.joined().filter { right.contains($0) }.min {
        $0.resource.shown < $1.resource.shown
      }
  }
}

/// Collects rights that change alike, in the order in which they are added.
private struct AccessGroups {
  private struct Key: Hashable {
    let effect: AccessEffect
    let holder: AccessHolder
    let subject: AccessSubject
    let conditions: Set<AccessCondition>
    let owner: String?
  }

  private let base: AccessReading
  private let head: AccessReading
  private(set) var inOrder: [AccessGroup] = []
  private var places: [Key: Int] = [:]

  init(_ base: AccessReading, _ head: AccessReading) {
    self.base = base
    self.head = head
  }

  /// Whether a right to a workflow's own machine, queue or log is gone and there again, because that has another name.
  func isReplaced(_ group: AccessGroup) -> Bool {
    guard group.subject.isOwn, group.effect == .gained || group.effect == .lost else { return false }
    return places[
      Key(
        effect: group.effect == .gained ? .lost : .gained, holder: group.holder, subject: group.subject,
        conditions: group.conditions, owner: group.owner)] != nil
  }

  mutating func add(
    _ effect: AccessEffect, _ placed: PlacedRight, other: AccessRight? = nil,
    from old: PlacedRight? = nil
  ) {
    let right = placed.right
    let isBefore = effect == .lost || effect == .narrowed
    let reading = isBefore ? base : head
    let key = Key(
      effect: effect, holder: right.holder, subject: AccessSubject(of: right, reading),
      conditions: right.conditions,
      owner: placed.owner)
    let place = places[key] ?? inOrder.count
    if place == inOrder.count {
      places[key] = place
      let span = placed.source.origin.span
      inOrder.append(
        AccessGroup(
          effect: effect, owner: placed.owner, holder: right.holder, subject: key.subject,
          conditions: right.conditions, other: other, actions: [], resources: [],
          base: isBefore
            ? span : (old?.source ?? base.resources[placed.source.identifier])?.origin.span,
          head: isBefore ? head.resources[placed.source.identifier]?.origin.span : span))
    }
    if !inOrder[place].actions.contains(right.action) {
      inOrder[place].actions.append(right.action)
    }
    if !inOrder[place].resources.contains(right.resource) {
      inOrder[place].resources.append(right.resource)
    }
  }
}
