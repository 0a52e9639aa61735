/// What keeps secrets out of everything that is printed: those that have a known form, and those that a run has found.
public struct SecretMask: Sendable {
  /// Masks the secrets that are known by their form alone.
  public static let shapes = SecretMask(values: [])

  private let known: KnownSecrets

  /// Masks the secrets with a known form, and these texts wherever they stand.
  public init(values: some Sequence<String>) {
    known = KnownSecrets(values)
  }

  /// A text without its secrets: `sk_live_****`. A character becomes a `*`, and the head that all secrets of a kind have
  /// stays.
  ///
  /// `name` is what the text is called where it stands, such as the key beside it.
  public func masked(_ text: String, named name: String? = nil) -> String {
    var text = text
    let found = text.withUTF8 { hidden(in: $0) }
    let whole = name.flatMap { SecretShape.secret(text, named: $0) }.map { [$0.hidden] } ?? []
    let ranges = merged(found + whole)
    guard !ranges.isEmpty else { return text }
    var result = String.UnicodeScalarView()
    var next = ranges.startIndex
    var offset = 0
    for scalar in text.unicodeScalars {
      while next < ranges.endIndex, ranges[next].upperBound <= offset { next += 1 }
      let isHidden = next < ranges.endIndex && ranges[next].contains(offset)
      result.append(isHidden && !scalar.properties.isWhitespace ? "*" : scalar)
      offset += UTF8.width(scalar)
    }
    return String(result)
  }

  /// The bytes of a text that are secret, in their order; no two ranges touch.
  public func hidden(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    merged(SecretShape.secrets(in: bytes, isShown: true).map(\.hidden) + known.ranges(in: bytes))
  }
}

/// Ranges in their order, those that overlap or touch made one, empty ones left out.
func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
  var result: [Range<Int>] = []
  for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
    if let last = result.last, range.lowerBound <= last.upperBound {
      result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    } else {
      result.append(range)
    }
  }
  return result
}

/// Texts that are secret because of where they stand, found again wherever they are repeated.
private struct KnownSecrets: Sendable {
  /// The secrets that begin with the same eight bytes.
  private struct Group {
    /// Some of them. To compare with more could cost as much as there are secrets at every place of a text.
    var values: [[UInt8]]
    /// The length of the longest; as much is masked where there are more than `values` holds.
    var longest: Int
    var isWhole = true
  }

  private static let groupSize = 4
  /// How many bytes of a secret are compared, so that a long one costs no more at every place.
  private static let comparedLength = 256
  private static let prefixLength = 8
  /// The secrets of eight bytes and more by their beginnings.
  private var groups: [UInt64: Group] = [:]
  /// The shorter ones. Such a text may be a part of any word: only between quotes it is surely the secret.
  private var short: Set<[UInt8]> = []

  init(_ values: some Sequence<String>) {
    for value in values {
      let bytes = Array(value.utf8)
      guard bytes.count >= Self.prefixLength else {
        if !bytes.isEmpty { short.insert(bytes) }
        continue
      }
      let prefix = bytes.prefix(Self.prefixLength).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      var group = groups[prefix] ?? Group(values: [], longest: 0)
      guard !group.values.contains(bytes) else { continue }
      group.longest = max(group.longest, bytes.count)
      if group.values.count < Self.groupSize { group.values.append(bytes) } else { group.isWhole = false }
      groups[prefix] = group
    }
  }

  func ranges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    (groups.isEmpty ? [] : longRanges(in: bytes)) + (short.isEmpty ? [] : quotedRanges(in: bytes))
  }

  private func longRanges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var prefix: UInt64 = 0
    var index = 0
    var filled = 0
    while index < bytes.count {
      prefix = prefix << 8 | UInt64(bytes[index])
      index += 1
      filled += 1
      guard filled >= Self.prefixLength, let group = groups[prefix] else { continue }
      let start = index - Self.prefixLength
      let end =
        group.isWhole
        ? group.values.compactMap { self.end(of: $0, at: start, in: bytes) }.max()
        : min(bytes.count, start + group.longest)
      guard let end else { continue }
      ranges.append(start..<end)
      (index, filled) = (end, 0)
    }
    return ranges
  }

  /// Where a secret ends, also one that is cut by `…`; nil where another text stands.
  private func end(of secret: [UInt8], at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let compared = min(secret.count, Self.comparedLength)
    var length = 0
    while length < compared, start + length < bytes.count, bytes[start + length] == secret[length] {
      length += 1
    }
    let rest = bytes[(start + length)...]
    if length == compared { return min(bytes.count, start + secret.count) }
    return rest.starts(with: "…".utf8) ? start + length : nil
  }

  private func quotedRanges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
      let start = index + 1
      let limit = min(bytes.count, start + Self.prefixLength)
      guard let end = (start..<max(start, limit)).first(where: { bytes[$0] == byte }) else { continue }
      if short.contains(Array(bytes[start..<end])) { ranges.append(start..<end) }
    }
    return ranges
  }
}
