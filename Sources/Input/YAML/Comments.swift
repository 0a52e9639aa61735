public import Source

/// What reading a file gave: its tree, and its comments even where there is no tree.
public struct YAMLReading: Sendable {
  /// The tree; nil when nothing usable was read.
  public let tree: YAMLTree?
  private let nodes: [Node]

  init(tree: YAMLTree?, nodes: [Node]) {
    self.tree = tree
    self.nodes = nodes
  }

  /// The comments of the file that was read, each from its `#` to the end of its line, in their order.
  ///
  /// They are looked for between the scalars, so that a `#` in a scalar or a key is none; nor is one without white space
  /// before it, as YAML demands (YAML 1.2.2, section 6.6). Where the file could not be read to its end, they are known
  /// as far as it was read. One pass over the bytes.
  public func comments(in file: SourceFile) -> [Span] {
    file.text.withUnsafeBufferPointer { bytes in
      var scanner = CommentScanner(bytes, file: file.number)
      for node in nodes where !node.form.isCollection && node.start < node.end {
        scanner.passGap(before: Int(node.start))
        if node.form == .literal || node.form == .folded { scanner.passHeader(before: Int(node.end)) }
        scanner.passScalar(before: Int(node.end))
      }
      if tree != nil { scanner.passGap(before: bytes.count) } else { scanner.passKnownGap() }
      return scanner.comments
    }
  }
}

/// Looks for comments where no scalar stands.
private struct CommentScanner {
  private(set) var comments: [Span] = []
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: FileNumber
  private var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: FileNumber) {
    self.bytes = bytes
    self.file = file
  }

  /// Takes the comments among indicators, tags, anchors, directives and white space.
  mutating func passGap(before end: Int) {
    while index < end {
      if startsComment { takeComment() } else { index += 1 }
    }
  }

  /// Takes the comment after the `|` or `>` of a block scalar.
  mutating func passHeader(before end: Int) {
    while index < end, Characters.breakLength(bytes, index) == 0 {
      if startsComment { takeComment() } else { index += 1 }
    }
  }

  mutating func passScalar(before end: Int) { index = max(index, end) }

  /// Takes the comments before whatever could not be read: there a `#` might stand in a scalar.
  mutating func passKnownGap() {
    while index < bytes.count {
      if startsComment {
        takeComment()
      } else if Characters.isBlank(bytes[index]) || Self.isIndicator(bytes[index]) {
        index += 1
      } else {
        let length = Characters.breakLength(bytes, index)
        guard length > 0 else { return }
        index += length
      }
    }
  }

  private static func isIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): true
    default: Characters.isFlowIndicator(byte)
    }
  }

  private var startsComment: Bool {
    guard bytes[index] == UInt8(ascii: "#") else { return false }
    guard index > 0 else { return true }
    if Characters.isBlank(bytes[index - 1]) { return true }
    return (1...3).contains { length in
      length <= index && Characters.breakLength(bytes, index - length) == length
    }
  }

  private mutating func takeComment() {
    let start = index
    while index < bytes.count, Characters.breakLength(bytes, index) == 0 { index += 1 }
    comments.append(Span(file: file, start: UInt32(clamping: start), end: UInt32(clamping: index)))
  }
}
