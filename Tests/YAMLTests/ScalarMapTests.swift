import Diagnostics
import Source
import TestSupport
import Testing
import YAML

/// Places inside a scalar's value are found in the source.
@Suite struct ScalarMapTests {
  /// The source, marked where `wanted` of the value of `key` must be found.
  @Test(arguments: [
    // Plain.
    ("key: say ⏵hello⏴ now\n", "hello"), ("key: 日本⏵語🙂⏴です\n", "語🙂"), ("key: one\n  ⏵two⏴ three\n", "two"),
    ("key: o⏵ne\n  tw⏴o\n", "ne tw"), ("key: one⏵  \r\n  ⏴two\n", " "), ("key: one\n\n\n  ⏵two⏴\n", "two"),
    ("key: one⏵\n\n\n  ⏴two\n", "\n\n"), ("key: a  ⏵b⏴  c\n", "b"), ("key: &a !!str ⏵v⏴w\n", "v"),
    ("key: a\u{2028}  ⏵b⏴\n", "b"), ("key: a\u{85}  ⏵b⏴\n", "b"),
    // Single quotes.
    ("key: 'it''s ⏵here⏴'\n", "here"), ("key: 'it⏵''⏴s'\n", "'"), ("key: '日''本⏵語⏴'\n", "語"),
    ("key: 'a\n\n  b ⏵c⏴'\n", "c"), ("key: 'a   \n   ⏵b⏴'\n", "b"), ("key: ' ⏵b⏴ '\n", "b"),
    // Double quotes.
    ("key: \"a ⏵${{ event }}⏴\"\n", "${{ event }}"), ("key: \"a\\n⏵b⏴\"\n", "b"), ("key: \"⏵\\u65E5⏴本\"\n", "日"),
    ("key: \"\\u65E5⏵本⏴\"\n", "本"), ("key: \"\\U0001F642\\x41⏵z⏴\"\n", "z"),
    ("key: \"⏵\\U0001F642⏴\\x41z\"\n", "🙂"),
    ("key: \"\\L\\N\\_\\P\\e⏵z⏴\"\n", "z"), ("key: \"a\\\n  ⏵b⏴\"\n", "b"), ("key: \"a\\\n\n  ⏵b⏴\"\n", "b"),
    ("key: \"a \\\n  \\ ⏵b⏴\"\n", "b"), ("key: \"a\n  b\\\"⏵c⏴\"\n", "c"), ("key: \"\\t\\\\\\/\\0⏵c⏴\"\n", "c"),
    ("key: \"a\n\n ⏵日⏴\"\n", "日"),
    // Literal blocks.
    ("key: |\n  one\n  ⏵two⏴\n", "two"), ("key: |\n  one\n    t⏵wo⏴\n  three\n", "wo"),
    ("key: |2\n    o⏵ne⏴\n", "ne"), ("key: |-\n\n\n  日本\n  ⏵🙂⏴語\n", "🙂"), ("key: |+ # why\n  a\n\n  ⏵b⏴\n\n", "b"),
    ("key: |\r\n  a\r\n  ⏵b⏴\r\n", "b"), ("key: |\n  a⏵\n  b⏴\n", "\nb"), ("- key: |\n    a\n\n    ⏵b⏴\n", "b"),
    ("key: |\n  a\n   \n  ⏵b⏴\n", "b"), ("key: |1\n  a\n ⏵b⏴\n", "b"),
    // Folded blocks.
    ("key: >\n  one\n  ⏵two⏴\n", "two"), ("key: >\n  one⏵\n  tw⏴o\n", " tw"),
    ("key: >\n  one\n\n  ⏵two⏴\n  three\n", "two"),
    ("key: >\n  one\n    two\n  ⏵three⏴\n", "three"), ("key: >-\n  日本\n  語\n\n\n  ⏵🙂⏴\n", "🙂"),
    ("key: >\n\n  one\n  ⏵two⏴\n", "two"), ("key: >2\n   one\n  ⏵two⏴\n", "two"),
  ])
  func findsThePart(marked: String, wanted: String) throws {
    let text = MarkedText(marked)
    let reading = Reading(text.text)
    let root = try #require(reading.tree?.documents.first)
    let node = try #require(
      reading["key"]
        ?? reading.tree?.items(of: root).first { _ in true }.flatMap { item in
          reading.tree?.entries(of: item).first { _ in true }?.value
        })
    let tree = try #require(reading.tree)
    let value = Array(tree.text(of: node).utf8)
    let part = Array(wanted.utf8)
    let start = try #require(
      (0...(value.count - part.count)).last { Array(value[$0..<($0 + part.count)]) == part },
      "\(tree.text(of: node))")
    let span = tree.span(of: node, bytes: start..<(start + part.count), in: reading.file)
    #expect(span == text.spans.first, "\(reading.file.text(of: span))")
  }

  @Test(arguments: [
    ("key: ab\n", 5, 7), ("key: 'ab'\n", 6, 8), ("key: |\n  ab\n", 9, 11), ("key: ''\n", 6, 6), ("key:\n", 4, 4),
  ])
  func emptyRangesAndTooLongOnes(text: String, start: UInt32, end: UInt32) throws {
    let reading = Reading(text)
    let tree = try #require(reading.tree)
    let node = try #require(reading["key"])
    #expect(
      tree.span(of: node, bytes: 0..<0, in: reading.file) == Span(file: FileNumber(0), start: start, end: start))
    #expect(
      tree.span(of: node, bytes: 0..<99, in: reading.file) == Span(file: FileNumber(0), start: start, end: end))
    #expect(tree.span(of: node, bytes: 99..<99, in: reading.file).start == end)
  }

  @Test func anAliasAnswersWithItsAnchor() throws {
    let text = MarkedText("a: &a one ⏵two⏴\nkey: *a\n")
    let reading = Reading(text.text)
    let node = try #require(reading["key"])
    #expect(reading.tree?.span(of: node, bytes: 4..<7, in: reading.file) == text.spans.first)
  }

  @Test func aByteOrderMarkIsNotCounted() throws {
    let reading = Reading([0xEF, 0xBB, 0xBF] + Array("key: \"a\\tb\"\n".utf8))
    let node = try #require(reading["key"])
    let span = try #require(reading.tree?.span(of: node, bytes: 2..<3, in: reading.file))
    #expect(reading.file.text(of: span) == "b")
  }
}
