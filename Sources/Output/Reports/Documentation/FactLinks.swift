/// Links from the page of a finding to the facts about AWS that it relies on. The tables of `docs/aws-facts` name the
/// findings of each fact; nothing else does.
public struct FactLinks {
  private var links: [String: [String]] = [:]

  public init() {}

  /// Adds a page with facts: rows that begin with an ID, the fact and what uses it, in sections.
  public mutating func add(page name: String, text: String) {
    var section = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") { section = anchor(of: line.dropFirst(3)) }
      let cells = line.split(separator: " | ")
      guard cells.count > 2, let id = cells[0].wholeMatch(of: /\| ([A-Z]{2}-\d\d)/)?.1 else { continue }
      for code in Set(cells[2].matches(of: /TSK\d{4}/).map { String($0.0) }) {
        links[code, default: []].append("[\(id)](../aws-facts/\(name)#\(section))")
      }
    }
  }

  /// The links of a code, in the order in which the facts were added.
  func links(of code: String) -> [String] { links[code] ?? [] }

  /// The anchor of a heading, as GitHub derives it.
  private func anchor(of heading: Substring) -> String {
    heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == " " }.replacing(" ", with: "-")
  }
}
