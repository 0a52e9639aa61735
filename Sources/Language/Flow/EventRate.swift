/// How often something happens, or how much is spent in a time: `10000/day`, `20/month`.
public struct EventRate: Hashable, Sendable {
  /// The periods.
  public enum Period: String, CaseIterable, Sendable {
    case second, minute, hour, day, month

    /// How many of them a month of 30 days has.
    fileprivate var perMonth: Int {
      switch self {
      case .second: 2_592_000
      case .minute: 43_200
      case .hour: 720
      case .day: 30
      case .month: 1
      }
    }
  }

  /// A whole number, at most a billion.
  public let count: Int
  /// The period of the count.
  public let period: Period

  /// Reads a rate; nil if the text is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count <= 10, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int(parts[0]), count <= 1_000_000_000, let period = Period(rawValue: String(parts[1]))
    else { return nil }
    self.count = count
    self.period = period
  }

  /// The number in a month of 30 days.
  public var perMonth: Double { Double(count) * Double(period.perMonth) }
  /// `10000/day`
  public var text: String { "\(count)/\(period.rawValue)" }
}
