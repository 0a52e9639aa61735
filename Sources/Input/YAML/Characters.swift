import Source

/// Properties of single bytes and line breaks of YAML text.
enum Characters {
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Whether a byte ends a line in editors.
  static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  static func isFlowIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    default: false
    }
  }

  /// Whether libyaml allows a byte in the name of an anchor.
  static func isName(_ byte: UInt8) -> Bool { byte.isWord || byte == UInt8(ascii: "-") }

  /// Whether a byte may follow the `|` or `>` of a block scalar.
  static func isBlockScalarIndicator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte >= UInt8(ascii: "1") && byte <= UInt8(ascii: "9")
  }

  static func isByteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index + 3 <= bytes.count && bytes[index] == 0xEF && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF
  }

  /// Whether `---` or `...` is at `index`, the start of a line, with nothing directly after it.
  static func isDocumentMark(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 3 <= bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "."),
      bytes[index + 1] == bytes[index], bytes[index + 2] == bytes[index]
    else { return false }
    return index + 3 == bytes.count || isBlank(bytes[index + 3]) || breakLength(bytes, index + 3) > 0
  }

  /// The length in bytes of the line break at `index`, or 0. libyaml also breaks lines at NEL, LS and PS.
  static func breakLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    guard index < bytes.count else { return 0 }
    switch bytes[index] {
    case 0x0A: return 1
    case 0x0D: return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
      guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return 0 }
      return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }
}
