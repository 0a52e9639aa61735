import Diagnostics
import Source
import Testing

@testable import YAML

/// The way without libyaml gives the tree that libyaml's events give.
@Suite struct SimpleReaderTests {
  /// A tree in words, by which two can be compared.
  private func description(of tree: YAMLTree) -> [String] {
    zip(tree.nodes, tree.parents).map { "\($0) in \($1)" }
      + ["\(tree.documents) \(tree.brokenDocuments) \(tree.unread)"]
  }

  /// The tree of the simple way, where there is one, after it was compared with the other.
  @discardableResult
  private func simpleTree(_ text: String, _ comment: Comment? = nil) -> YAMLTree? {
    let file = SourceFile(number: FileNumber(0), path: "workflow.yaml", bytes: Array(text.utf8))
    guard let form = TextCheck.form(of: file, limits: .standard, into: DiagnosticSink()), form.isSimple else {
      return nil
    }
    return file.text.withUnsafeBufferPointer { bytes in
      guard let simple = SimpleReader.tree(of: bytes, in: file.number, limits: .standard) else { return nil }
      let sink = DiagnosticSink()
      var builder = TreeBuilder(
        file.number, bytes, isASCII: form.isASCII, limits: .standard, sink: sink)
      let general = builder.build()
      #expect(sink.diagnostics.isEmpty, comment ?? Comment(rawValue: text))
      #expect(description(of: simple) == description(of: general), comment ?? Comment(rawValue: text))
      return simple
    }
  }

  /// What a person writes, in every form that the simple way reads.
  private static let workflow = """
    # a comment
    ---
    workflow: order-placed # another
    description: >-
      Orders go
      to the warehouse.
    owner: 注文
    labels: {domain: orders, "data class": 'personal', empty: {}, list: [a, -1, [b]]}
    note: |
      first

        second
      third

    trigger:
      source: shop
      event: [order.placed,
        order.changed]
      where:
        total: {numeric: [">", 0]}
    tasks:
    - id: one
      uses: sqs/send
      with: {queue: orders.fifo, message: "${{ event.detail }}"}
    -
      id: two
      nothing:
      url: https://example.com/a?b=c#d
    - - nested
      - - deeper
    - *task
    - &task
      id: &name three
      other: *name
    last: it is # not: a key
    """

  @Test func readsWhatPeopleWrite() throws {
    // An alias of an anchor that comes later is a mistake, which the general way reports.
    let text = Self.workflow.replacing("- *task\n", with: "")
    let tree = try #require(simpleTree(text))
    let root = try #require(tree.documents.first)
    #expect(tree.entries(of: root).map { tree.text(of: $0.key) }.last == "last")
    #expect(simpleTree(Self.workflow) == nil)
  }

  @Test(arguments: [
    "a: b\n", "- a", "a:\n- b\n- c\nd: e", "a:\n  - b\n  - c: d\n    e:\nf:", "a: |\n  b\n",
    "a: >\n  b\n  c\n\n# d\n",
    "a: |-\n  b\n\n\nc: d", "a: {b: c}\n", "a: [\n b,\n c\n]\n", "'a': \"b\"\n", "a: -1\n", "a: b:c\n",
    "a: &b\n  c: d\n",
    "a: &b c\nd: *b\n", "- - - a\n", "---\na: b\n", "a  : b\n", "a: 'b # c' # d\n", "a: b \n", "a:   \n  b:  \n",
  ])
  func readsSimpleTexts(text: String) {
    #expect(simpleTree(text) != nil)
  }

  @Test(arguments: [
    "", "a", "- a\nb", "a: b\n  c", "a: \"b\\n\"\n", "a: !!str b\n", "? a\n: b\n", "a: b\n---\nc: d\n",
    "a: b\n...\n",
    "%YAML 1.2\n---\na: b\n", "a: 'b''c'\n", "a: |2\n  b\n", "a: |+\n  b\n", "a: |\n  b", "a: |\n  b\n     \n",
    "a:\tb\n",
    "a: b\r\n", "a: {b}\n", "a: {b: }\n", "a: [b: c]\n", "a: {\"b\":1}\n", "a: b: c\n", "a: b\na: c\n", "<<: a\n",
    "a: [b,]\n", "a: - b\n", " a: b\n", "a: >\n  b\n\n  c\n", "a: *b\n", "a: &b &c d\n", "- &a b: c\n", "a:\n b\n",
    "a: [b\n---\n]\n", "a: @b\n", "{a: b}\n", "a: b\u{2028}c\n", "--- a: b\n",
  ])
  func leavesTheRestToLibyaml(text: String) {
    #expect(simpleTree(text) == nil)
  }

  @Test func agreesOnWhateverIsPutTogether() {
    let pieces =
      PropertyTests.pieces + [
        "a", "b: c\n", "\n\n", " ", "    ", "{a: b}", "[a, b]", "a: b", "'q'", "\"q\"", "a:\n", "- a\n", "- - ",
        "|\n", ">-\n",
        "k: &a\n", "k: *a\n", "# x\n", "-", "---",
      ]
    var simple = 0
    for seed in UInt64(0)..<8_000 {
      var generator = SeededGenerator(state: seed)
      var text = seed.isMultiple(of: 2) ? Self.workflow : ""
      if !text.isEmpty {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let first = Int.random(in: 0..<lines.count, using: &generator)
        text = lines[first...].prefix(Int.random(in: 1...12, using: &generator)).joined(separator: "\n")
      }
      for _ in 0..<Int.random(in: 0...8, using: &generator) {
        let place = text.unicodeScalars.index(
          text.startIndex, offsetBy: Int.random(in: 0...text.unicodeScalars.count, using: &generator))
        text.insert(contentsOf: pieces.randomElement(using: &generator) ?? "", at: place)
      }
      if simpleTree(text, "seed \(seed)") != nil { simple += 1 }
    }
    #expect(simple > 400)
  }
}
