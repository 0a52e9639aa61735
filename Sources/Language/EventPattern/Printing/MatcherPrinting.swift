import Emit

extension ValueMatcher.Test {
  /// The entry as EventBridge's JSON, numbers in their canonical text, repeated operands once.
  var json: JSONValue {
    switch self {
    case .string(let text): .string(text)
    case .number(let text): .number(DecimalNumber.canonical(text))
    case .bool(let flag): .bool(flag)
    case .null: .null
    case .prefix(let text, let ignoringCase): ["prefix": ValueMatcher.Test.affix(text, ignoringCase)]
    case .suffix(let text, let ignoringCase): ["suffix": ValueMatcher.Test.affix(text, ignoringCase)]
    case .equalsIgnoreCase(let text): ["equals-ignore-case": .string(text)]
    case .exactly(let text): ["exactly": .string(text)]
    case .wildcard(let text): ["wildcard": .string(text)]
    case .anythingBut(let exclusion): ["anything-but": exclusion.json]
    case .numeric(let comparisons):
      [
        "numeric": .array(
          comparisons.flatMap { comparison in
            [.string(comparison.relation.rawValue), .number(DecimalNumber.canonical(comparison.number))]
          })
      ]
    case .cidr(let block): ["cidr": .string(block)]
    case .exists(let flag): ["exists": .bool(flag)]
    }
  }

  private static func affix(_ text: String, _ ignoringCase: Bool) -> JSONValue {
    ignoringCase ? ["equals-ignore-case": .string(text)] : .string(text)
  }
}

extension Exclusion {
  fileprivate var json: JSONValue {
    switch self {
    case .strings(let texts): Exclusion.oneOrMore(texts.map(JSONValue.string))
    case .numbers(let texts): Exclusion.oneOrMore(texts.map { .number(DecimalNumber.canonical($0)) })
    case .prefixes(let texts): ["prefix": Exclusion.oneOrMore(texts.map(JSONValue.string))]
    case .suffixes(let texts): ["suffix": Exclusion.oneOrMore(texts.map(JSONValue.string))]
    case .equalsIgnoreCase(let texts): ["equals-ignore-case": Exclusion.oneOrMore(texts.map(JSONValue.string))]
    case .wildcards(let texts): ["wildcard": Exclusion.oneOrMore(texts.map(JSONValue.string))]
    }
  }

  private static func oneOrMore(_ values: [JSONValue]) -> JSONValue {
    let distinct = values.withoutRepeats
    return distinct.count == 1 ? distinct[0] : .array(distinct)
  }
}

extension [JSONValue] {
  /// The values without those that print as an earlier one does. Printed bytes are compared, since Swift holds strings
  /// for equal that EventBridge tells apart.
  var withoutRepeats: [JSONValue] {
    if count < 2 { return self }
    var seen: Set<[UInt8]> = []
    return filter { seen.insert($0.bytes(.compact)).inserted }
  }
}

extension [JSONValue] {
  /// Entries of a list as they are written: each once; numeric ranges first, wildcards last, otherwise as given.
  ///
  /// EventBridge's open source matcher answers at random where a range across zero stands between strings, and wrongly
  /// where a wildcard stands before an entry that ignores case or a suffix. In this order it does not.
  var inCanonicalOrder: [JSONValue] {
    if count < 2 { return self }
    return (0...2).flatMap { rank in filter { $0.rankInList == rank } }.withoutRepeats
  }
}

extension JSONValue {
  fileprivate var rankInList: Int {
    if self["numeric"] != nil { return 0 }
    return self["wildcard"] != nil || self["anything-but"]?["wildcard"] != nil ? 2 : 1
  }
}
