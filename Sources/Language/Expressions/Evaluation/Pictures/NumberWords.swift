/// Whole numbers as English words.
enum NumberWords {
  private static let few = [
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
    "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
  ]
  private static let ordinals = [
    "Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth",
    "Nineteenth",
  ]
  private static let tens = ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"]
  private static let powers = [("Thousand", 1e3), ("Million", 1e6), ("Billion", 1e9), ("Trillion", 1e12)]

  /// The words of a whole number that is not negative.
  static func text(_ number: Double, isOrdinal: Bool) -> String { text(number, follows: false, isOrdinal) }

  private static func text(_ number: Double, follows: Bool, _ isOrdinal: Bool) -> String {
    if number < 20 { return (follows ? " and " : "") + (isOrdinal ? ordinals : few)[Int(number)] }
    if number < 100 {
      let (ten, rest) = (tens[Int(number) / 10 - 2], number.truncatingRemainder(dividingBy: 10))
      let start = (follows ? " and " : "") + ten
      if rest > 0 { return start + "-" + text(rest, follows: false, isOrdinal) }
      return isOrdinal ? start.dropLast() + "ieth" : start
    }
    let (word, power) = number < 1_000 ? ("Hundred", 100) : powers.last { $0.1 <= number } ?? ("Thousand", 1e3)
    let count = (number / power).rounded(.down)
    let rest = number - count * power
    let start = (follows ? ", " : "") + text(count, follows: false, false) + " " + word
    if rest > 0 { return start + text(rest, follows: true, isOrdinal) }
    return isOrdinal ? start + "th" : start
  }

  private static let values: [(word: String, value: Double)] = {
    var all: [(String, Double)] = []
    for (index, word) in few.enumerated() { all.append((word.lowercased(), Double(index))) }
    for (index, word) in ordinals.enumerated() { all.append((word.lowercased(), Double(index))) }
    for (index, word) in tens.enumerated() {
      all.append((word.lowercased(), Double(index + 2) * 10))
      all.append((word.lowercased().dropLast() + "ieth", Double(index + 2) * 10))
    }
    for (word, value) in [("Hundred", 100)] + powers {
      all.append((word.lowercased(), value))
      all.append((word.lowercased() + "th", value))
    }
    return all
  }()

  private static let byWord = Dictionary(
    values.map { ($0.word, $0.value) }, uniquingKeysWith: { first, _ in first })

  /// A regular expression for such words.
  static var pattern: String { "(?:" + (values.map(\.word) + ["and", "[\\-, ]"]).joined(separator: "|") + ")+" }

  /// Parses words in lower case; nil if one of them is unknown.
  static func number(_ text: String) -> Double? {
    var segments = [0.0]
    for part in text.split(whereSeparator: { " ,-\n\t".contains($0) }) where part != "and" {
      guard let value = byWord[String(part)] else { return nil }
      let last = segments.removeLast()
      if value < 100 {
        if last >= 1_000 { segments.append(last) }
        segments.append(last >= 1_000 ? value : last + value)
      } else {
        segments.append(last * value)
      }
    }
    return segments.reduce(0, +)
  }
}
