import EventPattern
import Testing

/// A stream of JSON lines is split into events wherever its chunks begin and end.
@Suite struct EventLinesTests {
  private func lines(of text: String, chunk: Int) -> [String] {
    var lines = EventLines()
    var found: [String] = []
    func note(_ event: RawSpan, _ line: Int) {
      let bytes = (0..<event.byteCount).map { event.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
      found.append("\(line) \(String(decoding: bytes, as: UTF8.self))")
    }
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      lines.read(Array(bytes[start..<min(start + chunk, bytes.count)])) { note($0, $1) }
    }
    lines.finish { note($0, $1) }
    return found
  }

  @Test(arguments: [1, 2, 3, 7, 8, 9, 100])
  func cutsAnywhere(chunk: Int) {
    let text = "{\"a\":\"long enough for words\"}\n\n{}\r\n   \n{\"b\":[1,2,3,4,5,6,7]}"
    #expect(
      lines(of: text, chunk: chunk) == [
        "1 {\"a\":\"long enough for words\"}", "3 {}\r", "5 {\"b\":[1,2,3,4,5,6,7]}",
      ])
  }

  @Test func endsWithOrWithoutALineBreak() {
    #expect(lines(of: "", chunk: 4).isEmpty)
    #expect(lines(of: "\n\n", chunk: 4).isEmpty)
    #expect(lines(of: "{}\n", chunk: 4) == ["1 {}"])
    #expect(lines(of: "{}", chunk: 1) == ["1 {}"])
  }
}
