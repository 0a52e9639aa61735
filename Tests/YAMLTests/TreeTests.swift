import Diagnostics
import Source
import TestSupport
import Testing
import YAML

@Suite struct TreeTests {
  @Test func readsTheContentOfAWorkflow() {
    let reading = Reading(
      """
      workflow: order-placed   # a comment
      trigger: {source: com.example.shop, event: [order.placed, 12]}
      tasks:
      - id: a
        text: |
          two
          lines
      - {id: "b", text: 'it''s'}
      empty:
      """)
    #expect(reading.findings == [])
    #expect(
      reading.shapes == [
        "{'workflow': 'order-placed', 'trigger': {'source': 'com.example.shop', 'event': ['order.placed', 12]}, "
          + "'tasks': [{'id': 'a', 'text': 'two\nlines\n'}, {'id': 'b', 'text': 'it's'}], 'empty': null}"
      ])
  }

  @Test func stylesKindsAndCounts() throws {
    let reading = Reading("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >\n  x\nf: [1, 2, 3]\ng: {h: i}\n")
    let tree = try #require(reading.tree)
    let nodes = ["a", "b", "c", "d", "e", "f", "g"].compactMap { reading[$0] }
    #expect(
      nodes.prefix(5).map { tree.style(of: $0) } == [.plain, .singleQuoted, .doubleQuoted, .literal, .folded])
    #expect(nodes.map { tree.kind(of: $0) } == Array(repeating: .scalar, count: 5) + [.sequence, .mapping])
    #expect(nodes.map { tree.count(of: $0) } == [0, 0, 0, 0, 0, 3, 1])
    #expect(Array(tree.items(of: nodes[0])).isEmpty && Array(tree.items(of: nodes[6])).isEmpty)
    #expect(Array(tree.entries(of: nodes[5])).isEmpty)
    #expect(tree.text(of: nodes[6]) == "")
  }

  /// Facts about libyaml's marks: points 1 and 2 (code points, lines), 3 (ends of blocks), 4 (anchors and nothing).
  @Test(arguments: [
    // Marks count code points, spans bytes.
    ("名前: 日本\nkey: ⏵値🙂é⏴\n", "key"),
    ("a: \"é\u{85}ü\u{2028}x\"\nkey: ⏵v⏴\n", "key"),
    ("a: b\r\nkey: ⏵v⏴\r\n", "key"),
    ("a: b\rkey: ⏵v⏴\r", "key"),
    // Block collections end with their last child.
    ("key:\n  ⏵a: b\n  c: d⏴\n\n# more\n\nnext: x\n", "key"),
    ("key:\n  ⏵- a\n  - b⏴   # why\n\nnext: x\n", "key"),
    ("key:\n⏵- a: b⏴\n\n\nnext: x\n", "key"),
    ("key:\n  ⏵- a:⏴\n\n\nnext: x\n", "key"),
    ("key: ⏵|\n  a\n  b⏴\n\n\n# more\nnext: x\n", "key"),
    ("key: ⏵|+\n  a\n  b ⏴\n\n\nnext: x\n", "key"),
    ("key: ⏵>-\n  a⏴", "key"),
    ("key: ⏵|-⏴ # nothing\n\nnext: x\n", "key"),
    // Flow collections and quoted scalars are exact, plain ones too.
    ("key: ⏵[a,\n  b ]⏴ # why\n", "key"),
    ("key: ⏵{a: b}⏴\n", "key"),
    ("key: ⏵'a\n\n  b'⏴  \n", "key"),
    ("key: ⏵a\n  b\n  c⏴  # why\nnext: x\n", "key"),
    // Anchors and tags come before the span.
    ("key: &a ⏵v⏴\n", "key"), ("key: !!str &a ⏵v⏴\n", "key"), ("key: &a !!str\n  ⏵v⏴\n", "key"),
    ("key: &a # why\n  ⏵v⏴\n", "key"), ("key: ! ⏵'v'⏴\n", "key"), ("key: &a ⏵|\n  v⏴\n", "key"),
    ("key: &a ⏵[v]⏴\n", "key"), ("key: !!map ⏵{v: w}⏴\n", "key"),
    ("key: &a\n  ⏵v: w⏴\n", "key"), ("key: &a\n  ⏵&b v: w⏴\n", "key"), ("key: !!seq\n  ⏵- v⏴\n", "key"),
    ("key: !<tag:yaml.org,2002:str> ⏵v⏴\n", "key"),
    // A missing value is an empty span after the colon, or after its properties.
    ("key:⏵⏴\n", "key"), ("key:⏵⏴\nnext: x\n", "key"), ("key:⏵⏴   # why\n", "key"), ("key: &a⏵⏴\n", "key"),
    ("key: !!str⏵⏴   # why\nnext: x\n", "key"), ("? key⏵⏴\n\n\n? next\n", "key"), ("{key⏵⏴, next: x}", "key"),
    ("{key:⏵⏴ , next: x}", "key"), ("{key :⏵⏴ }", "key"), ("? key\n:⏵⏴\n", "key"),
    // An alias has its own span.
    ("a: &a v\nkey: ⏵*a⏴\n", "key"),
  ])
  func spansAreExact(marked: String, key: String) throws {
    let text = MarkedText(marked)
    let reading = Reading(text.text)
    let node = try #require(reading[key])
    #expect(reading.findings == [])
    #expect(reading.tree?.span(of: node) == text.spans.first)
  }

  @Test func aByteOrderMarkIsNotCounted() throws {
    let reading = Reading([0xEF, 0xBB, 0xBF] + Array("key: v\n".utf8))
    #expect(reading.findings == [])
    #expect(reading.shapes == ["{'key': 'v'}"])
    #expect(try reading.source(#require(reading["key"])) == "v")
    #expect(try reading.tree?.span(of: #require(reading["key"])).start == 5)
  }

  @Test(arguments: [
    ("a\n---\nb\n", ["'a'", "'b'"]), ("---\n---\n", ["null", "null"]), ("--- a\n...\n--- b\n", ["'a'", "'b'"]),
    ("", []),
    ("# nothing\n", []), ("\n\n", []), ("%YAML 1.1\n--- a\n", ["'a'"]), ("%YAML 1.2\n--- a\n", ["'a'"]),
    ("\u{FEFF}", []),
  ])
  func documents(text: String, shapes: [String]) {
    let reading = Reading(text)
    #expect(reading.findings == [])
    #expect(reading.tree != nil)
    #expect(reading.shapes == shapes)
  }

  @Test func anEmptyDocumentIsAfterItsMark() throws {
    let reading = Reading("---\n# nothing\n---\n")
    let tree = try #require(reading.tree)
    #expect(tree.documents.map { tree.span(of: $0).start } == [3, 17])
  }

  @Test func aNULInDoubleQuotesIsKept() throws {
    let reading = Reading("key: \"a\\0b\"\n")
    #expect(try reading.tree?.text(of: #require(reading["key"])) == "a\0b")
  }

  @Test(arguments: [
    ("a: &x [1, 2]\nb: *x\n", "{'a': [1, 2], 'b': [1, 2]}"),
    ("a: &x 1\nb: &x 2\nc: *x\n", "{'a': 1, 'b': 2, 'c': 2}"),
    ("a: &x k\n*x : v\n", "{'a': 'k', 'k': 'v'}"),
    ("a: &x {b: &y c}\nd: [*x, *y]\n", "{'a': {'b': 'c'}, 'd': [{'b': 'c'}, 'c']}"),
    ("a: &x [&x 1, *x]\nb: *x\n", "{'a': [1, 1], 'b': 1}"),
    ("a: &x\nb: *x\n", "{'a': null, 'b': null}"),
  ])
  func aliasesAreSeenThrough(text: String, shape: String) {
    let reading = Reading(text)
    #expect(reading.findings == [])
    #expect(reading.shapes == [shape])
  }

  /// To YAML and JSON, keys are the same only if their characters are.
  @Test(arguments: [0, 20]) func keysThatLookAlikeAreTwo(others: Int) {
    let keys = (0..<others).map { "k\($0): 1\n" }.joined()
    let reading = Reading("\u{E9}: 1\ne\u{301}: 2\n\(keys)")
    #expect(reading.findings == [])
    let repeated = Reading("\u{E9}: 1\n\u{E9}: 2\n\(keys)")
    #expect(repeated.diagnostics.map(\.code) == [.duplicateKey])
  }

  @Test func invalidNodesAreMarked() throws {
    let reading = Reading("a: *x\nb: !Ref y\nc: {<<: {d: e}, f: g}\nh: {i: j, i: k}\n")
    let tree = try #require(reading.tree)
    #expect(reading.diagnostics.map(\.code) == [.undefinedAlias, .unknownTag, .mergeKey, .duplicateKey])
    let nodes = ["a", "b", "c", "h"].compactMap { reading[$0] }
    #expect(nodes.map { tree.isInvalid($0) } == [true, true, true, false])
    #expect(reading.shapes == ["{'a': null, 'b': 'y', 'c': {'f': 'g'}, 'h': {'i': 'j'}}"])
    #expect(nodes.map { tree.count(of: $0) } == [0, 0, 1, 1])
  }
}
