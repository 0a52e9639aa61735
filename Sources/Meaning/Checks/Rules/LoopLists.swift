import Catalog
public import Diagnostics
import Expressions
import Flow
import Source

// The lists of loops.
extension ReferenceCheck {
  /// The shape of the elements of a loop's list, if it is known. Reports a value that is not a list.
  func elements(of items: Expression) -> ValueShape? {
    if let words = items.root.flatMap({ Sentence.literal($0) }) {
      context.report(.loopWithoutList, .loopOver(words), at: items.span, hint: .writeListExpression)
      return nil
    }
    guard let path = items.plainPath, let (shape, _) = known.shape(of: path.root, path.steps) else { return nil }
    if let element = shape.element { return element }
    if !shape.types.isEmpty {
      context.sink.add(
        Diagnostic(
          .loopWithoutList, .loopOver(shape.types.words), at: items.span, hint: .writeListPath,
          notes: [.tasksWouldRunOnce], severity: .warning))
    }
    return shape.types.isEmpty ? nil : shape
  }
}

public extension DiagnosticCode {
  static let loopWithoutList = DiagnosticCode(
    536, "loop-without-list", stage: .flow,
    summary: "A loop needs a list, but gets another value.",
    explanation:
      "`for-each` runs its tasks for each element of a list. With a value that is not a list, it runs them once.",
    example: .init(
      tasksWorkflow,
      bad: """
          - for-each: ${{ ⏵'a, b'⏴ }}
            tasks: [{id: each, uses: sqs/send, with: {queue: orders}}]
        """,
      good: """
          - for-each: ${{ ['a', 'b'] }}
            tasks: [{id: each, uses: sqs/send, with: {queue: orders}}]
        """))

}

extension Sentence {
  static func loopOver(_ words: Sentence) -> Sentence { "'for-each' needs a list, found \(words)" }
  static let writeListExpression: Sentence = "write an expression that returns a list"
  static let writeListPath: Sentence = "write a path that leads to a list"
  static let tasksWouldRunOnce: Sentence = "The tasks run once, with that value as 'item'."
  static func literal(_ node: ExpressionNode) -> Sentence? {
    switch node.kind {
    case .number: "a number"
    case .string: "a string"
    case .bool: "true or false"
    case .null: "null"
    case .object: "an object"
    default: nil
    }
  }
}
