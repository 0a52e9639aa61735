public import Inventory

/// The catalog for a spreadsheet (RFC 4180), a line for each workflow.
public struct CatalogCSV {
  private let rows: CatalogRows
  private let showsCost: Bool

  public init(_ inventory: Inventory, _ sources: MaskedSources, showsCost: Bool) {
    rows = CatalogRows(inventory, sources)
    self.showsCost = showsCost
  }

  public var bytes: [UInt8] {
    var lines = [
      [
        "project", "workflow", "purpose", "description", "state", "runs-on", "link", "owner", "runbook",
        "review-by",
        "labels", "triggers", "tasks", "connections", "secrets", "data-leaving-the-account", "data-inside",
        "resources", "permissions", "tests",
      ] + (showsCost ? ["cost"] : [])
    ]
    for row in rows.projects.lazy.flatMap(\.rows) { lines.append(cells(row)) }
    let text = lines.map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
    return Array(text.utf8)
  }

  private func cells(_ row: CatalogRow) -> [String] {
    func list(_ texts: [String]) -> String { texts.joined(separator: "; ") }
    func data(_ isOutside: Bool) -> String {
      list(
        row.deliveries.filter { $0.isOutside == isOutside }.map { delivery in
          "\(delivery.task) to \(delivery.receiver): \(delivery.data.joined(separator: ", "))"
        })
    }
    return [
      row.project ?? "", row.name, row.purpose, row.description ?? "", row.state, row.platform, row.link ?? "",
      row.owner ?? "", row.runbook ?? "", row.reviewBy ?? "", list(row.labels.map { "\($0.name)=\($0.value)" }),
      list(row.triggers), list(row.tasks.map { "\($0.id): \($0.action)" }), list(row.connections),
      list(row.secrets), data(true), data(false), list(row.resources.map { "\($0.kind) \($0.label)" }),
      list(row.access.map { "\($0.holder): \($0.actions.joined(separator: ", ")) on \($0.resource)" }), row.tests,
    ] + (showsCost ? [row.cost ?? ""] : [])
  }

  /// A cell in quotes. A spreadsheet would evaluate a text that begins as a formula, so an apostrophe is put before it.
  private static func cell(_ text: String) -> String {
    let shown = TerminalText.visible(text)
    let isFormula = shown.utf8.first.map { "=+-@".utf8.contains($0) } ?? false
    return "\"" + (isFormula ? "'" : "")
      + shown.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
