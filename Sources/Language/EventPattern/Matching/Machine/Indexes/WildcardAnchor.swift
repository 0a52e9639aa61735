/// The literal text of a wildcard by which an index finds it.
enum WildcardAnchor: Hashable {
  case prefix([UInt8])
  case suffix([UInt8])
  case part([UInt8])

  /// Chooses for each wildcard the literal text that it shares with the fewest others; of those, the longest.
  static func choose(for texts: [WildcardText]) -> [WildcardAnchor] {
    var uses: [WildcardAnchor: Int] = [:]
    let candidates = texts.map(candidates(of:))
    for anchors in candidates {
      for anchor in anchors { uses[anchor, default: 0] += 1 }
    }
    return candidates.map { anchors in
      var best = WildcardAnchor.prefix([])
      var bestUses = Int.max
      for anchor in anchors {
        let count = uses[anchor] ?? 0
        if (count, best.length) < (bestUses, anchor.length) {
          best = anchor
          bestUses = count
        }
      }
      return best
    }
  }

  private static func candidates(of text: WildcardText) -> [WildcardAnchor] {
    let pieces = text.pieces
    var anchors: [WildcardAnchor] = []
    if !pieces[0].isEmpty { anchors.append(.prefix(pieces[0])) }
    if pieces.count > 1, let last = pieces.last, !last.isEmpty { anchors.append(.suffix(last)) }
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty { anchors.append(.part(piece)) }
    return anchors
  }

  private var length: Int {
    switch self {
    case .prefix(let text), .suffix(let text), .part(let text): text.count
    }
  }
}
