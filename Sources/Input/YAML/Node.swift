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

  /// What else is to be known of a node.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt8

    /// A finding already says what is wrong with the node.
    static let invalid = Marks(rawValue: 1)
    /// The node is a key of a mapping.
    static let key = Marks(rawValue: 2)
    /// The collection is written in brackets.
    static let flow = Marks(rawValue: 4)
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
  var marks: Marks = []

  /// Whether a finding already says what is wrong with this node.
  var isInvalid: Bool {
    get { marks.contains(.invalid) }
    set { if newValue { marks.insert(.invalid) } else { marks.remove(.invalid) } }
  }

  /// Whether the node is a scalar or an alias that has bytes of its own.
  var isWritten: Bool { !form.isCollection && start < end }
}
