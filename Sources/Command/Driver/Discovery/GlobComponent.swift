/// One part of a pattern of paths, between two `/`: `*.yaml`, `[a-c]?`, `**`.
struct GlobComponent: Sendable {
  /// What one step of the pattern matches.
  private enum Token: Sendable {
    case literal(Unicode.Scalar)
    case anyOne
    case anyRun
    case set([ClosedRange<UInt32>], negated: Bool)
  }

  private let tokens: [Token]
  /// Whether it is `**`, which matches any number of parts.
  let isAnyDepth: Bool
  /// The name that it matches if it has no wildcard.
  let literal: String?

  /// Reads a part. A backslash makes the next character literal; an unclosed `[` is literal.
  init(_ text: some StringProtocol) {
    isAnyDepth = text == "**"
    let scalars = Array(text.unicodeScalars)
    var tokens: [Token] = []
    var literal: String.UnicodeScalarView? = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "*":
        literal = nil
        if case .anyRun? = tokens.last { continue }
        tokens.append(.anyRun)
      case "?":
        literal = nil
        tokens.append(.anyOne)
      case "[":
        if let (set, end) = Self.set(in: scalars, from: index) {
          literal = nil
          tokens.append(set)
          index = end
        } else {
          literal?.append(scalar)
          tokens.append(.literal(scalar))
        }
      case "\\" where index < scalars.count:
        literal?.append(scalars[index])
        tokens.append(.literal(scalars[index]))
        index += 1
      default:
        literal?.append(scalar)
        tokens.append(.literal(scalar))
      }
    }
    self.tokens = tokens
    self.literal = literal.map { String($0) }
  }

  private static func set(in scalars: [Unicode.Scalar], from start: Int) -> (Token, end: Int)? {
    var index = start
    var negated = false
    if index < scalars.count, scalars[index] == "!" || scalars[index] == "^" {
      negated = true
      index += 1
    }
    var ranges: [ClosedRange<UInt32>] = []
    let first = index
    while index < scalars.count {
      if scalars[index] == "]", index > first { return (.set(ranges, negated: negated), index + 1) }
      if let (name, end) = nameOfClass(in: scalars, from: index) {
        // Of an unknown class, git takes nothing.
        guard let found = classes[name] else { return (.set([], negated: false), endOfSet(in: scalars, from: end)) }
        ranges += found
        index = end
        continue
      }
      if scalars[index] == "\\", index + 1 < scalars.count { index += 1 }
      let low = scalars[index].value
      if index + 2 < scalars.count, scalars[index + 1] == "-", scalars[index + 2] != "]" {
        let high = scalars[index + 2].value
        if low <= high { ranges.append(low...high) }
        index += 3
      } else {
        ranges.append(low...low)
        index += 1
      }
    }
    return nil
  }

  /// The name between `[:` and `:]`, and the place after it.
  private static func nameOfClass(in scalars: [Unicode.Scalar], from start: Int) -> (name: String, end: Int)? {
    guard scalars[start...].starts(with: "[:".unicodeScalars),
      let close = scalars[(start + 2)...].firstIndex(of: "]"), close > start + 2, scalars[close - 1] == ":"
    else { return nil }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars[(start + 2)..<(close - 1)])
    return (String(name), close + 1)
  }

  private static func endOfSet(in scalars: [Unicode.Scalar], from start: Int) -> Int {
    scalars[start...].firstIndex(of: "]").map { $0 + 1 } ?? scalars.count
  }

  /// The classes of POSIX, as git's `wildmatch` has them.
  private static let classes: [String: [ClosedRange<UInt32>]] = [
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A], "alpha": [0x41...0x5A, 0x61...0x7A],
    "blank": [9...9, 32...32],
    "cntrl": [0...31, 127...127], "digit": [0x30...0x39], "graph": [33...126], "lower": [0x61...0x7A],
    "print": [32...126], "punct": [33...47, 58...64, 91...96, 123...126], "space": [9...13, 32...32],
    "upper": [0x41...0x5A], "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]

  /// Whether the part takes a name. The work is bounded by the product of both lengths.
  func matches(_ name: some StringProtocol) -> Bool {
    if isAnyDepth { return true }
    if let literal { return name == literal }
    let scalars = Array(name.unicodeScalars)
    return matchesWithRuns(
      scalars.count, tokens.count,
      isRun: { if case .anyRun = tokens[$0] { true } else { false } },
      matches: { takes(tokens[$0], scalars[$1]) })
  }

  private func takes(_ token: Token, _ scalar: Unicode.Scalar) -> Bool {
    switch token {
    case .literal(let wanted): wanted == scalar
    case .anyOne, .anyRun: true
    case .set(let ranges, let negated): ranges.contains { $0.contains(scalar.value) } != negated
    }
  }
}

/// A pattern of paths, such as `workflows/**/*.yaml`.
struct GlobPattern: Sendable {
  let components: [GlobComponent]

  /// Reads a pattern. Empty parts and `.` are ignored.
  init(_ text: some StringProtocol) {
    components = text.split(separator: "/").filter { $0 != "." }.map { GlobComponent($0) }
  }

  init(_ components: some Sequence<GlobComponent>) { self.components = Array(components) }

  /// Whether the pattern matches a path, given by its parts.
  func matches(_ parts: ArraySlice<Substring>) -> Bool {
    matchesWithRuns(
      parts.count, components.count, isRun: { components[$0].isAnyDepth },
      matches: { components[$0].matches(parts[parts.startIndex + $1]) })
  }
}

/// Matches a sequence against a pattern in which some steps match any run. Goes back only to the last run, so the work
/// is bounded by the product of both lengths.
private func matchesWithRuns(
  _ length: Int, _ steps: Int, isRun: (Int) -> Bool, matches: (_ step: Int, _ element: Int) -> Bool
) -> Bool {
  var (step, element) = (0, 0)
  var lastRun: (step: Int, element: Int)?
  while element < length {
    if step < steps, isRun(step) {
      lastRun = (step, element)
      step += 1
    } else if step < steps, matches(step, element) {
      step += 1
      element += 1
    } else if let run = lastRun {
      lastRun = (run.step, run.element + 1)
      step = run.step + 1
      element = run.element + 1
    } else {
      return false
    }
  }
  while step < steps, isRun(step) { step += 1 }
  return step == steps
}
