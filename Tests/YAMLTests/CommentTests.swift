import Diagnostics
import Foundation
import Source
import TestSupport
import Testing
import YAML

/// Comments are between the scalars of a file, and nowhere else.
@Suite struct CommentTests {
  private func comments(_ bytes: [UInt8]) -> [Span] {
    let file = SourceFile(number: FileNumber(0), path: "workflow.yaml", bytes: bytes)
    return readYAML(file, into: DiagnosticSink()).comments(in: file)
  }

  @Test(arguments: [
    "⏵# first⏴\na: 1 ⏵# tail⏴\n  ⏵# own⏴\nb: 2\n⏵# last⏴", "a: 1\r\n⏵# one⏴\r\nb: 2 ⏵#⏴\r\n",
    "a: 1\t⏵# after a tab⏴\n", "a: 1 ⏵# one # two⏴\n", "⏵# alone⏴", "⏵#⏴\n⏵#⏴\n",
    "a: | ⏵# header⏴\n  # text\n   # text\n\n⏵# after⏴\nb: 1\n", "a: >-  ⏵# header⏴\n  # text\n ⏵# less⏴\nb: 1\n",
    "a: | ⏵# header⏴\nb: 1\n", "a: |#no\n  x\n", "a: |2 ⏵# h⏴\n   # text\nb: 1 ⏵# c⏴\n",
    "a: \"x # y\" ⏵# z⏴\n", "a: \"x\n  # y\n  z\"\nb: '# ''# ' ⏵# c⏴\n", "a: x#y ⏵# z⏴\n",
    "a: x\n  y#z\n  w ⏵# c⏴\nb: 1\n",
    "a: \"b\"#c\n", "a: [b,#c\n c]\n", "a: [ ⏵# c⏴\n  'b # b', ⏵# d⏴\n] ⏵# e⏴\n", "a#b: 1 ⏵# c⏴\n'# k' : 1\n",
    "? a ⏵# k⏴\n: b ⏵# v⏴\n", "a: &x ⏵# anchor⏴\n  b\nc: *x ⏵# alias⏴\n", "a: !!str ⏵# tag⏴\n  b\n",
    "%YAML 1.1 ⏵# directive⏴\n--- ⏵# mark⏴\na: 1\n... ⏵# end⏴\n--- | ⏵# h⏴\n # text\n---\n⏵# c⏴\n- ⏵# empty⏴\n- 1\n",
    "%TAG !a! tag:x:#y\n---\n- 1\n", "a: ⏵# nothing⏴\nb: ⏵# nothing⏴\n", "a: 1 ⏵# 日本⏴\n日本: x ⏵# y⏴\n",
    "a: 1 ⏵# to here⏴\u{85}b: 2\n", "\u{85}⏵# c⏴\u{2028}⏵# d⏴\u{2029}a: 1\n", "- - ⏵# c⏴\n    - 1\n-\t⏵# d⏴\n",
    "a: 1\na: 2 ⏵# of a duplicate key⏴\n? [x] ⏵# of a key that is a list⏴\n: 1\n",
  ])
  func areFound(marked: String) {
    for prefix in ["", "\u{FEFF}"] {
      let text = MarkedText(marked)
      #expect(comments(Array((prefix + text.text).utf8)) == text.spans)
    }
  }

  @Test(arguments: [
    "⏵# a⏴\nb: 1 ⏵# c⏴\nd: [ ⏵# e⏴\n  f: \"g # h\n# i\n", "a: 1 ⏵# b⏴\n  c: 2 # d\n", "⏵# a⏴\n- ⏵# b⏴\n- \"x # y\n",
    "⏵# a⏴\nb: @c # d\n", "⏵# a⏴\n\u{0}# b\n", "⏵# a⏴\n*x ⏵# b⏴\n⏵# c⏴\n", "⏵# a⏴\n%NO # b\n",
  ])
  func areFoundAsFarAsAFileCouldBeRead(marked: String) {
    let text = MarkedText(marked)
    #expect(comments(Array(text.text.utf8)) == text.spans)
  }

