/// Turns code points, in which libyaml counts, into bytes.
///
/// Events come in the order of the text, so the cursor mostly walks forward; each byte is passed about once.
struct ByteCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isASCII: Bool
  private var points = 0
  private var byte = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool) {
    self.bytes = bytes
    self.isASCII = isASCII
  }

  /// The offset of the first byte of a code point; behind the last one, the length of the text.
  mutating func offset(ofPoint target: Int) -> Int {
    if isASCII { return min(target, bytes.count) }
    while points < target, byte < bytes.count {
      switch bytes[byte] {
      case ..<0x80: byte += 1
      case ..<0xE0: byte += 2
      case ..<0xF0: byte += 3
      default: byte += 4
      }
      points += 1
    }
    while points > target, byte > 0 {
      repeat { byte -= 1 } while byte > 0 && bytes[byte] & 0xC0 == 0x80
      points -= 1
    }
    return min(byte, bytes.count)
  }
}
