import EventPattern

/// Many rules that are asked at once.
struct RuleSet: Sendable {
  private let patterns: [CompiledPattern?]

  init(_ patterns: [Pattern]) {
    self.patterns = patterns.map { CompiledPattern($0) }
  }

  /// The numbers of the rules that take an event, rising.
  func rules(taking event: [UInt8]) throws(JSONMistake) -> [Int] {
    let fields = try EventFields(json: event)
    return patterns.indices.filter { patterns[$0]?.matches(fields) == true }
  }
}
