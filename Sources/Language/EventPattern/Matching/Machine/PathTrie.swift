/// The paths of patterns' conditions, as a tree of names. Dots separate the names of a path, so a member's name with
/// dots leads as far as several nested members.
struct PathTrie: Sendable {
  private struct Node: Sendable {
    /// The number of the field with this path; -1 for none.
    var field: Int32 = -1
    /// A bit for each length of the names below, the highest for 63 and above; 0 if there are none.
    var lengths: UInt64 = 0
    var parent: Int32
    /// Whether a pattern has conditions on two fields at or below this path, so that it matters which element of an
    /// array here contains them.
    var isShared = false
  }

  private var nodes = [Node(parent: -1)]
  /// The children of each node by name; a node's number is one more than its text's.
  private var names = TextTable()
  private(set) var fieldCount = 0

  init() {}

  /// The outermost object of an event.
  static let root: Int32 = 0

  /// The number of the field at a path, created if necessary.
  mutating func field(at path: [UInt8]) -> Int32 {
    var node = PathTrie.root
    for name in path.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      let child = names.insert(Array(name), owner: node) + 1
      if Int(child) == nodes.count {
        nodes.append(Node(parent: node))
        nodes[Int(node)].lengths |= PathTrie.bit(ofLength: name.count)
      }
      node = child
    }
    if nodes[Int(node)].field < 0 {
      nodes[Int(node)].field = Int32(clamping: fieldCount)
      fieldCount += 1
      ends.append(node)
    }
    return nodes[Int(node)].field
  }

  /// The node of each field.
  private var ends: [Int32] = []

  /// Records that a pattern has conditions on all of these fields.
  ///
  /// - Returns: Whether two of them can be in one array.
  mutating func share(_ fields: [Int32]) -> Bool {
    guard fields.count > 1 else { return false }
    var seen: Set<Int32> = []
    var isShared = false
    for field in fields {
      var node = ends[Int(field)]
      while node != PathTrie.root {
        if !seen.insert(node).inserted {
          nodes[Int(node)].isShared = true
          isShared = true
        }
        node = nodes[Int(node)].parent
      }
    }
    return isShared
  }

  private static func bit(ofLength length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

  /// The field with a node's path; -1 for none.
  @inline(__always)
  func field(of node: Int32) -> Int32 { nodes[Int(node)].field }

  /// Whether patterns have conditions on fields below.
  @inline(__always)
  func hasChildren(_ node: Int32) -> Bool { nodes[Int(node)].lengths != 0 }

  /// Whether it matters which element of an array at this path contains a value.
  @inline(__always)
  func isShared(_ node: Int32) -> Bool { nodes[Int(node)].isShared }

  /// The child of a node for a member's name; -1 if no pattern has a condition there.
  @inline(__always)
  func child(of node: Int32, _ name: RawSpan) -> Int32 {
    if nodes[Int(node)].lengths & PathTrie.bit(ofLength: name.byteCount) != 0 {
      let number = names.number(of: name, owner: node)
      if number >= 0 { return number + 1 }
    }
    return PathTrie.hasDot(name) ? descendant(of: node, name) : -1
  }

  @inline(__always)
  private static func hasDot(_ name: RawSpan) -> Bool {
    var place = 0
    let ones: UInt64 = 0x0101_0101_0101_0101
    while place + 8 <= name.byteCount {
      let dots = name.word(place) ^ (ones &* UInt64(UInt8(ascii: ".")))
      if (dots &- ones) & ~dots & (ones &* 0x80) != 0 { return true }
      place += 8
    }
    while place < name.byteCount {
      if name.byte(place) == UInt8(ascii: ".") { return true }
      place += 1
    }
    return false
  }

  @inline(never)
  private func descendant(of node: Int32, _ name: RawSpan) -> Int32 {
    var node = node
    var start = 0
    for place in 0...name.byteCount where place == name.byteCount || name.byte(place) == UInt8(ascii: ".") {
      let number = names.number(of: name.extracting(start..<place), owner: node)
      if number < 0 { return -1 }
      node = number + 1
      start = place + 1
    }
    return node
  }
}
