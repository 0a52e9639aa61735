import Source

extension CharacterRule {
  /// Why a text breaks the rule; nil if it follows it. The problem is at the first character that is not allowed, or at
  /// the whole text if its form is wrong.
  public func problem(in text: String) -> TextProblem? {
    if self == .any { return nil }
    if let (scalar, range) = firstScalar(in: text[...], notAllowedBy: allows) {
      return TextProblem(.holds(scalar, wanted: meaning), range)
    }
    return hasForm(Array(text.utf8)) ? nil : TextProblem(.isNot(meaning), 0..<text.utf8.count)
  }

  private func allows(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return allowsBeyondASCII }
    let byte = UInt8(truncatingIfNeeded: scalar.value)
    return switch self {
    case .any, .eventSource: true
    case .identifier, .uuid: byte.isWord || byte == UInt8(ascii: "-")
    case .dottedIdentifier, .hostName: byte.isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    case .environmentName: byte.isWord
    case .httpHeaderName: byte.isWord || "!#$%&'*+.^`|~-".utf8.contains(byte)
    case .path, .httpsAddress: byte.isWord || "/%.~!$&'()*+,;=:@-".utf8.contains(byte)
    case .printableASCII: (0x20...0x7e).contains(byte)
    case .visibleASCII: (0x21...0x7e).contains(byte)
    case .mailAddress, .oneLine: byte >= 0x20 && byte != 0x7f
    case .signInName: byte >= 0x20 && byte != 0x7f && byte != UInt8(ascii: ":")
    case .roleARN: byte.isWord || "+=,.@/:-".utf8.contains(byte)
    case .slackWorkspace, .slackChannel: byte.isWord && byte != UInt8(ascii: "_")
    case .teamsChannel: byte.isWord || "%=+/.,-".utf8.contains(byte)
    }
  }

  private var allowsBeyondASCII: Bool {
    switch self {
    case .any, .mailAddress, .eventSource, .oneLine, .signInName: true
    default: false
    }
  }

  /// Whether a text of allowed characters has the right form.
  private func hasForm(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .any, .identifier, .dottedIdentifier, .path, .printableASCII, .visibleASCII, .oneLine, .signInName: true
    case .httpHeaderName, .slackChannel: !bytes.isEmpty
    case .environmentName: bytes.first.map { !$0.isDigit } ?? false
    case .hostName: Self.isHostName(bytes[...])
    case .httpsAddress: bytes.starts(with: "https://".utf8) && bytes.count > 8
    case .mailAddress: Self.isMailAddress(bytes)
    case .slackWorkspace:
      bytes.count > 1 && bytes.first == UInt8(ascii: "T") && bytes.allSatisfy { !$0.isLowerCase }
    case .teamsChannel: Self.isTeamsChannel(bytes)
    case .roleARN: Self.isRoleARN(String(decoding: bytes, as: UTF8.self))
    case .uuid:
      bytes.count == 36
        && bytes.enumerated().allSatisfy { index, byte in
          [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : byte.isHexDigit
        }
    case .eventSource: !bytes.starts(with: "aws.".utf8)
    }
  }

  /// Names joined by dots, none of them empty, at least two.
  private static func isHostName(_ bytes: ArraySlice<UInt8>) -> Bool {
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty && label.allSatisfy { $0.isWord && $0 != UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
      }
  }

  /// `local@host`, or the same in angle brackets after a name.
  private static func isMailAddress(_ bytes: [UInt8]) -> Bool {
    var address = bytes[...]
    if let open = address.firstIndex(of: UInt8(ascii: "<")) {
      guard address.last == UInt8(ascii: ">"), !address[..<open].contains(UInt8(ascii: "@")) else { return false }
      address = address[(open + 1)...].dropLast()
    }
    let parts = address.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, let local = parts.first, let host = parts.last else { return false }
    return !local.isEmpty && local.allSatisfy { !" <>".utf8.contains($0) } && isHostName(host)
  }

  private static func isRoleARN(_ text: String) -> Bool {
    guard case .success(let arn) = AmazonResourceName.parse(text), arn.service == "iam", arn.region.isEmpty,
      !arn.account.isEmpty, arn.resource.hasPrefix("role/"), arn.resource.utf8.count > "role/".utf8.count
    else { return false }
    return !arn.resource.utf8.contains(UInt8(ascii: ":"))
  }

  /// One escaped colon, then one escaped at sign, and no other escape.
  private static func isTeamsChannel(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false)
    return parts.count == 3
      && (parts[1].starts(with: "3A".utf8) || parts[1].starts(with: "3a".utf8)) && parts[2].starts(with: "40".utf8)
  }
}

/// The first character of a text that is not allowed, and its bytes.
func firstScalar(
  in text: Substring, notAllowedBy allows: (Unicode.Scalar) -> Bool
) -> (scalar: Unicode.Scalar, range: Range<Int>)? {
  var start = 0
  for scalar in text.unicodeScalars {
    let end = start + UTF8.width(scalar)
    if !allows(scalar) { return (scalar, start..<end) }
    start = end
  }
  return nil
}
