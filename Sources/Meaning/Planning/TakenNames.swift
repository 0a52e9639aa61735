/// Names that are taken, and the next one that is free.
struct TakenNames {
  /// The names without case and separators.
  private var folded: Set<[UInt8]> = []
  /// How many hashes of a text were tried before: all of them are taken.
  private var rounds: [String: Int] = [:]

  /// The text, or with a hash at its end where another one differs from it by case and separators only.
  mutating func take(_ text: String, limit: Int) -> String {
    if folded.insert(Self.folded(text)).inserted { return text }
    var round = rounds[text] ?? 0
    var candidate: String
    repeat {
      round += 1
      let hash = PhysicalNames.hash("\(text)#\(round)")
      candidate = PhysicalNames.shortened(text, limit: limit - hash.utf8.count - 1) + "-" + hash
    } while !folded.insert(Self.folded(candidate)).inserted
    rounds[text] = round
    return candidate
  }

  private static func folded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"): break
      default: bytes.append(byte)
      }
    }
    return bytes
  }
}
