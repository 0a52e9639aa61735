import Diagnostics
import Schedules
import Source
import TestSupport
import Testing

/// Expressions that the services are known to accept or reject: from LocalStack's tests, which were run against AWS in
/// 2024 to 2026, and from the examples of AWS's user guides.
@Suite struct AcceptedByAWSTests {
  @Test(arguments: seen)
  func agrees(expression: String, onRule: Bool, isAccepted: Bool) {
    let (schedule, findings) = read(expression)
    let accepted = findings.isEmpty && schedule.map { !(onRule && $0.isOnlyForScheduler) } == true
    #expect(accepted == isAccepted, "\(findings.map(\.message.text))")
    if let schedule, isAccepted {
      #expect(schedule.awsExpression == expression)
    }
  }

  /// The expression, whether it is for a rule (otherwise for EventBridge Scheduler), and whether it is accepted.
  private static let seen: [(String, Bool, Bool)] = [
    ("rate(1 minute)", true, true),
    ("rate(10 minutes)", true, true),
    ("cron(0 2 ? * SAT *)", true, true),
    ("cron(0 12 * * ? *)", true, true),
    ("cron(5,35 14 * * ? *)", true, true),
    ("cron(15 10 ? * 6L 2002-2005)", true, true),
    ("cron(0 2 ? * SAT#3 *)", true, true),
    ("cron(* * ? * SAT#3 *)", true, true),
    ("cron(0/5 5 ? JAN 1-5 2022)", true, true),
    ("cron(0 10 * * ? *)", true, true),
    ("cron(15 12 * * ? *)", true, true),
    ("cron(0 18 ? * MON-FRI *)", true, true),
    ("cron(0 8 1 * ? *)", true, true),
    ("cron(0/15 * * * ? *)", true, true),
    ("cron(0/10 * ? * MON-FRI *)", true, true),
    ("cron(0/5 8-17 ? * MON-FRI *)", true, true),
    ("cron(0/30 20-23 ? * MON-FRI *)", true, true),
    ("cron(0/30 0-2 ? * MON-FRI *)", true, true),
    ("rate(10 seconds)", true, false),
    ("rate(10 years)", true, false),
    ("rate(1 minutes)", true, false),
    ("rate(1 hours)", true, false),
    ("rate(1 days)", true, false),
    ("rate(10 minute)", true, false),
    ("rate(10 hour)", true, false),
    ("rate(10 day)", true, false),
    ("rate()", true, false),
    ("rate(10)", true, false),
    ("rate(10 minutess)", true, false),
    ("rate(foo minutes)", true, false),
    ("rate(0 minutes)", true, false),
    ("rate(-10 minutes)", true, false),
    ("rate(10 MINUTES)", true, false),
    ("rate( 10 minutes )", true, false),
    (" rate(10 minutes)", true, false),
    ("cron(0 1 * * * *)", true, false),
    ("cron(7 20 * * NOT *)", true, false),
    ("cron(INVALID)", true, false),
    ("cron(0 dummy ? * MON-FRI *)", true, false),
    ("cron(71 8 1 * ? *)", true, false),
    ("cron(0-15/1 8-8 ? * 2,3,4,5,6,7 *)", false, true),
    ("cron(30-30 13-13 ? * 2,4,6 *)", false, true),
    ("cron(1-31/30 1-1 ? * 1,7 *)", false, true),
    ("cron(0 18 ? * MON-FRI *)", false, true),
    ("cron(*/15 * * * ? *)", false, true),
    ("cron(0-59/10 0-23/2 ? * * *)", false, true),
    ("at(2022-12-31T23:59:59)", false, true),
    ("cron(0 1 * * * *)", false, false),
    ("cron(7 20 * * NOT *)", false, false),
    ("cron(INVALID)", false, false),
    ("cron(0 dummy ? * MON-FRI *)", false, false),
    ("cron(71 8 1 * ? *)", false, false),
    ("cron()", false, false),
    ("rate(10 seconds)", false, false),
    ("rate(10 years)", false, false),
    ("rate()", false, false),
    ("rate(10)", false, false),
    ("rate(10 minutess)", false, false),
    ("rate(foo minutes)", false, false),
    ("rate(-10 minutes)", false, false),
    ("rate( 10 minutes )", false, false),
    (" rate(10 minutes)", false, false),
    ("at(2021-12-31T23:59:59Z)", false, false),
    ("at(2021-12-31)", false, false),
    ("cron(15 10 ? * 6L 2019-2022)", true, true),
    ("rate(5 minutes)", true, true),
    ("rate(1 hour)", true, true),
    ("rate(1 day)", true, true),
    ("rate(1 hours)", true, false),
    ("rate(5 hour)", true, false),
    ("cron(0 10 ? * 3#1,6#3 *)", true, false),
    ("at(2030-01-01T00:00:00)", true, false),
  ]
}

/// Reads a schedule at the beginning of file 0.
func read(_ text: String) -> (schedule: Schedule?, findings: [Diagnostic]) {
  let sink = DiagnosticSink()
  let span = Span(file: FileNumber(0), start: 0, end: UInt32(text.utf8.count))
  let schedule = readSchedule(
    Located(text, span), spanOf: { span.part(at: $0.lowerBound, length: $0.count) }, into: sink)
  return (schedule, sink.diagnostics)
}

extension Schedule {
  /// Whether a rule rejects the expression: only EventBridge Scheduler has `at`.
  fileprivate var isOnlyForScheduler: Bool {
    if case .at = self { true } else { false }
  }
}
