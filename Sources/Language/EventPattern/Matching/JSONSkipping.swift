import Source

// Skips JSON text in place, accepting only what RFC 8259 allows. Every function takes the start of the text to skip and
// returns the position after it, or `notJSON`; `JSONScanner` reports the details of an error.

extension RawSpan {
  /// The position that represents invalid JSON.
  static var notJSON: Int { -1 }

  /// The byte at a position; 0 after the end, which JSON never contains.
  @inline(__always)
  func byte(_ position: Int) -> UInt8 {
    position < byteCount ? unsafeLoad(fromByteOffset: position, as: UInt8.self) : 0
  }

  /// Eight bytes, the first one lowest.
  @inline(__always)
  func word(_ position: Int) -> UInt64 {
    UInt64(littleEndian: unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  func holds(_ other: [UInt8], at position: Int) -> Bool {
    guard position >= 0, other.count <= byteCount - position else { return false }
    for index in other.indices where byte(position + index) != other[index] { return false }
    return true
  }

  @inline(__always)
  func skipSpace(_ start: Int) -> Int {
    var position = start
    while true {
      switch byte(position) {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return position
      }
    }
  }

  /// Skips the rest of a string, from after its opening quote to after its closing one.
  @inline(__always)
  func skipString(_ start: Int) -> (end: Int, hasEscapes: Bool) {
    var position = start
    while position + 8 <= byteCount {
      let stop = RawSpan.stringStops(word(position))
      guard stop != 0 else {
        position += 8
        continue
      }
      position += stop.trailingZeroBitCount / 8
      if byte(position) == UInt8(ascii: "\"") { return (position + 1, false) }
      return skipUnusualString(position)
    }
    return skipUnusualString(position)
  }

  /// The high bit of each byte that ends a run of plain characters: a quote, a backslash, a control character or a
  /// non-ASCII byte. Bits above the lowest one set may be wrong.
  @inline(__always)
  private static func stringStops(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* 0x22)
    let slashes = word ^ (ones &* 0x5C)
    let found =
      ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes) | ((word &- ones &* 0x20) & ~word) | word
    return found & (ones &* 0x80)
  }

