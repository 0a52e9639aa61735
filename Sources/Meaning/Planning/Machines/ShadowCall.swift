import Expressions
import Plan
import Source
import StatesLanguage
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
    let entry = PlanValue.map([
      PlanMember("task", .text(PlanText(task.id.value))), PlanMember("uses", .text(PlanText(task.uses.value))),
      PlanMember("arguments", .map(call.arguments)),
    ])
    let message = PlanText("{% $string(") + entry.expression + PlanText(") %}")
    return entryCall(group: .reference(identifier, .name), key: "shadow", .text(message), task.span)
  }
}

extension PlanValue {
  /// A value of a definition as one expression of JSONata: the expressions within stand as they are, and everything else is
  /// text, numbers and words.
  fileprivate var expression: PlanText {
    switch self {
    case .null: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let text): return PlanText(text)
    case .text(let text): return text.expression
    case .list(let elements): return PlanText("[") + joined(elements.map(\.expression)) + PlanText("]")
    case .map(let members):
      let pairs = members.map { member in
        PlanText(ExpressionPrinter.literal(member.name) + ": ") + member.value.expression
      }
      return PlanText("{") + joined(pairs) + PlanText("}")
    }
  }

  private func joined(_ texts: [PlanText]) -> PlanText {
    var result = PlanText([])
    for (index, text) in texts.enumerated() {
      if index > 0 { result.append(.literal(", ")) }
      for part in text.parts { result.append(part) }
    }
    return result
  }
}

extension PlanText {
  /// A text of a definition as an expression: what stands between `{%` and `%}`, or a string.
  fileprivate var expression: PlanText {
    if case .literal(let first)? = parts.first, first.hasPrefix("{%"), case .literal(let last)? = parts.last,
      last.hasSuffix("%}")
    {
      var inner = parts
      inner[0] = .literal(String(first.dropFirst(2)))
      guard case .literal(let end)? = inner.last else { return self }
      inner[inner.count - 1] = .literal(String(end.dropLast(2)))
      return PlanText("(") + PlanText(inner) + PlanText(")")
    }
    var result = PlanText("'")
    for part in parts {
      // ARNs, addresses and names, which is what the deployment puts in, hold no quotes.
      if case .literal(let text) = part {
        result.append(.literal(String(ExpressionPrinter.literal(text).dropFirst().dropLast())))
      } else {
        result.append(part)
      }
    }
    result.append(.literal("'"))
    return result
  }
}
