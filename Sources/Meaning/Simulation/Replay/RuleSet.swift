import EventPattern

/// Matches an event against many rules at once.
struct RuleSet: Sendable {
  private var matcher: EventMatcher

  init(_ patterns: [Pattern]) { matcher = EventMatcher(PatternMachine(patterns)) }

  /// The numbers of the rules that match an event, in ascending order.
  mutating func rules(taking event: [UInt8]) throws(JSONMistake) -> [Int] { try matcher.patterns(matching: event) }
}
