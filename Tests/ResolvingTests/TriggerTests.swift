import Diagnostics
import EventPattern
import Flow
import Schedules
import Source
import TestSupport
import Testing
import Workflows

@Suite struct TriggerTests {
  private func tests(_ conditions: String, environment: String? = nil) throws -> [[ValueMatcher.Test]] {
    let resolved = resolve(trigger: "{source: com.example.shop, where: {\(conditions)}}", environment: environment)
    expectClean(resolved)
    var tests: [[ValueMatcher.Test]] = []
    resolved.events?.conditions?.forEachField { _, _, matchers in tests.append(matchers.map(\.test)) }
    return tests
  }

  @Test func constantFields() throws {
    let resolved = resolve(
      trigger: "{source: \"com.${{ vars.shop }}\", event: \"${{ vars.shop }}\", bus: \"${{ vars.shop }}\"}",
      environment: "production")
    expectClean(resolved)
    #expect(resolved.events?.source.value == "com.Shop")
    #expect(resolved.events?.events.map(\.value) == ["Shop"])
    #expect(resolved.events?.bus?.value == "Shop")
  }

  @Test(arguments: [
    "{source: ⏵\"${{ vars.limits }}\"⏴}", "{source: com.example.shop, event: ⏵\"${{ vars.kinds }}\"⏴}",
    "{source: com.example.shop, bus: ⏵\"${{ vars.limits }}\"⏴}", "{schedule: ⏵\"${{ vars.limits }}\"⏴}",
  ])
  func constantFieldsAreTexts(_ trigger: String) throws { expect(resolve(trigger: trigger), .wrongType) }

  @Test func schedules() throws {
    let resolved = resolve(trigger: "{schedule: \"${{ vars.often }}\"}")
    expectClean(resolved)
    guard case .schedule(let schedule)? = resolved.trigger else { throw Unexpected("\(resolved.flows)") }
    #expect(resolved.text(at: schedule.schedule.span) == "\"${{ vars.often }}\"")
    expect(
      resolve(trigger: "{schedule: \"${{ vars.often }}\", timezone: ⏵\"${{ vars.shop }}\"⏴}"),
      .unknownTimeZone)
    expect(resolve(trigger: "{schedule: rate(1 hour), timezone: ⏵\"${{ vars.shop }}\"⏴}"), .unknownTimeZone)
  }

