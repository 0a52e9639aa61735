import Catalog
import Diagnostics
import EventPattern
import Expressions
import Reading
import Source
import TestSupport
import Testing
import Workflows

@Suite struct VariableTests {
  static let project = """
    project: shop
    environments:
      staging: {region: ap-northeast-1, vars: {min-amount: -1, shop: "Te\\"st", limits: {low: 5, list: [1, a]}, on: true}}
      production: {region: ap-northeast-1, vars: {min-amount: 10000, shop: Shop, ceiling: 3}}

    """

  private func message(_ text: String, environment: String? = nil) throws -> (Reading, Value?) {
    let reading = try read(
      workflow(tasks: "  - {id: a, uses: sqs/send, with: {queue: q, message: \(text)}}"), project: Self.project,
      environment: environment)
    return (reading, reading.workflows.first?.allTasks.first?.input("message"))
  }

  @Test func wholeExpressionKeepsTheType() throws {
    let (reading, value) = try message("\"${{ vars.min-amount }}\"", environment: "production")
    expectClean(reading)
    #expect(reading.usesVariables)
    guard case .number("10000") = value?.kind else {
      Issue.record("\(String(describing: value))")
      return
    }
  }

  @Test func mapsAndTheirMembers() throws {
    let (reading, value) = try message(
      "{a: \"${{ vars.limits }}\", b: \"${{ vars.limits.low }}\", c: \"${{ vars.limits.list[1] }}\"}")
    expectClean(reading)
    guard case .map(let entries) = value?.kind, case .map(let limits) = entries[0].value.kind,
      case .number("5") = entries[1].value.kind
    else {
      Issue.record("\(String(describing: value))")
      return
    }
    #expect(limits.map(\.name.value) == ["low", "list"])
    #expect(entries[2].value.literalText == "a")
  }

  @Test func insideALongerText() throws {
    let (reading, value) = try message(
      "\"<${{ vars.shop }}> ${{ vars.on }} ${{ event.id }} ${{ vars.min-amount }}\"")
    expectClean(reading)
    guard case .text(let template) = value?.kind else {
      Issue.record("no text")
      return
    }
    #expect(template.parts.count == 3)
    guard case .literal("<Te\"st> true ") = template.parts[0], case .literal(" -1") = template.parts[2] else {
      Issue.record("\(template.parts)")
      return
    }
  }

  @Test func textThatIsOnlyVariablesIsConstant() throws {
    let (reading, value) = try message("\"a ${{ vars.shop }}\"")
    expectClean(reading)
    #expect(value?.literalText == "a Te\"st")
  }

  @Test func insideAnExpression() throws {
    let (reading, value) = try message("\"${{ event.detail.total - vars.min-amount & vars.shop & event.id }}\"")
    expectClean(reading)
    guard case .text(let template) = value?.kind, let expression = template.wholeExpression else {
      Issue.record("no expression")
      return
    }
    #expect(expression.text == #"event.detail.total - (-1) & "Te\"st" & event.id"#)
    // What stands behind a replaced variable still knows its place.
    let place = try #require(expression.references.last?.span)
    #expect(
      String(decoding: Array(reading.text.utf8)[Int(place.start)..<Int(place.end)], as: UTF8.self) == "event.id")
  }

  @Test func syntaxErrorsBehindAVariableKnowTheirPlace() throws {
    let (reading, _) = try message("\"${{ vars.shop & event.id ⏵==⏴ 1 }}\"")
    expect(reading, .expressionSyntax)
  }

  @Test func conditions() throws {
    let reading = try read(
      """
      workflow: a
      trigger: {source: com.example.shop, where: {total: {numeric: [">=", "${{ vars.min-amount }}"]}, shop: "${{ vars.shop }}"}}
      tasks: [{id: b, if: "${{ event.detail.total >= vars.min-amount }}", uses: sqs/send, with: {queue: q}}]

      """, project: Self.project, environment: "production")
    expectClean(reading)
    guard case .event(let event) = reading.workflows.first?.triggers.first?.kind else {
      Issue.record("no event")
      return
    }
    #expect(
      event.conditions?.fields.flatMap(\.matchers).map(\.test)
        == [.numeric([NumericComparison(.greaterOrEqual, "10000")]), .string("Shop")])
    #expect(reading.workflows.first?.allTasks.first?.condition?.text == "event.detail.total >= 10000")
  }

  @Test func missingInOneEnvironment() throws {
    let (reading, _) = try message("\"${{ ⏵vars.ceiling⏴ }}\"", environment: "staging")
    expect(reading, .variableMissing)
    #expect(reading.diagnostics.first?.message.text.contains("'staging'") == true)
    #expect(reading.diagnostics.first?.message.text.contains("'production'") == true)
    expectClean(try message("\"${{ vars.ceiling }}\"", environment: "production").0)
  }

  @Test(arguments: [
    "${{ ⏵vars.minamount⏴ }}", "${{ ⏵vars.nothing⏴ }}", "a ${{ ⏵vars.nothing⏴ }}",
    "${{ event.id & ⏵vars.nothing⏴ }}", "${{ ⏵vars⏴ }}", "${{ ⏵vars.limits.hihg⏴ }}",
  ])
  func unbound(_ text: String) throws {
    expect(try message("\"\(text)\"").0, .unboundVariable)
  }

  @Test func withoutAProjectFile() throws {
    let reading = try read(
      workflow(tasks: "  - {id: a, uses: sqs/send, with: {queue: q, message: \"${{ ⏵vars.a⏴ }}\"}}"))
    expect(reading, .unboundVariable)
    #expect(reading.diagnostics.first?.hint?.text.contains("tasuki.yaml") == true)
  }

  @Test func namesThatOnlyLookLikeVariables() throws {
    let (reading, _) = try message("\"vars ${{ event.detail.vars }}\"")
    expectClean(reading)
    #expect(!reading.usesVariables)
  }
}
