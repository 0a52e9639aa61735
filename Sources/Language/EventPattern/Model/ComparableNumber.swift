extension DecimalNumber {
  /// The double of a number in an event, if it can be compared. The text must be a valid JSON number.
  ///
  /// The result is that of `init`; most numbers are decided without splitting the text.
  static func comparable(_ text: RawSpan) -> Double? {
    var significant: UInt64 = 0
    // Digits from the first that is not 0 to the last one read, and the zeros at their end.
    var count = 0
    var zeros = 0
    var fraction = 0
    var inFraction = false
    var place = text.byte(0) == UInt8(ascii: "-") ? 1 : 0
    while place < text.byteCount {
      let byte = text.byte(place)
      let digit = byte &- UInt8(ascii: "0")
      if digit <= 9 {
        if inFraction { fraction += 1 }
        if digit == 0 {
          if count > 0 {
            count += 1
            zeros += 1
          }
        } else {
          count += 1
          zeros = 0
        }
        if count <= 19 { significant = significant &* 10 &+ UInt64(digit) }
      } else if byte == UInt8(ascii: ".") {
        inFraction = true
      } else {
        // An exponent.
        return slowly(text)
      }
      place += 1
    }
    // No double needs more than 17 digits in its shortest text.
    if count - zeros > 17 { return nil }
    // Up to 15 digits survive the conversion to a double and back, and a division by an exact power of ten is exact.
    guard count <= 15, fraction < exactPowersOfTen.count else { return count == 0 ? 0 : slowly(text) }
    let value = Double(significant) / exactPowersOfTen[fraction]
    return text.byte(0) == UInt8(ascii: "-") && significant != 0 ? -value : value
  }

  private static func slowly(_ text: RawSpan) -> Double? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.byteCount)
    for place in 0..<text.byteCount { bytes.append(text.byte(place)) }
    return DecimalNumber(bytes)?.comparable
  }
}

/// The powers of ten that a double represents exactly.
private let exactPowersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
  1e20,
  1e21, 1e22,
]
