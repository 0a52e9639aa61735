import Plan

// Whether one right contains another. What is not proved is not contained, so that wider access is never missed.

extension AccessRight {
  /// Whether everything that another right of the same holder and action allows is allowed by this one.
  func contains(_ other: AccessRight) -> Bool {
    resource.matches(other.resource)
      && conditions.allSatisfy { condition in
        other.conditions.contains { condition.isImplied(by: $0) }
      }
  }
}

extension AccessCondition {
  /// How an operator compares a value with those of the condition.
  private enum Comparison {
    /// `*` and `?` match other characters. The two operators for ARNs do the same (IAM User Guide, "Amazon Resource Name (ARN)
    /// condition operators").
    case pattern
    case exact
    case unknown
  }

  private var comparison: Comparison {
    switch operation {
    case "ArnEquals", "ArnLike", "StringLike": .pattern
    case "StringEquals": .exact
    default: .unknown
    }
  }

  /// Whether the condition is met wherever another one is.
  func isImplied(by other: AccessCondition) -> Bool {
    if self == other { return true }
    guard key == other.key else { return false }
    switch (comparison, other.comparison) {
    case (.pattern, .pattern), (.pattern, .exact):
      return other.values.allSatisfy { value in values.contains { $0.matches(value) } }
    case (.exact, .exact): return other.values.isSubset(of: values)
    case (.exact, .pattern), (.unknown, _), (_, .unknown): return false
    }
  }
}

extension PlanText {
  /// One character of a text, or a part that only the deployment knows.
  private enum Symbol: Equatable {
    case byte(UInt8)
    case part(Part)

    static let anyText = Symbol.byte(UInt8(ascii: "*"))
    static let anyCharacter = Symbol.byte(UInt8(ascii: "?"))
  }

  private var symbols: [Symbol] {
    parts.flatMap { part -> [Symbol] in
      if case .literal(let text) = part { text.utf8.map { .byte($0) } } else { [.part(part)] }
    }
  }

  /// Whether the text has `*` or `?`, which match other characters in policies.
  var hasWildcard: Bool {
    parts.contains { part in
      if case .literal(let text) = part {
        text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
      } else {
        false
      }
    }
  }

  /// Whether the text, with `*` for any characters and `?` for any one, matches everything that the other one matches.
  func matches(_ other: PlanText) -> Bool {
    if self == other { return true }
    guard hasWildcard else { return false }
    let (pattern, text) = (symbols, other.symbols)
    var (place, position) = (0, 0)
    // Where to continue if the last `*` has to match one more symbol.
    var retry: (place: Int, position: Int)?
    while position < text.count {
      if place < pattern.count, pattern[place] == .anyText {
        place += 1
        retry = (place, position)
      } else if place < pattern.count, Self.matches(pattern[place], text[position]) {
        place += 1
        position += 1
      } else if let last = retry {
        retry = (last.place, last.position + 1)
        (place, position) = (last.place, last.position + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == .anyText }
  }

  private static func matches(_ pattern: Symbol, _ symbol: Symbol) -> Bool {
    if pattern == symbol { return true }
    guard pattern == .anyCharacter, case .byte = symbol else { return false }
    return symbol != .anyText
  }
}
