/// The parts of a regular expression (ECMAScript, "RegExp (Regular Expression) Objects", without the `u` flag).
indirect enum RegexNode {
  case empty
  case scalar(Unicode.Scalar)
  case any
  case set(RegexSet)
  case sequence([RegexNode])
  case choice([RegexNode])
  case group(Int, RegexNode)
  case repetition(RegexNode, least: Int, most: Int?, isLazy: Bool, groups: Range<Int>)
  case start
  case end
  case wordEdge(isNegated: Bool)
  case backreference(Int)
  case look(RegexNode, isLookbehind: Bool, isNegated: Bool, groups: Range<Int>)
}

struct RegexSet {
  var ranges: [ClosedRange<UInt32>] = []
  var isNegated = false

  mutating func add(_ range: ClosedRange<UInt32>) { ranges.append(range) }

  static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  static let word: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
  static let blanks: [ClosedRange<UInt32>] = [
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
    0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ]

  /// Everything else.
  static func outside(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    result.append(next...0x10FFFF)
    return result
  }

  private func holds(_ value: UInt32) -> Bool { ranges.contains { $0.contains(value) } }

  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    var found = holds(scalar.value)
    if !found, ignoringCase {
      let properties = scalar.properties
      for other in [properties.uppercaseMapping, properties.lowercaseMapping] where !found {
        let scalars = other.unicodeScalars
        if scalars.count == 1, let first = scalars.first { found = holds(first.value) }
      }
    }
    return found != isNegated
  }
}

