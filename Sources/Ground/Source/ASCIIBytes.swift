// The classes of ASCII characters that names, numbers and formats are made of.

extension UInt8 {
  @inlinable public var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  @inlinable public var isLowerCase: Bool { self &- UInt8(ascii: "a") < 26 }

  @inlinable public var isLetter: Bool { (self | 0x20).isLowerCase }

  @inlinable public var isLetterOrDigit: Bool { isLetter || isDigit }

  /// Whether the byte is a letter, a digit or `_`.
  @inlinable public var isWord: Bool { isLetterOrDigit || self == UInt8(ascii: "_") }

  /// The letter in lower case; any other byte as it is.
  @inlinable public var lowercased: UInt8 { isLetter ? self | 0x20 : self }

  /// The value of a hexadecimal digit in either case.
  @inlinable public var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  @inlinable public var isHexDigit: Bool { hexadecimalValue != nil }
}

extension Collection<UInt8> {
  /// Whether the text is the ID of an AWS account: twelve digits.
  public var isAccountID: Bool { count == 12 && allSatisfy(\.isDigit) }
}
