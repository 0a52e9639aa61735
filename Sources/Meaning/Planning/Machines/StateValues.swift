import Plan

extension StateValue {
  var asExpression: StateExpression {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let text): .number(text)
    case .text(let text): .text(text)
    case .expression(let expression): expression.enclosed
    case .list(let elements): .list(elements.map(\.asExpression))
    case .map(let members): .map(members.map { ($0.name, $0.value.asExpression) })
    }
  }
}
