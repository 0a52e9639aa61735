import EventPattern

extension ValueMatcher.Test {
  /// What is asked of a value, in words: `a number >= 10000`.
  var words: String {
    switch self {
    case .string(let text), .exactly(let text): quoted(text)
    case .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .null: "null"
    case .prefix(let text, let ignoringCase):
      "a text that starts with \(quoted(text))" + (ignoringCase ? " in any case" : "")
    case .suffix(let text, let ignoringCase):
      "a text that ends with \(quoted(text))" + (ignoringCase ? " in any case" : "")
    case .equalsIgnoreCase(let text): "\(quoted(text)) in any case"
    case .wildcard(let text): "a text like \(quoted(text))"
    case .anythingBut(let exclusion): "anything but \(exclusion.words)"
    case .numeric(let comparisons):
      "a number " + comparisons.map { "\($0.relation.rawValue) \($0.number)" }.joined(separator: " and ")
    case .cidr(let block): "an address in \(block)"
    case .exists(true): "any single value"
    case .exists(false): "nothing there"
    }
  }
}

extension Exclusion {
  fileprivate var words: String {
    switch self {
    case .strings(let texts): listed(texts.map(quoted))
    case .numbers(let texts): listed(texts)
    case .prefixes(let texts): "texts that start with \(listed(texts.map(quoted)))"
    case .suffixes(let texts): "texts that end with \(listed(texts.map(quoted)))"
    case .equalsIgnoreCase(let texts): "\(listed(texts.map(quoted))) in any case"
    case .wildcards(let texts): "texts like \(listed(texts.map(quoted)))"
    }
  }
}

extension [ValueMatcher] {
  /// What a list of values asks for, in words.
  var words: String { listed(map(\.test.words)) }
}

private func listed(_ parts: [String]) -> String {
  let shown = parts.prefix(8).joined(separator: " or ")
  return parts.count > 8 ? shown + " or …" : shown
}

private func quoted(_ text: String) -> String { "\"" + text + "\"" }
