import Diagnostics

// What differs between two definitions of a state machine.

extension Sentence {
  static func statesAdded(_ names: [String]) -> Sentence { "states added: \(quoted: names)" }
  static func statesRemoved(_ names: [String]) -> Sentence { "states removed: \(quoted: names)" }
  static func statesChanged(_ names: [String]) -> Sentence { "states changed: \(quoted: names)" }
}
