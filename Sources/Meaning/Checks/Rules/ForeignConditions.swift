public import Diagnostics
import EventPattern
import Source

// Conditions as other tools write them, which EventBridge compares as plain characters.
extension CheckContext {
  /// Reports a path that names no field although it looks like one. `isBelowDetail` says that the source leaves `detail` out.
  func reportForeignPath(_ path: String, isBelowDetail: Bool, at place: Span) -> Bool {
    if isBelowDetail, let rest = ["event.detail.", "detail."].first(where: { path.hasPrefix($0) }) {
      let field = String(path.dropFirst(rest.count))
      report(
        .foreignPath, .startsBelowDetail(path), at: place, hint: .write(field), notes: [.whereIsBelowDetail],
        fixes: Int(place.length) == path.utf8.count ? replacing(place, with: field, safety: .unsafe) : [])
      return true
    }
    guard let plain = withoutIndexes(path) else { return false }
    report(.foreignPath, .pathHasIndex(path), at: place, hint: .write(plain), notes: [.everyElementIsAsked])
    return true
  }

  /// Reports texts that are meant as comparisons, wildcards or numbers.
  func reportForeignValues(_ matchers: [ValueMatcher]) {
    for matcher in matchers {
      guard case .string(let text) = matcher.test, let place = matcher.origin.span, let meant = meaning(of: text)
      else { continue }
      report(.foreignValue, .isComparedAsText(text), at: place, hint: .write(meant))
    }
  }

  /// A path without `[0]`, `[]` and `[*]`; nil where it has none of them.
  private func withoutIndexes(_ path: String) -> String? {
    guard path.utf8.contains(UInt8(ascii: "[")) else { return nil }
    var rest = path[...]
    var plain = ""
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      let inside = rest[rest.index(after: open)..<close]
      let isIndex = inside == "*" || inside.utf8.allSatisfy(\.isDigit)
      plain += rest[..<(isIndex ? open : rest.index(after: close))]
      rest = rest[rest.index(after: close)...]
    }
    plain += rest
    return plain == path ? nil : plain
  }

  /// What a text stands for in other tools, as a condition is written here; nil for any other text.
  private func meaning(of text: String) -> String? {
    if let comparison = comparison(in: text) { return comparison }
    if text.utf8.count > 1, text.hasPrefix("*") || text.hasSuffix("*"), !text.contains(" ") {
      return "{wildcard: \"\(text)\"}"
    }
    let scalars = text.unicodeScalars
    guard !scalars.isEmpty, scalars.allSatisfy({ (0xFF10...0xFF19).contains($0.value) }) else { return nil }
    return String(scalars.map { Character(Unicode.Scalar(UInt8($0.value - 0xFF10 + 0x30))) })
  }

  /// A sign and a number, as a condition.
  private func comparison(in text: String) -> String? {
    let bytes = text.utf8.drop { $0 == 0x20 }
    guard let first = bytes.first, "<>=!".utf8.contains(first) else { return nil }
    let sign = String(Substring(bytes.prefix { "<>=!".utf8.contains($0) }))
    let number = String(Substring(bytes.dropFirst(sign.utf8.count))).split(separator: " ")
    guard number.count == 1, number[0].utf8.allSatisfy({ $0.isDigit || ".-".utf8.contains($0) }),
      Double(number[0]) != nil
    else { return nil }
    switch sign {
    case "=", "==": return String(number[0])
    case "!=", "<>": return "{anything-but: \(number[0])}"
    case "<", "<=", ">", ">=": return "{numeric: [\"\(sign)\", \(number[0])]}"
    default: return nil
    }
  }
}

public extension DiagnosticCode {
  static let foreignPath = DiagnosticCode(
    350, "foreign-path", .warning, stage: .flow, summary: "A condition's path is written as in another tool.",
    explanation: """
      Paths under `where` begin below `detail`: `total` asks for the field `detail.total` of the event. A path has no \
      numbers of elements: EventBridge looks at every element of a list. EventBridge takes other paths as they are, and the \
      rule never fires.
      """, source: "EventBridge User Guide, \"Creating event patterns\"",
    example: .conditions(
      source: "com.example.shop", event: "order.placed", bad: "⏵detail.total⏴: {numeric: [\">\", 100]}",
      good: "total: {numeric: [\">\", 100]}"))
  static let foreignValue = DiagnosticCode(
    351, "foreign-value", .warning, stage: .flow, summary: "A condition's value is written as in another tool.",
    explanation: """
      A text is compared as it is: `">= 100"` matches a field with exactly these characters, and no number. Comparisons \
      are `numeric`, patterns with `*` are `wildcard`, and digits of full width are not numbers.
      """, source: "EventBridge User Guide, \"Comparison operators for use in event patterns\"",
    example: .conditions(
      source: "com.example.shop", event: "order.placed", bad: "total: ⏵\">= 100\"⏴",
      good: "total: {numeric: [\">=\", 100]}"))
}

extension Sentence {
  static func startsBelowDetail(_ path: String) -> Sentence { "\(quoted: path) repeats 'detail'" }
  static let whereIsBelowDetail: Sentence = "Paths under 'where' begin below 'detail'."
  static func pathHasIndex(_ path: String) -> Sentence { "\(quoted: path) has the number of an element" }
  static let everyElementIsAsked: Sentence =
    "EventBridge looks at every element of a list, and takes brackets for a part of the name."
  static func isComparedAsText(_ text: String) -> Sentence { "\(quoted: text) is compared as a text" }
}
