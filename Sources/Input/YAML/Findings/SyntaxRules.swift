public import Diagnostics

// Codes 0101 to 0129: mistakes of syntax.

/// The rules of what is found in the bytes, the syntax and the structure of YAML.
public let yamlRules: [DiagnosticInfo] =
  DiagnosticInfo.encodingRules + DiagnosticInfo.syntaxRules + DiagnosticInfo.structureRules

extension DiagnosticCode {
  /// A tab where YAML wants spaces.
  public static let tabIndentation = DiagnosticCode(101, "tab-indentation")
  /// A quote that nothing closes.
  public static let unclosedYAMLQuote = DiagnosticCode(102, "unclosed-quote")
  /// A bracket or brace that nothing closes.
  public static let unclosedCollection = DiagnosticCode(103, "unclosed-collection")
  /// A closing bracket or a comma that belongs to nothing.
  public static let strayClosingBracket = DiagnosticCode(104, "stray-bracket")
  /// Two entries without a comma between them.
  public static let missingFlowComma = DiagnosticCode(105, "missing-comma")
  /// An expression that needs quotes.
  public static let unquotedExpression = DiagnosticCode(106, "unquoted-expression")
  /// A value that starts with a character which YAML keeps for itself.
  public static let reservedCharacter = DiagnosticCode(107, "reserved-character")
  /// A value that holds a colon and a space.
  public static let nestedColon = DiagnosticCode(108, "nested-colon")
  /// A colon without a space behind it.
  public static let missingSpaceAfterColon = DiagnosticCode(109, "missing-space-after-colon")
  /// A line among keys that has no colon.
  public static let lineWithoutColon = DiagnosticCode(110, "line-without-colon")
  /// A line whose indentation fits nothing above it.
  public static let wrongIndentation = DiagnosticCode(111, "wrong-indentation")
  /// Text behind a value that had already ended.
  public static let textBehindValue = DiagnosticCode(112, "text-behind-value")
  /// A list item on the line of its key.
  public static let inlineItem = DiagnosticCode(113, "inline-item")
  /// A comma with no value before it.
  public static let missingFlowValue = DiagnosticCode(114, "missing-flow-value")
  /// A backslash in double quotes that starts no escape.
  public static let invalidYAMLEscape = DiagnosticCode(115, "invalid-yaml-escape")
  /// Text behind the `|` or `>` of a block of text.
  public static let invalidBlockScalar = DiagnosticCode(116, "invalid-block-scalar")
  /// A `&` or `*` without a name.
  public static let invalidAnchor = DiagnosticCode(117, "invalid-anchor")
  /// A `!` that starts no tag.
  public static let invalidTag = DiagnosticCode(118, "invalid-tag")
  /// A line that starts with `%`.
  public static let invalidDirective = DiagnosticCode(119, "invalid-directive")
  /// Text behind the end of a document.
  public static let textBehindDocument = DiagnosticCode(120, "text-behind-document")
  /// A key of more than 1,024 characters.
  public static let keyTooLong = DiagnosticCode(121, "key-too-long")
  /// Anything else that is not YAML.
  public static let yamlSyntax = DiagnosticCode(122, "yaml-syntax")
}

