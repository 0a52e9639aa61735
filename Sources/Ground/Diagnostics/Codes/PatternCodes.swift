// Codes 03xx: event patterns. What one condition may say stands here, the whole pattern in PatternLimitCodes.swift.

extension DiagnosticCode {
  /// The text of a pattern is not JSON.
  public static let patternNotJSON = DiagnosticCode(301, "pattern-not-json")
  /// Text stands behind the end of a pattern.
  public static let textAfterPattern = DiagnosticCode(302, "text-after-pattern", .warning)
  /// A pattern is not an object.
  public static let patternNotObject = DiagnosticCode(303, "pattern-not-object")
  /// A pattern, a branch of `$or` or an entry of a list is an empty object.
  public static let emptyPatternObject = DiagnosticCode(304, "empty-pattern-object")
  /// A field has an empty list of values.
  public static let emptyPatternList = DiagnosticCode(305, "empty-pattern-list")
  /// A value in a raw pattern is not in a list.
  public static let patternValueNotInList = DiagnosticCode(306, "value-not-in-list")
  /// A list of values holds a list.
  public static let patternListInList = DiagnosticCode(307, "list-in-list")
  /// An object in a list of values is not an operator that EventBridge knows.
  public static let unknownPatternOperator = DiagnosticCode(308, "unknown-pattern-operator")
  /// An object in a list of values has more than one member.
  public static let severalPatternOperators = DiagnosticCode(309, "several-pattern-operators")
  /// An operator that takes one string has something else.
  public static let patternOperandNotString = DiagnosticCode(310, "operand-not-string")
  /// `prefix` or `suffix` holds an object other than `{equals-ignore-case: …}`.
  public static let unknownAffixOption = DiagnosticCode(311, "unknown-affix-option")
  /// The operand of `exists` is not `true` or `false`.
  public static let existsNotBoolean = DiagnosticCode(312, "exists-not-boolean")
  /// `anything-but` holds a value that it cannot leave out.
  public static let anythingButOperand = DiagnosticCode(313, "anything-but-operand")
  /// `anything-but` holds an operator that it cannot leave out.
  public static let anythingButOperator = DiagnosticCode(314, "anything-but-operator")
  /// The list of `anything-but` is empty, mixed, or holds something else than strings and numbers.
  public static let anythingButList = DiagnosticCode(315, "anything-but-list")
  /// `anything-but` leaves out every string, or nothing.
  public static let anythingButEmpty = DiagnosticCode(316, "anything-but-nothing")
  /// The operand of `numeric` is not a comparison or a range.
  public static let numericForm = DiagnosticCode(317, "numeric-form")
  /// `numeric` compares with something that is not a number.
  public static let numericOperand = DiagnosticCode(318, "numeric-operand")
  /// The lower bound of a numeric range is not below its upper bound.
  public static let numericRangeEmpty = DiagnosticCode(319, "numeric-range-empty")
  /// A number has more digits than EventBridge compares.
  public static let inexactNumber = DiagnosticCode(320, "inexact-number")
  /// The operand of `cidr` is not a block of addresses.
  public static let cidrMalformed = DiagnosticCode(321, "cidr-malformed")
  /// The text of `wildcard` cannot be read.
  public static let wildcardSyntax = DiagnosticCode(322, "wildcard-syntax")
  /// `$or` is not a list of objects.
  public static let orNotList = DiagnosticCode(323, "or-not-list")
  /// `$or` has fewer than two branches.
  public static let orTooFew = DiagnosticCode(324, "or-too-few")
  /// A field inside `$or` has an operator's name.
  public static let reservedInOr = DiagnosticCode(325, "reserved-in-or")
}

