public import Diagnostics

// Codes 0303 to 0325: one condition of a pattern; `anything-but` and `numeric` have their own files.

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
    explanation:
      "A pattern lists, for each field of an event, the values that match, so it is an object of field names.",
    source: "EventBridge user guide, \"Event pattern syntax\"",
    example: .inlinePattern(bad: "⏵[com.example.shop]⏴", good: "{source: [com.example.shop]}"))
  static let emptyPatternObject = DiagnosticCode(
    304, "empty-pattern-object", stage: .workflow,
    summary: "A pattern, a branch of `$or` or an entry of a list is an empty object.",
    explanation:
      "An empty object has no condition, and EventBridge rejects it at any depth. To match all events of a "
      + "source, leave the field out; to match any value, write `{exists: true}`.",
    source: "EventBridge user guide, \"Event pattern syntax\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: ⏵{}⏴",
      good: "source: [com.example.shop]\ndetail: {state: [{exists: true}]}"))
  static let emptyPatternList = DiagnosticCode(
    305, "empty-pattern-list", stage: .workflow, summary: "A field has an empty list of values.",
    explanation:
      "A field matches if it has one of the values in the list. An empty list could never match, and "
      + "EventBridge rejects it.",
    source: "EventBridge user guide, \"Event pattern syntax\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {state: ⏵[]⏴}",
      good: "source: [com.example.shop]\ndetail: {state: [open]}"))
  static let patternValueNotInList = DiagnosticCode(
    306, "value-not-in-list", stage: .workflow, summary: "A value in a raw pattern is not in a list.",
    explanation:
      "In a raw pattern every value is in a list, even a single one. (The conditions of `where` also accept a "
      + "single value.)",
    source: "EventBridge user guide, \"Event pattern syntax\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {state: ⏵open⏴}",
      good: "source: [com.example.shop]\ndetail: {state: [open]}"))
  static let patternListInList = DiagnosticCode(
    307, "list-in-list", stage: .workflow, summary: "A list of values contains a list.",
    explanation:
      "Write the values side by side. If the field of the event is an array, any of its elements may match.",
    source: "EventBridge user guide, \"Event pattern syntax\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {state: [open, ⏵[closed]⏴]}",
      good: "source: [com.example.shop]\ndetail: {state: [open, closed]}"))
  static let unknownPatternOperator = DiagnosticCode(
    308, "unknown-pattern-operator", stage: .workflow,
    summary: "An object in a list of values is not an operator of EventBridge.",
    explanation:
      "The operators are `prefix`, `suffix`, `equals-ignore-case`, `wildcard`, `anything-but`, `numeric`, "
      + "`exists` and `cidr`, in lower case. Write conditions on the fields of an object without a list around "
      + "them.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {number: [{⏵perfix⏴: F-}]}",
      good: "source: [com.example.shop]\ndetail: {number: [{prefix: F-}]}"))
  static let severalPatternOperators = DiagnosticCode(
    309, "several-pattern-operators", stage: .workflow,
    summary: "An object in a list of values has more than one member.",
    explanation:
      "The entries of a list are alternatives (\"or\"), and each contains one operator. A pattern cannot "
      + "require two conditions on one field at once, except a lower and an upper bound of `numeric`.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {number: [{prefix: F-, ⏵suffix⏴: "0"}]}"#,
      good: "source: [com.example.shop]\ndetail: {number: [{wildcard: F-*0}]}"))
  static let patternOperandNotString = DiagnosticCode(
    310, "operand-not-string", stage: .workflow, summary: "An operator that expects one string has another value.",
    explanation:
      "`prefix`, `suffix`, `equals-ignore-case`, `wildcard` and `cidr` expect one string each. For several "
      + "strings, list several objects; only under `anything-but` do these operators accept a list.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {number: [{prefix: ⏵[F-, G-]⏴}]}",
      good: "source: [com.example.shop]\ndetail: {number: [{prefix: F-}, {prefix: G-}]}"))
  static let unknownAffixOption = DiagnosticCode(
    311, "unknown-affix-option", stage: .workflow,
    summary: "`prefix` or `suffix` contains an object other than `{equals-ignore-case: …}`.",
    explanation: "The only option of these two operators is to ignore case.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {number: [{prefix: {⏵ignore-case⏴: f-}}]}",
      good: "source: [com.example.shop]\ndetail: {number: [{prefix: {equals-ignore-case: f-}}]}"))
  static let existsNotBoolean = DiagnosticCode(
    312, "exists-not-boolean", stage: .workflow, summary: "The operand of `exists` is not `true` or `false`.",
    explanation:
      "`{exists: true}` matches a field with any scalar value, including `null`; `{exists: false}` matches a "
      + "field that is missing, or that is an object or an empty array. `yes` and `\"true\"` are strings.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {refund: [{exists: ⏵yes⏴}]}",
      good: "source: [com.example.shop]\ndetail: {refund: [{exists: true}]}"))
  static let cidrMalformed = DiagnosticCode(
    321, "cidr-malformed", stage: .workflow, summary: "The operand of `cidr` is not a CIDR block.",
    explanation:
      "A CIDR block is an IPv4 or IPv6 address, one `/` and the number of leading bits: at most 31 for IPv4 and "
      + "127 for IPv6. List a single address as a plain string, which matches every spelling of it.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {address: [{cidr: ⏵10.0.0.1/32⏴}]}",
      good: "source: [com.example.shop]\ndetail: {address: [10.0.0.1]}"))
  static let wildcardSyntax = DiagnosticCode(
    322, "wildcard-syntax", stage: .workflow, summary: "The text of `wildcard` is invalid.",
    explanation:
      "`*` matches any text, including none. Two in a row are not allowed. `\\*` is a literal star and `\\\\` a "
      + "literal backslash; EventBridge rejects any other backslash.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {file: [{wildcard: ⏵"in/**/a.csv"⏴}]}"#,
      good: #"source: [com.example.shop]\#ndetail: {file: [{wildcard: "in/*/a.csv"}]}"#))
  static let orNotList = DiagnosticCode(
    323, "or-not-list", stage: .workflow, summary: "`$or` is not a list of objects.",
    explanation:
      "`$or` contains a list of objects, each with conditions relative to the place of `$or`. To match several "
      + "values of one field, list them without `$or`.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {$or: ⏵{state: [open]}⏴}",
      good: "source: [com.example.shop]\ndetail: {$or: [{state: [open]}, {total: [0]}]}"))
  static let orTooFew = DiagnosticCode(
    324, "or-too-few", stage: .workflow, summary: "`$or` has fewer than two branches.",
    explanation: "With one branch there is no alternative, and EventBridge rejects the pattern.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {$or: ⏵[{state: [open]}]⏴}",
      good: "source: [com.example.shop]\ndetail: {state: [open]}"))
  static let reservedInOr = DiagnosticCode(
    325, "reserved-in-or", stage: .workflow, summary: "A field inside `$or` has an operator's name.",
    explanation:
      "Inside `$or`, EventBridge reads a field of this name as a misplaced operator and rejects the pattern. "
      + "Name the field that the operator should test.",
    source: "github.com/aws/event-ruler",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {$or: [{⏵prefix⏴: [F-]}, {state: [open]}]}",
      good: "source: [com.example.shop]\ndetail: {$or: [{number: [{prefix: F-}]}, {state: [open]}]}"))
}

