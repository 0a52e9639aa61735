import Diagnostics
import Foundation
import Source
import TestSupport
import Testing
import YAML

/// The tokens of a file are its text, byte by byte.
@Suite struct TokenTests {
  /// Whether the tokens follow each other from the first byte to the last, and none is empty.
  private func expectLossless(_ bytes: [UInt8], _ name: String) -> [YAMLToken] {
    let file = SourceFile(number: FileNumber(0), path: "workflow.yaml", bytes: bytes)
    let tokens = readYAML(file, into: DiagnosticSink()).tokens(in: file)
    var end: UInt32 = 0
    for token in tokens {
      #expect(token.span.start == end && token.span.length > 0, "\(name): \(token)")
      end = token.span.end
    }
    #expect(end == file.span.end, "\(name)")
    return tokens
  }

  @Test func ofAllFilesOfTheRepositoryAreTheirText() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
      .standardized
    var count = 0
    for folder in ["examples", "Tests", "docs"] {
      let files = FileManager.default.enumerator(
        at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
      for case let url as URL in try #require(files)
      where ["yaml", "yml", "json", "md"].contains(url.pathExtension) {
        let tokens = expectLossless(Array(try Data(contentsOf: url)), url.lastPathComponent)
        if url.pathExtension == "yaml", folder == "examples" {
          #expect(!tokens.contains { $0.kind == .unread }, "\(url.lastPathComponent)")
        }
        count += 1
      }
    }
    #expect(count > 100)
  }

  @Test(arguments: 0..<8)
  func ofGeneratedTextsAreTheText(block: UInt64) {
    for round in 0..<300 {
      let seed = block * 10_000 + UInt64(round)
      var generator = SeededGenerator(state: seed)
      var text = Bool.random(using: &generator) ? PropertyTests.valid : ""
      for _ in 0..<Int.random(in: 1...20, using: &generator) {
        let place = text.indices.randomElement(using: &generator) ?? text.startIndex
        text.insert(contentsOf: PropertyTests.pieces.randomElement(using: &generator) ?? "", at: place)
      }
      let tokens = expectLossless(Array(text.utf8), "seed \(seed)")
      if Reading(text).tree != nil {
        let unread = tokens.filter { $0.kind == .unread }.map { Reading(text).file.text(of: $0.span) }
        #expect(unread.allSatisfy { $0.hasPrefix("#") }, "seed \(seed): \(text.debugDescription) \(unread)")
      }
    }
  }

  @Test func ofInvalidBytesAreTheBytes() {
    #expect(expectLossless([0x23, 0x0A, 0xFF, 0x20], "no text").map(\.kind) == [.comment, .lineEnd, .unread])
  }

  private func tokens(_ text: String) -> [String] {
    let reading = Reading(text)
    let tree = readYAML(reading.file, into: DiagnosticSink())
    return tree.tokens(in: reading.file).map { token in
      let text = reading.file.text(of: token.span)
      switch token.kind {
      case .content(let node):
        return "content \(text.debugDescription) of \(reading.file.text(of: tree.span(of: node)).debugDescription)"
      default: return "\(token.kind) \(text.debugDescription)"
      }
    }
  }

  @Test func sayWhatTheyAre() {
    #expect(
      tokens("%YAML 1.2 # d\n--- # m\n  \n- &a !!str b: [*a,c] # e\n") == [
        #"directive "%YAML 1.2 ""#, ##"comment "# d""##, #"lineEnd "\n""#, #"documentMark "---""#, #"space " ""#,
        ##"comment "# m""##, #"lineEnd "\n""#, #"blankLine "  \n""#, #"indicator "-""#, #"space " ""#,
        #"property "&a""#, #"space " ""#, #"property "!!str""#, #"space " ""#, #"content "b" of "b""#,
        #"indicator ":""#, #"space " ""#, #"indicator "[""#, #"content "*a" of "*a""#, #"indicator ",""#,
        #"content "c" of "c""#, #"indicator "]""#, #"space " ""#, ##"comment "# e""##, #"lineEnd "\n""#,
      ])
    #expect(
      tokens("a: |- # h\n  # t\n\n") == [
        #"content "a" of "a""#, #"indicator ":""#, #"space " ""#, ##"content "|-" of "|- # h\n  # t""##,
        #"space " ""#, ##"comment "# h""##, ##"content "\n  # t" of "|- # h\n  # t""##, #"lineEnd "\n""#,
        #"blankLine "\n""#,
      ])
    #expect(
      tokens("a: 1\n---\n# c\n@b\n---\nc: 2") == [
        #"content "a" of "a""#, #"indicator ":""#, #"space " ""#, #"content "1" of "1""#, #"lineEnd "\n""#,
        #"documentMark "---""#, #"lineEnd "\n""#, ##"comment "# c""##, #"lineEnd "\n""#, #"unread "@b\n""#,
        #"documentMark "---""#, #"lineEnd "\n""#, #"content "c" of "c""#, #"indicator ":""#, #"space " ""#,
        #"content "2" of "2""#,
      ])
  }
}

