import Source

/// The digests of `$hash`: MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4).
enum Digest: String, CaseIterable {
  case md5 = "MD5"
  case sha1 = "SHA-1"
  case sha256 = "SHA-256"
  case sha384 = "SHA-384"
  case sha512 = "SHA-512"

  func hexadecimal(of bytes: [UInt8]) -> String {
    let digest: [UInt8]
    switch self {
    case .md5: digest = Digest.md5(bytes)
    case .sha1: digest = Digest.sha1(bytes)
    case .sha256: return ContentDigest(of: bytes).text
    case .sha384: digest = Array(Digest.sha512(bytes, Digest.start384).prefix(48))
    case .sha512: digest = Digest.sha512(bytes, Digest.start512)
    }
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The message followed by its length, padded to whole blocks.
  private static func padded(_ bytes: [UInt8], block: Int, lengthBytes: Int, isBigEndian: Bool) -> [UInt8] {
    var result = bytes + [0x80]
    while result.count % block != block - lengthBytes { result.append(0) }
    let bits = UInt64(bytes.count) &* 8
    var length = (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64(7 - $0))) }
    length = Array(repeating: 0, count: lengthBytes - 8) + length
    return result + (isBigEndian ? length : length.reversed())
  }

  private static func rotated(_ value: UInt32, left count: UInt32) -> UInt32 {
    value << count | value >> (32 - count)
  }

  private static func rotated(_ value: UInt64, right count: UInt64) -> UInt64 {
    value >> count | value << (64 - count)
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

  private static func bytes(of words: [UInt32]) -> [UInt8] {
    words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32(3 - $0))) } }
  }

  // MARK: MD5

  private static let md5Shifts: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]

  private static func md5(_ message: [UInt8]) -> [UInt8] {
    let data = padded(message, block: 64, lengthBytes: 8, isBigEndian: false)
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
    for start in stride(from: 0, to: data.count, by: 64) {
      let words = (0..<16).map {
        UInt32(truncatingIfNeeded: word(data[(start + 4 * $0)..<(start + 4 * $0 + 4)])).byteSwapped
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      for step in 0..<64 {
        let mixed: UInt32
        let place: Int
        switch step / 16 {
        case 0: (mixed, place) = (b & c | ~b & d, step)
        case 1: (mixed, place) = (d & b | ~d & c, (5 * step + 1) % 16)
        case 2: (mixed, place) = (b ^ c ^ d, (3 * step + 5) % 16)
        default: (mixed, place) = (c ^ (b | ~d), 7 * step % 16)
        }
        let sum = a &+ mixed &+ md5Constants[step] &+ words[place]
        (a, d, c, b) = (d, c, b, b &+ rotated(sum, left: md5Shifts[step / 16 * 4 + step % 4]))
      }
      state = [state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d]
    }
    return bytes(of: state.map(\.byteSwapped))
  }

  // MARK: SHA-1

  private static func sha1(_ message: [UInt8]) -> [UInt8] {
    let data = padded(message, block: 64, lengthBytes: 8, isBigEndian: true)
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    for start in stride(from: 0, to: data.count, by: 64) {
      var words = (0..<16).map { UInt32(truncatingIfNeeded: word(data[(start + 4 * $0)..<(start + 4 * $0 + 4)])) }
      for index in 16..<80 {
        words.append(rotated(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], left: 1))
      }
      var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
      for step in 0..<80 {
        let (mixed, constant): (UInt32, UInt32)
        switch step / 20 {
        case 0: (mixed, constant) = (b & c | ~b & d, 0x5A82_7999)
        case 1: (mixed, constant) = (b ^ c ^ d, 0x6ED9_EBA1)
        case 2: (mixed, constant) = (b & c | b & d | c & d, 0x8F1B_BCDC)
        default: (mixed, constant) = (b ^ c ^ d, 0xCA62_C1D6)
        }
        let next = rotated(a, left: 5) &+ mixed &+ e &+ constant &+ words[step]
        (e, d, c, b, a) = (d, c, rotated(b, left: 30), a, next)
      }
      state = [state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d, state[4] &+ e]
    }
    return bytes(of: state)
  }

  // MARK: SHA-2

  private static func sha512(_ message: [UInt8], _ initial: [UInt64]) -> [UInt8] {
    let data = padded(message, block: 128, lengthBytes: 16, isBigEndian: true)
    var state = initial
    for start in stride(from: 0, to: data.count, by: 128) {
      var words = (0..<16).map { word(data[(start + 8 * $0)..<(start + 8 * $0 + 8)]) }
      for index in 16..<80 {
        let (a, b) = (words[index - 15], words[index - 2])
        let low = rotated(a, right: 1) ^ rotated(a, right: 8) ^ a >> 7
        let high = rotated(b, right: 19) ^ rotated(b, right: 61) ^ b >> 6
        words.append(words[index - 16] &+ low &+ words[index - 7] &+ high)
      }
      var s = state
      for step in 0..<80 {
        let high = rotated(s[4], right: 14) ^ rotated(s[4], right: 18) ^ rotated(s[4], right: 41)
        let first = s[7] &+ high &+ (s[4] & s[5] ^ ~s[4] & s[6]) &+ constants512[step] &+ words[step]
        let low = rotated(s[0], right: 28) ^ rotated(s[0], right: 34) ^ rotated(s[0], right: 39)
        let second = low &+ (s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2])
        s = [first &+ second, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
      }
      state = zip(state, s).map { $0 &+ $1 }
    }
    return state.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64(7 - $0))) } }
  }
}
