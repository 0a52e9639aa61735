import Diagnostics

// At which times a workflow starts.

extension Sentence {
  static let runsLessOften: Sentence = "runs less often"
  static let runsMoreOften: Sentence = "runs more often"
  static let runsAtOtherTimes: Sentence = "runs at other times"
  static func runsInOtherZone(_ old: String, _ new: String) -> Sentence {
    "runs in the time zone \(term: new), no longer in \(term: old)"
  }
  static func noLongerRunsAt(_ text: String) -> Sentence { "no longer runs at \(text)" }
  static func nowRunsAt(_ text: String) -> Sentence { "now also runs at \(text)" }
  static let schedule: Sentence = "schedule"
  static func firstRuns(_ day: String, _ zone: String) -> Sentence {
    "first runs from \(term: day) (\(term: zone))"
  }
  static func firstRunsInOwnZone(_ day: String) -> Sentence {
    "first runs from \(term: day), each in its own zone"
  }
  /// `times` are minutes of a day.
  static func runsSkipped(_ zone: String, _ times: [Int]) -> Sentence {
    let shown = times.prefix(3).map { minute in
      [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
    let more = times.count - shown.count
    return
      "once a year, when the clocks of \(term: zone) are put forward, AWS skips the runs at \(texts: shown)\(more > 0 ? andMoreRuns(more) : "")"
  }
  private static func andMoreRuns(_ count: Int) -> Sentence { " and \(count) more" }
  static func clocksNowChange(_ old: String, _ zone: String) -> Sentence {
    "the clocks of \(term: zone) change in spring and autumn, those of \(term: old) never do"
  }
  static func clocksNoLongerChange(_ old: String, _ zone: String) -> Sentence {
    "the clocks of \(term: zone) never change, those of \(term: old) do in spring and autumn"
  }
}

extension ChangeCode {
  private static func at(_ schedules: String...) -> String {
    let entries = schedules.map { "{schedule: \"\($0)\", timezone: Asia/Tokyo}" }
    return DiagnosticCode.triggerWorkflow(
      entries.count == 1 ? entries[0] : "[" + entries.joined(separator: ", ") + "]")
  }

  private static let daily = at("cron(0 9 * * ? *)")
  private static let weekdays = at("cron(0 9 ? * MON-FRI *)")

  static let runsRemoved = ChangeCode(
    201, "runs-removed", .breaking, summary: "A schedule runs at fewer times than before.",
    explanation: """
      It ran at all of its times before, and at others, or its interval is longer. Cron expressions in one time zone, \
      or in zones whose clocks never change, are compared exactly: by their times of day, and by their days up to the year 2199.
      """,
    clause: { _ in .runsLessOften }, example: Example(base: daily, head: weekdays))

  static let runsAdded = ChangeCode(
    202, "runs-added", .risky, summary: "A schedule runs at more times than before.",
    explanation: "It still runs at all previous times, or its interval is shorter.",
    clause: { _ in .runsMoreOften }, example: Example(base: weekdays, head: daily))

  static let runsMoved = ChangeCode(
    203, "runs-moved", .risky, summary: "A schedule runs at other times than before.",
    explanation: """
      Some of its times are removed, and others are new. The report shows the first runs of both, each in the schedule's own \
      time zone. They start at the day of the newer commit, or at `--today`.
      """,
    clause: { _ in .runsAtOtherTimes }, example: Example(base: daily, head: at("cron(30 8 * * ? *)")))

  static let scheduleAdded = ChangeCode(
    204, "schedule-added", .risky, summary: "The workflow has one more schedule.",
    explanation: "It still starts at all previous times.",
    clause: { .counted($0, "schedule added", "schedules added") },
    example: Example(base: daily, head: at("cron(0 9 * * ? *)", "cron(0 18 * * ? *)")))

  static let scheduleRemoved = ChangeCode(
    205, "schedule-removed", .breaking, summary: "The workflow has one schedule less.",
    explanation: "It no longer starts at the times of that schedule.",
    clause: { .counted($0, "schedule removed", "schedules removed") },
    example: Example(base: at("cron(0 9 * * ? *)", "cron(0 18 * * ? *)"), head: daily))

  static let timezoneChanged = ChangeCode(
    206, "timezone-changed", .risky, summary: "A schedule has the same times in another time zone.",
    explanation: """
      The report shows the first runs of both, each in its own time zone. It says if only one of the zones changes its clocks, \
      and which runs AWS skips on the day on which the clocks are put forward.
      """,
    clause: { _ in "runs in another time zone" },
    example: Example(
      base: daily,
      head: DiagnosticCode.triggerWorkflow(#"{schedule: "cron(0 9 * * ? *)", timezone: Europe/Berlin}"#)))
}
