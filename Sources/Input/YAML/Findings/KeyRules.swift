public import Diagnostics

// Codes 0108 to 0113, 0120 and 0121: keys, and the lines that they stand on.

public extension DiagnosticCode {
  static let nestedColon = DiagnosticCode(
    108, "nested-colon", stage: .syntax, summary: "A value without quotes holds a colon and a space.",
    explanation: """
      A colon with a space behind it ends a key, so `description: Note: urgent` would be a key in the value of a key on \
      one line, which YAML does not allow.

      Put the value in quotes. If a mapping is meant, start it on the next line, indented.
      """, source: "YAML 1.2.2, section 7.4.2",
    example: .init(
      workflow, bad: "description: Note⏵:⏴ this is urgent", good: "description: \"Note: this is urgent\""))
  static let missingSpaceAfterColon = DiagnosticCode(
    109, "missing-space-after-colon", stage: .syntax, summary: "A colon has no space behind it.",
    explanation: """
      Only a colon with a space or a line end behind it ends a key, so that `https://example.com` and `12:30` are texts. \
      `owner:billing` is therefore a text, not a key with a value.

      Write a space behind the colon.
      """, source: "YAML 1.2.2, section 7.3.3",
    example: .init(workflow, bad: "owner⏵:⏴billing-ops", good: "owner: billing-ops"))
  static let lineWithoutColon = DiagnosticCode(
    110, "line-without-colon", stage: .syntax, summary: "A line among keys is no key.",
    explanation: """
      Where a mapping goes on, each line is a key with a colon. A line of text in that column is most often the rest of \
      a value above it, which has to be indented more deeply.

      Write `key: value`; indent the continuation of a text, or start the text with `|` or a quote.
      """, source: "YAML 1.2.2, section 8.2.2",
    example: .init(
      workflow, bad: "description: Hand each order\n⏵over to the warehouse⏴",
      good: "description: Hand each order\n  over to the warehouse"))
  static let wrongIndentation = DiagnosticCode(
    111, "wrong-indentation", stage: .syntax, summary: "The indentation of a line fits nothing above it.",
    explanation: """
      Keys of one mapping, and items of one list, start in the same column. A line that starts between the columns of \
      the levels around it, or deeper than its neighbours, belongs to none of them.

      Start it in the column of the lines it belongs to.
      """, source: "YAML 1.2.2, section 6.1",
    example: .init(
      workflow, bad: "labels:\n  domain: billing\n   ⏵team⏴: support",
      good: "labels:\n  domain: billing\n  team: support"))
  static let textBehindValue = DiagnosticCode(
    112, "text-behind-value", stage: .syntax, summary: "Text stands behind a value that has already ended.",
    explanation: """
      A value in quotes ends with its closing quote, an alias with its name, a list with its bracket. What follows on \
      the line has no meaning. Most often the quote was meant as a part of the text.

      Put the whole value in quotes; inside single quotes write `''` for a quote, inside double quotes `\\"`.
      """, source: "YAML 1.2.2, section 7.3",
    example: .init(workflow, bad: "description: 'It'⏵s urgent'⏴", good: "description: 'It''s urgent'"))
  static let inlineItem = DiagnosticCode(
    113, "inline-item", stage: .syntax, summary: "A list item stands on the line of its key.",
    explanation: """
      `- ` starts an item of a list, and the list starts on the line below its key. On the line of the key it can only \
      be a text, and a text that starts with `- ` needs quotes.

      Start the list on the next line, or write `[…]`.
      """, source: "YAML 1.2.2, section 8.2.1",
    example: .init(
      workflow, bad: "description: ⏵-⏴ Hand each order over", good: "description: \"- Hand each order over\""))
  static let textBehindDocument = DiagnosticCode(
    120, "text-behind-document", stage: .syntax, summary: "Text stands behind the end of the document.",
    explanation: """
      A document is one value. A line that starts further to the left than the first one, or anything behind `...`, \
      belongs to no document.

      Start all keys in the same column; begin a further document with `---`.
      """, source: "YAML 1.2.2, section 9.1",
    example: .init(
      .workflow, bad: "  owner: billing-ops\n⏵description⏴: Hand over\n" + workflow("labels: {domain: orders}"),
      good: "owner: billing-ops\ndescription: Hand over\n" + workflow("labels: {domain: orders}")))
  static let keyTooLong = DiagnosticCode(
    121, "key-too-long", stage: .syntax, summary: "A key has more than 1,024 characters.",
    explanation: """
      YAML looks no further than 1,024 characters for the colon that makes a text a key. So long a key is nearly always a \
      text that holds a colon by accident.

      Put the text in quotes, or start it with `|` on a line of its own.
      """, source: "YAML 1.2.2, section 7.4.2",
    example: .init(
      workflow, bad: "⏵\(String(repeating: "long-", count: 210))key⏴: value", good: "description: value"))
}

extension Sentence {
  static let secondColon: Sentence = "a second ':' stands in the value of a key"
  static let listStartsHere: Sentence = "the list starts here"
  static let mappingStartsHere: Sentence = "the mapping starts here"
  static func indentedMoreDeeply(_ text: String) -> Sentence {
    "'\(text)' is indented more deeply than its neighbours"
  }
  static let startInColumnOfKeys: Sentence = "start it in the column of the other keys"
  static let deeperLineContinues: Sentence = "the deeper line continues this value"
  static let quoteOrNewLine: Sentence = "put the value in quotes, or start the inner mapping on a line of its own"
  static func keyTooLong(characters count: Int) -> Sentence { "a key of \(count) characters is too long" }
  static let keyLimit: Sentence = "a key in YAML has at most 1024 characters"
  static let spaceMissing: Sentence = "a space is missing behind ':'"
  static let colonIsPartOfText: Sentence = "Without the space, YAML reads the colon as a part of the text."
  static let putSpaceBehindColon: Sentence = "put a space behind ':'"
  static func noKey(_ text: String) -> Sentence { "'\(text)' is no key: it has no ':'" }
  static let writeKeyAndValue: Sentence = "write 'key: value'; a text over several lines needs '|' or quotes"
  static let itemAmongKeys: Sentence = "a list item stands among the keys of a mapping"
  static let putListUnderKey: Sentence = "put the list under a key of its own, or indent it under its key"
  static func noItem(_ text: String) -> Sentence { "'\(text)' stands in the column of a list but is no item of it" }
  static let startWithDash: Sentence = "start it with '- ', or indent it as what it belongs to"
  static func fitsNothingAbove(_ text: String) -> Sentence { "the indentation of '\(text)' fits nothing above it" }
  static let startInColumnOfItsKeys: Sentence = "start it in the column of the keys it belongs to"
  static let mappingAroundStartsHere: Sentence = "the mapping around it starts here"
  static let itemOnLineOfKey: Sentence = "a list item cannot stand on the line of its key"
  static let startListOnNextLine: Sentence =
    "start the list on the next line, or write '[…]'; for a text that starts with '- ', use quotes"
  static func behindEndedValue(_ text: String) -> Sentence {
    "'\(text)' stands behind a value that has already ended"
  }
  static let quoteWholeOrTakeAway: Sentence = "put the whole value in quotes, or take this away"
  static func behindClosingQuote(_ text: String) -> Sentence { "'\(text)' stands behind the closing quote" }
  static func quoteAllOfIt(_ mend: Sentence) -> Sentence { "put all of it in the quotes; \(mend)" }
  static func behindDocument(_ text: String) -> Sentence { "'\(text)' stands behind the end of the document" }
  static let startInColumnOrNewDocument: Sentence =
    "start it in the column of the lines above, or begin a new document with '---'"
}
