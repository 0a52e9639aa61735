public import Diagnostics
import Source

extension YAMLTree {
  /// Whether fixes changed what they say and nothing else: `after` is the tree of the file once they were made.
  ///
  /// Outside the bytes of the edits both trees hold the same values under the same keys in the same order. A scalar that
  /// was edited is still one scalar, and begins and ends where it did. Collections may come and go only within one fix,
  /// as when a value is put in a list. What an alias stands for is not edited, because that would change the alias.
  public func keepsRest(in after: YAMLTree, of fixes: [Fix]) -> Bool {
    let edits = EditedPlaces(fixes, in: file)
    let before = EditedTree(self, edits, isAfter: false)
    guard before.hasSafeAliases else { return false }
    let changed = EditedTree(after, edits, isAfter: true)
    guard before.tokens.count == changed.tokens.count else { return false }
    return zip(before.tokens, changed.tokens).allSatisfy { old, new in
      guard old.isEdited ? new.isScalar : old.content == new.content else { return false }
      return edits.moved(old.start).contains(new.start) && edits.moved(old.end).contains(new.end)
    }
  }
}

/// What a tree holds, in the order of the text, without the collections that fixes may bring or take.
private struct EditedTree {
  struct Token {
    /// What must be the same: a scalar's value and how it is written, or the brackets of a collection.
    enum Content: Equatable {
      case scalar(String, Node.Form, Node.Tag)
      case open(Node.Form)
      case close
    }

    var content: Content
    var start: Int
    var end: Int
    /// Whether a fix changes the scalar.
    var isEdited = false

    var isScalar: Bool { if case .scalar = content { true } else { false } }
  }

  private(set) var tokens: [Token] = []
  /// Whether no alias stands for what is edited.
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
    let (start, end) = (Int(node.start), Int(node.end))
    if node.form == .alias, !isAfter {
      let target = tree.nodes[Int(node.link)]
      if edits.touch(Int(target.start), Int(target.end)) { hasSafeAliases = false }
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

/// Where the edits of one file are, before and after they are made.
private struct EditedPlaces {
  private struct Place {
    var old: Range<Int>
    var new: Range<Int>

    func range(isAfter: Bool) -> Range<Int> { isAfter ? new : old }
  }

  /// The edits, in the order of the text.
  private var places: [Place] = []
  /// What lies between the first and the last edit of a fix, for each fix; those that meet are one.
  private var reaches: [Place] = []

  init(_ fixes: [Fix], in file: FileNumber) {
    var moved = 0
    let edits = fixes.flatMap(\.edits).filter { $0.span.file == file }.sorted { $0.span < $1.span }
    for edit in edits {
      let old = Int(edit.span.start)..<Int(edit.span.end)
      let start = old.lowerBound + moved
      places.append(Place(old: old, new: start..<start + edit.text.utf8.count))
      moved += edit.text.utf8.count - old.count
    }
    let spans = fixes.compactMap { fix -> Range<Int>? in
      let spans = fix.edits.map(\.span).filter { $0.file == file }
      guard let start = spans.map(\.start).min(), let end = spans.map(\.end).max() else { return nil }
      return Int(start)..<Int(end)
    }
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let new = (self.moved(span.lowerBound).min() ?? 0)..<(self.moved(span.upperBound).max() ?? 0)
      if let last = reaches.last, span.lowerBound <= last.old.upperBound {
        reaches[reaches.count - 1] = Place(
          old: last.old.lowerBound..<max(last.old.upperBound, span.upperBound),
          new: last.new.lowerBound..<max(last.new.upperBound, new.upperBound))
      } else {
        reaches.append(Place(old: span, new: new))
      }
    }
  }

  /// Whether an edit changes a node: it lies in it, or adds to its start or its end.
  func touch(_ start: Int, _ end: Int) -> Bool {
    var index = first(in: places, endingAtOrAfter: start, isAfter: false)
    while index < places.count {
      let old = places[index].old
      guard old.lowerBound <= end else { return false }
      let isWithin = old.lowerBound < end && old.upperBound > start
      if isWithin || !places[index].new.isEmpty { return true }
      index += 1
    }
    return false
  }

  /// Whether a place lies between the first and the last edit of one fix.
  func reach(_ place: Int, isAfter: Bool) -> Bool {
    let index = first(in: reaches, endingAtOrAfter: place, isAfter: isAfter)
    return index < reaches.count && reaches[index].range(isAfter: isAfter).lowerBound <= place
  }

  /// Where a place is once the edits are made: before or after what is put right there.
  func moved(_ place: Int) -> Set<Int> {
    var index = first(in: places, endingAtOrAfter: place, isAfter: false)
    let before = index > 0 ? places[index - 1].new.upperBound - places[index - 1].old.upperBound : 0
    var result: Set<Int> = []
    if index == places.count || places[index].old.lowerBound >= place { result.insert(place + before) }
    while index < places.count, places[index].old.lowerBound <= place {
      let edit = places[index]
      if edit.old.upperBound != place { result.insert(edit.new.lowerBound) }
      if edit.old.lowerBound != place || edit.old.isEmpty { result.insert(edit.new.upperBound) }
      index += 1
    }
    return result
  }

  private func first(in places: [Place], endingAtOrAfter place: Int, isAfter: Bool) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].range(isAfter: isAfter).upperBound < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
