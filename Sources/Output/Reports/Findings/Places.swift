public import Source

/// Turns spans into lines, columns and pieces of source lines, at a cost that does not depend on the length of a line.
///
/// A value belongs to one task.
public final class Places {
  /// The start and end of a span.
  public struct Range: Equatable, Sendable {
    public var start: Position
    /// The place after the last one.
    public var end: Position
  }

  private let sources: MaskedSources
  private var columns: [FileNumber: ColumnTable] = [:]

  /// Reads places from the files of a run.
  public init(_ sources: MaskedSources) { self.sources = sources }

  /// The numbers and the paths of the run's files.
  public var files: [(number: FileNumber, path: String)] { sources.paths }

  /// The file's path as findings show it.
  public func path(of span: Span) -> String { sources.file(of: span)?.path ?? "" }

  public func range(of span: Span) -> Range {
    Range(start: position(at: span.start, span), end: position(at: span.end, span))
  }

  private func position(at offset: UInt32, _ span: Span) -> Position {
    guard let lines = sources.lines(of: span), let file = sources.file(of: span) else {
      return Position(line: 1, column: 1)
    }
    let line = lines.line(at: offset)
    let lineStart = Int(lines.starts[line - 1])
    let end = min(Int(offset), file.text.count)
    // Lines of files that people write are short and need no table.
    if end - lineStart < 2 * ColumnTable.step {
      return Position(line: line, column: scalars(in: file, lineStart, end) + 1)
    }
    let table = columns[span.file] ?? ColumnTable(file)
    columns[span.file] = table
    let before = table.count(before: lineStart, in: file)
    return Position(line: line, column: table.count(before: end, in: file) - before + 1)
  }

  private func scalars(in file: SourceFile, _ from: Int, _ to: Int) -> Int {
    let base = file.text.startIndex
    return from < to ? file.text[(base + from)..<(base + to)].count { $0 & 0xC0 != 0x80 } : 0
  }

  /// The bytes of the source line at an offset, cut to `reach` bytes before and after it, and the offset of this piece
  /// in the file's text. Nil if the file is unknown or none of its lines may be shown.
  func piece(at offset: UInt32, of span: Span, reach: Int) -> LinePiece? {
    guard let lines = sources.lines(of: span), let file = sources.file(of: span), file.isQuotable
    else { return nil }
    let line = lines.line(at: offset)
    let text = file.text
    let base = text.startIndex
    let lineStart = Int(lines.starts[line - 1])
    var lineEnd = line < lines.starts.count ? Int(lines.starts[line]) : text.count
    while lineEnd > lineStart, text[base + lineEnd - 1] == 0x0A || text[base + lineEnd - 1] == 0x0D { lineEnd -= 1 }
    let place = min(max(Int(offset), lineStart), lineEnd)
    var start = max(lineStart, place - reach)
    var end = min(lineEnd, place + reach)
    while start > lineStart, text[base + start] & 0xC0 == 0x80 { start -= 1 }
    while end < lineEnd, text[base + end] & 0xC0 == 0x80 { end += 1 }
    return LinePiece(
      line: line, start: start, text: String(decoding: text[(base + start)..<(base + end)], as: UTF8.self),
      isCutBefore: start > lineStart, isCutAfter: end < lineEnd)
  }
}

/// A source line, or the part of a very long one around a place.
struct LinePiece {
  /// From 1.
  var line: Int
  /// The offset of the first byte in the file's text.
  var start: Int
  var text: String
  /// Whether the line starts before the piece.
  var isCutBefore: Bool
  /// Whether the line continues after the piece.
  var isCutAfter: Bool
}

/// The number of Unicode scalars before every 512th byte of a file.
private struct ColumnTable {
  static let step = 512
  private let counts: [Int]

  init(_ file: SourceFile) {
    let text = file.text
    var counts = [0]
    counts.reserveCapacity(text.count / Self.step + 1)
    var count = 0
    for (index, byte) in text.enumerated() {
      if index > 0, index.isMultiple(of: Self.step) { counts.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    self.counts = counts
  }

  func count(before offset: Int, in file: SourceFile) -> Int {
    let known = min(offset / Self.step, counts.count - 1)
    let base = file.text.startIndex
    return counts[known] + file.text[(base + known * Self.step)..<(base + offset)].count { $0 & 0xC0 != 0x80 }
  }
}
