public import Diagnostics

// Codes 0450 to 0469: the limits of the targets of rules and schedules.

public let planningRules: [DiagnosticCode] = [
  .textArrivesQuoted, .notInScheduledEvent, .eventActionTwice, .logGroupOutsideEvents, .forwardInMachine,
  .machineTooLarge, .notExpress, .machineNameOnAWS, .grantNeeded, .tooManyRules, .tooManyWildcardRules,
  .widePermission, .nameCollision, .sharedByEnvironments, .otherRegion, .roleOfOtherAccount, .busElsewhere,
]

public extension DiagnosticCode {
  static let textArrivesQuoted = DiagnosticCode(
    454, "text-arrives-quoted", .information, stage: .plan,
    summary: "Data that is a string arrives with quotes around it.",
    explanation: """
      Kinesis, Firehose and S3 store bytes. A rule or a state machine sends them JSON, and a string in JSON has \
      quotes, which end up in the record or object. Send a map, which readers parse anyway.
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
    summary: "A scheduled workflow uses a field that a schedule does not send.",
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
    summary: "The action of a GitHub event is given in its name and again in a condition.",
    explanation: """
      `release.published` means the event `release` with `published` in `detail.action`. A second \
      condition on `action` would replace the first.
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
      EventBridge delivers only to log groups whose names begin with `/aws/events/`. A name without a leading slash \
      gets this prefix: `orders` is `/aws/events/orders`.
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
  static let logGroupsBelowEvents: Sentence = "EventBridge delivers only to log groups below '/aws/events/'."
  static func arrivesQuoted(_ input: String) -> Sentence { "'\(term: input)' arrives with quotes around it" }
  static let sendMap: Sentence = "send a map such as {text: …}, which readers parse as JSON"
  static let dataIsSentAsJSON: Sentence = "The data is sent as JSON, and a string in JSON has quotes."
  static let noFieldOfSchedule: Sentence = "a schedule's event has no such field"
  static let scheduleFields: Sentence =
    "use 'id', 'time', 'resources[0]', 'source', 'detail-type' or 'detail.workflow'"
  static let scheduleEventsAreSmall: Sentence =
    "A scheduled workflow receives only the time and the schedule's ARN."
  static func fieldTwice(_ field: String) -> Sentence { "duplicate field '\(field)' in 'form'" }
  static let actionGivenTwice: Sentence = "the action is given twice"
  static func removeCondition(_ action: String) -> Sentence {
    "remove the condition, or write the event without '.\(action)'"
  }
  static let firstGivenHere: Sentence = "first given here"
  static func eventMeansAction(_ event: String, action: String) -> Sentence {
    "'\(event)' means the event with the action '\(action)' in 'detail.action'."
  }
}
