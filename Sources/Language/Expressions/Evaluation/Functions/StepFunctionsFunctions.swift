import Emit
import Source

extension ExpressionFunction {
  /// The functions that Step Functions adds to JSONata (Step Functions developer guide, "JSONata functions provided
  /// by Step Functions").
  static let stepFunctions: [ExpressionFunction] = [
    row("partition", "<an:a>") { (run, arguments) throws(EvaluationProblem) in
      guard let items = arguments.items(0), let size = arguments.number(1) else { return nil }
      guard size >= 1, let length = Int(exactly: size) else { throw .sizeOfPartition }
      try run.spend(2 * items.count)
      var parts: [Value] = []
      var start = 0
      while start < items.count {
        let end = length < items.count - start ? start + length : items.count
        parts.append(.array(Items(Array(items.values[start..<end]))))
        start = end
      }
      return .array(Items(parts))
    },
    row("range", "<nnn:a>") { (run, arguments) throws(EvaluationProblem) in
      guard let first = arguments.number(0), let last = arguments.number(1), let step = arguments.number(2) else {
        return nil
      }
      guard [first, last, step].allSatisfy({ $0 == $0.rounded() && $0.isFinite }), step != 0 else {
        throw .stepOfRange
      }
      let count = max(0, ((last - first) / step).rounded(.down) + 1)
      guard count <= 1_000 else { throw .rangeTooLong }
      try run.spend(Int(count))
      return .array(Items((0..<Int(count)).map { .number(first + Double($0) * step) }))
    },
    row("hash", "<ss?:s>") { (run, arguments) throws(EvaluationProblem) in
      guard let text = arguments.string(0) else { return nil }
      guard let name = arguments.string(1), let digest = Digest(rawValue: name) else { throw .unknownAlgorithm }
      try run.spend(text.utf8.count / 8)
      return .string(digest.hexadecimal(of: Array(text.utf8)))
    },
    row("uuid", "<:s>") { (run, _) throws(EvaluationProblem) in
      let high = run.random.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
      let low = run.random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
      func digits(_ value: UInt64) -> [Character] {
        let text = String(value, radix: 16)
        return Array(String(repeating: "0", count: 16 - text.count) + text)
      }
      let (a, b) = (digits(high), digits(low))
      let parts = [a[0..<8], a[8..<12], a[12..<16], b[0..<4], b[4..<16]]
      return .string(parts.map { String($0) }.joined(separator: "-"))
    },
    row("parse", "<s-:x>") { (run, arguments) throws(EvaluationProblem) in
      guard let text = arguments.string(0) else { return nil }
      try run.spend(text.utf8.count / 4)
      var reader = JSONText(text)
      return try Value(try reader.value(), of: run)
    },
  ]
}

/// Reads JSON (RFC 8259).
struct JSONText {
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  private var problem: EvaluationProblem { EvaluationProblem.notJSON(atByte: index) }

  mutating func value() throws(EvaluationProblem) -> JSONValue {
    let result = try element()
    skipBlanks()
    guard index == bytes.count else { throw problem }
    return result
  }

  private mutating func skipBlanks() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[index...].starts(with: text.utf8) else { return false }
    index += text.utf8.count
    return true
  }

  private mutating func element() throws(EvaluationProblem) -> JSONValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Value.deepest else { throw .jsonTooDeep }
    skipBlanks()
    guard index < bytes.count else { throw problem }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    default: break
    }
    if take("true") { return .bool(true) }
    if take("false") { return .bool(false) }
    if take("null") { return .null }
    return .number(try number())
  }

  private mutating func array() throws(EvaluationProblem) -> JSONValue {
    index += 1
    var elements: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array([]) }
    repeat {
      elements.append(try element())
      skipBlanks()
    } while take(",")
    guard take("]") else { throw problem }
    return .array(elements)
  }

  private mutating func object() throws(EvaluationProblem) -> JSONValue {
    index += 1
    var members: [JSONMember] = []
    skipBlanks()
    if take("}") { return .object([]) }
    repeat {
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw problem }
      let name = try string()
      skipBlanks()
      guard take(":") else { throw problem }
      members.append(JSONMember(name, try element()))
      skipBlanks()
    } while take(",")
    guard take("}") else { throw problem }
    return .object(members)
  }

  private mutating func number() throws(EvaluationProblem) -> String {
    let start = index
    func digits() -> Bool {
      let first = index
      while index < bytes.count, bytes[index].isDigit { index += 1 }
      return index > first
    }
    _ = take("-")
    let leadsWithZero = index < bytes.count && bytes[index] == UInt8(ascii: "0")
    let first = index
    guard digits(), !leadsWithZero || index == first + 1 else { throw problem }
    if take("."), !digits() { throw problem }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard digits() else { throw problem }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func string() throws(EvaluationProblem) -> String {
    index += 1
    var units: [UInt16] = []
    var plain = index
    func flush(_ end: Int) { units += Array(String(decoding: bytes[plain..<end], as: UTF8.self).utf16) }
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      guard bytes[index] >= 0x20 else { throw problem }
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      flush(index)
      units.append(try escape())
      plain = index
    }
    guard index < bytes.count else { throw problem }
    flush(index)
    index += 1
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func escape() throws(EvaluationProblem) -> UInt16 {
    guard index + 1 < bytes.count else { throw problem }
    let byte = bytes[index + 1]
    index += 2
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(byte)
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "u"):
      let digits = bytes[index..<min(index + 4, bytes.count)]
      guard digits.count == 4, !digits.contains(UInt8(ascii: "+")),
        let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
      else { throw problem }
      index += 4
      return unit
    default: throw problem
    }
  }
}
