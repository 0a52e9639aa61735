import TestSupport
import Testing

@testable import Simulation

@Suite struct RecordCuts {
  private func cut(_ log: String, parts: Int = .max, longest: Int = 1_000) -> [(RecordCutter.Piece, Int)] {
    var cutter = RecordCutter(longest: longest)
    var pieces: [(RecordCutter.Piece, Int)] = []
    for line in log.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      var rest = Array(line)
      while rest.count > parts {
        cutter.cut(Array(rest.prefix(parts)), endsLine: false) { pieces.append(($0, $1)) }
        rest.removeFirst(parts)
      }
      cutter.cut(rest, endsLine: true) { pieces.append(($0, $1)) }
    }
    cutter.finish { pieces.append(($0, $1)) }
    return pieces
  }

  private func object(_ text: String) -> RecordCutter.Piece { .object(Array(text.utf8)) }

  @Test func objectsHaveTheLineThatTheyBeginIn() {
    let pieces = cut("\n{\"a\":{}}\n\n {\n  \"b\": [\"}\\\"\"]\n }{} x\n{}")
    #expect(
      pieces.map(\.0) == [
        object("{\"a\":{}}"), object("{\n  \"b\": [\"}\\\"\"]\n }"), object("{}"), .text(Array("x".utf8)),
        object("{}"),
      ])
    #expect(pieces.map(\.1) == [2, 4, 6, 6, 7])
  }

  @Test(arguments: [1, 2, 7]) func partsOfLinesAreTheSame(_ size: Int) {
    let log = "[{\"a\": \"\\\\\"},\n{\"b\": {\"c\": [1]}}]\ntext {of} a line\n{\"d\": \"cut off\n{\"e\": 1}"
    #expect(cut(log, parts: size).map(\.0) == cut(log).map(\.0))
    #expect(cut(log).count == 5)
  }

  @Test func longPiecesAreSkipped() throws {
    let long = "{\"a\": \"" + String(repeating: "}", count: 2_000) + "\"}"
    let pieces = cut("{\"b\":1}\(long){\"c\":1}\n" + String(repeating: "x", count: 2_000) + "\n{}", parts: 100)
    #expect(pieces.map(\.1) == [1, 1, 1, 2, 3])
    #expect(pieces.map(\.0)[0] == object("{\"b\":1}"))
    #expect(pieces.map(\.0)[2] == object("{\"c\":1}"))
    for index in [1, 3] {
      guard case .tooLong(let beginning) = pieces[index].0 else { throw Unexpected("\(pieces[index])") }
      #expect(beginning.count == 200)
    }
  }
}
