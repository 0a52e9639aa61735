/// An amount of US dollars as text, the same on every machine.
public struct Dollars: Hashable, Sendable {
  /// The amount.
  public let amount: Double

  /// Names an amount.
  public init(_ amount: Double) { self.amount = amount }

  /// With cents: `$15.12`. An amount of less than a cent has as many digits as it needs: `$0.0004`.
  public var text: String { text(places: Self.cents) }

  /// Both amounts with as many digits as it takes to tell them apart.
  static func texts(_ first: Dollars, _ second: Dollars) -> (first: String, second: String) {
    var texts = (first: first.text, second: second.text)
    for places in [4, finest] where texts.first == texts.second {
      texts = (first.text(places: places), second.text(places: places))
    }
    return texts
  }

  /// A number for programs: millionths of a dollar are exact enough.
  public var number: String { decimal(places: 6, atLeast: 0) }

  private static let cents = 2
  /// The number of digits that shows the price of one message.
  private static let finest = 7

  private func text(places: Int) -> String {
    let isSmall = amount > 0 && amount < 0.005
    return "$" + decimal(places: isSmall ? Self.finest : places, atLeast: Self.cents)
  }

  /// The amount, rounded to a number of digits after the point, without zeros at the end beyond the first few digits.
  private func decimal(places: Int, atLeast least: Int) -> String {
    let power = (0..<places).reduce(1) { power, _ in power * 10 }
    // More than a trillion dollars have no cents, and more than fit into a number are all the same.
    guard let scaled = Int(exactly: (amount * Double(power)).rounded()) else {
      return String(Int(exactly: amount.rounded()) ?? .max)
    }
    let digits = String(scaled % power)
    var fraction = places == 0 ? "" : String(repeating: "0", count: places - digits.count) + digits
    while fraction.utf8.count > least, fraction.hasSuffix("0") { fraction.removeLast() }
    let whole = String(scaled / power)
    return fraction.isEmpty ? whole : whole + "." + fraction
  }
}

/// How many of a charge there are.
public struct CountedCharge: Hashable, Sendable {
  /// What AWS charges for.
  public let charge: Charge
  /// How many of them; a part of an express second can be a fraction.
  public let count: Double

  /// The number without a fraction of zero.
  public var text: String { Int(exactly: count).map { String($0) } ?? String(count) }
}
