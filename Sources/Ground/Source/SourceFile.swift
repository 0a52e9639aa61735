/// A text that the compiler reads: its name as a user would type it, and its bytes.
public struct SourceFile: Sendable {
  /// The number by which spans name this file.
  public let number: FileNumber
  /// The path as it is shown in findings: relative, with `/` between its parts, never a path of a machine.
  public let path: String
  /// The path from the project's root: as what is written names the file, from whatever folder the compiler was started.
  public let pathInProject: String
  /// The bytes as they stand on disk. `text` is what spans count in.
  public let bytes: [UInt8]
  /// Whether findings may show lines of it. A file that a workflow names may be another one than its author thinks.
  public let isQuotable: Bool
  /// How many bytes of a UTF-8 byte order mark stand before the text: 0 or 3.
  public let textStart: Int

  /// Makes a source file from its bytes; a UTF-8 byte order mark is recognised and left out of `text`. The paths are the
  /// same where the second is left out.
  public init(
    number: FileNumber, path: String, inProject pathInProject: String? = nil, bytes: [UInt8],
    isQuotable: Bool = true
  ) {
    self.number = number
    self.path = path
    self.pathInProject = pathInProject ?? path
    self.bytes = bytes
    self.isQuotable = isQuotable
    self.textStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The bytes that spans count in.
  public var text: ArraySlice<UInt8> { bytes[textStart...] }

  /// The span of the whole text.
  public var span: Span {
    Span(file: number, start: 0, end: UInt32(clamping: bytes.count - textStart))
  }

  /// The text that a span covers; bytes that are not UTF-8 become U+FFFD.
  public func text(of span: Span) -> String {
    let start = min(textStart + Int(span.start), bytes.count)
    let end = min(textStart + Int(span.end), bytes.count)
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }
}
