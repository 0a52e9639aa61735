public import Inventory

/// The catalog for a terminal.
public struct CatalogText {
  private let rows: CatalogRows
  private let showsCost: Bool

  public init(_ inventory: Inventory, _ sources: MaskedSources, showsCost: Bool) {
    rows = CatalogRows(inventory, sources)
    self.showsCost = showsCost
  }

  public func bytes(colored: Bool) -> [UInt8] {
    let decorate = Decorator(isColored: colored)
    var lines: [String] = []
    for project in rows.projects {
      if rows.projects.count > 1 { lines.append(decorate(TerminalText.visible(project.title), .information)) }
      for row in project.rows {
        lines.append(decorate(row.name, .place) + "  " + TerminalText.visible(row.purpose))
        for (label, value) in fields(of: row) {
          let padding = String(repeating: " ", count: max(1, 14 - label.utf8.count))
          lines.append("  " + decorate(label, .help) + padding + TerminalText.visible(value))
        }
      }
    }
    if lines.isEmpty { lines.append("no workflow") }
    return TerminalText.bytes(ofLines: lines)
  }

  private func fields(of row: CatalogRow) -> [(label: String, value: String)] {
    var fields: [(String, String)] = []
    func add(_ label: String, _ value: String?) { if let value, !value.isEmpty { fields.append((label, value)) } }
    add("owner", row.owner ?? "none")
    add("state", row.state)
    add("runs on", [row.platform, row.link].compactMap(\.self).joined(separator: ", "))
    add("runbook", row.runbook)
    add("review by", row.reviewBy)
    add("labels", row.labels.map { "\($0.name)=\($0.value)" }.joined(separator: ", "))
    for trigger in row.triggers { add("trigger", trigger) }
    for task in row.tasks {
      add("task", "\(task.id): \(task.action)" + (task.receiver.map { ", \($0)" } ?? ""))
    }
    add("connections", row.connections.joined(separator: ", "))
    add("secrets", row.secrets.joined(separator: ", "))
    for delivery in row.deliveries {
      let mark = delivery.isOutside ? " (leaves the account)" : ""
      add("data", "\(delivery.task) → \(delivery.receiver)\(mark): \(delivery.data.joined(separator: ", "))")
    }
    if showsCost { add("cost", row.cost) }
    add("tests", row.tests)
    return fields
  }
}
