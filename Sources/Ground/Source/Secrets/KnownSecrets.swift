/// Texts that are secret because of their place, found again wherever they are repeated.
struct KnownSecrets: Sendable {
  /// The secrets that begin with the same eight bytes.
  private struct Group {
    /// Some of them: comparing with all could cost as much as their number at every place of a text.
    var values: [[UInt8]]
    /// The length of the longest; this many bytes are masked if there are more secrets than `values` contains.
    var longest: Int
    var isWhole = true
  }

  private static let groupSize = 4
  /// How many bytes of a secret are compared, so that a long one does not cost more at every place.
  private static let comparedLength = 256
  /// The secrets of eight bytes and more, by their first bytes.
  private var groups: [UInt64: Group] = [:]
  /// The shorter ones.
  private let short: ShortTexts

  init(_ values: some Sequence<String>) {
    let all = values.map { Array($0.utf8) }
    short = ShortTexts(all)
    for bytes in all where bytes.count >= Windows.length {
      let prefix = bytes.prefix(Windows.length).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      var group = groups[prefix] ?? Group(values: [], longest: 0)
      guard !group.values.contains(bytes) else { continue }
      group.longest = max(group.longest, bytes.count)
      if group.values.count < Self.groupSize { group.values.append(bytes) } else { group.isWhole = false }
      groups[prefix] = group
    }
  }

  func ranges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    (groups.isEmpty ? [] : longRanges(in: bytes)) + short.ranges(in: bytes)
  }

  private func longRanges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var windows = Windows(bytes)
    while let (start, window) = windows.next() {
      guard let group = groups[window] else { continue }
      let end =
        group.isWhole
        ? group.values.compactMap { self.end(of: $0, at: start, in: bytes) }.max()
        : min(bytes.count, start + group.longest)
      guard let end else { continue }
      ranges.append(start..<end)
    }
    return ranges
  }

  /// Where a secret ends, also one that is cut by `…`; nil if the text differs.
  private func end(of secret: [UInt8], at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let compared = min(secret.count, Self.comparedLength)
    var length = 0
    while length < compared, start + length < bytes.count, bytes[start + length] == secret[length] { length += 1 }
    if length == compared { return min(bytes.count, start + secret.count) }
    return bytes[(start + length)...].starts(with: "…".utf8) ? start + length : nil
  }
}

/// Pieces of some secrets, from any position in them.
struct SecretPieces: Sendable {
  private var windows: Set<UInt64> = []
  private let short: ShortTexts

  init(_ texts: [[UInt8]]) {
    short = ShortTexts(texts)
    for text in texts {
      text.withUnsafeBufferPointer { bytes in
        var all = Windows(bytes)
        while let (_, window) = all.next() { windows.insert(window) }
      }
    }
  }

  func ranges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    guard !windows.isEmpty else { return short.ranges(in: bytes) }
    var ranges: [Range<Int>] = []
    var all = Windows(bytes)
    while let (start, window) = all.next() {
      if windows.contains(window) { ranges.append(start..<start + Windows.length) }
    }
    return ranges + short.ranges(in: bytes)
  }
}

/// Secrets with fewer bytes than a window. Such a text may be a part of any word, and is certain to be the secret only
/// between quotes.
private struct ShortTexts: Sendable {
  private let texts: Set<[UInt8]>

  init(_ all: [[UInt8]]) {
    texts = Set(all.filter { !$0.isEmpty && $0.count < Windows.length })
  }

  func ranges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    guard !texts.isEmpty else { return [] }
    var ranges: [Range<Int>] = []
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
      let start = index + 1
      let limit = min(bytes.count, start + Windows.length)
      guard let end = (start..<max(start, limit)).first(where: { bytes[$0] == byte }) else { continue }
      if texts.contains(Array(bytes[start..<end])) { ranges.append(start..<end) }
    }
    return ranges
  }
}

/// Every eight consecutive bytes of a text, each as one number.
private struct Windows {
  static let length = 8
  private let bytes: UnsafeBufferPointer<UInt8>
  private var window: UInt64 = 0
  private var end = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> (start: Int, window: UInt64)? {
    while end < bytes.count {
      window = window << 8 | UInt64(bytes[end])
      end += 1
      if end >= Self.length { return (end - Self.length, window) }
    }
    return nil
  }
}
