public import Emit

/// How the sets of events that two patterns match relate, with events that prove it.
///
/// Only events that EventBridge can deliver count: `source`, `detail-type` and the other names of an event are one
/// string each, `resources` contains strings, `detail` is an object. Any other field may be missing or have any values,
/// several at once, in arrays and objects of any depth; a condition is met if one of the values meets it. So
/// `{"detail":{"x":["a"]}}` and `{"detail":{"x":["b"]}}` overlap, in `{"detail":{"x":["a","b"]}}`.
///
/// An answer is never a guess: each event is first matched with both patterns, and each statement about all events is
/// proved. If neither succeeds, the answer is `undecided`.
public struct PatternComparison: Sendable {
  /// How the first pattern's events relate to the second's.
  public enum Relation: String, Sendable, CaseIterable {
    /// Both match the same events.
    case equal
    /// The second matches all of the first's events, and others.
    case subset
    /// The first matches all of the second's events, and others.
    case superset
    /// They match some common events, and each matches others.
    case overlapping
    /// They match no common event. This includes a pattern that no event can match.
    case disjoint
    /// It could not be decided.
    case undecided
  }

  /// The answer to a yes-or-no question.
  public enum Answer: Sendable, Equatable {
    case yes
    case no
    /// It could not be decided.
    case undecided
  }

  public let relation: Relation
  /// Whether the second pattern matches every event that the first matches.
  public let firstIsWithinSecond: Answer
  /// Whether the first pattern matches every event that the second matches.
  public let secondIsWithinFirst: Answer
  /// Whether both match a common event.
  public let overlaps: Answer
  /// An event that only the first pattern matches, if one was found.
  public let onlyFirst: JSONValue?
  /// An event that only the second pattern matches, if one was found.
  public let onlySecond: JSONValue?
  /// An event that both match, if one was found.
  public let both: JSONValue?

  public init(_ first: Pattern, _ second: Pattern) {
    guard let comparer = PatternComparer(first, second) else {
      self.init(.undecided, .undecided, .undecided, nil, nil, nil)
      return
    }
    // Each question has its own budget, so that one that takes long does not leave the others undecided.
    var budgets = [ComparisonBudget(), ComparisonBudget(), ComparisonBudget()]
    let forth = comparer.isWithin(.first, &budgets[0])
    let back = comparer.isWithin(.second, &budgets[1])
    let common = comparer.overlap(&budgets[2])
    self.init(forth.answer, back.answer, common.answer, forth.event, back.event, common.event)
  }

  private init(
    _ forth: Answer, _ back: Answer, _ common: Answer, _ onlyFirst: JSONValue?, _ onlySecond: JSONValue?,
    _ both: JSONValue?
  ) {
    (firstIsWithinSecond, secondIsWithinFirst, overlaps) = (forth, back, common)
    (self.onlyFirst, self.onlySecond, self.both) = (onlyFirst, onlySecond, both)
    relation =
      switch (forth, back, common) {
      case (.yes, .yes, _): .equal
      case (_, _, .no): .disjoint
      case (.yes, .no, _): .subset
      case (.no, .yes, _): .superset
      case (.no, .no, .yes): .overlapping
      default: .undecided
      }
  }
}
