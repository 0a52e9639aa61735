import EventPattern

/// Many rules that are asked at once.
struct RuleSet: Sendable {
  private var matcher: EventMatcher

  init(_ patterns: [Pattern]) {
    matcher = EventMatcher(PatternMachine(patterns))
  }

  /// The numbers of the rules that take an event, rising.
  mutating func rules(taking event: [UInt8]) throws(JSONMistake) -> [Int] {
    try matcher.patterns(matching: event)
  }
}
