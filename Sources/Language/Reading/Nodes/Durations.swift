import Diagnostics
import Flow
import Source
import Workflows
import YAML

extension NodeReader {
  /// A duration: a whole number and `s`, `m`, `h` or `d`.
  ///
  /// There is one notation. The finding about another one, such as `PT10M`, `10 minutes` or `1h30m`, suggests the right
  /// one.
  func duration(
    _ node: NodeIndex, _ name: Sentence, in bounds: ClosedRange<Int> = Bounds.seconds
  ) -> Located<Duration>? {
    guard let text = text(node, name, wanted: .duration) else { return nil }
    guard let duration = Duration(text.value) else {
      let corrected = Duration(inOtherNotation: text.value)?.text
      report(
        .durationForm, .isText(name, text.value), at: text.span,
        hint: corrected.map { .write($0) } ?? .writeDuration,
        notes: [.durationsHaveUnits],
        fixes: corrected.map { replacement(of: node, with: $0) } ?? [])
      return nil
    }
    guard bounds.contains(duration.seconds) else {
      let least = Duration(seconds: bounds.lowerBound).text
      let most = Duration(seconds: bounds.upperBound).text
      report(
        .outOfBounds, .outsideBounds(name, value: text.value), at: text.span,
        hint: .writeDurationFrom(least, to: most))
      return nil
    }
    return Located(duration, text.span)
  }
}

extension Duration {
  /// Reads the language's own notation.
  init?(_ text: String) {
    guard let unit = text.utf8.last, let length = Duration.seconds(in: unit),
      let number = Duration.digits(text.utf8.dropLast()), let product = Duration.product(number, length)
    else { return nil }
    self.init(seconds: product)
  }

  /// Reads other notations: `PT1H30M` (ISO 8601), `1h30m`, `10 minutes`. Months and years have no fixed length.
  init?(inOtherNotation text: String) {
    var rest = Array(text.utf8.map(\.lowercased))[...]
    let isISO = rest.first == UInt8(ascii: "p")
    if isISO { rest = rest.dropFirst() }
    var isTime = !isISO
    var total = 0
    var parts = 0
    while !rest.isEmpty {
      rest = rest.drop { $0 == 0x20 }
      if isISO, rest.first == UInt8(ascii: "t") {
        isTime = true
        rest = rest.dropFirst()
        continue
      }
      let digits = rest.prefix(while: \.isDigit)
      rest = rest.dropFirst(digits.count).drop { $0 == 0x20 }
      let word = rest.prefix {
        $0.isLowerCase && !(isISO && $0 == UInt8(ascii: "t"))
      }
      let unit = isISO ? word.prefix(1) : word
      rest = rest.dropFirst(unit.count)
      guard let number = Duration.digits(digits), let length = Duration.seconds(inWord: unit, isTime: isTime),
        let product = Duration.product(number, length)
      else { return nil }
      total += product
      parts += 1
      guard parts <= 4 else { return nil }
    }
    guard parts > 0, total > 0 else { return nil }
    self.init(seconds: total)
  }

  /// The duration in the language's notation, in the largest unit that divides it.
  var text: String {
    for (length, unit) in [(86_400, "d"), (3_600, "h"), (60, "m")]
    where seconds > 0 && seconds.isMultiple(of: length) { return "\(seconds / length)\(unit)" }
    return "\(seconds)s"
  }

  private static func seconds(in unit: UInt8) -> Int? {
    switch unit {
    case UInt8(ascii: "s"): 1
    case UInt8(ascii: "m"): 60
    case UInt8(ascii: "h"): 3_600
    case UInt8(ascii: "d"): 86_400
    default: nil
    }
  }

  private static func seconds(inWord word: ArraySlice<UInt8>, isTime: Bool) -> Int? {
    switch String(decoding: word, as: UTF8.self) {
    case "", "s", "sec", "secs", "second", "seconds": 1
    case "m" where isTime, "min", "mins", "minute", "minutes": 60
    case "h", "hr", "hrs", "hour", "hours": 3_600
    case "d", "day", "days": 86_400
    case "w", "week", "weeks": 604_800
    default: nil
    }
  }

  private static func digits(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var value = 0
    for byte in bytes {
      guard byte.isDigit else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  private static func product(_ number: Int, _ length: Int) -> Int? {
    let (result, overflow) = number.multipliedReportingOverflow(by: length)
    return overflow ? nil : result
  }
}
