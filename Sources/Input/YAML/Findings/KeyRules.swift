public import Diagnostics

// Codes 0108 to 0113, 0120 and 0121: keys, and the lines that they are on.

public extension DiagnosticCode {
  static let nestedColon = DiagnosticCode(
    108, "nested-colon", stage: .syntax, summary: "A value without quotes contains a colon and a space.",
    explanation: """
      A colon followed by a space ends a key, so `description: Note: urgent` would be a key inside the value of \
      another key on one line, which YAML does not allow.

      Put the value in quotes. If you mean a map, start it on the next line, indented.
      """, source: "YAML 1.2.2, section 7.4.2",
    example: .init(
      workflow, bad: "description: Note⏵:⏴ this is urgent", good: "description: \"Note: this is urgent\""))
  static let missingSpaceAfterColon = DiagnosticCode(
    109, "missing-space-after-colon", stage: .syntax, summary: "A colon has no space after it.",
    explanation: """
      Only a colon followed by a space or a line end ends a key, so `https://example.com` and `12:30` are plain \
      text. `owner:billing` is therefore text, not a key with a value.

      Write a space after the colon.
      """, source: "YAML 1.2.2, section 7.3.3",
    example: .init(workflow, bad: "owner⏵:⏴billing-ops", good: "owner: billing-ops"))
  static let lineWithoutColon = DiagnosticCode(
    110, "line-without-colon", stage: .syntax, summary: "A line between keys is not a key.",
    explanation: """
      Inside a map, each line is a key with a colon. A line of text in the same column is most often the rest of a \
      value above it, which must be indented further.

      Write `key: value`; indent the continuation of a text, or start the text with `|` or a quote.
      """, source: "YAML 1.2.2, section 8.2.2",
    example: .init(
      workflow, bad: "description: Hand each order\n⏵over to the warehouse⏴",
      good: "description: Hand each order\n  over to the warehouse"))
  static let wrongIndentation = DiagnosticCode(
    111, "wrong-indentation", stage: .syntax, summary: "The indentation of a line matches no line above it.",
    explanation: """
      Keys of one map, and items of one list, start in the same column. A line that starts between the columns of \
      the levels around it, or deeper than its neighbors, belongs to none of them.

      Start it in the column of the lines that it belongs to.
      """, source: "YAML 1.2.2, section 6.1",
    example: .init(
      workflow, bad: "labels:\n  domain: billing\n   ⏵team⏴: support",
      good: "labels:\n  domain: billing\n  team: support"))
  static let textAfterValue = DiagnosticCode(
    112, "text-after-value", stage: .syntax, summary: "Text follows a value that has already ended.",
    explanation: """
      A value in quotes ends with its closing quote, an alias with its name, a list with its bracket. Anything \
      after that on the same line has no meaning. Most often the quote was meant to be part of the text.

      Put the whole value in quotes; inside single quotes write `''` for a quote, inside double quotes `\\"`.
      """, source: "YAML 1.2.2, section 7.3",
    example: .init(workflow, bad: "description: 'It'⏵s urgent'⏴", good: "description: 'It''s urgent'"))
  static let inlineItem = DiagnosticCode(
    113, "inline-item", stage: .syntax, summary: "A list item is on the same line as its key.",
    explanation: """
      `- ` starts an item of a list, and the list starts on the line below its key. On the same line as the key it \
      can only be text, and text that starts with `- ` needs quotes.

      Start the list on the next line, or write `[…]`.
      """, source: "YAML 1.2.2, section 8.2.1",
    example: .init(
      workflow, bad: "description: ⏵-⏴ Hand each order over", good: "description: \"- Hand each order over\""))
  static let textAfterDocument = DiagnosticCode(
    120, "text-after-document", stage: .syntax, summary: "Text follows the end of the document.",
    explanation: """
      A document is one value. A line that starts further to the left than the first one, or anything after `...`, \
      belongs to no document.

      Start all keys in the same column; begin another document with `---`.
      """, source: "YAML 1.2.2, section 9.1",
    example: .init(
      .workflow, bad: "  owner: billing-ops\n⏵description⏴: Hand over\n" + workflow("labels: {domain: orders}"),
      good: "owner: billing-ops\ndescription: Hand over\n" + workflow("labels: {domain: orders}")))
  static let keyTooLong = DiagnosticCode(
    121, "key-too-long", stage: .syntax, summary: "A key has more than 1,024 characters.",
    explanation: """
      YAML looks for the colon of a key in the first 1,024 characters only. A key of that length is nearly always \
      text that contains a colon by accident.

      Put the text in quotes, or start it with `|` on a line of its own.
      """, source: "YAML 1.2.2, section 7.4.2",
    example: .init(
      workflow, bad: "⏵\(String(repeating: "long-", count: 210))key⏴: value", good: "description: value"))
}