  @Test func valuesOfConditions() throws {
    #expect(
      try tests("total: {numeric: ['>=', \"${{ vars.min-amount }}\"]}, shop: \"${{ vars.shop }}\"")
        == [[.numeric([NumericComparison(.greaterOrEqual, "-1")])], [.string("Te\"st")]])
    #expect(
      try tests("total: {numeric: ['>=', \"${{ vars.min-amount }}\"]}", environment: "production")
        == [[.numeric([NumericComparison(.greaterOrEqual, "10000")])]])
    #expect(
      try tests("a: [x, \"${{ vars.on }}\"], b: {prefix: \"on-${{ vars.shop }}\"}, c: {exists: \"${{ vars.on }}\"}")
        == [[.string("x"), .bool(true)], [.prefix("on-Te\"st", ignoringCase: false)], [.exists(true)]])
  }

  /// The elements of a list become entries of a list of alternatives.
  @Test func listsAreReplacedByTheirElements() throws {
    #expect(
      try tests(
        "a: \"${{ vars.kinds }}\", b: [x, \"${{ vars.kinds }}\"], c: {anything-but: [\"${{ vars.kinds }}\"]}")
        == [
          [.string("order.placed"), .string("order.paid")],
          [.string("x"), .string("order.placed"), .string("order.paid")],
          [.anythingBut(.strings(["order.placed", "order.paid"]))],
        ])
  }

  /// Values next to open values keep their places, also within branches.
  @Test func branches() throws {
    #expect(
      try tests("$or: [{a: 1}, {b: \"${{ vars.shop }}\", c: 2}], d: \"${{ vars.on }}\", e: 3")
        == [[.bool(true)], [.number("3")], [.number("1")], [.string("Te\"st")], [.number("2")]])
  }

  @Test func rawPatterns() throws {
    let resolved = resolve(
      trigger: "{pattern: {source: [a], detail-type: \"${{ vars.kinds }}\", detail: {a: [\"${{ vars.on }}\"]}}}")
    expectClean(resolved)
    guard case .pattern(let pattern, _)? = resolved.trigger else { throw Unexpected("\(resolved.flows)") }
    #expect(pattern.texts(of: "detail-type") == ["order.placed", "order.paid"])
    expect(resolve(trigger: "{pattern: {source: ⏵\"${{ vars.shop }}\"⏴}}"), .patternValueNotInList)
  }

  /// A map, or a whole condition, fits no place of a pattern.
  @Test(arguments: [
    "{source: com.example.shop, where: {a: ⏵\"${{ vars.limits }}\"⏴}}",
    "{source: com.example.shop, envelope: {account: [⏵\"${{ vars.limits }}\"⏴]}}",
    "{pattern: {source: [⏵\"${{ vars.limits }}\"⏴]}}",
  ])
  func mapsFitNoPattern(_ trigger: String) throws {
    let resolved = resolve(trigger: trigger)
    expect(resolved, .wrongType)
    #expect(resolved.diagnostics.first?.message.text.contains("found a map") == true)
  }

  @Test(
    arguments: [
      ("{source: a.b, where: {a: {prefix: ⏵\"${{ vars.kinds }}\"⏴}}}", .patternOperandNotString),
      ("{source: a.b, where: {a: {cidr: ⏵\"${{ vars.shop }}\"⏴}}}", .cidrMalformed),
      ("{source: a.b, where: {a: {exists: ⏵\"${{ vars.shop }}\"⏴}}}", .existsNotBoolean),
      ("{source: a.b, where: {a: {numeric: ['>', ⏵\"${{ vars.shop }}\"⏴]}}}", .numericOperand),
      ("{source: a.b, where: {a: {numeric: ['>', 3, '<', ⏵\"${{ vars.kinds }}\"⏴]}}}", .numericOperand),
      ("{source: a.b, where: {a: ⏵\"${{ vars.none }}\"⏴}}", .emptyPatternList),
    ] as [(String, DiagnosticCode)])
  func valuesThatDoNotFitTheirOperator(_ trigger: String, _ code: DiagnosticCode) throws {
    expect(resolve(trigger: trigger), code)
  }

  /// The form of a condition is checked when it is read, whatever the values of variables.
  @Test(
    arguments: [
      ("{source: a.b, where: {a: {⏵prefx⏴: \"${{ vars.shop }}\"}}}", .unknownPatternOperator),
      ("{source: a.b, where: {a: {numeric: ⏵\"${{ vars.limits }}\"⏴}}}", .numericForm),
      ("{source: a.b, where: {$or: ⏵\"${{ vars.limits }}\"⏴}}", .orNotList),
      ("{pattern: ⏵\"${{ vars.limits }}\"⏴}", .patternNotObject),
    ] as [(String, DiagnosticCode)])
  func formsOfConditions(_ trigger: String, _ code: DiagnosticCode) throws {
    let resolved = resolve(trigger: trigger)
    expect(resolved, code)
    guard case .event(let event)? = resolved.workflows.first?.triggers.first?.kind else { return }
    #expect(event.conditions == nil)
  }

  @Test func partsWithoutVariablesAreShared() throws {
    let resolved = resolve(trigger: "{source: a.b, where: {a: 1}}")
    expectClean(resolved)
    #expect(resolved.workflows.first?.usesVariables == false)
    #expect(resolved.events?.conditions == Pattern([ValueMatcher(.number("1"))], at: ["a"]))
  }
}
