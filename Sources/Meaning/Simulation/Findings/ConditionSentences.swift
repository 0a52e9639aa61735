public import Diagnostics
public import EventPattern

// What conditions expect, and why an event does not meet them.

extension Sentence {
  static func anythingBut(_ exclusion: Sentence) -> Sentence { "anything but \(exclusion)" }
  static func addressIn(_ block: String) -> Sentence { "an address in \(block)" }
  static let anySingleValue: Sentence = "any single value"
  static let nothingThere: Sentence = "no value"
  static func fieldIs(_ field: String, found: Sentence, wanted: Sentence) -> Sentence {
    "'\(field)' is \(found), expected \(wanted)"
  }
  static func fieldIsIncomparable(_ field: String, found: Sentence, wanted: Sentence) -> Sentence {
    "\(fieldIs(field, found: found, wanted: wanted)), and EventBridge does not compare numbers that a 64-bit floating-point number cannot represent exactly"
  }
  static func noSingleElement(_ field: String) -> Sentence {
    "no single element of a list meets the condition on '\(field)' and those before it"
  }
  static func tooLargeToStart(_ bytes: Int) -> Sentence {
    "the event has \(bytes) bytes, too large to start an execution; Step Functions allows 262144"
  }
  static let lineIsNoObject: Sentence = "the line is not an object"
  static let lineWithoutPattern: Sentence = "the line has no 'pattern'"
  static let lineWithoutEvent: Sentence = "the line has no 'event'"
  static func eventNotJSON(_ reason: Sentence) -> Sentence { "the event is not valid JSON: \(reason)" }
  static func lineNotJSON(_ reason: Sentence) -> Sentence { "the line is not valid JSON: \(reason)" }
  static let patternTooLarge: Sentence = "the pattern is too large"
  static func runsOn(_ tool: String) -> Sentence { "it runs on \(term: tool)" }
  static let isRetired: Sentence = "it is retired"
  static let hasErrorsOfCheck: Sentence = "it has errors: see 'tasuki check'"
  static func noBranch(_ reasons: [Sentence]) -> Sentence {
    "no branch of '$or' matches: \(reasons, separator: "; ")"
  }

  /// The expected values, at most eight of them.
  static func oneOf(_ parts: [Sentence]) -> Sentence {
    "\(parts.prefix(8) + (parts.count > 8 ? ["…"] : []), separator: " or ")"
  }
  static func texts(_ texts: [String]) -> Sentence { oneOf(texts.map { "\"\($0)\"" }) }
  static func numbers(_ texts: [String]) -> Sentence { oneOf(texts.map { "\($0)" }) }
  static func ignoringCase(_ text: Sentence) -> Sentence { "\(text) in any case" }
  static func textStarting(with text: Sentence) -> Sentence { "a string that starts with \(text)" }
  static func textEnding(with text: Sentence) -> Sentence { "a string that ends with \(text)" }
  static func textLike(_ text: Sentence) -> Sentence { "a string like \(text)" }
  static func textsStarting(with texts: Sentence) -> Sentence { "strings that start with \(texts)" }
  static func textsEnding(with texts: Sentence) -> Sentence { "strings that end with \(texts)" }
  static func textsLike(_ texts: Sentence) -> Sentence { "strings like \(texts)" }
  static func number(_ comparisons: [NumericComparison]) -> Sentence {
    "a number \(terms: comparisons.map { "\($0.relation.rawValue) \($0.number)" }, separator: " and ")"
  }
}

extension ValueMatcher.Test {
  /// The expected value in words: `a number >= 10000`.
  var sentence: Sentence {
    switch self {
    case .string(let text), .exactly(let text): .texts([text])
    case .number(let text): .numbers([text])
    case .bool(let flag): flag ? "true" : "false"
    case .null: "null"
    case .prefix(let text, false): .textStarting(with: .texts([text]))
    case .prefix(let text, true): .ignoringCase(.textStarting(with: .texts([text])))
    case .suffix(let text, false): .textEnding(with: .texts([text]))
    case .suffix(let text, true): .ignoringCase(.textEnding(with: .texts([text])))
    case .equalsIgnoreCase(let text): .ignoringCase(.texts([text]))
    case .wildcard(let text): .textLike(.texts([text]))
    case .anythingBut(let exclusion): .anythingBut(exclusion.sentence)
    case .numeric(let comparisons): .number(comparisons)
    case .cidr(let block): .addressIn(block)
    case .exists(true): .anySingleValue
    case .exists(false): .nothingThere
    }
  }
}

extension Exclusion {
  fileprivate var sentence: Sentence {
    switch self {
    case .strings(let texts): .texts(texts)
    case .numbers(let texts): .numbers(texts)
    case .prefixes(let texts): .textsStarting(with: .texts(texts))
    case .suffixes(let texts): .textsEnding(with: .texts(texts))
    case .equalsIgnoreCase(let texts): .ignoringCase(.texts(texts))
    case .wildcards(let texts): .textsLike(.texts(texts))
    }
  }
}

extension [ValueMatcher] {
  /// The expected values in words.
  public var sentence: Sentence { .oneOf(map(\.test.sentence)) }
}
