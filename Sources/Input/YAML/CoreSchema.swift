import Source

/// The meaning of a scalar in the core schema of YAML 1.2 (YAML 1.2.2, section 10.3.2).
///
/// Numbers keep their text, which `YAMLTree.text(of:)` returns: an account ID such as `012345678901` stays complete.
/// `yes`, `no`, `on`, `off`, dates, `12:30` and `1_000` are strings.
public enum CoreValue: Equatable, Sendable {
  /// `null`, `Null`, `NULL`, `~` or an empty value.
  case null
  /// `true` or `false`, in lower case, capitalized or in upper case.
  case bool(Bool)
  /// `[-+]?[0-9]+`, `0o[0-7]+` or `0x[0-9a-fA-F]+`; leading zeros do not make it octal.
  case integer
  /// A number with a point or an exponent, an infinity, or not a number.
  case float
  /// Anything else, and every scalar in quotes.
  case string

  /// The meaning of a plain scalar with this text.
  init(plain text: String) {
    var text = text
    self = text.withUTF8 { CoreValue(plainBytes: $0) }
  }

  private init(plainBytes bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "~"):
      self = bytes.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      self = CoreValue.isWord(bytes, "null", "Null", "NULL") ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      self = CoreValue.isWord(bytes, "true", "True", "TRUE") ? .bool(true) : .string
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      self = CoreValue.isWord(bytes, "false", "False", "FALSE") ? .bool(false) : .string
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      self = CoreValue.number(bytes)
    default:
      self = .string
    }
  }

  private static func isWord(
    _ bytes: UnsafeBufferPointer<UInt8>, _ lower: StaticString, _ capital: StaticString, _ upper: StaticString
  ) -> Bool {
    bytes.elementsEqual(word(lower)) || bytes.elementsEqual(word(capital)) || bytes.elementsEqual(word(upper))
  }

  private static func word(_ text: StaticString) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// Distinguishes integers, floats and strings.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> CoreValue {
    if bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
      let digits = bytes[2...]
      if bytes[1] == UInt8(ascii: "x") { return digits.allSatisfy(\.isHexDigit) ? .integer : .string }
      if bytes[1] == UInt8(ascii: "o") { return digits.allSatisfy(isOctalDigit) ? .integer : .string }
    }
    let isSigned = bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+")
    let body = bytes[(isSigned ? 1 : 0)...]
    guard let first = body.first else { return .string }
    if first == UInt8(ascii: ".") {
      let rest = UnsafeBufferPointer(rebasing: body.dropFirst())
      if isWord(rest, "inf", "Inf", "INF") { return .float }
      if !isSigned, isWord(rest, "nan", "NaN", "NAN") { return .float }
    }
    var rest = body.drop(while: \.isDigit)
    let whole = body.count - rest.count
    if rest.isEmpty { return .integer }
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst()
      rest = digits.drop(while: \.isDigit)
      fraction = digits.count - rest.count
    }
    guard whole + fraction > 0 else { return .string }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
      return !rest.isEmpty && rest.allSatisfy(\.isDigit) ? .float : .string
    }
    return rest.isEmpty ? .float : .string
  }

  private static func isOctalDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "7") }
}
