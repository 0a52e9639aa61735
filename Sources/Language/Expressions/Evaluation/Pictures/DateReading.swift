import Source

extension DatePicture {
  /// Parses a moment in milliseconds since 1970; nil if the text does not match the picture. Larger components that
  /// the picture lacks, such as the year in `[M]-[D]`, are those of `now`. Throws D3136 if the picture has gaps.
  func milliseconds(_ text: String, run: Evaluation) throws(EvaluationProblem) -> Double? {
    var pattern = "^"
    for part in parts { pattern += "(" + (try self.pattern(part)) + ")" }
    let regex = try Regex(pattern: pattern + "$", flags: "i")
    guard let match = try run.match(regex, in: MatchedText(text), from: 0) else { return nil }
    var found: [Character: Double] = [:]
    for (part, group) in zip(parts, match.groups) {
      guard case .marker(let marker) = part, let group else { continue }
      found[marker.component] = try value(marker, group)
    }
    return found.isEmpty ? nil : try moment(found, now: CivilTime(run.now))
  }

  private func pattern(_ part: Part) throws(EvaluationProblem) -> String {
    switch part {
    case .literal(let text):
      return text.map { ".*+?^${}()|[]\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    case .marker(let marker):
      switch marker.component {
      case "Z", "z":
        let separator = marker.number.flatMap { $0.regular > 0 ? $0.separators.first : nil }
        return (marker.component == "z" ? "GMT" : "") + "[-+][0-9]+"
          + (separator.map { "\\\($0.character)[0-9]+" } ?? "")
      case "f": return "[0-9]+"
      default:
        if let number = marker.number { return number.pattern }
        guard "MxFP".contains(marker.component) else { throw .nameless(marker.component) }
        return "[a-zA-Z]+"
      }
    }
  }

  private func value(_ marker: Marker, _ text: String) throws(EvaluationProblem) -> Double {
    switch marker.component {
    case "Z", "z": return try offset(marker, text)
    case "f": return (Double("0." + text.prefix(3)) ?? 0) * 1_000
    default: break
    }
    if let number = marker.number { return try number.number(text) ?? 0 }
    if marker.component == "P" { return text.lowercased() == "pm" ? 1 : 0 }
    let names = marker.component == "F" ? DatePicture.days : DatePicture.months
    guard let index = names.firstIndex(where: { String($0.prefix(marker.most ?? 20)) == text }) else {
      throw .notDateName(text)
    }
    return Double(index + 1)
  }

  private func offset(_ marker: Marker, _ text: String) throws(EvaluationProblem) -> Double {
    let body = marker.component == "z" ? text.dropFirst(3) : Substring(text)
    let digits = body.dropFirst().filter(\.isNumber)
    let isSplit = body.dropFirst().contains { !$0.isNumber }
    guard digits.count <= 4, let value = Int(digits) else { throw .notZoneOffset(text) }
    let (hours, minutes) = digits.count <= 2 && !isSplit ? (value, 0) : (value / 100, value % 100)
    guard body.first == "-" else { return Double(hours * 60 + minutes) }
    guard minutes == 0 else { throw .negativeOffset }
    return Double(-hours * 60)
  }

  private func moment(_ given: [Character: Double], now: CivilTime) throws(EvaluationProblem) -> Double {
    var found = given
    func holds(_ letters: String, _ allowed: String) -> Bool {
      let present = letters.filter { (found[$0] ?? 0) != 0 }
      return !present.isEmpty && present.allSatisfy { allowed.contains($0) }
    }
    let dates = "YXMxWwdD"
    let isPlain = holds(dates, "YMD")
    let isDayOfYear = !isPlain && holds(dates, "Yd")
    let isWeek = holds(dates, "Xxw") || holds(dates, "XW")
    let isHalfDay = !holds("PHhmsf", "Hmsf") && holds("PHhmsf", "Phmsf")
    let gaps = EvaluationProblem.incompleteDatePicture
    guard !isWeek else { throw gaps }
    var hasStarted = false
    var hasEnded = false
    for component in (isDayOfYear ? "YD" : "YMD") + (isHalfDay ? "Phmsf" : "Hmsf") {
      if found[component] != nil {
        hasStarted = true
        if hasEnded { throw gaps }
      } else if hasStarted {
        found[component] = component == "M" || component == "D" ? 1 : 0
        hasEnded = true
      } else {
        found[component] = Double(DatePicture.value(component, now))
      }
    }
    func whole(_ component: Character) -> Int { Int((found[component] ?? 0).rounded(.towardZero)) }
    guard found.values.allSatisfy({ $0.magnitude < 1_000_000 }) else { throw .distantMoment }
    var hour = whole("H")
    if isHalfDay { hour = whole("h") % 12 + (whole("P") == 1 ? 12 : 0) }
    // In JavaScript, two-digit years are in the twentieth century.
    let year = (0...99).contains(whole("Y")) ? 1_900 + whole("Y") : whole("Y")
    let day =
      isDayOfYear
      ? CivilTime.days(year, 1, 1) + whole("d") - 1 : CivilTime.days(year, max(1, whole("M")), 1) + whole("D") - 1
    let minutes = (day * 24 + hour) * 60 + whole("m") - whole(found["Z"] ?? 0 != 0 ? "Z" : "z")
    return Double((minutes * 60 + whole("s")) * 1_000 + whole("f"))
  }
}

/// Reads ISO 8601 as `$toMillis` does.
enum StandardTime {
  /// The moment in milliseconds since 1970, in UTC if the text has no offset. Throws D3110.
  static func milliseconds(_ text: String) throws(EvaluationProblem) -> Double {
    let problem = EvaluationProblem.notTimestamp(text)
    let bytes = Array(text.utf8)
    var index = 0
    func digits(_ count: Int) -> Int? {
      guard index + count <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[index..<(index + count)] {
        guard byte.isDigit else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      index += count
      return value
    }
    func take(_ character: Character) -> Bool {
      guard index < bytes.count, bytes[index] == character.asciiValue else { return false }
      index += 1
      return true
    }
    func part(_ range: ClosedRange<Int>) throws(EvaluationProblem) -> Int {
      guard let value = digits(2), range.contains(value) else { throw problem }
      return value
    }
    guard let year = digits(4) else { throw problem }
    let month = take("-") ? try part(1...12) : 1
    let day = take("-") ? try part(1...31) : 1
    var milliseconds = CivilTime.days(year, month, day) * 86_400_000
    if take("T") {
      let hour = try part(0...24)
      guard take(":") else { throw problem }
      let minute = try part(0...59)
      guard take(":") else { throw problem }
      let second = try part(0...59)
      guard hour < 24 || minute + second == 0 else { throw problem }
      milliseconds += ((hour * 60 + minute) * 60 + second) * 1_000
    }
    if take(".") {
      var scale = 100
      guard let first = digits(1) else { throw problem }
      milliseconds += first * scale
      while let digit = digits(1) {
        scale /= 10
        milliseconds += digit * scale
      }
    }
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if take("+") || take("-") {
      let hours = try part(0...23)
      _ = take(":")
      let minutes = hours * 60 + (try part(0...59))
      milliseconds -= (isNegative ? -minutes : minutes) * 60_000
    } else {
      _ = take("Z")
    }
    guard index == bytes.count else { throw problem }
    return Double(milliseconds)
  }
}
