/// How the runs of one schedule stand to those of another one in the same zone.
public enum ScheduleRelation: Sendable, Equatable {
  /// They run at the same times.
  case equal
  /// The other one runs at some of the times only, or at longer intervals.
  case fewer
  /// The other one runs at all of the times and at others, or at shorter intervals.
  case more
  /// Each runs at times at which the other does not.
  case other
}

extension Schedule {
  /// How the runs of another schedule stand to those of this one, from a moment on, as long as AWS knows years.
  ///
  /// A cron expression fires at each of its times of day on each of its days: both are compared as sets, so that the answer
  /// is exact.
  public func relation(to other: Schedule, from moment: LocalDateTime) -> ScheduleRelation {
    if self == other { return .equal }
    switch (self, other) {
    case (.rate(let value, let unit), .rate(let otherValue, let otherUnit)):
      let (interval, otherInterval) = (value * unit.seconds, otherValue * otherUnit.seconds)
      return interval == otherInterval ? .equal : interval < otherInterval ? .fewer : .more
    case (.cron(let first), .cron(let second)):
      return CronCalendar(first).relation(to: CronCalendar(second), from: moment)
    case (.at, _), (.rate, _), (.cron, _): return .other
    }
  }
}

extension CronCalendar {
  fileprivate func relation(to other: CronCalendar, from moment: LocalDateTime) -> ScheduleRelation {
    let (days, otherDays) = (days(from: moment), other.days(from: moment))
    let (times, otherTimes) = (Set(timesOfDay), Set(other.timesOfDay))
    // A schedule without days never runs, at whatever times.
    let isWithin = days.isEmpty || (days.isSubset(of: otherDays) && times.isSubset(of: otherTimes))
    let holds = otherDays.isEmpty || (otherDays.isSubset(of: days) && otherTimes.isSubset(of: times))
    switch (isWithin, holds) {
    case (true, true): return .equal
    case (false, true): return .fewer
    case (true, false): return .more
    case (false, false): return .other
    }
  }

  /// The minutes of a day at which it fires.
  private var timesOfDay: [Int] { hours.flatMap { hour in minutes.map { hour * 60 + $0 } } }

  /// The days on which it fires, counted from 1970.
  private func days(from moment: LocalDateTime) -> Set<Int> {
    var found: Set<Int> = []
    for (year, month, days) in months(from: moment) {
      let first = LocalDateTime(year: year, month: month, day: 1).secondsSince1970 / 86_400
      for day in days where (year, month, day) >= (moment.year, moment.month, moment.day) {
        found.insert(first + day - 1)
      }
    }
    return found
  }
}
