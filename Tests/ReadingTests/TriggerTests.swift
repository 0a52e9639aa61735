import Diagnostics
import EventPattern
import Flow
import Reading
import Schedules
import Source
import TestSupport
import Testing
import Workflows

@Suite struct TriggerTests {
  @Test(arguments: [
    "{source: a, ⏵pattern⏴: {source: [a]}}", "{pattern: {source: [a]}, ⏵schedule⏴: rate(1 hour)}",
    "{⏵event⏴: order.placed}", "{⏵timezone⏴: Asia/Tokyo}", "⏵{}⏴",
  ])
  func triggerForm(_ trigger: String) throws { expect(try read(trigger: trigger), .triggerForm) }

  @Test(arguments: [
    "{schedule: rate(1 hour), ⏵where⏴: {a: 1}}", "{schedule: rate(1 hour), ⏵bus⏴: shop}",
    "{pattern: {source: [a]}, ⏵where⏴: {a: 1}}", "{pattern: {source: [a]}, ⏵event⏴: a}",
    "{source: a.b, ⏵timezone⏴: UTC}",
  ])
  func misplacedKey(_ trigger: String) throws { expect(try read(trigger: trigger), .misplacedKey) }

  @Test(arguments: [
    "⏵text⏴", "[⏵text⏴]", "{source: ⏵[a]⏴}", "{source: a.b, where: ⏵[a]⏴}", "{source: a.b, event: ⏵{}⏴}",
  ])
  func wrongType(_ trigger: String) throws { expect(try read(trigger: trigger), .wrongType) }

  @Test(arguments: ["⏵[]⏴", "{source: a.b, event: ⏵[]⏴}", "{source: a.b, where: ⏵{}⏴}", "{source:⏵⏴ }"])
  func emptyValue(_ trigger: String) throws { expect(try read(trigger: trigger), .emptyValue) }

  @Test func listOfTriggers() throws {
    let reading = try read(trigger: "\n  - {source: com.example.shop, event: [a, b]}\n  - {schedule: rate(1 hour)}")
    expectClean(reading)
    #expect(reading.workflows.first?.triggers.count == 2)
  }

  @Test(arguments: [
    "{prefix: a}", "{suffix: a}", "{equals-ignore-case: a}", "{wildcard: \"a*\"}", "{anything-but: [a, b]}",
    "{anything-but: {prefix: a}}", "{numeric: [\">\", 1, \"<=\", 5]}", "{exists: false}", "{cidr: 10.0.0.0/24}",
    "[a, 1, true, null, {prefix: b}]", "a", "1.5", "false", "~", "0x10",
  ])
  func conditionReads(_ condition: String) throws {
    let reading = try read(trigger: "{source: com.example.shop, where: {a.b: \(condition)}}")
    expectClean(reading)
    guard case .event(let event) = reading.workflows.first?.triggers.first?.kind else {
      throw Unexpected("no event trigger")
    }
    #expect(event.conditions?.pattern.closed?.field(at: "a.b")?.matchers.isEmpty == false)
  }

