public import Diagnostics

// Codes 0303 to 0325: what one condition of a pattern may say; `anything-but` and `numeric` have files of their own.

/// The rules of what is found in patterns.
public let eventPatternRules: [DiagnosticCode] = [
  .patternNotJSON, .textAfterPattern, .patternNotObject, .emptyPatternObject, .emptyPatternList,
  .patternValueNotInList, .patternListInList, .unknownPatternOperator, .severalPatternOperators,
  .patternOperandNotString, .unknownAffixOption, .existsNotBoolean, .anythingButOperand, .anythingButOperator,
  .anythingButList, .anythingButEmpty, .numericForm, .numericOperand, .numericRangeEmpty, .inexactNumber,
  .cidrMalformed, .wildcardSyntax, .orNotList, .orTooFew, .reservedInOr, .patternTooDeep, .tooManyFields,
  .tooManyCombinations, .wildcardTooComplex, .patternOverQuota, .patternTooLong, .unknownEnvelopeField,
  .patternWithoutSource, .repeatedCondition, .numberBeyondDocumented, .undocumentedOperator, .caselessCharacter,
  .conditionNeverHolds, .conditionAlwaysHolds, .repeatedValue, .coveredValue, .coveredBranch, .fragileOrder,
  .fragileBranches, .fragileBlock, .emptyFieldName,
]

public extension DiagnosticCode {
  static let patternNotObject = DiagnosticCode(
    303, "pattern-not-object", stage: .workflow, summary: "A pattern is not an object.",
    explanation: "A pattern says for each field of an event which values it may have, so it is an object of field "
      + "names.", source: "EventBridge user guide, \"Event pattern syntax\"",
    example: .inlinePattern(bad: "⏵[com.example.shop]⏴", good: "{source: [com.example.shop]}"))
  static let emptyPatternObject = DiagnosticCode(
    304, "empty-pattern-object", stage: .workflow,
    summary: "A pattern, a branch of `$or` or an entry of a list is an empty object.",
    explanation: "An empty object asks for nothing, and EventBridge refuses it at any depth. For any event of a "
      + "source, leave the field out; for any value, write `{exists: true}`.",
    source: "EventBridge user guide, \"Event pattern syntax\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: ⏵{}⏴",
      good: "source: [com.example.shop]\ndetail: {state: [{exists: true}]}"))
  static let emptyPatternList = DiagnosticCode(
    305, "empty-pattern-list", stage: .workflow, summary: "A field has an empty list of values.",
    explanation: "A list holds the values of which one must occur; an empty one could never match, and EventBridge "
      + "refuses it.", source: "EventBridge user guide, \"Event pattern syntax\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {state: ⏵[]⏴}",
      good: "source: [com.example.shop]\ndetail: {state: [open]}"))
  static let patternValueNotInList = DiagnosticCode(
    306, "value-not-in-list", stage: .workflow, summary: "A value in a raw pattern is not in a list.",
    explanation:
      "In a raw pattern every value stands in a list, even a single one. (The conditions of `where` take "
      + "a bare value too.)", source: "EventBridge user guide, \"Event pattern syntax\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {state: ⏵open⏴}",
      good: "source: [com.example.shop]\ndetail: {state: [open]}"))
  static let patternListInList = DiagnosticCode(
    307, "list-in-list", stage: .workflow, summary: "A list of values holds a list.",
    explanation: "Write the values side by side. Where the field of the event is an array, any of its elements may "
      + "match.", source: "EventBridge user guide, \"Event pattern syntax\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {state: [open, ⏵[closed]⏴]}",
      good: "source: [com.example.shop]\ndetail: {state: [open, closed]}"))
  static let unknownPatternOperator = DiagnosticCode(
    308, "unknown-pattern-operator", stage: .workflow,
    summary: "An object in a list of values is not an operator that EventBridge knows.",
    explanation:
      "The operators are `prefix`, `suffix`, `equals-ignore-case`, `wildcard`, `anything-but`, `numeric`, "
      + "`exists` and `cidr`, in lower case. Conditions on the fields of an object stand without a list "
      + "around them.", source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {number: [{⏵perfix⏴: F-}]}",
      good: "source: [com.example.shop]\ndetail: {number: [{prefix: F-}]}"))
  static let severalPatternOperators = DiagnosticCode(
    309, "several-pattern-operators", stage: .workflow,
    summary: "An object in a list of values has more than one member.",
    explanation:
      "Entries of a list are joined by \"or\", and each holds one operator. Two tests that must both hold "
      + "on one field cannot be said in one pattern, but for a lower and an upper bound of `numeric`.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {number: [{prefix: F-, ⏵suffix⏴: "0"}]}"#,
      good: "source: [com.example.shop]\ndetail: {number: [{wildcard: F-*0}]}"))
  static let patternOperandNotString = DiagnosticCode(
    310, "operand-not-string", stage: .workflow, summary: "An operator that takes one string has something else.",
    explanation:
      "`prefix`, `suffix`, `equals-ignore-case`, `wildcard` and `cidr` take one string each. For several, "
      + "list several objects; only under `anything-but` may they take a list.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {number: [{prefix: ⏵[F-, G-]⏴}]}",
      good: "source: [com.example.shop]\ndetail: {number: [{prefix: F-}, {prefix: G-}]}"))
  static let unknownAffixOption = DiagnosticCode(
    311, "unknown-affix-option", stage: .workflow,
    summary: "`prefix` or `suffix` holds an object other than `{equals-ignore-case: …}`.",
    explanation: "The only option that these two have is to compare without regard to case.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {number: [{prefix: {⏵ignore-case⏴: f-}}]}",
      good: "source: [com.example.shop]\ndetail: {number: [{prefix: {equals-ignore-case: f-}}]}"))
  static let existsNotBoolean = DiagnosticCode(
    312, "exists-not-boolean", stage: .workflow, summary: "The operand of `exists` is not `true` or `false`.",
    explanation: "`{exists: true}` holds for a field with any scalar value, `null` too; `{exists: false}` for a "
      + "field that is missing, or is an object or an empty array. `yes` and `\"true\"` are strings.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {refund: [{exists: ⏵yes⏴}]}",
      good: "source: [com.example.shop]\ndetail: {refund: [{exists: true}]}"))
  static let cidrMalformed = DiagnosticCode(
    321, "cidr-malformed", stage: .workflow, summary: "The operand of `cidr` is not a block of addresses.",
    explanation: "It is an IPv4 or IPv6 address, one `/` and the number of leading bits: at most 31 and 127. A "
      + "single address is listed as a plain string, which matches every spelling of it.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {address: [{cidr: ⏵10.0.0.1/32⏴}]}",
      good: "source: [com.example.shop]\ndetail: {address: [10.0.0.1]}"))
  static let wildcardSyntax = DiagnosticCode(
    322, "wildcard-syntax", stage: .workflow, summary: "The text of `wildcard` cannot be read.",
    explanation: "`*` stands for any text, none too. Two in a row are refused. `\\*` is a star and `\\\\` a "
      + "backslash; any other backslash is refused.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {file: [{wildcard: ⏵"in/**/a.csv"⏴}]}"#,
      good: #"source: [com.example.shop]\#ndetail: {file: [{wildcard: "in/*/a.csv"}]}"#))
  static let orNotList = DiagnosticCode(
    323, "or-not-list", stage: .workflow, summary: "`$or` is not a list of objects.",
    explanation: "`$or` holds a list of objects, each with conditions relative to where `$or` stands. For several "
      + "values of one field no `$or` is needed: list them.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {$or: ⏵{state: [open]}⏴}",
      good: "source: [com.example.shop]\ndetail: {$or: [{state: [open]}, {total: [0]}]}"))
  static let orTooFew = DiagnosticCode(
    324, "or-too-few", stage: .workflow, summary: "`$or` has fewer than two branches.",
    explanation: "With one branch there is nothing to choose; EventBridge refuses it.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {$or: ⏵[{state: [open]}]⏴}",
      good: "source: [com.example.shop]\ndetail: {state: [open]}"))
  static let reservedInOr = DiagnosticCode(
    325, "reserved-in-or", stage: .workflow, summary: "A field inside `$or` has an operator's name.",
    explanation: "Inside `$or`, EventBridge takes a field of this name for an operator that was put there by "
      + "mistake, and refuses the pattern. Name the field that the operator is to test.",
    source: "github.com/aws/event-ruler",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {$or: [{⏵prefix⏴: [F-]}, {state: [open]}]}",
      good: "source: [com.example.shop]\ndetail: {$or: [{number: [{prefix: F-}]}, {state: [open]}]}"))
}

