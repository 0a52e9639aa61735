public import Diagnostics

// Codes 0313 to 0316: `anything-but`.

public extension DiagnosticCode {
  static let anythingButOperand = DiagnosticCode(
    313, "anything-but-operand", stage: .workflow,
    summary: "`anything-but` contains a value that it cannot exclude.",
    explanation:
      "It excludes strings or numbers. For `true`, `false` and `null`, list the values to match instead.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {paid: [{anything-but: ⏵true⏴}]}",
      good: "source: [com.example.shop]\ndetail: {paid: [false, null]}"))
  static let anythingButOperator = DiagnosticCode(
    314, "anything-but-operator", stage: .workflow,
    summary: "`anything-but` contains an operator that it cannot negate.",
    explanation:
      "It accepts values, or `prefix`, `suffix`, `equals-ignore-case` or `wildcard`. To negate a numeric range, "
      + "write the opposite comparison.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {total: [{anything-but: {⏵numeric⏴: [">", 100]}}]}"#,
      good: #"source: [com.example.shop]\#ndetail: {total: [{numeric: ["<=", 100]}]}"#))
  static let anythingButList = DiagnosticCode(
    315, "anything-but-list", stage: .workflow,
    summary: "The list of `anything-but` is empty or mixed, or has an entry that is not a string or a number.",
    explanation:
      "All entries must be strings, or all must be numbers. A string and a number are never equal, so a field "
      + "that may be either needs two conditions.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {size: [{anything-but: ⏵[small, 1]⏴}]}",
      good: #"source: [com.example.shop]\#ndetail: {size: [{anything-but: [small, "1"]}]}"#))
  static let anythingButEmpty = DiagnosticCode(
    316, "anything-but-nothing", stage: .workflow, summary: "`anything-but` excludes every string, or nothing.",
    explanation:
      "Every string starts and ends with the empty string, so an empty `prefix` or `suffix` would exclude all "
      + "strings; an empty list excludes none. EventBridge rejects both.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {size: [{anything-but: {prefix: ⏵""⏴}}]}"#,
      good: "source: [com.example.shop]\ndetail: {size: [{anything-but: {prefix: x}}]}"))
}

extension Sentence {
  static func operandOfAnythingBut(_ kind: Sentence) -> Sentence {
    "expected strings or numbers for 'anything-but', found \(kind)"
  }
  static let listOccurringInstead: Sentence = "list the values to match instead"
  static func inListOfAnythingBut(_ kind: Sentence) -> Sentence {
    "expected strings or numbers in the list of 'anything-but', found \(kind)"
  }
  static let writeStringsOrNumbers: Sentence = "write strings or numbers"
  static let emptyListUnderAnythingBut: Sentence = "'anything-but' has an empty list"
  static let mixedUnderAnythingBut: Sentence = "the list of 'anything-but' mixes strings and numbers"
  static let listLeftOut: Sentence = "list the values to exclude; for any value write {exists: true}"
  static let listOneKind: Sentence = "list either strings or numbers"
  static let emptyObjectUnderAnythingBut: Sentence = "'anything-but' has an empty object"
  static func notUnderAnythingBut(_ name: String) -> Sentence { "'anything-but' does not support \(escaped: name)" }
  static let oneOperatorUnderAnythingBut: Sentence =
    "write one operator under 'anything-but'; its operand may be a list of strings"
  static func operandUnderAnythingBut(_ kind: Sentence, of name: String) -> Sentence {
    "expected a string or a list of strings for '\(term: name)', found \(kind)"
  }
  static let writeStringOrList: Sentence = "write a string or a list of strings"
  static let matcherCannotAdd: Sentence = "EventBridge's matcher cannot add a rule with this value."
  static func emptyExcludesAll(_ name: String) -> Sentence { "an empty \(term: name) excludes every string" }
  static let writeOneMoreString: Sentence = "write a string"
  static func writeValuesOr(_ operators: [String]) -> Sentence { "write values, or one of \(terms: operators)" }
  static func acceptsValuesOr(_ operators: [String]) -> Sentence { "it accepts values, or \(terms: operators)" }
  static let writeForbiddenStart: Sentence = "write the start of the strings to exclude"
  static let writeForbiddenEnd: Sentence = "write the end of the strings to exclude"
}