/// Comments and blank lines belong to nodes.
@Suite struct TriviaTests {
  /// What each of the comments and blank lines belongs to, by the source of the node.
  private func places(_ text: String) -> [String] {
    let file = SourceFile(number: FileNumber(0), path: "workflow.yaml", bytes: Array(text.utf8))
    let tree = readYAML(file, into: DiagnosticSink())
    func source(_ node: NodeIndex) -> String {
      String(file.text(of: tree.span(of: node)).prefix { $0 != "\n" && $0 != "#" })
        .trimmingCharacters(in: .whitespaces)
    }
    return tree.trivia(in: file).map { trivia in
      let name = trivia.kind == .comment ? file.text(of: trivia.span).dropFirst(2) : "_"
      return switch trivia.place {
      case .before(let node): "\(name) before \(source(node))"
      case .after(let node): "\(name) after \(source(node))"
      case .inside(let node): "\(name) inside \(source(node))"
      case .alone: "\(name) alone"
      }
    }
  }

  @Test(arguments: [
    ("# a\nk: 1\n", ["a before k"]), ("k: 1 # a\n", ["a after 1"]), ("k: # a\n  l: 1\n", ["a after k"]),
    ("k: 1\n\n# a\nl: 2\n", ["_ before l", "a before l"]), ("k: 1\n# a\n", ["a inside k: 1"]),
    ("# a\n", ["a alone"]), ("--- # a\nk: 1\n", ["a alone"]), ("---\n# a\nk: 1\n", ["a before k"]),
    // A list: before an item, after its dash, at its end.
    ("t:\n  # a\n  - x: 1\n", ["a before x: 1"]), ("t:\n# a\n  - x\n", ["a before x"]),
    ("t:\n  - x\n  # a\n  - y\n", ["a before y"]), ("t:\n  - # a\n    x: 1\n", ["a after x: 1"]),
    ("t:\n  - x: 1\n    # a\n  - y\n", ["a inside x: 1"]), ("t:\n  - x: 1\n  # a\nu: 1\n", ["a inside - x: 1"]),
    ("t:\n  - x\n # a\nu: 1\n", ["a before u"]), ("t:\n- x\n# a\nu: 1\n", ["a before u"]),
    ("- - x\n  # a\n  - y\n- z\n", ["a before y"]), ("- x\n- # a\n  y\n", ["a after y"]),
    // Nested mappings.
    ("k:\n  l: 1\n  # a\nm: 1\n", ["a inside l: 1"]), ("k:\n  l: 1\n# a\nm: 1\n", ["a before m"]),
    ("k:\n  l: 1\n    # a\n", ["a inside l: 1"]), ("k:\n  # a\n  v\n", ["a before v"]),
    // Brackets.
    (
      "k: [ # a\n  x, # b\n  # c\n  y # d\n  # e\n] # f\n",
      [
        "a after [", "b after x", "c before y", "d after y", "e inside [", "f after [",
      ]
    ),
    ("k: {x: 1, # a\n# b\n}\n", ["a after 1", "b inside {x: 1,"]),
    ("k: [{x: 1}, # a\n  y]\n", ["a after {x: 1}"]),
    // Properties, blocks, explicit keys, aliases.
    ("k: &x # a\n  v\n", ["a after v"]),
    ("k: | # a\n  # t\n\n# b\nl: 1\n", ["a after |", "_ before l", "b before l"]),
    ("? k # a\n: v # b\n", ["a after k", "b after v"]), ("k: &x 1\nl: *x # a\n", ["a after *x"]),
    ("k: 'x\n\n  y' # a\n", ["a after 'x"]),
    // Documents.
    ("k: 1\n# a\n---\n# b\nl: 1\n... # c\n# d\n", ["a inside k: 1", "b before l", "c alone", "d inside l: 1"]),
    ("# a\nk: [\n---\n# b\nl: 1 # c\n", ["a before k", "b before l", "c after 1"]),
  ])
  func belongsTo(text: String, expected: [String]) {
    #expect(places(text) == expected)
  }

  @Test func isFoundInOrder() {
    let text = (0..<50).map { "k\($0): # a\n  - x # b\n\n  # c\n" }.joined()
    let file = SourceFile(number: FileNumber(0), path: "workflow.yaml", bytes: Array(text.utf8))
    let spans = readYAML(file, into: DiagnosticSink()).trivia(in: file).map(\.span)
    #expect(spans.count == 200)
    #expect(spans == spans.sorted())
  }

  @Test func manyCommentsInManyCollectionsTakeLittleTime() {
    let text =
      "a: &" + String(repeating: "x", count: 100_000) + " k: v\n" + String(repeating: " # c\n", count: 100_000)
      + String(repeating: "- ", count: 100) + "\n" + String(repeating: "\n# c\n", count: 100_000)
    let file = SourceFile(number: FileNumber(0), path: "workflow.yaml", bytes: Array(text.utf8))
    let tree = readYAML(file, into: DiagnosticSink())
    #expect(processorTime { _ = tree.trivia(in: file) } < .seconds(20))
  }
}
