public import Diagnostics

// Codes 0313 to 0316: what `anything-but` may say.

public extension DiagnosticCode {
  static let anythingButOperand = DiagnosticCode(
    313, "anything-but-operand", stage: .workflow,
    summary: "`anything-but` holds a value that it cannot leave out.",
    explanation: "It leaves out strings or numbers. For `true`, `false` and `null` list the values that may occur "
      + "instead.", source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {paid: [{anything-but: ⏵true⏴}]}",
      good: "source: [com.example.shop]\ndetail: {paid: [false, null]}"))
  static let anythingButOperator = DiagnosticCode(
    314, "anything-but-operator", stage: .workflow,
    summary: "`anything-but` holds an operator that it cannot leave out.",
    explanation: "Under it stand values, or `prefix`, `suffix`, `equals-ignore-case` or `wildcard`. The rest of a "
      + "numeric range is said with the opposite comparison.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {total: [{anything-but: {⏵numeric⏴: [">", 100]}}]}"#,
      good: #"source: [com.example.shop]\#ndetail: {total: [{numeric: ["<=", 100]}]}"#))
  static let anythingButList = DiagnosticCode(
    315, "anything-but-list", stage: .workflow,
    summary: "The list of `anything-but` is empty, mixed, or holds something else than strings and numbers.",
    explanation:
      "All its entries are strings, or all are numbers. A string and a number are never equal, so a field "
      + "that may be either needs two conditions.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {size: [{anything-but: ⏵[small, 1]⏴}]}",
      good: #"source: [com.example.shop]\#ndetail: {size: [{anything-but: [small, "1"]}]}"#))
  static let anythingButEmpty = DiagnosticCode(
    316, "anything-but-nothing", stage: .workflow, summary: "`anything-but` leaves out every string, or nothing.",
    explanation:
      "Every string starts and ends with the empty one, so an empty `prefix` or `suffix` would leave out "
      + "all of them; an empty list leaves out none. EventBridge refuses both.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {size: [{anything-but: {prefix: ⏵""⏴}}]}"#,
      good: "source: [com.example.shop]\ndetail: {size: [{anything-but: {prefix: x}}]}"))
}

extension Sentence {
  static func operandOfAnythingBut(_ kind: Sentence) -> Sentence { "\(kind) as the operand of 'anything-but'" }
  static let listOccurringInstead: Sentence = "it takes strings or numbers; list the values that may occur instead"
  static func inListOfAnythingBut(_ kind: Sentence) -> Sentence { "\(kind) in the list of 'anything-but'" }
  static let takesStringsOrNumbers: Sentence = "it takes strings or numbers"
  static let emptyListUnderAnythingBut: Sentence = "an empty list under 'anything-but'"
  static let mixedUnderAnythingBut: Sentence = "strings and numbers mixed under 'anything-but'"
  static let listLeftOut: Sentence = "list what is left out; for any value write {exists: true}"
  static let listOneKind: Sentence = "list one kind of value"
  static let emptyObjectUnderAnythingBut: Sentence = "an empty object under 'anything-but'"
  static func notUnderAnythingBut(_ name: String) -> Sentence { "'anything-but' cannot hold \(escaped: name)" }
  static let oneOperatorUnderAnythingBut: Sentence = "'anything-but' takes one operator; it may list several texts"
  static func operandUnderAnythingBut(_ kind: Sentence, of name: String) -> Sentence {
    "\(kind) as the operand of '\(term: name)' under 'anything-but'"
  }
  static let writeStringOrList: Sentence = "write a string or a list of strings"
  static let matcherCannotAdd: Sentence = "EventBridge's matcher cannot add a rule with it."
  static func emptyLeavesOutAll(_ name: String) -> Sentence { "an empty \(term: name) leaves out every string" }
  static let writeOneMoreString: Sentence = "write a string"
  static func writeValuesOr(_ operators: [String]) -> Sentence { "write values, or one of \(terms: operators)" }
  static func takesValuesOr(_ operators: [String]) -> Sentence { "it takes \(terms: operators), or values" }
  static let writeForbiddenStart: Sentence = "write what the strings must not start with"
  static let writeForbiddenEnd: Sentence = "write what the strings must not end with"
}
