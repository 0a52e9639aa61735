import Source

/// The nodes of an expression in flat memory, each after its children.
///
/// The places in the text are in a separate array, so that comparing expressions ignores them.
struct ExpressionTree: Sendable {
  /// A node without its children.
  enum Form: Hashable, Sendable {
    case number(String)
    case string(String)
    case bool(Bool)
    case null
    case heldText(Int)
    case field(String)
    case variable(String)
    case wildcard
    case descendants
    case parent
    case regex(pattern: String, flags: String)
    case placeholder
    case path
    case predicate
    case keepArray
    case binary(String)
    case negation
    case array(count: Int)
    case object(count: Int)
    case group(count: Int)
    case block(count: Int)
    case conditional(hasOtherwise: Bool)
    case assignment(String)
    case function(parameters: [String], signature: String?)
    case call(count: Int)
    case sort(areDescending: [Bool])
    case focus(String)
    case position(String)
    case transform(hasDelete: Bool)

    var childCount: Int {
      switch self {
      case .number, .string, .bool, .null, .heldText, .field, .variable, .wildcard, .descendants, .parent, .regex,
        .placeholder:
        0
      case .keepArray, .negation, .assignment, .function, .focus, .position: 1
      case .path, .predicate, .binary: 2
      case .array(let count), .block(let count): count
      case .object(let count): 2 * count
      case .group(let count): 1 + 2 * count
      case .conditional(let hasThird), .transform(let hasThird): hasThird ? 3 : 2
      case .call(let count): 1 + count
      case .sort(let terms): 1 + terms.count
      }
    }
  }

  private struct Entry: Sendable {
    /// The number of nodes in the subtree.
    var size: UInt32
    var place: ExpressionPlace
    var isSpaced: Bool
  }

  private(set) var forms: [Form] = []
  private var entries: [Entry] = []

  /// Makes an empty tree with room for some nodes.
  init(capacity: Int = 0) {
    forms.reserveCapacity(capacity)
    entries.reserveCapacity(capacity)
  }

  /// The number of nodes in a subtree.
  func size(of index: Int) -> Int { Int(entries[index].size) }

  func place(of index: Int) -> ExpressionPlace { entries[index].place }

  func range(of index: Int) -> Range<Int> { entries[index].place.range }

  /// Whether a node is printed with spaces inside its parentheses or before a function's body.
  func isSpaced(_ index: Int) -> Bool { entries[index].isSpaced }

  /// The nodes of a subtree.
  func nodes(of index: Int) -> ArraySlice<Form> { forms[(index + 1 - size(of: index))...index] }

  /// Adds a node whose children are the last ones, and returns its index. Without a place, it has that of its
  /// children.
  @discardableResult
  mutating func add(_ form: Form, at place: ExpressionPlace?, isSpaced: Bool = false) -> Int {
    var size = 1
    var within: ExpressionPlace?
    for _ in 0..<form.childCount {
      let child = entries[forms.count - size]
      size += Int(child.size)
      if child.place.file != nil { within = within.map(child.place.through) ?? child.place }
    }
    forms.append(form)
    entries.append(Entry(size: UInt32(size), place: place ?? within ?? .none, isSpaced: isSpaced))
    return forms.count - 1
  }

  /// Adds a node whose children are the last ones, with a place in the expression's text, and returns its index.
  mutating func add(_ form: Form, range: Range<Int>) -> Int { add(form, at: ExpressionPlace(range)) }

  /// Removes the last node; its children stay.
  mutating func removeLast() {
    forms.removeLast()
    entries.removeLast()
  }

  /// Adds subtrees of other trees.
  mutating func append(_ nodes: ExpressionNode...) {
    for node in nodes {
      let range = (node.index + 1 - node.tree.size(of: node.index))...node.index
      forms += node.tree.forms[range]
      entries += node.tree.entries[range]
    }
  }

  /// Adds a subtree of another tree, all nodes of which get one place.
  mutating func append(_ node: ExpressionNode, at place: ExpressionPlace) {
    let start = entries.count
    append(node)
    for index in start..<entries.count { entries[index].place = place }
  }

  /// Replaces the held texts, by their indexes.
  mutating func replaceHeldTexts(_ form: (Int) -> Form) {
    for index in forms.indices {
      if case .heldText(let number) = forms[index] { forms[index] = form(number) }
    }
  }

  mutating func append(_ pairs: [ExpressionNode.Pair]) {
    for pair in pairs { append(pair.name, pair.value) }
  }

  /// Whether the subtree is deeper than a number of levels.
  func isDeeper(_ index: Int, than most: Int) -> Bool {
    // The depths of the subtrees without a parent so far.
    var depths: [Int] = []
    for form in nodes(of: index) {
      let count = form.childCount
      let depth = 1 + (depths.suffix(count).max() ?? 0)
      if depth > most { return true }
      depths.removeLast(count)
      depths.append(depth)
    }
    return false
  }
}
