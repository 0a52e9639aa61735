public import Expressions
public import Source

/// A string that must be known at compile time: literal text, or one with an environment's variables.
public enum OpenText: Sendable {
  /// Without variables.
  case closed(Located<String>)
  /// The expressions of the template are variables, each only a path from `vars`.
  case open(TextTemplate, Span)

  public var isClosed: Bool {
    if case .closed = self { true } else { false }
  }

  public var span: Span {
    switch self {
    case .closed(let text): text.span
    case .open(_, let span): span
    }
  }
}
