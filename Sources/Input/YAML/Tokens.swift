public import Source

/// A run of bytes of a file and its kind. The tokens of a file follow each other without a gap: together they are its
/// text.
public struct YAMLToken: Equatable, Sendable {
  /// The kind of a run of bytes.
  public enum Kind: Equatable, Sendable {
    /// A scalar or an alias, or a part of a block scalar next to the comment in its first line.
    case content(NodeIndex)
    /// One of `- ? : , [ ] { }`.
    case indicator
    /// An anchor or a tag.
    case property
    /// `%` and the text after it.
    case directive
    /// `---` or `...`.
    case documentMark
    /// From `#` up to the end of the line.
    case comment
    /// White space within a line.
    case space
    /// The end of a line that has more than white space.
    case lineEnd
    /// A line of white space, with its end.
    case blankLine
    /// Bytes that could not be read; also a `#` without white space before it and the word after it, which libyaml
    /// skips like a comment.
    case unread
  }

  public let kind: Kind
  /// The place; never empty.
  public let span: Span
}

extension YAMLTree {
  /// All bytes of the file that was read, as tokens in order.
  ///
  /// The text between the scalars is examined again, so that a `#` in a scalar or a key is not a comment, nor is one
  /// without white space before it (YAML 1.2.2, section 6.6). One pass over the bytes.
  public func tokens(in file: SourceFile) -> [YAMLToken] {
    file.text.withUnsafeBufferPointer { bytes in
      var scanner = TokenScanner(bytes, file: file.number)
      var broken = unread[...]
      for index in nodes.indices where nodes[index].isWritten {
        let (start, end) = (Int(nodes[index].start), Int(nodes[index].end))
        while let range = broken.first, range.lowerBound <= start, range.upperBound <= start {
          scanner.passUnread(range)
          broken.removeFirst()
        }
        let content = YAMLToken.Kind.content(NodeIndex(UInt32(index)))
        scanner.passGap(before: start)
        if nodes[index].form == .literal || nodes[index].form == .folded {
          scanner.passHeader(before: end, content)
        }
        scanner.pass(before: end, content)
      }
      for range in broken { scanner.passUnread(range) }
      scanner.passGap(before: bytes.count)
      return scanner.tokens
    }
  }

  /// The comments of the file that was read, in order, each from its `#` to the end of its line. In a document that
  /// could not be read to its end, only those that are certainly comments.
  public func comments(in file: SourceFile) -> [Span] {
    tokens(in: file).filter { $0.kind == .comment }.map(\.span)
  }
}

/// Splits the text between scalars into tokens.
private struct TokenScanner {
  private(set) var tokens: [YAMLToken] = []
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: FileNumber
  private var index = 0
  /// Whether the line so far has only white space.
  private var isAtLineStart = true

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: FileNumber) {
    self.bytes = bytes
    self.file = file
    tokens.reserveCapacity(bytes.count / 4)
  }

  /// Adds everything up to a place as one token.
  mutating func pass(before end: Int, _ kind: YAMLToken.Kind) {
    guard index < end else { return }
    tokens.append(
      YAMLToken(kind: kind, span: Span(file: file, start: UInt32(clamping: index), end: UInt32(clamping: end))))
    index = end
    isAtLineStart = false
  }

  /// Adds indicators, tags, anchors, directives, comments and white space.
  mutating func passGap(before end: Int) {
    while index < end {
      if passLayout(before: end) || passMark(before: end) { continue }
      if bytes[index] == UInt8(ascii: "&") || bytes[index] == UInt8(ascii: "!") {
        pass(before: endOfProperty(before: end), .property)
      } else if bytes[index] == UInt8(ascii: "%") {
        pass(before: endOfDirective(before: end), .directive)
      } else {
        pass(before: endOfWord(before: end), .unread)
      }
    }
  }

  /// Adds the first line of a block scalar.
  mutating func passHeader(before end: Int, _ content: YAMLToken.Kind) {
    var header = index
    while header < end, !Characters.isBlank(bytes[header]), Characters.breakLength(bytes, header) == 0 {
      header += 1
    }
    pass(before: header, content)
    while index < end, Characters.breakLength(bytes, index) == 0, passLayout(before: end) {}
  }

  /// Adds bytes that could not be read; before the first byte that may be part of a scalar, comments and white space
  /// separately.
  mutating func passUnread(_ range: Range<Int>) {
    passGap(before: range.lowerBound)
    while index < range.upperBound, passLayout(before: range.upperBound) || passMark(before: range.upperBound) {}
    pass(before: range.upperBound, .unread)
    isAtLineStart = true
  }

  /// Adds one run of white space, one line end or one comment, if there is one.
  private mutating func passLayout(before end: Int) -> Bool {
    var next = index
    // libyaml skips a byte order mark at the start of any line.
    if isLineStart(index), Characters.isByteOrderMark(bytes, index), index + 3 <= end { next += 3 }
    while next < end, Characters.isBlank(bytes[next]) { next += 1 }
    let length = next < end ? Characters.breakLength(bytes, next) : 0
    if length > 0 {
      if isAtLineStart {
        pass(before: next + length, .blankLine)
      } else {
        pass(before: next, .space)
        pass(before: next + length, .lineEnd)
      }
      isAtLineStart = true
      return true
    }
    if next > index {
      let startedLine = isAtLineStart
      pass(before: next, .space)
      isAtLineStart = startedLine
      return true
    }
    guard bytes[index] == UInt8(ascii: "#"), isApart else { return false }
    while next < end, Characters.breakLength(bytes, next) == 0 { next += 1 }
    pass(before: next, .comment)
    return true
  }

  /// Adds one indicator or the mark of a document, if there is one.
  private mutating func passMark(before end: Int) -> Bool {
    if isAtLineStart, isLineStart(index), index + 3 <= end, Characters.isDocumentMark(bytes, index) {
      pass(before: index + 3, .documentMark)
      return true
    }
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): break
    default: guard Characters.isFlowIndicator(bytes[index]) else { return false }
    }
    pass(before: index + 1, .indicator)
    return true
  }

  /// Whether the next byte follows white space or nothing.
  private var isApart: Bool {
    isLineStart(index) || Characters.isBlank(bytes[index - 1])
      || index >= 3 && isLineStart(index - 3) && Characters.isByteOrderMark(bytes, index - 3)
  }

  private func isLineStart(_ place: Int) -> Bool {
    place == 0 || (1...3).contains { $0 <= place && Characters.breakLength(bytes, place - $0) == $0 }
  }

  private func endOfProperty(before end: Int) -> Int {
    let isVerbatim = index + 1 < end && bytes[index + 1] == UInt8(ascii: "<")
    var next = index + 1
    while next < end, !Characters.isBlank(bytes[next]), Characters.breakLength(bytes, next) == 0 {
      if !isVerbatim, Characters.isFlowIndicator(bytes[next]) { break }
      next += 1
      if isVerbatim, bytes[next - 1] == UInt8(ascii: ">") { break }
    }
    return next
  }

  private func endOfWord(before end: Int) -> Int {
    var next = index + 1
    while next < end, !Characters.isBlank(bytes[next]), Characters.breakLength(bytes, next) == 0 {
      next += 1
    }
    return next
  }

  private func endOfDirective(before end: Int) -> Int {
    var next = index + 1
    while next < end, Characters.breakLength(bytes, next) == 0 {
      if bytes[next] == UInt8(ascii: "#"), Characters.isBlank(bytes[next - 1]) { break }
      next += 1
    }
    return next
  }
}
