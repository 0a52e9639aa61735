import Diagnostics

// Why a record of a log holds no event, and why a workflow is left out.

extension Sentence {
  static func noEventIn(_ count: Int, of name: String) -> Sentence {
    "no event in any of the \(count) entries of '\(name)'"
  }
  static let noEvent: Sentence = "no event: there is neither 'source' nor 'detail-type'"
  static let onlyScheduled: Sentence = "only its schedule starts it"
  static let hasErrors: Sentence = "it has errors"
  static let objectOpen: Sentence = "the object has no end"
  static func longerThan(megabytes count: Int) -> Sentence { "longer than \(count) MB" }
  static let entryWithoutEvent: Sentence = "an entry without an event"
  static let noObject: Sentence = "no JSON object"
}