/// Reads a regular expression.
struct RegexParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0
  private(set) var groups = 0
  private var names: [String: Int] = [:]
  private var openReferences: [Int] = []

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  mutating func parse() throws(EvaluationProblem) -> RegexNode {
    let node = try choice()
    guard index == scalars.count else { throw .regex(.closedWithoutOpen) }
    for reference in openReferences where reference > groups { throw .regex(.noGroup(reference)) }
    return node
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard index + wanted.count <= scalars.count, Array(scalars[index..<(index + wanted.count)]) == wanted else {
      return false
    }
    index += wanted.count
    return true
  }

  private mutating func choice() throws(EvaluationProblem) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 50 else { throw .regex(.nestedTooDeeply) }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(EvaluationProblem) -> RegexNode {
    var parts: [RegexNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      let first = groups
      let atom = try atom()
      parts.append(try repeated(atom, groups: first..<groups))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repeated(_ atom: RegexNode, groups: Range<Int>) throws(EvaluationProblem) -> RegexNode {
    guard let scalar = next else { return atom }
    let bounds: (Int, Int?)
    switch scalar {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{":
      guard let counted = counts() else { return atom }
      if let most = counted.most, most < counted.least { throw .regex(.countsOutOfOrder) }
      index -= 1
      bounds = (counted.least, counted.most)
    default: return atom
    }
    switch atom {
    case .start, .end, .wordEdge, .look(_, isLookbehind: true, _, _): throw .regex(.nothingToRepeat)
    default: break
    }
    index += 1
    let isLazy = take("?")
    return .repetition(atom, least: bounds.0, most: bounds.1, isLazy: isLazy, groups: groups)
  }

  /// `{3}`, `{3,}` or `{3,5}`; nil for anything else, which is literal.
  private mutating func counts() -> (least: Int, most: Int?)? {
    let start = index
    index += 1
    guard let least = number() else {
      index = start
      return nil
    }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}") else {
      index = start
      return nil
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let scalar = next, ("0"..."9").contains(scalar) {
      digits.unicodeScalars.append(scalar)
      index += 1
    }
    return digits.isEmpty ? nil : Int(digits) ?? 100_000
  }

  private mutating func atom() throws(EvaluationProblem) -> RegexNode {
    guard let scalar = next else { return .empty }
    switch scalar {
    case "^":
      index += 1
      return .start
    case "$":
      index += 1
      return .end
    case ".":
      index += 1
      return .any
    case "(": return try group()
    case "[": return try set()
    case "\\": return try escape()
    case "*", "+", "?": throw .regex(.nothingToRepeat)
    case "{":
      if counts() != nil { throw .regex(.nothingToRepeat) }
      index += 1
      return .scalar("{")
    default:
      index += 1
      return .scalar(scalar)
    }
  }

  private mutating func group() throws(EvaluationProblem) -> RegexNode {
    func closed(_ node: RegexNode) throws(EvaluationProblem) -> RegexNode {
      guard take(")") else { throw .regex(.unclosedGroup) }
      return node
    }
    if take("(?:") { return try closed(try choice()) }
    for (opening, isLookbehind, isNegated) in [
      ("(?=", false, false), ("(?!", false, true), ("(?<=", true, false), ("(?<!", true, true),
    ] where take(opening) {
      let first = groups
      let inner = try choice()
      if isLookbehind, groups > first { throw .groupsInLookbehind }
      return try closed(.look(inner, isLookbehind: isLookbehind, isNegated: isNegated, groups: first..<groups))
    }
    let isNamed = take("(?<")
    var name = ""
    if isNamed {
      while let scalar = next, scalar != ">" {
        name.unicodeScalars.append(scalar)
        index += 1
      }
      guard take(">"), !name.isEmpty else { throw .regex(.unclosedName) }
    } else if take("(?") {
      throw .regex(.unknownGroup)
    } else {
      index += 1
    }
    groups += 1
    let number = groups
    if isNamed { names[name] = number }
    return try closed(.group(number, try choice()))
  }

  private mutating func escape() throws(EvaluationProblem) -> RegexNode {
    index += 1
    guard let scalar = next else { throw .regex(.openEscape) }
    switch scalar {
    case "b", "B":
      index += 1
      return .wordEdge(isNegated: scalar == "B")
    case "1"..."9":
      let reference = number() ?? 1
      openReferences.append(reference)
      return .backreference(reference)
    case "k":
      index += 1
      guard take("<") else { return .scalar("k") }
      var name = ""
      while let scalar = next, scalar != ">" {
        name.unicodeScalars.append(scalar)
        index += 1
      }
      guard take(">"), let number = names[name] else { throw .regex(.noGroup(named: name)) }
      return .backreference(number)
    default:
      if let ranges = classEscape(scalar) {
        index += 1
        return .set(RegexSet(ranges: ranges))
      }
      return .scalar(try characterEscape())
    }
  }

  private func classEscape(_ scalar: Unicode.Scalar) -> [ClosedRange<UInt32>]? {
    switch scalar {
    case "d": RegexSet.digits
    case "D": RegexSet.outside(RegexSet.digits)
    case "w": RegexSet.word
    case "W": RegexSet.outside(RegexSet.word)
    case "s": RegexSet.blanks
    case "S": RegexSet.outside(RegexSet.blanks)
    default: nil
    }
  }

  /// An escape of one character, after the backslash.
  private mutating func characterEscape() throws(EvaluationProblem) -> Unicode.Scalar {
    guard let scalar = next else { throw .regex(.openEscape) }
    index += 1
    switch scalar {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "f": return "\u{0C}"
    case "v": return "\u{0B}"
    case "0": return "\0"
    case "x": return hexadecimal(2) ?? "x"
    case "u":
      if next == "{" { throw .regexCodePoint }
      return hexadecimal(4) ?? "u"
    case "p", "P":
      throw .regexEscape(scalar)
    case "c":
      if let letter = next, letter.properties.isAlphabetic, letter.isASCII {
        index += 1
        return Unicode.Scalar(letter.value % 32) ?? letter
      }
      return "c"
    default: return scalar
    }
  }

  private mutating func hexadecimal(_ count: Int) -> Unicode.Scalar? {
    guard index + count <= scalars.count else { return nil }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[index..<(index + count)])
    guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let value = UInt32(text, radix: 16), let scalar = Unicode.Scalar(value)
    else { return nil }
    index += count
    return scalar
  }

  private mutating func set() throws(EvaluationProblem) -> RegexNode {
    index += 1
    var result = RegexSet()
    result.isNegated = take("^")
    while let scalar = next, scalar != "]" {
      let low = try member()
      let isRange = next == "-" && index + 1 < scalars.count && scalars[index + 1] != "]"
      guard isRange else {
        result.ranges += low.ranges
        continue
      }
      index += 1
      let high = try member()
      if let first = low.scalar, let last = high.scalar {
        guard first.value <= last.value else { throw .regex(.rangeOutOfOrder) }
        result.add(first.value...last.value)
      } else {
        result.ranges += low.ranges + high.ranges + [0x2D...0x2D]
      }
    }
    guard take("]") else { throw .regex(.unclosedSet) }
    return .set(result)
  }

  private mutating func member() throws(EvaluationProblem) -> (
    scalar: Unicode.Scalar?, ranges: [ClosedRange<UInt32>]
  ) {
    guard let scalar = next else { throw .regex(.unclosedSet) }
    index += 1
    var found = scalar
    if scalar == "\\" {
      guard let escaped = next else { throw .regex(.openEscape) }
      if let ranges = classEscape(escaped) {
        index += 1
        return (nil, ranges)
      }
      if escaped == "b" {
        index += 1
        found = "\u{08}"
      } else {
        found = try characterEscape()
      }
    }
    return (found, [found.value...found.value])
  }
}
