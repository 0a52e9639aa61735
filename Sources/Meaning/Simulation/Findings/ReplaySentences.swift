import Diagnostics

// Why an entry of a log contains no event, and why a workflow is left out.

extension Sentence {
  static func noEventIn(_ count: Int, of name: String) -> Sentence {
    "no event in any of the \(count) entries of '\(name)'"
  }
  static let noEvent: Sentence = "no event: 'source' and 'detail-type' are missing"
  static let onlyScheduled: Sentence = "only its schedule starts it"
  static let hasErrors: Sentence = "it has errors"
  static let objectOpen: Sentence = "unclosed object"
  static func longerThan(megabytes count: Int) -> Sentence { "longer than \(count) MB" }
  static let entryWithoutEvent: Sentence = "an entry without an event"
  static let noObject: Sentence = "not a JSON object"
}
