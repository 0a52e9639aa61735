import Diagnostics

// What is wrong with a definition, in one line, lower case, without a full stop.

extension Sentence {
  static let noDefinition: Sentence = "the definition is no object"
  static let otherLanguage: Sentence = "the query language is not JSONata"
  static let nestedTooDeeply: Sentence = "its states are nested too deeply"
  static let sameName: Sentence = "two states have this name"
  static let noObject: Sentence = "it is no object"
  static let eitherWait: Sentence = "a wait has either 'Seconds' or 'Timestamp'"
  static let eitherNextOrEnd: Sentence = "a state has either 'Next' or 'End'"
  static let incompleteRule: Sentence = "a rule lacks 'Condition' or 'Next'"
  static let inlineLoopsOnly: Sentence = "only inline loops are simulated"
  static let incompleteCatcher: Sentence = "a catcher lacks 'Next'"
  static let noStates: Sentence = "'StartAt' or 'States' is missing"
  static func outerVariable(_ name: String) -> Sentence {
    "'\(name)' is a variable of the states around it, which those within cannot set"
  }
  static func noState(_ name: String) -> Sentence { "there is no state '\(name)'" }
  static func notSimulated(_ field: String) -> Sentence { "'\(field)' is nothing that is simulated" }
  static func unknownType(_ type: String) -> Sentence { "'\(type)' is no type of state that is simulated" }
  static func noList(_ field: String) -> Sentence { "'\(field)' is no list" }
  static func noWholeNumber(_ field: String) -> Sentence { "'\(field)' is no whole number" }
  static func noExpression(_ text: String, _ reason: Sentence) -> Sentence {
    "'\(text)' is no expression: \(reason)"
  }
  static func missing(_ field: String) -> Sentence { "'\(field)' is missing" }
  static func noObject(in field: String) -> Sentence { "'\(field)' is no object" }
}
