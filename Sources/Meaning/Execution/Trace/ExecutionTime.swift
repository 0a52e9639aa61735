import Schedules
import Source

/// A moment of an execution, in milliseconds since 1970-01-01T00:00:00Z.
public struct ExecutionTime: Hashable, Comparable, Sendable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Reads an RFC 3339 timestamp as the States Language requires it: `2027-01-15T09:30:00Z`, optionally with a
  /// fraction of a second or an offset. Nil for any other text.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var number = 0
      for byte in bytes[range] {
        guard byte.isDigit else { return nil }
        number = number * 10 + Int(byte - 0x30)
      }
      return number
    }
    func has(_ character: Unicode.Scalar, at index: Int) -> Bool {
      index < bytes.count && bytes[index] == UInt8(ascii: character)
    }
    guard let year = number(0..<4), has("-", at: 4), let month = number(5..<7), (1...12).contains(month),
      has("-", at: 7), let day = number(8..<10), day >= 1, day <= LocalDateTime.days(inMonth: month, of: year),
      has("T", at: 10), let hour = number(11..<13), hour < 24, has(":", at: 13), let minute = number(14..<16),
      minute < 60, has(":", at: 16), let second = number(17..<19), second < 60
    else { return nil }
    let time = LocalDateTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    var index = 19
    var fraction = 0
    if has(".", at: index) {
      let digits = bytes[(index + 1)...].prefix(while: \.isDigit)
      guard !digits.isEmpty else { return nil }
      let shown = digits.prefix(3)
      fraction = shown.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      for _ in shown.count..<3 { fraction *= 10 }
      index += 1 + digits.count
    }
    var offset = 0
    if has("Z", at: index) {
      index += 1
    } else {
      guard has("+", at: index) || has("-", at: index), let hours = number(index + 1..<index + 3), hours < 24,
        has(":", at: index + 3), let minutes = number(index + 4..<index + 6), minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (has("-", at: index) ? -60 : 60)
      index += 6
    }
    guard index == bytes.count else { return nil }
    milliseconds = Int64(time.secondsSince1970 - offset) * 1_000 + Int64(fraction)
  }

  /// The time as Step Functions writes it: `2027-01-15T09:30:00.000Z`.
  public var text: String {
    var (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
    if rest < 0 { (seconds, rest) = (seconds - 1, rest + 1_000) }
    let digits = String(rest)
    return LocalDateTime(secondsSince1970: Int(seconds)).text + "."
      + String(repeating: "0", count: 3 - digits.count) + digits + "Z"
  }

  /// An earlier moment is less than a later one.
  public static func < (left: ExecutionTime, right: ExecutionTime) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The moment some seconds later.
  func adding(seconds: Int) -> ExecutionTime {
    // Waits and their number are limited, so the sum cannot overflow.
    ExecutionTime(milliseconds: milliseconds + Int64(seconds) * 1_000)
  }
}
