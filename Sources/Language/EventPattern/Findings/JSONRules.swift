public import Diagnostics

// Codes 0301 and 0302: the JSON text of a pattern or an event.

public extension DiagnosticCode {
  static let patternNotJSON = DiagnosticCode(
    301, "pattern-not-json", stage: .workflow, summary: "The text of a pattern is not JSON.",
    explanation: "EventBridge takes strict JSON: names and strings in double quotes, no comments, no trailing "
      + "commas, no numbers such as `+1` or `.5`.", source: "RFC 8259",
    example: .init(.shown, bad: #"{"source": ["com.example.shop"⏵,⏴]}"#, good: #"{"source": ["com.example.shop"]}"#)
  )
  static let textAfterPattern = DiagnosticCode(
    302, "text-after-pattern", .warning, stage: .workflow, summary: "Text stands behind the end of a pattern.",
    explanation: "EventBridge's open source matcher ignores it, so it never has the effect that was meant.",
    source: "github.com/aws/event-ruler",
    example: .init(
      .shown, bad: #"{"source": ["com.example.shop"]} ⏵{"detail": {}}⏴"#, good: #"{"source": ["com.example.shop"]}"#
    ))
}

extension Sentence {
  static let textBehindPattern: Sentence = "text behind the end of the pattern"
  static let matcherPassesOver: Sentence =
    "EventBridge's open source matcher passes over it; whether the service does is not documented."

  /// A text is no JSON, for a reason.
  public static func notJSON(_ reason: Sentence) -> Sentence { "not valid JSON: \(reason)" }
  static let strictJSONOnly: Sentence =
    "EventBridge takes strict JSON only: no comments, no trailing commas, no single quotes."
  static func jsonNestedTooDeeply(_ limit: Int) -> Sentence { "nested more than \(limit) levels deep" }
  static func commaOr(_ close: Character) -> Sentence { "',' or '\(term: String(close))'" }
  static let commaBehindLast: Sentence = "a comma behind the last entry"
  static let memberName: Sentence = "a member's name in quotes"
  static func endsBefore(_ wanted: Sentence) -> Sentence { "the text ends where \(wanted) should stand" }
  static let startsWithByteOrderMark: Sentence = "the text starts with a byte order mark"
  static func strayByte(_ wanted: Sentence) -> Sentence { "a byte that cannot stand here where \(wanted) should" }
  static func strayCharacter(_ character: Character, wanted: Sentence) -> Sentence {
    "'\(String(character))' where \(wanted) should stand"
  }
  static let numberStartsWithZero: Sentence = "a number may not start with 0"
  static let stringOpen: Sentence = "a string without its closing quote"
  static let notUTF8Byte: Sentence = "a byte that is not UTF-8"
  static let controlCharacterInString: Sentence = "a control character inside a string, to be written as an escape"
  static let halfOfCharacter: Sentence = "half of a surrogate pair, which is no character"
  static let unknownEscape: Sentence = "an escape that JSON does not know"
  static let shortEscape: Sentence = "an escape of fewer than four hexadecimal digits"
  static let eventObject: Sentence = "an event, an object,"
  static let value: Sentence = "a value"
  static let digit: Sentence = "a digit"
  static let colon: Sentence = "':'"
  static let noJSON: Sentence = "not valid JSON"
}
