extension TimeZoneName {
  /// The minutes of a day that the clocks of a zone skip when they are put forward; nil for a zone whose clocks never change.
  public static func skippedMinutes(of name: String) -> Range<Int>? {
    guard fixedOffset(of: name) == nil, known.contains(name) else { return nil }
    return ClockChanges.others[name] ?? ClockChanges.most
  }
}

extension Schedule {
  /// The times of day, in minutes, that a cron expression has in a part of a day.
  public func timesOfDay(in range: Range<Int>) -> [Int] {
    guard case .cron(let expression) = self else { return [] }
    return CronCalendar(expression).timesOfDay.filter(range.contains)
  }
}

/// When clocks are put forward, from release 2025b of the IANA time zone database for the years 2026 to 2037.
private enum ClockChanges {
  /// From 2 to 3 o'clock, as in most of Europe and North America.
  static let most = 120..<180

  static let others: [String: Range<Int>] = {
    var ranges: [String: Range<Int>] = [:]
    var bounds: [Int] = []
    for word in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if let minute = Int(word) {
        bounds = bounds.count == 2 ? [minute] : bounds + [minute]
      } else {
        ranges[String(word)] = bounds[0]..<bounds[1]
      }
    }
    return ranges
  }()

  /// The zones whose clocks skip another part of a day: its first minute, the one after it, and the zones.
  private static let table = """
    0 60 Africa/Cairo America/Havana America/Santiago Asia/Beirut Atlantic/Azores Chile/Continental Cuba Egypt
    60 120 Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe Atlantic/Madeira Eire Europe/Belfast Europe/Dublin
    Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/Lisbon Europe/London GB GB-Eire Portugal WET
    60 180 Antarctica/Troll
    120 150 Australia/LHI Australia/Lord_Howe
    165 225 NZ-CHAT Pacific/Chatham
    180 240 Asia/Famagusta Asia/Nicosia EET Europe/Athens Europe/Bucharest Europe/Helsinki Europe/Kiev
    Europe/Kyiv Europe/Mariehamn Europe/Nicosia Europe/Riga Europe/Sofia Europe/Tallinn Europe/Uzhgorod
    Europe/Vilnius Europe/Zaporozhye
    1320 1380 Chile/EasterIsland Pacific/Easter
    1380 1440 America/Godthab America/Nuuk America/Scoresbysund
    """
}
