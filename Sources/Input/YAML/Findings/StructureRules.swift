public import Diagnostics

// Codes 0130 and above: valid YAML that a workflow cannot contain.

public extension DiagnosticCode {
  static let nestingTooDeep = DiagnosticCode(
    130, "nesting-too-deep", stage: .syntax,
    summary: "Lists and maps are nested more than 128 levels deep.",
    explanation: """
      No workflow needs more than a dozen levels. Deeper nesting comes from a broken generator, or is meant to \
      exhaust the program that reads it, so reading stops at the limit. An alias counts as if its value were \
      written out.

      Make the structure flatter.
      """,
    example: .init(
      inputsWorkflow,
      bad: "{queue: orders, message: " + String(repeating: "[", count: 124) + "⏵[⏴"
        + String(repeating: "]", count: 125) + "}", good: "{queue: orders, message: [[1]]}"))
  static let aliasExpansion = DiagnosticCode(
    131, "alias-expansion", stage: .syntax, summary: "Aliases expand to far more values than the file contains.",
    explanation: """
      An alias of a list of aliases multiplies: ten lines can expand to billions of values (the \"billion laughs\" \
      attack). The aliases of a document may expand to at most 10,000 values, or ten times as many as the document \
      spells out. Each 64 bytes of a text count as one more value.

      Use fewer aliases, or aliases of smaller values.
      """, example: .init(inputsWorkflow, bad: bomb(levels: 4, mark: true), good: bomb(levels: 1, mark: false)))
  static let aliasCycle = DiagnosticCode(
    132, "alias-cycle", stage: .syntax, summary: "An alias is inside the value that it refers to.",
    explanation: """
      The value would contain itself, without an end.

      Write out the value that you mean.
      """,
    example: .init(
      inputsWorkflow, bad: "{queue: orders, message: &message [1, ⏵*message⏴]}",
      good: "{queue: orders, message: [1, [1]]}"))
  static let undefinedAlias = DiagnosticCode(
    133, "undefined-alias", stage: .syntax, summary: "An alias refers to no anchor.",
    explanation: """
      `*name` stands for the value that `&name` marks earlier in the same document. An anchor is not known in \
      other documents of the file.

      Correct the name, move the anchor before the alias, or put text that starts with `*` in quotes.
      """, source: "YAML 1.2.2, section 7.1",
    example: .init(
      workflow, bad: "owner: &team billing-ops\ndescription: ⏵*taem⏴",
      good: "owner: &team billing-ops\ndescription: *team"))
  static let duplicateKey = DiagnosticCode(
    134, "duplicate-key", stage: .syntax, summary: "A map has the same key twice.",
    explanation: """
      YAML requires unique keys, but most readers silently use the last one and others the first. One of the two \
      values would be lost silently.

      Remove one of them, or correct its name.
      """, source: "YAML 1.2.2, section 3.2.1.3",
    example: .init(workflow, bad: "owner: billing-ops\n⏵owner⏴: support", good: "owner: billing-ops"))
  static let keyNotScalar = DiagnosticCode(
    135, "key-not-scalar", stage: .syntax, summary: "A key is a list or a map.",
    explanation: """
      YAML allows any value as a key. JSON, and so everything that a workflow compiles to, allows only strings. \
      YAML reads a bracket at the start of a key as the start of a list or map.

      Put text that starts with a bracket in quotes.
      """, example: .init(workflow, bad: "labels: {⏵[domain]⏴: billing}", good: "labels: {domain: billing}"))
  static let mergeKey = DiagnosticCode(
    136, "merge-key", stage: .syntax, summary: "A map contains the merge key `<<`.",
    explanation: """
      Merge keys were an extension of YAML 1.1 and are not part of YAML 1.2. Readers differ in which keys win, and \
      the place where a merged key is written is no longer the place where it is used.

      Anchors and aliases are allowed: use an alias for the whole map, or write the keys out. Put what all \
      workflows share under `defaults` of the project file.
      """,
    example: .init(
      inputsWorkflow, bad: "{queue: orders, message: {base: &base {kind: order}, full: {⏵<<⏴: *base, open: true}}}",
      good: "{queue: orders, message: {base: &base {kind: order}, full: {base: *base, open: true}}}"))
  static let unknownTag = DiagnosticCode(
    137, "unknown-tag", stage: .syntax, summary: "A tag is not one of YAML's core schema.",
    explanation: """
      A tag names a type. Tasuki knows `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!seq` and `!!map`, and \
      `!` for a string. Tags of other programs, such as CloudFormation's `!Ref`, mean nothing in a workflow.

      Remove the tag. If it belongs to the text, put the text in quotes.
      """, source: "YAML 1.2.2, section 10.3",
    example: .init(workflow, bad: "owner: ⏵!Ref⏴ Team", good: "owner: Team"))
  static let tagMismatch = DiagnosticCode(
    138, "tag-mismatch", stage: .syntax, summary: "A tag contradicts its value.",
    explanation: """
      `!!int`, `!!float`, `!!bool` and `!!null` require a value of their type, `!!seq` a list and `!!map` a map.

      Remove the tag, or change the value.
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
  static func aliasInItself(_ alias: String) -> Sentence { "the alias '*\(alias)' is inside its own value" }
  static let writeOut: Sentence = "write out the value that you mean"
  static func anchorStartsHere(_ anchor: String) -> Sentence { "'&\(anchor)' starts here" }
  static func unknownAlias(_ alias: String) -> Sentence {
    "unknown alias '*\(alias)': no '&\(alias)' comes before it"
  }
  static let quoteStar: Sentence = "put text that starts with '*' in quotes"
  static func nestedTooDeeply(_ limit: Int) -> Sentence {
    "lists and maps are nested more than \(limit) levels deep"
  }
  static let makeFlatter: Sentence = "make the structure flatter"
  static func aliasesExpandTooMuch(_ limit: Int) -> Sentence {
    "the aliases of this document expand to more than \(limit) values"
  }
  static let writeLessThroughAliases: Sentence = "use fewer aliases; this one expands to the most values"
  static let aliasesMultiply: Sentence =
    "Aliases of aliases multiply: a few lines can expand to more than fits in memory."
  static func repeatedKey(_ key: String) -> Sentence { "duplicate key '\(key)'" }
  static let removeOne: Sentence = "remove one of them"
  static let firstDefinedHere: Sentence = "first defined here"
  static let readersDisagree: Sentence = "YAML readers disagree on which of the two wins."
  static let mergeKey: Sentence = "merge keys ('<<') are not supported"
  static let writeKeysOut: Sentence = "write the keys out, or use an alias for the whole map"
  static let mergingIsNotYAML: Sentence =
    "Anchors and aliases are allowed; merging is not part of YAML 1.2, and readers differ in which keys win."
  static let bracesStartMap: Sentence = "'{{' without quotes starts a map in YAML, not an expression"
  static func unknownTag(_ tag: String) -> Sentence { "unknown tag '\(tag)'" }
  static let removeTagOrQuote: Sentence = "remove it; if it is part of the value, put the whole value in quotes"
  static func tagDoesNotFit(_ tag: String) -> Sentence { "the tag '\(tag)' does not match its value" }
  static let removeTagOrChange: Sentence = "remove the tag, or change the value"
  static let notEnoughMemory: Sentence = "not enough memory to read the file"
  static let mapAsKey: Sentence = "a map cannot be a key"
  static let listAsKey: Sentence = "a list cannot be a key"
}
