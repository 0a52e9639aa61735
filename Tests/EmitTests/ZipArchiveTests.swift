import Testing

@testable import Emit

@Suite struct ZipArchiveTests {
  /// The check value of CRC-32 (the sum of the nine digits), and two more on which all implementations agree.
  @Test(arguments: [("123456789", 0xCBF4_3926), ("", 0), ("a", 0xE8B7_BE43)] as [(String, UInt32)])
  func checksums(_ text: String, _ sum: UInt32) {
    #expect(ZipArchive.checksum(of: Array(text.utf8)) == sum)
  }

  /// Byte by byte as in "APPNOTE.TXT": local header, content, central directory, end.
  @Test func anArchiveOfOneFile() {
    let archive = ZipArchive.bytes(of: "a.py", Array("x\n".utf8))
    let sum: [UInt8] = [0x1F, 0x08, 0xEA, 0x46]
    let sizes: [UInt8] = [2, 0, 0, 0, 2, 0, 0, 0]
    let common: [UInt8] = [10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0] + sum + sizes + [4, 0, 0, 0]
    let local = Array("PK\u{3}\u{4}".utf8) + common + Array("a.pyx\n".utf8)
    let entry =
      Array("PK\u{1}\u{2}".utf8) + [10, 3] + common + [0, 0, 0, 0, 0, 0, 0, 0, 0xA4, 0x81, 0, 0, 0, 0]
      + Array("a.py".utf8)
    let end: [UInt8] = Array("PK\u{5}\u{6}".utf8) + [0, 0, 0, 0, 1, 0, 1, 0, 50, 0, 0, 0, 36, 0, 0, 0, 0, 0]
    #expect(archive == local + entry + end)
  }

  @Test func theSameContentGivesTheSameBytes() {
    let content = (0..<70_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(ZipArchive.bytes(of: "index.py", content) == ZipArchive.bytes(of: "index.py", content))
    #expect(ZipArchive.bytes(of: "index.py", content).count == content.count + 22 + 30 + 46 + 16)
  }
}
