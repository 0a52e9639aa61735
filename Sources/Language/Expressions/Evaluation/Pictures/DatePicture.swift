/// A picture of a date and time, such as `[Y0001]-[M01]-[D01]` (XPath and XQuery Functions and Operators 3.1, section
/// 9.8.4).
struct DatePicture {
  enum Part {
    case literal(String)
    case marker(Marker)
  }

  struct Marker {
    var component: Character
    var presentation: String
    var second: Character?
    var names: IntegerPicture.Case?
    var least: Int?
    var most: Int?
    var number: IntegerPicture?
    /// The number of digits of the year, from the end.
    var yearDigits: Int?
  }

  private(set) var parts: [Part] = []

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  /// ISO 8601 with milliseconds, the default picture.
  static let standard = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]"

  private static let presentations: [Character: String] = [
    "Y": "1", "M": "1", "D": "1", "d": "1", "F": "n", "W": "1", "w": "1", "X": "1", "x": "1", "H": "1", "h": "1",
    "P": "n", "m": "01", "s": "01", "f": "1", "Z": "01:01", "z": "01:01", "C": "n", "E": "n",
  ]

  /// Reads a picture. Throws D3132 or D3135 for an invalid one.
  init(_ picture: String) throws(EvaluationProblem) {
    var literal = ""
    func isDouble(_ rest: Substring, _ bracket: Character) -> Bool { rest.dropFirst().first == bracket }
    var rest = Substring(picture)
    while let next = rest.first {
      if next == "[", isDouble(rest, "[") {
        literal.append("[")
        rest = rest.dropFirst(2)
      } else if next == "]", isDouble(rest, "]") {
        literal.append("]")
        rest = rest.dropFirst(2)
      } else if next == "[" {
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        guard let end = rest.firstIndex(of: "]") else { throw .unclosedDatePicture }
        try add(rest[rest.index(after: rest.startIndex)..<end].filter { !$0.isWhitespace })
        rest = rest[rest.index(after: end)...]
      } else {
        literal.append(next)
        rest.removeFirst()
      }
    }
    if !literal.isEmpty { parts.append(.literal(literal)) }
  }

  private mutating func add(_ text: String) throws(EvaluationProblem) {
    guard let component = text.first, DatePicture.presentations[component] != nil else {
      throw .unknownDateComponent(text)
    }
    var marker = Marker(component: component, presentation: "")
    var modifier = text.dropFirst()
    if let comma = modifier.lastIndex(of: ",") {
      let width = modifier[modifier.index(after: comma)...].split(separator: "-", maxSplits: 1)
      marker.least = width.first.flatMap { Int($0) }
      marker.most = width.count > 1 ? Int(width[1]) : nil
      modifier = modifier[..<comma]
    }
    if modifier.count > 1, let last = modifier.last, "atco".contains(last) {
      marker.second = last
      modifier.removeLast()
    }
    marker.presentation = modifier.isEmpty ? DatePicture.presentations[component] ?? "1" : String(modifier)
    guard (marker.least ?? 0) <= 1_000, (marker.most ?? 0) <= 1_000 else { throw .datePictureTooWide }
    if marker.presentation.first == "n" {
      marker.names = .lower
    } else if marker.presentation.first == "N" {
      marker.names = marker.presentation.dropFirst().first == "n" ? .title : .upper
    } else if "YMDdFWwXxHhmsf".contains(component) {
      var number = try IntegerPicture(marker.presentation + (marker.second.map { ";\($0)" } ?? ""))
      if number.primary == .decimal, let least = marker.least {
        number.leastDigits = max(number.leastDigits, least)
      }
      if component == "Y" {
        if let most = marker.most {
          marker.yearDigits = most
          number.leastDigits = most
        } else if number.primary == .decimal, number.leastDigits + number.optionalDigits >= 2 {
          marker.yearDigits = number.leastDigits + number.optionalDigits
        }
      }
      marker.number = number
      // Of adjacent numbers, each but the last has a fixed width.
      if case .marker(var previous)? = parts.last, var digits = previous.number, digits.primary == .decimal {
        digits.readDigits = digits.leastDigits
        previous.number = digits
        parts[parts.count - 1] = .marker(previous)
      }
    }
    if component == "Z" || component == "z" { marker.number = try IntegerPicture(marker.presentation) }
    parts.append(.marker(marker))
  }

  // MARK: Writing

  /// Formats a moment. `zone` is an offset such as `+0900`.
  func text(_ milliseconds: Double, zone: String?) throws(EvaluationProblem) -> String {
    guard milliseconds.magnitude <= Double(CivilTime.furthest) - 86_400_000 else { throw .distantMoment }
    let offset = try DatePicture.offset(zone)
    let minutes = Int64(offset / 100 * 60 + offset % 100)
    let time = CivilTime(Int64(milliseconds.rounded(.towardZero)) + minutes * 60_000)
    var result = ""
    for part in parts {
      switch part {
      case .literal(let text): result += text
      case .marker(let marker): result += try text(marker, time, offset)
      }
    }
    return result
  }

  /// Hours and minutes as one number: `+0930` is 930.
  private static func offset(_ zone: String?) throws(EvaluationProblem) -> Int {
    guard let zone else { return 0 }
    let digits = zone.first == "+" || zone.first == "-" ? zone.dropFirst() : Substring(zone)
    guard let value = Int(digits), (0...2400).contains(value), digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") })
    else { throw .notOffset(zone) }
    guard zone.first == "-" else { return value }
    guard value % 100 == 0 else { throw .negativeOffset }
    return -value
  }

  private func text(_ marker: Marker, _ time: CivilTime, _ offset: Int) throws(EvaluationProblem) -> String {
    switch marker.component {
    case "P":
      let text = time.hour >= 12 ? "pm" : "am"
      return marker.names == .upper ? text.uppercased() : text
    case "C", "E": return "ISO"
    case "Z", "z": return try zone(marker, offset)
    default: break
    }
    var value = DatePicture.value(marker.component, time)
    if let digits = marker.yearDigits {
      value =
        digits < 10
        ? value % [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000][digits]
        : value
    }
    if let names = marker.names {
      var name: String
      switch marker.component {
      case "M", "x": name = DatePicture.months[value - 1]
      case "F": name = DatePicture.days[value - 1]
      default:
        throw .nameless(marker.component)
      }
      if names == .upper { name = name.uppercased() }
      if names == .lower { name = name.lowercased() }
      return marker.most.map { String(name.prefix($0)) } ?? name
    }
    return try marker.number?.text(Double(value)) ?? ""
  }

  private func zone(_ marker: Marker, _ offset: Int) throws(EvaluationProblem) -> String {
    if offset == 0, marker.second == "t" { return "Z" }
    guard let number = marker.number else { return "" }
    var text: String
    if number.regular > 0 {
      text = try number.text(Double(offset))
    } else {
      switch number.leastDigits {
      case 1, 2:
        text = try number.text(Double(offset / 100))
        if offset % 100 != 0 { text += ":" + (try IntegerPicture("00").text(Double(abs(offset) % 100))) }
      case 3, 4: text = try number.text(Double(offset))
      default:
        throw .offsetTooLong
      }
    }
    if offset >= 0 { text = "+" + text }
    return marker.component == "z" ? "GMT" + text : text
  }

  static func value(_ component: Character, _ time: CivilTime) -> Int {
    switch component {
    case "Y": time.year
    case "M": time.month
    case "D": time.day
    case "d": time.dayOfYear
    case "F": time.dayOfWeek
    case "W": time.weekOfYear
    case "w": time.weekOfMonth
    case "X": time.yearOfWeek
    case "x": time.monthOfWeek
    case "H": time.hour
    case "h": time.hour % 12 == 0 ? 12 : time.hour % 12
    case "m": time.minute
    case "s": time.second
    case "f": time.millisecond
    case "P": time.hour >= 12 ? 1 : 0
    default: 0
    }
  }
}
