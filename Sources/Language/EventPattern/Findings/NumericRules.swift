public import Diagnostics

// Codes 0317 to 0320: what `numeric` may say, and which numbers can be compared.

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
    explanation: "A number in quotes is a string. Note that a field that holds digits as a string never meets "
      + "`numeric`.", source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [">=", ⏵"100"⏴]}]}"#,
      good: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [">=", 100]}]}"#))
  static let numericRangeEmpty = DiagnosticCode(
    319, "numeric-range-empty", stage: .workflow,
    summary: "The lower bound of a numeric range is not below its upper bound.",
    explanation:
      "EventBridge refuses it, even where one number would fit (`[\">=\", 5, \"<=\", 5]` is `[\"=\", 5]`).",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {total: [{numeric: ⏵[">=", 10, "<", 5]⏴}]}"#,
      good: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [">=", 5, "<", 10]}]}"#))
  static let inexactNumber = DiagnosticCode(
    320, "inexact-number", stage: .workflow, summary: "A number has more digits than EventBridge compares.",
    explanation: "Numbers are compared as 64-bit floating point. Those with up to 15 digits always work; one that "
      + "would be rounded is refused by `numeric` and `anything-but`, matches only its own spelling as a "
      + "plain value, and is changed by tools on the way. Large identifiers belong in strings.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {id: [⏵12345678901234567891⏴]}",
      good: #"source: [com.example.shop]\#ndetail: {id: ["12345678901234567891"]}"#))
}

extension Sentence {
  static func operandOfNumeric(_ kind: Sentence) -> Sentence { "\(kind) as the operand of 'numeric'" }
  static let emptyOperandOfNumeric: Sentence = "an empty list as the operand of 'numeric'"
  static let writeComparison: Sentence = "write a list such as [\">=\", 100]"
  static func noFirstComparison(_ kind: Sentence) -> Sentence {
    "\(kind) where the first comparison of 'numeric' should stand"
  }
  static func comparisonBehind(_ sign: String) -> Sentence { "more than one comparison behind '\(term: sign)'" }
  static let listComparisons: Sentence = "list several {numeric: …} for any of them"
  static let writeLowerFirst: Sentence = "write the lower bound first"
  static func noUpperComparison(_ kind: Sentence) -> Sentence {
    "\(kind) where the upper bound's comparison should stand"
  }
  static let writeUpperComparison: Sentence = "write '<' or '<='"
  static func behindLowerBound(_ text: String) -> Sentence { "\(escaped: text) behind a lower bound" }
  static let secondComparison: Sentence = "the second comparison is '<' or '<='"
  static let moreThanTwoComparisons: Sentence = "more than two comparisons in 'numeric'"
  static let onlyTwoBounds: Sentence = "a lower and an upper bound are all there can be"
  static func boundsReversed(_ lower: String, upper: String) -> Sentence {
    "the lower bound \(lower) is not below the upper bound \(upper)"
  }
  static func writeOneNumber(_ number: String) -> Sentence { "for one number write [\"=\", \(number)]" }
  static let changeBounds: Sentence = "change the bounds"
  static func unknownComparison(_ sign: String) -> Sentence { "unknown comparison \(escaped: sign)" }
  static let writeAnythingBut: Sentence = "write {anything-but: …} for any other number"
  static let comparisons: Sentence = "the comparisons are =, <, <=, > and >="
  static func comparisonWithoutNumber(_ sign: String) -> Sentence { "'\(sign)' without a number behind it" }
  static let writeNumberToCompare: Sentence = "write the number to compare with"
  static let writeNumber: Sentence = "write a number"
  static let writeNumberWithoutQuotes: Sentence = "write the number without quotes"
  static func noNumberBehind(_ kind: Sentence, sign: String) -> Sentence { "\(kind) behind '\(sign)'" }
  static func nothingBeyond(_ number: String) -> Sentence { "no number lies beyond \(number)" }
  static let writeNearerBound: Sentence = "write a nearer bound"
  static let largestNumberRefused: Sentence =
    "EventBridge's matcher cannot add a rule with the largest of all numbers as this bound."
  static func notJSONNumber(_ number: String) -> Sentence {
    "\(escaped: number) is not a number that JSON can write"
  }
  static let writeDecimal: Sentence = "write it in decimal"
  static let useFewerDigits: Sentence = "use fewer digits: 15 always work"
}
