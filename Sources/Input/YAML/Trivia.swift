public import Source

/// A comment or a blank line, and the node that it belongs to.
public struct YAMLTrivia: Equatable, Sendable {
  public enum Kind: Sendable {
    /// From `#` up to the end of the line.
    case comment
    /// A line of white space, with its end.
    case blankLine
  }

  public enum Place: Equatable, Sendable {
    /// On its own line before a node: the key of an entry, an item, or the root of a document.
    case before(NodeIndex)
    /// On the line of a node, after it or after the colon, comma or bracket that follows it.
    case after(NodeIndex)
    /// On its own line at the end of a collection.
    case inside(NodeIndex)
    /// In a document without nodes, or on the line of its mark.
    case alone
  }

  public let kind: Kind
  public let span: Span
  public let place: Place
}

extension YAMLTree {
  /// The comments and blank lines of the file that was read, in order. In a document that could not be read to its end,
  /// only those that are certain.
  ///
  /// A comment on its own line belongs to the node after it. If it is indented further than that node, it belongs to
  /// the end of the preceding collection that is indented no further than the comment.
  public func trivia(in file: SourceFile) -> [YAMLTrivia] {
    let tokens = tokens(in: file)
    var reader = TriviaReader(tree: self, file)
    var trivia: [YAMLTrivia] = []
    // The following token is found from the end of the file, the preceding one on the line from the start.
    var followers = [Int?](repeating: nil, count: tokens.count)
    var follower: Int?
    for index in tokens.indices.reversed() {
      followers[index] = follower
      if tokens[index].isContent { follower = index }
    }
    for (index, token) in tokens.enumerated() {
      reader.pass(token)
      let next = followers[index].map { tokens[$0] }
      switch token.kind {
      case .comment:
        trivia.append(
          YAMLTrivia(kind: .comment, span: token.span, place: reader.place(of: token.span, before: next)))
      case .blankLine:
        trivia.append(
          YAMLTrivia(
            kind: .blankLine, span: token.span, place: reader.placeOnOwnLine(nil, token.span, before: next)))
      default: break
      }
    }
    return trivia
  }
}

extension YAMLToken {
  /// Whether it is part of the file's content.
  fileprivate var isContent: Bool {
    switch kind {
    case .comment, .space, .lineEnd, .blankLine: false
    default: true
    }
  }
}

/// Finds what comments and blank lines belong to.
private struct TriviaReader {
  let tree: YAMLTree
  private let lines: LineTable
  private let text: ArraySlice<UInt8>
  /// The last token on the current line that is part of the file's content.
  private var before: YAMLToken?

  init(tree: YAMLTree, _ file: SourceFile) {
    self.tree = tree
    lines = LineTable(file)
    text = file.text
  }

  mutating func pass(_ token: YAMLToken) {
    if token.isContent {
      before = token
    } else if token.kind == .lineEnd || token.kind == .blankLine {
      before = nil
    }
  }

  private func firstByte(of token: YAMLToken) -> UInt8 { text[text.startIndex + Int(token.span.start)] }

  func place(of comment: Span, before next: YAMLToken?) -> YAMLTrivia.Place {
    if let before { return node(on: before).map { .after($0) } ?? .alone }
    return placeOnOwnLine(lines.offsetInLine(comment.start), comment, before: next)
  }

  /// The node that a token on the line of a comment belongs to.
  private func node(on token: YAMLToken) -> NodeIndex? {
    let place = token.span
    switch token.kind {
    case .content(let node): return node
    case .property: return tree.firstNode(startingFrom: place.end)
    case .indicator: break
    default: return nil
    }
    switch firstByte(of: token) {
    case UInt8(ascii: "-"), UInt8(ascii: "?"): return tree.firstNode(startingFrom: place.end)
    case UInt8(ascii: "["), UInt8(ascii: "{"): return tree.firstNode(startingFrom: place.start)
    default: break
    }
    // A colon follows a key, a comma all nodes that end there, and a closing bracket the end of its collection.
    guard let last = tree.lastNode(startingUpTo: place.start) else { return nil }
    switch firstByte(of: token) {
    case UInt8(ascii: ":"): return last
    case UInt8(ascii: ","): return tree.path(to: last).first { tree.span(of: $0).end <= place.end }
    default: return tree.path(to: last).last { tree.isFlow($0) && tree.span(of: $0).end == place.end }
    }
  }

  /// What a comment or blank line on its own line belongs to; `column` is nil if it has no column.
  func placeOnOwnLine(_ column: UInt32?, _ span: Span, before next: YAMLToken?) -> YAMLTrivia.Place {
    let follower = next.flatMap { node(beginningWith: $0) }
    if let follower, let next, column ?? 0 <= lines.offsetInLine(next.span.start) { return .before(follower) }
    let path = tree.lastNode(startingUpTo: span.start).map { tree.path(to: $0) } ?? []
    let inner = path.last { node in
      guard tree.isCollection(node) else { return false }
      let place = tree.span(of: node)
      return tree.isFlow(node) ? span.start < place.end : lines.offsetInLine(place.start) <= column ?? 0
    }
    if let follower {
      return inner.flatMap { tree.contains($0, follower) ? nil : .inside($0) } ?? .before(follower)
    }
    return (inner ?? path.first { tree.isCollection($0) }).map { .inside($0) } ?? .alone
  }

  /// The key, item or root that begins with a token, if any.
  private func node(beginningWith token: YAMLToken) -> NodeIndex? {
    switch token.kind {
    case .content(let node): return node
    case .property: return tree.firstNode(startingFrom: token.span.end)
    case .indicator: break
    default: return nil
    }
    switch firstByte(of: token) {
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): return nil
    default: break
    }
    guard let first = tree.firstNode(startingFrom: token.span.start) else { return nil }
    // A dash may begin its list, and a question mark its mapping: the node is the first one inside.
    guard tree.isCollection(first), !tree.isFlow(first), tree.span(of: first).start == token.span.start else {
      return first
    }
    return tree.firstChild(of: first) ?? first
  }
}

extension YAMLTree {
  /// The first node that starts at an offset or after it.
  fileprivate func firstNode(startingFrom offset: UInt32) -> NodeIndex? {
    let index = nodes.partitionPoint { $0.start >= offset }
    return index < nodes.count ? NodeIndex(UInt32(index)) : nil
  }

  fileprivate func firstChild(of node: NodeIndex) -> NodeIndex? {
    let child = nodes[Int(node.raw)].link
    return child == Node.nobody ? nil : NodeIndex(child)
  }

  fileprivate func isCollection(_ node: NodeIndex) -> Bool { nodes[Int(node.raw)].form.isCollection }

  fileprivate func isFlow(_ node: NodeIndex) -> Bool { nodes[Int(node.raw)].marks.contains(.flow) }

  /// Whether a collection contains a node, at any depth.
  fileprivate func contains(_ collection: NodeIndex, _ node: NodeIndex) -> Bool {
    var current = node
    while let parent = parent(of: current) {
      if parent == collection { return true }
      current = parent
    }
    return false
  }
}
