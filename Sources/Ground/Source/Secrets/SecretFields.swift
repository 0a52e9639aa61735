let secretFieldNames: Set<String> = [
  "api-key", "api-token", "bearer", "client-secret", "password", "refresh-token", "secret-access-key", "token",
]

/// Values next to the name of a secret in a file that could not be read to its end, or in which the name is in the
/// wrong place: `api-token: VALUE`. A reference such as `{secret: NAME}`, or an expression, is not a secret.
public func secretFields(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var wordStart = 0
  var index = 0
  while index < bytes.count {
    if ByteSet.word.contains(bytes[index]) {
      index += 1
      continue
    }
    if index > wordStart, bytes[index] == UInt8(ascii: ":") || bytes[index] == UInt8(ascii: "\""),
      index - wordStart <= 20,
      secretFieldNames.contains(
        String(decoding: UnsafeBufferPointer(rebasing: bytes[wordStart..<index]), as: UTF8.self)),
      let value = fieldValue(in: bytes, after: index)
    {
      ranges.append(value)
      index = value.upperBound
    } else {
      index += 1
    }
    wordStart = index
  }
  return ranges
}

/// The plain or quoted value after a key's name; nil for a map, a list, an alias, a block or an expression.
private func fieldValue(in bytes: UnsafeBufferPointer<UInt8>, after name: Int) -> Range<Int>? {
  var start = name
  while start < bytes.count, bytes[start] == UInt8(ascii: "\"") || bytes[start] == 0x20 { start += 1 }
  guard start < bytes.count, bytes[start] == UInt8(ascii: ":") else { return nil }
  start += 1
  while start < bytes.count, bytes[start] == 0x20 { start += 1 }
  if start < bytes.count, bytes[start] == UInt8(ascii: "&") {
    while start < bytes.count, bytes[start] > 0x20 { start += 1 }
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
  }
  guard start < bytes.count else { return nil }
  let quote = bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'") ? bytes[start] : nil
  if quote != nil { start += 1 }
  guard start < bytes.count, !ByteSet("{[$*!|>#\r\n").contains(bytes[start]) else { return nil }
  var end = start
  while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
    if let quote {
      if bytes[end] == quote { break }
    } else if endsPlainValue(bytes, at: end) {
      break
    }
    end += 1
  }
  return start..<end
}

/// Whether a plain value ends here, in a block or within a flow collection.
private func endsPlainValue(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  switch bytes[index] {
  case UInt8(ascii: "}"), UInt8(ascii: "]"): true
  case UInt8(ascii: ","): index + 1 == bytes.count || bytes[index + 1] <= 0x20
  case UInt8(ascii: "#"): bytes[index - 1] == 0x20
  default: false
  }
}
