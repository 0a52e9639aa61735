/// The SHA-256 of some bytes, to detect whether a text has changed.
///
/// Source: FIPS 180-4, section 6.2.
public struct ContentDigest: Hashable, Sendable {
  /// The digest as 64 lower-case hexadecimal digits, as `sha256sum` prints it.
  public let text: String

  public init(of bytes: some Collection<UInt8>) {
    let text = bytes.withContiguousStorageIfAvailable { Self.digest(of: $0) }
    self.text = text ?? Array(bytes).withUnsafeBufferPointer { Self.digest(of: $0) }
  }

  private static func digest(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    var state = initialState
    var words = [UInt32](repeating: 0, count: 64)
    let whole = bytes.count / 64 * 64
    mix(UnsafeBufferPointer(rebasing: bytes[..<whole]), into: &state, words: &words)
    // The remaining bytes, a one, zeros, and the number of bits.
    var last = Array(bytes[whole...])
    last.append(0x80)
    while last.count % 64 != 56 { last.append(0) }
    let bits = UInt64(bytes.count) * 8
    for shift in stride(from: 56, through: 0, by: -8) {
      last.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    last.withUnsafeBufferPointer { mix($0, into: &state, words: &words) }
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// Processes blocks of 64 bytes.
  private static func mix(_ blocks: UnsafeBufferPointer<UInt8>, into state: inout [UInt32], words: inout [UInt32]) {
    state.withUnsafeMutableBufferPointer { state in
      words.withUnsafeMutableBufferPointer { words in
        roundConstants.withUnsafeBufferPointer { constants in
          for start in stride(from: 0, to: blocks.count, by: 64) {
            let block = UnsafeBufferPointer(rebasing: blocks[start..<start + 64])
            mix(block: block, into: state, words, constants)
          }
        }
      }
    }
  }

  private static func mix(
    block: UnsafeBufferPointer<UInt8>, into state: UnsafeMutableBufferPointer<UInt32>,
    _ words: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>
  ) {
    for index in 0..<16 {
      let at = index &* 4
      words[index] =
        UInt32(block[at]) << 24 | UInt32(block[at &+ 1]) << 16 | UInt32(block[at &+ 2]) << 8
        | UInt32(block[at &+ 3])
    }
    for index in 16..<64 {
      let (early, late) = (words[index &- 15], words[index &- 2])
      let first = turned(early, 7) ^ turned(early, 18) ^ (early >> 3)
      let second = turned(late, 17) ^ turned(late, 19) ^ (late >> 10)
      words[index] = words[index &- 16] &+ first &+ words[index &- 7] &+ second
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    // Eight rounds bring each letter back to its place, so that none has to be moved.
    for index in stride(from: 0, to: 64, by: 8) {
      func turn(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
        _ h: inout UInt32, _ offset: Int
      ) {
        let choice = g ^ (e & (f ^ g))
        let sum = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
        h = h &+ sum &+ choice &+ constants[index &+ offset] &+ words[index &+ offset]
        d = d &+ h
        h = h &+ (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ ((a & b) | (c & (a | b)))
      }
      turn(a, b, c, &d, e, f, g, &h, 0)
      turn(h, a, b, &c, d, e, f, &g, 1)
      turn(g, h, a, &b, c, d, e, &f, 2)
      turn(f, g, h, &a, b, c, d, &e, 3)
      turn(e, f, g, &h, a, b, c, &d, 4)
      turn(d, e, f, &g, h, a, b, &c, 5)
      turn(c, d, e, &f, g, h, a, &b, 6)
      turn(b, c, d, &e, f, g, h, &a, 7)
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  private static func turned(_ word: UInt32, _ by: UInt32) -> UInt32 { word &>> by | word &<< (32 &- by) }

  private static let initialState: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  private static let roundConstants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
