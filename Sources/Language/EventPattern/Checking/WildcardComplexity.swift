/// The work that the wildcards of one list can cause in EventBridge's matcher.
///
/// All wildcard texts of the list, including those under `anything-but`, run in parallel over the bytes of a value
/// between its quotes. The position of a text is the number of its tokens that are matched; at a star, any byte enters
/// it or stays in it, and the literal after it skips it. The complexity is the largest number of different positions
/// that can be reached at once, where each position also counts the star directly after it. Positions of one entry
/// whose tokens up to the last are equal and without a star count once, and so do those at the end. (event-ruler,
/// `MachineComplexityEvaluator`.)
///
/// - Parameter limit: The search ends when the complexity exceeds it.
/// - Returns: The complexity if it is within the limit, otherwise a value above it. Wildcards with extremely many
///   possible paths are not searched to the end.
func wildcardComplexity(of matchers: [ValueMatcher], limit: Int = .max) -> Int {
  var machine = WildcardMachine()
  for matcher in matchers {
    switch matcher.test {
    case .wildcard(let text): machine.add([text])
    case .anythingBut(.wildcards(let texts)): machine.add(texts)
    default: continue
    }
  }
  return machine.largestCount(limit: limit)
}

private struct WildcardMachine {
  /// Distinguishes positions of one entry that count once.
  private enum Shared: Hashable {
    case end(entry: Int)
    case start(entry: Int, tokens: ArraySlice<WildcardText.Token>)
  }

  /// A position: the tokens before and after it, and how it counts.
  private struct Position {
    let isInStar: Bool
    let next: WildcardText.Token?
    let counted: Int32
  }

  private var positions: [Position] = []
  private var starts: [Int32] = []
  private var shared: [Shared: Int32] = [:]
  private var countedSoFar: Int32 = 0
  private var entries = 0

  /// Adds the texts of one entry of a list. Invalid wildcards are omitted; reading rejects them.
  mutating func add(_ texts: [String]) {
    for text in texts {
      guard let wildcard = try? WildcardText(text) else { continue }
      let quote = WildcardText.Token.byte(UInt8(ascii: "\""))
      let tokens = [quote] + wildcard.tokens + [quote]
      starts.append(Int32(positions.count))
      let firstStar = tokens.firstIndex(of: .star) ?? tokens.count
      for used in 0...tokens.count {
        let counted: Int32
        if used == tokens.count {
          counted = number(of: .end(entry: entries))
        } else if used - 1 <= firstStar {
          counted = number(of: .start(entry: entries, tokens: tokens[..<used]))
        } else {
          counted = countedSoFar
          countedSoFar += 1
        }
        positions.append(
          Position(
            isInStar: used > 0 && tokens[used - 1] == .star, next: used < tokens.count ? tokens[used] : nil,
            counted: counted))
      }
    }
    entries += 1
  }

  private mutating func number(of key: Shared) -> Int32 {
    if let known = shared[key] { return known }
    shared[key] = countedSoFar
    countedSoFar += 1
    return countedSoFar - 1
  }

  /// Searches all sets of positions that can be active at once.
  func largestCount(limit: Int) -> Int {
    let maximumSets = 4_096
    var seen: Set<[Int32]> = [starts]
    var waiting = [starts]
    var largest = starts.isEmpty ? 0 : 1
    while let active = waiting.popLast() {
      // One byte that matches none of the literals ahead represents all such bytes.
      for byte in [nil] + literalsAhead(of: active).map(Optional.some) {
        let reached = step(active, on: byte)
        guard seen.insert(reached).inserted else { continue }
        largest = max(largest, count(reached))
        if largest > limit || seen.count > maximumSets { return largest }
        waiting.append(reached)
      }
    }
    return largest
  }

  private func literalsAhead(of active: [Int32]) -> [UInt8] {
    var bytes: Set<UInt8> = []
    for index in active {
      switch positions[Int(index)].next {
      case .byte(let byte): bytes.insert(byte)
      case .star:
        if case .byte(let byte) = positions[Int(index) + 1].next { bytes.insert(byte) }
      case nil: continue
      }
    }
    return bytes.sorted()
  }

  private func step(_ active: [Int32], on byte: UInt8?) -> [Int32] {
    var reached: Set<Int32> = []
    for index in active {
      let position = positions[Int(index)]
      if position.isInStar { reached.insert(index) }
      switch position.next {
      case .byte(let literal):
        if literal == byte { reached.insert(index + 1) }
      case .star:
        reached.insert(index + 1)
        if case .byte(let literal) = positions[Int(index) + 1].next, literal == byte { reached.insert(index + 2) }
      case nil: continue
      }
    }
    return reached.sorted()
  }

  private func count(_ active: [Int32]) -> Int {
    var counted: Set<Int32> = []
    for index in active {
      counted.insert(positions[Int(index)].counted)
      if positions[Int(index)].next == .star { counted.insert(positions[Int(index) + 1].counted) }
    }
    return counted.count
  }
}