extension DiagnosticCode.Example {
  /// A workflow started by a raw pattern; the texts are the lines below `pattern:`.
  static func pattern(bad: String, good: String) -> DiagnosticCode.Example {
    func indented(_ lines: String) -> String { lines.split(separator: "\n").map { "\n    " + $0 }.joined() }
    return inlinePattern(bad: indented(bad), good: indented(good))
  }

  /// A workflow started by a raw pattern; the texts follow `pattern:` on the same line or below it.
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
    "expected one operator, found \(escaped: first) and \(escaped: name)"
  }
  static func operand(_ kind: Sentence, of name: String) -> Sentence {
    "expected a string for '\(term: name)', found \(kind)"
  }
  static let listInList: Sentence = "expected a value or an operator, found a list"
  static let listDirectly: Sentence = "list its entries directly; they match any element of an array in the event"
  static let writeDecimalOrQuotes: Sentence = "write it in decimal, or in quotes for a string"
  static let emptyObjectAsValue: Sentence = "expected a value or an operator, found an empty object"
  static let writeExists: Sentence = "write an operator such as {exists: true}"
  static let oneOperatorAnObject: Sentence =
    "write one operator per object; list several objects to match any of them"
  static let theOperator: Sentence = "the operator"
  static func operandOfExists(_ kind: Sentence) -> Sentence { "expected true or false for 'exists', found \(kind)" }
  static let writeTrueOrFalse: Sentence = "write true or false"
  static let noRegularExpressions: Sentence =
    "patterns have no regular expressions: write {wildcard: \"a*z\"}, {prefix: a} or {suffix: z}"
  static let noDates: Sentence =
    "patterns compare numbers, not dates: let the event through, and compare the date with 'if' in the task"
  static func otherAlternatives(_ word: String) -> Sentence {
    "'\(word)' is not a field: it has a list of conditions"
  }
  static let writeOr: Sentence = "write '$or' with the same list"
  static let writeTogether: Sentence = "write the conditions beside each other in one map: all of them must be met"
  static func withoutSeparator(_ digits: String) -> Sentence {
    "write \(digits): the comma separates two values of the list"
  }
  static let writePathAsKey: Sentence = "for a nested field, write its dotted path as the key"
  static let writeObjectWithoutList: Sentence =
    "for conditions on nested fields, write the object without the list around it"
  static func unknownOperator(_ name: String) -> Sentence { "unknown operator \(escaped: name)" }
  static let writeOneString: Sentence = "write one string"
  static func expectsOneString(_ name: String) -> Sentence {
    "'\(term: name)' expects one string; list several {\(term: name): …} to match any of them"
  }
  static func emptyOperandObject(_ name: String) -> Sentence {
    "expected a string for '\(term: name)', found an empty object"
  }
  static let writeStringOrIgnoreCase: Sentence = "write a string, or {equals-ignore-case: …}"
  static func operandObject(_ member: String, of name: String) -> Sentence {
    "unknown option \(escaped: member) of '\(term: name)'"
  }
  static let ignoreCaseTwice: Sentence = "duplicate 'equals-ignore-case' in one object"
  static func repeatedWildcard(_ text: String) -> Sentence { "two '*' in a row in \(escaped: text)" }
  static let oneWildcardIsEnough: Sentence = "one '*' already matches any text; write '\\*' for a literal star"
  static func strayBackslash(_ text: String) -> Sentence { "a backslash escapes nothing in \(escaped: text)" }
  static let escapesOfWildcards: Sentence =
    "only '\\*' and '\\\\' are escapes; write '\\\\' for a literal backslash"
  static let writeBlock: Sentence = "write an address, one '/' and the number of leading bits, such as 10.0.0.0/24"
  static let writeBits: Sentence = "write a whole number of leading bits after the '/'"
  static let writeAddressInFull: Sentence = "write a full IPv4 or IPv6 address before the '/'"
  static let listAddressItself: Sentence = "for a single address, list the address itself as a string"
  static func noBlock(_ text: String) -> Sentence { "\(escaped: text) is not a CIDR block" }
  static let writePattern: Sentence = "write an object such as {source: [com.example]}"
  static let writeConditions: Sentence = "write a map of conditions by path"
  static let withoutCondition: Sentence = "the pattern has no condition"
  static let nameOneField: Sentence = "name at least one field, or remove it"
  static func reservedInOr(_ name: String) -> Sentence { "'\(name)' cannot be the name of a field inside '$or'" }
  static func nameTestedField(_ name: String) -> Sentence { "name the field that \(escaped: name) should test" }
  static let readAsOperator: Sentence = "Inside '$or', EventBridge reads this name as an operator without a field."
  static func valueNotInList(_ kind: Sentence, of field: String) -> Sentence {
    "expected a list for \(escaped: field), found \(kind)"
  }
  static let putInList: Sentence = "put it in a list"
  static func orNotList(_ kind: Sentence) -> Sentence { "expected a list of objects for '$or', found \(kind)" }
  static let writeBranches: Sentence = "write a list of two or more objects"
  static func branchNotObject(_ kind: Sentence) -> Sentence {
    "expected an object for a branch of '$or', found \(kind)"
  }
  static let writeBranch: Sentence = "write an object of conditions"
  static let giveMoreBranches: Sentence = "write two or more branches, or remove '$or'"
  static let emptyListMatchesNothing: Sentence = "an empty list matches nothing"
  static let listOccurring: Sentence = "list the values to match, or write [{exists: true}] for any value"
  static func replacementEscaped(_ text: String) -> Sentence { "replace with \(escaped: text)" }
  static let titlePutInList: Sentence = "put it in a list"
  static let titlePutInQuotes: Sentence = "put it in quotes"
  static func operators(_ names: [String]) -> Sentence { "the operators are \(terms: names)" }
  static func noPattern(_ kind: Sentence) -> Sentence { "expected a pattern, found \(kind)" }
  static func noConditions(_ kind: Sentence) -> Sentence { "expected conditions, found \(kind)" }
  static let orWithoutBranch: Sentence = "'$or' has no branches"
  static let orWithOneBranch: Sentence = "'$or' has only one branch"
}

extension Sentence.StringInterpolation {
  /// Adds source text in single quotes, on one line: invisible characters are escaped, and a long text is cut.
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
  /// In words, such as `a string`.
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
