/// One part of a pattern of paths, between two `/`: `*.yaml`, `[a-c]?`, `**`.
struct GlobComponent: Sendable {
  /// What `?` and a set match one of.
  enum Unit: Sendable {
    case character
    /// As in git, for which `é` is two.
    case byte

    func units(of text: some StringProtocol) -> [UInt32] {
      switch self {
      case .character: text.unicodeScalars.map(\.value)
      case .byte: text.utf8.map { UInt32($0) }
      }
    }

    func text(_ units: [UInt32]) -> String {
      switch self {
      case .character:
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: units.lazy.compactMap(Unicode.Scalar.init))
        return String(scalars)
      case .byte: return String(decoding: units.lazy.map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
      }
    }
  }

  /// What one step of the pattern matches.
  private enum Token: Sendable {
    case literal(UInt32)
    case anyOne
    case anyRun
    case set([ClosedRange<UInt32>], negated: Bool)
  }

  private let tokens: [Token]
  private let unit: Unit
  /// Whether it is `**`, which matches any number of parts.
  let isAnyDepth: Bool
  /// The name that it matches if it has no wildcard.
  let literal: String?

  /// Reads a part. A backslash makes the next character literal; an unclosed `[` is literal.
  init(_ text: some StringProtocol, unit: Unit = .character) {
    self.unit = unit
    isAnyDepth = text == "**"
    let units = unit.units(of: text)
    var tokens: [Token] = []
    var hasWildcard = false
    var index = 0
    while index < units.count {
      let next = units[index]
      index += 1
      switch next {
      case UInt32(ascii: "*"):
        hasWildcard = true
        if case .anyRun? = tokens.last { continue }
        tokens.append(.anyRun)
      case UInt32(ascii: "?"):
        hasWildcard = true
        tokens.append(.anyOne)
      case UInt32(ascii: "["):
        if let (set, end) = Self.set(in: units, from: index) {
          hasWildcard = true
          tokens.append(set)
          index = end
        } else {
          tokens.append(.literal(next))
        }
      case UInt32(ascii: "\\") where index < units.count:
        tokens.append(.literal(units[index]))
        index += 1
      default: tokens.append(.literal(next))
      }
    }
    self.tokens = tokens
    literal =
      hasWildcard
      ? nil : unit.text(tokens.compactMap { if case .literal(let character) = $0 { character } else { nil } })
  }

  private static func set(in units: [UInt32], from start: Int) -> (Token, end: Int)? {
    var index = start
    var negated = false
    if index < units.count, units[index] == UInt32(ascii: "!") || units[index] == UInt32(ascii: "^") {
      negated = true
      index += 1
    }
    var ranges: [ClosedRange<UInt32>] = []
    let first = index
    while index < units.count {
      if units[index] == UInt32(ascii: "]"), index > first { return (.set(ranges, negated: negated), index + 1) }
      if let (name, end) = nameOfClass(in: units, from: index) {
        // Of an unknown class, git takes nothing.
        guard let found = classes[name] else { return (.set([], negated: false), endOfSet(in: units, from: end)) }
        ranges += found
        index = end
        continue
      }
      if units[index] == UInt32(ascii: "\\"), index + 1 < units.count { index += 1 }
      let low = units[index]
      if index + 2 < units.count, units[index + 1] == UInt32(ascii: "-"), units[index + 2] != UInt32(ascii: "]") {
        let high = units[index + 2]
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
  private static func nameOfClass(in units: [UInt32], from start: Int) -> (name: String, end: Int)? {
    guard units[start...].starts(with: [UInt32(ascii: "["), UInt32(ascii: ":")]),
      let close = units[(start + 2)...].firstIndex(of: UInt32(ascii: "]")), close > start + 2,
      units[close - 1] == UInt32(ascii: ":")
    else { return nil }
    let name = units[(start + 2)..<(close - 1)].map { UInt8(truncatingIfNeeded: $0) }
    return (String(decoding: name, as: UTF8.self), close + 1)
  }

  private static func endOfSet(in units: [UInt32], from start: Int) -> Int {
    units[start...].firstIndex(of: UInt32(ascii: "]")).map { $0 + 1 } ?? units.count
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
    if let literal { return name.utf8.elementsEqual(literal.utf8) }
    let units = unit.units(of: name)
    return matchesWithRuns(
      units.count, tokens.count,
      isRun: { if case .anyRun = tokens[$0] { true } else { false } },
      matches: { takes(tokens[$0], units[$1]) })
  }

  private func takes(_ token: Token, _ found: UInt32) -> Bool {
    switch token {
    case .literal(let wanted): wanted == found
    case .anyOne, .anyRun: true
    case .set(let ranges, let negated): ranges.contains { $0.contains(found) } != negated
    }
  }
}

extension UInt32 {
  /// An ASCII character among the units of a pattern.
  fileprivate init(ascii scalar: Unicode.Scalar) { self = scalar.value }
}

/// A pattern of paths, such as `workflows/**/*.yaml`.
struct GlobPattern: Sendable {
  let components: [GlobComponent]

  /// Reads a pattern. Empty parts and `.` are ignored.
  init(_ text: some StringProtocol, unit: GlobComponent.Unit = .character) {
    components = text.split(separator: "/").filter { $0 != "." }.map { GlobComponent($0, unit: unit) }
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
