public import Source

/// One entry of a field's list: an accepted value, or a test of the value.
public struct ValueMatcher: Sendable, Hashable {
  public enum Test: Sendable, Hashable {
    /// Exactly this string. A string that is an IP address matches every spelling of that address.
    case string(String)
    /// The same number, whatever its spelling; the text is JSON's.
    case number(String)
    case bool(Bool)
    case null
    /// A string that starts with a text.
    case prefix(String, ignoringCase: Bool)
    /// A string that ends with a text.
    case suffix(String, ignoringCase: Bool)
    case equalsIgnoreCase(String)
    /// Exactly this string, and never another spelling of an address. Only the open source matcher knows it, as
    /// `exactly`; the service does not document it.
    case exactly(String)
    /// A string that matches a text in which `*` means any bytes, `\*` a star and `\\` a backslash.
    case wildcard(String)
    /// Any scalar except some.
    case anythingBut(Exclusion)
    /// A number within bounds: one comparison, or a lower and then an upper bound.
    case numeric([NumericComparison])
    /// A string that is an IP address in a CIDR block such as `10.0.0.0/24`.
    case cidr(String)
    /// Whether the field has a scalar value.
    case exists(Bool)
  }

  public var test: Test
  /// Where the entry is in the source.
  public var origin: Origin

  public init(_ test: Test, at span: Span? = nil) {
    self.test = test
    origin = Origin(span)
  }
}

/// The values that `anything-but` excludes.
public enum Exclusion: Sendable, Hashable {
  /// These strings.
  case strings([String])
  /// These numbers, as JSON texts.
  case numbers([String])
  /// Strings with one of these starts.
  case prefixes([String])
  /// Strings with one of these ends.
  case suffixes([String])
  /// These strings in any case.
  case equalsIgnoreCase([String])
  /// Strings that match one of these wildcards.
  case wildcards([String])
}

/// One comparison of `numeric`.
public struct NumericComparison: Sendable, Hashable {
  /// How a value compares with the number.
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  public var relation: Relation
  /// The number, as a JSON text.
  public var number: String

  public init(_ relation: Relation, _ number: String) {
    self.relation = relation
    self.number = number
  }
}
