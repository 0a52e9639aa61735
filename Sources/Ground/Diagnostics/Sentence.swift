/// A message for people: the words of a template, and the arguments in its gaps, kept apart until a report fills it.
///
/// Templates are next to their codes, as functions of this type, so that a report site names a template and passes
/// values. Two sentences are equal if their words and arguments are. The words alone identify the template, and could
/// be the key of a translation.
///
///     extension Sentence {
///       static func unknownKey(_ key: String) -> Sentence { "unknown key '\(key)'" }
///     }
public struct Sentence: Hashable, Sendable {
  public enum Piece: Hashable, Sendable {
    case words(String)
    case argument(Argument)
  }

  public enum Argument: Hashable, Sendable {
    /// Text from a source, or a value made of such texts.
    case text(String)
    /// A word that is the same in every language: a key, an operator, a unit, a name in the catalog.
    case term(String)
    case number(Int)
    case sentence(Sentence)
    /// Several arguments of the same kind, with the separators between them and before the last one.
    case list([Argument], separator: String, last: String)
  }

  /// The pieces; words are never adjacent to words.
  public let pieces: [Piece]

  fileprivate init(pieces: [Piece]) { self.pieces = pieces }

  /// The text: the arguments in their gaps.
  ///
  /// Only for reports, which hide secrets in the text before they print it.
  public func filled() -> String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .argument(let argument): argument.filled()
      }
    }.joined()
  }
}

extension Sentence.Argument {
  fileprivate func filled() -> String {
    switch self {
    case .text(let text), .term(let text): text
    case .number(let number): String(number)
    case .sentence(let sentence): sentence.filled()
    case .list(let items, let separator, let last):
      items.enumerated().map { index, item in
        (index == 0 ? "" : index == items.count - 1 ? last : separator) + item.filled()
      }.joined()
    }
  }
}

extension Sentence: ExpressibleByStringInterpolation {
  /// A sentence without gaps.
  public init(stringLiteral words: String) { self.init(pieces: words.isEmpty ? [] : [.words(words)]) }

  /// A template with its arguments.
  public init(stringInterpolation: StringInterpolation) { self.init(pieces: stringInterpolation.pieces) }

  /// Collects words and arguments in order.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    /// Begins a template.
    public init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    public mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { pieces.append(.words(literal)) } }

    /// Adds text from a source.
    public mutating func appendInterpolation(_ text: some StringProtocol) {
      pieces.append(.argument(.text(String(text))))
    }

    /// Adds a word that is the same in every language.
    public mutating func appendInterpolation(term: String) { pieces.append(.argument(.term(term))) }

    /// Adds texts from sources.
    public mutating func appendInterpolation(texts: [String], separator: String = ", ", last: String? = nil) {
      pieces.append(.argument(.list(texts.map { .text($0) }, separator: separator, last: last ?? separator)))
    }

    /// Adds words that are the same in every language.
    public mutating func appendInterpolation(terms: [String], separator: String = ", ") {
      pieces.append(.argument(.list(terms.map { .term($0) }, separator: separator, last: separator)))
    }

    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      pieces.append(.argument(.number(Int(clamping: number))))
    }

    public mutating func appendInterpolation(_ sentence: Sentence) { pieces.append(.argument(.sentence(sentence))) }

    public mutating func appendInterpolation(_ sentences: [Sentence], separator: String = ", ", last: String? = nil)
    {
      pieces.append(
        .argument(.list(sentences.map { .sentence($0) }, separator: separator, last: last ?? separator)))
    }

    /// Adds text from a source in single quotes, on one line and shortened if it is long.
    public mutating func appendInterpolation(quoted text: String) {
      var shown = "'"
      for (count, scalar) in text.unicodeScalars.enumerated() {
        if count == 60 {
          shown += "…"
          break
        }
        shown.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
      }
      pieces.append(.argument(.text(shown + "'")))
    }

    /// Adds names as a sentence lists them: `'a'`, `'a' and 'b'`, `'a', 'b' and 'c'`. Of many names it adds the first
    /// ones and the number of the others.
    public mutating func appendInterpolation(listed names: some Collection<String>, or isChoice: Bool = false) {
      let most = 20
      var parts: [Sentence] = names.prefix(most).map { "'\($0)'" }
      if names.count > most { parts.append("\(names.count - most) more") }
      appendInterpolation(parts, last: isChoice ? " or " : " and ")
    }

    /// Adds texts from sources, each in single quotes.
    public mutating func appendInterpolation(quoted texts: [String], separator: String = ", ", last: String? = nil)
    { appendInterpolation(texts: texts.map { "'\($0)'" }, separator: separator, last: last) }
  }
}

extension DefaultStringInterpolation {
  /// A sentence is not text: only reports convert it. Without this overload, string interpolation would print its
  /// fields.
  @available(*, deprecated, message: "put the sentence into a sentence, or let a report fill it")
  public mutating func appendInterpolation(_ sentence: Sentence) { appendInterpolation(sentence.filled()) }
}