  @Test func areFoundBeforeInvalidBytes() {
    #expect(comments(Array("# a\nb: ".utf8) + [0xFF]).map(\.end) == [3])
  }

  /// A `#` after white space begins a comment exactly if any other characters could follow it on its line.
  private func slowComments(_ bytes: [UInt8]) -> [Span] {
    let shape = Reading(bytes).located
    var found: [Span] = []
    for index in bytes.indices where bytes[index] == UInt8(ascii: "#") && Int(found.last?.end ?? 0) <= index {
      let before = bytes[..<index].suffix(3)
      let isApart =
        index == 0 || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index - 1]) || before.suffix(2) == [0xC2, 0x85]
        || before == [0xE2, 0x80, 0xA8] || before == [0xE2, 0x80, 0xA9]
      guard isApart else { continue }
      var end = index
      while end < bytes.count, ![0x0A, 0x0D].contains(bytes[end]),
        ![[0xC2, 0x85], [0xE2, 0x80]].contains(Array(bytes[end...].prefix(2)))
      { end += 1 }
      let changed = bytes[...index] + "\"]: {& x".utf8.prefix(8) + bytes[end...]
      let added = 9 - (end - index)
      let reading = Reading(Array(changed))
      guard reading.tree != nil, reading.located == shape.map({ $0.moved(by: added, from: end) }) else { continue }
      found.append(Span(file: FileNumber(0), start: UInt32(index), end: UInt32(end)))
    }
    return found
  }

  @Test(arguments: 0..<4)
  func areWhatASlowSearchFinds(block: UInt64) {
    let pieces =
      PropertyTests.pieces + [
        " # c", "\n# c\n", "#d", "|\n", ">\n", " \"", "' ", "\n  ", "\n    ", "a: ", "- ", "\n- ", "\na: b",
      ]
    var compared = 0
    for round in 0..<400 {
      var generator = SeededGenerator(state: block * 10_000 + UInt64(round))
      var text = ""
      for _ in 0..<Int.random(in: 1...14, using: &generator) {
        text += pieces.randomElement(using: &generator) ?? ""
      }
      let bytes = Array(text.utf8)
      guard text.contains("#"), !text.contains("\u{FEFF}"), Reading(bytes).tree != nil else { continue }
      compared += 1
      #expect(comments(bytes) == slowComments(bytes), "\(text.debugDescription)")
    }
    #expect(compared > 20)
  }

  @Test func ofWholeFilesAreWhatASlowSearchFinds() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
      .standardized
    var found = 0
    for folder in ["examples", "Tests/EndToEnd/machines"] {
      let files = FileManager.default.enumerator(
        at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
      for case let url as URL in try #require(files) where url.pathExtension == "yaml" {
        let bytes = Array(try Data(contentsOf: url))
        let comments = comments(bytes)
        #expect(comments == slowComments(bytes), "\(url.lastPathComponent)")
        found += comments.count
      }
    }
    #expect(found > 30)
  }

  @Test(arguments: 0..<4)
  func ofABrokenFileAreCommentsOfTheWholeOne(block: UInt64) {
    let whole = Array(PropertyTests.valid.replacing("\n", with: " # note\n").utf8)
    let all = Set(comments(whole).map(\.start))
    for round in 0..<100 {
      var generator = SeededGenerator(state: block * 10_000 + UInt64(round))
      let bytes = Array(whole[..<Int.random(in: 0..<whole.count, using: &generator)])
      #expect(all.isSuperset(of: comments(bytes).map(\.start)), "\(bytes.count) bytes")
    }
  }
}

/// A node with its value and its place.
private struct LocatedShape: Equatable {
  var shape: String
  var start: Int
  var end: Int

  /// The node after bytes were added at a place.
  func moved(by added: Int, from place: Int) -> LocatedShape {
    LocatedShape(shape: shape, start: start + (start >= place ? added : 0), end: end + (end >= place ? added : 0))
  }
}

extension Reading {
  fileprivate var located: [LocatedShape] {
    nodes().map { node, _ in
      let span = tree?.span(of: node)
      return LocatedShape(shape: shape(node), start: Int(span?.start ?? 0), end: Int(span?.end ?? 0))
    }
  }
}
