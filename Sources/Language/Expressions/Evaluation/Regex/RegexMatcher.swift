/// Matches a regular expression at a position of a text.
struct RegexMatcher {
  private enum Backtrack {
    case branch(Int, Int)
    case slot(Int, Int)
    case mark(Int, Int)
  }

  private let regex: Regex
  private let text: [Unicode.Scalar]
  private var slots: [Int]
  private var marks: [Int]
  private var stack: [Backtrack] = []
  private let spend: (Int) throws(EvaluationProblem) -> Void

  init(_ regex: Regex, _ text: [Unicode.Scalar], spend: @escaping (Int) throws(EvaluationProblem) -> Void) {
    self.regex = regex
    self.text = text
    self.spend = spend
    slots = Array(repeating: -1, count: 2 * (regex.groups + 1))
    marks = Array(repeating: -1, count: regex.marks)
  }

  /// The first match from a position on: its bounds and those of its groups, -1 for a group that is not part of the
  /// match.
  mutating func first(from start: Int) throws(EvaluationProblem) -> [Int]? {
    var place = start
    while place <= text.count {
      for index in slots.indices { slots[index] = -1 }
      stack.removeAll(keepingCapacity: true)
      if try run(0, place) != nil { return slots }
      place += 1
    }
    return nil
  }

  /// Runs from an instruction until it accepts. Returns the end of the match, or nil.
  private mutating func run(_ instruction: Int, _ place: Int, mustEndAt end: Int? = nil, depth: Int = 0)
    throws(EvaluationProblem) -> Int?
  {
    guard depth < 20 else { throw .regexTooDeep }
    let base = stack.count
    var counter = instruction
    var position = place
    var steps = 0
    while true {
      steps += 1
      if steps & 0x3F == 0 { try spend(8) }
      var isMatch = true
      switch regex.program[counter] {
      case .scalar(let scalar):
        isMatch =
          position < text.count && (regex.ignoresCase ? Regex.folded(text[position]) : text[position]) == scalar
        if isMatch { position += 1 }
      case .any:
        isMatch = position < text.count && !RegexMatcher.isLineEnd(text[position])
        if isMatch { position += 1 }
      case .set(let set):
        isMatch = position < text.count && set.contains(text[position], ignoringCase: regex.ignoresCase)
        if isMatch { position += 1 }
      case .split(let first, let second):
        guard stack.count < 200_000 else { throw .regexTooSlow }
        stack.append(.branch(second, position))
        counter = first
        continue
      case .jump(let target):
        counter = target
        continue
      case .save(let slot): save(slot, position)
      case .reset(let groups):
        for group in groups {
          save(2 * group + 2, -1)
          save(2 * group + 3, -1)
        }
      case .mark(let mark):
        stack.append(.mark(mark, marks[mark]))
        marks[mark] = position
      case .progress(let mark): isMatch = marks[mark] != position
      case .start: isMatch = position == 0 || (regex.hasLines && RegexMatcher.isLineEnd(text[position - 1]))
      case .end: isMatch = position == text.count || (regex.hasLines && RegexMatcher.isLineEnd(text[position]))
      case .wordEdge(let isNegated):
        let before = position > 0 && RegexMatcher.isWord(text[position - 1])
        let after = position < text.count && RegexMatcher.isWord(text[position])
        isMatch = (before != after) != isNegated
      case .backreference(let group):
        let (low, high) = (slots[2 * group], slots[2 * group + 1])
        if low >= 0, high >= low {
          isMatch = position + (high - low) <= text.count && repeats(low..<high, at: position)
          if isMatch { position += high - low }
        }
      case .look(let end, let isLookbehind, let isNegated):
        isMatch = try look(counter + 1, position, isLookbehind, isNegated, depth)
        if isMatch {
          counter = end
          continue
        }
      case .accept:
        isMatch = end == nil || end == position
        if isMatch {
          // This run is not retried, but what it saved must be restored together with the outer run.
          let rest = stack[base...].filter { if case .branch = $0 { false } else { true } }
          stack.replaceSubrange(base..., with: rest)
          return position
        }
      }
      if isMatch {
        counter += 1
        continue
      }
      guard let branch = backtrack(to: base) else { return nil }
      (counter, position) = branch
    }
  }

  private mutating func look(_ start: Int, _ position: Int, _ isLookbehind: Bool, _ isNegated: Bool, _ depth: Int)
    throws(EvaluationProblem) -> Bool
  {
    let base = stack.count
    var found = false
    if isLookbehind {
      var place = position
      while place >= 0, !found {
        try spend(1)
        found = try run(start, place, mustEndAt: position, depth: depth + 1) != nil
        place -= 1
      }
    } else {
      found = try run(start, position, depth: depth + 1) != nil
    }
    if isNegated { while backtrack(to: base) != nil {} }
    return found != isNegated
  }

  private mutating func save(_ slot: Int, _ value: Int) {
    stack.append(.slot(slot, slots[slot]))
    slots[slot] = value
  }

  /// Restores what was saved since the last branch, and takes the branch.
  private mutating func backtrack(to base: Int) -> (Int, Int)? {
    while stack.count > base, let last = stack.popLast() {
      switch last {
      case .branch(let counter, let position): return (counter, position)
      case .slot(let slot, let value): slots[slot] = value
      case .mark(let mark, let value): marks[mark] = value
      }
    }
    return nil
  }

  private func repeats(_ range: Range<Int>, at position: Int) -> Bool {
    for offset in 0..<range.count {
      let (a, b) = (text[range.lowerBound + offset], text[position + offset])
      guard a == b || (regex.ignoresCase && Regex.folded(a) == Regex.folded(b)) else { return false }
    }
    return true
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: false
    }
  }
}
