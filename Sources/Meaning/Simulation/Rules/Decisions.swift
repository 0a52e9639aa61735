public import Diagnostics
public import Emit
public import EventPattern
public import Source

/// Why a rule does not match an event.
public struct MatchFailure: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// The field has other values than the condition expects.
    case value
    /// No branch of an `$or` matches.
    case alternatives([MatchFailure])
    /// Each condition is met by itself, but not by one element of a list.
    case apart
  }

  /// The field's path from the top of the event; `$or` for alternatives.
  public let field: String
  public let kind: Kind
  /// The expected value in words.
  public let wanted: Sentence
  public let found: FieldValues
  /// Whether the condition compares a number that EventBridge cannot compare.
  public var hasIncomparableNumber = false
  /// The place of the condition in the workflow.
  public let span: Span?

  /// The fields that do not match: one, or one for each branch of an `$or`.
  public var fields: [String] {
    if case .alternatives(let branches) = kind { return branches.flatMap(\.fields) + [field] }
    return [field]
  }

  /// The failure in one line: `'detail.total' is 20, expected a number >= 100`.
  public var sentence: Sentence {
    switch kind {
    case .value where hasIncomparableNumber: .fieldIsIncomparable(field, found: found.sentence, wanted: wanted)
    case .value: .fieldIs(field, found: found.sentence, wanted: wanted)
    case .alternatives(let branches): .noBranch(branches.map(\.sentence))
    case .apart: .noSingleElement(field)
    }
  }
}

public struct RuleDecision: Sendable {
  public let rule: SimulatedRule
  /// Why it does not match; nil if it does.
  public let failure: MatchFailure?

  /// Whether the pattern matches, even if the rule is disabled.
  public var matches: Bool { failure == nil }
}

/// Why a pattern does not match an event, in one line; nil if it does.
public func reason(why pattern: Pattern, doesNotMatch event: JSONValue) -> Sentence? {
  pattern.failure(on: event) { _ in nil }?.sentence
}

extension SimulatedRule {
  /// Decides whether the rule matches an event, and why not.
  func decide(on event: JSONValue) -> RuleDecision {
    RuleDecision(rule: self, failure: pattern.failure(on: event) { trigger?.span(of: $0) })
  }
}

extension Pattern {
  /// The first condition that an event does not meet, in the order of the pattern; nil if the pattern matches.
  /// `spanOf` gives the place of the condition on a field.
  func failure(on event: JSONValue, spanOf: @escaping (String) -> Span?) -> MatchFailure? {
    let fields = EventFields(event)
    guard CompiledPattern(self)?.matches(fields) != true else { return nil }
    let search = FailureSearch(event: event, fields: fields, spanOf: spanOf)
    return search.failure(in: self)
  }
}

/// Finds the condition that does not match.
private struct FailureSearch {
  let event: JSONValue
  let fields: EventFields
  let spanOf: (String) -> Span?

  func failure(in pattern: Pattern) -> MatchFailure {
    for condition in pattern.conditions(under: []) {
      if let failure = failure(of: condition) { return failure }
    }
    // Each condition is met by itself: the matcher finds the one that no element meets together with those before it.
    let field = CompiledPattern(pattern)?.mismatch(with: fields)?.path ?? ""
    return MatchFailure(
      field: field, kind: .apart, wanted: "", found: FieldValues(at: field, in: event), span: spanOf(field))
  }

  /// Why a condition is not met by itself.
  private func failure(of condition: PlacedCondition) -> MatchFailure? {
    if matches(Pattern([condition.member])) { return nil }
    let path = condition.path.joined(separator: ".")
    switch condition.ask {
    case .values(let matchers):
      let found = FieldValues(at: path, in: event)
      var failure = MatchFailure(
        field: path, kind: .value, wanted: matchers.sentence, found: found, span: spanOf(path))
      failure.hasIncomparableNumber = matchers.contains(where: \.comparesNumbers) && found.hasIncomparableNumber
      return failure
    case .alternatives(let branches):
      let failures = branches.map { branch in failure(in: branch) }
      return MatchFailure(
        field: path, kind: .alternatives(failures), wanted: "", found: FieldValues(at: path, in: event),
        span: failures.lazy.compactMap(\.span).first)
    }
  }

  private func matches(_ pattern: Pattern) -> Bool { CompiledPattern(pattern)?.matches(fields) == true }
}

extension ValueMatcher {
  fileprivate var comparesNumbers: Bool {
    switch test {
    case .number, .numeric: true
    default: false
    }
  }
}

extension FieldValues {
  /// Whether one of the values is a number that EventBridge cannot compare.
  fileprivate var hasIncomparableNumber: Bool {
    scalars.contains { if case .number(let text) = $0 { !isComparableNumber(text) } else { false } }
  }
}

/// A condition of a pattern with its path from the top.
struct PlacedCondition {
  enum Ask {
    /// A field's list of values.
    case values([ValueMatcher])
    /// Whole patterns, from the top, of which one must match.
    case alternatives([Pattern])
  }

  let path: [String]
  let ask: Ask
  /// The condition as a member of a pattern from the top.
  let member: PatternMember
}

extension Pattern {
  func conditions(under path: [String]) -> [PlacedCondition] {
    members.flatMap { member -> [PlacedCondition] in
      switch member {
      case .alternatives(let group):
        let branches = group.branches.map { branch in path.reversed().reduce(branch) { $0.nested(under: $1) } }
        return [
          PlacedCondition(
            path: path + ["$or"], ask: .alternatives(branches),
            member: .alternatives(PatternAlternatives(branches)))
        ]
      case .field(let field):
        switch field.condition {
        case .pattern(let inner): return inner.conditions(under: path + [field.name])
        case .values(let matchers):
          let single = Pattern([.field(field)])
          let whole = path.reversed().reduce(single) { $0.nested(under: $1) }
          guard let member = whole.members.first else { return [] }
          return [PlacedCondition(path: path + [field.name], ask: .values(matchers), member: member)]
        }
      }
    }
  }
}
