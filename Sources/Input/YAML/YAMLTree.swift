public import Source

/// A node of a `YAMLTree`; it has meaning only together with its tree.
public struct NodeIndex: Hashable, Sendable {
  let raw: UInt32

  init(_ raw: UInt32) { self.raw = raw }
}

public enum ScalarStyle: Sendable {
  /// Without quotes.
  case plain
  /// `'…'`
  case singleQuoted
  /// `"…"`
  case doubleQuoted
  /// A block that starts with `|`.
  case literal
  /// A block that starts with `>`.
  case folded
}

/// The three kinds of nodes.
public enum NodeKind: Sendable {
  /// A single value.
  case scalar
  case sequence
  /// Keys with their values.
  case mapping
}

/// The documents of one file, with the place of each node.
///
/// A document that could not be read to its end has the nodes before that place, and is marked as broken: the
/// collections that were still open are invalid, and their last key may have no value.
///
/// Aliases are transparent: one has the content of its anchor, but its own span. The tree is free of cycles, no path in
/// it is longer than the depth limit, and following every alias visits a bounded number of nodes. The keys of a mapping
/// are unique scalars: others were reported and removed.
public final class YAMLTree: Sendable {
  /// The file that was read.
  public let file: FileNumber
  /// The root of each document that has one; an empty file has none.
  public let documents: [NodeIndex]
  /// The nodes in the order of the text, each before its children.
  let nodes: [Node]
  /// The parent collection of each node; `Node.nobody` for roots.
  let parents: [UInt32]
  /// The tags that are not of the core schema, by the nodes after them.
  let otherTags: [UInt32: Located<String>]
  let brokenDocuments: Set<NodeIndex>
  /// The ranges that could not be read, in the order of the text: each from the last content before it to the next
  /// document.
  let unread: [Range<Int>]

  init(
    file: FileNumber, documents: [NodeIndex], nodes: [Node], parents: [UInt32],
    otherTags: [UInt32: Located<String>], brokenDocuments: Set<NodeIndex>, unread: [Range<Int>]
  ) {
    self.file = file
    self.documents = documents
    self.nodes = nodes
    self.parents = parents
    self.otherTags = otherTags
    self.brokenDocuments = brokenDocuments
    self.unread = unread
  }

  /// Whether all of the file was read. If not, a finding reports why.
  public var isWhole: Bool { unread.isEmpty }

  /// Whether a document, given by its root, could not be read to its end.
  public func isBroken(_ document: NodeIndex) -> Bool { brokenDocuments.contains(document) }

  /// The node's index in the arena, or that of an alias's target. Copying the whole node would copy its text.
  private func target(_ node: NodeIndex) -> Int {
    let index = Int(node.raw)
    return nodes[index].form == .alias ? Int(nodes[index].link) : index
  }

  public func kind(of node: NodeIndex) -> NodeKind {
    switch nodes[target(node)].form {
    case .sequence: .sequence
    case .mapping: .mapping
    default: .scalar
    }
  }

  /// The span of the node's content, without anchors and tags; for an alias, the span of the alias.
  ///
  /// A collection in block style ends with its last child, a block scalar with its last line of text, and a missing
  /// value is an empty span after its colon or dash.
  public func span(of node: NodeIndex) -> Span {
    let index = Int(node.raw)
    return Span(file: file, start: nodes[index].start, end: nodes[index].end)
  }

  /// A scalar's value, after quotes, escapes and folding; the empty string for collections.
  public func text(of node: NodeIndex) -> String { nodes[target(node)].text }

  /// How a scalar is written; `plain` for collections.
  public func style(of node: NodeIndex) -> ScalarStyle {
    switch nodes[target(node)].form {
    case .singleQuoted: .singleQuoted
    case .doubleQuoted: .doubleQuoted
    case .literal: .literal
    case .folded: .folded
    default: .plain
    }
  }

  /// The meaning of a scalar, from its text, its style and its tag; `string` for collections.
  public func value(of node: NodeIndex) -> CoreValue {
    let index = target(node)
    switch nodes[index].tag {
    case .none: return nodes[index].form == .plain ? CoreValue(plain: nodes[index].text) : .string
    case .bool, .null: return CoreValue(plain: nodes[index].text)
    case .string: return .string
    case .integer: return .integer
    case .float: return .float
    }
  }

  /// Whether a finding already reports this very node, so that readers ignore it silently: an alias without an anchor,
  /// an unknown tag, a mapping that lost invalid keys.
  public func isInvalid(_ node: NodeIndex) -> Bool {
    nodes[Int(node.raw)].isInvalid || nodes[target(node)].isInvalid
  }

  /// The tag of a node, such as `!Ref`, if it is none of the core schema's and the limits keep those.
  public func otherTag(of node: NodeIndex) -> Located<String>? {
    otherTags.isEmpty ? nil : otherTags[UInt32(truncatingIfNeeded: target(node))]
  }

  public func isAlias(_ node: NodeIndex) -> Bool { nodes[Int(node.raw)].form == .alias }

  /// The number of items of a sequence or entries of a mapping; 0 for scalars.
  public func count(of node: NodeIndex) -> Int { Int(nodes[target(node)].count) }

  /// The items of a sequence; empty for other nodes.
  public func items(of node: NodeIndex) -> YAMLItems {
    let index = target(node)
    return YAMLItems(tree: self, upcoming: nodes[index].form == .sequence ? nodes[index].link : Node.nobody)
  }

  /// The keys of a mapping with their values, in source order; empty for other nodes.
  public func entries(of node: NodeIndex) -> YAMLEntries {
    let index = target(node)
    return YAMLEntries(tree: self, upcoming: nodes[index].form == .mapping ? nodes[index].link : Node.nobody)
  }

  /// The place in the source of bytes of a scalar's value, counted in the UTF-8 of `text(of:)`.
  ///
  /// For many places in one long scalar, keep its `ScalarMap` and use that.
  public func span(of node: NodeIndex, bytes: Range<Int>, in file: SourceFile) -> Span {
    sourceMap(of: node, in: file).span(of: bytes)
  }

  /// The place in the source of each byte of a scalar's value. For an alias that is the place of its anchor's scalar.
  public func sourceMap(of node: NodeIndex, in file: SourceFile) -> ScalarMap {
    let node = nodes[target(node)]
    return ScalarMap(
      span: Span(file: self.file, start: node.start, end: node.end), text: node.text, form: node.form, file: file)
  }
}

public struct YAMLItems: Sequence, IteratorProtocol, Sendable {
  let tree: YAMLTree
  var upcoming: UInt32

  public mutating func next() -> NodeIndex? {
    guard upcoming != Node.nobody else { return nil }
    let item = upcoming
    upcoming = tree.nodes[Int(item)].next
    return NodeIndex(item)
  }
}

public struct YAMLEntries: Sequence, IteratorProtocol, Sendable {
  let tree: YAMLTree
  var upcoming: UInt32

  public mutating func next() -> (key: NodeIndex, value: NodeIndex)? {
    guard upcoming != Node.nobody else { return nil }
    let key = upcoming
    let value = tree.nodes[Int(key)].next
    guard value != Node.nobody else { return nil }
    upcoming = tree.nodes[Int(value)].next
    return (NodeIndex(key), NodeIndex(value))
  }
}