extension DiagnosticInfo {
  static let syntaxRules: [DiagnosticInfo] = [
    DiagnosticInfo(
      .tabIndentation, stage: .syntax,
      summary: "A line is indented with a tab.",
      explanation: """
        Indentation is YAML's structure, and no one can say how many columns a tab is wide, so YAML allows spaces alone.

        Indent with two spaces for each level. Most editors can be told to do so for `*.yaml`.
        """,
      source: "YAML 1.2.2, section 6.1",
      example: .init(
        .workflow, bad: workflow("labels:\n⏵\t⏴domain: billing"), good: workflow("labels:\n  domain: billing"))),
    DiagnosticInfo(
      .unclosedYAMLQuote, stage: .syntax,
      summary: "A quote is opened and not closed, or closed only lines below.",
      explanation: """
        A text in quotes may run over several lines, so a forgotten closing quote takes in everything that follows. The \
        mistake stands where the quote is opened, not where the file ends.

        Close the quote where its text ends.
        """,
      source: "YAML 1.2.2, section 7.3",
      example: .init(
        .workflow, bad: workflow("description: ⏵\"⏴Hand each order over"),
        good: workflow("description: \"Hand each order over\""))),
    DiagnosticInfo(
      .unclosedCollection, stage: .syntax,
      summary: "A bracket or brace is opened and not closed.",
      explanation: """
        A list in `[…]` or a mapping in `{…}` may run over several lines, so a forgotten closing bracket takes in the \
        lines that follow.

        Close it where the list or mapping ends.
        """,
      source: "YAML 1.2.2, section 7.4",
      example: .init(
        .workflow, bad: workflow("labels: ⏵{⏴domain: billing"), good: workflow("labels: {domain: billing}"))),
    DiagnosticInfo(
      .strayClosingBracket, stage: .syntax,
      summary: "A closing bracket, or a comma, belongs to nothing.",
      explanation: """
        `]`, `}` and `,` close or separate what `[` and `{` opened. One too many, or one of the other kind, leaves YAML \
        without a meaning for it.

        Take it away, close with the bracket of the same kind, or put a text that starts with a bracket in quotes.
        """,
      source: "YAML 1.2.2, section 7.4",
      example: .init(
        .workflow, bad: workflow("labels: {domain: billing}⏵}⏴"), good: workflow("labels: {domain: billing}"))),
    DiagnosticInfo(
      .missingFlowComma, stage: .syntax,
      summary: "Two entries of a list or mapping in brackets have no comma between them.",
      explanation: """
        In `[…]` and `{…}` each entry ends with a comma. Text that holds brackets of its own ends there as well.

        Write the comma, or put the text in quotes.
        """,
      source: "YAML 1.2.2, section 7.4",
      example: .init(
        .workflow, bad: workflow("labels: {domain: \"billing\" ⏵team⏴: support}"),
        good: workflow("labels: {domain: \"billing\", team: support}"))),
    DiagnosticInfo(
      .unquotedExpression, stage: .syntax,
      summary: "An expression needs quotes where it stands.",
      explanation: """
        `{` and `[` start a mapping and a list in YAML. At the start of a line's value `${{ … }}` may stand as it is, but \
        inside `{…}` and `[…]`, and where it holds `: ` or ` #`, YAML reads a part of it as its own syntax. A value that \
        starts with `{{` is always a mapping to YAML.

        Put the whole value in quotes: `{amount: "${{ event.detail.amount }}"}`.
        """,
      source: "YAML 1.2.2, section 7.3.3",
      example: .init(
        .workflow, bad: workflow(with: "{queue: orders, message: ⏵${{ event.detail.id }}⏴}"),
        good: workflow(with: "{queue: orders, message: \"${{ event.detail.id }}\"}"))),
    DiagnosticInfo(
      .reservedCharacter, stage: .syntax,
      summary: "A value starts with a character that YAML keeps for itself.",
      explanation: """
        Without quotes a value cannot start with `@`, a backtick or `%`, nor with `?` and a space.

        Put the value in quotes.
        """,
      source: "YAML 1.2.2, section 5.3",
      example: .init(.workflow, bad: workflow("owner: ⏵@⏴billing-ops"), good: workflow("owner: \"@billing-ops\""))),
    DiagnosticInfo(
      .nestedColon, stage: .syntax,
      summary: "A value without quotes holds a colon and a space.",
      explanation: """
        A colon with a space behind it ends a key, so `description: Note: urgent` would be a key in the value of a key on \
        one line, which YAML does not allow.

        Put the value in quotes. If a mapping is meant, start it on the next line, indented.
        """,
      source: "YAML 1.2.2, section 7.4.2",
      example: .init(
        .workflow, bad: workflow("description: Note⏵:⏴ this is urgent"),
        good: workflow("description: \"Note: this is urgent\""))),
    DiagnosticInfo(
      .missingSpaceAfterColon, stage: .syntax,
      summary: "A colon has no space behind it.",
      explanation: """
        Only a colon with a space or a line end behind it ends a key, so that `https://example.com` and `12:30` are texts. \
        `owner:billing` is therefore a text, not a key with a value.

        Write a space behind the colon.
        """,
      source: "YAML 1.2.2, section 7.3.3",
      example: .init(.workflow, bad: workflow("owner⏵:⏴billing-ops"), good: workflow("owner: billing-ops"))),
    DiagnosticInfo(
      .lineWithoutColon, stage: .syntax,
      summary: "A line among keys is no key.",
      explanation: """
        Where a mapping goes on, each line is a key with a colon. A line of text in that column is most often the rest of \
        a value above it, which has to be indented more deeply.

        Write `key: value`; indent the continuation of a text, or start the text with `|` or a quote.
        """,
      source: "YAML 1.2.2, section 8.2.2",
      example: .init(
        .workflow, bad: workflow("description: Hand each order\n⏵over to the warehouse⏴"),
        good: workflow("description: Hand each order\n  over to the warehouse"))),
    DiagnosticInfo(
      .wrongIndentation, stage: .syntax,
      summary: "The indentation of a line fits nothing above it.",
      explanation: """
        Keys of one mapping, and items of one list, start in the same column. A line that starts between the columns of \
        the levels around it, or deeper than its neighbours, belongs to none of them.

        Start it in the column of the lines it belongs to.
        """,
      source: "YAML 1.2.2, section 6.1",
      example: .init(
        .workflow, bad: workflow("labels:\n  domain: billing\n   ⏵team⏴: support"),
        good: workflow("labels:\n  domain: billing\n  team: support"))),
    DiagnosticInfo(
      .textBehindValue, stage: .syntax,
      summary: "Text stands behind a value that has already ended.",
      explanation: """
        A value in quotes ends with its closing quote, an alias with its name, a list with its bracket. What follows on \
        the line has no meaning. Most often the quote was meant as a part of the text.

        Put the whole value in quotes; inside single quotes write `''` for a quote, inside double quotes `\\"`.
        """,
      source: "YAML 1.2.2, section 7.3",
      example: .init(
        .workflow, bad: workflow("description: 'It'⏵s urgent'⏴"), good: workflow("description: 'It''s urgent'"))),
    DiagnosticInfo(
      .inlineItem, stage: .syntax,
      summary: "A list item stands on the line of its key.",
      explanation: """
        `- ` starts an item of a list, and the list starts on the line below its key. On the line of the key it can only \
        be a text, and a text that starts with `- ` needs quotes.

        Start the list on the next line, or write `[…]`.
        """,
      source: "YAML 1.2.2, section 8.2.1",
      example: .init(
        .workflow, bad: workflow("description: ⏵-⏴ Hand each order over"),
        good: workflow("description: \"- Hand each order over\""))),
    DiagnosticInfo(
      .missingFlowValue, stage: .syntax,
      summary: "A comma has no value before it.",
      explanation: """
        `[a, , b]` and `[, a]` leave an entry out. YAML does not say what it would be.

        Take the comma away, or write the value.
        """,
      source: "YAML 1.2.2, section 7.4",
      example: .init(
        .workflow, bad: workflow("labels: {domain: billing,⏵,⏴ team: support}"),
        good: workflow("labels: {domain: billing, team: support}"))),
    DiagnosticInfo(
      .invalidYAMLEscape, stage: .syntax,
      summary: "A backslash in double quotes starts no escape that YAML knows.",
      explanation: """
        In double quotes a backslash starts an escape: `\\n`, `\\t`, `\\"`, `\\\\`, `\\u00E9`. Paths and regular expressions \
        hold backslashes that mean themselves. Half of a surrogate pair, as JSON writes emoji, is no character either.

        Write `\\\\`, or use single quotes, where a backslash is a backslash.
        """,
      source: "YAML 1.2.2, section 5.7",
      example: .init(
        .workflow, bad: workflow(#"description: "Files under C:⏵\o⏴rders""#),
        good: workflow(#"description: 'Files under C:\orders'"#))),
    DiagnosticInfo(
      .invalidBlockScalar, stage: .syntax,
      summary: "Text stands behind the sign of a block of text.",
      explanation: """
        `|` and `>` start a block of text on the lines below. Behind the sign only `+` or `-`, a digit from 1 to 9 for the \
        indentation, and a comment may stand.

        Start the text on the next line. A value that only starts with `|` or `>` needs quotes.
        """,
      source: "YAML 1.2.2, section 8.1.1",
      example: .init(
        .workflow, bad: workflow("description: > ⏵Hand each order over⏴"),
        good: workflow("description: >\n  Hand each order over"))),
    DiagnosticInfo(
      .invalidAnchor, stage: .syntax,
      summary: "`&` or `*` has no name behind it.",
      explanation: """
        `&name` names a value, `*name` stands for it. A text that starts with one of them, such as a crontab line or a \
        wildcard, is not read as text.

        Put the value in quotes.
        """,
      source: "YAML 1.2.2, section 6.9.2",
      example: .init(
        .workflow, bad: workflow("description: ⏵*⏴ every order"), good: workflow("description: \"* every order\""))),
    DiagnosticInfo(
      .invalidTag, stage: .syntax,
      summary: "`!` starts no tag that YAML can read.",
      explanation: """
        `!` starts a tag, the name of a type. A text that starts with it is not read as text.

        Put the value in quotes.
        """,
      source: "YAML 1.2.2, section 6.8.2",
      example: .init(
        .workflow, bad: workflow("description: ⏵!order!now⏴ please"),
        good: workflow("description: \"!order!now please\""))),
    DiagnosticInfo(
      .invalidDirective, stage: .syntax,
      summary: "A line starts with `%` and is no directive that can be used.",
      explanation: """
        A `%` in the first column starts a directive, such as `%YAML 1.2`. Versions other than 1.1 and 1.2, unknown \
        directives and repeated ones are refused.

        Take the line away: a workflow needs no directive.
        """,
      source: "YAML 1.2.2, section 6.8",
      example: .init(
        .workflow, bad: "⏵%YAML 2.0⏴\n---\n" + workflow("owner: billing-ops"),
        good: "%YAML 1.2\n---\n" + workflow("owner: billing-ops"))),
    DiagnosticInfo(
      .textBehindDocument, stage: .syntax,
      summary: "Text stands behind the end of the document.",
      explanation: """
        A document is one value. A line that starts further to the left than the first one, or anything behind `...`, \
        belongs to no document.

        Start all keys in the same column; begin a further document with `---`.
        """,
      source: "YAML 1.2.2, section 9.1",
      example: .init(
        .workflow, bad: "  owner: billing-ops\n⏵description⏴: Hand over\n" + workflow("labels: {domain: orders}"),
        good: "owner: billing-ops\ndescription: Hand over\n" + workflow("labels: {domain: orders}"))),
    DiagnosticInfo(
      .keyTooLong, stage: .syntax,
      summary: "A key has more than 1,024 characters.",
      explanation: """
        YAML looks no further than 1,024 characters for the colon that makes a text a key. So long a key is nearly always a \
        text that holds a colon by accident.

        Put the text in quotes, or start it with `|` on a line of its own.
        """,
      source: "YAML 1.2.2, section 7.4.2",
      example: .init(
        .workflow, bad: workflow("⏵\(String(repeating: "long-", count: 210))key⏴: value"),
        good: workflow("description: value"))),
    DiagnosticInfo(
      .yamlSyntax, stage: .syntax,
      summary: "A text is not YAML, for a reason that no other code covers.",
      explanation: """
        The message says what the YAML reader expected at this place.

        If the place is inside a text, put the text in quotes.
        """,
      source: "YAML 1.2.2",
      example: .init(.shown, bad: "what no other code covers\n", good: "workflow: order-placed\n")),
  ]
}
