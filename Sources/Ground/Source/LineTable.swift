/// Where each line of a text starts, to convert byte offsets to lines and columns for output.
///
/// Lines end at LF, CR or CRLF, as editors count them. YAML also knows NEL, LS and PS; they do not end a line here.
public struct LineTable: Sendable {
  /// The offset of each line's first byte, in rising order; the first is 0.
  public let starts: [UInt32]
  private let bytes: ArraySlice<UInt8>

  /// Reads the line starts of a file's text.
  public init(_ file: SourceFile) {
    let text = file.text
    var starts: [UInt32] = [0]
    var index = text.startIndex
    let base = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      if byte == 0x0A {
        starts.append(UInt32(clamping: index - base))
      } else if byte == 0x0D {
        if index < text.endIndex, text[index] == 0x0A { index += 1 }
        starts.append(UInt32(clamping: index - base))
      }
    }
    self.starts = starts
    self.bytes = text
  }

  /// The line, from 1, that contains the byte at `offset`; an offset after the end belongs to the last line.
  public func line(at offset: UInt32) -> Int {
    starts.partitionPoint { $0 > offset }
  }

  /// The number of bytes before `offset` on its line.
  public func offsetInLine(_ offset: UInt32) -> UInt32 { offset - starts[line(at: offset) - 1] }

  /// The indentation of the line that contains `offset`, in bytes; at most up to `offset`.
  public func indentation(before offset: UInt32) -> UInt32 {
    let end = min(bytes.startIndex + Int(offset), bytes.endIndex)
    let start = min(end, bytes.startIndex + Int(starts[line(at: offset) - 1]))
    return UInt32(clamping: bytes[start..<end].prefix { $0 == 0x20 || $0 == 0x09 }.count)
  }

  /// The place of the byte at `offset`.
  public func position(at offset: UInt32) -> Position {
    let line = line(at: offset)
    let lineStart = bytes.startIndex + Int(starts[line - 1])
    let end = min(bytes.startIndex + Int(offset), bytes.endIndex)
    // A continuation byte does not start a Unicode scalar.
    let column = lineStart < end ? bytes[lineStart..<end].count { $0 & 0xC0 != 0x80 } : 0
    return Position(line: line, column: column + 1)
  }

  /// The text of a line, from 1, without its line break; the empty string if there is no such line.
  public func text(ofLine line: Int) -> String {
    guard line >= 1, line <= starts.count else { return "" }
    let start = bytes.startIndex + Int(starts[line - 1])
    var end = line < starts.count ? bytes.startIndex + Int(starts[line]) : bytes.endIndex
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// A place in the form that people and editors use.
public struct Position: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, counted in Unicode scalars.
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
