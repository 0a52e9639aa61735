/// An expression prepared for evaluation: paths are lists of steps with the operations on their values.
///
/// The parser's tree represents the text. This one represents JSONata's evaluation, whose rules for filters, `[]`,
/// `@`, `#` and `%` are defined on the steps of a path.
final class PreparedNode {
  indirect enum Form {
    case value(Value)
    case name(String)
    case variable(String)
    case wildcard
    case descendants
    case parent(Ancestor)
    case regex(Regex)
    case path
    case binary(String, PreparedNode, PreparedNode)
    case negation(PreparedNode)
    case array([PreparedNode])
    case object([Pair])
    case block([PreparedNode])
    case condition(PreparedNode, PreparedNode, PreparedNode?)
    case assignment(String, PreparedNode)
    case function(parameters: [String], Signature?, PreparedNode)
    /// A call; an absent argument is a `?`, which makes it a partial application.
    case call(PreparedNode, [PreparedNode?], isTail: Bool)
    case application(PreparedNode, PreparedNode)
    case sort([SortTerm])
    case transform(PreparedNode, PreparedNode, PreparedNode?)
  }

  struct Pair {
    var name: PreparedNode
    var value: PreparedNode
  }

  struct SortTerm {
    var isDescending: Bool
    var key: PreparedNode
  }

  /// An operation on the values of a step.
  enum Stage {
    case filter(PreparedNode)
    /// Binds each value's position.
    case position(String)
  }

  var form: Form
  let place: ExpressionPlace
  var steps: [PreparedNode] = []
  /// The operations on a step's values.
  var stages: [Stage] = []
  /// The filters of a node that is not a step.
  var filters: [PreparedNode] = []
  var group: [Pair]?
  /// Whether `[]` follows: a sequence stays an array.
  var keepsArray = false
  /// Whether a step of the path keeps arrays.
  var keepsSingleton = false
  /// Whether it is an array constructor at the start or end of a path, which is not flattened.
  var isConstructor = false
  /// Whether its values have names.
  var isTuple = false
  var focus: String?
  var position: String?
  /// The parent that a later `%` refers to.
  var ancestor: Ancestor?
  /// The `%` in it whose object is further out.
  var seeking: [Ancestor] = []

  init(_ form: Form, _ place: ExpressionPlace) {
    self.form = form
    self.place = place
  }

  var isPath: Bool { if case .path = form { true } else { false } }

  var isParent: Bool { if case .parent = form { true } else { false } }
}

/// The object that a `%` refers to.
final class Ancestor {
  /// The name to which the object is bound.
  var label: String
  /// The number of steps to the object.
  var level = 1

  init(label: String) { self.label = label }
}
