/// An expression made ready to run: paths are lists of steps, and each step knows what is done with its values.
///
/// The parser's tree keeps what stands in the text; this one keeps what JSONata makes of it, whose rules for filters,
/// for `[]`, `@`, `#` and `%` speak of the steps of a path.
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

  /// What is done with the values of a step.
  enum Stage {
    case filter(PreparedNode)
    /// Binds each value's position.
    case position(String)
  }

  var form: Form
  let place: ExpressionPlace
  /// The steps of a path.
  var steps: [PreparedNode] = []
  /// What is done with a step's values.
  var stages: [Stage] = []
  /// What the value of a node that is no step is filtered by.
  var filters: [PreparedNode] = []
  var group: [Pair]?
  /// `[]` stands behind it: a sequence stays an array.
  var keepsArray = false
  /// A step of the path keeps arrays.
  var keepsSingleton = false
  /// An array constructor at the edge of a path, which is not flattened.
  var isConstructor = false
  /// Its values carry names.
  var isTuple = false
  var focus: String?
  var position: String?
  /// Whom a `%` further on finds here.
  var ancestor: Ancestor?
  /// The `%` in it whose object is found further out.
  var seeking: [Ancestor] = []

  init(_ form: Form, _ place: ExpressionPlace) {
    self.form = form
    self.place = place
  }

  var isPath: Bool { if case .path = form { true } else { false } }

  var isParent: Bool { if case .parent = form { true } else { false } }
}

/// The object that a `%` stands for.
final class Ancestor {
  /// The name that the object is bound to on the way.
  var label: String
  /// How many steps further out it is found.
  var level = 1

  init(label: String) {
    self.label = label
  }
}
