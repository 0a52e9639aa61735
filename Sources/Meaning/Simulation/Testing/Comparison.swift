import Catalog
import Emit
import Flow
import Source

/// A difference between an expected and an actual value.
struct Mismatch {
  /// The path from the task's inputs.
  var path: String
  /// The place of the expected value in the test.
  var span: Span
  var expected: JSONValue
  /// Nil for a missing value.
  var actual: JSONValue?
}

/// Compares the expected with the actual values: maps may leave entries out, lists are compared element by element,
/// numbers by value, strings byte by byte.
func mismatches(_ expected: [ValueEntry], _ actual: JSONValue, at path: String = "") -> [Mismatch] {
  var members: [[UInt8]: JSONValue] = [:]
  if case .object(let all) = actual { for member in all { members[Array(member.name.utf8)] = member.value } }
  return expected.flatMap { entry in
    mismatches(
      entry.value, members[Array(entry.name.value.utf8)],
      at: path.isEmpty ? entry.name.value : "\(path).\(entry.name.value)")
  }
}

private func mismatches(_ expected: Value, _ actual: JSONValue?, at path: String) -> [Mismatch] {
  switch (expected.kind, actual) {
  case (.map(let entries), .object?): return actual.map { mismatches(entries, $0, at: path) } ?? []
  case (.list(let values), .array(let elements)?) where values.count == elements.count:
    return zip(values, elements).enumerated().flatMap { index, pair in
      mismatches(pair.0, pair.1, at: "\(path)[\(index)]")
    }
  case (.null, .null?): return []
  case (.bool(let flag), .bool(let other)?) where flag == other: return []
  case (.number(let text), .number(let other)?) where isSameNumber(text, other): return []
  case (.text, .string(let other)?) where (expected.literalText ?? "").utf8.elementsEqual(other.utf8): return []
  case (.invalid, _): return []
  default:
    return [Mismatch(path: path, span: expected.span, expected: JSONValue(constant: expected), actual: actual)]
  }
}

/// Whether two texts of JSON numbers are the same number: `1.0` and `10e-1` are.
func isSameNumber(_ left: String, _ right: String) -> Bool {
  left == right || PlainDecimal(left) == PlainDecimal(right)
}

/// A decimal number without leading and trailing zeros.
private struct PlainDecimal: Equatable {
  private var isNegative = false
  private var digits: [UInt8] = []
  /// The power of ten of the last digit.
  private var exponent = 0

  init(_ text: String) {
    var isFraction = false
    var bytes = Array(text.utf8)[...]
    if bytes.first == UInt8(ascii: "-") {
      isNegative = true
      bytes = bytes.dropFirst()
    }
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        // An extremely large exponent counts as the largest: such numbers have equal texts or differ.
        exponent +=
          Int(String(decoding: bytes.filter { $0 != UInt8(ascii: "+") }, as: UTF8.self)).map {
            max(-1_000_000, min(1_000_000, $0))
          } ?? 1_000_000
        bytes = []
      default:
        digits.append(byte)
        if isFraction { exponent -= 1 }
      }
    }
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      exponent += 1
    }
    digits = Array(digits.drop { $0 == UInt8(ascii: "0") })
    if digits.isEmpty {
      isNegative = false
      exponent = 0
    }
  }
}
