import Diagnostics
import Source
import TestSupport
import Testing
import YAML

/// A generator with a seed (SplitMix64), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Properties of any input.
@Suite struct PropertyTests {
  static let valid = """
    workflow: &name 注文-placed # comment 日本
    description: "a \\u65E5 🙂 \\
      b"
    labels: {domain: !!str billing, 'it''s': [1, 2.5, ~, true]}
    trigger:
      source: com.example.shop
      where: {detail.amount: {numeric: [">=", 10]}}
    tasks:
    - &task
      id: a
      if: ${{ event.detail.x >= 3 }}
      text: |2-
          two
         lines

    - *task
    -
      folded: >+
        é folded
        text

          more
    ? explicit
    : *name
    ---
    - [a: b, {c, d: }, *x]
    ...
    """
  static let pieces: [String] = [
    "\n", "  ", "\t", ": ", ":", "- ", "[", "]", "{", "}", ",", "&a ", "*a", "!x ", "!", "|", ">", "'", "\"", "#",
    " #", "%",
    "@", "`", "? ", "---\n", "...\n", "\\", "\r\n", "\r", "\u{85}", "\u{2028}", "${{ x }}", "日", "🙂", "\u{FEFF}",
    "<<: ", "~",
  ]

  /// Every span is inside the file, every child inside its parent, every part of a scalar inside the scalar, and no key
  /// is a duplicate.
  private func check(_ bytes: [UInt8], seed: UInt64) {
    let reading = Reading(bytes)
    let size = UInt32(reading.file.text.count)
    for finding in reading.diagnostics {
      let spans =
        [finding.span].compactMap(\.self) + finding.labels.map(\.span)
        + finding.fixes.flatMap { $0.edits.map(\.span) }
      #expect(spans.allSatisfy { $0.start <= $0.end && $0.end <= size }, "seed \(seed): \(finding)")
      #expect(!finding.message.text.utf8.contains(0x0A), "seed \(seed): \(finding)")
    }
    #expect(reading.tree != nil || !reading.diagnostics.isEmpty, "seed \(seed)")
    guard let tree = reading.tree else { return }
    for (node, parent) in reading.nodes() {
      let span = tree.span(of: node)
      #expect(span.start <= span.end && span.end <= size, "seed \(seed)")
      if let parent {
        let outer = tree.span(of: parent)
        #expect(outer.start <= span.start && span.end <= outer.end, "seed \(seed): \(outer) \(span)")
      }
      _ = tree.value(of: node)
      let keys = tree.entries(of: node).map { tree.text(of: $0.key) }
      #expect(Set(keys).count == keys.count, "seed \(seed)")
      guard tree.kind(of: node) == .scalar, !tree.isAlias(node) else { continue }
      let text = tree.text(of: node)
      let map = tree.sourceMap(of: node, in: reading.file)
      var last = span.start
      for offset in 0..<min(text.utf8.count, 200) {
        let part = map.span(of: offset..<(offset + 1))
        #expect(part.start >= last && part.end <= span.end, "seed \(seed): \(offset) in '\(text)'")
        last = part.start
      }
    }
    _ = reading.shapes
  }

  @Test(arguments: 0..<8)
  func randomBytes(block: UInt64) {
    for round in 0..<100 {
      let seed = block * 1_000 + UInt64(round)
      var generator = SeededGenerator(state: seed)
      let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      check(bytes, seed: seed)
      check(bytes.map { $0 & 0x7F }.filter { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A }, seed: seed)
    }
  }

  @Test(arguments: 0..<8)
  func randomPieces(block: UInt64) {
    for round in 0..<150 {
      let seed = block * 1_000 + UInt64(round)
      var generator = SeededGenerator(state: seed)
      var text = ""
      for _ in 0..<Int.random(in: 1...60, using: &generator) {
        text += Bool.random(using: &generator) ? "ab" : Self.pieces.randomElement(using: &generator) ?? ""
      }
      check(Array(text.utf8), seed: seed)
    }
  }

  @Test(arguments: 0..<8)
  func mutationsOfValidText(block: UInt64) {
    for round in 0..<100 {
      let seed = block * 1_000 + UInt64(round)
      var generator = SeededGenerator(state: seed)
      var bytes = Array(Self.valid.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1:
          bytes.insert(contentsOf: Array((Self.pieces.randomElement(using: &generator) ?? "").utf8), at: place)
        case 2: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &generator)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...30, using: &generator)))
        default: bytes = Array(bytes[..<max(1, place)])
        }
      }
      check(bytes, seed: seed)
    }
  }

  @Test func theMutatedTextIsValidExceptForItsAlias() {
    #expect(Reading(Self.valid).diagnostics.map(\.code) == [.undefinedAlias])
  }

  /// The source's own characters are returned wherever a scalar is not escaped.
  @Test func verbatimPartsReadTheSame() throws {
    let reading = Reading(Self.valid)
    let tree = try #require(reading.tree)
    var compared = 0
    for (node, _) in reading.nodes() where tree.kind(of: node) == .scalar && !tree.isAlias(node) {
      let text = Array(tree.text(of: node).utf8)
      let map = tree.sourceMap(of: node, in: reading.file)
      for offset in text.indices where text[offset] > 0x20 {
        let span = map.span(of: offset..<(offset + 1))
        guard span.length == 1 else { continue }
        #expect(reading.file.text[reading.file.text.startIndex + Int(span.start)] == text[offset])
        compared += 1
      }
    }
    #expect(compared > 200)
  }
}
