/// A picture of a whole number, such as `#,##0`, `Ww` or `I` (XPath and XQuery Functions and Operators 3.1, section
/// 4.6).
struct IntegerPicture {
  enum Primary {
    case decimal
    case letters
    case roman
    case words
  }

  enum Case {
    case lower
    case upper
    case title
  }

  struct Separator {
    var position: Int
    var character: Unicode.Scalar
  }

  var primary = Primary.decimal
  var letterCase = Case.lower
  var isOrdinal = false
  var zero: UInt32 = 0x30
  var leastDigits = 0
  var optionalDigits = 0
  var separators: [Separator] = []
  /// The distance of the separators if it is regular; otherwise 0.
  var regular = 0
  /// The number of digits to read if another number follows.
  var readDigits: Int?

  /// The zeros of the supported Unicode digits.
  private static let zeros: [UInt32] = [
    0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40,
    0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
  ]

  /// Reads a picture. Throws D3130 or D3131 for an invalid picture or an unsupported numbering.
  init(_ picture: String) throws(EvaluationProblem) {
    var main = Substring(picture)
    if let semicolon = picture.lastIndex(of: ";") {
      main = picture[..<semicolon]
      isOrdinal = picture[picture.index(after: semicolon)...].first == "o"
    }
    switch main {
    case "A": (primary, letterCase) = (.letters, .upper)
    case "a": primary = .letters
    case "I": (primary, letterCase) = (.roman, .upper)
    case "i": primary = .roman
    case "W": (primary, letterCase) = (.words, .upper)
    case "Ww": (primary, letterCase) = (.words, .title)
    case "w": primary = .words
    default: try readDecimal(main)
    }
  }

  private mutating func readDecimal(_ main: Substring) throws(EvaluationProblem) {
    var found: UInt32?
    var position = 0
    for scalar in main.unicodeScalars.reversed() {
      if let zero = IntegerPicture.zeros.first(where: { scalar.value >= $0 && scalar.value <= $0 + 9 }) {
        if let found, found != zero { throw .mixedDigits }
        found = zero
        leastDigits += 1
        position += 1
      } else if scalar == "#" {
        optionalDigits += 1
        position += 1
      } else {
        separators.append(Separator(position: position, character: scalar))
      }
    }
    guard let found else { throw .unknownNumbering(String(main)) }
    // XPath, whose pictures these are, has no letters among the digits.
    if separators.contains(where: { $0.character.properties.isAlphabetic }) { throw .letterInPicture }
    guard leastDigits <= 1_000 else { throw .tooManyDigits }
    zero = found
    if Set(separators.map(\.character)).count == 1 { regular = IntegerPicture.regular(separators.map(\.position)) }
  }

  /// The distance of separators that are at all its multiples, or 0.
  static func regular(_ positions: [Int]) -> Int {
    guard let first = positions.first else { return 0 }
    func common(_ a: Int, _ b: Int) -> Int { b == 0 ? a : common(b, a % b) }
    let factor = positions.dropFirst().reduce(first, common)
    return factor > 0 && (1...positions.count).allSatisfy { positions.contains($0 * factor) } ? factor : 0
  }

  // MARK: Writing

  func text(_ number: Double) throws(EvaluationProblem) -> String {
    let magnitude = number.magnitude
    guard magnitude < 1e21 else { throw .tooLargeForPicture }
    var result: String
    switch primary {
    case .letters: result = IntegerPicture.letters(magnitude, isUpper: letterCase == .upper)
    case .roman:
      guard magnitude < 1_000_000 else { throw .tooLargeForRoman }
      result = IntegerPicture.roman(Int(magnitude))
      if letterCase == .upper { result = result.uppercased() }
    case .words:
      result = NumberWords.text(magnitude, isOrdinal: isOrdinal)
      if letterCase == .upper { result = result.uppercased() }
      if letterCase == .lower { result = result.lowercased() }
    case .decimal: result = decimal(magnitude)
    }
    return number < 0 ? "-" + result : result
  }

