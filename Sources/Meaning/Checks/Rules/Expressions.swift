import Catalog
import Diagnostics
import Expressions
import Source
import Workflows

/// Expressions call functions that exist, with arguments that fit, and compare what can be compared.
@Sendable func checkExpressions(_ workflow: Workflow, _: [WorkflowTask], _ context: CheckContext) {
  let forms = EventForms(workflow)
  for step in workflow.allSteps {
    for expression in step.expressions {
      context.report(expression) { path in forms.types(of: path) }
    }
  }
}

extension CheckContext {
  /// Reports what is wrong with what an expression does; `typesOfPath` tells what is known of a path from a bound name.
  func report(_ expression: Expression, typesOfPath: @escaping (Expression.PlainPath) -> ExpressionTypes?) {
    guard let root = expression.root else { return }
    for finding in ExpressionAnalysis(of: root, typesOfPath: typesOfPath).findings {
      let span = expression.span(of: finding.range)
      report(
        finding.kind.code, finding.message, at: span, hint: finding.hint,
        fixes: finding.replacement.map { replacing(span, with: $0, safety: .unsafe) } ?? [])
    }
  }
}

extension ExpressionFinding.Kind {
  /// The code of such a fault.
  fileprivate var code: DiagnosticCode {
    switch self {
    case .form: .expressionSyntax
    case .unknownFunction: .unknownFunction
    case .unboundVariable: .unknownVariable
    case .argumentCount: .argumentCount
    case .argumentType: .argumentType
    case .forbidden: .notInStepFunctions
    case .fixedComparison: .fixedComparison
    }
  }
}

extension EventForms {
  /// What a path from a bound name may be; nothing where that is not known.
  fileprivate func types(of path: Expression.PlainPath) -> ExpressionTypes? {
    var names: [String] = []
    for step in path.steps {
      guard case .member(let name) = step else { return nil }
      names.append(name)
    }
    switch path.root {
    case "index": return names.isEmpty ? .number : nil
    case "event":
      guard names.first == "detail", names.count > 1 else {
        return names.count == 1 && names != ["detail"] ? (names == ["resources"] ? .array : .string) : nil
      }
      let inner = names.dropFirst()
      // A path through an array gives an array of what it finds.
      for count in 1..<inner.count {
        guard case .known(let shape) = find(inner.prefix(count)), !shape.types.contains(.array) else { return nil }
      }
      guard case .known(let shape) = find(inner) else { return nil }
      return ExpressionTypes(shape.types)
    default: return nil
    }
  }
}

extension ExpressionTypes {
  /// The types of a shape, of which any may be missing at times; nothing where the shape says nothing.
  init?(_ types: ValueShape.Types) {
    guard !types.isEmpty else { return nil }
    self = .nothing
    if types.contains(.string) { insert(.string) }
    if types.contains(.number) { insert(.number) }
    if types.contains(.bool) { insert(.bool) }
    if types.contains(.object) { insert(.object) }
    if types.contains(.array) { insert(.array) }
  }
}

extension Step {
  /// The expressions of the step itself, in the order of the source.
  fileprivate var expressions: [Expression] {
    switch self {
    case .task(let task): (task.condition.map { [$0] } ?? []) + task.inputs.flatMap { $0.value.expressions }
    case .wait(let wait): if case .until(let expression) = wait.length { [expression] } else { [] }
    case .choose(let choose): choose.branches.map(\.condition)
    case .forEach(let loop): [loop.items]
    case .stop(let stop): if case .fail(let message) = stop.outcome { message.expressions } else { [] }
    case .parallel, .invalid: []
    }
  }
}

extension Value {
  /// The expressions in the value, in the order of the source.
  fileprivate var expressions: [Expression] {
    switch kind {
    case .null, .bool, .number, .invalid: []
    case .text(let template): template.expressions
    case .list(let items): items.flatMap(\.expressions)
    case .map(let entries): entries.flatMap { $0.value.expressions }
    }
  }
}
