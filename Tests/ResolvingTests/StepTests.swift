import Catalog
import Diagnostics
import Expressions
import Flow
import Resolving
import Source
import TestSupport
import Testing
import Workflows

@Suite struct StepTests {
  @Test func everyStepIsFilled() throws {
    let resolved = resolve(
      workflow(
        tasks: """
            - {id: a, if: "${{ event.detail.total >= vars.min-amount }}", uses: sqs/send, with: {queue: "${{ vars.shop }}"}}
            - wait: {until: "${{ vars.shop & event.time }}"}
            - parallel: [[{id: b, uses: sqs/send, with: {queue: "${{ vars.shop }}"}}]]
            - choose:
                - {when: "${{ vars.on }}", tasks: [{id: c, uses: sqs/send, with: {queue: "${{ vars.shop }}"}}]}
                - otherwise: [{stop: {fail: "under ${{ vars.min-amount }}"}}]
            - for-each: ${{ vars.limits.list }}
              tasks: [{id: d, uses: sqs/send, with: {queue: "${{ vars.shop }}"}}]
          """), environment: "staging")
    expectClean(resolved)
    let flow = try #require(resolved.flows.first)
    #expect(flow.calls.map { $0.input("queue")?.literalText } == ["Te\"st", "Te\"st", "Te\"st", "Te\"st"])
    var expressions: [Expression] = []
    for step in flow.allSteps {
      switch step {
      case .stop(let failure, _): #expect(failure?.literal == "under -1")
      default: expressions += step.expressions
      }
    }
    #expect(
      expressions.compactMap(\.root).map { ExpressionPrinter.pieces(of: $0) } == [
        [.text("event.detail.total >= (-1)")], [.text(#"'Te"st' & event.time"#)], [.text("true")],
        [.text("[1, 'a']")],
      ])
    #expect(expressions.allSatisfy { !$0.usesVariables })
  }

  /// The other parts of an expression are still checked.
  @Test(arguments: [
    "{id: a, if: \"${{ event.id = ⏵vars.nothing.list[0]⏴ & vars.shop }}\", uses: sqs/send, with: {queue: q}}",
    "{wait: {until: \"${{ event.id & ⏵vars.nothing.list[0]⏴ & vars.shop }}\"}}",
    "{for-each: \"${{ event.id & ⏵vars.nothing.list[0]⏴ & vars.shop }}\", tasks: [{wait: 1s}]}",
    "{choose: [{when: \"${{ event.id & ⏵vars.nothing.list[0]⏴ & vars.shop }}\", tasks: [{wait: 1s}]}]}",
  ])
  func anExpressionWithoutAValueStays(_ step: String) throws {
    let resolved = resolve(tasks: "  - \(step)")
    expect(resolved, .unboundVariable)
    let expression: Expression? =
      switch resolved.flows.first?.tasks.first {
      case .call(let task)?: task.condition
      case .wait(.until(let time), _)?: time
      case .forEach(let loop, _)?: loop.items
      case .choose(let branches, _, _)?: branches.first?.condition
      default: nil
      }
    #expect(
      expression?.references.map { resolved.text(at: $0.span) } == [
        "event.id", "vars.nothing.list[0]", "vars.shop",
      ])
  }

  @Test func aMessageWithoutAValueIsInvalid() throws {
    let resolved = resolve(tasks: "  - stop: {fail: \"${{ ⏵vars.nothing⏴ }}\"}")
    expect(resolved, .unboundVariable)
    guard case .invalid? = resolved.flows.first?.tasks.first else { throw Unexpected("\(resolved.flows)") }
  }

  @Test func messagesAreTexts() throws {
    expect(resolve(tasks: "  - stop: {fail: \"${{ ⏵vars.limits⏴ }}\"}"), .wrongType)
    expectClean(resolve(tasks: "  - stop: {fail: \"${{ vars.on }}\"}"))
  }

  @Test func testsAreFilled() throws {
    let resolved = resolve(
      workflow(tasks: "  - {id: a, uses: sqs/send, with: {queue: q}}")
        + """
        tests:
          - name: one
            event: {source: "${{ vars.shop }}"}
            set: {detail.total: "${{ vars.min-amount }}"}
            results: {a: "${{ vars.shop }}"}
            expect: {tasks: {a: [{message: "${{ vars.shop }}"}]}}

        """)
    expectClean(resolved)
    let test = try #require(resolved.flows.first?.tests.first)
    guard case .inline(let event)? = test.event, case .map(let members) = event.kind,
      case .number("-1")? = test.changes.first?.value.kind
    else { throw Unexpected("\(test)") }
    #expect(members.first?.value.literalText == "Te\"st")
    #expect(test.results.first?.value.literalText == "Te\"st")
    #expect(test.tasks.first?.expectation.inputs.first?.first?.value.literalText == "Te\"st")
  }
}
