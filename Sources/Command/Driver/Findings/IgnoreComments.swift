import Diagnostics
import Source

/// A comment `# tasuki: ignore[CODE, CODE] reason`.
struct IgnoreComment {
  /// A code that the comment names.
  struct Entry {
    /// What was written.
    var text: Located<String>
    /// The code; nil where there is none such.
    var code: DiagnosticCode?
  }

  /// The comment, from its `#` to the end of the line.
  var span: Span
  /// What goes when the comment goes: with the white space before it, and its line where it stands alone.
  var removal: Span
  /// The lines whose findings it silences.
  var lines: [Int]
  /// The codes.
  var entries: [Entry]

  /// The comments of a file, in their order.
  static func all(in file: SourceFile) -> [IgnoreComment] {
    guard file.mentions("tasuki:") else { return [] }
    let codes = knownCodes
    let table = LineTable(file)
    let text = file.text
    let base = text.startIndex
    var comments: [IgnoreComment] = []
    // Comments may stand in a row above what they are about, so that the lines are looked at from the last one up.
    var contentLine = table.starts.count + 1
    for index in table.starts.indices.reversed() {
      let start = base + Int(table.starts[index])
      let following = index + 1 < table.starts.count ? base + Int(table.starts[index + 1]) : text.endIndex
      var end = following
      while end > start, text[end - 1] == 0x0A || text[end - 1] == 0x0D { end -= 1 }
      let content = contentLine
      if !isComment(text[start..<end]) { contentLine = index + 1 }
      guard var scan = CommentScan(text[start..<end]) else { continue }
      func span(_ from: Int, _ to: Int) -> Span {
        Span(file: file.number, start: UInt32(clamping: from - base), end: UInt32(clamping: to - base))
      }
      let isAlone = scan.contentEnd == start
      let lines = [index + 1, index + 2]
      comments.append(
        IgnoreComment(
          span: span(scan.hash, end), removal: isAlone ? span(start, following) : span(scan.contentEnd, end),
          lines: isAlone && content > index + 2 ? lines + [content] : lines,
          entries: scan.codes().map { word in
            let written = String(decoding: text[word], as: UTF8.self)
            return Entry(
              text: Located(written, span(word.lowerBound, word.upperBound)), code: codes[written.lowercased()])
          }))
    }
    return comments.reversed()
  }

  /// The codes by all that a user may write for them.
  private static var knownCodes: [String: DiagnosticCode] {
    var codes: [String: DiagnosticCode] = [:]
    for info in DiagnosticRegistry.all {
      let text = info.code.text.lowercased()
      for name in [info.code.name, text, String(text.dropFirst(3)), String(info.code.number)] {
        codes[name] = info.code
      }
    }
    return codes
  }

  private static func isComment(_ line: ArraySlice<UInt8>) -> Bool {
    line.first { $0 != UInt8(ascii: " ") && $0 != 0x09 } == UInt8(ascii: "#")
  }
}

/// Looks for the comment in one line.
private struct CommentScan {
  private let line: ArraySlice<UInt8>
  /// Where the `#` stands.
  private(set) var hash = 0
  /// The end of what stands before the comment, white space left out.
  private(set) var contentEnd = 0
  private var cursor = 0

  init?(_ line: ArraySlice<UInt8>) {
    self.line = line
    var index = line.startIndex
    while let at = line[index...].firstIndex(of: UInt8(ascii: "#")) {
      index = at + 1
      if at > line.startIndex, !Self.isBlank(line[at - 1]) { continue }
      cursor = at + 1
      hash = at
      var end = at
      while end > line.startIndex, Self.isBlank(line[end - 1]) { end -= 1 }
      contentEnd = end
      if take("tasuki:"), take("ignore") { return }
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == 0x09 }

  private mutating func take(_ word: String) -> Bool {
    while cursor < line.endIndex, Self.isBlank(line[cursor]) { cursor += 1 }
    guard line[cursor...].starts(with: word.utf8) else { return false }
    cursor += word.utf8.count
    return true
  }

  /// Where the codes stand; none where there are no brackets.
  mutating func codes() -> [Range<Int>] {
    guard take("["), let close = line[cursor...].firstIndex(of: UInt8(ascii: "]")) else { return [] }
    return line[cursor..<close].split(separator: UInt8(ascii: ",")).compactMap { part in
      var part = part
      while let first = part.first, Self.isBlank(first) { part.removeFirst() }
      while let last = part.last, Self.isBlank(last) { part.removeLast() }
      return part.isEmpty ? nil : part.startIndex..<part.endIndex
    }
  }
}
