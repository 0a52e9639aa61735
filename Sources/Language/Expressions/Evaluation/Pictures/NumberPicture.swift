import Diagnostics

/// A picture of a number, such as `#,##0.00` (XPath and XQuery Functions and Operators 3.1, section 4.7).
struct NumberPicture {
  private struct Symbols {
    var decimal: [Unicode.Scalar] = ["."]
    var grouping: [Unicode.Scalar] = [","]
    var exponent: [Unicode.Scalar] = ["e"]
    var minus = "-"
    var percent: [Unicode.Scalar] = ["%"]
    var perMille: [Unicode.Scalar] = ["\u{2030}"]
    var zero: Unicode.Scalar = "0"
    var digit: [Unicode.Scalar] = ["#"]
    var separator: [Unicode.Scalar] = [";"]

    func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= zero.value && scalar.value < zero.value + 10 }

    func isActive(_ scalar: Unicode.Scalar) -> Bool {
      isDigit(scalar) || [decimal, exponent, grouping, digit, separator].contains([scalar])
    }
  }

  /// One half of a picture: for numbers from 0, or for negative numbers.
  private struct Part {
    var whole: [Unicode.Scalar]
    var prefix: [Unicode.Scalar] = []
    var suffix: [Unicode.Scalar] = []
    var active: [Unicode.Scalar] = []
    var mantissa: [Unicode.Scalar] = []
    var exponent: [Unicode.Scalar]?
    var integer: [Unicode.Scalar] = []
    var fraction: [Unicode.Scalar] = []
    /// The positions of separators, in digits from the decimal point.
    var grouping: [Int] = []
    var fractionGrouping: [Int] = []
    var regularGrouping = 0
    var leastInteger = 0
    var leastFraction = 0
    var mostFraction = 0
    var leastExponent = 0
    var scaling = 0
  }

  private var symbols = Symbols()
  private var parts: [Part] = []

  /// Reads a picture. Throws JSONata's D3080 to D3093 for an invalid one.
  init(_ picture: String, options: ObjectValue?) throws(EvaluationProblem) {
    if let options { try read(options) }
    let separator = symbols.separator[0]
    let halves = picture.unicodeScalars.split(separator: separator, omittingEmptySubsequences: false)
    guard halves.count <= 2 else { throw .numberPicture("D3080", .severalParts) }
    for half in halves {
      var part = try split(Array(half))
      try check(part)
      try analyse(&part)
      parts.append(part)
    }
    if parts.count == 1 {
      var negative = parts[0]
      negative.prefix = Array(symbols.minus.unicodeScalars) + negative.prefix
      parts.append(negative)
    }
  }

  private mutating func read(_ options: ObjectValue) throws(EvaluationProblem) {
    for member in options.members {
      guard let text = member.value.asString else { throw .optionNotString(member.name) }
      let scalars = Array(text.unicodeScalars)
      guard let first = scalars.first,
        scalars.count == 1 || ["minus-sign", "infinity", "NaN"].contains(member.name)
      else { throw .optionNotCharacter(member.name) }
      switch member.name {
      case "decimal-separator": symbols.decimal = scalars
      case "grouping-separator": symbols.grouping = scalars
      case "exponent-separator": symbols.exponent = scalars
      case "minus-sign": symbols.minus = text
      case "percent": symbols.percent = scalars
      case "per-mille": symbols.perMille = scalars
      case "zero-digit": symbols.zero = first
      case "digit": symbols.digit = scalars
      case "pattern-separator": symbols.separator = scalars
      default: break
      }
    }
  }

  // MARK: Reading

  private func split(_ whole: [Unicode.Scalar]) throws(EvaluationProblem) -> Part {
    var part = Part(whole: whole)
    func isEdge(_ scalar: Unicode.Scalar) -> Bool { symbols.isActive(scalar) && [scalar] != symbols.exponent }
    if let first = whole.firstIndex(where: isEdge) { part.prefix = Array(whole[..<first]) }
    if let last = whole.lastIndex(where: isEdge) { part.suffix = Array(whole[(last + 1)...]) }
    let end = max(part.prefix.count, whole.count - part.suffix.count)
    part.active = Array(whole[part.prefix.count..<end])
    part.mantissa = part.active
    if let place = whole[part.prefix.count...].firstIndex(of: symbols.exponent[0]),
      place <= whole.count - part.suffix.count
    {
      guard part.prefix.isEmpty else { throw .prefixWithExponent }
      part.mantissa = Array(part.active[..<min(place, part.active.count)])
      part.exponent = Array(part.active[min(place + 1, part.active.count)...])
    }
    if let point = part.mantissa.firstIndex(of: symbols.decimal[0]) {
      part.integer = Array(part.mantissa[..<point])
      part.fraction = Array(part.mantissa[(point + 1)...])
    } else {
      part.integer = part.mantissa
    }
    return part
  }

  private func check(_ part: Part) throws(EvaluationProblem) {
    let digit = symbols.digit[0]
    let grouping = symbols.grouping[0]
    func count(_ symbol: [Unicode.Scalar]) -> Int { part.whole.filter { [$0] == symbol }.count }
    // JSONata reports the last of these mistakes.
    var found: (code: String, mistake: Sentence)?
    if count(symbols.decimal) > 1 { found = ("D3081", .severalDecimals) }
    if count(symbols.percent) > 1 { found = ("D3082", .severalPercents) }
    if count(symbols.perMille) > 1 { found = ("D3083", .severalPerMilles) }
    if count(symbols.percent) > 0, count(symbols.perMille) > 0 { found = ("D3084", .percentAndPerMille) }
    if !part.mantissa.contains(where: { symbols.isDigit($0) || $0 == digit }) { found = ("D3085", .noDigit) }
    if part.active.contains(where: { !symbols.isActive($0) }) { found = ("D3086", .foreignCharacter) }
    if let point = part.whole.firstIndex(of: symbols.decimal[0]) {
      let before = point > 0 ? part.whole[point - 1] : nil
      let after = point + 1 < part.whole.count ? part.whole[point + 1] : nil
      if before == grouping || after == grouping { found = ("D3087", .groupingNextToDecimal) }
    } else if part.integer.last == grouping {
      found = ("D3088", .groupingAtEnd)
    }
    if zip(part.whole, part.whole.dropFirst()).contains(where: { $0 == grouping && $1 == grouping }) {
      found = ("D3089", .groupingTwice)
    }
    if let place = part.integer.firstIndex(of: digit), part.integer[..<place].contains(where: symbols.isDigit) {
      found = ("D3090", .digitBeforeOptional)
    }
    if let place = part.fraction.lastIndex(of: digit), part.fraction[place...].contains(where: symbols.isDigit) {
      found = ("D3091", .digitAfterOptional)
    }
    if let exponent = part.exponent {
      if !exponent.isEmpty, count(symbols.percent) + count(symbols.perMille) > 0 {
        found = ("D3092", .percentWithExponent)
      }
      if exponent.isEmpty || !exponent.allSatisfy(symbols.isDigit) { found = ("D3093", .exponentNotDigits) }
    }
    if let found { throw .numberPicture(found.code, found.mistake) }
  }

  private func analyse(_ part: inout Part) throws(EvaluationProblem) {
    func digits(_ scalars: some Sequence<Unicode.Scalar>) -> Int {
      scalars.filter { symbols.isDigit($0) || [$0] == symbols.digit }.count
    }
    for (index, scalar) in part.integer.enumerated() where scalar == symbols.grouping[0] {
      part.grouping.append(digits(part.integer[index...]))
    }
    for (index, scalar) in part.fraction.enumerated() where scalar == symbols.grouping[0] {
      part.fractionGrouping.append(digits(part.fraction[..<index]))
    }
    guard part.fractionGrouping.count < 2 else { throw .groupedFraction }
    part.regularGrouping = IntegerPicture.regular(part.grouping)
    part.leastInteger = part.integer.filter(symbols.isDigit).count
    part.scaling = part.leastInteger
    part.leastFraction = part.fraction.filter(symbols.isDigit).count
    part.mostFraction = digits(part.fraction)
    guard part.mostFraction <= 100, part.leastInteger <= 1_000 else { throw .numberPictureTooLong }
    if part.leastInteger == 0, part.mostFraction == 0 {
      if part.exponent != nil {
        part.leastFraction = 1
        part.mostFraction = 1
      } else {
        part.leastInteger = 1
      }
    }
    if part.exponent != nil, part.leastInteger == 0, part.integer.contains(symbols.digit[0]) {
      part.leastInteger = 1
    }
    if part.leastInteger == 0, part.leastFraction == 0 { part.leastFraction = 1 }
    part.leastExponent = part.exponent?.filter(symbols.isDigit).count ?? 0
  }

  // MARK: Writing

  func text(_ value: Double) throws(EvaluationProblem) -> String {
    let part = value >= 0 ? parts[0] : parts[1]
    var number = value
    if part.whole.contains(symbols.percent[0]) {
      number *= 100
    } else if part.whole.contains(symbols.perMille[0]) {
      number *= 1_000
    }
    var exponent: Int?
    if part.leastExponent > 0 { (number, exponent) = try scaled(number, part.scaling) }
    let rounded = NumberReading.rounded(number, places: Double(part.mostFraction))
    guard rounded.magnitude < 1e21 else { throw .tooLargeToFormat }
    let fixed = NumberText.fixed(rounded.magnitude, places: part.mostFraction).split(separator: ".")
    var integer = Array((fixed.first ?? "").utf8).map { $0 - UInt8(ascii: "0") }
    var fraction = fixed.count > 1 ? Array(fixed[1].utf8).map { $0 - UInt8(ascii: "0") } : []
    integer = Array(integer.drop { $0 == 0 })
    while fraction.last == 0 { fraction.removeLast() }
    while integer.count < part.leastInteger { integer.insert(0, at: 0) }
    while fraction.count < part.leastFraction { fraction.append(0) }
    var result = part.prefix + grouped(integer, part)
    if !fraction.isEmpty, part.whole.contains(symbols.decimal[0]) {
      result += symbols.decimal + groupedFraction(fraction, part)
    }
    if let exponent {
      var digits = String(exponent.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
      while digits.count < part.leastExponent { digits.insert(0, at: 0) }
      result +=
        symbols.exponent + (exponent < 0 ? Array(symbols.minus.unicodeScalars) : []) + digits.map(self.digit)
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: result + part.suffix)
    return String(view)
  }

  /// A number as a mantissa with this many digits before the decimal point, and an exponent.
  private func scaled(_ number: Double, _ scaling: Int) throws(EvaluationProblem) -> (Double, Int) {
    var mantissa = number
    var exponent = 0
    guard mantissa != 0 else { return (0, 0) }
    let most = try NumberReading.power(10, Double(scaling))
    let least = try NumberReading.power(10, Double(scaling - 1))
    while mantissa.magnitude < least, exponent > -2_000 {
      mantissa *= 10
      exponent -= 1
    }
    while mantissa.magnitude > most, exponent < 2_000 {
      mantissa /= 10
      exponent += 1
    }
    return (mantissa, exponent)
  }

  private func digit(_ value: UInt8) -> Unicode.Scalar { Unicode.Scalar(symbols.zero.value + UInt32(value)) ?? "0" }

  private func grouped(_ digits: [UInt8], _ part: Part) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for (index, value) in digits.enumerated() {
      let left = digits.count - index
      let isGroup = part.regularGrouping > 0 ? left % part.regularGrouping == 0 : part.grouping.contains(left)
      if index > 0, isGroup { result += symbols.grouping }
      result.append(digit(value))
    }
    return result
  }

  private func groupedFraction(_ digits: [UInt8], _ part: Part) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for (index, value) in digits.enumerated() {
      if index > 0, part.fractionGrouping.contains(index) { result += symbols.grouping }
      result.append(digit(value))
    }
    return result
  }
}
