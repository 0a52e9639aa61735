import Diagnostics
import Source

extension ScheduleContext {
  /// Reads the text between the parentheses of `at( )`: `yyyy-mm-ddThh:mm:ss`.
  func readAt(in inside: Range<Int>) -> Schedule? {
    guard let parts = AtParts(bytes[inside]) else {
      report(
        .atForm, inside.isEmpty ? .dateMissing : .isNotDate(shortened(text(inside))), at: inside,
        hint: .writeDateAndTime)
      return nil
    }
    let right = parts.date + "T" + (parts.time ?? "00:00") + ":" + (parts.seconds ?? "00")
    let written = text(inside)
    if let zone = parts.zone {
      report(
        .atForm, .zoneInAt, at: inside.upperBound - zone.utf8.count..<inside.upperBound,
        hint: zone.uppercased() == "Z" ? .removeZ : .nameZone,
        replacement: zone.uppercased() == "Z" && parts.isStrictBeforeZone ? "" : nil, safety: .unsafe)
    } else if parts.time == nil {
      report(.atForm, .timeMissing, at: inside, hint: .writeMidnight(right), replacement: right, safety: .unsafe)
    } else if written != right {
      report(.atForm, .strictDate, at: inside, hint: .write(right), replacement: right)
    }
    return readDate(right, at: inside, isWritten: written.hasPrefix(right)).map(Schedule.at)
  }

  /// Checks the parts of a date in strict form; `isWritten`: the source has exactly this form, so that a finding can
  /// point at a part.
  private func readDate(_ text: String, at inside: Range<Int>, isWritten: Bool) -> LocalDateTime? {
    func part(_ offset: Int, _ length: Int) -> Int {
      Int(text.utf8.dropFirst(offset).prefix(length).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
    }
    let (year, month, day) = (part(0, 4), part(5, 2), part(8, 2))
    let length = LocalDateTime.days(inMonth: min(max(month, 1), 12), of: year)
    let checks: [(what: String, value: Int, range: ClosedRange<Int>, offset: Int, width: Int)] = [
      ("year", year, CronFieldName.year.range, 0, 4), ("month", month, 1...12, 5, 2),
      ("day", day, 1...(1...12 ~= month ? length : 31), 8, 2), ("hour", part(11, 2), 0...23, 11, 2),
      ("minute", part(14, 2), 0...59, 14, 2), ("second", part(17, 2), 0...59, 17, 2),
    ]
    var isRight = true
    for check in checks where !check.range.contains(check.value) {
      isRight = false
      let start = inside.lowerBound + check.offset
      report(
        .atDate,
        check.what == "day" && check.value > 28
          ? .noDayOfMonth(month, of: year, day: check.value)
          : .invalidDatePart(check.what, value: check.value),
        at: isWritten ? start..<start + check.width : inside,
        hint: .partRange(check.what, from: check.range.lowerBound, to: check.range.upperBound))
    }
    guard isRight else { return nil }
    return LocalDateTime(
      year: year, month: month, day: day, hour: part(11, 2), minute: part(14, 2), second: part(17, 2))
  }
}

/// The parts of a date and time in any of the common notations.
private struct AtParts {
  /// `yyyy-mm-dd`.
  var date: String
  /// `hh:mm`.
  var time: String?
  /// `ss`.
  var seconds: String?
  /// `Z` or an offset.
  var zone: String?
  /// Whether everything before the zone has the strict form.
  var isStrictBeforeZone = false

  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    guard let date = AtParts.take("dddd-dd-dd", from: &rest) else { return nil }
    self.date = date
    if rest.isEmpty { return }
    guard let separator = rest.popFirst(), "Tt ".utf8.contains(separator) else { return nil }
    guard let time = AtParts.take("dd:dd", from: &rest) else { return nil }
    self.time = time
    if let seconds = AtParts.take(":dd", from: &rest) { self.seconds = String(seconds.dropFirst()) }
    isStrictBeforeZone = separator == UInt8(ascii: "T") && seconds != nil
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst().drop(while: \.isDigit)
      isStrictBeforeZone = false
    }
    guard let mark = rest.first else { return }
    guard "Zz+-".utf8.contains(mark) else { return nil }
    zone = String(decoding: rest, as: UTF8.self)
  }

  /// Removes bytes of a form from the start; `d` is a digit.
  private static func take(_ form: String, from rest: inout ArraySlice<UInt8>) -> String? {
    guard rest.count >= form.utf8.count else { return nil }
    for (byte, wanted) in zip(rest, form.utf8) {
      let isRight = wanted == UInt8(ascii: "d") ? byte.isDigit : byte == wanted
      if !isRight { return nil }
    }
    let taken = String(decoding: rest.prefix(form.utf8.count), as: UTF8.self)
    rest = rest.dropFirst(form.utf8.count)
    return taken
  }
}
