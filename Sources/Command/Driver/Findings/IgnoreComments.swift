import Diagnostics
import Source

/// A comment `# tasuki: ignore[CODE, CODE] reason`.
struct IgnoreComment {
  struct Entry {
    /// As it was written.
    var text: Located<String>
    /// Nil if there is no such code.
    var code: DiagnosticCode?
  }

  /// The comment, from its `#` to the end of the line.
  var span: Span
  /// What is deleted with the comment: the white space before it, and its line if there is nothing else on it.
  var removal: Span
  /// The lines whose findings it silences.
  var lines: [Int]
  var entries: [Entry]

  /// The text that every such comment contains.
  static let mark = "tasuki:"

  /// Finds them among the comments of a file, in their order.
  static func all(in file: SourceFile, among comments: [Span]) -> [IgnoreComment] {
    guard !comments.isEmpty else { return [] }
    let codes = knownCodes
    let table = LineTable(file)
    let text = file.text
    let base = text.startIndex
    var found: [IgnoreComment] = []
    // Comments can be stacked above the line that they are about, so they are read from the last one up.
    var below: (line: Int, content: Int)?
    for comment in comments.reversed() {
      let line = table.line(at: comment.start)
      let start = base + Int(table.starts[line - 1])
      let following = line < table.starts.count ? base + Int(table.starts[line]) : text.endIndex
      let end = base + Int(comment.end)
      let content = below?.line == line + 1 ? below?.content ?? line + 1 : line + 1
      let isOwnLine = text[start..<base + Int(comment.start)].allSatisfy(CommentScan.isBlank)
      if isOwnLine { below = (line, content) }
      guard var scan = CommentScan(text[start..<end], from: base + Int(comment.start)) else { continue }
      func span(_ from: Int, _ to: Int) -> Span {
        Span(file: file.number, start: UInt32(clamping: from - base), end: UInt32(clamping: to - base))
      }
      let isAlone = scan.contentEnd == start
      found.append(
        IgnoreComment(
          span: span(scan.hash, end), removal: isAlone ? span(start, following) : span(scan.contentEnd, end),
          lines: isAlone && content > line + 1 ? [line, line + 1, content] : [line, line + 1],
          entries: scan.codes().map { word in
            let written = String(decoding: text[word], as: UTF8.self)
            return Entry(
              text: Located(written, span(word.lowerBound, word.upperBound)), code: codes[written.lowercased()])
          }))
    }
    return found.reversed()
  }

  /// The codes by everything that a user may write for them.
  private static var knownCodes: [String: DiagnosticCode] {
    var codes: [String: DiagnosticCode] = [:]
    for code in allRules.all {
      let text = code.text.lowercased()
      for name in [code.name, text, String(text.dropFirst(3)), String(code.number)] { codes[name] = code }
    }
    return codes
  }
}

/// Looks for one that silences findings in a comment; it may be after other words.
private struct CommentScan {
  private let line: ArraySlice<UInt8>
  /// The position of the `#`.
  private(set) var hash = 0
  /// The end of the text before the comment, without white space.
  private(set) var contentEnd = 0
  private var cursor = 0

  /// `line` ends with the comment, which begins at `start`.
  init?(_ line: ArraySlice<UInt8>, from start: Int) {
    self.line = line
    var index = start
    while let at = line[index...].firstIndex(of: UInt8(ascii: "#")) {
      index = at + 1
      if at > start, !Self.isBlank(line[at - 1]) { continue }
      cursor = at + 1
      hash = at
      var end = at
      while end > line.startIndex, Self.isBlank(line[end - 1]) { end -= 1 }
      contentEnd = end
      if take(IgnoreComment.mark), take("ignore") { return }
    }
    return nil
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == 0x09 }

  private mutating func take(_ word: String) -> Bool {
    while cursor < line.endIndex, Self.isBlank(line[cursor]) { cursor += 1 }
    guard line[cursor...].starts(with: word.utf8) else { return false }
    cursor += word.utf8.count
    return true
  }

  /// Where the codes are; none if there are no brackets.
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
