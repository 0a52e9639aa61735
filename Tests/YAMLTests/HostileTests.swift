import Diagnostics
import Source
import TestSupport
import Testing
import YAML

/// Input that is designed to be expensive. Each must be answered quickly and exactly.
///
/// The limits of processor time are generous: without a guard, each of these takes minutes or all of the memory.
@Suite struct HostileTests {
  private func expectFast(_ bytes: [UInt8], _ findings: [String], under limit: Duration = .seconds(10)) {
    var reading: Reading?
    let time = processorTime { reading = Reading(bytes) }
    #expect(reading?.findings == findings)
    #expect(time < limit)
  }

  @Test(arguments: ["[", "{", "- ", "? ", "[{a: ", "{a: ["])
  func deepNestingOnOneLine(piece: String) throws {
    let reading = Reading(String(repeating: piece, count: 10_000))
    #expect(reading.diagnostics.map(\.code) == [.nestingTooDeep])
    #expect(reading.tree == nil)
    expectFast(Array(String(repeating: piece, count: 100_000 / piece.utf8.count).utf8), reading.findings)
  }

  @Test func deepNestingOverLines() {
    let text = (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    expectFast(
      Array(text.utf8),
      ["nesting-too-deep \((0..<128).map { $0 + 3 }.reduce(128, +))..<\((0..<128).map { $0 + 3 }.reduce(129, +))"])
  }

  @Test func exactlyTheLimitIsRead() {
    for (count, names) in [(128, []), (129, ["nesting-too-deep"])] {
      let text = String(repeating: "[", count: count) + String(repeating: "]", count: count)
      #expect(Reading(text).diagnostics.map(\.code.name) == names)
    }
  }

  @Test func aliasesDoNotNestTooDeeply() {
    let tower = String(repeating: "[", count: 100) + "*x" + String(repeating: "]", count: 100)
    let text = "a: &x \(String(repeating: "[", count: 20))1\(String(repeating: "]", count: 20))\nb: &y \(tower)\n"
    #expect(Reading(text).diagnostics == [])
    let higher = text + "c: [[[[[[[[[[*y]]]]]]]]]]\n"
    #expect(Reading(higher).diagnostics.map(\.code) == [.nestingTooDeep])
  }

  @Test(arguments: [2, 9, 40])
  func billionLaughs(levels: Int) {
    var text = "l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for level in 1...levels {
      text += "l\(level): &l\(level) [\(Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", "))]\n"
    }
    let reading = Reading(text)
    #expect(reading.diagnostics.map(\.code) == (levels == 2 ? [] : [.aliasExpansion]))
    #expect((reading.tree == nil) == (levels > 2))
  }

  @Test func aDoublingChainIsCountedWithoutOverflow() {
    let text = "- &a0 [1]\n" + (1...120).map { "- &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
    #expect(Reading(text).diagnostics.map(\.code) == [.aliasExpansion])
  }

  @Test func manyAliasesOfOneLargeValueAreFine() {
    let text =
      "a: &a [\((0..<100).map(String.init).joined(separator: ", "))]\nb: [\(Array(repeating: "*a", count: 90).joined(separator: ", "))]\n"
    #expect(Reading(text).diagnostics == [])
  }

  @Test func aHundredMegabytesAreRejectedUnread() {
    var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000_000)
    bytes.replaceSubrange(0..<4, with: Array("a: \"".utf8))
    expectFast(bytes, ["file-too-large 0..<0"], under: .seconds(5))
  }

  @Test func aLongScalarIsRead() throws {
    let reading = Reading("a: \"" + String(repeating: "x", count: 2_000_000) + "\"\n")
    #expect(reading.findings == [])
    #expect(try reading.tree?.span(of: #require(reading["a"])).length == 2_000_002)
  }

  @Test func manyKeysAreNotComparedWithEachOther() {
    let text = (0..<100_000).map { "k\($0): 1\n" }.joined()
    expectFast(Array(text.utf8), [], under: .seconds(30))
  }

  @Test func manyAnchorsAndAliases() {
    let text = (0..<20_000).map { "- &a\($0) x\n- *a\($0)\n" }.joined()
    expectFast(Array(text.utf8), [], under: .seconds(30))
  }

  @Test(arguments: [
    "%", "&", "*", "!", "|", ">", "'", "\"", "@", "`", "\t", ",", "]", "}", "a: !<", "\"\\", "- - -\t", "? -", ":",
  ])
  func loneIndicatorsGiveOneFindingAtMost(text: String) {
    #expect(Reading(text).diagnostics.count <= 1)
    #expect(Reading(text + "\n").diagnostics.count <= 1)
  }
}
