import Expressions
import Flow
import Plan
import Source
import Workflows

extension WorkflowPlanner {
  /// One entry of the project's log group for shadows: the task, its action and what it would have been sent.
  mutating func shadowCall(of call: MachineCall, _ task: WorkflowTask) -> MachineCall {
    let group = "/aws/vendedlogs/states/" + builder.names.name(["shadow"], limit: 200)
    let retention = builder.logRetention
    let builder = builder
    let identifier = builder.shared(
      .logGroup, key: group, label: "shadow", workflow: name, origin: workflow.name.span
    ) { _ in .logGroup(LogGroupBody(name: group, retentionDays: retention)) }
    let entry = StateValue.map([
      StateMember("task", .text(PlanText(task.id.value))), StateMember("uses", .text(PlanText(task.uses.value))),
      StateMember("arguments", .map(call.arguments)),
    ])
    return entryCall(
      group: .reference(identifier, .name), key: "shadow", .expression("$string(\(entry.asExpression))"), task.span)
  }
}

extension StateValue {
  /// The value as one expression.
  fileprivate var asExpression: StateExpression {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let text): StateExpression(text)
    case .text(let text): StateExpression(string: text, literal: ExpressionPrinter.literal)
    case .expression(let expression): "( \(expression) )"
    case .list(let elements): .list(elements.map(\.asExpression))
    case .map(let members):
      .map(members.map { "\(ExpressionPrinter.literal($0.name)): \($0.value.asExpression)" })
    }
  }
}
