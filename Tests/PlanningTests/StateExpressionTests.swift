import Expressions
import Plan
import Source
import StatesLanguage
import Testing

/// What the expressions of a workflow are in its state machine.
@Suite struct StateExpressionTests {
  @Test func expressionsAreTheSameHoweverTheyAreWritten() throws {
    func machine(_ expression: String, before: String = "") throws -> StateMachine {
      let tasks =
        before + "- {id: a, uses: sqs/send, if: 'event.detail.n > 1', with: {queue: q, message: \"\(expression)\"}}"
      return try #require(Planned(tasks: tasks).machines.first).machine
    }
    let wanted = try machine("a ${{ event.detail.id & 'b' }}")
    #expect(try machine("a ${{event . detail. id&'b'}}", before: "# So it moves.\n\n") == wanted)
    #expect(try machine("a ${{ event.detail.id & 'c' }}") != wanted)
  }

  @Test func expressionsKnowWhereTheyAreWritten() throws {
    let text = Planned.workflow(
      tasks: """
        - {id: a, uses: sqs/send, if: 'event.detail.n', with: {queue: q, message: "a ${{ event.detail.id }} b"}}
        """)
    let machine = try #require(Planned(text).machines.first).machine
    func written(_ expression: StateExpression) -> String? {
      expression.root.span.map { String(decoding: Array(text.utf8)[Int($0.start)..<Int($0.end)], as: UTF8.self) }
    }
    guard case .choice(let rules, _) = machine.states.states[0].kind,
      case .task(let call) = machine.states.states[1].kind, case .map(let arguments)? = call.arguments,
      case .expression(let message)? = arguments.first(where: { $0.name == "MessageBody" })?.value
    else { return #expect(Bool(false), "\(machine)") }
    #expect(rules.map { written($0.condition) } == ["event.detail.n"])
    #expect(written(message) == "event.detail.id")
  }

  @Test(
    arguments: [
      ("event.detail.x = 1", "$states.input.detail.x = 1"),
      ("$exists(event.detail.x)", "$exists($states.input.detail.x)"),
      ("event.detail.x > 1", "$states.input.detail.x > 1 ? true : false"),
      ("event.detail.x", "$states.input.detail.x ? true : false"),
      ("event.detail.x ? 1 : 2", "($states.input.detail.x ? 1 : 2) ? true : false"),
    ])
  func conditionsAreBoolean(written: String, printed: String) throws {
    let planned = Planned(tasks: "- {id: a, if: \"${{ \(written) }}\", uses: sqs/send, with: {queue: q}}")
    let machine = try #require(planned.machines.first)
    #expect(DefinitionCheck(machine.machine.definition).texts.contains("{% \(printed) %}"))
  }

  @Test(
    arguments: [
      ("event.detail.lines", "[$states.input.detail.lines]"), ("[1, 2]", "[1, 2]"),
    ])
  func loopsAreOverLists(written: String, printed: String) throws {
    let planned = Planned(
      tasks: "- {for-each: \"${{ \(written) }}\", tasks: [{id: a, uses: sqs/send, with: {queue: q}}]}")
    let machine = try #require(planned.machines.first)
    #expect(DefinitionCheck(machine.machine.definition).texts.contains("{% \(printed) %}"))
  }
}
