import Diagnostics

// Mistakes in a definition, one line each, lower case, without a full stop.

extension Sentence {
  static let noDefinition: Sentence = "the definition is not an object"
  static let otherLanguage: Sentence = "the query language must be JSONata"
  static let nestedTooDeeply: Sentence = "the states are nested too deeply"
  static let sameName: Sentence = "two states have this name"
  static let noObject: Sentence = "it is not an object"
  static let eitherWait: Sentence = "a 'Wait' state needs either 'Seconds' or 'Timestamp'"
  static let eitherNextOrEnd: Sentence = "a state needs either 'Next' or 'End'"
  static let incompleteRule: Sentence = "a choice rule needs 'Condition' and 'Next'"
  static let inlineLoopsOnly: Sentence = "only inline 'Map' states are supported by the simulator"
  static let incompleteCatcher: Sentence = "a catcher needs 'Next'"
  static let noStates: Sentence = "'StartAt' or 'States' is missing"
  static func outerVariable(_ name: String) -> Sentence {
    "'\(name)' is a variable of the outer states, which inner states cannot set"
  }
  static func noState(_ name: String) -> Sentence { "unknown state '\(name)'" }
  static func notSimulated(_ field: String) -> Sentence { "'\(field)' is not supported by the simulator" }
  static func unknownType(_ type: String) -> Sentence {
    "states of type '\(type)' are not supported by the simulator"
  }
  static func noList(_ field: String) -> Sentence { "'\(field)' is not a list" }
  static func noWholeNumber(_ field: String) -> Sentence { "'\(field)' is not a whole number" }
  static func noExpression(_ text: String, _ reason: Sentence) -> Sentence {
    "'\(text)' is not a valid expression: \(reason)"
  }
  static func missing(_ field: String) -> Sentence { "'\(field)' is missing" }
  static func noObject(in field: String) -> Sentence { "'\(field)' is not an object" }
}
