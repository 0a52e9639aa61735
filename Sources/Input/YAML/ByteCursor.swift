/// Converts code points, which libyaml counts, to bytes.
///
/// Events come in the order of the text, so the cursor mostly moves forward; it visits each byte about once.
struct ByteCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isASCII: Bool
  /// The place from which code points are counted.
  private let origin: Int
  private var points = 0
  private var byte: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool, from origin: Int = 0) {
    self.bytes = bytes
    self.isASCII = isASCII
    self.origin = origin
    byte = origin
  }

  /// A cursor that counts from another place of the same text.
  func restarted(at origin: Int) -> ByteCursor { ByteCursor(bytes, isASCII: isASCII, from: origin) }

  /// The offset of the first byte of a code point; after the last one, the length of the text.
  mutating func offset(ofPoint target: Int) -> Int {
    if isASCII { return min(origin + target, bytes.count) }
    while points < target, byte < bytes.count {
      switch bytes[byte] {
      case ..<0x80: byte += 1
      case ..<0xE0: byte += 2
      case ..<0xF0: byte += 3
      default: byte += 4
      }
      points += 1
    }
    while points > target, byte > origin {
      repeat { byte -= 1 } while byte > origin && bytes[byte] & 0xC0 == 0x80
      points -= 1
    }
    return min(byte, bytes.count)
  }
}
