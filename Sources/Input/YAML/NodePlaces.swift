public import Source

public struct YAMLEntry: Equatable, Sendable {
  public let key: NodeIndex
  /// The value; nil if the document breaks off after the key.
  public let value: NodeIndex?
  /// Where the key is.
  public let keySpan: Span
  /// Where the value is; empty after the colon if no value is written.
  public let valueSpan: Span
  /// From the key up to the end of the value.
  public var span: Span { keySpan.through(valueSpan) }
}

/// What is at an offset of a file.
public struct YAMLPlace: Equatable, Sendable {
  /// How the last node of the path relates to the offset.
  public enum Part: Sendable {
    /// The offset is in or directly after a key.
    case key
    /// It is in or directly after a value, an item or the root of a document.
    case value
    /// It is in white space, a comment or an indicator, and text there would belong to the node: a collection, a value
    /// that is not written yet, or a key without a value.
    case blank
  }

  /// The nodes from the root of the document inwards; empty if nothing was read around the offset.
  public let path: [NodeIndex]
  /// How the last node relates to the offset.
  public let part: Part
}

extension YAMLTree {
  /// The collection that contains a node; nil for the root of a document.
  public func parent(of node: NodeIndex) -> NodeIndex? {
    let parent = parents[Int(node.raw)]
    return parent == Node.nobody ? nil : NodeIndex(parent)
  }

  /// The nodes from the root of the document to a node, which is the last one.
  public func path(to node: NodeIndex) -> [NodeIndex] {
    var path = [node]
    var current = node
    while let parent = parent(of: current) {
      path.append(parent)
      current = parent
    }
    return path.reversed()
  }

  /// The entry whose key or value a node is; nil for items and roots.
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

  /// The child of a collection that contains an inner node.
  private func child(of collection: NodeIndex, around node: UInt32) -> NodeIndex {
    var child = node
    while parents[Int(child)] != collection.raw, parents[Int(child)] != Node.nobody { child = parents[Int(child)] }
    return NodeIndex(child)
  }

  /// The innermost node that contains an offset or ends at it; nil in white space, comments and indicators outside of
  /// all collections.
  ///
  /// Takes a binary search and one step per collection around the offset.
  public func node(at offset: UInt32) -> NodeIndex? {
    guard let last = lastNode(startingUpTo: offset) else { return nil }
    var index = Int(last.raw)
    // Without a colon, the place of a missing value is directly after its key.
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

  /// What is at an offset of the file that was read, whose lines are `lines`. If nothing is written yet, or could
  /// not be read, indentation determines what a text there would belong to.
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
      // After other text on the same line.
      return YAMLPlace(path: path, part: .blank)
    }
    let column = lines.indentation(before: offset)
    let around = path.lastIndex { node in
      let node = nodes[Int(node.raw)]
      return node.form.isCollection && !node.marks.contains(.flow) && lines.offsetInLine(node.start) <= column
    }
    guard let around else { return YAMLPlace(path: [], part: .blank) }
    // Indented further than the collection: the value of its last key, or its last item, if it is not written yet.
    let isDeeper = column > lines.offsetInLine(nodes[Int(path[around].raw)].start)
    let inner = isDeeper ? openChild(of: around, on: path, at: offset, in: file) : 0
    return YAMLPlace(path: Array(path[...(around + inner)]), part: .blank)
  }

  /// 1 if the child of a collection on a path is not written yet and a later offset still belongs to it: a key without
  /// a value after its colon, or an empty value or item.
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
