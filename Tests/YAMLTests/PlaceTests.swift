import Diagnostics
import Source
import TestSupport
import Testing
import YAML

/// Finds the entries of nodes, and the nodes at places.
@Suite struct PlaceTests {
  @Test func entriesSpanTheirKeysAndValues() throws {
    let text = "a: &x {'b' : [1, 2]}\n? c\n: d:\nlist:\n  - e: 'f'\n"
    let reading = Reading(text)
    let tree = try #require(reading.tree)
    var entries: [String] = []
    for (node, parent) in reading.nodes() {
      #expect(tree.parent(of: node) == parent)
      #expect(tree.path(to: node).last == node)
      #expect(tree.path(to: node).dropLast().last == parent)
      guard let entry = tree.entry(of: node) else {
        #expect(parent == nil || parent.map { tree.kind(of: $0) } == .sequence)
        continue
      }
      #expect(node == entry.key || node == entry.value)
      if node == entry.key {
        entries.append(
          "\(reading.file.text(of: entry.keySpan))|\(reading.file.text(of: entry.valueSpan))|"
            + reading.file.text(of: entry.span))
      }
    }
    #expect(
      entries.sorted() == [
        "'b'|[1, 2]|'b' : [1, 2]", "a|{'b' : [1, 2]}|a: &x {'b' : [1, 2]}", "c|d:|c\n: d:", "d||d:", "e|'f'|e: 'f'",
        "list|- e: 'f'|list:\n  - e: 'f'",
      ])
  }

  /// Every node is found at its first byte, and every node found contains the place.
  @Test(arguments: 0..<8)
  func nodesAreFoundAtTheirPlaces(block: UInt64) {
    for round in 0..<50 {
      let seed = block * 10_000 + UInt64(round)
      var generator = SeededGenerator(state: seed)
      var text = PropertyTests.valid
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        let place = text.indices.randomElement(using: &generator) ?? text.startIndex
        text.insert(contentsOf: PropertyTests.pieces.randomElement(using: &generator) ?? "", at: place)
      }
      let file = SourceFile(number: FileNumber(0), path: "workflow.yaml", bytes: Array(text.utf8))
      let tree = readYAML(file, into: DiagnosticSink())
      let lines = LineTable(file)
      for offset in 0...UInt32(file.text.count) {
        let place = tree.place(at: offset, in: file, lines)
        for (outer, inner) in zip(place.path, place.path.dropFirst()) {
          #expect(tree.parent(of: inner) == outer, "seed \(seed)")
        }
        guard let node = tree.node(at: offset) else { continue }
        let span = tree.span(of: node)
        #expect(span.start <= offset && offset <= span.end, "seed \(seed) at \(offset)")
      }
      for token in tree.tokens(in: file) {
        guard case .content(let node) = token.kind, token.span.start == tree.span(of: node).start else { continue }
        #expect(tree.node(at: token.span.start) == node, "seed \(seed) at \(token.span)")
        #expect(
          tree.place(at: token.span.start, in: file, lines).path.last == node, "seed \(seed) at \(token.span)")
      }
    }
  }

  /// The path to the place marked with `‸`, as keys and positions.
  private func place(_ marked: String) throws -> String {
    let parts = marked.split(separator: "‸", omittingEmptySubsequences: false)
    let text = parts.joined()
    let file = SourceFile(number: FileNumber(0), path: "workflow.yaml", bytes: Array(text.utf8))
    let tree = readYAML(file, into: DiagnosticSink())
    let offset = UInt32(try #require(parts.first).utf8.count)
    let place = tree.place(at: offset, in: file, LineTable(file))
    var words = ["\(place.part)"]
    for (outer, inner) in zip(place.path, place.path.dropFirst()) {
      if tree.kind(of: outer) == .sequence {
        words.append("\(Array(tree.items(of: outer)).firstIndex(of: inner) ?? -1)")
      } else if let entry = tree.entry(of: inner) {
        words.append(tree.text(of: entry.key) + (entry.key == inner ? "?" : ""))
      }
    }
    return place.path.isEmpty ? "nowhere" : words.joined(separator: " ")
  }

  @Test(arguments: [
    // Keys and values.
    ("wor‸kflow: a\n", "key workflow?"), ("workflow‸: a\n", "key workflow?"), ("workflow: ‸a\n", "value workflow"),
    ("workflow: a‸\n", "value workflow"), ("t: {a: [x, y‸]}\n", "value t a 1"), ("t: {‸a: b}\n", "key t a?"),
    ("{ke‸}\n", "key ke?"), ("{ke‸y, b}\n", "key key?"), ("t:\n  - a: |\n      x‸y\n", "value t 0 a"),
    ("a‸", "value"),
    // Values that are not written yet.
    ("workflow:‸\n", "blank workflow"), ("workflow: ‸\n", "blank workflow"), ("t:\n  - ‸\n  - a\n", "blank t 0"),
    ("t:\n  ‸\n", "blank t"), ("t:\n  ‸\nu: 1\n", "blank t"), ("t:\n‸\n", "blank"),
    // Separate lines: indentation determines what they belong to.
    ("a: 1\n‸\nb: 2\n", "blank"), ("t:\n  - a: 1\n    ‸\n", "blank t 0"), ("t:\n  - a: 1\n  ‸\n", "blank t"),
    ("t:\n  - a: 1\n‸\n", "blank"), ("t:\n  - a:\n      b: 1\n      ‸\n", "blank t 0 a"),
    ("t:\n  - a:\n      b: 1\n    ‸\n  - c\n", "blank t 0"), ("a:\n  b:\n    ‸\n  c: 1\n", "blank a b"),
    // Brackets, comments and documents.
    ("t: {a: 1, ‸}\n", "blank t"), ("t: {a: ‸}\n", "blank t a"), ("t: {a: , ‸}\n", "blank t"),
    ("t: [{a: 1}, ‸\n]\n", "blank t"), ("a:\n  b: 1\n  # c‸\n", "blank a"),
    ("‸\n", "nowhere"), ("‸\na: 1\n", "nowhere"), ("a: 1\n---\nb:\n  c: 1\n  ‸\n", "blank b"),
    // Text that does not parse yet.
    ("t:\n  - id: a\n    us‸\n", "blank t 0"), ("t:\n  a: [b, ‸\n", "blank t a"),
    ("t:\n  a: {b: ‸\nu: 1\n", "blank t a b?"),
    ("t:\n  a: 1\n  b: \"‸\n---\nc: 1\n", "blank t b?"),
  ])
  func placesHavePaths(marked: String, path: String) throws {
    #expect(try place(marked) == path)
  }
}
