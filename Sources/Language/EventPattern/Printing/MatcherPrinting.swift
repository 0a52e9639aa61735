import Emit
import Source

extension ValueMatcher.Test {
  /// The same test with numbers in their canonical text and duplicate operands removed.
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

  /// An upper bound of the entry's length as JSON, in bytes.
  var lengthBound: Int {
    // The names of two nested operators, with the punctuation around them.
    let operators = 48
    return switch self {
    case .bool, .null: 5
    case .string(let text), .number(let text), .prefix(let text, _), .suffix(let text, _),
      .equalsIgnoreCase(let text), .exactly(let text), .wildcard(let text), .cidr(let text):
      operators + textBound(text)
    case .exists: operators
    case .numeric(let comparisons):
      comparisons.reduce(operators) { $0 + textBound($1.number) + 6 }
    case .anythingBut(let exclusion):
      exclusion.texts.reduce(operators) { $0 + textBound($1) + 1 }
    }
  }

  private static func affix(_ text: String, _ ignoringCase: Bool) -> JSONValue {
    ignoringCase ? ["equals-ignore-case": .string(text)] : .string(text)
  }
}

/// An upper bound of the length of a text or a number as JSON, in bytes: each byte escaped, or a number's digits
/// written out.
func textBound(_ text: String) -> Int { 6 * text.utf8.count + 24 }

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

  fileprivate var texts: [String] {
    switch self {
    case .strings(let texts), .numbers(let texts), .prefixes(let texts), .suffixes(let texts),
      .equalsIgnoreCase(let texts), .wildcards(let texts):
      texts
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
  /// The texts without duplicates byte by byte, because Swift considers some strings equal that EventBridge
  /// distinguishes.
  fileprivate var withoutRepeats: [String] {
    if count < 2 { return self }
    var seen: Set<[UInt8]> = []
    return filter { seen.insert([UInt8]($0.utf8)).inserted }
  }
}

extension [ValueMatcher] {
  /// Entries of a list in output order: each once, in its canonical form; numeric ranges first, wildcards last,
  /// otherwise in source order.
  ///
  /// EventBridge's open source matcher answers at random if a range across zero is between strings, and wrongly if a
  /// wildcard comes before an entry that ignores case or a suffix. In this order it does not.
  var inCanonicalOrder: [ValueMatcher] {
    let canonical = map { ValueMatcher($0.test.canonical, at: $0.origin.span) }
    if count < 2 || canonical.areDistinctTexts { return canonical }
    var seen: Set<[UInt8]> = []
    // Compares printed bytes, for the same reason.
    return (0...2).flatMap { rank in canonical.filter { $0.test.rankInList == rank } }
      .filter { seen.insert($0.test.json.bytes(.compact)).inserted }
  }
}

extension [ValueMatcher] {
  /// Up to this many texts, comparing each with each is cheaper than hashing.
  private static var fewTexts: Int { 8 }

  /// Whether all entries are texts, and no two are equal byte by byte.
  private var areDistinctTexts: Bool {
    guard count <= Self.fewTexts else { return false }
    return indices.allSatisfy { index in
      guard case .string(let text) = self[index].test else { return false }
      // Texts that Swift considers equal may still differ in their bytes; the slower way decides.
      return !self[..<index].contains { $0.test == .string(text) }
    }
  }
}

extension ValueMatcher.Test {
  fileprivate var rankInList: Int {
    if case .numeric = self { return 0 }
    return isWildcard ? 2 : 1
  }
}
