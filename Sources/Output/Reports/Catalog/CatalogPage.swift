import Flow
import Graphs
public import Inventory
import Source

/// The catalog as one HTML page that loads nothing: tables that can be read and printed without its script, which adds
/// search, filters and sorting. Equal workflows have equal bytes.
public struct CatalogPage {
  private let inventory: Inventory
  private let sources: MaskedSources
  private let showsCost: Bool

  public init(_ inventory: Inventory, _ sources: MaskedSources, showsCost: Bool) {
    self.inventory = inventory
    self.sources = sources
    self.showsCost = showsCost
  }

  public var bytes: [UInt8] {
    let style = CatalogPageAssets.style + SVGStyle.text
    let script = CatalogPageAssets.script
    let policy =
      "default-src 'none'; style-src 'sha256-\(Self.digest(style))'; script-src 'sha256-\(Self.digest(script))'; "
      + "base-uri 'none'; form-action 'none'"
    let projects = inventory.projects.filter { !$0.entries.isEmpty }
    let rows = projects.enumerated().flatMap { position, project in
      project.entries.map { entry in
        (
          anchor: "p\(position)-\(entry.name)", project: project,
          row: CatalogRow(entry, of: project.name.map { sources.mask.masked($0) }, sources.mask)
        )
      }
    }
    var text = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="tasuki catalog">
      <title>Workflows</title>
      <style>\(style)</style>
      </head>
      <body>
      <main>
      <h1>Workflows</h1>
      <div id="filters" role="search" hidden></div>
      <p id="count" aria-live="polite">\(rows.count == 1 ? "1 workflow" : "\(rows.count) workflows")</p>
      <div class="wide" tabindex="0" role="region" aria-label="All workflows">
      <table id="all">
      <caption>All workflows</caption>
      <thead><tr>\(Self.columns.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr></thead>
      <tbody>

      """
    for (anchor, _, row) in rows { text += line(of: row, anchor) }
    text += "</tbody>\n</table>\n</div>\n"
    let drawn = projects.map { DrawnProject($0.project, $0.entries.map(\.flow)) }
    if rows.count <= Self.mostDrawnTogether, !drawn.isEmpty {
      text += "<details class=\"whole\"><summary>How the workflows are connected</summary>\n<div class=\"wide\" "
      text += "tabindex=\"0\" role=\"region\" aria-label=\"Picture of all workflows\">\n"
      text += SVGPicture(Picture(of: drawn), sources).element + "</div></details>\n"
    }
    for (anchor, project, row) in rows { text += section(of: row, in: project, anchor, draws: rows.count) }
    text += "</main>\n<script>\(script)</script>\n</body>\n</html>\n"
    return Array(text.utf8)
  }

  private static let columns = [
    "Workflow", "Project", "What it does", "Runs on", "State", "Owner", "Review by", "Data leaves",
  ]

  /// A picture of more workflows is too large to be read.
  private static let mostDrawnTogether = 200
  /// With more workflows, the pictures of their steps would make the page too large to be loaded quickly.
  private static let mostDrawnAlone = 500

  private func line(of row: CatalogRow, _ anchor: String) -> String {
    let leaves = row.deliveries.contains(where: \.isOutside) ? "yes" : "no"
    let cells = [
      row.project.map(Self.escaped) ?? "", Self.escaped(row.purpose), Self.linked(row.platform, row.link),
      row.state, row.owner.map(Self.escaped) ?? "none", row.reviewBy ?? "", leaves,
    ]
    return "<tr><th scope=\"row\"><a href=\"#\(anchor)\">\(Self.escaped(row.name))</a></th>"
      + cells.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
  }

  private func section(of row: CatalogRow, in project: InventoryProject, _ anchor: String, draws count: Int)
    -> String
  {
    var text = "<details class=\"workflow\" id=\"\(anchor)\"><summary>\(Self.escaped(row.name))</summary>\n"
    if let description = row.description { text += "<p>\(Self.escaped(description))</p>\n" }
    text += "<dl>\n"
    func add(_ label: String, _ values: [String]) {
      if values.isEmpty { return }
      text += "<dt>\(label)</dt>" + values.map { "<dd>\($0)</dd>" }.joined() + "\n"
    }
    func texts(_ texts: [String]) -> [String] { texts.map(Self.escaped) }
    add("Runbook", row.runbook.map { [Self.linked($0, $0)] } ?? [])
    add("Labels", texts(row.labels.map { "\($0.name)=\($0.value)" }))
    add("Triggers", texts(row.triggers))
    add(
      "Tasks",
      texts(row.tasks.map { "\($0.id): \($0.action)" + ($0.receiver.map { ", \($0)" } ?? "") }))
    add("Connections", texts(row.connections))
    add("Secrets", texts(row.secrets))
    for isOutside in [true, false] {
      add(
        isOutside ? "Data that leaves the account" : "Data",
        texts(
          row.deliveries.filter { $0.isOutside == isOutside }.map { delivery in
            "\(delivery.task) to \(delivery.receiver): \(delivery.data.joined(separator: ", "))"
          }))
    }
    add("Resources", texts(row.resources.map { "\($0.kind) \($0.label)" }))
    add(
      "Permissions",
      texts(row.access.map { "\($0.holder): \($0.actions.joined(separator: ", ")) on \($0.resource)" }))
    if showsCost { add("Cost", row.cost.map { texts([$0]) } ?? []) }
    add("Tests", texts([row.tests]))
    text += "</dl>\n"
    if count <= Self.mostDrawnAlone {
      let picture = Picture(stepsOf: row.entry.flow, in: project.project, startedBy: row.entry.starters)
      text +=
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Steps of \(Self.escaped(row.name))\">\n"
      text += SVGPicture(picture, sources).element + "</div>\n"
    }
    return text + "</details>\n"
  }

  private static func escaped(_ text: String) -> String { escapedForXML(TerminalText.visible(text)) }

  /// A link, if its address begins with `https`: no other scheme can run anything.
  private static func linked(_ text: String, _ address: String?) -> String {
    guard let address, address.hasPrefix("https://") else { return escaped(text) }
    return "<a href=\"\(escaped(address))\" rel=\"noreferrer\">\(escaped(text))</a>"
  }

  /// The SHA-256 of a text in Base64, as a content security policy names it.
  private static func digest(_ text: String) -> String {
    let digits = Array(ContentDigest(of: text.utf8).text.utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { place in
      UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16)
    }
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0...part.count { result.append(alphabet[bits >> (18 - 6 * place) & 63]) }
      result += String(repeating: "=", count: 3 - part.count)
    }
    return result
  }
}
