import Diagnostics

// Why expressions have no value.

extension EvaluationProblem {
  static let tooDeep = EvaluationProblem(
    "D1011", "functions call each other too deeply; the recursion may have no end")
  static let sortsOneKind = EvaluationProblem(
    "D3070", "'$sort' without a function sorts only an array of numbers or an array of strings")
  static let foundSeveral = EvaluationProblem("D3138", "'$single' found more than one")
  static let foundNone = EvaluationProblem("D3139", "'$single' found none")
  static let reducerOfTwo = EvaluationProblem("D3050", "the function given to '$reduce' must accept two arguments")
  static let siftNeedsFunction = EvaluationProblem("T1006", "'$sift' needs a function")
  static let functionsAlike = unsupported("comparing functions is not supported")
  static func notEncodedURL(of name: String) -> EvaluationProblem {
    EvaluationProblem("D3140", "the argument of '$\(name)' is not an encoded URL")
  }
  static let notBase64 = unsupported("the argument of '$base64decode' is not base64")
  static let base64OfNoText = unsupported("'$base64decode' of bytes that are not text is not supported")
  static let idleGroup = unsupported("a group that is not part of the match is not supported here")
  static func matchesNothing(_ pattern: String) -> EvaluationProblem {
    EvaluationProblem("D1004", "the regular expression '\(pattern)' matches nothing at all")
  }
  static let answerOfMatcher = EvaluationProblem(
    "T1010", "a matcher function must return 'match', 'start', 'end', 'groups' and 'next'")
  static func negativeLimit(_ code: String, of name: String) -> EvaluationProblem {
    EvaluationProblem(code, "the limit of '$\(name)' must not be negative")
  }
  static let replaceWithNothing = unsupported(
    "'$replace' without a pattern or a replacement is not supported")
  static let splitAtNothing = unsupported("'$split' at a separator without a value is not supported")
  static let emptyPattern = EvaluationProblem("D3010", "the pattern of '$replace' must not be empty")
  static let replaceTextByFunction = unsupported("'$replace' of a string with a function is not supported")
  static let replacementNotString = EvaluationProblem(
    "D3012", "the function given to '$replace' must return a string")
  static let notNumber = EvaluationProblem("D3030", "a value cannot be read as a number")
  static let powerNotFinite = EvaluationProblem("D3061", "'$power' has no finite result")
  static let rootOfNegative = EvaluationProblem("D3060", "'$sqrt' does not accept a negative number")
  static let baseOutOfRange = EvaluationProblem("D3100", "the base of '$formatBase' must be from 2 to 36")
  static let powerWithExponent = unsupported("'$power' with this exponent is not supported")
  static let choiceOfElements = EvaluationProblem("S0402", "a choice of types cannot contain types with elements")
  static let elementsOfOtherTypes = EvaluationProblem(
    "S0401", "only the types of arrays and functions can have '<…>'")
  static func wrongArgument(_ number: Int, of name: String) -> EvaluationProblem {
    EvaluationProblem("T0410", "argument \(number) of '$\(name)' has the wrong type")
  }
  static func wrongContext(_ number: Int, of name: String) -> EvaluationProblem {
    EvaluationProblem(
      "T0411", "argument \(number) of '$\(name)' is missing, and the context has the wrong type for it")
  }
  static func notArray(_ number: Int, of name: String, elements: String) -> EvaluationProblem {
    EvaluationProblem("T0412", "argument \(number) of '$\(name)' must be an array of \(elements)")
  }
  static let sizeOfPartition = unsupported("the size given to '$partition' must be a whole number of at least 1")
  static let stepOfRange = unsupported("'$range' needs whole numbers and a step other than 0")
  static let rangeTooLong = unsupported("'$range' returns at most 1,000 numbers")
  static let unknownAlgorithm = unsupported(
    "the algorithm of '$hash' must be one of \(terms: Digest.allCases.map(\.rawValue))")
  static func notJSON(atByte index: Int) -> EvaluationProblem {
    EvaluationProblem("parse", "the argument of '$parse' is not valid JSON at byte \(index)")
  }
  static let jsonTooDeep = limit("the JSON is nested too deeply")
  static let noEval = unsupported("'$eval' is not part of Step Functions")
  static let paddedTooFar = limit("a string is padded too far")
  static let unclosedDatePicture = EvaluationProblem("D3135", "'[' in a date picture is not closed")
  static func unknownDateComponent(_ text: String) -> EvaluationProblem {
    EvaluationProblem("D3132", "the date picture has an unknown component '\(text)'")
  }
  static let datePictureTooWide = limit("the date picture is too wide")
  static let distantMoment = unsupported("dates that far from today are not supported")
  static func notOffset(_ zone: String) -> EvaluationProblem {
    unsupported("the time zone '\(zone)' is not an offset such as '+0900'")
  }
  static let negativeOffset = unsupported("negative offsets with minutes are not supported: implementations differ")
  static func nameless(_ component: Character) -> EvaluationProblem {
    EvaluationProblem("D3133", "only months and days have names, not '\(String(component))'")
  }
  static let offsetTooLong = EvaluationProblem("D3134", "an offset has at most four digits in a date picture")
  static func notDateName(_ text: String) -> EvaluationProblem {
    unsupported("'\(text)' is not a name of a month or a day")
  }
  static func notZoneOffset(_ text: String) -> EvaluationProblem {
    unsupported("'\(text)' is not an offset of a time zone")
  }
  static let incompleteDatePicture = EvaluationProblem(
    "D3136", "the date picture lacks a component that the timestamp needs")
  static func notTimestamp(_ text: String) -> EvaluationProblem {
    EvaluationProblem("D3110", "'\(text)' is not an ISO 8601 timestamp")
  }
  static let mixedDigits = EvaluationProblem("D3131", "all digits of a picture must belong to one script")
  static func unknownNumbering(_ picture: String) -> EvaluationProblem {
    EvaluationProblem("D3130", "the numbering '\(picture)' is not supported")
  }
  static let letterInPicture = unsupported("a picture with letters among its digits is not supported")
  static let tooManyDigits = limit("the picture has too many digits")
  static let tooLargeForPicture = unsupported("numbers this large cannot be formatted with a picture")
  static let tooLargeForRoman = unsupported("numbers this large have no Roman numerals")
  static func notOfPicture(_ text: String) -> EvaluationProblem {
    unsupported("'\(text)' does not match its picture")
  }
  static func optionNotString(_ name: String) -> EvaluationProblem {
    unsupported("the option '\(name)' of '$formatNumber' must be a string")
  }
  static func optionNotCharacter(_ name: String) -> EvaluationProblem {
    unsupported("the option '\(name)' of '$formatNumber' must be one character")
  }
  static let prefixWithExponent = unsupported("a picture with a prefix and an exponent is not supported")
  static let groupedFraction = unsupported("several grouping separators in a fraction are not supported")
  static let numberPictureTooLong = limit("the picture of '$formatNumber' has too many digits")
  static let tooLargeToFormat = unsupported("'$formatNumber' of a number of more than 21 digits is not supported")
  static let noParent = EvaluationProblem("S0217", "'%' has no parent object here")
  static func numberOutOfRange(_ text: String) -> EvaluationProblem {
    EvaluationProblem("S0102", "the number '\(text)' is out of range")
  }
  static let deployedText = unsupported("a value is known only when the workflow is deployed")
  static let notAllowedHere = EvaluationProblem("S0201", "this is not allowed here")
  static let valueAsStep = EvaluationProblem("S0213", "a value cannot be a step of a path")
  static let filterAfterGrouping = EvaluationProblem("S0209", "a filter cannot follow a grouping")
  static let severalGroupings = EvaluationProblem("S0210", "a step can have only one grouping")
  static let focusAfterFilter = EvaluationProblem("S0215", "'@' must come before the filters of a step")
  static let focusAfterSorting = EvaluationProblem("S0216", "'@' must come before the sorting of a step")
  static let regexTooLarge = limit("the regular expression is too large")
  static let regexTooDeep = limit("the regular expression is nested too deeply")
  static let regexTooSlow = limit("the regular expression takes too long")
  static let groupsInLookbehind = unsupported("groups in a lookbehind are not supported")
  static let regexCodePoint = unsupported("'\\u{…}' in a regular expression is not supported")
  static func regexEscape(_ letter: Unicode.Scalar) -> EvaluationProblem {
    unsupported("'\\\(String(letter))' in a regular expression is not supported")
  }
  static let notFunction = EvaluationProblem("T1006", "the called value is not a function")
  static func bareName(_ code: String, _ name: String) -> EvaluationProblem {
    EvaluationProblem(code, "'\(name)' is not a function; did you mean '$\(name)'")
  }
  static let valueTooDeep = limit("a value is nested too deeply")
  static let appliedToNoFunction = EvaluationProblem("T1008", "the partially applied value is not a function")
  static let cannotBeApplied = unsupported("this function cannot be partially applied")
  static let partialArguments = unsupported(
    "arguments of other types for a partially applied function are not supported: implementations differ")
  static let chainedNoFunction = EvaluationProblem("T2006", "the right side of '~>' must be a function")
  static let transformOfOther = EvaluationProblem("T0410", "a transform accepts only objects and arrays")
  static let transformOfSeveral = EvaluationProblem("T0410", "a transform accepts one argument")
  static let updateNotObject = EvaluationProblem("T2011", "the update of a transform must be an object")
  static let transformOfNoObject = unsupported("a transform cannot change a value that is not an object")
  static let deletesNoNames = EvaluationProblem("T2012", "the deletions of a transform must be strings")
  static func outOfRange(_ number: Double) -> EvaluationProblem {
    EvaluationProblem("D1001", "a number is out of range: \(NumberText.plain(number))")
  }
  static let tooMuchWork = limit("the expression takes too long or produces too much")
  static func repeatedMember(_ name: String) -> EvaluationProblem {
    EvaluationProblem("D1009", "two members of an object are named '\(name)'")
  }
  static let memberNameNotString = EvaluationProblem("T1003", "the name of a member must be a string")
  static let mixedSorting = EvaluationProblem("T2007", "numbers and strings cannot be sorted together")
  static let unsortable = EvaluationProblem("T2008", "only numbers and strings can be sort keys")
  static func unknownOperator(_ sign: String) -> EvaluationProblem {
    unsupported("unknown operator '\(sign)'")
  }
  static let negationOfOther = EvaluationProblem("D1002", "only a number can be negated")
  static func operandNotNumber(_ code: String, _ side: String, of sign: String) -> EvaluationProblem {
    EvaluationProblem(code, "the \(side) side of '\(sign)' must be a number")
  }
  static func incomparable(_ sign: String) -> EvaluationProblem {
    EvaluationProblem("T2010", "both sides of '\(sign)' must be numbers or strings")
  }
  static func mixedComparison(_ sign: String) -> EvaluationProblem {
    EvaluationProblem("T2009", "'\(sign)' cannot compare a number with a string")
  }
  static func boundNotWhole(_ code: String, _ side: String) -> EvaluationProblem {
    EvaluationProblem(code, "the \(side) side of '..' must be a whole number")
  }
  static let rangeOperatorTooLong = EvaluationProblem(
    "D2014", "a range of more than 10,000,000 numbers is too long")
  static let inputTooDeep = limit("the input is nested too deeply")
  static let textOfInfinity = EvaluationProblem("D3001", "a number that is not finite cannot become a string")
  static func raised(_ message: String) -> EvaluationProblem {
    EvaluationProblem("D3137", message.isEmpty ? "$error() function evaluated" : "\(message)")
  }
  static func asserted(_ message: String) -> EvaluationProblem {
    EvaluationProblem("D3141", message.isEmpty ? "$assert() statement failed" : "\(message)")
  }
  static func regex(_ mistake: Sentence) -> EvaluationProblem {
    EvaluationProblem("regex", "the regular expression is invalid: \(mistake)")
  }
  static func numberPicture(_ code: String, _ mistake: Sentence) -> EvaluationProblem {
    EvaluationProblem(code, "the picture of '$formatNumber' is invalid: \(mistake)")
  }
}

