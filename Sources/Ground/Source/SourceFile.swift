/// A text that the compiler reads: its path as the user would type it, and its bytes.
public struct SourceFile: Sendable {
  /// The number by which spans name this file.
  public let number: FileNumber
  /// The path in findings: relative, with `/` between its parts, never an absolute path.
  public let path: String
  /// The path from the project's root, for output that must not depend on the current folder.
  public let pathInProject: String
  /// The bytes as they are on disk. Spans refer to `text`.
  public let bytes: [UInt8]
  /// Whether findings may show its lines. A file that a workflow names may not be the one that its author has in mind.
  public let isQuotable: Bool
  /// The length of a UTF-8 byte order mark before the text, in bytes: 0 or 3.
  public let textStart: Int

  /// Makes a source file from its bytes. A UTF-8 byte order mark is not part of `text`. Without the second path, both
  /// are the same.
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

  /// The bytes that spans refer to.
  public var text: ArraySlice<UInt8> { bytes[textStart...] }

  public var span: Span { Span(file: number, start: 0, end: UInt32(clamping: bytes.count - textStart)) }

  /// The text that a span covers; bytes that are not UTF-8 become U+FFFD.
  public func text(of span: Span) -> String {
    let start = min(textStart + Int(span.start), bytes.count)
    let end = min(textStart + Int(span.end), bytes.count)
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }
}
