import Emit

extension Value {
  /// The greatest depth of nested values.
  static let deepest = 200

  /// A value of JSON. Throws where it is nested too deeply, or more than a run may make.
  init(_ json: JSONValue, of run: Evaluation, depth: Int = 0) throws(EvaluationProblem) {
    guard depth < Value.deepest else { throw .inputTooDeep }
    try run.spend(1)
    switch json {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .number(let text): self = .number(Double(text) ?? .nan)
    case .string(let text): self = .string(text)
    case .array(let elements):
      var values: [Value] = []
      values.reserveCapacity(elements.count)
      for element in elements { values.append(try Value(element, of: run, depth: depth + 1)) }
      self = .array(Items(values))
    case .object(let members):
      let object = ObjectValue()
      for member in members { object.set(member.name, try Value(member.value, of: run, depth: depth + 1)) }
      self = .object(object)
    }
  }

  /// The value as JSON: functions become empty strings, as in JSONata's `$string`. Throws D1001 for a number that
  /// JSON does not have.
  func json(_ digits: (Double) -> String = NumberText.plain) throws(EvaluationProblem) -> JSONValue {
    switch self {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .number(let number):
      guard number.isFinite else { throw .outOfRange(number) }
      return .number(digits(number))
    case .string(let text): return .string(text)
    case .function: return .string("")
    case .array(let items):
      var elements: [JSONValue] = []
      elements.reserveCapacity(items.count)
      for item in items.values { elements.append(try item.json(digits)) }
      return .array(elements)
    case .object(let object):
      var members: [JSONMember] = []
      members.reserveCapacity(object.count)
      for member in object.members { members.append(JSONMember(member.name, try member.value.json(digits))) }
      return .object(members)
    case .tuples(let tuples):
      var elements: [JSONValue] = []
      for tuple in tuples { if let value = tuple.value { elements.append(try value.json()) } }
      return .array(elements)
    }
  }

  /// The value as `$string` returns it: fractions are rounded to 15 digits.
  func text(pretty: Bool) throws(EvaluationProblem) -> String {
    switch self {
    case .string(let text): return text
    case .function: return ""
    case .number(let number) where !number.isFinite:
      throw .textOfInfinity
    default: return try json(NumberText.rounded).text(pretty ? .pretty : .compact)
    }
  }
}