  @Test func numbersHaveJSONsNotation() throws {
    let reading = try read(trigger: "{source: com.example.shop, where: {a: [0x10, 012, +.5]}}")
    expectClean(reading)
    guard case .event(let event) = reading.workflows.first?.triggers.first?.kind else {
      throw Unexpected("no event trigger")
    }
    #expect(
      event.conditions?.pattern.closed?.field(at: "a")?.matchers.map(\.test) == [
        .number("16"), .number("12"), .number("0.5"),
      ])
  }

  @Test func alternatives() throws {
    let reading = try read(
      trigger: "{source: com.example.shop, where: {$or: [{a: 1, b.c: 2}, {d: {exists: true}}], e: 1}}")
    expectClean(reading)
    guard case .event(let event) = reading.workflows.first?.triggers.first?.kind else {
      throw Unexpected("no event trigger")
    }
    var wanted = Pattern([ValueMatcher(.number("1"))], at: ["e"])
    var branch = Pattern([ValueMatcher(.number("1"))], at: ["a"])
    branch.add([ValueMatcher(.number("2"))], at: ["b", "c"])
    wanted.add(anyOf: [branch, Pattern([ValueMatcher(.exists(true))], at: ["d"])])
    #expect(event.conditions?.pattern.closed == wanted)
  }

  @Test(arguments: [
    "⏵.a⏴: 1", "⏵a.⏴: 1", "⏵a..b⏴: 1", "$or: [{⏵a..b⏴: 1}, {c: 1}]",
  ])
  func pathForm(_ condition: String) throws {
    expect(try read(trigger: "{source: com.example.shop, where: {\(condition)}}"), .pathForm)
  }

  @Test func mistakesOfThePatternLanguage() throws {
    expect(try read(trigger: "{source: com.example.shop, where: {a: {⏵prefx⏴: b}}}"), .unknownPatternOperator)
    expect(try read(trigger: "{source: com.example.shop, where: {$or: ⏵[{a: 1}]⏴}}"), .orTooFew)
    expect(try read(trigger: "{pattern: {source: ⏵a⏴}}"), .patternValueNotInList)
  }

  @Test(arguments: ["⏵detal⏴: 1", "⏵detail.a⏴: 1", "$or: [{region: a}, {⏵acount⏴: b}]"])
  func unknownEnvelopeField(_ condition: String) throws {
    expect(try read(trigger: "{source: com.example.shop, envelope: {\(condition)}}"), .unknownEnvelopeField)
  }

  @Test func envelopeReads() throws {
    expectClean(
      try read(
        workflow(
          trigger:
            "{source: com.example.shop, envelope: {account: \"012345678901\", resources: {prefix: \"arn:\"}}}")))
  }

  @Test func schedules() throws {
    expect(try read(trigger: "{schedule: rate(1 hour), timezone: ⏵Asia/Tokio⏴}"), .unknownTimeZone)
    let reading = try read(trigger: "{schedule: \"cron(0 9 ? * MON *)\", timezone: Asia/Tokyo}")
    expectClean(reading)
    guard case .schedule(let schedule) = reading.workflows.first?.triggers.first?.kind else {
      throw Unexpected("no schedule")
    }
    #expect(schedule.timezone?.literal == "Asia/Tokyo")
  }

  @Test func expressionsAreRejectedInConditions() throws {
    expect(
      try read(trigger: "{source: com.example.shop, where: {a: [b, \"${{ ⏵event.id⏴ }}\"]}}"),
      .expressionNotAllowed)
    expect(try read(trigger: "{source: \"${{ ⏵event.id⏴ }}\"}"), .expressionNotAllowed)
  }

  /// Variables of the environment stay references, whatever their values.
  @Test func variablesStayOpen() throws {
    let reading = try read(
      trigger: """
        [{source: "${{ vars.a }}", event: [b, "c-${{ vars.d }}"], where: {e: "${{ vars.f }}", g: 1}}, \
        {schedule: "${{ vars.h }}", timezone: Asia/Tokyo}, {pattern: {source: ["${{ vars.i }}"]}}]
        """)
    expectClean(reading)
    let workflow = try #require(reading.workflows.first)
    #expect(workflow.usesVariables)
    guard workflow.triggers.count == 3, case .event(let event) = workflow.triggers[0].kind,
      case .schedule(let schedule) = workflow.triggers[1].kind,
      case .pattern(let raw, _) = workflow.triggers[2].kind
    else { throw Unexpected("\(workflow.triggers)") }
    #expect([event.source.isClosed] + event.events.map(\.isClosed) == [false, true, false])
    #expect(event.conditions?.values.count == 1)
    #expect(event.conditions?.pattern.closed == nil)
    #expect(event.conditions?.pattern.outline.paths == [Array("e".utf8), Array("g".utf8)])
    guard case .open(let text) = schedule.time else { throw Unexpected("\(schedule)") }
    #expect(!text.isClosed)
    #expect(raw.pattern.closed == nil)
  }

  @Test func aWorkflowWithoutVariablesUsesNone() throws {
    let reading = try read(trigger: "{source: com.example.shop, where: {vars.a: \"vars.b\"}}")
    expectClean(reading)
    #expect(reading.workflows.first?.usesVariables == false)
  }
}
