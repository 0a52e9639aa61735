public import Source

/// An entry of a mapping and where it stands.
public struct YAMLEntry: Equatable, Sendable {
  /// The key.
  public let key: NodeIndex
  /// The value; nil where the document breaks off behind the key.
  public let value: NodeIndex?
  /// Where the key stands.
  public let keySpan: Span
  /// Where the value stands; empty behind the colon where nothing is written.
  public let valueSpan: Span
  /// From the key up to the end of the value.
  public var span: Span { keySpan.through(valueSpan) }
}

/// What stands at an offset of a file.
public struct YAMLPlace: Equatable, Sendable {
  /// What the last node of the path is to the offset.
  public enum Part: Sendable {
    /// The offset stands in or right behind a key.
    case key
    /// It stands in or right behind a value, an item or the root of a document.
    case value
    /// It stands in white space, a comment or an indicator, and what is written there will belong to the node: a
    /// collection, a value that is not written yet, or a key that has none.
    case blank
  }

  /// The nodes from the root of the document inwards; empty where nothing was read around the offset.
  public let path: [NodeIndex]
  /// What the last of them is to the offset.
  public let part: Part
}

extension YAMLTree {
  /// The collection that a node stands in; nil for the root of a document.
  public func parent(of node: NodeIndex) -> NodeIndex? {
    let parent = parents[Int(node.raw)]
    return parent == Node.nobody ? nil : NodeIndex(parent)
  }

  /// The nodes from the root of the document to a node, which is the last.
  public func path(to node: NodeIndex) -> [NodeIndex] {
    var path = [node]
    var current = node
    while let parent = parent(of: current) {
      path.append(parent)
      current = parent
    }
    return path.reversed()
  }

  /// The entry that a node is the key or the value of; nil for items and roots.
  public func entry(of node: NodeIndex) -> YAMLEntry? {
    guard let mapping = parent(of: node), nodes[Int(mapping.raw)].form == .mapping else { return nil }
    let key = nodes[Int(node.raw)].marks.contains(.key) ? node : child(of: mapping, around: node.raw - 1)
    let next = nodes[Int(key.raw)].next
    let value = next == Node.nobody ? nil : NodeIndex(next)
    let keySpan = span(of: key)
    return YAMLEntry(
      key: key, value: value, keySpan: keySpan,
      valueSpan: value.map { span(of: $0) } ?? Span(file: file, start: keySpan.end, end: keySpan.end))
  }

  /// The child of a collection that a node further in belongs to.
  private func child(of collection: NodeIndex, around node: UInt32) -> NodeIndex {
    var child = node
    while parents[Int(child)] != collection.raw, parents[Int(child)] != Node.nobody { child = parents[Int(child)] }
    return NodeIndex(child)
  }

  /// The innermost node that an offset stands in or right behind; nil in white space, comments and indicators outside
  /// of every collection's span.
  ///
  /// Takes a binary search and a step for each collection around the offset.
  public func node(at offset: UInt32) -> NodeIndex? {
    guard let last = lastNode(startingUpTo: offset) else { return nil }
    var index = Int(last.raw)
    // A value that is not there stands right behind its key where there is no colon.
    if nodes[index].start == nodes[index].end, index > 0, nodes[index - 1].marks.contains(.key),
      nodes[index - 1].end == offset
    {
      index -= 1
    }
    while nodes[index].end < offset {
      guard parents[index] != Node.nobody else { return nil }
      index = Int(parents[index])
    }
    return NodeIndex(UInt32(index))
  }

  /// What stands at an offset of the file that was read, of which `lines` are the lines. Where nothing is written yet, or
  /// what is written could not be read, indentation says what a text there would belong to.
  public func place(at offset: UInt32, in file: SourceFile, _ lines: LineTable) -> YAMLPlace {
    if let node = node(at: offset), !nodes[Int(node.raw)].form.isCollection {
      let isKey = nodes[Int(node.raw)].marks.contains(.key)
      let isWritten = nodes[Int(node.raw)].isWritten
      return YAMLPlace(path: path(to: node), part: isKey ? .key : isWritten ? .value : .blank)
    }
    guard let last = lastNode(startingUpTo: offset) else { return YAMLPlace(path: [], part: .blank) }
    let path = path(to: last)
    if let flow = path.lastIndex(where: { isFlow($0, around: offset) }) {
      return YAMLPlace(
        path: Array(path[...(flow + openChild(of: flow, on: path, at: offset, in: file))]), part: .blank)
    }
    let start = nodes[Int(last.raw)].start
    if offset - start < lines.offsetInLine(offset) {
      // Behind something on the same line.
      return YAMLPlace(path: path, part: .blank)
    }
    let column = lines.indentation(before: offset)
    let around = path.lastIndex { node in
      let node = nodes[Int(node.raw)]
      return node.form.isCollection && !node.marks.contains(.flow) && lines.offsetInLine(node.start) <= column
    }
    guard let around else { return YAMLPlace(path: [], part: .blank) }
    // Indented more deeply than the collection: the value of its last key, or its last item, if that is not written yet.
    let isDeeper = column > lines.offsetInLine(nodes[Int(path[around].raw)].start)
    let inner = isDeeper ? openChild(of: around, on: path, at: offset, in: file) : 0
    return YAMLPlace(path: Array(path[...(around + inner)]), part: .blank)
  }

  /// 1 where the child of a collection on a path is not written yet and an offset behind it still belongs to it: a key
  /// without a value behind its colon, or an empty value or item.
  private func openChild(of position: Int, on path: [NodeIndex], at offset: UInt32, in file: SourceFile) -> Int {
    guard position + 1 < path.count else { return 0 }
    let child = nodes[Int(path[position + 1].raw)]
    guard !child.form.isCollection, child.marks.contains(.key) || !child.isWritten else { return 0 }
    let text = file.text
    let gap = text[text.startIndex + Int(child.end)..<text.startIndex + Int(max(child.end, offset))]
    return gap.contains(UInt8(ascii: ",")) ? 0 : 1
  }

  /// The last node that starts at an offset or before it.
  func lastNode(startingUpTo offset: UInt32) -> NodeIndex? {
    let index = nodes.partitionPoint { $0.start > offset }
    return index > 0 ? NodeIndex(UInt32(index - 1)) : nil
  }

  private func isFlow(_ node: NodeIndex, around offset: UInt32) -> Bool {
    let node = nodes[Int(node.raw)]
    return node.marks.contains(.flow) && node.start < offset && (offset < node.end || node.isInvalid)
  }
}
