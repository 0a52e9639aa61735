/// A node of the arena. Links are positions in the arena; a tree of a million nodes is one allocation.
struct Node: Sendable {
  /// What the node is and how a scalar is written.
  enum Form: UInt8, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded, sequence, mapping, alias

    var isCollection: Bool { self == .sequence || self == .mapping }
  }

  /// The type that a tag of the core schema demands of a scalar.
  enum Tag: UInt8, Sendable {
    case none, string, integer, float, bool, null
  }

  /// Stands for no node.
  static let nobody = UInt32.max

  /// A scalar's value.
  var text = ""
  /// Where the content starts, in bytes; anchors and tags stand before it.
  var start: UInt32
  /// Where it ends.
  var end: UInt32
  /// The next child of the same collection. Keys and values of a mapping alternate.
  var next = Node.nobody
  /// A collection's first child, or what an alias stands for.
  var link = Node.nobody
  /// How many items or entries a collection has.
  var count: UInt32 = 0
  var form: Form
  var tag = Tag.none
  /// Whether a finding already says what is wrong with this node.
  var isInvalid = false
}
