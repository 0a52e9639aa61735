import Diagnostics

/// What EventBridge answers after "Event pattern is not valid. Reason:", in its own words.
///
/// Source: github.com/aws/event-ruler, whose messages the service returns unchanged.
struct EventBridgeAnswer {
  let text: String

  private init(_ text: String) { self.text = text }

  static func sizeExceeds(_ limit: Int) -> EventBridgeAnswer {
    EventBridgeAnswer("Size of rule exceeds max value of \(limit)")
  }

  static let tooComplex = EventBridgeAnswer(
    "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences "
      + "after a wildcard character")
  static let numericIsArray = EventBridgeAnswer("Value of numeric must be an array.")
  static let numericIsEmpty = EventBridgeAnswer("Invalid member in numeric match: ]")
  static let invalidNumericMember = EventBridgeAnswer("Invalid member in numeric match")
  static let tooManyElements = EventBridgeAnswer("Too many elements in numeric expression")
  static let badRangeValue = EventBridgeAnswer("Bad value in numeric range")
  static func badRangeOperator(_ text: String) -> EventBridgeAnswer {
    EventBridgeAnswer("Bad numeric range operator: \(text)")
  }

  static let tooManyTerms = EventBridgeAnswer("Too many terms in numeric range expression")
  static let bottomBelowTop = EventBridgeAnswer("Bottom must be less than top")
  static func unknownRangeOperator(_ text: String) -> EventBridgeAnswer {
    EventBridgeAnswer("Unrecognized numeric range operator: \(text)")
  }

  static func valueIsNumeric(_ spoken: String) -> EventBridgeAnswer {
    EventBridgeAnswer("Value of \(spoken) must be numeric")
  }

  static func cannotCompare(_ text: String) -> EventBridgeAnswer {
    EventBridgeAnswer("Cannot compare number : \(text)")
  }

  static let anythingButValue = EventBridgeAnswer(
    "Value of anything-but must be an array or single string/number value.")
  static let anythingButElement = EventBridgeAnswer(
    "Inside anything but list, start|null|boolean is not supported.")
  static let anythingButMixed = EventBridgeAnswer(
    "Inside anything but list, either all values are number or string, mixed type is not supported")
  static let anythingButNameless = EventBridgeAnswer("Anything-But expression name not found")
  static func unsupportedAnythingBut(_ name: String) -> EventBridgeAnswer {
    EventBridgeAnswer("Unsupported anything-but pattern: \(name)")
  }

  static let nullAffix = EventBridgeAnswer("Null prefix/suffix not allowed")
  static let ignoreCaseElement = EventBridgeAnswer(
    "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.")
  static let wildcardIsString = EventBridgeAnswer("wildcard match pattern must be a string")
  static let affixIsString = EventBridgeAnswer("prefix/suffix match pattern must be a string")
  static let matchValue = EventBridgeAnswer("Match value must be String, number, true, false, or null")
  static let namelessMatch = EventBridgeAnswer("Match expression name not found")
  static let onlyOneKey = EventBridgeAnswer("Only one key allowed in match expression")
  static let existsIsBoolean = EventBridgeAnswer("exists match pattern must be either true or false.")
  static func unknownMatchType(_ name: String) -> EventBridgeAnswer {
    EventBridgeAnswer("Unrecognized match type \(name)")
  }

  static func patternIsString(_ name: String) -> EventBridgeAnswer {
    EventBridgeAnswer("\(name) match pattern must be a string")
  }

  static func nameless(_ title: String) -> EventBridgeAnswer {
    EventBridgeAnswer("\(title) expression name not found")
  }

  static func unsupported(_ option: String, in name: String) -> EventBridgeAnswer {
    EventBridgeAnswer("Unsupported \(name) pattern: \(option)")
  }

  static func consecutiveWildcards(at offset: Int) -> EventBridgeAnswer {
    EventBridgeAnswer("Consecutive wildcard characters at pos \(offset)")
  }

  static func invalidEscape(at offset: Int) -> EventBridgeAnswer {
    EventBridgeAnswer("Invalid escape character at pos \(offset)")
  }

  static let blockWithoutSlash = EventBridgeAnswer("Malformed CIDR, one '/' required")
  static let maskIsInteger = EventBridgeAnswer("Malformed CIDR, mask bits must be an integer")
  static func nonstandardAddress(_ address: Substring) -> EventBridgeAnswer {
    EventBridgeAnswer("Nonstandard IP address: \(address)")
  }

  static func maskTooLong(_ limit: Int) -> EventBridgeAnswer {
    EventBridgeAnswer("\(limit == 32 ? "IPv4" : "IPv6") mask bits must be < \(limit)")
  }

  static let filterIsObject = EventBridgeAnswer("Filter is not an object")
  static let emptyObject = EventBridgeAnswer("Empty objects are not allowed")
  static func reservedName(_ name: String) -> EventBridgeAnswer {
    EventBridgeAnswer("\(name) is Ruler reserved fieldName which cannot be used inside $or.")
  }

  static func isObjectOrArray(_ name: String) -> EventBridgeAnswer {
    EventBridgeAnswer("\"\(name)\" must be an object or an array")
  }

  static let orIsArray = EventBridgeAnswer("It must be an Array followed with $or.")
  static let orContainsObjects = EventBridgeAnswer("Only JSON object is allowed in array of $or relationship.")
  static let orNeedsTwo = EventBridgeAnswer("There must have at least 2 Objects in $or relationship.")
  static let emptyArray = EventBridgeAnswer("Empty arrays are not allowed")
}

extension Sentence {
  static func eventBridgeAnswers(_ answer: EventBridgeAnswer) -> Sentence {
    "EventBridge answers: \"Event pattern is not valid. Reason: \(term: answer.text)\"."
  }
}
