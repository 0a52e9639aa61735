/// What is said to a person: the words of a template, and the arguments in its gaps, kept apart until a report fills it.
///
/// Templates stand beside the codes that they belong to, as functions of this type, so that a report site names what it
/// says and hands over values. Two sentences are equal when their words and arguments are; the words alone tell which
/// template it was, and can be the key of a translation.
///
///     extension Sentence {
///       static func unknownKey(_ key: String) -> Sentence { "unknown key '\(key)'" }
///     }
public struct Sentence: Hashable, Sendable {
  /// A piece of a sentence.
  public enum Piece: Hashable, Sendable {
    /// Words of the template.
    case words(String)
    /// What stands in a gap of it.
    case argument(Argument)
  }

  /// What stands in a gap of a template.
  public enum Argument: Hashable, Sendable {
    /// A text as it stands in a source, or a value made of such texts.
    case text(String)
    /// A word of a language that is the same for every reader: a key, an operator, a unit, a name in a catalogue.
    case term(String)
    /// A number.
    case number(Int)
    /// What another template says.
    case sentence(Sentence)
    /// Several of the same kind, and what stands between them and before the last one.
    case list([Argument], separator: String, last: String)
  }

  /// The pieces, no words beside words.
  public let pieces: [Piece]

  fileprivate init(pieces: [Piece]) { self.pieces = pieces }

  /// The text: the arguments in their gaps.
  ///
  /// For reports alone, which hide secrets in it before they print it.
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

  /// A template with what stands in its gaps.
  public init(stringInterpolation: StringInterpolation) { self.init(pieces: stringInterpolation.pieces) }

  /// Collects words and arguments in their order.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    /// Begins a template.
    public init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    /// Adds words.
    public mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { pieces.append(.words(literal)) } }

    /// Adds a text of a source.
    public mutating func appendInterpolation(_ text: some StringProtocol) {
      pieces.append(.argument(.text(String(text))))
    }

    /// Adds a word of a language.
    public mutating func appendInterpolation(term: String) { pieces.append(.argument(.term(term))) }

    /// Adds texts of sources.
    public mutating func appendInterpolation(texts: [String], separator: String = ", ", last: String? = nil) {
      pieces.append(.argument(.list(texts.map { .text($0) }, separator: separator, last: last ?? separator)))
    }

    /// Adds words of a language.
    public mutating func appendInterpolation(terms: [String], separator: String = ", ") {
      pieces.append(.argument(.list(terms.map { .term($0) }, separator: separator, last: separator)))
    }

    /// Adds a number.
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      pieces.append(.argument(.number(Int(clamping: number))))
    }

    /// Adds what another template says.
    public mutating func appendInterpolation(_ sentence: Sentence) { pieces.append(.argument(.sentence(sentence))) }

    /// Adds several sentences.
    public mutating func appendInterpolation(_ sentences: [Sentence], separator: String = ", ", last: String? = nil)
    {
      pieces.append(
        .argument(.list(sentences.map { .sentence($0) }, separator: separator, last: last ?? separator)))
    }

    /// Adds a text of a source in single quotes: on one line, cut where it is long.
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

    /// Adds names as a sentence has them: `'a'`, `'a' and 'b'`, `'a', 'b' and 'c'`. Of many names the first are shown, and
    /// how many more there are.
    public mutating func appendInterpolation(listed names: some Collection<String>, or isChoice: Bool = false) {
      let most = 20
      var parts: [Sentence] = names.prefix(most).map { "'\($0)'" }
      if names.count > most { parts.append("\(names.count - most) more") }
      appendInterpolation(parts, last: isChoice ? " or " : " and ")
    }

    /// Adds texts of sources, each in single quotes.
    public mutating func appendInterpolation(quoted texts: [String], separator: String = ", ", last: String? = nil)
    { appendInterpolation(texts: texts.map { "'\($0)'" }, separator: separator, last: last) }
  }
}

extension DefaultStringInterpolation {
  /// A sentence is no text: only reports make one of it. Without this, a string would take its fields.
  @available(*, deprecated, message: "put the sentence into a sentence, or let a report fill it")
  public mutating func appendInterpolation(_ sentence: Sentence) { appendInterpolation(sentence.filled()) }
}
