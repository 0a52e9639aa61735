import Catalog
import Expressions
import Plan
import Source
import Workflows

// DynamoDB wants each value with its type (DynamoDB API reference, AttributeValue).
extension WorkflowPlanner {
  /// An item of a table.
  mutating func itemCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let table = resource(task, "table", .table), let input = task.input("item"), let item = item(input, scope)
    else { return nil }
    var call = MachineCall(
      "dynamodb:putItem",
      [StateMember("TableName", MachineScope.literal(table.name(as: .table))), StateMember("Item", item)],
      [PolicyStatement(actions: ["dynamodb:PutItem"], resources: [arn(table, service: "dynamodb", "table/")])])
    call.mayRunTwice = true
    return call
  }

  /// The members with their types. Where an expression gives one, its type shows only when it is there: then a function
  /// within the expression says it.
  private func item(_ value: Value, _ scope: MachineScope) -> StateValue? {
    guard case .map(let entries) = value.kind else { return nil }
    guard value.holdsWholeExpression else {
      var members: [StateMember] = []
      for entry in entries {
        guard let attribute = attribute(entry.value, scope) else { return nil }
        members.append(StateMember(entry.name.value, attribute))
      }
      return .map(members)
    }
    var members: [StateExpression] = []
    for entry in entries {
      guard let printed = scope.expression(entry.value) else { return nil }
      members.append("\(ExpressionPrinter.literal(entry.name.value)): $typed(\(printed))")
    }
    return .expression("(\(typed); \(StateExpression.map(members)))")
  }

  /// A value without expressions that may be of any type, with its type.
  private func attribute(_ value: Value, _ scope: MachineScope) -> StateValue? {
    func typed(_ type: String, _ inner: StateValue?) -> StateValue? { inner.map { .map([StateMember(type, $0)]) } }
    switch value.kind {
    case .null: return typed("NULL", .bool(true))
    case .bool(let flag): return typed("BOOL", .bool(flag))
    case .number(let text): return typed("N", .text(PlanText(text)))
    case .text: return typed("S", scope.text(value))
    case .list(let values):
      var elements: [StateValue] = []
      for inner in values {
        guard let element = attribute(inner, scope) else { return nil }
        elements.append(element)
      }
      return typed("L", .list(elements))
    case .map(let entries):
      var members: [StateMember] = []
      for entry in entries {
        guard let inner = attribute(entry.value, scope) else { return nil }
        members.append(StateMember(entry.name.value, inner))
      }
      return typed("M", .map(members))
    case .invalid: return nil
    }
  }
}

extension Value {
  /// Whether a text within is one expression, whose type only the execution knows.
  fileprivate var holdsWholeExpression: Bool {
    switch kind {
    case .text(let template): template.wholeExpression != nil
    case .list(let values): values.contains(where: \.holdsWholeExpression)
    case .map(let entries): entries.contains(where: \.value.holdsWholeExpression)
    case .null, .bool, .number, .invalid: false
    }
  }
}

/// Puts a value's type around it; what is not there is null.
private let typed =
  "$typed := function($v) { $type($v) = 'string' ? {'S': $v} : $type($v) = 'number' ? {'N': $string($v)} : "
  + "$type($v) = 'boolean' ? {'BOOL': $v} : $type($v) = 'array' ? {'L': [$map($v, function($i) { $typed($i) })]} : "
  + "$type($v) = 'object' ? {'M': $merge([$each($v, function($i, $k) { {$k: $typed($i)} })])} : {'NULL': true} }"
