public import Inventory

/// The catalog as a page of a wiki. Equal workflows have equal bytes: no date of today is in it, and costs only on request.
public struct CatalogMarkdown {
  private let rows: CatalogRows
  private let showsCost: Bool

  public init(_ inventory: Inventory, _ sources: MaskedSources, showsCost: Bool) {
    rows = CatalogRows(inventory, sources)
    self.showsCost = showsCost
  }

  public var bytes: [UInt8] {
    var lines = ["<!-- Written by tasuki catalog. Do not edit. -->", "# Workflows"]
    var anchors = HeadingAnchors(["Workflows"])
    for project in rows.projects {
      _ = anchors.next(project.title)
      lines += ["", "## " + words(project.title), ""]
      lines.append("| workflow | what it does | runs on | state | owner | review by |")
      lines.append("|---|---|---|---|---|---|")
      for row in project.rows {
        let cells = [
          "[\(row.name)](#\(anchors.next(row.name)))", words(row.purpose), linked(row.platform, row.link),
          row.state,
          words(row.owner ?? "none"), row.reviewBy ?? "",
        ]
        lines.append("| " + cells.joined(separator: " | ") + " |")
      }
      for row in project.rows { lines += section(row) }
    }
    if rows.projects.isEmpty { lines += ["", "No workflow."] }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func section(_ row: CatalogRow) -> [String] {
    var lines = ["", "### " + row.name, "", words(row.purpose)]
    if let description = row.description { lines += ["", "> " + words(description)] }
    lines.append("")
    func add(_ label: String, _ value: String?) {
      if let value, !value.isEmpty { lines.append("- **\(label)**: \(value)") }
    }
    func codes(_ texts: [String]) -> String { texts.map { MarkdownText.code($0) }.joined(separator: ", ") }
    add("Runbook", row.runbook.map { linked($0, $0) })
    add("Labels", codes(row.labels.map { "\($0.name)=\($0.value)" }))
    add("Triggers", codes(row.triggers))
    add(
      "Tasks",
      row.tasks.map { task in
        "\(MarkdownText.code(task.id)) uses \(MarkdownText.code(task.action))"
          + (task.receiver.map { " for \(words($0))" } ?? "")
      }.joined(separator: "; "))
    add("Connections", codes(row.connections))
    add("Secrets", codes(row.secrets))
    for delivery in row.deliveries {
      add(
        delivery.isOutside ? "Data that leaves the account" : "Data",
        "\(MarkdownText.code(delivery.task)) sends \(codes(delivery.data)) to \(words(delivery.receiver))")
    }
    add("Resources", codes(row.resources.map { "\($0.kind) \($0.label)" }))
    for right in row.access {
      add("Permission", "\(words(right.holder)): \(codes(right.actions)) on \(MarkdownText.code(right.resource))")
    }
    if showsCost { add("Cost", row.cost.map { words($0) }) }
    add("Tests", words(row.tests))
    return lines
  }

  private func words(_ text: String) -> String { MarkdownText.words(text) }

  /// A link, if there is an address for it that has the form of one.
  private func linked(_ text: String, _ address: String?) -> String {
    guard let address, address.hasPrefix("https://"),
      !address.unicodeScalars.contains(where: { $0.value <= 0x20 || "<>()|\\\"`[]".unicodeScalars.contains($0) })
    else { return words(text) }
    return "[\(words(text))](\(address))"
  }
}

/// The anchors that a wiki gives to headings, in their order: one that is repeated gets a number.
private struct HeadingAnchors {
  private var counts: [String: Int] = [:]

  init(_ headings: [String]) { for heading in headings { _ = next(heading) } }

  mutating func next(_ heading: String) -> String {
    var anchor = ""
    for scalar in heading.lowercased().unicodeScalars {
      if scalar == " " { anchor += "-" }
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" || scalar == "_" {
        anchor.unicodeScalars.append(scalar)
      }
    }
    let count = counts[anchor, default: 0]
    counts[anchor] = count + 1
    return count == 0 ? anchor : "\(anchor)-\(count)"
  }
}
