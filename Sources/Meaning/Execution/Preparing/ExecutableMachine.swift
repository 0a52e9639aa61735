import Emit
import Expressions
public import Plan
import StatesLanguage

/// A state machine that is ready to run: its texts are known, and so are the values that each of its expressions can
/// use.
public struct ExecutableMachine: Sendable {
  /// The name of the first state.
  let start: String
  /// The states by name, including those of branches and rounds.
  private(set) var states: [String: State] = [:]
  /// The texts with parts that are known only when the machine is deployed.
  private var texts: [PlanText: String] = [:]
  private var needs: [StateExpression: ExpressionNeeds] = [:]

  /// Prepares a machine. `text` gives the texts with parts that are known only when the machine is deployed.
  ///
  /// Throws if an expression cannot be evaluated.
  public init(_ machine: StateMachine, filling text: (PlanText) -> String) throws(ExecutionObstacle) {
    start = machine.states.start
    var lists = [machine.states]
    while let list = lists.popLast() {
      for state in list.states {
        states[state.name] = state
        lists += state.lists
        if case .task(let call) = state.kind { fill(call.resource, text) }
        var values = state.values
        while let value = values.popLast() {
          switch value {
          case .null, .bool, .number: break
          case .text(let given): fill(given, text)
          case .expression(let expression):
            for given in expression.texts { fill(given, text) }
            try prepare(expression, of: state)
          case .list(let elements): values += elements
          case .map(let members): values += members.map(\.value)
          }
        }
      }
    }
  }

  private mutating func fill(_ given: PlanText, _ text: (PlanText) -> String) {
    if given.literal == nil, texts[given] == nil { texts[given] = text(given) }
  }

  private mutating func prepare(_ expression: StateExpression, of state: State) throws(ExecutionObstacle) {
    guard needs[expression] == nil else { return }
    do throws(ExpressionProblem) {
      try expression.root.checkDepth()
    } catch {
      throw ExecutionObstacle(
        state: state.name, span: expression.root.span,
        message: .noExpression(characters(of: expression), reason: error.message))
    }
    needs[expression] = ExpressionNeeds(expression.root)
  }

  /// The text of a deployed machine.
  func text(_ given: PlanText) -> String { given.literal ?? texts[given] ?? "" }

  /// An expression as JSONata.
  func characters(of expression: StateExpression) -> String {
    expression.replacingTexts { PlanText(text($0)) }.text.literal ?? ""
  }

  /// The tree for the evaluator.
  func evaluated(_ expression: StateExpression) -> ExpressionNode {
    expression.texts.isEmpty ? expression.root : expression.root.fillingHeldTexts { text(expression.texts[$0]) }
  }

  /// The variables that an expression can see, cut to what it asks for, and how many members were looked at for that.
  func seen(
    by expression: StateExpression, of variables: [String: JSONValue]
  ) -> (variables: [String: JSONValue], looked: Int) {
    needs[expression]?.seen(of: variables) ?? (variables, variables.count)
  }
}
