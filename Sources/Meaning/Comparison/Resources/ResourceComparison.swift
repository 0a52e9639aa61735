import Diagnostics
import Plan
import Source

/// The resources in which two plans differ.
struct ResourceDifferences {
  let base: [ResourceIdentifier: PlannedResource]
  let head: [ResourceIdentifier: PlannedResource]
  /// Those that differ or that only one plan has: those of the newer plan in its order, then those that only the older
  /// one has.
  private(set) var pairs: [(old: PlannedResource?, new: PlannedResource?)] = []

  /// The only workflow that needs a resource, of those that the plans leave out.
  let owners: (base: [ResourceIdentifier: String], head: [ResourceIdentifier: String])

  init(
    _ base: DeploymentPlan, _ head: DeploymentPlan,
    owners: (base: [ResourceIdentifier: String], head: [ResourceIdentifier: String]) = ([:], [:])
  ) {
    self.owners = owners
    self.base = Dictionary(base.resources.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    self.head = Dictionary(head.resources.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    for resource in head.resources {
      let old = self.base[resource.identifier]
      if let old, old.body == resource.body, old.tags == resource.tags { continue }
      pairs.append((old, resource))
    }
    for resource in base.resources where self.head[resource.identifier] == nil { pairs.append((resource, nil)) }
  }
}

/// The changes between the resources of two plans, each with its workflow if only one needs it. Patterns and schedules that
/// were proved to be equivalent are left out. If both plans are deployed side by side, nothing is replaced and no data is lost.
func resourceChanges(
  _ differences: ResourceDifferences, ignoringTriggersOf rewritten: Set<String>, sideBySide: Bool
) -> [(owner: String?, change: Change)] {
  differences.pairs.compactMap { old, new in
    switch (old, new) {
    case (let old?, let new?):
      let isRewritten = new.workflow.map(rewritten.contains) ?? false
      // A resource that starts or stops to be shared belongs to the project.
      let owner = old.workflow == new.workflow ? new.workflow : nil
      return changed(old, new, ignoresTriggers: isRewritten, sideBySide: sideBySide).map { (owner, $0) }
    case (nil, let new?): return (new.workflow, created(new))
    case (let old?, nil): return (old.workflow, deleted(old, sideBySide: sideBySide))
    case (nil, nil): return nil
    }
  }
}

private func created(_ resource: PlannedResource) -> Change {
  createdChange(resource.identifier, at: resource.origin.span)
}

private func deleted(_ resource: PlannedResource, sideBySide: Bool) -> Change {
  deletedChange(resource.identifier, at: resource.origin.span, keepsData: sideBySide)
}

private func changed(
  _ old: PlannedResource, _ new: PlannedResource, ignoresTriggers: Bool, sideBySide: Bool
) -> Change? {
  var list = PropertyList(new.identifier.kind, replaces: !sideBySide)
  // The kind is part of the identifier, so both have the same kind.
  guard list.compare(old.body, new.body) else { return nil }
  list.add(old.tags, new.tags, "tags")
  var shortens = false
  if !sideBySide, case (.logGroup(let before), .logGroup(let after)) = (old.body, new.body) {
    shortens = after.retentionDays < before.retentionDays
  }
  return changedChange(
    new.identifier, list.properties, at: (old.origin.span, new.origin.span), ignoresTriggers: ignoresTriggers,
    shortensRetention: shortens)
}

func createdChange(_ identifier: ResourceIdentifier, at head: Span?) -> Change {
  Change(
    .resourceCreated, .resourceNew(identifier.label), subject: identifier.key, base: nil, head: head,
    resource: ResourceChange(identifier, .create), identity: [])
}

/// The deletion of a resource, which keeps its data if the sides are deployed side by side.
func deletedChange(_ identifier: ResourceIdentifier, at base: Span?, keepsData: Bool = false) -> Change {
  let code: ChangeCode
  let message: Sentence
  var facts: [ChangeFact] = []
  switch identifier.kind {
  case _ where keepsData: (code, message) = (.resourceDeleted, .resourceDeleted(identifier.label))
  case .queue:
    (code, message) = (.dataDeleted, .queueDeleted(identifier.label))
    facts = [.note(.messagesLost)]
  case .logGroup:
    (code, message) = (.dataDeleted, .logsDeleted(identifier.label))
  case .topic, .eventBus, .functionURL:
    (code, message) = (.nameGone, .nameGone(identifier.label))
  case .stateMachine:
    (code, message) = (.resourceDeleted, .resourceDeleted(identifier.label))
    facts = [.note(.executionsEnd)]
  default: (code, message) = (.resourceDeleted, .resourceDeleted(identifier.label))
  }
  return Change(
    code, message, subject: identifier.key, base: base, head: nil, facts: facts,
    resource: ResourceChange(identifier, .delete), identity: [])
}

/// A change of properties; nil if none is left without those of triggers. An update has the given facts and level.
func changedChange(
  _ identifier: ResourceIdentifier, _ all: [ResourceChange.Property], at place: (base: Span?, head: Span?),
  ignoresTriggers: Bool, shortensRetention: Bool, updateFacts: [ChangeFact] = [], updateLevel: ChangeLevel? = nil
) -> Change? {
  let triggers: Set = ["event_pattern", "schedule_expression", "schedule_expression_timezone"]
  let properties = ignoresTriggers ? all.filter { !triggers.contains($0.terraform.name ?? "") } : all
  guard !properties.isEmpty else { return nil }
  let resource = ResourceChange(identifier, properties)
  let forcing = properties.filter { $0.cloudFormation.replaces || $0.terraform.replaces }
  let names = forcing.map { $0.cloudFormation.name ?? $0.terraform.name ?? "" }
  let code: ChangeCode
  let message: Sentence
  var facts: [ChangeFact] = []
  var level: ChangeLevel?
  if resource.isReplaced {
    let losesData = identifier.kind == .queue || identifier.kind == .logGroup
    (code, message) = (
      losesData ? .dataReplaced : .resourceReplaced, .resourceReplaced(identifier.label, for: names)
    )
    if resource.terraform == .replace { facts.append(.note(.terraformGap)) }
    if resource.cloudFormation == .replace { facts.append(.note(.cloudFormationOverlap)) }
    if identifier.kind == .stateMachine { facts.append(.note(.executionsEnd)) }
    if identifier.kind == .queue { facts.append(.note(.messagesLost)) }
    facts += traps(identifier.kind, properties)
  } else if shortensRetention {
    (code, message) = (.retentionShortened, .keptForShorter(identifier.label))
    facts = [.note(.olderEntriesDeleted)]
  } else {
    let names = properties.compactMap { $0.cloudFormation.name ?? $0.terraform.name }
    (code, message) = (.resourceUpdated, .resourceUpdated(identifier.label, names))
    facts = updateFacts
    level = updateLevel
  }
  return Change(
    code, message, subject: identifier.key, base: place.base, head: place.head, facts: facts, resource: resource,
    identity: properties.flatMap { [$0.cloudFormation.name ?? "", $0.terraform.name ?? ""] }, level: level)
}

/// Changes that a tool plans and the service rejects.
private func traps(_ kind: ResourceKind, _ properties: [ResourceChange.Property]) -> [ChangeFact] {
  let names = Set(properties.compactMap(\.terraform.name))
  switch kind {
  case .schedule where names.contains("group_name"): return [.note(.scheduleGroupTrap)]
  case .slackChannel where !names.isDisjoint(with: ["configuration_name", "slack_team_id"]):
    return [.note(.slackChannelTrap)]
  default: return []
  }
}

extension ResourceIdentifier {
  /// The kind and the label: `queue orders`.
  fileprivate var key: String { kind.rawValue + " " + label }
}
