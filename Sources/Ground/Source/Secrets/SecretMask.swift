/// Keeps secrets out of all printed text: secrets of a known form, and secrets that a run has found.
public struct SecretMask: Sendable {
  /// Masks only the secrets of known forms.
  public static let shapes = SecretMask(values: [])

  private let known: KnownSecrets
  private var pieces = SecretPieces([])

  /// Masks the secrets of known forms, and these texts wherever they occur.
  public init(values: some Sequence<String>) { known = KnownSecrets(values) }

  /// The same mask, which also hides pieces of some texts: eight consecutive bytes.
  public func hidingPieces(of texts: [[UInt8]]) -> SecretMask {
    var mask = self
    mask.pieces = SecretPieces(texts)
    return mask
  }

  /// A text without its secrets: `sk_live_****`. Each character becomes a `*`, except the head that all secrets of a
  /// kind share.
  ///
  /// `name` is the name of the text in its context, such as the key before it.
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

  /// The secret bytes of a text, in order; no two ranges touch.
  public func hidden(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    merged(
      SecretShape.secrets(in: bytes, isShown: true).map(\.hidden) + known.ranges(in: bytes)
        + pieces.ranges(in: bytes))
  }
}

/// Ranges in order, with overlapping and adjacent ones joined and empty ones removed.
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
