import Emit
import EventPattern

/// The same numbers for the same seed (Steele, Lea and Flood's SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[Int(next() % UInt64(elements.count))] }

  mutating func chance(_ percent: UInt64) -> Bool { next() % 100 < percent }
}

/// Patterns and events with few names and values, so that many pairs match.
struct Generator {
  var random: Seeded
  private let names = ["a", "a", "a", "b", "b", "b", "c", "a-b", "z\u{FFFD}", "z\u{1F600}"]
  private let strings = [
    "", "a", "b", "ab", "aba", "A", "Ab", "x*y", "\\", "é", "10.0.0.1", "010.0.0.1", "2001:db8::1",
  ]
  private let numbers = ["0", "-0", "1", "1.0", "1e0", "2", "10", "-1.5", "100", "12345678901234567891"]

  init(seed: UInt64) { random = Seeded(seed) }

  // MARK: Events

  mutating func event() -> JSONValue { object(depth: 0) }

  private mutating func object(depth: Int) -> JSONValue {
    .object(
      (0..<Int(random.next() % 4 + (depth == 0 ? 1 : 0))).map { _ in
        let name = random.chance(8) ? random.pick(names) + "." + random.pick(names) : random.pick(names)
        return JSONMember(name, value(depth: depth + 1))
      })
  }

  private mutating func value(depth: Int) -> JSONValue {
    switch random.next() % 10 {
    case 0...2 where depth < 4: return object(depth: depth)
    case 3...5 where depth < 5: return .array((0..<Int(random.next() % 4)).map { _ in value(depth: depth + 1) })
    case 6: return random.pick([.null, .bool(true), .bool(false)])
    case 7: return .number(random.pick(numbers))
    default: return .string(random.pick(strings))
    }
  }

  /// The text of an event with a few bytes changed.
  mutating func brokenEvent() -> [UInt8] {
    var bytes = event().bytes(.compact)
    damage(&bytes)
    return bytes
  }

  /// Changes a few bytes.
  mutating func damage(_ bytes: inout [UInt8]) {
    for _ in 0..<Int(1 + random.next() % 3) where !bytes.isEmpty {
      let place = Int(random.next() % UInt64(bytes.count))
      switch random.next() % 3 {
      case 0: bytes.remove(at: place)
      case 1: bytes[place] = random.pick(Array(#"{}[]",:*\-1e.ntf"#.utf8))
      default: bytes.insert(contentsOf: bytes[place...].prefix(5), at: place)
      }
    }
  }

  // MARK: Patterns

  mutating func pattern() -> Pattern { pattern(depth: 0, inAlternatives: false) }

  private mutating func pattern(depth: Int, inAlternatives: Bool) -> Pattern {
    var pattern = Pattern()
    for _ in 0...Int(random.next() % (depth == 0 ? 3 : 2)) {
      if depth < 2, random.chance(15) {
        let branches = (0..<Int(2 + random.next() % 2)).map { _ in
          self.pattern(depth: depth + 1, inAlternatives: true)
        }
        pattern.add(anyOf: branches)
      } else if depth < 3, random.chance(35) {
        let inner = self.pattern(depth: depth + 1, inAlternatives: inAlternatives)
        pattern = pattern.joined(with: inner.nested(under: name()))
      } else {
        pattern.add((0...Int(random.next() % 3)).map { _ in ValueMatcher(test()) }, at: [name()])
      }
    }
    return pattern
  }

  /// A pattern similar to another, with one entry more or less in its lists, or one condition less.
  mutating func variant(of pattern: Pattern) -> Pattern {
    var result = Pattern()
    for member in pattern.members where !random.chance(15) {
      switch member {
      case .alternatives(let group):
        result.add(anyOf: group.branches.shuffled(using: &random).map { variant(of: $0) })
      case .field(let field):
        switch field.condition {
        case .pattern(let inner): result = result.joined(with: variant(of: inner).nested(under: field.name))
        case .values(var values):
          if values.count > 1, random.chance(40) { values.removeLast() }
          if random.chance(40) { values.append(ValueMatcher(test())) }
          result.members.append(.field(PatternField(field.name, .values(values))))
        }
      }
    }
    return result
  }

  private mutating func name() -> String {
    random.chance(10) ? random.pick(names) + "." + random.pick(names) : random.pick(names)
  }

  private mutating func someStrings() -> [String] { (0...Int(random.next() % 2)).map { _ in random.pick(strings) } }

  private mutating func filledStrings() -> [String] { someStrings().map { $0.isEmpty ? "a" : $0 } }

  private mutating func wildcard() -> String {
    random.pick(["*", "a*", "*a", "a*b", "*b*", "ab", "", "x\\*y", "*\\\\"])
  }

  private mutating func test() -> ValueMatcher.Test {
    switch random.next() % 17 {
    case 0...3: return .string(random.pick(strings))
    case 4: return .number(random.pick(numbers))
    case 5: return random.pick([.null, .bool(true), .bool(false)])
    case 6: return .prefix(random.pick(strings), ignoringCase: random.chance(50))
    case 7: return .suffix(random.pick(strings), ignoringCase: random.chance(50))
    case 8: return .equalsIgnoreCase(random.pick(strings))
    case 9: return .wildcard(wildcard())
    case 10: return .cidr(random.pick(["10.0.0.0/8", "10.0.0.0/31", "2001:db8::/32"]))
    case 11, 12: return .exists(random.chance(40))
    case 13: return .anythingBut(.strings(someStrings()))
    case 14: return .anythingBut(.numbers([random.pick(["0", "1", "1.0", "10"])]))
    case 15:
      return .anythingBut(
        random.pick([
          .prefixes(filledStrings()), .suffixes(filledStrings()), .equalsIgnoreCase(someStrings()),
          .wildcards([wildcard()]),
        ]))
    default:
      return .numeric(
        random.pick([
          [NumericComparison(.equal, "1")], [NumericComparison(.less, "2")],
          [NumericComparison(.greaterOrEqual, "0")],
          [NumericComparison(.greater, "-2"), NumericComparison(.lessOrEqual, "10.0")],
        ]))
    }
  }
}
