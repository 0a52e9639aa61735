public import Diagnostics

// Codes 0450 to 0469: what a rule or a schedule can do with a task.

/// The rules of what is found while a plan is made.
public let planningRules: [DiagnosticCode] = [
  .textArrivesQuoted, .notInScheduledEvent, .eventActionTwice, .logGroupOutsideEvents, .forwardInMachine,
  .machineTooLarge, .notExpress, .machineNameOnAWS, .grantNeeded, .tooManyRules, .tooManyWildcardRules,
  .widePermission, .nameCollision, .otherRegion, .roleOfOtherAccount, .busElsewhere,
]

public extension DiagnosticCode {
  static let textArrivesQuoted = DiagnosticCode(
    454, "text-arrives-quoted", .information, stage: .plan,
    summary: "Data that is a text alone arrives with quotes around it.",
    explanation: """
      Kinesis, Firehose and S3 take bytes. What a rule or a state machine hands to them is JSON, and a text alone is a JSON \
      string: the record or the object holds it with its quotes. Send a map, which readers parse anyway.
      """, source: "EventBridge User Guide, \"Input transformation\"",
    example: .tasks(
      bad: """
        - id: keep
          uses: firehose/put-record
          with: {stream: orders, data: ⏵A new order⏴}
        """,
      good: """
        - id: keep
          uses: firehose/put-record
          with: {stream: orders, data: {text: A new order}}
        """))
  static let notInScheduledEvent = DiagnosticCode(
    456, "not-in-scheduled-event", stage: .plan,
    summary: "A workflow that a schedule starts speaks of a field that no schedule sends.",
    explanation: """
      A schedule has no event of its own. Its tasks get `event.id`, `event.time`, `event.resources[0]` (the \
      schedule's ARN), `event.source` (`aws.scheduler`), `event.detail-type` (`Scheduled Event`) and \
      `event.detail.workflow`.
      """, source: "EventBridge Scheduler User Guide, \"Adding context attributes\"",
    example: .init(
      .workflow,
      bad: """
        workflow: nightly
        trigger: {schedule: "cron(0 3 * * ? *)"}
        tasks:
          - id: report
            uses: lambda/invoke
            with: {function: report, payload: {day: "${{ ⏵event.detail.day⏴ }}"}}

        """,
      good: """
        workflow: nightly
        trigger: {schedule: "cron(0 3 * * ? *)"}
        tasks:
          - id: report
            uses: lambda/invoke
            with: {function: report, payload: {day: "${{ event.time }}"}}

        """))
  static let eventActionTwice = DiagnosticCode(
    457, "event-action-twice", stage: .plan,
    summary: "The action of a GitHub event is said in its name and again in a condition.",
    explanation: """
      `release.published` means the event `release` with `published` in `detail.action`. A condition on `action` \
      beside it would replace the first, not join it.
      """,
    example: .init(
      .workflow,
      bad: """
        workflow: new-release
        trigger:
          source: github
          event: release.published
          where: {⏵action⏴: created}
        tasks:
          - id: queue
            uses: sqs/send
            with: {queue: releases}

        """,
      good: """
        workflow: new-release
        trigger:
          source: github
          event: [release.published, release.created]
        tasks:
          - id: queue
            uses: sqs/send
            with: {queue: releases}

        """))
  static let logGroupOutsideEvents = DiagnosticCode(
    458, "log-group-outside-events", stage: .plan, summary: "EventBridge cannot write to the log group.",
    explanation: """
      EventBridge delivers to log groups whose names begin with `/aws/events/`. A name without a slash at its start \
      is put below it: `orders` is `/aws/events/orders`.
      """, source: "EventBridge User Guide, \"CloudWatch Logs permissions\"",
    example: .tasks(
      bad: """
        - id: log
          uses: logs/write
          with: {group: ⏵/my/orders⏴}
        """,
      good: """
        - id: log
          uses: logs/write
          with: {group: orders}
        """))
}

extension Sentence {
  static func noLogGroup(_ group: String) -> Sentence { "EventBridge cannot write to the log group '\(group)'" }
  static func nameLogGroup(_ group: String) -> Sentence {
    "name it '/aws/events\(group)', or 'orders' for '/aws/events/orders'"
  }
  static let logGroupsBelowEvents: Sentence = "EventBridge delivers to log groups below '/aws/events/' only."
  static func arrivesQuoted(_ input: String) -> Sentence { "'\(term: input)' arrives with quotes around it" }
  static let sendMap: Sentence = "send a map, such as {text: …}, to readers of JSON"
  static let sentIsJSON: Sentence = "What is sent here is JSON; a text alone is a JSON string, with its quotes."
  static let noFieldOfSchedule: Sentence = "a schedule's event has no such field"
  static let scheduleFields: Sentence =
    "it has 'id', 'time', 'resources[0]', 'source', 'detail-type' and 'detail.workflow'"
  static let scheduleEventsAreSmall: Sentence =
    "A workflow that a schedule starts gets the time and the schedule's ARN, and nothing else."
  static func fieldTwice(_ field: String) -> Sentence { "'form' has the field '\(field)' twice" }
  static let actionTwice: Sentence = "the action is said twice"
  static func leaveConditionOut(_ action: String) -> Sentence {
    "leave the condition out, or write the event without '.\(action)'"
  }
  static let firstSaidHere: Sentence = "first said here"
  static func eventMeansAction(_ event: String, action: String) -> Sentence {
    "'\(event)' means the event with the action '\(action)' in 'detail.action'."
  }
}
