/// Finds strings that cover every combination of some string tests that a string can pass.
///
/// Each test is a state machine over characters. All of them run together, from the empty string on, along every
/// character that makes a difference. For every set of tests that any string can pass, the result contains a shortest
/// such string, unless the search was cut off.
struct StringClasses {
  private struct State {
    var steps: [(character: Unicode.Scalar, next: Int32)] = []
    /// Whether any character leads back to this state.
    var loops = false
    /// The test that is passed if the string ends here; -1 for none.
    var test: Int32 = -1
  }

  /// The number of sets of states after which the search is cut off.
  private static let maximumSets = 20_000
  /// The number of steps between sets after which it is cut off.
  private static let maximumWork = 2_000_000

  private var states: [State] = []
  private var starts: [Int32] = []
  private var testCount: Int32 = 0
  private var characters: Set<Unicode.Scalar> = []

  mutating func add(text: String) { add(text.unicodeScalars.map { [[$0]] }, loops: []) }

  mutating func add(prefix text: String, ignoringCase: Bool) {
    let forms = StringClasses.forms(of: text, ignoringCase)
    if let forms { add(forms, loops: [forms.count]) }
  }

  mutating func add(suffix text: String, ignoringCase: Bool) {
    if let forms = StringClasses.forms(of: text, ignoringCase) { add(forms, loops: [0]) }
  }

  /// Adds the test for equality with a text, ignoring case.
  mutating func add(caseless text: String) {
    if let forms = StringClasses.forms(of: text, true) { add(forms, loops: []) }
  }

  mutating func add(wildcard text: WildcardText) {
    var forms: [[[Unicode.Scalar]]] = []
    var loops: Set<Int> = []
    for (index, piece) in text.pieces.enumerated() {
      if index > 0 { loops.insert(forms.count) }
      forms += String(decoding: piece, as: UTF8.self).unicodeScalars.map { [[$0]] }
    }
    add(forms, loops: loops)
  }

  /// The forms of each character; nil if nothing matches.
  private static func forms(of text: String, _ ignoringCase: Bool) -> [[[Unicode.Scalar]]]? {
    guard ignoringCase else { return text.unicodeScalars.map { [[$0]] } }
    guard text.unicodeScalars.allSatisfy(\.isInBasicPlane) else { return nil }
    return text.unicodeScalars.map { scalar in
      let lower = Array(scalar.properties.lowercaseMapping.unicodeScalars)
      let upper = Array(scalar.properties.uppercaseMapping.unicodeScalars)
      return lower == upper ? [lower] : [lower, upper]
    }
  }

  /// - Parameters:
  /// - forms: For each character of the test, the characters that match it.
  /// - loops: The positions before which any text may be; the number of positions means the end.
  private mutating func add(_ forms: [[[Unicode.Scalar]]], loops: Set<Int>) {
    var place = newState(loops: loops.contains(0))
    starts.append(place)
    for (index, alternatives) in forms.enumerated() {
      let next = newState(loops: loops.contains(index + 1))
      for alternative in alternatives {
        var at = place
        for (offset, character) in alternative.enumerated() {
          let reached = offset == alternative.count - 1 ? next : newState(loops: false)
          states[Int(at)].steps.append((character, reached))
          characters.insert(character)
          at = reached
        }
      }
      place = next
    }
    states[Int(place)].test = testCount
    testCount += 1
  }

  private mutating func newState(loops: Bool) -> Int32 {
    states.append(State(loops: loops))
    return Int32(clamping: states.count - 1)
  }

  /// The strings, and whether they cover every combination.
  func find() -> (strings: [String], isComplete: Bool) {
    let other =
      "xyzabcdefghijklmnopqrstuvw0123456789_".unicodeScalars.first { !characters.contains($0) }
      ?? (0xE000...0xF8FF).lazy.compactMap { Unicode.Scalar($0 as UInt32) }.first { !characters.contains($0) }
    guard let other else { return ([], false) }
    var strings: [String] = []
    var met: Set<[Int32]> = []
    let start = starts.sorted()
    var seen: Set<[Int32]> = []
    // Each set of states, and the step that reached it first.
    var sets: [(states: [Int32], from: Int, by: Unicode.Scalar)] = [(start, -1, other)]
    var work = 0
    var next = 0
    while next < sets.count {
      let current = sets[next].states
      let tests = current.compactMap { states[Int($0)].test < 0 ? nil : states[Int($0)].test }
      // The empty string is a poor example: any other string with the same result replaces it.
      if next > 0, met.insert(tests).inserted { strings.append(string(to: next, sets)) }
      for character in [other] + charactersAhead(of: current) {
        let reached = step(current, character)
        work += current.count + 1
        guard seen.insert(reached).inserted else { continue }
        if sets.count >= StringClasses.maximumSets || work > StringClasses.maximumWork {
          return (strings + [""], false)
        }
        sets.append((reached, next, character))
      }
      next += 1
    }
    let tests = start.compactMap { states[Int($0)].test < 0 ? nil : states[Int($0)].test }
    if !met.contains(tests) { strings.append("") }
    return (strings, true)
  }

  private func string(to place: Int, _ sets: [(states: [Int32], from: Int, by: Unicode.Scalar)]) -> String {
    var characters: [Unicode.Scalar] = []
    var place = place
    while sets[place].from >= 0 {
      characters.append(sets[place].by)
      place = sets[place].from
    }
    var string = String.UnicodeScalarView()
    string.append(contentsOf: characters.reversed())
    return String(string)
  }

  private func charactersAhead(of current: [Int32]) -> [Unicode.Scalar] {
    var ahead: Set<Unicode.Scalar> = []
    for state in current {
      for step in states[Int(state)].steps { ahead.insert(step.character) }
    }
    return ahead.sorted()
  }

  private func step(_ current: [Int32], _ character: Unicode.Scalar) -> [Int32] {
    var reached: Set<Int32> = []
    for state in current {
      if states[Int(state)].loops { reached.insert(state) }
      for step in states[Int(state)].steps where step.character == character { reached.insert(step.next) }
    }
    return reached.sorted()
  }
}
