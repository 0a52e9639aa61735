import Diagnostics

// What differs between two compiled outputs.

extension Sentence {
  static func statesAdded(_ names: [String]) -> Sentence { "states added: \(quoted: names)" }
  static func statesRemoved(_ names: [String]) -> Sentence { "states removed: \(quoted: names)" }
  static func statesChanged(_ names: [String]) -> Sentence { "states changed: \(quoted: names)" }
  static let meaningUndecided: Sentence =
    "what this changes could not be decided: the output has a form that Tasuki does not write"
}
