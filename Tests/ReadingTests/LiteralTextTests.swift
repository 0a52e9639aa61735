import Catalog
import Diagnostics
import Flow
import Reading
import Source
import TestSupport
import Testing
import Workflows

/// Texts and keys in which no expression is evaluated: the start of one is a finding, and `$${{` is a literal `${{`.
@Suite struct LiteralTextTests {
  private func task(_ inputs: String) -> String {
    """
    workflow: a
    trigger: {source: com.example.shop, event: order.placed}
    tasks: [{id: t, uses: sqs/send, with: {queue: q, \(inputs)}}]

    """
  }

  @Test(arguments: [
    "message: {⏵\"${{ event.id }}\"⏴: a}", "message: [{b: {⏵\"x ${{ vars.a }}\"⏴: a}}]",
    "message: {⏵\"${{ unclosed\"⏴: a}", "message: {⏵\"$${{ a }} ${{ b }}\"⏴: a}",
    "message: {⏵'${{ a }}'⏴: a, ⏵'${{ b }}'⏴: {c: d}}",
  ])
  func anExpressionInAKey(_ inputs: String) throws { expect(try read(task(inputs)), .expressionNotAllowed) }

  /// What follows ` #` is a comment, not part of the text.
  @Test(arguments: [
    "description: Invoice ⏵#${{ event.detail.number }} is open⏴", "owner: a ⏵# was ${{ vars.owner }}⏴",
    "description: Invoice\n  goes on ⏵#${{ x }}⏴",
  ])
  func aCommentCutsATextOff(_ line: String) throws {
    expect(
      try read(
        "workflow: a\n\(line)\ntrigger: {source: com.example.shop, event: order.placed}\ntasks: [{id: t, uses: sqs/send, with: {queue: q}}]\n"
      ),
      .cutText)
  }

  @Test(arguments: [
    "description: \"Invoice #NUMBER\" # as ${{ event.detail.number }}", "description: Invoice # NUMBER",
    "# description: ${{ event.id }}", "description: a#${ b", "description: > # ${{ x }}\n  a",
  ])
  func aCommentBesideATextIsNone(_ line: String) throws {
    expectClean(
      try read(
        "workflow: a\n\(line)\ntrigger: {source: com.example.shop, event: order.placed}\ntasks: [{id: t, uses: sqs/send, with: {queue: q}}]\n"
      ))
  }

  @Test(arguments: ["headers", "query", "body"])
  func anExpressionInAKeyOfARequest(_ input: String) throws {
    let text = task("").replacing(
      "sqs/send, with: {queue: q, }", with: "http/request, with: {connection: c, path: /a, IN}")
    expect(try read(text.replacing("IN", with: "\(input): {⏵\"X-${{ event.id }}\"⏴: a}")), .expressionNotAllowed)
  }

  @Test(arguments: [
    "labels: {⏵\"${{ vars.a }}\"⏴: b}", "labels: {a: ⏵\"${{ vars.a }}\"⏴}",
    "tests: [{name: a, event: {detail: {⏵\"${{ a }}\"⏴: 1}}, expect: {fires: true}}]",
    "tests: [{name: a, event: a.json, set: {⏵\"detail.${{ a }}\"⏴: 1}, expect: {fires: true}}]",
    "tests: [{name: a, event: a.json, results: {⏵\"${{ a }}\"⏴: 1}, expect: {fires: true}}]",
    "tests: [{name: a, event: a.json, results: {hand-over: {⏵\"${{ a }}\"⏴: 1}}, expect: {fires: true}}]",
    "tests: [{name: a, event: a.json, expect: {tasks: {⏵\"${{ a }}\"⏴: skipped}}}]",
    "tests: [{name: a, event: a.json, expect: {tasks: {hand-over: {message: {⏵\"${{ a }}\"⏴: 1}}}}}]",
    "tests: [{name: a, event: a.json, expect: {tasks: {hand-over: {⏵\"${{ a }}\"⏴: 1}}}}]",
    "tests: [{name: ⏵\"${{ a }}\"⏴, event: a.json, expect: {fires: true}}]",
    "tests: [{name: a, event: ⏵\"${{ a }}\"⏴, expect: {fires: true}}]",
    "tests: [{name: a, event: a.json, expect: {fires: false, because: ⏵\"${{ a }}\"⏴}}]",
    "description: ⏵See ${{ vars.a }}.⏴", "owner: ⏵${{ vars.a }}⏴", "runbook: ⏵https://example.com/${{ vars.a }}⏴",
    "runs-on: zapier\nlink: ⏵https://example.com/${{ vars.a }}⏴",
  ])
  func anExpressionInAWorkflow(_ lines: String) throws { expect(try read(workflow(lines)), .expressionNotAllowed) }

  @Test(arguments: ["where: {⏵\"${{ vars.a }}\"⏴: 1}", "where: {a: {⏵\"${{ vars.a }}\"⏴: 1}}"])
  func anExpressionInAPath(_ entry: String) throws {
    expect(
      try read(task("message: a").replacing("event: order.placed", with: "event: order.placed, \(entry)")),
      .expressionNotAllowed)
  }

  @Test(arguments: [
    "sources: {⏵\"${{ vars.a }}\"⏴: {source: b}}", "environments: {a: {vars: {b: {⏵\"${{ c }}\"⏴: 1}}}}",
    "workflows: [⏵\"${{ vars.a }}/*.yaml\"⏴]",
  ])
  func anExpressionInTheProjectFile(_ lines: String) throws {
    expect(readMarkedProject("project: p\n\(lines)\n"), .expressionNotAllowed)
  }

  @Test func theHintSaysHowTheCharactersAreWritten() throws {
    let found = try read(task("message: {\"${{ a }}\": b}")).diagnostics
    #expect(found.map(\.message.text) == ["the key '${{ a }}' contains an expression, which is not evaluated"])
    #expect(found.map(\.hint?.text) == ["write the name itself, or '$${{' for the characters '${{'"])
  }

  @Test func literalCharacters() throws {
    let reading = try read(
      workflow(
        """
        description: Fill $${{ this }} and $${{ that }}, $$ and ${ as they are.
        labels: {a: b}
        tests:
          - {name: "$${{ a }}", event: {detail: {"$${{ b": 1}}, set: {"detail.$${{ c": 1}, expect: {fires: true}}
        """
      ).replacing("queue: orders", with: "queue: orders, message: {\"a $${{ b }}\": c, \"$$${{\": d}"))
    expectClean(reading)
    let flow = try #require(reading.workflows.first)
    #expect(flow.description?.value == "Fill ${{ this }} and ${{ that }}, $$ and ${ as they are.")
    let test = try #require(flow.tests.first)
    #expect(test.name.value == "${{ a }}")
    #expect(test.changes.map(\.name.value) == ["detail.${{ c"])
    guard case .inline(let event) = test.event, case .map(let entries) = event.kind,
      case .map(let detail) = entries.first?.value.kind,
      case .map(let message)? = flow.tasks.first?.call?.inputs.first(where: { $0.name.value == "message" })?.value
        .kind
    else { throw Unexpected("no maps") }
    #expect(detail.map(\.name.value) == ["${{ b"])
    #expect(message.map(\.name.value) == ["a ${{ b }}", "$${{"])
  }
}
