public import Diagnostics

// Codes 0301 and 0302: the JSON text of a pattern or an event.

public extension DiagnosticCode {
  static let patternNotJSON = DiagnosticCode(
    301, "pattern-not-json", stage: .workflow, summary: "The text of a pattern is not valid JSON.",
    explanation:
      "EventBridge accepts only strict JSON: names and strings in double quotes, no comments, no trailing "
      + "commas, no numbers such as `+1` or `.5`.",
    source: "RFC 8259",
    example: .init(.shown, bad: #"{"source": ["com.example.shop"⏵,⏴]}"#, good: #"{"source": ["com.example.shop"]}"#)
  )
  static let textAfterPattern = DiagnosticCode(
    302, "text-after-pattern", .warning, stage: .workflow, summary: "Text follows the end of a pattern.",
    explanation: "EventBridge's open source matcher ignores it, so it has no effect.",
    source: "github.com/aws/event-ruler",
    example: .init(
      .shown, bad: #"{"source": ["com.example.shop"]} ⏵{"detail": {}}⏴"#, good: #"{"source": ["com.example.shop"]}"#
    ))
}

extension Sentence {
  static let textAfterPatternEnd: Sentence = "unexpected text after the end of the pattern"
  static let matcherIgnoresText: Sentence =
    "EventBridge's open source matcher ignores it; whether the service does too is not documented."

  public static func notJSON(_ reason: Sentence) -> Sentence { "not valid JSON: \(reason)" }
  static let strictJSONOnly: Sentence =
    "EventBridge accepts only strict JSON: no comments, no trailing commas, no single quotes."
  static func jsonNestedTooDeeply(_ limit: Int) -> Sentence { "nesting of more than \(limit) levels" }
  static func commaOr(_ close: Character) -> Sentence { "',' or '\(term: String(close))'" }
  static let commaAfterLast: Sentence = "unexpected comma after the last entry"
  static let memberName: Sentence = "a quoted member name"
  static func endsBefore(_ wanted: Sentence) -> Sentence { "expected \(wanted), found the end of the text" }
  static let startsWithByteOrderMark: Sentence = "the text starts with a byte order mark"
  static func strayByte(_ wanted: Sentence) -> Sentence { "expected \(wanted), found an invalid byte" }
  static func strayCharacter(_ character: Character, wanted: Sentence) -> Sentence {
    "expected \(wanted), found '\(String(character))'"
  }
  static let numberStartsWithZero: Sentence = "a number cannot start with 0"
  static let stringOpen: Sentence = "missing closing quote of a string"
  static let notUTF8Byte: Sentence = "a byte that is not UTF-8"
  static let controlCharacterInString: Sentence = "a control character in a string, which must be escaped"
  static let halfOfCharacter: Sentence = "half of a surrogate pair, which is not a character"
  static let unknownEscape: Sentence = "an unknown escape"
  static let shortEscape: Sentence = "an escape with fewer than four hexadecimal digits"
  static let eventObject: Sentence = "an event (an object)"
  static let value: Sentence = "a value"
  static let digit: Sentence = "a digit"
  static let colon: Sentence = "':'"
  static let noJSON: Sentence = "not valid JSON"
}
