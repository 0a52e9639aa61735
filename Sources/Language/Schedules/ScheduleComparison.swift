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
  /// exact. The offsets are the minutes by which the clocks of the schedules are ahead of those that they are compared in.
  public func relation(
    to other: Schedule, from moment: LocalDateTime, offsets: (own: Int, other: Int) = (0, 0)
  ) -> ScheduleRelation {
    switch (self, other) {
    case (.rate(let value, let unit), .rate(let otherValue, let otherUnit)):
      let (interval, otherInterval) = (value * unit.minutes, otherValue * otherUnit.minutes)
      return interval == otherInterval ? .equal : interval < otherInterval ? .fewer : .more
    case (.cron(let first), .cron(let second)):
      if offsets.own == offsets.other {
        return first == second ? .equal : CronRuns(first, from: moment).relation(to: CronRuns(second, from: moment))
      }
      return CronRuns(first, from: moment, offset: offsets.own)
        .relation(to: CronRuns(second, from: moment, offset: offsets.other))
    case (.at(let first), .at(let second)):
      let (time, otherTime) = (
        first.secondsSince1970 - offsets.own * 60, second.secondsSince1970 - offsets.other * 60
      )
      return time == otherTime ? .equal : .other
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

/// The runs of a cron expression, as sets of days for its times of day.
private struct CronRuns {
  /// How many days later than on the schedule's own clocks each minute of a day is.
  private var shifts: [Int: Int] = [:]
  /// The days by these numbers, counted from 1970.
  private var days: [Int: Set<Int>] = [:]

  /// The runs from a moment on. With an offset they are on other clocks, and the last day, which may have no counterpart there,
  /// is left out.
  init(_ expression: CronExpression, from moment: LocalDateTime, offset: Int? = nil) {
    let calendar = CronCalendar(expression)
    guard let offset else {
      for time in calendar.timesOfDay { shifts[time] = 0 }
      days[0] = calendar.days(from: moment)
      return
    }
    // The first day on these clocks may be another one on the schedule's own.
    let first = moment.secondsSince1970 / 86_400
    let ownDays = calendar.days(from: LocalDateTime(secondsSince1970: (first - 2) * 86_400))
    let last =
      LocalDateTime(year: CronFieldName.year.range.upperBound, month: 12, day: 31).secondsSince1970 / 86_400
    for time in calendar.timesOfDay {
      let (shift, minute) = (time - offset).flooredQuotientAndRemainder(dividingBy: 1_440)
      shifts[minute] = shift
      if days[shift] == nil { days[shift] = Set(ownDays.map { $0 + shift }.filter { first <= $0 && $0 < last }) }
    }
  }

  func relation(to other: CronRuns) -> ScheduleRelation {
    switch (isWithin(other), other.isWithin(self)) {
    case (true, true): .equal
    case (false, true): .fewer
    case (true, false): .more
    case (false, false): .other
    }
  }

  /// Whether every run is one of others too.
  private func isWithin(_ other: CronRuns) -> Bool {
    var known: [[Int]: Bool] = [:]
    return shifts.allSatisfy { minute, shift in
      guard let days = days[shift], !days.isEmpty else { return true }
      guard let otherShift = other.shifts[minute], let otherDays = other.days[otherShift] else { return false }
      if let answer = known[[shift, otherShift]] { return answer }
      let answer = days.isSubset(of: otherDays)
      known[[shift, otherShift]] = answer
      return answer
    }
  }
}

extension CronCalendar {
  /// The minutes of a day at which the expression matches.
  var timesOfDay: [Int] { hours.flatMap { hour in minutes.map { hour * 60 + $0 } } }

  /// The days on which the expression matches, counted from 1970.
  fileprivate func days(from moment: LocalDateTime) -> Set<Int> {
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
