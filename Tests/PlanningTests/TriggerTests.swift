import Diagnostics
import Plan
import Planning
import Testing

/// The events that start a workflow, and their bus.
@Suite struct TriggerTests {
  func rule(_ trigger: String, project: String? = nil) -> (RuleBody?, Planned) {
    let planned = Planned(Planned.task("lambda/invoke", "{function: f}", trigger: trigger), project: project)
    return (planned.rules.first, planned)
  }

  @Test func ownEventsArriveOnTheirBus() {
    let (rule, planned) = rule(
      "{source: com.example.shop, event: order.placed, bus: shop, where: {total: {numeric: [\">\", 0]}}}")
    #expect(rule?.bus?.shown == "shop")
    #expect(
      rule?.pattern.document.shown
        == #"{"source":["com.example.shop"],"detail-type":["order.placed"],"detail":{"total":[{"numeric":[">",0]}]}}"#
    )
    #expect(planned.mistakes.isEmpty)
  }

  @Test func partnersHaveABusOfTheirOwn() {
    let (rule, planned) = rule(
      "{source: stripe, event: charge.failed}",
      project: "project: desk\nsources:\n  stripe: {partner: aws.partner/stripe.com/ed_61TzExample}\n")
    #expect(rule?.bus?.shown == "{eventBus stripe name}")
    #expect(
      rule?.pattern.document.shown
        == #"{"source":["aws.partner/stripe.com/ed_61TzExample"],"detail-type":["charge.failed"]}"#)
    #expect(planned.resources(.eventBus).count == 1)
    #expect(rule?.name == "desk-new-order")
  }

  @Test func missingSettingsAreParameters() {
    let (rule, planned) = rule("{source: stripe, event: charge.failed}")
    #expect(planned.plan.parameters.map(\.name) == ["stripe-event-source"])
    #expect(
      rule?.pattern.document.shown
        == #"{"source":["{parameter stripe-event-source}"],"detail-type":["charge.failed"]}"#)
  }

  @Test(arguments: [
    ("release", #"{"source":["github.com"],"detail-type":["release"]}"#),
    (
      "release.published",
      #"{"source":["github.com"],"detail-type":["release"],"detail":{"action":["published"]}}"#
    ),
    (
      "[release.published, release.released]",
      #"{"source":["github.com"],"detail-type":["release"],"detail":{"action":["published","released"]}}"#
    ),
    (
      "[issues.opened, release.published, push]",
      #"{"source":["github.com"],"$or":[{"detail-type":["issues"],"detail":{"action":["opened"]}},{"detail-type":["release"],"detail":{"action":["published"]}},{"detail-type":["push"]}]}"#
    ),
  ])
  func githubEventsHaveActions(event: String, wanted: String) {
    let (rule, planned) = rule("{source: github, event: \(event)}")
    #expect(rule?.pattern.document.shown == wanted)
    #expect(planned.mistakes.isEmpty)
  }

  @Test func actionsAreSaidOnce() {
    let (rule, planned) = rule("{source: github, event: release.published, where: {action: created}}")
    #expect(rule == nil)
    #expect(planned.mistakes == [.eventActionTwice])
  }

  @Test func conditionsJoin() {
    let (rule, _) = rule(
      "{source: com.example.shop, event: order.placed, where: {a.b: x, a.c: [1, {prefix: y}], $or: [{d: 1}, {e: {exists: false}}]}, envelope: {region: ap-northeast-1}}"
    )
    #expect(
      rule?.pattern.document.shown
        == #"{"source":["com.example.shop"],"detail-type":["order.placed"],"region":["ap-northeast-1"],"detail":{"a":{"b":["x"],"c":[1,{"prefix":"y"}]},"$or":[{"d":[1]},{"e":[{"exists":false}]}]}}"#
    )
  }

  @Test func sevenTargetsTakeTwoRules() {
    let branches = (1...7).map { "- - {id: t\($0), uses: lambda/invoke, with: {function: f\($0)}}" }
    let planned = Planned(tasks: "- parallel:\n" + branches.map { "    " + $0 }.joined(separator: "\n"))
    #expect(planned.rules.map(\.name) == ["tasuki-new-order", "tasuki-new-order-part-2"])
    #expect(planned.rules.map(\.targets.count) == [5, 2])
    #expect(planned.rules[0].pattern == planned.rules[1].pattern)
    #expect(planned.resources(.functionPermission).count == 7)
  }

  @Test func schedulesKeepTheirTimeZone() {
    let planned = Planned(
      Planned.task("lambda/invoke", "{function: f}", trigger: #"{schedule: "0 9 * * 1-5", timezone: Asia/Tokyo}"#))
    #expect(planned.mistakes.isEmpty)
    #expect(planned.schedules.first?.expression == "cron(0 9 ? * MON-FRI *)")
    #expect(planned.schedules.first?.timezone == "Asia/Tokyo")
    #expect(planned.resources(.scheduleGroup).count == 1)
  }

  @Test func disabledRulesExist() {
    let planned = Planned(more: "state: disabled\n", tasks: "- {id: a, uses: lambda/invoke, with: {function: f}}")
    #expect(planned.rules.map(\.isEnabled) == [false])
  }

  @Test func wildcardsOnABusAreCounted() {
    let task = "- {id: send, uses: sqs/send, with: {queue: orders}}"
    func workflow(_ number: Int, _ condition: String) -> String {
      Planned.workflow(
        "w\(number)", trigger: "{source: com.example.shop, event: order.placed, where: {file: \(condition)}}",
        tasks: task)
    }
    let thirty = (1...30).map { workflow($0, "{wildcard: 'in/*/\($0).csv'}") }
    #expect(Planned(all: thirty).mistakes.isEmpty)
    let more = thirty + [workflow(31, "{anything-but: {wildcard: 'in/*/31.csv'}}")]
    #expect(Planned(all: more).mistakes == [.tooManyWildcardRules])
  }

  @Test func rulesOnABusAreCounted() {
    let task = "- {id: send, uses: sqs/send, with: {queue: orders}}"
    func planned(_ count: Int) -> Planned {
      Planned(
        all: (1...count).map {
          Planned.workflow("w\($0)", trigger: "{source: com.example.shop, event: order-\($0)}", tasks: task)
        })
    }
    #expect(planned(300).mistakes.isEmpty)
    #expect(planned(301).mistakes == [.tooManyRules])
  }

  @Test func environmentsHaveTheirOwnNamesAndValues() {
    let project = """
      project: pay
      environments:
        staging: {region: ap-northeast-1, vars: {min: 1}}
        production: {region: ap-northeast-1, vars: {min: 10000}}
      """
    let text = Planned.task(
      "lambda/invoke", "{function: f}",
      trigger: #"{source: com.example.shop, event: paid, where: {amount: {numeric: [">=", "${{ vars.min }}"]}}}"#)
    for (name, minimum) in [("staging", "1"), ("production", "10000")] {
      let planned = Planned(text, project: project, environment: name)
      #expect(planned.mistakes.isEmpty)
      #expect(planned.rules.map(\.name) == ["pay-\(name)-new-order"])
      #expect(planned.rules.first?.pattern.document.shown.contains(#"[{"numeric":[">=",\#(minimum)]}]"#) ?? false)
    }
  }
}
