import Diagnostics
import Source
import TestSupport
import Testing
import YAML

/// Checks before YAML is read: size, encodings, control characters.
@Suite struct TextCheckTests {
  @Test(arguments: [
    // Overlong, cut short, surrogates, above U+10FFFF, lone continuation, at the start, in the middle, at the end.
    ([0xFF, 0x61] as [UInt8], 0, 1), ([0x61, 0x3A, 0x20, 0xE9, 0x0A], 3, 4),
    ([0x61, 0x3A, 0x20, 0xE6, 0x97], 3, 5),
    ([0x61, 0xC0, 0x80], 1, 2), ([0x61, 0xE0, 0x80, 0x80], 1, 2), ([0x61, 0xED, 0xA0, 0x80], 1, 2),
    ([0x61, 0xF4, 0x90, 0x80, 0x80], 1, 2), ([0x61, 0x80], 1, 2), ([0x61, 0xF0, 0x9F, 0x99], 1, 4),
    ([0x61, 0xF5, 0x80], 1, 2), ([0x93, 0xFA, 0x96, 0x7B], 0, 1),
    (Array(repeating: 0x61, count: 33) + [0xFE] + Array(repeating: 0x61, count: 40), 33, 34),
    (Array("日本: ".utf8) + [0xC3], 8, 9), ([0xEF, 0xBB, 0xBF, 0x61, 0xFF], 1, 2),
  ])
  func invalidUTF8(bytes: [UInt8], start: Int, end: Int) {
    let reading = Reading(bytes)
    #expect(reading.findings == ["not-utf-8 \(start)..<\(end)"])
    #expect(reading.tree == nil)
  }

  @Test(arguments: [
    ("a: \u{7F}\n", 3, 4), ("\u{0}", 0, 1), ("a: b\u{0}", 4, 5), ("a: \"\u{1B}[0m\"\n", 4, 5),
    ("a: \u{80}\n", 3, 5),
    ("a: \u{9F}\n", 3, 5), ("a: \u{FFFE}\n", 3, 6), ("a: \u{FFFF}\n", 3, 6), ("a: b\u{8}\n", 4, 5),
    ("日: \u{B}\n", 5, 6),
    ("\u{FEFF}a: \u{C}\n", 3, 4), (String(repeating: "a", count: 70) + "\u{1}", 70, 71),
  ])
  func controlCharacters(text: String, start: Int, end: Int) {
    let reading = Reading(text)
    #expect(reading.findings == ["control-character \(start)..<\(end)"])
    #expect(reading.tree == nil)
  }

  @Test(arguments: [
    ([0xFF, 0xFE, 0x61, 0x00, 0x3A, 0x00] as [UInt8], "UTF-16", 2), ([0xFE, 0xFF, 0x00, 0x61], "UTF-16", 2),
    ([0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00], "UTF-32", 4),
    ([0x00, 0x00, 0xFE, 0xFF, 0x00, 0x00, 0x00, 0x61], "UTF-32", 4),
    ([0x61, 0x00, 0x3A, 0x00, 0x20, 0x00], "UTF-16", 2), ([0x00, 0x61, 0x00, 0x3A], "UTF-16", 2),
    ([0x61, 0x00, 0x00, 0x00], "UTF-32", 4), ([0x00, 0x00, 0x00, 0x61], "UTF-32", 4),
  ])
  func wideEncodings(bytes: [UInt8], name: String, mark: Int) {
    let reading = Reading(bytes)
    #expect(reading.findings == ["utf-16 0..<\(mark)"])
    #expect(reading.diagnostics.first?.message.text.contains(name) == true)
    #expect(reading.tree == nil)
  }

  @Test func everyScalarThatYAMLAllowsPasses() {
    var text = "\u{FEFF}a: \"\t\u{85}\u{A0}\u{D7FF}\u{E000}\u{FFFD}\u{10000}\u{10FFFF}~ "
    text += "x\"\r\nb: c\rd: e\n"
    let reading = Reading(text)
    #expect(reading.findings == [])
    #expect(reading.tree.map { $0.count(of: $0.documents[0]) } == 3)
  }

  @Test func tooLargeFilesAreRejected() {
    var limits = YAMLLimits.standard
    limits.bytes = 10
    #expect(Reading("a: 1234567", limits: limits).findings == [])
    #expect(Reading("a: 12345678", limits: limits).findings == ["file-too-large 0..<0"])
  }

  @Test func lineEndsOfAllKindsGiveTheSameTree() {
    let text = "a: b\nc:\n  - d\n  - |\n    e\n    f\ng: \"h\n  i\"\n"
    let shapes = Reading(text).shapes
    #expect(Reading(text.replacingLineEnds(with: "\r\n")).shapes == shapes)
    #expect(Reading(text.replacingLineEnds(with: "\r")).shapes == shapes)
    #expect(shapes == ["{'a': 'b', 'c': ['d', 'e\nf\n'], 'g': 'h i'}"])
  }
}

extension String {
  fileprivate func replacingLineEnds(with end: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
  }
}
