/// A node of the arena. Links are positions in the arena; a tree of a million nodes is one allocation.
struct Node: Sendable {
  /// The kind of a node, and the style of a scalar.
  enum Form: UInt8, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded, sequence, mapping, alias

    var isCollection: Bool { self == .sequence || self == .mapping }
  }

  /// The type that a tag of the core schema requires of a scalar.
  enum Tag: UInt8, Sendable {
    case none, string, integer, float, bool, null
  }

  struct Marks: OptionSet, Sendable {
    let rawValue: UInt8

    /// A finding already reports the node.
    static let invalid = Marks(rawValue: 1)
    static let key = Marks(rawValue: 2)
    /// The collection is written in brackets.
    static let flow = Marks(rawValue: 4)
  }

  /// No node.
  static let nobody = UInt32.max

  /// A scalar's value.
  var text = ""
  /// Where the content starts, in bytes, after anchors and tags.
  var start: UInt32
  /// Where it ends.
  var end: UInt32
  /// The next child of the same collection. Keys and values of a mapping alternate.
  var next = Node.nobody
  /// A collection's first child, or the node that an alias refers to.
  var link = Node.nobody
  /// The number of items or entries of a collection.
  var count: UInt32 = 0
  var form: Form
  var tag = Tag.none
  var marks: Marks = []

  /// Whether a finding already reports this node.
  var isInvalid: Bool {
    get { marks.contains(.invalid) }
    set { if newValue { marks.insert(.invalid) } else { marks.remove(.invalid) } }
  }

  /// Whether the node is a scalar or an alias with at least one byte in the source.
  var isWritten: Bool { !form.isCollection && start < end }
}
