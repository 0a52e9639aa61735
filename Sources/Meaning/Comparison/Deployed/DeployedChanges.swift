import Diagnostics
import Existing
import Plan
import Source

/// The changes between the resources of two outputs of one tool, each with its workflow if only one needs it. Patterns and
/// schedules that were proved to be equivalent are left out. `renames` has the names of renamed workflows on the newer side, by
/// those on the older one.
func deployedChanges(
  _ base: DeployedSide, _ head: DeployedSide, ignoringTriggersOf rewritten: Set<String>,
  renames: [String: String]
) -> [(owner: String?, change: Change)] {
  let old = Dictionary(base.resources.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
  let new = Set(head.resources.map(\.identifier))
  let unreadable = base.unreadable.union(head.unreadable)
  var changes: [(owner: String?, change: Change)] = head.resources.compactMap { resource in
    guard let before = old[resource.identifier] else {
      return (resource.workflow, createdChange(resource.identifier, at: resource.span))
    }
    let isRewritten = resource.workflow.map(rewritten.contains) ?? false
    let pair = DeployedPair(
      old: before, new: resource, tool: head.tool, isReadable: !unreadable.contains(resource.identifier))
    return pair.change(ignoresTriggers: isRewritten).map { (resource.workflow, $0) }
  }
  changes += base.resources.filter { !new.contains($0.identifier) }.map {
    ($0.workflow.map { renames[$0] ?? $0 }, deletedChange($0.identifier, at: $0.span))
  }
  return changes
}

/// A resource in two outputs of one tool.
private struct DeployedPair {
  let old: DeployedResource
  let new: DeployedResource
  let tool: DeploymentTool
  /// Whether what it means could be compared.
  let isReadable: Bool

  func change(ignoresTriggers: Bool) -> Change? {
    let differences = differences
    guard !differences.isEmpty else { return nil }
    let properties = differences.map { difference in
      difference.row.change(replaces: true, before: difference.before?.shown, after: difference.after?.shown)
    }
    let acts = differences.contains { !Self.shownElsewhere.contains($0.row.terraform ?? "") }
    return changedChange(
      new.identifier, properties, at: (old.span, new.span), ignoresTriggers: ignoresTriggers,
      shortensRetention: shortensRetention,
      updateFacts: isReadable ? facts(differences) : [.note(.meaningUndecided)],
      updateLevel: isReadable ? acts ? .risky : nil : .undecided)
  }

  /// Properties that change nothing that the resource does, or whose changes are reported as what they mean: the events, the
  /// schedule, the access.
  private static let shownElsewhere: Set = [
    "description", "tags", "state", "event_pattern", "schedule_expression", "schedule_expression_timezone",
    "policy",
    "policy_document", "assume_role_policy", "aws_iam_role_policy", "retention_in_days",
  ]

  private var shortensRetention: Bool {
    func days(_ resource: DeployedResource) -> Int? {
      resource["RetentionInDays", "retention_in_days"]?.shown.flatMap { Int($0) }
    }
    guard let before = days(old), let after = days(new) else { return false }
    return after < before
  }

  private func facts(_ differences: [Difference]) -> [ChangeFact] {
    differences.filter { $0.row.terraform == "definition" }.flatMap { states($0.before, $0.after) }
  }

  /// The states that two definitions do not have in common, or that differ.
  private func states(_ before: ExistingValue?, _ after: ExistingValue?) -> [ChangeFact] {
    func states(_ definition: ExistingValue?) -> [ExistingValue.Member] {
      var definition = definition
      if case .encoded(let inner)? = definition?.kind { definition = inner }
      guard case .map(let states)? = definition?["States"]?.kind else { return [] }
      return states
    }
    let (old, new) = (states(before), states(after))
    let known = Dictionary(old.map { ($0.name.value, $0.value) }, uniquingKeysWith: { first, _ in first })
    let names = Set(new.map(\.name.value))
    let added = new.filter { known[$0.name.value] == nil }.map(\.name.value)
    let removed = old.map(\.name.value).filter { !names.contains($0) }
    let changed = new.filter { state in known[state.name.value].map { !$0.saysTheSame(as: state.value) } ?? false }
      .map(\.name.value)
    return [
      added.isEmpty ? nil : .note(.statesAdded(added)), removed.isEmpty ? nil : .note(.statesRemoved(removed)),
      changed.isEmpty ? nil : .note(.statesChanged(changed)),
    ].compactMap(\.self)
  }

  // MARK: Properties

  private struct Difference {
    let row: ResourceProperty
    let before: ExistingValue?
    let after: ExistingValue?
  }

  /// The properties that differ, in the order of the newer side and then of the older one.
  private var differences: [Difference] {
    let rows = ResourceProperty.all(of: new.identifier.kind)
    let (before, after) = (old.flattened, new.flattened)
    let oldValues = Dictionary(before.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    let newKeys = Set(after.map(\.key))
    let found: [(name: String, before: ExistingValue?, after: ExistingValue?)] =
      after.compactMap { property in
        let other = oldValues[property.key]
        if let other, other.saysTheSame(as: property.value) { return nil }
        return (property.key.name, other, property.value)
      } + before.filter { !newKeys.contains($0.key) }.map { ($0.key.name, $0.value, nil) }
    return found.map { name, before, after in
      let row = rows.first { $0.name(in: tool) == name } ?? ResourceProperty(name, of: tool)
      return Difference(row: row, before: before, after: after)
    }
  }
}

/// A property by the name that the table of properties has, and what it belongs to if there are several of them.
private struct PropertyKey: Hashable {
  let part: String
  let name: String
}

extension DeployedResource {
  /// The properties; those of targets one by one.
  fileprivate var flattened: [(key: PropertyKey, value: ExistingValue)] {
    properties.flatMap { member -> [(key: PropertyKey, value: ExistingValue)] in
      switch (identifier.kind, member.name.value) {
      case (.rule, "Targets"):
        return member.value.items.flatMap { parts(of: $0, "Targets", named: $0["Id"]?.string) }
      case (.rule, DeployedSide.target):
        return parts(of: member.value, "target", named: member.value["target_id"]?.string)
      case (.schedule, "Target"): return parts(of: member.value, "Target", named: nil)
      case (.schedule, "target"):
        return member.value.items.flatMap { parts(of: $0, "target", named: nil) }
      case (.role, DeployedSide.rolePolicy):
        return [(PropertyKey(part: member.value["name"]?.shown ?? "", name: member.name.value), member.value)]
      default: return [(PropertyKey(part: "", name: member.name.value), member.value)]
      }
    }
  }

  private func parts(
    of target: ExistingValue, _ prefix: String, named name: String?
  ) -> [(key: PropertyKey, value: ExistingValue)] {
    guard case .map(let members) = target.kind else {
      return [(PropertyKey(part: name ?? "", name: prefix), target)]
    }
    let arguments: Set = ["depends_on", "rule", "target_id", "event_bus_name", "Id"]
    return members.filter { !arguments.contains($0.name.value) }.map {
      (PropertyKey(part: name ?? "", name: "\(prefix).\($0.name.value)"), $0.value)
    }
  }
}
