public import Diagnostics

// Codes 0130 and above: what YAML can read, but no workflow may hold.

public extension DiagnosticCode {
  static let nestingTooDeep = DiagnosticCode(
    130, "nesting-too-deep", stage: .syntax,
    summary: "Lists and mappings stand inside one another more than 128 levels deep.",
    explanation: """
      No workflow needs more than a dozen levels. Far more of them come from a broken generator, or are meant to exhaust \
      the program that reads them, so reading stops at the limit. What an alias stands for counts as if it were written \
      out.

      Make the structure flatter.
      """,
    example: .init(
      inputsWorkflow,
      bad: "{queue: orders, message: " + String(repeating: "[", count: 124) + "⏵[⏴"
        + String(repeating: "]", count: 125) + "}", good: "{queue: orders, message: [[1]]}"))
  static let aliasExpansion = DiagnosticCode(
    131, "alias-expansion", stage: .syntax, summary: "Aliases stand for far more values than the file holds.",
    explanation: """
      An alias of a list of aliases multiplies: ten lines can stand for billions of values (the \"billion laughs\" attack). \
      At most 10,000 values, or ten times as many as are written out, may come of the aliases of a document. \
      A text counts once more for each 64 bytes.

      Write out less through aliases.
      """, example: .init(inputsWorkflow, bad: bomb(levels: 4, mark: true), good: bomb(levels: 1, mark: false)))
  static let aliasCycle = DiagnosticCode(
    132, "alias-cycle", stage: .syntax, summary: "An alias stands inside the value that it stands for.",
    explanation: """
      Such a value would hold itself without an end.

      Write out what is meant.
      """,
    example: .init(
      inputsWorkflow, bad: "{queue: orders, message: &message [1, ⏵*message⏴]}",
      good: "{queue: orders, message: [1, [1]]}"))
  static let undefinedAlias = DiagnosticCode(
    133, "undefined-alias", stage: .syntax, summary: "An alias stands for nothing.",
    explanation: """
      `*name` stands for the value that `&name` marks earlier in the same document. Anchors do not reach from one \
      document to the next.

      Correct the name, move the anchor before the alias, or put a text that starts with `*` in quotes.
      """, source: "YAML 1.2.2, section 7.1",
    example: .init(
      workflow, bad: "owner: &team billing-ops\ndescription: ⏵*taem⏴",
      good: "owner: &team billing-ops\ndescription: *team"))
  static let duplicateKey = DiagnosticCode(
    134, "duplicate-key", stage: .syntax, summary: "A key stands twice in one mapping.",
    explanation: """
      YAML demands that keys are unique, but most readers silently take the last one, others the first. One of the two \
      values would be lost without a word.

      Take one of them away, or give it the name that was meant.
      """, source: "YAML 1.2.2, section 3.2.1.3",
    example: .init(workflow, bad: "owner: billing-ops\n⏵owner⏴: support", good: "owner: billing-ops"))
  static let keyNotScalar = DiagnosticCode(
    135, "key-not-scalar", stage: .syntax, summary: "A list or a mapping stands where a key must be a name.",
    explanation: """
      YAML allows any value as a key; JSON, and so everything a workflow is compiled to, allows texts alone. Brackets at \
      the start of a key are read as a list or mapping.

      Put a text that starts with a bracket in quotes.
      """, example: .init(workflow, bad: "labels: {⏵[domain]⏴: billing}", good: "labels: {domain: billing}"))
  static let mergeKey = DiagnosticCode(
    136, "merge-key", stage: .syntax, summary: "A mapping holds the merge key `<<`.",
    explanation: """
      Merge keys were an addition to YAML 1.1 and are no part of YAML 1.2. Readers differ in which keys win, and with a \
      merged mapping the place of a key is no longer the place where it is used.

      Anchors and aliases are allowed: let an alias stand for the whole mapping, or write the keys out. What all \
      workflows share belongs under `defaults` of the project file.
      """,
    example: .init(
      inputsWorkflow, bad: "{queue: orders, message: {base: &base {kind: order}, full: {⏵<<⏴: *base, open: true}}}",
      good: "{queue: orders, message: {base: &base {kind: order}, full: {base: *base, open: true}}}"))
  static let unknownTag = DiagnosticCode(
    137, "unknown-tag", stage: .syntax, summary: "A tag is none of YAML's core schema.",
    explanation: """
      A tag names a type. Known are `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!seq` and `!!map`, and `!` for a \
      text. Tags of other programs, such as CloudFormation's `!Ref`, mean nothing in a workflow.

      Take the tag away. If it belongs to a text, put the text in quotes.
      """, source: "YAML 1.2.2, section 10.3",
    example: .init(workflow, bad: "owner: ⏵!Ref⏴ Team", good: "owner: Team"))
  static let tagMismatch = DiagnosticCode(
    138, "tag-mismatch", stage: .syntax, summary: "A tag contradicts the value behind it.",
    explanation: """
      `!!int`, `!!float`, `!!bool` and `!!null` demand a value of their type, `!!seq` a list and `!!map` a mapping.

      Take the tag away, or change the value.
      """, source: "YAML 1.2.2, section 10.3",
    example: .init(
      inputsWorkflow, bad: "{queue: orders, message: {count: ⏵!!int⏴ many}}",
      good: "{queue: orders, message: {count: !!int 12}}"))
}

