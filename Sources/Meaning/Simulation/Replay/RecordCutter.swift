/// Cuts a stream of text into what it is made of: JSON objects, wherever they begin and end, and lines of other text.
///
/// Logs hold their events in many ways: one a line, one behind the other with nothing between them (Firehose), over
/// several lines, in one large array. White space, commas and brackets between objects are passed over, so that all of
/// these are the same. What is kept in memory is one object, at most.
struct RecordCutter: Sendable {
  /// What was cut out.
  enum Piece: Equatable, Sendable {
    /// An object, from its opening brace to its closing one; nothing else of it was checked.
    case object([UInt8])
    /// A line that does not begin as JSON does.
    case text([UInt8])
    /// The beginning of an object that does not end.
    case broken([UInt8])
    /// The beginning of an object, or of a line, that is too long to be looked at.
    case tooLong([UInt8])
  }

  /// The longest object or line in bytes.
  static let longest = 16 << 20

  private enum Place: Sendable {
    case between, object, text
  }

  private let longest: Int
  private var place = Place.between
  /// What was read of the object or of the line so far; its beginning where it is too long.
  private var open: [UInt8] = []
  private var isTooLong = false
  /// How many braces and brackets are open.
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var startsLine = true
  /// How many lists are open between objects.
  private var openLists = 0
  private var isEmpty = true
  /// The number of the line, from 1, that what is open begins in.
  private var firstLine = 1
  /// How many lines have ended.
  private(set) var lineCount = 0

  init(longest: Int = RecordCutter.longest) {
    self.longest = longest
  }

  /// Whether nothing is open and a line begins.
  var isBetweenLines: Bool { place == .between && startsLine }

  /// Passes over a line that somebody else has taken for an object.
  mutating func skipLine() {
    lineCount += 1
  }

  /// Cuts a line, or a part of one, and hands over what ends in it, each with the number of the line that it begins in.
  mutating func cut(_ text: [UInt8], endsLine: Bool, _ take: (Piece, Int) -> Void) {
    // An object that is spread over lines is indented: a brace at the beginning of a line is the next one.
    if startsLine, place == .object, text.first == UInt8(ascii: "{") { end(take) }
    var index = 0
    while index < text.count {
      switch place {
      case .between: skipSeparators(text, &index)
      case .text: keep(text[index...], &index)
      case .object:
        let end = endOfObject(text, index)
        keep(text[index..<(end ?? text.count)], &index)
        if end != nil { close({ .object($0) }, take) }
      }
    }
    startsLine = endsLine
    guard endsLine else { return }
    lineCount += 1
    switch place {
    case .between: break
    case .text: close({ .text($0) }, take)
    // JSON has no line breaks in strings: the object was cut off in one.
    case .object where isInString: end(take)
    case .object: open.append(0x0A)
    }
  }

  /// Hands over what is still open where the text ends. A text of nothing but opening brackets is no empty log.
  mutating func finish(_ take: (Piece, Int) -> Void) {
    if place != .between { return end(take) }
    if isEmpty, openLists > 0 { take(.broken(Array(repeating: UInt8(ascii: "["), count: min(openLists, 200))), 1) }
  }

  private mutating func skipSeparators(_ text: [UInt8], _ index: inout Int) {
    while index < text.count {
      switch text[index] {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","): index += 1
      case UInt8(ascii: "["):
        openLists += 1
        index += 1
      case UInt8(ascii: "]"):
        openLists = max(0, openLists - 1)
        index += 1
      // The mark that some programs put before all text.
      case 0xEF where lineCount == 0 && text[index...].starts(with: [0xEF, 0xBB, 0xBF]): index += 3
      case let first:
        place = first == UInt8(ascii: "{") ? .object : .text
        firstLine = lineCount + 1
        return
      }
    }
  }

  /// Where the open object ends in a text; nil where it goes on behind it.
  private mutating func endOfObject(_ text: [UInt8], _ start: Int) -> Int? {
    for index in start..<text.count {
      let byte = text[index]
      if isEscaped {
        isEscaped = false
      } else if isInString {
        if byte == UInt8(ascii: "\\") { isEscaped = true }
        if byte == UInt8(ascii: "\"") { isInString = false }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          depth -= 1
          if depth == 0 { return index + 1 }
        default: break
        }
      }
    }
    return nil
  }

  private mutating func keep(_ text: ArraySlice<UInt8>, _ index: inout Int) {
    index += text.count
    if isTooLong { return }
    open += text
    guard open.count > longest else { return }
    isTooLong = true
    open = Array(open.prefix(200))
  }

  private mutating func end(_ take: (Piece, Int) -> Void) {
    close(place == .text ? { .text($0) } : { .broken($0) }, take)
  }

  private mutating func close(_ piece: ([UInt8]) -> Piece, _ take: (Piece, Int) -> Void) {
    isEmpty = false
    take(isTooLong ? .tooLong(open) : piece(open), firstLine)
    open.removeAll(keepingCapacity: open.count < 1 << 20)
    (place, isTooLong, depth, isInString, isEscaped) = (.between, false, 0, false, false)
  }
}
