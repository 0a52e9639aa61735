public import Source

/// One entry of a field's list: a value that it may have, or a test that its value may pass.
public struct ValueMatcher: Sendable, Hashable {
  /// What is asked of a value.
  public enum Test: Sendable, Hashable {
    /// The very same string. A string that is an IP address stands for that address, however it is spelled.
    case string(String)
    /// The same number, whatever its spelling; the text is JSON's.
    case number(String)
    /// `true` or `false`.
    case bool(Bool)
    /// `null`.
    case null
    /// A string that starts with a text.
    case prefix(String, ignoringCase: Bool)
    /// A string that ends with a text.
    case suffix(String, ignoringCase: Bool)
    /// The same string but for the case of its letters.
    case equalsIgnoreCase(String)
    /// The same string, and never the address that it may spell. The open source matcher knows it as `exactly`; the
    /// service does not document it.
    case exactly(String)
    /// A string of the form of a text in which `*` stands for any bytes, `\*` for a star and `\\` for a backslash.
    case wildcard(String)
    /// Any scalar but some.
    case anythingBut(Exclusion)
    /// A number within bounds: one comparison, or a lower and then an upper bound.
    case numeric([NumericComparison])
    /// A string that is an IP address of a block such as `10.0.0.0/24`.
    case cidr(String)
    /// Whether the field is there with a scalar value.
    case exists(Bool)
  }

  /// What is asked.
  public var test: Test
  /// Where the source says it.
  public var origin: Origin

  /// Makes an entry of a list.
  public init(_ test: Test, at span: Span? = nil) {
    self.test = test
    origin = Origin(span)
  }
}

/// What `anything-but` leaves out.
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
  /// Strings of one of these forms.
  case wildcards([String])
}

/// One comparison of `numeric`.
public struct NumericComparison: Sendable, Hashable {
  /// How a value stands to the number.
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    /// The same number.
    case equal = "="
    /// Below it.
    case less = "<"
    /// Below it or the same.
    case lessOrEqual = "<="
    /// Above it.
    case greater = ">"
    /// Above it or the same.
    case greaterOrEqual = ">="
  }

  /// How a value stands to the number.
  public var relation: Relation
  /// The number, as a JSON text.
  public var number: String

  /// Makes a comparison.
  public init(_ relation: Relation, _ number: String) {
    self.relation = relation
    self.number = number
  }
}
