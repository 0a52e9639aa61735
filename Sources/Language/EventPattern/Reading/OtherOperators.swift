import Diagnostics
import Source

/// How a condition that is written with the operator of another tool is written in a pattern, with the author's own value:
/// `gt: 100` is `{numeric: [">", 100]}`.
enum OtherOperators {
  /// The condition in a pattern; nil for an unknown word.
  static func condition(_ word: String, _ value: PatternInput) -> String? {
    var name = word.lowercased()
    name.removeAll { "_-$ ".contains($0) }
    guard let meaning = meanings[name] else { return nil }
    switch meaning {
    case .compare(let sign):
      guard let number = number(value) else { return nil }
      return "{numeric: [\"\(sign)\", \(number)]}"
    case .between:
      guard case .array(let bounds) = value.kind, bounds.count == 2, let low = number(bounds[0]),
        let high = number(bounds[1])
      else { return nil }
      return "{numeric: [\">=\", \(low), \"<=\", \(high)]}"
    case .equals: return text(value)
    case .anyOf:
      guard let text = text(value) else { return nil }
      if case .array = value.kind { return text }
      return "[\(text)]"
    case .noneOf: return text(value).map { "{anything-but: \($0)}" }
    case .contains: return string(value).map { "{wildcard: \"*\($0)*\"}" }
    case .starts: return string(value).map { "{prefix: \"\($0)\"}" }
    case .ends: return string(value).map { "{suffix: \"\($0)\"}" }
    case .exists(let flag): return "{exists: \(flag)}"
    }
  }

  /// Whether a word means a regular expression, which patterns do not have.
  static func isRegularExpression(_ word: String) -> Bool {
    ["regex", "regexp", "matches", "match", "pattern", "rlike"].contains(word.lowercased())
  }

  /// Whether a value is a date, which patterns do not compare.
  static func isDate(_ value: PatternInput) -> Bool {
    guard case .string(let text) = value.kind else { return false }
    let groups = text.utf8.prefix(10).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return groups.map(\.count) == [4, 2, 2] && groups.joined().allSatisfy(\.isDigit)
  }

  private enum Meaning {
    case compare(String), between, equals, anyOf, noneOf, contains, starts, ends, exists(Bool)
  }

  /// The words, without `_`, `-`, `$` and spaces.
  private static let meanings: [String: Meaning] = {
    let words: [(Meaning, [String])] = [
      (
        .compare(">"),
        [
          ">", "gt", "greater", "greaterthan", "morethan", "above", "over", "after", "numericgreaterthan",
          "より大きい", "超",
        ]
      ),
      (
        .compare(">="),
        [
          ">=", "=>", "≥", "gte", "ge", "greaterorequal", "greaterthanorequal", "greaterthanorequalto", "atleast",
          "min",
          "minimum", "from", "since", "numericgreaterthanequals", "以上",
        ]
      ),
      (
        .compare("<"),
        ["<", "lt", "less", "lessthan", "below", "under", "before", "numericlessthan", "より小さい", "未満"]
      ),
      (
        .compare("<="),
        [
          "<=", "=<", "≤", "lte", "le", "lessorequal", "lessthanorequal", "lessthanorequalto", "atmost", "max",
          "maximum",
          "until", "numericlessthanequals", "以下",
        ]
      ),
      (.between, ["between", "range", "within"]),
      (
        .equals,
        [
          "=", "==", "===", "eq", "equal", "equals", "is", "exact", "exactly", "numericequals", "stringequals",
          "等しい",
        ]
      ),
      (.anyOf, ["in", "oneof", "anyof", "any", "isin", "isanyof", "valuesin"]),
      (
        .noneOf,
        [
          "!=", "!==", "<>", "≠", "ne", "neq", "noteq", "notequal", "notequals", "isnot", "doesnotequal", "nin",
          "notin",
          "noneof", "等しくない",
        ]
      ),
      (.contains, ["contains", "contain", "includes", "include", "has", "substring", "textcontains", "含む"]),
      (.starts, ["startswith", "startwith", "beginswith", "beginwith", "textstartswith", "で始まる"]),
      (.ends, ["endswith", "endwith", "textendswith", "で終わる"]),
      (.exists(true), ["notempty", "isnotempty", "isset", "present", "ispresent", "notnull", "isnotnull"]),
      (.exists(false), ["empty", "isempty", "missing", "isnull", "null", "notexists", "doesnotexist"]),
    ]
    return Dictionary(
      words.flatMap { meaning, words in words.map { ($0, meaning) } }, uniquingKeysWith: { first, _ in first })
  }()

  /// The digits of a number, which may be written as a text.
  private static func number(_ value: PatternInput) -> String? {
    switch value.kind {
    case .number(let digits): digits
    case .string(let text): DecimalNumber(text.utf8) == nil ? nil : text
    default: nil
    }
  }

  /// A text for a pattern, without characters that have a meaning there.
  private static func string(_ value: PatternInput) -> String? {
    let text: String
    switch value.kind {
    case .string(let given): text = given
    case .number(let digits): text = digits
    default: return nil
    }
    guard text.utf8.count <= 60, !text.utf8.contains(where: { "*\\\"\n".utf8.contains($0) }) else { return nil }
    return text
  }

  /// A value as it is written in YAML.
  private static func text(_ value: PatternInput) -> String? {
    switch value.kind {
    case .null: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let digits): return digits
    case .string: return string(value).map { "\"\($0)\"" }
    case .array(let items):
      let texts = items.prefix(5).map(text)
      guard items.count <= 5, !texts.contains(nil) else { return nil }
      return "[" + texts.compactMap(\.self).joined(separator: ", ") + "]"
    case .object, .open: return nil
    }
  }
}