  /// The same byte by byte, with escapes and non-ASCII characters.
  @inline(never)
  private func skipUnusualString(_ start: Int) -> (end: Int, hasEscapes: Bool) {
    var position = start
    var hasEscapes = false
    while true {
      let next = byte(position)
      switch next {
      case UInt8(ascii: "\""): return (position + 1, hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        position = skipEscape(position)
        if position < 0 { return (RawSpan.notJSON, true) }
      case 0x20..<0x80: position += 1
      case 0x80...:
        let length = lengthOfScalar(position)
        if length == 0 { return (RawSpan.notJSON, hasEscapes) }
        position += length
      default: return (RawSpan.notJSON, hasEscapes)
      }
    }
  }

  private func skipEscape(_ position: Int) -> Int {
    switch byte(position + 1) {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return position + 2
    case UInt8(ascii: "u"):
      return hexadecimal(position + 2) == nil ? RawSpan.notJSON : position + 6
    default: return RawSpan.notJSON
    }
  }

  /// The value of four hexadecimal digits.
  private func hexadecimal(_ start: Int) -> UInt32? {
    var code: UInt32 = 0
    for position in start..<start + 4 {
      guard let digit = byte(position).hexadecimalValue else { return nil }
      code = code << 4 | UInt32(digit)
    }
    return code
  }

  /// The length of the UTF-8 sequence at a position in bytes; 0 if it is invalid.
  func lengthOfScalar(_ position: Int) -> Int {
    func continues(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
      let next = byte(position + offset)
      return next >= low && next <= high
    }
    switch byte(position) {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80, 0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80, 0x8F) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }

  /// Appends the bytes of a skipped string with its escapes resolved; half of a surrogate pair becomes U+FFFD.
  func appendUnescaped(_ range: Range<Int>, to output: inout [UInt8]) {
    var position = range.lowerBound
    while position < range.upperBound {
      let next = byte(position)
      guard next == UInt8(ascii: "\\") else {
        output.append(next)
        position += 1
        continue
      }
      let escaped = byte(position + 1)
      position += 2
      switch escaped {
      case UInt8(ascii: "b"): output.append(0x08)
      case UInt8(ascii: "f"): output.append(0x0C)
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "r"): output.append(0x0D)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "u"):
        var code = hexadecimal(position) ?? 0
        position += 4
        if code & 0xFC00 == 0xD800, position + 6 <= range.upperBound, byte(position) == UInt8(ascii: "\\"),
          byte(position + 1) == UInt8(ascii: "u"), let low = hexadecimal(position + 2), low & 0xFC00 == 0xDC00
        {
          code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
          position += 6
        }
        output.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
      default: output.append(escaped)
      }
    }
  }

  @inline(__always)
  func skipNumber(_ start: Int) -> Int {
    var position = start
    if byte(position) == UInt8(ascii: "-") { position += 1 }
    if byte(position) == UInt8(ascii: "0") {
      position += 1
      if byte(position) &- UInt8(ascii: "0") <= 9 { return RawSpan.notJSON }
    } else {
      position = skipDigits(position)
      if position < 0 { return RawSpan.notJSON }
    }
    if byte(position) == UInt8(ascii: ".") {
      position = skipDigits(position + 1)
      if position < 0 { return RawSpan.notJSON }
    }
    if byte(position) | 0x20 == UInt8(ascii: "e") {
      position += 1
      if byte(position) == UInt8(ascii: "+") || byte(position) == UInt8(ascii: "-") { position += 1 }
      position = skipDigits(position)
    }
    return position
  }

  @inline(__always)
  private func skipDigits(_ start: Int) -> Int {
    var position = start
    let ones: UInt64 = 0x0101_0101_0101_0101
    while position + 8 <= byteCount {
      let values = word(position) ^ (ones &* 0x30)
      let others = (((values & (ones &* 0x7F)) &+ (ones &* 0x76)) | values) & (ones &* 0x80)
      guard others != 0 else {
        position += 8
        continue
      }
      position += others.trailingZeroBitCount / 8
      return position > start ? position : RawSpan.notJSON
    }
    while byte(position) &- UInt8(ascii: "0") <= 9 { position += 1 }
    return position > start ? position : RawSpan.notJSON
  }

  /// Skips `true`, `false` or `null`, identified by its first letter.
  @inline(__always)
  func skipWord(_ position: Int) -> Int {
    let word: StaticString
    switch byte(position) {
    case UInt8(ascii: "t"): word = "true"
    case UInt8(ascii: "f"): word = "false"
    default: word = "null"
    }
    for index in 0..<word.utf8CodeUnitCount where byte(position + index) != word.utf8Start[index] {
      return RawSpan.notJSON
    }
    return position + word.utf8CodeUnitCount
  }

  @inline(__always)
  func skipScalar(_ position: Int) -> Int {
    switch byte(position) {
    case UInt8(ascii: "\""): skipString(position + 1).end
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): skipNumber(position)
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): skipWord(position)
    default: RawSpan.notJSON
    }
  }

  /// Skips any value.
  ///
  /// - Parameter depth: The maximum nesting of objects and arrays in the value, including itself.
  @inline(__always)
  func skipValue(_ position: Int, depth: Int) -> Int {
    let first = byte(position)
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return skipScalar(position) }
    return skipContainer(position, depth: depth)
  }

  private func skipContainer(_ start: Int, depth: Int) -> Int {
    // One bit per level, the innermost lowest: whether it is an object. Levels beyond 64 are stored separately.
    var kinds: UInt64 = 0
    var outer: [UInt64] = []
    var level = 0
    var position = start
    while true {
      // A value begins here.
      let first = byte(position)
      if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
        if level >= depth { return RawSpan.notJSON }
        if level & 63 == 0, level > 0 {
          outer.append(kinds)
          kinds = 0
        }
        let isObject = first == UInt8(ascii: "{")
        kinds = kinds << 1 | (isObject ? 1 : 0)
        level += 1
        position = skipSpace(position + 1)
        if byte(position) != (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
          if isObject {
            position = skipName(position)
            if position < 0 { return RawSpan.notJSON }
          }
          continue
        }
      } else {
        position = skipScalar(position)
        if position < 0 { return RawSpan.notJSON }
        position = skipSpace(position)
      }
      // A value has ended here: another one follows, or containers end.
      while true {
        let isObject = kinds & 1 == 1
        let next = byte(position)
        if next == UInt8(ascii: ",") {
          position = skipSpace(position + 1)
          if isObject {
            position = skipName(position)
            if position < 0 { return RawSpan.notJSON }
          }
          break
        }
        guard next == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return RawSpan.notJSON }
        position += 1
        level -= 1
        if level == 0 { return position }
        kinds >>= 1
        if level & 63 == 0, let known = outer.popLast() { kinds = known }
        position = skipSpace(position)
      }
    }
  }

  /// Skips a member's name, the colon and the white space around them.
  @inline(__always)
  private func skipName(_ position: Int) -> Int {
    guard byte(position) == UInt8(ascii: "\"") else { return RawSpan.notJSON }
    var end = skipString(position + 1).end
    if end < 0 { return RawSpan.notJSON }
    end = skipSpace(end)
    return byte(end) == UInt8(ascii: ":") ? skipSpace(end + 1) : RawSpan.notJSON
  }
}
