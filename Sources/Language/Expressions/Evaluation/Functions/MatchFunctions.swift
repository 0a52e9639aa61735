/// A text to search for matches, with positions counted as in JavaScript.
final class MatchedText {
  let scalars: [Unicode.Scalar]
  /// The UTF-16 offset of each character, if some take two units.
  private let places: [Int]?

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: { $0.value > 0xFFFF }) else {
      places = nil
      return
    }
    var all: [Int] = []
    var place = 0
    for scalar in scalars {
      all.append(place)
      place += scalar.value > 0xFFFF ? 2 : 1
    }
    places = all + [place]
  }

  func place(_ index: Int) -> Double { Double(places?[index] ?? index) }

  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}

/// A match of a regular expression or of a matcher function.
struct Match {
  var match: String
  var start: Double
  var end: Double
  var groups: [String?]
  var next: FunctionValue?

  /// The result of a regular expression that is called as a function.
  func value() throws(EvaluationProblem) -> Value {
    let object = ObjectValue()
    object.set("match", .string(match))
    object.set("start", .number(start))
    object.set("end", .number(end))
    object.set("groups", try groupsValue())
    if let next { object.set("next", .function(next)) }
    return .object(object)
  }

  /// The texts of the groups. Implementations differ for a group that is not part of the match.
  func groupsValue() throws(EvaluationProblem) -> Value {
    var texts: [Value] = []
    for group in groups {
      guard let group else { throw .idleGroup }
      texts.append(.string(group))
    }
    return .array(Items(texts))
  }
}

extension Evaluation {
  func match(_ regex: Regex, in text: MatchedText, from start: Int) throws(EvaluationProblem) -> Match? {
    try spend((text.scalars.count - start) / 16)
    var matcher = RegexMatcher(
      regex, text.scalars, spend: { (units) throws(EvaluationProblem) in try self.spend(units) })
    guard let slots = try matcher.first(from: start) else { return nil }
    var groups: [String?] = []
    for group in 1..<(regex.groups + 1) {
      let (low, high) = (slots[2 * group], slots[2 * group + 1])
      groups.append(low >= 0 && high >= low ? text.text(low..<high) : nil)
    }
    return Match(
      match: text.text(slots[0]..<slots[1]), start: text.place(slots[0]), end: text.place(slots[1]), groups: groups,
      next: .nextMatch(regex, text: text, from: slots[1]))
  }

  func nextMatch(_ regex: Regex, in text: MatchedText, from start: Int) throws(EvaluationProblem) -> Match? {
    guard start < text.scalars.count, let match = try match(regex, in: text, from: start) else { return nil }
    guard !match.match.isEmpty else { throw .matchesNothing(regex.pattern) }
    return match
  }

  func firstMatch(_ matcher: Value, in text: String) throws(EvaluationProblem) -> Match? {
    switch matcher {
    case .function(.regex(let regex)): return try match(regex, in: MatchedText(text), from: 0)
    case .function(let function): return try Evaluation.match(try apply(function, [.string(text)], context: nil))
    default: return nil
    }
  }

  private func next(_ match: Match) throws(EvaluationProblem) -> Match? {
    switch match.next {
    case .nextMatch(let regex, let text, let start)?: return try nextMatch(regex, in: text, from: start)
    case let function?: return try Evaluation.match(try apply(function, [nil], context: nil))
    case nil: return nil
    }
  }

  /// A match that a matcher function of the expression returned.
  private static func match(_ value: Value?) throws(EvaluationProblem) -> Match? {
    guard let value else { return nil }
    guard let object = value.asObject, let match = object["match"]?.asString, let start = object["start"]?.asNumber,
      let end = object["end"]?.asNumber
    else {
      throw .answerOfMatcher
    }
    return Match(
      match: match, start: start, end: end, groups: (object["groups"]?.elements ?? []).map(\.asString),
      next: object["next"]?.asFunction)
  }

  /// The byte offset of a text in another, from an offset on.
  func find(_ wanted: String, in text: [UInt8], from start: Int) throws(EvaluationProblem) -> Int? {
    let wanted = Array(wanted.utf8)
    guard let first = wanted.first else { return start <= text.count ? start : nil }
    var place = start
    var compared = 0
    defer { _ = compared }
    while place + wanted.count <= text.count {
      if text[place] == first {
        var length = 1
        while length < wanted.count, text[place + length] == wanted[length] { length += 1 }
        compared += length
        if compared > 1_024 {
          try spend(bytes: compared)
          compared = 0
        }
        if length == wanted.count {
          try spend(bytes: place - start)
          return place
        }
      }
      place += 1
    }
    try spend(bytes: max(0, text.count - start))
    return nil
  }

  // MARK: $match, $split, $replace

  func matches(_ arguments: [Value?]) throws(EvaluationProblem) -> Value? {
    guard let text = arguments.string(0), let matcher = arguments[1] else { return nil }
    let limit = try limit(arguments, 2, "D3040", "match")
    var result = Items(sequence: [])
    var match = limit > 0 ? try firstMatch(matcher, in: text) : nil
    while let found = match, Double(result.count) < limit {
      let object = ObjectValue()
      object.set("match", .string(found.match))
      object.set("index", .number(found.start))
      object.set("groups", try found.groupsValue())
      result.append(.object(object))
      try spend(4)
      match = try next(found)
    }
    return .array(result)
  }

