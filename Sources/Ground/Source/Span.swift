/// The number of a source file in one run of the compiler.
///
/// Files are numbered in the order of their sorted paths, so that the same input always gives the same numbers.
public struct FileNumber: Hashable, Comparable, Sendable {
  /// The position of the file in the run's list of files, from 0.
  public let index: UInt32

  public init(_ index: UInt32) { self.index = index }

  /// Orders files as the run lists them.
  @inlinable
  public static func < (left: FileNumber, right: FileNumber) -> Bool { left.index < right.index }
}

/// A run of bytes in one source file: the place of a name, a value or a finding.
///
/// Offsets are bytes of the file's UTF-8 text without a byte order mark. Lines and columns are computed from them for
/// output.
public struct Span: Hashable, Sendable {
  public let file: FileNumber
  /// The offset of the first byte.
  public let start: UInt32
  /// The offset after the last byte; equal to `start` for an empty span.
  public let end: UInt32

  /// Makes the span of the bytes from `start` up to but not including `end`.
  @inlinable
  public init(file: FileNumber, start: UInt32, end: UInt32) {
    self.file = file
    self.start = start
    self.end = max(start, end)
  }

  public var length: UInt32 { end - start }

  /// The span from the start of this one to the end of `other`, which is in the same file after it.
  public func through(_ other: Span) -> Span { Span(file: file, start: start, end: max(end, other.end)) }

  public func contains(_ other: Span) -> Bool { file == other.file && start <= other.start && other.end <= end }

  /// The part of this span from `offset` bytes after its start, `length` bytes long, cut to this span.
  public func part(at offset: Int, length: Int) -> Span {
    let from = start + UInt32(min(max(0, offset), Int(self.length)))
    return Span(file: file, start: from, end: from + UInt32(min(max(0, length), Int(end - from))))
  }

  /// The empty span at this one's start.
  public var head: Span { Span(file: file, start: start, end: start) }
}

extension Span: Comparable {
  /// Orders spans by file, then by start, then by end.
  @inlinable
  public static func < (left: Span, right: Span) -> Bool {
    if left.file != right.file { return left.file < right.file }
    if left.start != right.start { return left.start < right.start }
    return left.end < right.end
  }
}