extension Sentence {
  static let secondColon: Sentence = "the value of a key contains a second ':'"
  static let listStartsHere: Sentence = "the list starts here"
  static let mapStartsHere: Sentence = "the map starts here"
  static func indentedMoreDeeply(_ text: String) -> Sentence { "'\(text)' is indented further than its neighbors" }
  static let startInColumnOfKeys: Sentence = "start it in the column of the other keys"
  static let deeperLineContinues: Sentence = "the deeper line continues this value"
  static let quoteOrNewLine: Sentence = "put the value in quotes, or start the inner map on its own line"
  static func keyTooLong(characters count: Int) -> Sentence { "the key has \(count) characters; YAML allows 1024" }
  static let keyLimit: Sentence = "put the text in quotes, or start it with '|' on its own line"
  static let spaceMissing: Sentence = "missing space after ':'"
  static func otherSpace(_ name: String) -> Sentence { "\(term: name) after ':'" }
  static let writePlainSpace: Sentence = "write a plain space"
  static let fullWidthColon: Sentence = "'：' is a full-width colon (U+FF1A), not the ':' after a key"
  static let colonIsPartOfText: Sentence = "Without the space, YAML reads the colon as part of the text."
  static let writeSpaceAfterColon: Sentence = "write a space after ':'"
  static func isNotKey(_ text: String) -> Sentence { "'\(text)' is not a key: it has no ':'" }
  static let writeKeyAndValue: Sentence = "write 'key: value'; text over several lines needs '|' or quotes"
  static let itemAmongKeys: Sentence = "expected a key of a map, found a list item"
  static let putListUnderKey: Sentence = "put the list under its own key, or indent it under its key"
  static func isNotItem(_ text: String) -> Sentence {
    "'\(text)' is in the column of a list but is not an item of it"
  }
  static let startWithDash: Sentence = "start it with '- ', or indent it to match what it belongs to"
  static func matchesNoLineAbove(_ text: String) -> Sentence {
    "the indentation of '\(text)' matches no line above it"
  }
  static let startInColumnOfItsKeys: Sentence = "start it in the column of its map's keys"
  static let enclosingMapStartsHere: Sentence = "the enclosing map starts here"
  static let itemOnLineOfKey: Sentence = "a list item cannot be on the same line as its key"
  static let startListOnNextLine: Sentence =
    "start the list on the next line, or write '[…]'; put text that starts with '- ' in quotes"
  static func afterEndedValue(_ text: String) -> Sentence { "unexpected '\(text)' after the end of a value" }
  static let quoteWholeOrRemove: Sentence = "put the whole value in quotes, or remove this"
  static func afterClosingQuote(_ text: String) -> Sentence { "unexpected '\(text)' after the closing quote" }
  static func quoteWholeValue(_ advice: Sentence) -> Sentence { "put all of it in the quotes; \(advice)" }
  static func afterDocument(_ text: String) -> Sentence { "unexpected '\(text)' after the end of the document" }
  static let startInColumnOrNewDocument: Sentence =
    "start it in the column of the lines above, or begin a new document with '---'"
}
