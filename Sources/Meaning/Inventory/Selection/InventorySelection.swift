import Flow
import Source

/// Which workflows of an inventory are wanted: those that meet every condition.
public struct InventorySelection: Sendable {
  public var conditions: [InventoryCondition]
  public var uses: [InventoryUse]
  /// The day, such as `2027-04-01`, at which workflows are wanted whose review is due.
  public var dueAt: String?

  public init(_ conditions: [InventoryCondition] = [], uses: [InventoryUse] = [], dueAt: String? = nil) {
    self.conditions = conditions
    self.uses = uses
    self.dueAt = dueAt
  }

  /// Whether every workflow is wanted.
  public var isEverything: Bool { conditions.isEmpty && uses.isEmpty && dueAt == nil }

  fileprivate func contains(_ entry: InventoryEntry) -> Bool {
    if let dueAt {
      guard let date = entry.flow.reviewBy?.value, date.text <= dueAt else { return false }
    }
    return conditions.allSatisfy { $0.isMet(by: entry) } && uses.allSatisfy { $0.isMade(by: entry) }
  }
}

extension Inventory {
  /// The workflows that are wanted, without projects that have none.
  public func selecting(_ selection: InventorySelection) -> Inventory {
    if selection.isEverything { return self }
    return Inventory(
      projects.compactMap { project in
        var project = project
        project.entries = project.entries.filter { selection.contains($0) }
        return project.entries.isEmpty ? nil : project
      })
  }
}
