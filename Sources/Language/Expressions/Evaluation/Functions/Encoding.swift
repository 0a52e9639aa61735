import Source

/// Encoding for URLs and base64.
enum Encoding {
  /// The characters that `encodeURIComponent` keeps (ECMAScript).
  static let component = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()"
  /// The additional characters that `encodeURI` keeps.
  static let reserved = ";/?:@&=+$,#"

  static func percentEncoded(_ text: String, keeping kept: String) -> String {
    let kept = Set(kept.utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
      if kept.contains(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Throws D3140 for an invalid escape, or for bytes that are not UTF-8.
  static func percentDecoded(_ text: String, keeping kept: String, name: String) throws(EvaluationProblem) -> String
  {
    let kept = Set(kept.utf8)
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    let problem = EvaluationProblem.notEncodedURL(of: name)
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "%") else {
        result.append(bytes[index])
        index += 1
        continue
      }
      guard index + 2 < bytes.count, let high = bytes[index + 1].hexadecimalValue,
        let low = bytes[index + 2].hexadecimalValue
      else {
        throw problem
      }
      let byte = high << 4 | low
      if kept.contains(byte) { result += bytes[index..<(index + 3)] } else { result.append(byte) }
      index += 3
    }
    guard let decoded = String(validating: result, as: UTF8.self) else { throw problem }
    return decoded
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// A string in base64. Implementations differ for characters outside ASCII; Step Functions uses UTF-8.
  static func base64(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var value: UInt32 = 0
      for index in 0..<3 { value = value << 8 | UInt32(index < group.count ? group[start + index] : 0) }
      for index in 0..<4 {
        result.append(
          index <= group.count ? alphabet[Int(value >> (18 - 6 * UInt32(index)) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func decodedBase64(_ text: String) throws(EvaluationProblem) -> String {
    var bytes: [UInt8] = []
    var value: UInt32 = 0
    var bits: UInt32 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "=") { break }
      guard let digit = alphabet.firstIndex(of: byte) else { throw .notBase64 }
      value = (value << 6 | UInt32(digit)) & 0xFFFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: value >> bits))
      }
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else { throw .base64OfNoText }
    return decoded
  }
}