extension DiagnosticCode {
  /// Inputs whose aliases multiply by ten at each level.
  private static func bomb(levels: Int, mark: Bool) -> String {
    var text = "\n      queue: orders\n      message:\n        level-0: &level-0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"
    for level in 1...levels {
      let alias = "*level-\(level - 1)"
      let first = mark && level == levels ? "⏵\(alias)⏴" : alias
      let others = String(repeating: ", \(alias)", count: 9)
      text += "\n        level-\(level): &level-\(level) [\(first)\(others)]"
    }
    return text
  }
}

extension Sentence {
  static func aliasInItself(_ alias: String) -> Sentence {
    "the alias '*\(alias)' stands inside what it stands for"
  }
  static let writeOut: Sentence = "write out what is meant"
  static func anchorStartsHere(_ anchor: String) -> Sentence { "'&\(anchor)' starts here" }
  static func aliasOfNothing(_ alias: String) -> Sentence {
    "the alias '*\(alias)' stands for nothing: no '&\(alias)' comes before it"
  }
  static let quoteStar: Sentence = "for a text that starts with '*', use quotes"
  static func nestedTooDeeply(_ limit: Int) -> Sentence {
    "more than \(limit) lists and mappings stand inside one another"
  }
  static let makeFlatter: Sentence = "make it flatter"
  static func aliasesStandForTooMuch(_ limit: Int) -> Sentence {
    "the aliases of this document stand for more than \(limit) values"
  }
  static let writeLessThroughAliases: Sentence = "write out less through aliases; this one stands for most"
  static let aliasesMultiply: Sentence =
    "Aliases of aliases multiply: a few lines can stand for more than any machine holds."
  static func keyStandsTwice(_ key: String) -> Sentence { "the key '\(key)' stands twice in this mapping" }
  static let takeOneAway: Sentence = "take one of them away"
  static let firstDefinedHere: Sentence = "first defined here"
  static let readersDisagree: Sentence = "YAML readers disagree on which of the two counts."
  static let mergeKey: Sentence = "merge keys ('<<') are not supported"
  static let writeKeysOut: Sentence = "write the keys out, or let an alias stand for the whole mapping"
  static let mergingIsNoYAML: Sentence =
    "Anchors and aliases are allowed; merging is no part of YAML 1.2, and readers differ in what it overrides."
  static let bracesStartMapping: Sentence = "to YAML, '{{' without quotes starts a mapping, not an expression"
  static func unknownTag(_ tag: String) -> Sentence { "the tag '\(tag)' is not known here" }
  static let takeTagAwayOrQuote: Sentence =
    "take it away; if it belongs to the value, put the whole value in quotes"
  static func tagDoesNotFit(_ tag: String) -> Sentence { "the tag '\(tag)' does not fit what it stands before" }
  static let takeTagAwayOrChange: Sentence = "take the tag away, or change the value"
  static let notEnoughMemory: Sentence = "there is not enough memory to read the file"
  static let mappingAsKey: Sentence = "a mapping cannot be a key here"
  static let listAsKey: Sentence = "a list cannot be a key here"
}
