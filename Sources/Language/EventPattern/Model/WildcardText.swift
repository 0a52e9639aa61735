/// The text of a `wildcard`, split into literal bytes and stars.
///
/// `*` matches any bytes, including none and line breaks; `\*` is a star and `\\` a backslash. (event-ruler,
/// `WildcardParser`.)
struct WildcardText: Hashable {
  enum Mistake: Error, Equatable {
    /// Two unescaped stars in a row, the second at this byte.
    case consecutiveStars(at: Int)
    /// A backslash at this byte that is not followed by `*` or `\`.
    case unknownEscape(at: Int)
  }

  /// A literal byte or a star.
  enum Token: Hashable {
    case byte(UInt8)
    case star
  }

  let tokens: [Token]

  init(_ text: String) throws(Mistake) {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.utf8.count)
    var escaped = false
    for (index, byte) in text.utf8.enumerated() {
      if escaped {
        guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "\\") else { throw .unknownEscape(at: index - 1) }
        tokens.append(.byte(byte))
        escaped = false
      } else if byte == UInt8(ascii: "\\") {
        escaped = true
      } else if byte == UInt8(ascii: "*") {
        if tokens.last == .star { throw .consecutiveStars(at: index) }
        tokens.append(.star)
      } else {
        tokens.append(.byte(byte))
      }
    }
    if escaped { throw .unknownEscape(at: text.utf8.count - 1) }
    self.tokens = tokens
  }

  /// The literal texts between the stars: one more than there are stars, some of them empty.
  var pieces: [[UInt8]] {
    var pieces: [[UInt8]] = [[]]
    for token in tokens {
      switch token {
      case .star: pieces.append([])
      case .byte(let byte): pieces[pieces.count - 1].append(byte)
      }
    }
    return pieces
  }
}
