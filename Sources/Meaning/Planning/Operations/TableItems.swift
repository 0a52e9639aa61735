import Catalog
import Expressions
import Plan
import Source

// DynamoDB expects each value with its type (DynamoDB API reference, AttributeValue).
extension StatePlanner {
  func state(_ item: TableItem) -> StateCall? {
    guard let members = self.members(of: item.item) else { return nil }
    return StateCall(
      "dynamodb:putItem",
      [
        StateMember("TableName", MachineScope.literal(item.table.name.name(as: .table))),
        StateMember("Item", members),
      ],
      [
        PolicyStatement(actions: ["dynamodb:PutItem"], resources: [item.table.arn(service: "dynamodb", "table/")])
      ])
  }

  /// The members with their types. The type of an expression's value is known only when the state runs, so a function
  /// inside the expression adds it.
  private func members(of value: Value) -> StateValue? {
    guard case .map(let entries) = value.kind else { return nil }
    guard value.containsWholeExpression else { return attributes(entries) }
    let members = entries.inAll { entry in
      scope.expression(entry.value).map { (entry.name.value, StateExpression.call("typed", $0)) }
    }
    return members.map { .expression(.sequence([Self.typing, .map($0)])) }
  }

  /// `$typed`, a function that wraps a value in its type; a missing value is null.
  private static let typing: StateExpression = {
    let value = StateExpression.variable("v")
    let elements = StateExpression.call("map", value, .function(["i"], .call("typed", .variable("i"))))
    let members = StateExpression.call(
      "each", value, .function(["i", "k"], .map(.variable("k"), .call("typed", .variable("i")))))
    let types: [(name: String, tag: String, inner: StateExpression)] = [
      ("string", "S", value), ("number", "N", .call("string", value)), ("boolean", "BOOL", value),
      ("array", "L", .list([elements])), ("object", "M", .call("merge", .list([members]))),
    ]
    let attribute = types.reversed().reduce(.map([("NULL", .bool(true))])) { otherwise, type in
      StateExpression.call("type", value).equals(.string(type.name))
        .choose(.map([(type.tag, type.inner)]), otherwise: otherwise)
    }
    return StateExpression.function(["v"], attribute).assigned(to: "typed")
  }()

  /// A value, which contains no whole expression, with its type.
  private func attribute(_ value: Value) -> StateValue? {
    func typed(_ type: String, _ inner: StateValue?) -> StateValue? { inner.map { .map([StateMember(type, $0)]) } }
    switch value.kind {
    case .null: return typed("NULL", .bool(true))
    case .bool(let flag): return typed("BOOL", .bool(flag))
    case .number(let text): return typed("N", .text(PlanText(text)))
    case .text: return typed("S", scope.text(value))
    case .list(let values): return typed("L", values.inAll { attribute($0) }.map { .list($0) })
    case .map(let entries): return typed("M", attributes(entries))
    case .invalid: return nil
    }
  }

  private func attributes(_ entries: [ValueEntry]) -> StateValue? {
    entries.inAll { entry in attribute(entry.value).map { StateMember(entry.name.value, $0) } }.map { .map($0) }
  }
}

extension Value {
  /// Whether a string inside it is one whole expression, whose type is known only when the state runs.
  fileprivate var containsWholeExpression: Bool {
    switch kind {
    case .text(let template): template.wholeExpression != nil
    case .list(let values): values.contains(where: \.containsWholeExpression)
    case .map(let entries): entries.contains(where: \.value.containsWholeExpression)
    case .null, .bool, .number, .invalid: false
    }
  }
}
