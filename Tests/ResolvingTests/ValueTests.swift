import Catalog
import Diagnostics
import Expressions
import Flow
import Resolving
import Source
import TestSupport
import Testing
import Workflows

@Suite struct ValueTests {
  private func message(
    _ text: String, project: String? = shopProject, environment: String? = nil
  ) throws -> (Resolved, Value?) {
    let resolved = resolve(
      tasks: "  - {id: a, uses: sqs/send, with: {queue: q, message: \(text)}}", project: project,
      environment: environment)
    return (resolved, resolved.flows.first?.calls.first?.input("message"))
  }

  @Test func wholeExpressionKeepsTheType() throws {
    let (resolved, value) = try message("\"${{ vars.min-amount }}\"", environment: "production")
    expectClean(resolved)
    guard case .number("10000") = value?.kind else { throw Unexpected("\(String(describing: value))") }
  }

  /// The workflow keeps the reference, so that it is read only once.
  @Test func workflowsStayAsWritten() throws {
    let (resolved, _) = try message("\"${{ vars.shop }}\"")
    #expect(resolved.workflows.first?.usesVariables == true)
    let written = resolved.workflows.first?.tasks.first?.call?.inputs.first { $0.name.value == "message" }?.value
    guard case .text(let template)? = written?.kind else { throw Unexpected("\(String(describing: written))") }
    #expect(template.wholeExpression?.variable == [.member("shop")])
  }

  @Test func mapsAndTheirMembers() throws {
    let (resolved, value) = try message(
      "{a: \"${{ vars.limits }}\", b: \"${{ vars.limits.low }}\", c: \"${{ vars.limits.list[1] }}\"}")
    expectClean(resolved)
    guard case .map(let entries) = value?.kind, case .map(let limits) = entries[0].value.kind,
      case .number("5") = entries[1].value.kind
    else { throw Unexpected("\(String(describing: value))") }
    #expect(limits.map(\.name.value) == ["low", "list", "below"])
    #expect(entries[2].value.literalText == "a")
  }

  @Test func insideALongerText() throws {
    let (resolved, value) = try message(
      "\"<${{ vars.shop }}> ${{ vars.on }} ${{ event.id }} ${{ vars.min-amount }} ${{ vars.limits.below }}\"")
    expectClean(resolved)
    guard case .text(let template) = value?.kind else { throw Unexpected("no text") }
    #expect(template.parts.count == 3)
    guard case .literal("<Te\"st> true ") = template.parts[0], case .literal(" -1 [-2]") = template.parts[2] else {
      throw Unexpected("\(template.parts)")
    }
  }

  @Test func textThatIsOnlyVariablesIsConstant() throws {
    let (resolved, value) = try message("\"a ${{ vars.shop }}\"")
    expectClean(resolved)
    #expect(value?.literalText == "a Te\"st")
  }

  @Test func insideAnExpression() throws {
    let (resolved, value) = try message("\"${{ event.detail.total - vars.min-amount & vars.shop & event.id }}\"")
    expectClean(resolved)
    guard case .text(let template) = value?.kind, let expression = template.wholeExpression else {
      throw Unexpected("no expression")
    }
    #expect(
      expression.root.map { ExpressionPrinter.pieces(of: $0) }
        == [.text(#"event.detail.total - (-1) & 'Te"st' & event.id"#)])
    #expect(expression.references.map { resolved.text(at: $0.span) } == ["event.detail.total", "event.id"])
    #expect(expression.hasFilledVariables)
  }

  @Test func syntaxErrorsBesideAVariableKnowTheirPlace() throws {
    let (resolved, _) = try message("\"${{ vars.shop & event.id ⏵==⏴ 1 }}\"")
    expect(resolved, .expressionSyntax)
  }

  @Test func missingInOneEnvironment() throws {
    let (resolved, _) = try message("\"${{ ⏵vars.ceiling⏴ }}\"", environment: "staging")
    expect(resolved, .variableMissing)
    #expect(resolved.diagnostics.first?.message.text.contains("'staging'") == true)
    #expect(resolved.diagnostics.first?.message.text.contains("'production'") == true)
    expectClean(try message("\"${{ vars.ceiling }}\"", environment: "production").0)
  }

  @Test(arguments: [
    "${{ ⏵vars.minamount⏴ }}", "${{ ⏵vars.nothing⏴ }}", "a ${{ ⏵vars.nothing⏴ }}",
    "${{ event.id & ⏵vars.nothing⏴ }}", "${{ ⏵vars⏴ }}", "${{ ⏵vars.limits.hihg⏴ }}", "${{ ⏵vars.shop.name⏴ }}",
  ])
  func unbound(_ text: String) throws {
    let (resolved, value) = try message("\"\(text)\"")
    expect(resolved, .unboundVariable)
    guard case .invalid? = value?.kind else { throw Unexpected("\(String(describing: value))") }
  }

  @Test func withoutAProjectFile() throws {
    let (resolved, _) = try message("\"${{ ⏵vars.a⏴ }}\"", project: nil)
    expect(resolved, .unboundVariable)
    #expect(resolved.diagnostics.first?.hint?.text.contains("tasuki.yaml") == true)
  }

  @Test func namesThatOnlyLookLikeVariables() throws {
    let (resolved, _) = try message("\"vars ${{ event.detail.vars }} ${{ event.items[vars = 1] }}\"")
    expectClean(resolved)
    #expect(resolved.workflows.first?.usesVariables == false)
  }
}
