public import Expressions
public import Source

/// A text that must be known when compiling: the characters themselves, or what an environment's variables come to.
public enum OpenText: Sendable {
  /// It holds no variable.
  case closed(Located<String>)
  /// The expressions of the template are variables, each a path from `vars` and nothing else.
  case open(TextTemplate, Span)

  /// Whether it holds no variable.
  public var isClosed: Bool {
    if case .closed = self { true } else { false }
  }

  /// Where the source says it.
  public var span: Span {
    switch self {
    case .closed(let text): text.span
    case .open(_, let span): span
    }
  }
}
