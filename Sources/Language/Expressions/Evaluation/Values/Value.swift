import Source

/// A value during evaluation; "nothing" is an absent value.
enum Value {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  indirect case array(Items)
  case object(ObjectValue)
  case function(FunctionValue)
  /// Values with the names that `@`, `#` and `%` bound: the intermediate result of a path.
  case tuples([PathTuple])
}

/// The elements of an array, with JSONata's flags.
struct Items {
  private(set) var values: [Value]
  /// Whether this is a sequence, which becomes its element if it has only one.
  var isSequence = false
  /// Whether a sequence of one element stays an array (`[]`).
  var keepsSingleton = false
  /// Whether an array constructor in a path made it, so that paths do not flatten it.
  var isConstructed = false
  /// Whether it wraps an array input: the expression sees what is in it.
  var isOuter = false
  /// The depth of nested arrays and objects, including itself.
  private(set) var depth = 1

  init(_ values: [Value]) {
    self.values = values
    for value in values { depth = max(depth, value.depth + 1) }
  }

  init(sequence values: [Value]) {
    self.init(values)
    isSequence = true
  }

  mutating func append(_ value: Value) {
    values.append(value)
    depth = max(depth, value.depth + 1)
  }

  /// Appends the elements of `others`, not `others` itself.
  mutating func append(contentsOf others: Items) {
    values.append(contentsOf: others.values)
    depth = max(depth, others.depth)
  }

  var count: Int { values.count }
  var isEmpty: Bool { values.isEmpty }
}

/// An object. Its members are in the order of JavaScript, which JSONata's results show: names that are indexes of arrays
/// by number, then the others as they were inserted. It is a class because a transform changes objects in place.
final class ObjectValue {
  /// The names in the order of insertion.
  private var inserted: [String] = []
  private var indexes: [(number: UInt32, name: String)] = []
  private var values: [ExactText: Value] = [:]
  private(set) var depth = 1

  init() {}

  var count: Int { values.count }
  var isEmpty: Bool { values.isEmpty }

  /// The names in order.
  var names: [String] {
    guard !indexes.isEmpty else { return inserted }
    return indexes.sorted { $0.number < $1.number }.map(\.name) + inserted
  }

  subscript(_ name: String) -> Value? { values[ExactText(name)] }

  func set(_ name: String, _ value: Value) {
    if values.updateValue(value, forKey: ExactText(name)) == nil {
      if let number = ObjectValue.index(name) {
        indexes.append((number, name))
      } else {
        inserted.append(name)
      }
    }
    depth = max(depth, value.depth + 1)
  }

  func remove(_ name: String) {
    if values.removeValue(forKey: ExactText(name)) != nil {
      indexes.removeAll { $0.name.isSame(as: name) }
      inserted.removeAll { $0.isSame(as: name) }
    }
  }

  /// The number of a name that is an index of an array: below 2^32 - 1, without leading zeros (ECMAScript, "Array
  /// exotic objects").
  private static func index(_ name: String) -> UInt32? {
    guard let first = name.utf8.first, first.isDigit,
      first != UInt8(ascii: "0") || name.utf8.count == 1, let number = UInt32(name), number < .max
    else { return nil }
    return number
  }

  /// The members in order.
  var members: [(name: String, value: Value)] {
    names.compactMap { name in self[name].map { (name, $0) } }
  }
}

extension Value {
  var depth: Int {
    switch self {
    case .array(let items): items.depth
    case .object(let object): object.depth
    default: 0
    }
  }

  var isArray: Bool { if case .array = self { true } else { false } }

  var asFunction: FunctionValue? { if case .function(let function) = self { function } else { nil } }

  var asString: String? { if case .string(let text) = self { text } else { nil } }

  var asNumber: Double? { if case .number(let number) = self { number } else { nil } }

  var asObject: ObjectValue? { if case .object(let object) = self { object } else { nil } }

  /// The elements of an array, or a single value.
  var elements: [Value] { if case .array(let items) = self { items.values } else { [self] } }

  /// Whether two values are deeply equal; the order of members does not matter.
  static func isEqual(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b
    case (.string(let a), .string(let b)): return a.isSame(as: b)
    case (.array(let a), .array(let b)):
      return a.count == b.count && zip(a.values, b.values).allSatisfy(isEqual)
    case (.object(let a), .object(let b)):
      guard a !== b else { return true }
      return a.count == b.count
        && a.members.allSatisfy { member in b[member.name].map { isEqual(member.value, $0) } ?? false }
    case (.function(let a), .function(let b)): return a.isSame(as: b)
    default: return false
    }
  }

  /// The truth of a value in JSONata, as `$boolean` returns it.
  var isTruthy: Bool {
    switch self {
    case .null, .function: false
    case .bool(let flag): flag
    case .number(let number): number != 0 && !number.isNaN
    case .string(let text): !text.isEmpty
    case .object(let object): !object.isEmpty
    case .array(let items): items.values.contains(where: \.isTruthy)
    case .tuples(let tuples): tuples.contains { $0.value?.isTruthy ?? false }
    }
  }
}
