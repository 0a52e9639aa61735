extension YAMLOutput {
  /// The value as a YAML document in UTF-8, in block form, with a line break at the end.
  ///
  /// Readers of YAML 1.1 (cfn-lint, the `aws` command) and of 1.2 read the same values. `comments` are at the top.
  public func bytes(comments: [String] = []) -> [UInt8] {
    var writer = YAMLWriter()
    writer.writeDocument(self, comments: comments)
    return writer.output
  }

  /// The document as text, as `bytes(comments:)` writes it.
  public func text(comments: [String] = []) -> String { String(decoding: bytes(comments: comments), as: UTF8.self) }
}

/// Writes YAML in block form, with two spaces per level.
struct YAMLWriter {
  /// A longer key, in bytes, is written after `?`: readers accept at most 1,024 characters before a `:`.
  private static let longestKey = 1000

  private(set) var output: [UInt8] = []
  /// Whether the last line belongs to a block that keeps its final line breaks: a blank line would join it.
  private var keepsLines = false

  mutating func writeDocument(_ value: YAMLOutput, comments: [String]) {
    for comment in comments { write(comment: comment, indent: 0) }
    switch value {
    case .mapping(let entries) where !entries.isEmpty: write(entries, indent: 0)
    case .sequence(let elements) where !elements.isEmpty: write(elements, indent: 0)
    default:
      // A value after nothing: without the space that would separate it from a key.
      let start = output.count
      write(value, indent: 0)
      if output[start] == 0x20 { output.remove(at: start) }
    }
  }

  /// Writes the entries of a mapping; the first one continues the current line.
  private mutating func write(_ entries: [YAMLEntry], indent: Int, isBegun: Bool = false) {
    var isBegun = isBegun
    for (index, entry) in entries.enumerated() {
      if entry.isApart, index > 0, !keepsLines { breakLine() }
      for line in entry.comments.flatMap(PlainText.commentLines) {
        if !isBegun { space(indent) }
        isBegun = false
        output.append(UInt8(ascii: "#"))
        output.append(contentsOf: line.utf8)
        breakLine()
      }
      if !isBegun { space(indent) }
      isBegun = false
      write(key: entry.key, indent: indent)
      write(entry.value, indent: indent + 2)
    }
  }

  private mutating func write(key: String, indent: Int) {
    let start = output.count
    YAMLText.write(key, into: &output)
    if output.count - start > YAMLWriter.longestKey {
      output.insert(contentsOf: "? ".utf8, at: start)
      breakLine()
      space(indent)
    }
    output.append(UInt8(ascii: ":"))
  }

  /// Writes the elements of a sequence; the first one continues the current line.
  private mutating func write(_ elements: [YAMLOutput], indent: Int, isBegun: Bool = false) {
    for (index, element) in elements.enumerated() {
      if index > 0 || !isBegun { space(indent) }
      output.append(UInt8(ascii: "-"))
      switch element {
      case .mapping(let entries) where !entries.isEmpty:
        space(1)
        write(entries, indent: indent + 2, isBegun: true)
      case .sequence(let inner) where !inner.isEmpty:
        space(1)
        write(inner, indent: indent + 2, isBegun: true)
      default: write(element, indent: indent + 2)
      }
    }
  }

  /// Writes a value after `key:`, `-` or a tag; its own lines, if it has any, are indented by `indent`.
  private mutating func write(_ value: YAMLOutput, indent: Int) {
    switch value {
    case .mapping(let entries) where !entries.isEmpty:
      breakLine()
      write(entries, indent: indent)
      return
    case .sequence(let elements) where !elements.isEmpty:
      breakLine()
      write(elements, indent: indent)
      return
    case .tagged(let tag, let inner):
      space(1)
      output.append(contentsOf: tag.utf8)
      write(inner, indent: indent)
      return
    case .string(let text) where YAMLText.isBlock(text):
      write(block: text, indent: max(indent, 2))
      return
    case .mapping: output.append(contentsOf: " {}".utf8)
    case .sequence: output.append(contentsOf: " []".utf8)
    case .string(let text):
      space(1)
      YAMLText.write(text, into: &output)
    case .number(let text):
      space(1)
      output.append(contentsOf: YAMLText.number(text).utf8)
    case .bool(let flag): output.append(contentsOf: (flag ? " true" : " false").utf8)
    case .null: output.append(contentsOf: " null".utf8)
    }
    breakLine()
  }

  private mutating func write(block text: String, indent: Int) {
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let endsLine = lines.last?.isEmpty == true
    if endsLine { lines.removeLast() }
    let keeps = endsLine && lines.last?.isEmpty == true
    output.append(contentsOf: (keeps ? " |+" : endsLine ? " |" : " |-").utf8)
    breakLine()
    for line in lines {
      if !line.isEmpty { space(indent) }
      output.append(contentsOf: line)
      breakLine()
    }
    keepsLines = keeps
  }

  private mutating func write(comment: String, indent: Int) {
    for line in PlainText.commentLines(comment) {
      space(indent)
      output.append(UInt8(ascii: "#"))
      output.append(contentsOf: line.utf8)
      breakLine()
    }
  }

  private mutating func space(_ count: Int) {
    for _ in 0..<count { output.append(UInt8(ascii: " ")) }
  }

  private mutating func breakLine() {
    output.append(0x0A)
    keepsLines = false
  }
}