  private func decimal(_ magnitude: Double) -> String {
    var digits = Array(NumberText.plain(magnitude).unicodeScalars)
    while digits.count < leastDigits { digits.insert("0", at: 0) }
    var view = String.UnicodeScalarView()
    for (index, digit) in digits.enumerated() {
      let left = digits.count - index
      if regular > 0 {
        if index > 0, left % regular == 0 { view.append(separators[0].character) }
      } else {
        // They were read from the right.
        for separator in separators.reversed() where separator.position == left { view.append(separator.character) }
      }
      view.append(Unicode.Scalar(digit.value - 0x30 + zero) ?? digit)
    }
    // After the last digit.
    for separator in separators.reversed() where separator.position == 0 { view.append(separator.character) }
    guard isOrdinal else { return String(view) }
    let last = digits.last ?? "0"
    let isTeen = digits.count > 1 && digits[digits.count - 2] == "1"
    let suffix: String =
      switch last {
      case "1" where !isTeen: "st"
      case "2" where !isTeen: "nd"
      case "3" where !isTeen: "rd"
      default: "th"
      }
    return String(view) + suffix
  }

  private static func letters(_ magnitude: Double, isUpper: Bool) -> String {
    var rest = magnitude
    var result: [UInt8] = []
    while rest > 0 {
      let letter = (rest - 1).truncatingRemainder(dividingBy: 26)
      result.append((isUpper ? UInt8(ascii: "A") : UInt8(ascii: "a")) + UInt8(letter))
      rest = ((rest - 1) / 26).rounded(.down)
    }
    return String(decoding: result.reversed(), as: UTF8.self)
  }

  private static let numerals = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
  ]

  private static func roman(_ number: Int) -> String {
    var rest = number
    var result = ""
    for (value, numeral) in numerals {
      while rest >= value {
        result += numeral
        rest -= value
      }
    }
    return result
  }

  // MARK: Reading

  /// A regular expression for numbers in this picture.
  var pattern: String {
    switch primary {
    case .letters: return letterCase == .upper ? "[A-Z]+" : "[a-z]+"
    case .roman: return letterCase == .upper ? "[MDCLXVI]+" : "[mdclxvi]+"
    case .words: return NumberWords.pattern
    case .decimal:
      return "[0-9]" + (readDigits.map { "{\($0)}" } ?? "+") + (isOrdinal ? "(?:th|st|nd|rd)" : "")
    }
  }

  func number(_ text: String) throws(EvaluationProblem) -> Double? {
    let unsupported = EvaluationProblem.notOfPicture(text)
    switch primary {
    case .letters:
      var result = 0.0
      for byte in text.utf8 {
        let first = letterCase == .upper ? UInt8(ascii: "A") : UInt8(ascii: "a")
        guard (first...(first + 25)).contains(byte) else { throw unsupported }
        result = result * 26 + Double(byte - first + 1)
      }
      return result
    case .roman:
      let values: [Character: Int] = ["M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1]
      var (result, most) = (0, 1)
      for letter in (letterCase == .upper ? text : text.uppercased()).reversed() {
        guard let value = values[letter] else { throw unsupported }
        result += value < most ? -value : value
        most = max(most, value)
      }
      return Double(result)
    case .words:
      guard let number = NumberWords.number(text.lowercased()) else { throw unsupported }
      return number
    case .decimal:
      var digits = ""
      let body = isOrdinal ? String(text.dropLast(2)) : text
      for scalar in body.unicodeScalars {
        if separators.contains(where: { $0.character == scalar }) {
          // JSONata removes only commas if the separators are regular.
          if regular > 0, scalar != "," { throw unsupported }
          continue
        }
        guard scalar.value >= zero, scalar.value <= zero + 9 else { throw unsupported }
        digits += String(scalar.value - zero)
      }
      guard let number = Double(digits) else { throw unsupported }
      return number
    }
  }
}
