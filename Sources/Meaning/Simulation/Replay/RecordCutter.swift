import Source

/// Cuts a stream of text into JSON objects, wherever they begin and end, and lines of other text.
///
/// Logs contain events in many forms: one per line, one after the other without a separator (Firehose), over several
/// lines, in one large array. White space, commas and brackets between objects are skipped, so these are all the
/// same. At most one object is kept in memory.
struct RecordCutter: Sendable {
  enum Piece: Equatable, Sendable {
    /// An object, from its opening brace to its closing one; nothing else in it was checked.
    case object([UInt8])
    /// A line that does not begin like JSON.
    case text([UInt8])
    /// The start of an unclosed object.
    case broken([UInt8])
    /// The start of an object or line that is too long.
    case tooLong([UInt8])
  }

  /// The longest object or line in bytes.
  static let longest = 16 << 20

  private enum Place: Sendable {
    case between, object, text
  }

  private let longest: Int
  private var place = Place.between
  /// The part of the object or line that was read so far; only its start if it is too long.
  private var open: [UInt8] = []
  private var isTooLong = false
  /// The number of open braces and brackets.
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var startsLine = true
  /// How many lists are open between objects.
  private var openLists = 0
  private var isEmpty = true
  /// The number of the line, from 1, in which the open piece begins.
  private var firstLine = 1
  /// The number of complete lines.
  private(set) var lineCount = 0

  init(longest: Int = RecordCutter.longest) { self.longest = longest }

  /// Whether no piece is open at the start of a line.
  var isBetweenLines: Bool { place == .between && startsLine }

  /// Skips a line that the caller has read as an object.
  mutating func skipLine() { lineCount += 1 }

  /// Cuts a line, or a part of one, and calls `take` for each piece that ends in it, with the number of the line in
  /// which it begins.
  mutating func cut(_ text: [UInt8], endsLine: Bool, _ take: (Piece, Int) -> Void) {
    if startsLine, place == .object, RecordBorder.begins(text) { end(take) }
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
    // JSON has no line breaks in strings, so the object was cut off inside one.
    case .object where isInString: end(take)
    case .object: open.append(0x0A)
    }
  }

  /// Calls `take` for the piece that is still open at the end of the text. A text of only opening brackets is not an empty
  /// log.
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
      // The byte order mark that some programs write.
      case 0xEF where lineCount == 0 && text[index...].starts(with: [0xEF, 0xBB, 0xBF]): index += 3
      case let first:
        place = first == UInt8(ascii: "{") ? .object : .text
        firstLine = lineCount + 1
        return
      }
    }
  }

  /// The end of the open object in a text; nil if it continues.
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

/// Where a log can be cut so that no record is torn: at a line that begins a record whatever came before it.
public enum RecordBorder {
  /// Whether a line begins a record: with a brace, since an object that is spread over lines is indented, or with a date, as
  /// lines of CloudWatch Logs do, since no line of JSON can begin with one.
  public static func begins(_ line: [UInt8]) -> Bool {
    guard let first = line.first else { return false }
    if first == UInt8(ascii: "{") { return true }
    guard line.count >= 11 else { return false }
    for index in 0..<10 {
      let isRight = index == 4 || index == 7 ? line[index] == UInt8(ascii: "-") : line[index].isDigit
      if !isRight { return false }
    }
    return line[10] == UInt8(ascii: "T") || line[10] == 0x20
  }
}
