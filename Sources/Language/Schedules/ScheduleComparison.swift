/// How the runs of another schedule differ from those of a first one in the same zone.
public enum ScheduleRelation: Sendable, Equatable {
  /// Both run at the same times.
  case equal
  /// The other one runs at only some of the times, or at longer intervals.
  case fewer
  /// The other one runs at all of the times and at others, or at shorter intervals.
  case more
  /// Each runs at times at which the other does not.
  case other
}

extension Schedule {
  /// The next times at which the schedule fires in its own zone: at most `count`, strictly after a moment. Nil for a rate,
  /// which AWS counts from the schedule's creation.
  public func nextOccurrences(after moment: LocalDateTime, count: Int) -> [LocalDateTime]? {
    switch self {
    case .at(let time): time > moment ? [time] : []
    case .rate: nil
    case .cron(let expression): CronCalendar(expression).occurrences(after: moment, count: count)
    }
  }

  /// How the runs of another schedule differ from those of this one, from a moment on, in all years that AWS knows.
  ///
  /// A cron expression fires at each of its times of day on each of its days. Both are compared as sets, so the answer is
  /// exact.
  public func relation(to other: Schedule, from moment: LocalDateTime) -> ScheduleRelation {
    if self == other { return .equal }
    switch (self, other) {
    case (.rate(let value, let unit), .rate(let otherValue, let otherUnit)):
      let (interval, otherInterval) = (value * unit.minutes, otherValue * otherUnit.minutes)
      return interval == otherInterval ? .equal : interval < otherInterval ? .fewer : .more
    case (.cron(let first), .cron(let second)):
      return CronCalendar(first).relation(to: CronCalendar(second), from: moment)
    case (.at, _), (.rate, _), (.cron, _): return .other
    }
  }
}

extension RateUnit {
  fileprivate var minutes: Int {
    switch self {
    case .minute: 1
    case .hour: 60
    case .day: 1_440
    }
  }
}

extension CronCalendar {
  fileprivate func relation(to other: CronCalendar, from moment: LocalDateTime) -> ScheduleRelation {
    let (days, otherDays) = (days(from: moment), other.days(from: moment))
    let (times, otherTimes) = (Set(timesOfDay), Set(other.timesOfDay))
    // A schedule without days never runs, whatever its times.
    let isWithin = days.isEmpty || (days.isSubset(of: otherDays) && times.isSubset(of: otherTimes))
    let contains = otherDays.isEmpty || (otherDays.isSubset(of: days) && otherTimes.isSubset(of: times))
    switch (isWithin, contains) {
    case (true, true): return .equal
    case (false, true): return .fewer
    case (true, false): return .more
    case (false, false): return .other
    }
  }

  /// The minutes of a day at which the expression matches.
  private var timesOfDay: [Int] { hours.flatMap { hour in minutes.map { hour * 60 + $0 } } }

  /// The days on which the expression matches, counted from 1970.
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