  private func limit(_ arguments: [Value?], _ index: Int, _ code: String, _ name: String)
    throws(EvaluationProblem) -> Double
  {
    guard let limit = arguments.number(index) else { return .infinity }
    guard limit >= 0 else { throw .negativeLimit(code, of: name) }
    return limit
  }

  func split(_ arguments: [Value?]) throws(EvaluationProblem) -> Value? {
    guard let text = arguments.string(0) else { return nil }
    guard let separator = arguments[1] else { throw .splitAtNothing }
    let limit = try limit(arguments, 2, "D3020", "split")
    var parts: [Value] = []
    if let separator = separator.asString {
      // The limit here is a whole number, as in JavaScript.
      for part in try pieces(of: text, separator) {
        guard Double(parts.count) < limit.rounded(.down) else { break }
        parts.append(.string(part))
      }
      return .array(Items(parts))
    }
    guard limit > 0 else { return .array(Items([])) }
    let units = Array(text.utf16)
    var start = 0
    var match = try firstMatch(separator, in: text)
    while let found = match, Double(parts.count) < limit {
      let place = min(max(start, Evaluation.place(found.start)), units.count)
      parts.append(.string(String(decoding: units[start..<place], as: UTF16.self)))
      start = min(max(place, Evaluation.place(found.end)), units.count)
      match = try next(found)
      try spend(2)
    }
    if Double(parts.count) < limit { parts.append(.string(String(decoding: units[start...], as: UTF16.self))) }
    return .array(Items(parts))
  }

  private static func place(_ number: Double) -> Int { Int(exactly: number.rounded(.down)) ?? 0 }

  private func pieces(of text: String, _ separator: String) throws(EvaluationProblem) -> [String] {
    if separator.isEmpty {
      try spend(text.unicodeScalars.count)
      return text.unicodeScalars.map { String($0) }
    }
    let bytes = Array(text.utf8)
    var parts: [String] = []
    var start = 0
    while let place = try find(separator, in: bytes, from: start) {
      parts.append(String(decoding: bytes[start..<place], as: UTF8.self))
      start = place + separator.utf8.count
      try spend(1)
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    return parts
  }

  func replace(_ arguments: [Value?]) throws(EvaluationProblem) -> Value? {
    guard let text = arguments.string(0) else { return nil }
    let limit = try limit(arguments, 3, "D3011", "replace")
    guard let pattern = arguments[1], let replacement = arguments[2] else { throw .replaceWithNothing }
    if let wanted = pattern.asString {
      guard !wanted.isEmpty else { throw .emptyPattern }
      guard let with = replacement.asString else { throw .replaceTextByFunction }
      return .string(try replaced(text, wanted, with, limit))
    }
    guard limit > 0 else { return .string(text) }
    let units = Array(text.utf16)
    var result: [UInt16] = []
    var position = 0
    var count = 0.0
    var match = try firstMatch(pattern, in: text)
    while let found = match, count < limit {
      let start = min(max(position, Evaluation.place(found.start)), units.count)
      result += units[position..<start]
      let with: String
      if let template = replacement.asString {
        with = Evaluation.filled(template, found)
      } else {
        let answer = try replacement.asFunction.flatMap { (function) throws(EvaluationProblem) in
          try apply(function, [try found.value()], context: nil)
        }
        guard let text = answer?.asString else { throw .replacementNotString }
        with = text
      }
      try spend(bytes: with.utf8.count + (start - position))
      result += Array(with.utf16)
      position = min(start + found.match.utf16.count, units.count)
      count += 1
      match = try next(found)
    }
    result += units[position...]
    return .string(String(decoding: result, as: UTF16.self))
  }

  private func replaced(_ text: String, _ wanted: String, _ with: String, _ limit: Double)
    throws(EvaluationProblem) -> String
  {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var start = 0
    var count = 0.0
    while count < limit, let place = try find(wanted, in: bytes, from: start) {
      result += bytes[start..<place]
      result += Array(with.utf8)
      start = place + wanted.utf8.count
      count += 1
      try spend(bytes: with.utf8.count)
    }
    result += bytes[start...]
    return String(decoding: result, as: UTF8.self)
  }

  /// The replacement for a match: `$0` is the whole match, `$1` the first group, `$$` a dollar sign.
  private static func filled(_ template: String, _ match: Match) -> String {
    let scalars = Array(template.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    let most = match.groups.isEmpty ? 1 : String(match.groups.count).count
    func number(_ count: Int) -> Int? {
      var digits = ""
      for scalar in scalars[min(index, scalars.count)..<min(index + count, scalars.count)] {
        guard ("0"..."9").contains(scalar) else { break }
        digits.unicodeScalars.append(scalar)
      }
      return Int(digits)
    }
    while index < scalars.count {
      guard scalars[index] == "$" else {
        result.append(scalars[index])
        index += 1
        continue
      }
      index += 1
      let next = index < scalars.count ? scalars[index] : nil
      if next == "$" {
        result.append("$")
        index += 1
      } else if next == "0" {
        result.append(contentsOf: match.match.unicodeScalars)
        index += 1
      } else {
        var group = number(most)
        if most > 1, let found = group, found > match.groups.count { group = number(most - 1) }
        if let group {
          if group > 0, group <= match.groups.count {
            result.append(contentsOf: (match.groups[group - 1] ?? "").unicodeScalars)
          }
          index += String(group).count
        } else {
          result.append("$")
        }
      }
    }
    return String(result)
  }
}
