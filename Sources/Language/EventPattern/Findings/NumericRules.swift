public import Diagnostics

// Codes 0317 to 0320: `numeric`, and the numbers that it can compare.

public extension DiagnosticCode {
  static let numericForm = DiagnosticCode(
    317, "numeric-form", stage: .workflow, summary: "The operand of `numeric` is not a comparison or a range.",
    explanation:
      "It is a list: `[\"=\", 5]`, `[\"<\", 5]`, or a lower and then an upper bound, `[\">=\", 0, \"<\", 10]`. "
      + "The comparisons are `=`, `<`, `<=`, `>` and `>=`.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [⏵"=>"⏴, 100]}]}"#,
      good: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [">=", 100]}]}"#))
  static let numericOperand = DiagnosticCode(
    318, "numeric-operand", stage: .workflow, summary: "`numeric` compares with something that is not a number.",
    explanation:
      "A number in quotes is a string. A field that contains digits as a string never matches `numeric`.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [">=", ⏵"100"⏴]}]}"#,
      good: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [">=", 100]}]}"#))
  static let numericRangeEmpty = DiagnosticCode(
    319, "numeric-range-empty", stage: .workflow,
    summary: "The lower bound of a numeric range is not below its upper bound.",
    explanation:
      "EventBridge rejects it, even if one number would match (`[\">=\", 5, \"<=\", 5]` is `[\"=\", 5]`).",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {total: [{numeric: ⏵[">=", 10, "<", 5]⏴}]}"#,
      good: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [">=", 5, "<", 10]}]}"#))
  static let inexactNumber = DiagnosticCode(
    320, "inexact-number", stage: .workflow, summary: "A number has more digits than EventBridge compares.",
    explanation:
      "EventBridge compares numbers as 64-bit floating point. Numbers with up to 15 digits always work. "
      + "`numeric` and `anything-but` reject a number that would be rounded; as a plain value it matches only its "
      + "own spelling, and other tools change it. Write large identifiers as strings.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {id: [⏵12345678901234567891⏴]}",
      good: #"source: [com.example.shop]\#ndetail: {id: ["12345678901234567891"]}"#))
}

extension Sentence {
  static func operandOfNumeric(_ kind: Sentence) -> Sentence { "expected a list for 'numeric', found \(kind)" }
  static let emptyOperandOfNumeric: Sentence = "'numeric' has an empty list"
  static let writeComparison: Sentence = "write a list such as [\">=\", 100]"
  static func noFirstComparison(_ kind: Sentence) -> Sentence {
    "expected the first comparison of 'numeric', found \(kind)"
  }
  static func comparisonAfter(_ sign: String) -> Sentence { "more than one comparison after '\(term: sign)'" }
  static let listComparisons: Sentence = "list several {numeric: …} to match any of them"
  static let writeLowerFirst: Sentence = "write the lower bound first"
  static func noUpperComparison(_ kind: Sentence) -> Sentence {
    "expected the comparison of the upper bound, found \(kind)"
  }
  static let writeUpperComparison: Sentence = "write '<' or '<='"
  static func afterLowerBound(_ text: String) -> Sentence { "unexpected \(escaped: text) after a lower bound" }
  static let secondComparison: Sentence = "write '<' or '<='"
  static let moreThanTwoComparisons: Sentence = "more than two comparisons in 'numeric'"
  static let onlyTwoBounds: Sentence = "write at most a lower and an upper bound"
  static func boundsReversed(_ lower: String, upper: String) -> Sentence {
    "the lower bound \(lower) is not below the upper bound \(upper)"
  }
  static func writeOneNumber(_ number: String) -> Sentence { "to match one number, write [\"=\", \(number)]" }
  static let changeBounds: Sentence = "change the bounds"
  static func unknownComparison(_ sign: String) -> Sentence { "unknown comparison \(escaped: sign)" }
  static let writeAnythingBut: Sentence = "to match any other number, write {anything-but: …}"
  static let comparisons: Sentence = "the comparisons are =, <, <=, > and >="
  static func comparisonWithoutNumber(_ sign: String) -> Sentence { "'\(sign)' needs a number" }
  static let writeNumberToCompare: Sentence = "write the number to compare with"
  static let writeNumber: Sentence = "write a number"
  static let writeNumberWithoutQuotes: Sentence = "write the number without quotes"
  static func noNumberAfter(_ kind: Sentence, sign: String) -> Sentence {
    "expected a number after '\(sign)', found \(kind)"
  }
  static func nothingBeyond(_ number: String) -> Sentence { "no number is beyond \(number)" }
  static let writeNearerBound: Sentence = "write a bound closer to zero"
  static let largestNumberRejected: Sentence =
    "EventBridge's matcher cannot add a rule whose bound is the largest number of all."
  static func notJSONNumber(_ number: String) -> Sentence { "JSON cannot represent the number \(escaped: number)" }
  static let writeDecimal: Sentence = "write it in decimal"
  static let useFewerDigits: Sentence = "use at most 15 digits"
}
