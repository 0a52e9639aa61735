public import Source

/// A node of a `YAMLTree`; it means something only together with its tree.
public struct NodeIndex: Hashable, Sendable {
  let raw: UInt32

  init(_ raw: UInt32) {
    self.raw = raw
  }
}

/// How a scalar is written.
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
  /// A list.
  case sequence
  /// Keys with their values.
  case mapping
}

/// The documents of one file, each node with its place.
///
/// A document that could not be read to its end has the nodes before that place, and is marked as broken: the
/// collections that were still open are invalid, and their last key may lack its value.
///
/// Aliases are seen through: one answers for what it stands for, but has its own span. The tree is free of cycles,
/// no path in it is longer than the depth limit, and following every alias visits a bounded number of nodes. A
/// mapping's keys are scalars and no two are equal: what breaks that was reported and left out.
public final class YAMLTree: Sendable {
  /// The file that was read.
  public let file: FileNumber
  /// The root of each document that has one; an empty file has none.
  public let documents: [NodeIndex]
  /// The nodes in the order of the text, each before its children.
  let nodes: [Node]
  /// The collection that each node stands in; `Node.nobody` for roots.
  let parents: [UInt32]
  let brokenDocuments: Set<NodeIndex>
  /// What could not be read, in the order of the text: each from the last content that was read to the next document.
  let unread: [Range<Int>]

  init(
    file: FileNumber, documents: [NodeIndex], nodes: [Node], parents: [UInt32],
    brokenDocuments: Set<NodeIndex>, unread: [Range<Int>]
  ) {
    self.file = file
    self.documents = documents
    self.nodes = nodes
    self.parents = parents
    self.brokenDocuments = brokenDocuments
    self.unread = unread
  }

  /// Whether all of the file was read. Otherwise a finding says why not.
  public var isWhole: Bool { unread.isEmpty }

  /// Whether a document, given by its root, could not be read to its end.
  public func isBroken(_ document: NodeIndex) -> Bool {
    brokenDocuments.contains(document)
  }

  /// Where the node itself stands in the arena, or what it stands for when it is an alias. To take the whole node would
  /// copy its text.
  private func target(_ node: NodeIndex) -> Int {
    let index = Int(node.raw)
    return nodes[index].form == .alias ? Int(nodes[index].link) : index
  }

  /// What the node is.
  public func kind(of node: NodeIndex) -> NodeKind {
    switch nodes[target(node)].form {
    case .sequence: .sequence
    case .mapping: .mapping
    default: .scalar
    }
  }

  /// Where the node's content stands, without anchors and tags; for an alias, where the alias stands.
  ///
  /// A collection in block style ends with its last child, a block scalar with its last line of text, and a value
  /// that is not there is an empty span behind its colon or dash.
  public func span(of node: NodeIndex) -> Span {
    let index = Int(node.raw)
    return Span(file: file, start: nodes[index].start, end: nodes[index].end)
  }

  /// A scalar's value, after quotes, escapes and folding; the empty string for collections.
  public func text(of node: NodeIndex) -> String {
    nodes[target(node)].text
  }

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

  /// What a scalar means, worked out from its text, its style and its tag; `string` for collections.
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

  /// Whether a finding already says what is wrong with this very node, so that readers pass over it in silence:
  /// an alias that stands for nothing, an unknown tag, a mapping that lost keys which could not be read.
  public func isInvalid(_ node: NodeIndex) -> Bool {
    nodes[Int(node.raw)].isInvalid || nodes[target(node)].isInvalid
  }

  /// Whether the node is an alias.
  public func isAlias(_ node: NodeIndex) -> Bool {
    nodes[Int(node.raw)].form == .alias
  }

  /// How many items a sequence or entries a mapping has; 0 for scalars.
  public func count(of node: NodeIndex) -> Int {
    Int(nodes[target(node)].count)
  }

  /// The items of a sequence; nothing for other nodes.
  public func items(of node: NodeIndex) -> YAMLItems {
    let index = target(node)
    return YAMLItems(tree: self, upcoming: nodes[index].form == .sequence ? nodes[index].link : Node.nobody)
  }

  /// The keys of a mapping with their values, in source order; nothing for other nodes.
  public func entries(of node: NodeIndex) -> YAMLEntries {
    let index = target(node)
    return YAMLEntries(tree: self, upcoming: nodes[index].form == .mapping ? nodes[index].link : Node.nobody)
  }

  /// Where the bytes of a scalar's value, counted in the UTF-8 of `text(of:)`, stand in the source.
  ///
  /// For many places in one long scalar, keep its `ScalarMap` and ask that.
  public func span(of node: NodeIndex, bytes: Range<Int>, in file: SourceFile) -> Span {
    sourceMap(of: node, in: file).span(of: bytes)
  }

  /// Where each byte of a scalar's value stands in the source. For an alias that is where its anchor's scalar stands.
  public func sourceMap(of node: NodeIndex, in file: SourceFile) -> ScalarMap {
    let node = nodes[target(node)]
    return ScalarMap(
      span: Span(file: self.file, start: node.start, end: node.end), text: node.text, form: node.form, file: file)
  }
}

/// The items of a sequence.
public struct YAMLItems: Sequence, IteratorProtocol, Sendable {
  let tree: YAMLTree
  var upcoming: UInt32

  /// The next item.
  public mutating func next() -> NodeIndex? {
    guard upcoming != Node.nobody else { return nil }
    let item = upcoming
    upcoming = tree.nodes[Int(item)].next
    return NodeIndex(item)
  }
}

/// The entries of a mapping.
public struct YAMLEntries: Sequence, IteratorProtocol, Sendable {
  let tree: YAMLTree
  var upcoming: UInt32

  /// The next entry.
  public mutating func next() -> (key: NodeIndex, value: NodeIndex)? {
    guard upcoming != Node.nobody else { return nil }
    let key = upcoming
    let value = tree.nodes[Int(key)].next
    guard value != Node.nobody else { return nil }
    upcoming = tree.nodes[Int(value)].next
    return (NodeIndex(key), NodeIndex(value))
  }
}
