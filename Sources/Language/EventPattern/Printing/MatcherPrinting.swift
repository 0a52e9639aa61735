import Emit
import Source

extension ValueMatcher.Test {
  /// The same test with numbers in their canonical text and repeated operands once.
  var canonical: ValueMatcher.Test {
    switch self {
    case .number(let text): .number(DecimalNumber.canonical(text))
    case .numeric(let comparisons):
      .numeric(comparisons.map { NumericComparison($0.relation, DecimalNumber.canonical($0.number)) })
    case .anythingBut(let exclusion): .anythingBut(exclusion.canonical)
    default: self
    }
  }

  /// The entry as EventBridge's JSON, in its canonical form.
  var json: JSONValue {
    switch canonical {
    case .string(let text): .string(text)
    case .number(let text): .number(text)
    case .bool(let flag): .bool(flag)
    case .null: .null
    case .prefix(let text, let ignoringCase): ["prefix": ValueMatcher.Test.affix(text, ignoringCase)]
    case .suffix(let text, let ignoringCase): ["suffix": ValueMatcher.Test.affix(text, ignoringCase)]
    case .equalsIgnoreCase(let text): ["equals-ignore-case": .string(text)]
    case .exactly(let text): ["exactly": .string(text)]
    case .wildcard(let text): ["wildcard": .string(text)]
    case .anythingBut(let exclusion): ["anything-but": exclusion.json]
    case .numeric(let comparisons):
      ["numeric": .array(comparisons.flatMap { [.string($0.relation.rawValue), .number($0.number)] })]
    case .cidr(let block): ["cidr": .string(block)]
    case .exists(let flag): ["exists": .bool(flag)]
    }
  }

  private static func affix(_ text: String, _ ignoringCase: Bool) -> JSONValue {
    ignoringCase ? ["equals-ignore-case": .string(text)] : .string(text)
  }
}

extension Exclusion {
  fileprivate var canonical: Exclusion {
    switch self {
    case .strings(let texts): .strings(texts.withoutRepeats)
    case .numbers(let texts): .numbers(texts.map(DecimalNumber.canonical).withoutRepeats)
    case .prefixes(let texts): .prefixes(texts.withoutRepeats)
    case .suffixes(let texts): .suffixes(texts.withoutRepeats)
    case .equalsIgnoreCase(let texts): .equalsIgnoreCase(texts.withoutRepeats)
    case .wildcards(let texts): .wildcards(texts.withoutRepeats)
    }
  }

  fileprivate var json: JSONValue {
    switch self {
    case .strings(let texts): Exclusion.oneOrMore(texts.map(JSONValue.string))
    case .numbers(let texts): Exclusion.oneOrMore(texts.map(JSONValue.number))
    case .prefixes(let texts): ["prefix": Exclusion.oneOrMore(texts.map(JSONValue.string))]
    case .suffixes(let texts): ["suffix": Exclusion.oneOrMore(texts.map(JSONValue.string))]
    case .equalsIgnoreCase(let texts): ["equals-ignore-case": Exclusion.oneOrMore(texts.map(JSONValue.string))]
    case .wildcards(let texts): ["wildcard": Exclusion.oneOrMore(texts.map(JSONValue.string))]
    }
  }

  private static func oneOrMore(_ values: [JSONValue]) -> JSONValue {
    values.count == 1 ? values[0] : .array(values)
  }
}

extension [String] {
  /// The texts without those that are an earlier one byte by byte, since Swift holds strings for equal that EventBridge
  /// tells apart.
  fileprivate var withoutRepeats: [String] {
    if count < 2 { return self }
    var seen: Set<[UInt8]> = []
    return filter { seen.insert([UInt8]($0.utf8)).inserted }
  }
}

extension [ValueMatcher] {
  /// Entries of a list as they are written: each once, in its canonical form; numeric ranges first, wildcards last,
  /// otherwise as given.
  ///
  /// EventBridge's open source matcher answers at random where a range across zero stands between strings, and wrongly
  /// where a wildcard stands before an entry that ignores case or a suffix. In this order it does not.
  var inCanonicalOrder: [ValueMatcher] {
    let canonical = map { ValueMatcher($0.test.canonical, at: $0.origin.span) }
    if count < 2 { return canonical }
    var seen: Set<[UInt8]> = []
    // Printed bytes are compared, for the same reason.
    return (0...2).flatMap { rank in canonical.filter { $0.test.rankInList == rank } }
      .filter { seen.insert($0.test.json.bytes(.compact)).inserted }
  }
}

extension ValueMatcher.Test {
  fileprivate var rankInList: Int {
    if case .numeric = self { return 0 }
    return isWildcard ? 2 : 1
  }
}
