import Source

/// A JSON number as EventBridge compares it.
///
/// EventBridge compares numbers as binary64 values, and only those that survive the conversion: a number is comparable
/// if the shortest decimal of its double has exactly the value that was written. `300`, `300.0` and `3e2` are equal;
/// `9007199254740993` and `1e309` cannot be compared, and as list entries match only their own text. (event-ruler,
/// `ComparableNumber` and `JsonRuleCompiler`.)
struct DecimalNumber: Hashable {
  /// The double, if the number is comparable; negative zero is zero.
  let comparable: Double?

  /// Reads a number's JSON text; nil if it is invalid.
  init?(_ text: some Collection<UInt8>) {
    if let small = DecimalNumber.smallInteger(text) {
      comparable = small
      return
    }
    guard let written = Digits(text) else { return nil }
    guard !written.isZero else {
      comparable = 0
      return
    }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite, value != 0,
      Digits(DecimalNumber.shortest(value).utf8) == written
    else {
      comparable = nil
      return
    }
    comparable = value
  }

  /// Whole numbers of up to 15 digits are always exact, and most numbers are like this.
  private static func smallInteger(_ text: some Collection<UInt8>) -> Double? {
    guard text.count <= 16 else { return nil }
    var value: Int64 = 0
    var negative = false
    var digits = 0
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "-"), index == 0 {
        negative = true
      } else if byte.isDigit {
        if digits == 1, value == 0 { return nil }
        value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        digits += 1
      } else {
        return nil
      }
    }
    guard digits > 0, digits <= 15 else { return nil }
    return Double(negative ? -value : value)
  }

  /// The shortest text that converts back to the double, with Java's spelling of the smallest one: event-ruler compares
  /// with the text that Java prints.
  static func shortest(_ value: Double) -> String {
    if value.magnitude == Double.leastNonzeroMagnitude { return value < 0 ? "-4.9e-324" : "4.9e-324" }
    return value.description
  }

  /// The canonical text of the number: plain if it is short, with an exponent below 1e-6 and from 1e21 on. ECMAScript
  /// and Go's encoder write the same texts, so no tool changes the spelling. A number that cannot be compared keeps its
  /// text.
  static func canonical(_ text: String) -> String {
    // Nearly every number is a small whole number and already has its canonical text.
    if text.utf8.first != UInt8(ascii: "-"), smallInteger(text.utf8) != nil { return text }
    guard let written = Digits(text.utf8), DecimalNumber(text.utf8)?.comparable != nil else { return text }
    if written.isZero { return "0" }
    let digits = String(decoding: written.digits, as: UTF8.self)
    // The number is 0.DIGITS times ten to the power of `point`.
    let point = written.exponent
    var result = written.negative ? "-" : ""
    if point > 21 || point < -5 {
      let exponent = point - 1
      result += String(digits.prefix(1))
      if digits.utf8.count > 1 { result += "." + digits.dropFirst() }
      return result + (exponent < 0 ? "e-" : "e+") + String(exponent.magnitude)
    }
    if point <= 0 { return result + "0." + String(repeating: "0", count: -point) + digits }
    if digits.utf8.count <= point {
      return result + digits + String(repeating: "0", count: point - digits.utf8.count)
    }
    return result + digits.prefix(point) + "." + digits.dropFirst(point)
  }

  /// The number of decimals of the canonical text; 0 for a whole number or an invalid text.
  static func decimals(_ text: String) -> Int {
    guard let written = Digits(text.utf8) else { return 0 }
    return max(0, written.digits.count - written.exponent)
  }
}

/// The exact value of a JSON number: a sign, digits without zeros at either end, and the position of the point.
private struct Digits: Equatable {
  var negative = false
  /// ASCII digits; none for zero.
  var digits: [UInt8] = []
  /// The value is 0.DIGITS times ten to this power; 0 for zero. Saturates far outside of any double.
  var exponent = 0

  var isZero: Bool { digits.isEmpty }

  /// Reads JSON's number grammar; nil for any other text.
  init?(_ text: some Collection<UInt8>) {
    var rest = text[...]
    func next() -> UInt8? { rest.first }
    func isDigit(_ byte: UInt8?) -> Bool { byte?.isDigit == true }
    if next() == UInt8(ascii: "-") {
      negative = true
      rest = rest.dropFirst()
    }
    var before = 0
    if next() == UInt8(ascii: "0") {
      rest = rest.dropFirst()
    } else {
      while isDigit(next()), let byte = rest.popFirst() {
        digits.append(byte)
        before += 1
      }
      guard before > 0 else { return nil }
    }
    if next() == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard isDigit(next()) else { return nil }
      while isDigit(next()), let byte = rest.popFirst() { digits.append(byte) }
    }
    var shift = 0
    if next() == UInt8(ascii: "e") || next() == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      let sign = next()
      if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
      guard isDigit(next()) else { return nil }
      while isDigit(next()), let byte = rest.popFirst() {
        shift = min(shift * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000_000)
      }
      if sign == UInt8(ascii: "-") { shift = -shift }
    }
    guard rest.isEmpty else { return nil }
    let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leadingZeros)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    exponent = digits.isEmpty ? 0 : before - leadingZeros + shift
    if digits.isEmpty { negative = false }
  }
}

/// Whether EventBridge compares a number, given as its JSON text, with others: only if a 64-bit floating-point number can
/// represent it exactly.
public func isComparableNumber(_ text: String) -> Bool { DecimalNumber(text.utf8)?.comparable != nil }
