/// ZIP archives of one file without compression (PKWARE, "APPNOTE.TXT - .ZIP File Format Specification").
public enum ZipArchive {
  /// An archive with one file that is readable for everyone. The same content gives the same bytes: the time is the
  /// earliest that the format supports.
  ///
  /// - Parameters:
  ///   - name: The file's name in ASCII.
  ///   - content: The file's content, less than 4 GB.
  public static func bytes(of name: String, _ content: [UInt8]) -> [UInt8] {
    let size = UInt32(truncatingIfNeeded: content.count)
    var common = Fields()
    common.add(version)
    common.add(UInt16(0))  // no flags
    common.add(UInt16(0))  // stored
    common.add(UInt16(0))  // midnight
    common.add(UInt16(0x0021))  // 1 January 1980
    common.add(checksum(of: content))
    common.add(size)
    common.add(size)
    common.add(UInt16(truncatingIfNeeded: name.utf8.count))
    common.add(UInt16(0))  // no extra field

    var archive = Fields()
    archive.add(UInt32(0x0403_4B50))
    archive.bytes += common.bytes + Array(name.utf8) + content
    let directory = UInt32(truncatingIfNeeded: archive.bytes.count)
    archive.add(UInt32(0x0201_4B50))
    archive.add(madeOnUnix)
    archive.bytes += common.bytes
    archive.add(UInt16(0))  // no comment
    archive.add(UInt16(0))  // the first disk
    archive.add(UInt16(0))  // no attributes of its kind
    archive.add(readableFile)
    archive.add(UInt32(0))  // it is at the start
    archive.bytes += Array(name.utf8)
    let end = UInt32(truncatingIfNeeded: archive.bytes.count)
    archive.add(UInt32(0x0605_4B50))
    archive.add(UInt16(0))
    archive.add(UInt16(0))
    archive.add(UInt16(1))
    archive.add(UInt16(1))
    archive.add(end &- directory)
    archive.add(directory)
    archive.add(UInt16(0))  // no comment
    return archive.bytes
  }

  /// The version of the format that a stored file needs: 1.0.
  private static let version: UInt16 = 10
  /// Unix, whose rules apply to the mode below, and version 1.0.
  private static let madeOnUnix: UInt16 = 3 << 8 | 10
  /// A plain file with mode 0644: the user that functions run as must be able to read it.
  private static let readableFile: UInt32 = 0o100644 << 16

  /// The CRC-32 of IEEE 802.3, which ZIP uses.
  static func checksum(of bytes: [UInt8]) -> UInt32 {
    var remainder: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 { remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1 }
    }
    return ~remainder
  }

  /// Numbers with their lowest byte first.
  private struct Fields {
    var bytes: [UInt8] = []

    mutating func add(_ number: some FixedWidthInteger) {
      for shift in stride(from: 0, to: number.bitWidth, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
  }
}
