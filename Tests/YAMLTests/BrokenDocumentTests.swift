import Diagnostics
import Source
import TestSupport
import Testing
import YAML

/// A document that breaks off keeps the nodes before that place, and the other documents are complete.
@Suite struct BrokenDocumentTests {
  private struct Read {
    var tree: YAMLTree
    var diagnostics: [Diagnostic]
    var file: SourceFile

    init(_ text: String) {
      file = SourceFile(number: FileNumber(0), path: "workflow.yaml", bytes: Array(text.utf8))
      let sink = DiagnosticSink()
      tree = readYAML(file, into: sink)
      diagnostics = sink.diagnostics
    }

    func shape(_ node: NodeIndex) -> String {
      let mark = tree.isInvalid(node) ? "!" : ""
      return switch tree.kind(of: node) {
      case .scalar: mark + tree.text(of: node)
      case .sequence: mark + "[" + tree.items(of: node).map { shape($0) }.joined(separator: ", ") + "]"
      case .mapping:
        mark + "{" + tree.entries(of: node).map { "\(shape($0.key)): \(shape($0.value))" }.joined(separator: ", ")
          + "}"
      }
    }

    /// Each document as a text, the broken ones with a `~` before them.
    var documents: [String] { tree.documents.map { (tree.isBroken($0) ? "~" : "") + shape($0) } }
  }

  @Test(arguments: [
    // Nodes before the break are kept; open ones are invalid.
    ("a: 1\nb: [c, d\n---\ne: 2\n", ["~!{a: 1, b: ![c, d]}", "{e: 2}"]),
    ("a: {b: 1, c: \"x\n---\ne: 2\n", ["~!{a: !{b: 1}}", "{e: 2}"]),
    ("a: [{b: 1}, {c: 2, @d\n", ["~!{a: ![{b: 1}]}"]),
    ("a:\n  - b: 1\n    c\n  - d\n---\n- e\n", ["~!{a: ![!{b: 1}]}", "[e]"]),
    // A document that breaks off before its first node.
    ("@a\n---\nb: 1\n", ["{b: 1}"]), ("a: 1\n---\n@b\n---\nc: 2\n", ["{a: 1}", "{c: 2}"]),
    ("--- @a\n--- b\n", ["b"]), ("--- \"a\n--- b\n", ["b"]),
    // Text after the end of a document was meant as a part of it, unless the document has an end mark.
    ("- a\nb: c\n---\nd: 1\n", ["~![a]", "{d: 1}"]), ("a: 1\n...\n@b\n---\nc: 2\n", ["{a: 1}", "{c: 2}"]),
    ("a: 1\n%YAML 3.0\n---\nb: 2\n", ["{a: 1}", "{b: 2}"]),
    // Documents also end with '...', and begin with their directives.
    ("a: [\n...\nb: 1\n", ["~!{a: ![]}", "{b: 1}"]), ("a: [\n...\n", ["~!{a: ![]}"]),
    ("a: 1\n%NO x\n---\nb: 2\n", ["~!{a: 1}", "{b: 2}"]),
    ("a: [\n%TAG !x! tag:yaml.org,2002:\n# c\n---\nb: !x!str 1\n", ["~!{a: ![]}", "{b: 1}"]),
    // An invalid mark ends nothing.
    ("a: [\n ---\nb: 1\n", ["~!{a: ![--- b]}"]), ("a: [\n---b: 1\n", ["~!{a: ![{---b: 1}]}"]),
    ("a: |\n  ---\n  x\nb: [\n---\nc: 1\n", ["~!{a: ---\nx\n, b: ![]}", "{c: 1}"]),
    ("a: [\r\n---\r\nb: 1\r\n", ["~!{a: ![]}", "{b: 1}"]), ("é: [\n---\nb: é\n", ["~!{é: ![]}", "{b: é}"]),
    // Several breaks, and no document after a break.
    ("a: [\n---\nb: {\n---\nc: 1\n", ["~!{a: ![]}", "~!{b: !{}}", "{c: 1}"]), ("a: [\n---\n", ["~!{a: ![]}", ""]),
    // Anchors end with their document; a duplicate key in an incomplete collection has no finding.
    ("a: &x 1\nb: [*x\n---\nc: 2\n", ["~!{a: 1, b: ![1]}", "{c: 2}"]),
    ("a: 1\na: 2\nb: [\n---\nc: 1\n", ["~!{a: 1, b: ![]}", "{c: 1}"]),
  ])
  func keepsWhatWasRead(text: String, documents: [String]) {
    let read = Read(text)
    #expect(read.documents == documents)
    #expect(!read.tree.isWhole)
    let broken = text.split(separator: "---\n").count
    #expect((1...broken).contains(read.diagnostics.count), "\(read.diagnostics)")
    #expect(Reading(text).tree == nil)
  }

  @Test func eachMistakeHasOneFindingInItsPlace() {
    let marked = MarkedText("a: ⏵[⏴x\n---\nb: 1\n⏵b⏴: 2\n--- &e é\n...\n---\nc: ⏵\"⏴é\n---\nd: ⏵*e⏴\n")
    let found = Read(marked.text)
    #expect(
      found.diagnostics.map(\.code) == [.unclosedCollection, .duplicateKey, .unclosedYAMLQuote, .undefinedAlias])
    #expect(found.diagnostics.map(\.span) == marked.spans)
    #expect(found.documents == ["~!{a: ![x]}", "{b: 1}", "é", "~!{}", "{d: !}"])
  }

  /// Text after a broken document reads as it does alone, with its places moved.
  @Test(arguments: ["a: [\n", "a: \"é\n", "@\n", "- a\nb: c\n", "a: |x\n", "é: *x\n  b: c: d\n"])
  func doesNotChangeWhatFollows(broken: String) {
    let text = "---\n" + PropertyTests.valid
    let alone = Read(text)
    let behind = Read(broken + text)
    #expect(behind.documents.suffix(alone.documents.count) == alone.documents[...])
    let shift = UInt32(broken.utf8.count)
    let tokens = alone.tree.tokens(in: alone.file).map { ($0.span.start + shift, $0.span.end + shift) }
    let moved = behind.tree.tokens(in: behind.file).map { ($0.span.start, $0.span.end) }.suffix(tokens.count)
    #expect(zip(tokens, moved).allSatisfy { $0 == $1 })
  }

  @Test func documentsThatExpandTooMuchAreOmitted() {
    var text = "l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for level in 1...9 {
      text += "l\(level): &l\(level) [\(Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", "))]\n"
    }
    for (end, count) in [("---\nb: 1\n", 1), ("c: [\n---\nb: 1\n", 1), ("...\n%NO\n---\nb: 1\n", 2)] {
      let read = Read(text + end)
      #expect(read.documents == ["{b: 1}"])
      #expect(read.diagnostics.count == count)
    }
    let deep = Read(String(repeating: "[", count: 10_000) + "\n---\nb: 1\n")
    #expect(deep.diagnostics.map(\.code) == [.nestingTooDeep])
    #expect(deep.documents.last == "{b: 1}")
  }

  @Test func manyBrokenDocumentsTakeLittleTime() {
    for text in [
      String(repeating: "a: [\n---\n", count: 200_000) + String(repeating: " ", count: 1_000_000),
      String(repeating: "[[[[[[[[[[[[[[[[@\n---\n", count: 100_000),
      String(repeating: "a: \"\n---\n", count: 200_000),
    ] {
      var read: Read?
      #expect(processorTime { read = Read(text) } < .seconds(10))
      #expect(read?.diagnostics.count == YAMLLimits.standard.findings)
    }
  }
}
