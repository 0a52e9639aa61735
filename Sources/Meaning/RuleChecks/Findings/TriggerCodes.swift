public import Diagnostics

// Codes 1201 to 1205: what starts a rule that exists already.

extension Sentence {
  static func nothingStartsRule(_ name: String) -> Sentence {
    "the rule '\(name)' has neither an event pattern nor a schedule"
  }
  static let addPatternOrSchedule: Sentence = "add 'EventPattern' or 'ScheduleExpression'"
  static func schedulesNeedDefaultBus(_ bus: String) -> Sentence {
    "a rule with a schedule must be on the default bus, not on '\(bus)'"
  }
  static let useDefaultBus: Sentence = "remove the bus, or use EventBridge Scheduler, whose target can be a bus"
  static func invalidRuleName(_ name: String) -> Sentence { "'\(name)' cannot be the name of a rule" }
  static let identifierForm: Sentence = "write 1 to 64 letters, digits, '.', '-' and '_'"
  static func notScheduleOfRule(_ text: String) -> Sentence { "'\(text)' is not a schedule of a rule" }
  static let writeCronOrRate: Sentence = "write cron(MINUTE HOUR DAY MONTH WEEKDAY YEAR) or rate(5 minutes)"
}

public extension DiagnosticCode {
  static let ruleWithoutTrigger = DiagnosticCode(
    1201, "rule-without-trigger", stage: .syntax, summary: "A rule has neither an event pattern nor a schedule.",
    explanation: "PutRule rejects it when it is deployed. Terraform and cfn-lint accept it.",
    source: "EventBridge API reference, PutRule",
    example: .init(
      .template,
      bad: "Resources:\n  ⏵OrderPlaced⏴:\n    Type: AWS::Events::Rule\n    Properties:\n      Name: order-placed\n",
      good: """
        Resources:
          OrderPlaced:
            Type: AWS::Events::Rule
            Properties:
              Name: order-placed
              EventPattern: {source: [com.example.shop]}

        """))
  static let scheduleOnBus = DiagnosticCode(
    1202, "schedule-on-bus", stage: .syntax, summary: "A rule with a schedule is on a bus of its own.",
    explanation: """
      Schedules run only on the default bus: PutRule rejects such a rule. EventBridge Scheduler has schedules whose target is \
      any bus.
      """, source: "EventBridge API reference, PutRule",
    example: .rule(
      bad: "ScheduleExpression: rate(5 minutes)\nEventBusName: ⏵shop⏴", good: "ScheduleExpression: rate(5 minutes)")
  )
  static let ruleNameInvalid = DiagnosticCode(
    1203, "rule-name-invalid", stage: .syntax, summary: "A rule has a name that EventBridge does not accept.",
    explanation: "A name has 1 to 64 letters, digits, `.`, `-` and `_`. The deployment fails at the rule.",
    source: "EventBridge API reference, PutRule",
    example: .rule(
      bad: "Name: ⏵order placed⏴\nEventPattern: {source: [com.example.shop]}",
      good: "Name: order-placed\nEventPattern: {source: [com.example.shop]}"))
  static let scheduleForm = DiagnosticCode(
    1204, "schedule-form", stage: .syntax, summary: "The schedule of a rule is neither `cron(…)` nor `rate(…)`.",
    explanation: """
      A line of crontab has five fields and no parentheses; the cron expressions of AWS have six fields. `at(…)` is a \
      schedule of EventBridge Scheduler, not of a rule.
      """, source: "EventBridge user guide, \"Creating a scheduled rule\"",
    example: .rule(
      bad: "ScheduleExpression: ⏵0 9 * * *⏴", good: "ScheduleExpression: cron(0 9 * * ? *)"))
}
