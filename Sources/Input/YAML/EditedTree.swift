public import Diagnostics
import Source

extension YAMLTree {
  /// Whether fixes changed only what they should: `after` is the tree of the file after them.
  ///
  /// Outside the bytes of the edits, both trees have the same values under the same keys in the same order. An edited
  /// scalar is still one scalar, and begins and ends where it did. Collections may appear and disappear only within one
  /// fix, for example when a value is put in a list. The value of an alias is not edited, because that would change the
  /// alias.
  public func keepsRest(in after: YAMLTree, of fixes: [Fix]) -> Bool {
    let edits = EditedPlaces(fixes, in: file)
    let before = EditedTree(self, edits, isAfter: false)
    guard before.hasSafeAliases else { return false }
    let changed = EditedTree(after, edits, isAfter: true)
    guard before.tokens.count == changed.tokens.count else { return false }
    return zip(before.tokens, changed.tokens).allSatisfy { old, new in
      guard old.isEdited ? new.isScalar : old.content == new.content else { return false }
      return edits.move(old.start, to: new.start) && edits.move(old.end, to: new.end)
    }
  }
}

/// The content of a tree in the order of the text, without the collections that fixes may add or remove.
private struct EditedTree {
  struct Token {
    /// What must stay the same: a scalar's value and style, or the brackets of a collection.
    enum Content: Equatable {
      case scalar(String, Node.Form, Node.Tag)
      case open(Node.Form)
      case close
    }

    var content: Content
    var start: UInt32
    var end: UInt32
    /// Whether a fix changes the scalar.
    var isEdited = false

    var isScalar: Bool { if case .scalar = content { true } else { false } }
  }

  private(set) var tokens: [Token] = []
  /// Whether no alias refers to edited text.
  private(set) var hasSafeAliases = true
  private let tree: YAMLTree
  private let edits: EditedPlaces
  private let isAfter: Bool

  init(_ tree: YAMLTree, _ edits: EditedPlaces, isAfter: Bool) {
    self.tree = tree
    self.edits = edits
    self.isAfter = isAfter
    for document in tree.documents { add(document.raw) }
  }

  private mutating func add(_ index: UInt32) {
    let node = tree.nodes[Int(index)]
    let (start, end) = (node.start, node.end)
    if node.form == .alias, !isAfter {
      let target = tree.nodes[Int(node.link)]
      if edits.touch(target.start, target.end) { hasSafeAliases = false }
    }
    guard node.form.isCollection else {
      tokens.append(
        Token(
          content: .scalar(node.text, node.form, node.tag), start: start, end: end,
          isEdited: !isAfter && edits.touch(start, end)))
      return
    }
    let isFixed = edits.reach(start, isAfter: isAfter)
    if !isFixed { tokens.append(Token(content: .open(node.form), start: start, end: start)) }
    var child = node.link
    while child != Node.nobody {
      add(child)
      child = tree.nodes[Int(child)].next
    }
    if !isFixed { tokens.append(Token(content: .close, start: start, end: start)) }
  }
}

/// The places of the edits of one file, before and after them.
private struct EditedPlaces {
  private struct Reach {
    var old: Range<UInt32>
    var new: Range<UInt32>
  }

  private let places: MovedPlaces
  /// The range from the first to the last edit of each fix; ranges that touch are joined.
  private var reaches: [Reach] = []

  init(_ fixes: [Fix], in file: FileNumber) {
    let edits = fixes.flatMap(\.edits).filter { $0.span.file == file }.sorted { $0.span < $1.span }
    places = MovedPlaces(edits.lazy.map { ($0.span, $0.text.utf8.count) })
    let spans = fixes.compactMap { fix -> Range<UInt32>? in
      let spans = fix.edits.map(\.span).filter { $0.file == file }
      guard let start = spans.map(\.start).min(), let end = spans.map(\.end).max() else { return nil }
      return start..<end
    }
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let new = places.moved(span.lowerBound).lowerBound..<places.moved(span.upperBound).upperBound
      if let last = reaches.last, span.lowerBound <= last.old.upperBound {
        reaches[reaches.count - 1] = Reach(
          old: last.old.lowerBound..<max(last.old.upperBound, span.upperBound),
          new: last.new.lowerBound..<max(last.new.upperBound, new.upperBound))
      } else {
        reaches.append(Reach(old: span, new: new))
      }
    }
  }

  /// Whether an edit changes a node: it overlaps the node, or adds text at its start or its end.
  func touch(_ start: UInt32, _ end: UInt32) -> Bool {
    let first = places.edits.partitionPoint { $0.old.upperBound >= start }
    for edit in places.edits[first...] {
      guard edit.old.lowerBound <= end else { return false }
      let isWithin = edit.old.lowerBound < end && edit.old.upperBound > start
      if isWithin || !edit.new.isEmpty { return true }
    }
    return false
  }

  /// Whether a place is between the first and the last edit of one fix.
  func reach(_ place: UInt32, isAfter: Bool) -> Bool {
    let index = reaches.partitionPoint { (isAfter ? $0.new : $0.old).upperBound >= place }
    guard index < reaches.count else { return false }
    return (isAfter ? reaches[index].new : reaches[index].old).lowerBound <= place
  }

  /// Whether an old place corresponds to a new one, which is before or after an insertion at this place.
  func move(_ old: UInt32, to new: UInt32) -> Bool {
    let moved = places.moved(old)
    return new == moved.lowerBound || new == moved.upperBound
  }
}