extension DiagnosticCode.Example {
  /// A workflow that is started by a raw pattern; the texts are the lines below `pattern:`.
  static func pattern(bad: String, good: String) -> DiagnosticCode.Example {
    func indented(_ lines: String) -> String { lines.split(separator: "\n").map { "\n    " + $0 }.joined() }
    return inlinePattern(bad: indented(bad), good: indented(good))
  }

  /// A workflow that is started by a raw pattern; the texts are what stands behind `pattern:`.
  static func inlinePattern(bad: String, good: String) -> DiagnosticCode.Example {
    func workflow(_ pattern: String) -> String {
      """
      workflow: orders
      trigger:
        pattern:\(pattern.hasPrefix("\n") ? "" : " ")\(pattern)
      tasks:
        - id: note
          uses: logs/write
          with: {group: orders, message: an order came}

      """
    }
    return DiagnosticCode.Example(workflow, bad: bad, good: good)
  }
}

extension Sentence {
  static func secondMember(_ name: String, beside first: String) -> Sentence {
    "a second member \(escaped: name) beside \(escaped: first)"
  }
  static func operand(_ kind: Sentence, of name: String) -> Sentence { "\(kind) as the operand of '\(term: name)'" }
  static let listInList: Sentence = "a list inside a list of values"
  static let listDirectly: Sentence = "list its entries directly; any element of an array in the event may match"
  static let writeDecimalOrQuotes: Sentence = "write it in decimal, or in quotes for a string"
  static let emptyObjectAsValue: Sentence = "an empty object where a value or an operator should stand"
  static let writeExists: Sentence = "write an operator such as {exists: true}"
  static let oneOperatorAnObject: Sentence = "one operator an object; list several objects for any of them"
  static let theOperator: Sentence = "the operator"
  static func operandOfExists(_ kind: Sentence) -> Sentence { "\(kind) as the operand of 'exists'" }
  static let writeTrueOrFalse: Sentence = "write true or false"
  static let writePathAsKey: Sentence = "for a field inside, write its path with dots as the key"
  static let writeObjectWithoutList: Sentence =
    "for conditions on fields inside, write the object without the list around it"
  static func unknownOperator(_ name: String) -> Sentence { "unknown operator \(escaped: name)" }
  static let writeOneString: Sentence = "write one string"
  static func takesOneString(_ name: String) -> Sentence {
    "'\(term: name)' takes one string; list several {\(term: name): …} for any of them"
  }
  static func emptyOperandObject(_ name: String) -> Sentence { "an empty object as the operand of '\(term: name)'" }
  static let writeStringOrIgnoreCase: Sentence = "write a string, or {equals-ignore-case: …}"
  static func operandObject(_ member: String, of name: String) -> Sentence {
    "\(escaped: member) as the operand of '\(term: name)'"
  }
  static let ignoreCaseTwice: Sentence = "'equals-ignore-case' twice in one object"
  static func repeatedWildcard(_ text: String) -> Sentence { "two '*' next to each other in \(escaped: text)" }
  static let oneWildcardIsEnough: Sentence = "one '*' already stands for any text; write '\\*' for a star itself"
  static func strayBackslash(_ text: String) -> Sentence { "a backslash that escapes nothing in \(escaped: text)" }
  static let escapesOfWildcards: Sentence = "only '\\*' and '\\\\' are escapes; write '\\\\' for a backslash itself"
  static let writeBlock: Sentence = "write an address, one '/' and the number of leading bits, such as 10.0.0.0/24"
  static let writeBits: Sentence = "a whole number of leading bits has to stand behind the '/'"
  static let writeAddressInFull: Sentence = "the address before the '/' has to be an IPv4 or IPv6 address in full"
  static let listAddressItself: Sentence = "for a single address, list the address itself as a string"
  static func noBlock(_ text: String) -> Sentence { "\(escaped: text) is not a block of addresses" }
  static let writePattern: Sentence = "write an object such as {source: [com.example]}"
  static let writeConditions: Sentence = "write a map of conditions by path"
  static let withoutCondition: Sentence = "a pattern without any condition"
  static let nameOneField: Sentence = "name at least one field, or take it away"
  static func reservedInOr(_ name: String) -> Sentence { "'\(name)' cannot be the name of a field inside '$or'" }
  static func nameTestedField(_ name: String) -> Sentence {
    "name the field whose values \(escaped: name) is to test"
  }
  static let readAsOperator: Sentence =
    "Inside '$or' EventBridge reads this name as an operator that lacks its field."
  static func valueNotInList(_ kind: Sentence, of field: String) -> Sentence {
    "\(kind) as the value of \(escaped: field) in a pattern"
  }
  static let putInList: Sentence = "a pattern lists the values that may occur: put it in a list"
  static func orNotList(_ kind: Sentence) -> Sentence { "\(kind) as the value of '$or'" }
  static let writeBranches: Sentence = "write a list of two or more objects"
  static func branchNotObject(_ kind: Sentence) -> Sentence { "\(kind) as a branch of '$or'" }
  static let writeBranch: Sentence = "write an object of conditions"
  static let giveMoreBranches: Sentence = "give it two or more branches, or leave '$or' out"
  static let emptyListMatchesNothing: Sentence = "an empty list matches nothing"
  static let listOccurring: Sentence = "list the values that may occur, or write [{exists: true}] for any"
  static func replacementEscaped(_ text: String) -> Sentence { "replace with \(escaped: text)" }
  static let titlePutInList: Sentence = "put it in a list"
  static let titlePutInQuotes: Sentence = "put it in quotes"
  static func operators(_ names: [String]) -> Sentence { "the operators are \(terms: names)" }
  static func noPattern(_ kind: Sentence) -> Sentence { "\(kind) where a pattern should stand" }
  static func noConditions(_ kind: Sentence) -> Sentence { "\(kind) where conditions should stand" }
  static let orWithoutBranch: Sentence = "'$or' with no branch"
  static let orWithOneBranch: Sentence = "'$or' with one branch"
}

extension Sentence.StringInterpolation {
  /// Adds a text of a source in single quotes: on one line, what is no visible character as an escape, cut where it is
  /// long.
  mutating func appendInterpolation(escaped text: String) {
    var result = "'"
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index == 60 {
        result += "…"
        break
      }
      if scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029 {
        result += scalar == "\n" ? "\\n" : "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    appendInterpolation(result + "'")
  }
}

extension PatternInput {
  /// The kind in words, such as `a string`.
  var kindInWords: Sentence {
    switch kind {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    case .open: "a variable"
    }
  }
}
