/// A set of ASCII characters.
public struct ByteSet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ text: String) {
    for byte in text.utf8 {
      if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte - 64) & 1 == 1
  }

  /// The characters, in the order of their codes.
  public var members: [UInt8] { (0..<128).filter { contains($0) } }

  private static let digitText = "0123456789"
  private static let lowerText = "abcdefghijklmnopqrstuvwxyz"
  private static let upperText = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

  static let digits = ByteSet(digitText)
  static let lowerCase = ByteSet(lowerText)
  static let upperCase = ByteSet(upperText)
  static let alphanumeric = ByteSet(digitText + lowerText + upperText)
  static let upperAlphanumeric = ByteSet(digitText + upperText)
  static let identifier = ByteSet(digitText + lowerText + upperText + "_")
  static let hexadecimal = ByteSet(digitText + "abcdefABCDEF")
  /// Letters, digits, `_` and `-`, as base64url and most tokens have them.
  static let word = ByteSet(digitText + lowerText + upperText + "_-")
  static let dottedWord = ByteSet(digitText + lowerText + upperText + "_-.")
  static let base64 = ByteSet(digitText + lowerText + upperText + "+/=")
  /// The characters in the path of a URL, including escapes.
  static let path = ByteSet(digitText + lowerText + upperText + "_-./+@%")
  /// The characters in the value of one query parameter of a URL.
  static let query = ByteSet(digitText + lowerText + upperText + "_-.%")
  /// The end of a user name or a password in a URL: delimiters of RFC 3986, section 3.2, white space, quotes, and the
  /// first characters of placeholders.
  static let authorityEnds = ByteSet("/?#[]@\\\"'`<>{}$* \t\r\n")
}
