import Source

/// A position in the bytes of a Terraform file.
struct ConfigurationCursor {
  let file: SourceFile
  let bytes: ArraySlice<UInt8>
  /// From the start of the text.
  var position = 0

  init(_ file: SourceFile) {
    self.file = file
    self.bytes = file.text
  }

  var next: UInt8? { byte(0) }

  func byte(_ distance: Int) -> UInt8? {
    let index = bytes.startIndex + position + distance
    return index < bytes.endIndex ? bytes[index] : nil
  }

  func isAt(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { buffer in
      for (distance, byte) in buffer.enumerated() where self.byte(distance) != byte { return false }
      return true
    }
  }

  mutating func take(_ text: StaticString) -> Bool {
    guard isAt(text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  func span(from start: Int) -> Span {
    Span(file: file.number, start: UInt32(clamping: start), end: UInt32(clamping: position))
  }

  func text(from start: Int, to end: Int) -> String {
    String(decoding: bytes[(bytes.startIndex + start)..<(bytes.startIndex + end)], as: UTF8.self)
  }

  func failure(_ problem: ExistingProblem, at start: Int? = nil) -> ConfigurationFailure {
    let start = UInt32(clamping: start ?? position)
    let end = min(start + 1, file.span.end)
    return ConfigurationFailure(Located(problem, Span(file: file.number, start: min(start, end), end: end)))
  }

  /// Skips blanks and comments, and line ends if the place allows them.
  mutating func skipSpace(throughLines: Bool) throws(ConfigurationFailure) {
    while let byte = next {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        position += 1
      case UInt8(ascii: "\n") where throughLines:
        position += 1
      case UInt8(ascii: "#"):
        skipLine()
      case UInt8(ascii: "/") where isAt("//"):
        skipLine()
      case UInt8(ascii: "/") where isAt("/*"):
        let start = position
        position += 2
        while !isAt("*/") {
          guard next != nil else { throw failure(.unclosedComment, at: start) }
          position += 1
        }
        position += 2
      default:
        return
      }
    }
  }

  private mutating func skipLine() {
    while let byte = next, byte != UInt8(ascii: "\n") { position += 1 }
  }

  /// An identifier; nil if none is here.
  mutating func identifier() -> Located<String>? {
    guard let first = next, Self.startsName(first) else { return nil }
    let start = position
    while let byte = next, Self.startsName(byte) || byte == UInt8(ascii: "-") || byte.isDigit {
      position += 1
    }
    return Located(text(from: start, to: position), span(from: start))
  }

  private static func startsName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || byte.isLetter
  }
}

/// Why reading stops, and where.
struct ConfigurationFailure: Error {
  var problem: Located<ExistingProblem>

  init(_ problem: Located<ExistingProblem>) { self.problem = problem }
}
