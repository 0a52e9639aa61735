public import Source

/// An event pattern: the conditions that an event must meet to match a rule.
///
/// The members keep their source order, because in EventBridge a later condition on a path replaces an earlier one.
/// Names are compared byte by byte everywhere in this module; `==` compares as Swift strings do.
public struct Pattern: Sendable, Hashable {
  /// The conditions; all of them must be met.
  public var members: [PatternMember]
  public var origin: Origin

  public init(_ members: [PatternMember] = [], at span: Span? = nil) {
    self.members = members
    origin = Origin(span)
  }

  /// The fields directly in this pattern, in order.
  public var fields: [PatternField] {
    members.compactMap { member in
      if case .field(let field) = member { field } else { nil }
    }
  }

  /// The `$or` groups directly in this pattern, in order.
  public var alternatives: [PatternAlternatives] {
    members.compactMap { member in
      if case .alternatives(let group) = member { group } else { nil }
    }
  }
}

/// One condition of a pattern.
public enum PatternMember: Sendable, Hashable {
  /// A condition on one field, or on several below it.
  case field(PatternField)
  /// An `$or`: at least one of several patterns must match.
  case alternatives(PatternAlternatives)
}

/// A field of an event and the condition on it.
public struct PatternField: Sendable, Hashable {
  public enum Condition: Sendable, Hashable {
    /// Conditions on the fields below it.
    case pattern(Pattern)
    /// The accepted values: one of them is enough.
    case values([ValueMatcher])
  }

  /// The member's name. A name with dots is a path: `a.b` is the same as `b` inside `a`.
  public var name: String
  public var nameOrigin: Origin
  public var condition: Condition

  public init(_ name: String, _ condition: Condition, at nameSpan: Span? = nil) {
    self.name = name
    nameOrigin = Origin(nameSpan)
    self.condition = condition
  }
}

/// An `$or`: several patterns, relative to its place, of which at least one must match.
public struct PatternAlternatives: Sendable, Hashable {
  /// The branches; EventBridge requires two or more.
  public var branches: [Pattern]
  /// Where `$or` is in the source.
  public var origin: Origin

  /// Makes an `$or` of its branches.
  public init(_ branches: [Pattern], at span: Span? = nil) {
    self.branches = branches
    origin = Origin(span)
  }
}

// MARK: Building patterns

extension Pattern {
  /// A pattern with one condition on the field at `path`.
  public init(_ matchers: [ValueMatcher], at path: [String], span: Span? = nil) {
    self.init()
    add(matchers, at: path, span: span)
  }

  /// Requires that the field at `path`, member names from the outermost, has one of some values.
  ///
  /// A condition at the same path is replaced, as in EventBridge; `repeatedPaths` finds such places beforehand. An
  /// empty path adds nothing.
  public mutating func add(_ matchers: [ValueMatcher], at path: [String], span: Span? = nil) {
    guard let name = path.last else { return }
    var inner = PatternField(name, .values(matchers), at: span)
    for outer in path.dropLast().reversed() {
      inner = PatternField(outer, .pattern(Pattern([.field(inner)])), at: span)
    }
    members.append(.field(inner))
  }

  /// Requires that at least one of some patterns matches.
  public mutating func add(anyOf branches: [Pattern], span: Span? = nil) {
    members.append(.alternatives(PatternAlternatives(branches, at: span)))
  }

  /// The same conditions on the fields inside the field `name`.
  public func nested(under name: String, at nameSpan: Span? = nil) -> Pattern {
    Pattern([.field(PatternField(name, .pattern(self), at: nameSpan))], at: origin.span)
  }

  /// The conditions of this pattern and another. If both have a condition on one path, the other's counts.
  public func joined(with other: Pattern) -> Pattern {
    Pattern(members + other.members, at: origin.span ?? other.origin.span)
  }
}
