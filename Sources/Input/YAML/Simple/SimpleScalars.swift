extension SimpleReader {
  /// A scalar on one line.
  struct Scalar {
    var form: Node.Form
    /// Where it begins, with its quote.
    var start: Int
    /// Where it ends, with its quote.
    var end: Int
    /// What is read after it: the colon of a key, or what follows a value.
    var next: Int
  }

  /// The scalar that begins at a place.
  func scalar(at start: Int, isFlow: Bool = false) throws(NotSimple) -> Scalar {
    switch at(start) {
    case .singleQuote, .doubleQuote: try quotedScalar(at: start)
    default: isFlow ? try flowScalar(at: start) : try blockScalar(at: start)
    }
  }

  private func quotedScalar(at start: Int) throws(NotSimple) -> Scalar {
    let quote = at(start)
    var end = start + 1
    while at(end) != quote {
      guard at(end) != .lineFeed, at(end) != .backslash || quote == .singleQuote else { throw NotSimple() }
      end += 1
    }
    end += 1
    // In single quotes, two of them stand for one.
    guard at(end) != quote else { throw NotSimple() }
    return Scalar(form: quote == .singleQuote ? .singleQuoted : .doubleQuoted, start: start, end: end, next: end)
  }

  /// A scalar without quotes in a block collection.
  private func blockScalar(at start: Int) throws(NotSimple) -> Scalar {
    guard mayBeginPlain(start) else { throw NotSimple() }
    var place = start
    var end = start
    while true {
      switch at(place) {
      case .lineFeed: return Scalar(form: .plain, start: start, end: end, next: end)
      case .hash where at(place - 1) == .space: return Scalar(form: .plain, start: start, end: end, next: end)
      case .colon where isBlankOrEnd(place + 1): return Scalar(form: .plain, start: start, end: end, next: place)
      case .space: place += 1
      default:
        place += 1
        end = place
      }
    }
  }

  /// A scalar without quotes in a flow collection.
  private func flowScalar(at start: Int) throws(NotSimple) -> Scalar {
    guard mayBeginPlain(start) else { throw NotSimple() }
    var place = start
    var end = start
    while true {
      switch at(place) {
      case .lineFeed, .comma, .closeBracket, .closeBrace:
        return Scalar(form: .plain, start: start, end: end, next: end)
      case .openBracket, .openBrace, .question: throw NotSimple()
      case .hash where at(place - 1) == .space: throw NotSimple()
      case .colon where at(place + 1) == .space:
        return Scalar(form: .plain, start: start, end: end, next: place)
      case .colon where at(place + 1) == .lineFeed || Characters.isFlowIndicator(at(place + 1)):
        throw NotSimple()
      case .space: place += 1
      default:
        place += 1
        end = place
      }
    }
  }

  /// Whether a scalar without quotes may begin with a byte: no indicator can, and of `-` only one before a letter, a digit
  /// or a point.
  private func mayBeginPlain(_ place: Int) -> Bool {
    switch at(place) {
    case .space, .lineFeed, .question, .colon, .comma, .openBracket, .closeBracket, .openBrace, .closeBrace, .hash,
      .ampersand, .star, UInt8(ascii: "!"), .bar, .greater, .singleQuote, .doubleQuote, .percent,
      UInt8(ascii: "@"), UInt8(ascii: "`"):
      false
    case .dash:
      switch at(place + 1) {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
        true
      default: false
      }
    default: true
    }
  }

  // MARK: Block scalars

  /// Reads a block scalar without indentation indicator, up to the end of its last line. `own` is the column of the
  /// collection that it is in.
  mutating func readBlockScalar(in own: Int) throws(NotSimple) {
    let start = index
    let isFolded = at(start) == .greater
    index += 1
    let isStripped = at(index) == .dash
    if isStripped { index += 1 }
    guard at(index) == .lineFeed, index < bytes.count else { throw NotSimple() }
    let indentation = indentation(after: index)
    guard indentation > own, at(index + 1 + indentation) != .lineFeed else { throw NotSimple() }
    var text: [UInt8] = []
    while true {
      // At the line feed before a line of the text.
      let first = index + 1 + indentation
      if isFolded, at(first) == .space { throw NotSimple() }
      index = first
      skipLine()
      guard index < bytes.count else { throw NotSimple() }
      let line = bytes[first..<index]
      if line.first == .space, line.allSatisfy({ $0 == .space }) { throw NotSimple() }
      text.append(contentsOf: line)
      let end = index
      var breaks = 1
      while index + 1 < bytes.count, isBlankLine(after: index, indentation: indentation) {
        index += 1
        skipLine()
        breaks += 1
      }
      guard index + 1 < bytes.count, self.indentation(after: index) >= indentation else {
        // `moveToNextLine` passes the empty lines.
        index = end
        break
      }
      if isFolded {
        guard breaks == 1 else { throw NotSimple() }
        text.append(.space)
      } else {
        text.append(contentsOf: repeatElement(.lineFeed, count: breaks))
      }
    }
    if !isStripped { text.append(.lineFeed) }
    addScalar(
      isFolded ? .folded : .literal, start..<index, String(decoding: text, as: UTF8.self), text.count)
  }

  /// How many spaces the line after a line feed begins with.
  private func indentation(after lineFeed: Int) -> Int {
    var place = lineFeed + 1
    while place < bytes.count, bytes[place] == .space { place += 1 }
    return place - lineFeed - 1
  }

  /// Whether the line after a line feed is empty, as far as a block scalar in a column is concerned.
  private func isBlankLine(after lineFeed: Int, indentation: Int) -> Bool {
    let spaces = self.indentation(after: lineFeed)
    return spaces <= indentation && at(lineFeed + 1 + spaces) == .lineFeed
  }
}