// What makes a regular expression or the picture of a number invalid.
extension Sentence {
  static let closedWithoutOpen: Sentence = "')' without '('"
  static let nestedTooDeeply: Sentence = "it is nested too deeply"
  static let countsOutOfOrder: Sentence = "numbers out of order in '{…}'"
  static let nothingToRepeat: Sentence = "nothing to repeat"
  static let unclosedGroup: Sentence = "'(' is not closed"
  static let unclosedName: Sentence = "the name of a group is not closed"
  static let unknownGroup: Sentence = "unknown kind of group"
  static let openEscape: Sentence = "'\\' at the end"
  static let rangeOutOfOrder: Sentence = "range out of order in '[…]'"
  static let unclosedSet: Sentence = "'[' is not closed"
  static func noGroup(_ number: Int) -> Sentence { "there is no group \(number)" }
  static func noGroup(named name: String) -> Sentence { "there is no group named '\(name)'" }
  static let severalParts: Sentence = "more than two parts"
  static let severalDecimals: Sentence = "more than one decimal separator"
  static let severalPercents: Sentence = "more than one percent sign"
  static let severalPerMilles: Sentence = "more than one per-mille sign"
  static let percentAndPerMille: Sentence = "both percent and per-mille"
  static let noDigit: Sentence = "no digit"
  static let foreignCharacter: Sentence = "a character between digits that has no meaning in a picture"
  static let groupingNextToDecimal: Sentence = "a grouping separator next to the decimal separator"
  static let groupingAtEnd: Sentence = "a grouping separator at the end of the integer part"
  static let groupingTwice: Sentence = "two adjacent grouping separators"
  static let digitBeforeOptional: Sentence = "a digit before an optional digit in the integer part"
  static let digitAfterOptional: Sentence = "a digit after an optional digit in the fraction"
  static let percentWithExponent: Sentence = "percent or per-mille with an exponent"
  static let exponentNotDigits: Sentence = "an exponent that is not only digits"
}
