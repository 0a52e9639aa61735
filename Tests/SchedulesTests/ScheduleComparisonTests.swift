import Diagnostics
import Source
import Testing

@testable import Schedules

@Suite struct ScheduleComparisonTests {
  private func schedule(_ text: String) throws -> Schedule {
    let span = Span(file: FileNumber(0), start: 0, end: UInt32(text.utf8.count))
    let sink = DiagnosticSink()
    return try #require(
      readSchedule(Located(text, span), spanOf: { span.part(at: $0.lowerBound, length: $0.count) }, into: sink),
      "\(sink.diagnostics)")
  }

  private let start = LocalDateTime(year: 2027, month: 1, day: 1)

  @Test(arguments: [
    ("cron(0 9 * * ? *)", "cron(0 9 ? * MON-FRI *)", ScheduleRelation.fewer),
    ("cron(0 9 ? * MON-FRI *)", "cron(0 9 ? * 2-6 *)", .equal),
    ("cron(0 9 ? * MON-FRI *)", "cron(0 9 * * ? *)", .more),
    ("cron(0 9 * * ? *)", "cron(0 10 * * ? *)", .other),
    ("cron(0 9,18 * * ? *)", "cron(0 18 * * ? *)", .fewer),
    ("cron(0/15 * * * ? *)", "cron(0/30 * * * ? *)", .fewer),
    ("cron(0 0 L * ? *)", "cron(0 0 28-31 * ? *)", .more),
    ("cron(0 9 1 * ? 2026)", "cron(0 10 1 * ? 2026)", .equal),
    ("rate(1 hour)", "rate(60 minutes)", .equal),
    ("rate(1 hour)", "rate(2 hours)", .fewer),
    ("rate(1 day)", "rate(1 hour)", .more),
    ("rate(1 hour)", "cron(0 * * * ? *)", .other),
    ("at(2027-04-01T09:00:00)", "at(2027-04-02T09:00:00)", .other),
  ])
  func relationsAreAsExpected(first: String, second: String, relation: ScheduleRelation) throws {
    #expect(try schedule(first).relation(to: try schedule(second), from: start) == relation)
  }

  @Test(arguments: [
    ("cron(0 9 ? * MON-FRI *)", 540, "cron(0 0 ? * MON-FRI *)", 0, ScheduleRelation.equal),
    ("cron(0 8 ? * MON-FRI *)", 540, "cron(0 23 ? * SUN-THU *)", 0, .equal),
    ("cron(0 8 ? * MON-FRI *)", 540, "cron(0 23 ? * MON-FRI *)", 0, .other),
    ("cron(0 8,9 ? * MON *)", 540, "cron(0 0 ? * MON *)", 0, .fewer),
    ("cron(0 0 1 * ? *)", 0, "cron(30 5 1 * ? *)", 330, .equal),
    ("cron(0 20 L * ? *)", 0, "cron(30 1 1 * ? *)", 330, .equal),
    ("cron(0 9 * * ? *)", 540, "cron(0 9 * * ? *)", 0, .other),
    ("cron(0 * * * ? *)", 540, "cron(0 * * * ? *)", 0, .equal),
    ("cron(0 * * * ? *)", 330, "cron(0 * * * ? *)", 0, .other),
    ("at(2027-04-01T09:00:00)", 540, "at(2027-04-01T00:00:00)", 0, .equal),
    ("at(2027-04-01T09:00:00)", 540, "at(2027-04-01T09:00:00)", 0, .other),
  ])
  func clocksMayDiffer(
    first: String, offset: Int, second: String, otherOffset: Int, relation: ScheduleRelation
  ) throws {
    let (first, second) = (try schedule(first), try schedule(second))
    #expect(first.relation(to: second, from: start, offsets: (offset, otherOffset)) == relation)
    let inverse: ScheduleRelation = relation == .fewer ? .more : relation
    #expect(second.relation(to: first, from: start, offsets: (otherOffset, offset)) == inverse)
  }

  @Test(arguments: [("UTC", 0), ("Asia/Tokyo", 540), ("Asia/Kolkata", 330), ("America/Phoenix", -420)])
  func clocksThatNeverChangeHaveAnOffset(zone: String, offset: Int) {
    #expect(TimeZoneName.fixedOffset(of: zone) == offset)
  }

  @Test(arguments: ["Europe/Berlin", "America/New_York", "Africa/Casablanca", "Tokyo"])
  func otherClocksHaveNone(zone: String) { #expect(TimeZoneName.fixedOffset(of: zone) == nil) }

  @Test(arguments: [
    ("Europe/Berlin", 120..<180), ("Europe/London", 60..<120), ("America/New_York", 120..<180),
    ("Australia/Lord_Howe", 120..<150), ("Africa/Cairo", 0..<60), ("Europe/Athens", 180..<240),
  ])
  func clocksSkipAPartOfADay(zone: String, minutes: Range<Int>) throws {
    #expect(TimeZoneName.skippedMinutes(of: zone) == minutes)
    #expect(try schedule("cron(0,30 * * * ? *)").timesOfDay(in: 120..<180) == [120, 150])
  }

  @Test(arguments: ["Asia/Tokyo", "UTC", "Tokyo"])
  func clocksThatNeverChangeSkipNothing(zone: String) { #expect(TimeZoneName.skippedMinutes(of: zone) == nil) }

  /// The relation holds for the runs of a year, one by one.
  @Test func relationsHoldForEachRun() throws {
    let minutes = ["0", "0,30", "0/15", "30"]
    let hours = ["9", "9-10", "*"]
    let days = ["* * ?", "? * MON-FRI", "1 * ?", "L * ?", "? * MON"]
    var crons: [String] = []
    for minute in minutes {
      for hour in hours { for day in days { crons.append("cron(\(minute) \(hour) \(day) 2027)") } }
    }
    let schedules = try crons.map { try schedule($0) }
    let runs = try schedules.map {
      Set(
        try #require(
          $0.nextOccurrences(after: LocalDateTime(secondsSince1970: start.secondsSince1970 - 1), count: 40_000)))
    }
    for first in stride(from: 0, to: schedules.count, by: 7) {
      for second in schedules.indices {
        let expected: ScheduleRelation =
          runs[first] == runs[second]
          ? .equal
          : runs[second].isSubset(of: runs[first])
            ? .fewer : runs[first].isSubset(of: runs[second]) ? .more : .other
        #expect(
          schedules[first].relation(to: schedules[second], from: start) == expected,
          "\(crons[first]) \(crons[second])")
      }
    }
  }
}
