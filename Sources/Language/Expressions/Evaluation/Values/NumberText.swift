/// Numbers as text, by the rules of JavaScript, which JSONata uses.
enum NumberText {
  /// The shortest text that reads as the same number (ECMAScript, `Number::toString`).
  static func plain(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity" }
    guard number != 0 else { return "0" }
    let (digits, point) = shortest(number.magnitude)
    let sign = number < 0 ? "-" : ""
    let count = digits.count
    if (1...21).contains(point) {
      if count <= point { return sign + text(digits) + zeros(point - count) }
      return sign + text(digits[..<point]) + "." + text(digits[point...])
    }
    if (-5...0).contains(point) { return sign + "0." + zeros(-point) + text(digits) }
    let exponent = point - 1
    let fraction = count > 1 ? "." + text(digits[1...]) : ""
    return sign + text(digits[..<1]) + fraction + "e" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
  }

  /// As JSONata's `$string`: a fraction is first rounded to 15 significant digits.
  static func rounded(_ number: Double) -> String {
    guard number.isFinite, number != number.rounded(.towardZero) else { return plain(number) }
    let exact = ExactDecimal(number.magnitude)
    let (digits, point) = exact.rounded(significant: 15)
    let text = (number < 0 ? "-0." : "0.") + NumberText.text(digits[...]) + "e" + String(point)
    return Double(text).map(plain) ?? plain(number)
  }

  /// With `places` digits after the decimal point (ECMAScript, `Number.prototype.toFixed`), for a number that is not
  /// negative.
  static func fixed(_ number: Double, places: Int) -> String {
    if number >= 1e21 { return plain(number) }
    let (digits, point) = ExactDecimal(number).rounded(places: places)
    var all = digits
    var front = point
    if front < 1 {
      all = Array(repeating: 0, count: 1 - front) + all
      front = 1
    }
    if all.count < front + places { all += Array(repeating: 0, count: front + places - all.count) }
    let whole = text(all[..<front])
    return places == 0 ? whole : whole + "." + text(all[front..<(front + places)])
  }

  /// A whole number in another base.
  static func whole(_ number: Double, radix: Int) -> String {
    if let exact = Int64(exactly: number) { return String(exact, radix: radix) }
    var rest = number.magnitude
    var digits: [UInt8] = []
    let base = Double(radix)
    while rest >= 1 {
      let digit = rest.truncatingRemainder(dividingBy: base)
      digits.append(Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)[Int(digit)])
      rest = ((rest - digit) / base).rounded(.down)
    }
    return (number < 0 ? "-" : "") + String(decoding: digits.reversed(), as: UTF8.self)
  }

  /// The digits of the shortest text, and the position of the decimal point in them.
  private static func shortest(_ number: Double) -> (digits: [UInt8], point: Int) {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    let text = Array(number.description.utf8)
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        digits.append(byte - UInt8(ascii: "0"))
      }
    }
    var place = (point ?? digits.count) + exponent
    while digits.count > 1, digits[0] == 0 {
      digits.removeFirst()
      place -= 1
    }
    while digits.count > 1, digits[digits.count - 1] == 0 { digits.removeLast() }
    return (digits, place)
  }

  private static func text(_ digits: ArraySlice<UInt8>) -> String {
    String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }

  private static func text(_ digits: [UInt8]) -> String { text(digits[...]) }

  private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
}

/// A number with all its decimal digits: every binary fraction has finitely many.
struct ExactDecimal {
  /// The digits, without leading zeros.
  private var digits: [UInt8]
  /// The number of digits before the decimal point; negative if zeros follow it.
  private var point: Int

  /// The digits of a finite number that is not negative.
  init(_ number: Double) {
    guard number > 0 else {
      digits = [0]
      point = 1
      return
    }
    // number = significand × 2^power, with a whole significand.
    let power = Int(number.exponent) - 52
    let significand = UInt64(number.significand * 4_503_599_627_370_496)
    // Nine decimal digits per limb, the lowest first.
    var limbs: [UInt32] = []
    var rest = significand
    while rest > 0 {
      limbs.append(UInt32(rest % 1_000_000_000))
      rest /= 1_000_000_000
    }
    let factor: UInt64 = power < 0 ? 5 : 2
    for _ in 0..<power.magnitude {
      var carry: UInt64 = 0
      for index in limbs.indices {
        let product = UInt64(limbs[index]) * factor + carry
        limbs[index] = UInt32(product % 1_000_000_000)
        carry = product / 1_000_000_000
      }
      if carry > 0 { limbs.append(UInt32(carry)) }
    }
    var text: [UInt8] = []
    for limb in limbs.reversed() {
      let part = Array(String(limb).utf8)
      text += Array(repeating: UInt8(ascii: "0"), count: text.isEmpty ? 0 : 9 - part.count) + part
    }
    digits = text.map { $0 - UInt8(ascii: "0") }
    // Dividing by 2 is multiplying by 5 and moving the decimal point.
    point = digits.count + min(0, power)
  }

  /// Rounded to a number of digits, halves away from zero.
  func rounded(significant: Int) -> (digits: [UInt8], point: Int) { rounded(keeping: significant) }

  /// Rounded to a number of decimal places, halves away from zero.
  func rounded(places: Int) -> (digits: [UInt8], point: Int) { rounded(keeping: point + places) }

  private func rounded(keeping count: Int) -> (digits: [UInt8], point: Int) {
    guard count >= 0 else { return ([0], 1) }
    guard count < digits.count else { return (digits, point) }
    var kept = Array(digits[..<count])
    guard digits[count] >= 5 else { return kept.isEmpty ? ([0], 1) : (kept, point) }
    var index = count - 1
    while index >= 0 {
      if kept[index] == 9 {
        kept[index] = 0
        index -= 1
      } else {
        kept[index] += 1
        return (kept, point)
      }
    }
    return ([1] + kept, point + 1)
  }
}
