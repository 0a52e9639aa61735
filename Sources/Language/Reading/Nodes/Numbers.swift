import Source

/// A number of YAML's core schema in JSON's notation: `0x1F` is `31`, `+.5` is `0.5`, `012` is `12`. Nil if JSON cannot
/// represent it: an infinity, not-a-number, and a hexadecimal or octal number of more than 64 bits.
func jsonNumber(_ text: String) -> String? {
  let bytes = Array(text.utf8)
  if isPlainInteger(bytes) { return text }
  if bytes.count > 2, bytes[0] == UInt8(ascii: "0"), bytes[1] == UInt8(ascii: "x") || bytes[1] == UInt8(ascii: "o")
  {
    let radix = bytes[1] == UInt8(ascii: "x") ? 16 : 8
    return UInt64(text.dropFirst(2), radix: radix).map { String($0) }
  }
  var index = 0
  var result: [UInt8] = []
  if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
    index = 1
    if sign == UInt8(ascii: "-") { result.append(sign) }
  }
  func digits() -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count, bytes[index].isDigit { index += 1 }
    return bytes[start..<index]
  }
  let whole = digits()
  let significant = whole.drop { $0 == UInt8(ascii: "0") }
  result += significant.isEmpty ? [UInt8(ascii: "0")] : Array(significant)
  var hasDigits = !whole.isEmpty
  if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
    index += 1
    let fraction = digits()
    if !fraction.isEmpty {
      result.append(UInt8(ascii: "."))
      result += fraction
      hasDigits = true
    }
  }
  if hasDigits, index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
    result += bytes[index...]
    index = bytes.count
  }
  return hasDigits && index == bytes.count ? String(decoding: result, as: UTF8.self) : nil
}

/// Whether a text is already a whole number in JSON's notation, as nearly every number is.
private func isPlainInteger(_ bytes: [UInt8]) -> Bool {
  let body = bytes.first == UInt8(ascii: "-") ? bytes[1...] : bytes[...]
  guard let first = body.first, body.allSatisfy(\.isDigit) else { return false }
  return body.count == 1 || first != UInt8(ascii: "0")
}