extension DiagnosticRegistry {
  static let patternConditions: [DiagnosticInfo] = [
    DiagnosticInfo(
      .patternNotJSON,
      summary: "The text of a pattern is not JSON.",
      explanation: "EventBridge takes strict JSON: names and strings in double quotes, no comments, no trailing "
        + "commas, no numbers such as `+1` or `.5`.",
      source: "RFC 8259",
      example: DiagnosticInfo.Example(
        .shown, bad: #"{"source": ["com.example.shop"⏵,⏴]}"#, good: #"{"source": ["com.example.shop"]}"#)),
    DiagnosticInfo(
      .textAfterPattern,
      summary: "Text stands behind the end of a pattern.",
      explanation: "EventBridge's open source matcher ignores it, so it never has the effect that was meant.",
      source: "github.com/aws/event-ruler",
      example: DiagnosticInfo.Example(
        .shown, bad: #"{"source": ["com.example.shop"]} ⏵{"detail": {}}⏴"#,
        good: #"{"source": ["com.example.shop"]}"#)),
    DiagnosticInfo(
      .patternNotObject,
      summary: "A pattern is not an object.",
      explanation:
        "A pattern says for each field of an event which values it may have, so it is an object of field "
        + "names.",
      source: "EventBridge user guide, \"Event pattern syntax\"",
      example: .inlinePattern(
        bad: "⏵[com.example.shop]⏴",
        good: "{source: [com.example.shop]}")),
    DiagnosticInfo(
      .emptyPatternObject,
      summary: "A pattern, a branch of `$or` or an entry of a list is an empty object.",
      explanation: "An empty object asks for nothing, and EventBridge refuses it at any depth. For any event of a "
        + "source, leave the field out; for any value, write `{exists: true}`.",
      source: "EventBridge user guide, \"Event pattern syntax\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: ⏵{}⏴",
        good: "source: [com.example.shop]\ndetail: {state: [{exists: true}]}")),
    DiagnosticInfo(
      .emptyPatternList,
      summary: "A field has an empty list of values.",
      explanation:
        "A list holds the values of which one must occur; an empty one could never match, and EventBridge "
        + "refuses it.",
      source: "EventBridge user guide, \"Event pattern syntax\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {state: ⏵[]⏴}",
        good: "source: [com.example.shop]\ndetail: {state: [open]}")),
    DiagnosticInfo(
      .patternValueNotInList,
      summary: "A value in a raw pattern is not in a list.",
      explanation:
        "In a raw pattern every value stands in a list, even a single one. (The conditions of `where` take "
        + "a bare value too.)",
      source: "EventBridge user guide, \"Event pattern syntax\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {state: ⏵open⏴}",
        good: "source: [com.example.shop]\ndetail: {state: [open]}")),
    DiagnosticInfo(
      .patternListInList,
      summary: "A list of values holds a list.",
      explanation:
        "Write the values side by side. Where the field of the event is an array, any of its elements may "
        + "match.",
      source: "EventBridge user guide, \"Event pattern syntax\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {state: [open, ⏵[closed]⏴]}",
        good: "source: [com.example.shop]\ndetail: {state: [open, closed]}")),
    DiagnosticInfo(
      .unknownPatternOperator,
      summary: "An object in a list of values is not an operator that EventBridge knows.",
      explanation:
        "The operators are `prefix`, `suffix`, `equals-ignore-case`, `wildcard`, `anything-but`, `numeric`, "
        + "`exists` and `cidr`, in lower case. Conditions on the fields of an object stand without a list "
        + "around them.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {number: [{⏵perfix⏴: F-}]}",
        good: "source: [com.example.shop]\ndetail: {number: [{prefix: F-}]}")),
    DiagnosticInfo(
      .severalPatternOperators,
      summary: "An object in a list of values has more than one member.",
      explanation:
        "Entries of a list are joined by \"or\", and each holds one operator. Two tests that must both hold "
        + "on one field cannot be said in one pattern, but for a lower and an upper bound of `numeric`.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: #"source: [com.example.shop]\#ndetail: {number: [{prefix: F-, ⏵suffix⏴: "0"}]}"#,
        good: "source: [com.example.shop]\ndetail: {number: [{wildcard: F-*0}]}")),
    DiagnosticInfo(
      .patternOperandNotString,
      summary: "An operator that takes one string has something else.",
      explanation:
        "`prefix`, `suffix`, `equals-ignore-case`, `wildcard` and `cidr` take one string each. For several, "
        + "list several objects; only under `anything-but` may they take a list.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {number: [{prefix: ⏵[F-, G-]⏴}]}",
        good: "source: [com.example.shop]\ndetail: {number: [{prefix: F-}, {prefix: G-}]}")),
    DiagnosticInfo(
      .unknownAffixOption,
      summary: "`prefix` or `suffix` holds an object other than `{equals-ignore-case: …}`.",
      explanation: "The only option that these two have is to compare without regard to case.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {number: [{prefix: {⏵ignore-case⏴: f-}}]}",
        good: "source: [com.example.shop]\ndetail: {number: [{prefix: {equals-ignore-case: f-}}]}")),
    DiagnosticInfo(
      .existsNotBoolean,
      summary: "The operand of `exists` is not `true` or `false`.",
      explanation: "`{exists: true}` holds for a field with any scalar value, `null` too; `{exists: false}` for a "
        + "field that is missing, or is an object or an empty array. `yes` and `\"true\"` are strings.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {refund: [{exists: ⏵yes⏴}]}",
        good: "source: [com.example.shop]\ndetail: {refund: [{exists: true}]}")),
    DiagnosticInfo(
      .anythingButOperand,
      summary: "`anything-but` holds a value that it cannot leave out.",
      explanation:
        "It leaves out strings or numbers. For `true`, `false` and `null` list the values that may occur "
        + "instead.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {paid: [{anything-but: ⏵true⏴}]}",
        good: "source: [com.example.shop]\ndetail: {paid: [false, null]}")),
    DiagnosticInfo(
      .anythingButOperator,
      summary: "`anything-but` holds an operator that it cannot leave out.",
      explanation:
        "Under it stand values, or `prefix`, `suffix`, `equals-ignore-case` or `wildcard`. The rest of a "
        + "numeric range is said with the opposite comparison.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: #"source: [com.example.shop]\#ndetail: {total: [{anything-but: {⏵numeric⏴: [">", 100]}}]}"#,
        good: #"source: [com.example.shop]\#ndetail: {total: [{numeric: ["<=", 100]}]}"#)),
    DiagnosticInfo(
      .anythingButList,
      summary: "The list of `anything-but` is empty, mixed, or holds something else than strings and numbers.",
      explanation:
        "All its entries are strings, or all are numbers. A string and a number are never equal, so a field "
        + "that may be either needs two conditions.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {size: [{anything-but: ⏵[small, 1]⏴}]}",
        good: #"source: [com.example.shop]\#ndetail: {size: [{anything-but: [small, "1"]}]}"#)),
    DiagnosticInfo(
      .anythingButEmpty,
      summary: "`anything-but` leaves out every string, or nothing.",
      explanation:
        "Every string starts and ends with the empty one, so an empty `prefix` or `suffix` would leave out "
        + "all of them; an empty list leaves out none. EventBridge refuses both.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: #"source: [com.example.shop]\#ndetail: {size: [{anything-but: {prefix: ⏵""⏴}}]}"#,
        good: "source: [com.example.shop]\ndetail: {size: [{anything-but: {prefix: x}}]}")),
    DiagnosticInfo(
      .numericForm,
      summary: "The operand of `numeric` is not a comparison or a range.",
      explanation:
        "It is a list: `[\"=\", 5]`, `[\"<\", 5]`, or a lower and then an upper bound, `[\">=\", 0, \"<\", 10]`. "
        + "The comparisons are `=`, `<`, `<=`, `>` and `>=`.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [⏵"=>"⏴, 100]}]}"#,
        good: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [">=", 100]}]}"#)),
    DiagnosticInfo(
      .numericOperand,
      summary: "`numeric` compares with something that is not a number.",
      explanation: "A number in quotes is a string. Note that a field that holds digits as a string never meets "
        + "`numeric`.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [">=", ⏵"100"⏴]}]}"#,
        good: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [">=", 100]}]}"#)),
    DiagnosticInfo(
      .numericRangeEmpty,
      summary: "The lower bound of a numeric range is not below its upper bound.",
      explanation:
        "EventBridge refuses it, even where one number would fit (`[\">=\", 5, \"<=\", 5]` is `[\"=\", 5]`).",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: #"source: [com.example.shop]\#ndetail: {total: [{numeric: ⏵[">=", 10, "<", 5]⏴}]}"#,
        good: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [">=", 5, "<", 10]}]}"#)),
    DiagnosticInfo(
      .inexactNumber,
      summary: "A number has more digits than EventBridge compares.",
      explanation:
        "Numbers are compared as 64-bit floating point. Those with up to 15 digits always work; one that "
        + "would be rounded is refused by `numeric` and `anything-but`, matches only its own spelling as a "
        + "plain value, and is changed by tools on the way. Large identifiers belong in strings.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {id: [⏵12345678901234567891⏴]}",
        good: #"source: [com.example.shop]\#ndetail: {id: ["12345678901234567891"]}"#)),
    DiagnosticInfo(
      .cidrMalformed,
      summary: "The operand of `cidr` is not a block of addresses.",
      explanation: "It is an IPv4 or IPv6 address, one `/` and the number of leading bits: at most 31 and 127. A "
        + "single address is listed as a plain string, which matches every spelling of it.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {address: [{cidr: ⏵10.0.0.1/32⏴}]}",
        good: "source: [com.example.shop]\ndetail: {address: [10.0.0.1]}")),
    DiagnosticInfo(
      .wildcardSyntax,
      summary: "The text of `wildcard` cannot be read.",
      explanation: "`*` stands for any text, none too. Two in a row are refused. `\\*` is a star and `\\\\` a "
        + "backslash; any other backslash is refused.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: #"source: [com.example.shop]\#ndetail: {file: [{wildcard: ⏵"in/**/a.csv"⏴}]}"#,
        good: #"source: [com.example.shop]\#ndetail: {file: [{wildcard: "in/*/a.csv"}]}"#)),
    DiagnosticInfo(
      .orNotList,
      summary: "`$or` is not a list of objects.",
      explanation:
        "`$or` holds a list of objects, each with conditions relative to where `$or` stands. For several "
        + "values of one field no `$or` is needed: list them.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {$or: ⏵{state: [open]}⏴}",
        good: "source: [com.example.shop]\ndetail: {$or: [{state: [open]}, {total: [0]}]}")),
    DiagnosticInfo(
      .orTooFew,
      summary: "`$or` has fewer than two branches.",
      explanation: "With one branch there is nothing to choose; EventBridge refuses it.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {$or: ⏵[{state: [open]}]⏴}",
        good: "source: [com.example.shop]\ndetail: {state: [open]}")),
    DiagnosticInfo(
      .reservedInOr,
      summary: "A field inside `$or` has an operator's name.",
      explanation: "Inside `$or`, EventBridge takes a field of this name for an operator that was put there by "
        + "mistake, and refuses the pattern. Name the field that the operator is to test.",
      source: "github.com/aws/event-ruler",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {$or: [{⏵prefix⏴: [F-]}, {state: [open]}]}",
        good: "source: [com.example.shop]\ndetail: {$or: [{number: [{prefix: F-}]}, {state: [open]}]}")),
  ]
}

extension DiagnosticRegistry {
  static let patterns: [DiagnosticInfo] = patternConditions + patternLimits + patternLint
}

extension DiagnosticInfo.Example {
  /// A workflow that is started by a raw pattern; the texts are the lines below `pattern:`.
  static func pattern(bad: String, good: String) -> DiagnosticInfo.Example {
    func indented(_ lines: String) -> String {
      lines.split(separator: "\n").map { "\n    " + $0 }.joined()
    }
    return inlinePattern(bad: indented(bad), good: indented(good))
  }

  /// A workflow that is started by a raw pattern; the texts are what stands behind `pattern:`.
  static func inlinePattern(bad: String, good: String) -> DiagnosticInfo.Example {
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
    return DiagnosticInfo.Example(.workflow, bad: workflow(bad), good: workflow(good))
  }
}
