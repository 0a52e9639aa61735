/// A regular expression, compiled to instructions for a backtracking matcher with its own stack.
final class Regex {
  enum Instruction {
    case scalar(Unicode.Scalar)
    case any
    case set(RegexSet)
    /// Continues at the first index, and at the second if that fails.
    case split(Int, Int)
    case jump(Int)
    case save(Int)
    /// Clears the groups that a new round of a repetition matches again.
    case reset(Range<Int>)
    /// Saves the start of a round.
    case mark(Int)
    /// Fails if a round has matched nothing.
    case progress(Int)
    case start
    case end
    case wordEdge(isNegated: Bool)
    case backreference(Int)
    /// The following instructions, up to `end`, must match here, or must not.
    case look(end: Int, isLookbehind: Bool, isNegated: Bool)
    case accept
  }

  let pattern: String
  let ignoresCase: Bool
  let hasLines: Bool
  /// The number of groups, without the whole match.
  let groups: Int
  private(set) var program: [Instruction] = []
  private(set) var marks = 0

  /// Throws for an invalid regular expression, or one that is too large.
  init(pattern: String, flags: String) throws(EvaluationProblem) {
    self.pattern = pattern
    ignoresCase = flags.contains("i")
    hasLines = flags.contains("m")
    var parser = RegexParser(pattern)
    let node = try parser.parse()
    groups = parser.groups
    try emit(.save(0))
    try compile(node)
    try emit(.save(1))
    try emit(.accept)
  }

  private func emit(_ instruction: Instruction) throws(EvaluationProblem) {
    guard program.count < 20_000 else { throw .regexTooLarge }
    program.append(instruction)
  }

  private func compile(_ node: RegexNode) throws(EvaluationProblem) {
    switch node {
    case .empty: break
    case .scalar(let scalar): try emit(.scalar(ignoresCase ? Regex.folded(scalar) : scalar))
    case .any: try emit(.any)
    case .set(let set): try emit(.set(set))
    case .sequence(let parts): for part in parts { try compile(part) }
    case .choice(let branches): try compile(choice: branches)
    case .group(let number, let inner):
      try emit(.save(2 * number))
      try compile(inner)
      try emit(.save(2 * number + 1))
    case .repetition(let inner, let least, let most, let isLazy, let groups):
      for _ in 0..<least { try round(inner, groups) }
      guard let most else { return try loop(inner, isLazy, groups) }
      var splits: [Int] = []
      for _ in 0..<(most - least) {
        splits.append(program.count)
        try emit(.split(0, 0))
        try guarded(inner, groups)
      }
      for split in splits { program[split] = Regex.split(split + 1, program.count, isLazy) }
    case .start: try emit(.start)
    case .end: try emit(.end)
    case .wordEdge(let isNegated): try emit(.wordEdge(isNegated: isNegated))
    case .backreference(let number): try emit(.backreference(number))
    case .look(let inner, let isLookbehind, let isNegated, _):
      let place = program.count
      try emit(.look(end: 0, isLookbehind: isLookbehind, isNegated: isNegated))
      try compile(inner)
      try emit(.accept)
      program[place] = .look(end: program.count, isLookbehind: isLookbehind, isNegated: isNegated)
    }
  }

  private func compile(choice branches: [RegexNode]) throws(EvaluationProblem) {
    var jumps: [Int] = []
    for (index, branch) in branches.enumerated() {
      guard index < branches.count - 1 else {
        try compile(branch)
        break
      }
      let split = program.count
      try emit(.split(0, 0))
      try compile(branch)
      jumps.append(program.count)
      try emit(.jump(0))
      program[split] = .split(split + 1, program.count)
    }
    for jump in jumps { program[jump] = .jump(program.count) }
  }

  private func round(_ inner: RegexNode, _ groups: Range<Int>) throws(EvaluationProblem) {
    if !groups.isEmpty { try emit(.reset(groups)) }
    try compile(inner)
  }

  /// A round that must match at least one character, as every optional one.
  private func guarded(_ inner: RegexNode, _ groups: Range<Int>) throws(EvaluationProblem) {
    let mark = marks
    marks += 1
    try emit(.mark(mark))
    try round(inner, groups)
    try emit(.progress(mark))
  }

  private func loop(_ inner: RegexNode, _ isLazy: Bool, _ groups: Range<Int>) throws(EvaluationProblem) {
    let split = program.count
    try emit(.split(0, 0))
    try guarded(inner, groups)
    try emit(.jump(split))
    program[split] = Regex.split(split + 1, program.count, isLazy)
  }

  private static func split(_ inner: Int, _ outer: Int, _ isLazy: Bool) -> Instruction {
    isLazy ? .split(outer, inner) : .split(inner, outer)
  }

  /// The form in which letters of either case are the same.
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let upper = scalar.properties.uppercaseMapping.unicodeScalars
    guard upper.count == 1, let first = upper.first, scalar.isASCII || !first.isASCII else { return scalar }
    return first
  }
}
