public import Emit

/// How the events that two patterns match stand to each other, with events that show it.
///
/// Events are those that EventBridge delivers: `source`, `detail-type` and the other names of an event are one string
/// each, `resources` holds strings, `detail` is an object. Every other field may be there or not and may hold any
/// values, several at once, in arrays and objects as deep as you like; a condition is met when one of them meets it. So
/// `{"detail":{"x":["a"]}}` and `{"detail":{"x":["b"]}}` overlap, in `{"detail":{"x":["a","b"]}}`.
///
/// An answer is never a guess: each event was matched with both patterns before it is given, and what is said to hold
/// of all events is proved. Where neither succeeds, the answer is `undecided`.
public struct PatternComparison: Sendable {
  /// How the first pattern's events stand to the second's.
  public enum Relation: String, Sendable, CaseIterable {
    /// They are the same.
    case equal
    /// All of them are the second's too, and the second has others.
    case subset
    /// They hold all of the second's, and others.
    case superset
    /// Some are the second's too, and each pattern has others.
    case overlapping
    /// None of them is the second's. So it is with a pattern that no event can match.
    case disjoint
    /// That could not be found out.
    case undecided
  }

  /// Whether something holds.
  public enum Answer: Sendable, Equatable {
    /// It does.
    case yes
    /// It does not.
    case no
    /// That could not be found out.
    case undecided
  }

  /// How the first pattern's events stand to the second's.
  public let relation: Relation
  /// Whether every event that the first pattern matches is matched by the second.
  public let firstIsWithinSecond: Answer
  /// Whether every event that the second pattern matches is matched by the first.
  public let secondIsWithinFirst: Answer
  /// Whether there is an event that both match.
  public let overlaps: Answer
  /// An event that the first pattern matches and the second does not, where one was found.
  public let onlyFirst: JSONValue?
  /// An event that the second pattern matches and the first does not, where one was found.
  public let onlySecond: JSONValue?
  /// An event that both match, where one was found.
  public let both: JSONValue?

  /// Compares two patterns.
  public init(_ first: Pattern, _ second: Pattern) {
    guard let comparer = PatternComparer(first, second) else {
      self.init(.undecided, .undecided, .undecided, nil, nil, nil)
      return
    }
    // Each question has its own, so that one that takes long does not leave the others undecided.
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
