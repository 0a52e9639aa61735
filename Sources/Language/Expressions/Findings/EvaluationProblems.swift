import Diagnostics

// Why expressions have no value.

extension EvaluationProblem {
  static let tooDeep = EvaluationProblem("D1011", "functions call each other too deeply; does the recursion end")
  static let sortsOneKind = EvaluationProblem(
    "D3070", "'$sort' without a function sorts only numbers, or only strings")
  static let foundSeveral = EvaluationProblem("D3138", "'$single' found more than one")
  static let foundNone = EvaluationProblem("D3139", "'$single' found none")
  static let reducerOfTwo = EvaluationProblem("D3050", "the function given to '$reduce' must take two arguments")
  static let siftNeedsFunction = EvaluationProblem("T1006", "'$sift' needs a function")
  static let functionsAlike = unsupported("functions cannot be told apart")
  static func notEncodedURL(of name: String) -> EvaluationProblem {
    EvaluationProblem("D3140", "'$\(name)' was given what is no encoded URL")
  }
  static let notBase64 = unsupported("'$base64decode' was given what is no base64")
  static let base64OfNoText = unsupported("'$base64decode' of what is no text is not supported")
  static let idleGroup = unsupported("a group that takes no part in a match is not supported here")
  static func matchesNothing(_ pattern: String) -> EvaluationProblem {
    EvaluationProblem("D1004", "the regular expression '\(pattern)' matches nothing at all")
  }
  static let answerOfMatcher = EvaluationProblem(
    "T1010", "a function that matches must answer with 'match', 'start', 'end', 'groups' and 'next'")
  static func negativeLimit(_ code: String, of name: String) -> EvaluationProblem {
    EvaluationProblem(code, "the limit of '$\(name)' must not be negative")
  }
  static let replaceWithNothing = unsupported(
    "'$replace' with a pattern or a replacement that is nothing is not supported")
  static let emptyPattern = EvaluationProblem("D3010", "the pattern of '$replace' must not be empty")
  static let replaceTextByFunction = unsupported("'$replace' of a text by a function is not supported")
  static let replacementNotString = EvaluationProblem(
    "D3012", "the function given to '$replace' must answer with a string")
  static let notNumber = EvaluationProblem("D3030", "a value cannot be read as a number")
  static let powerNotFinite = EvaluationProblem("D3061", "'$power' has no finite result")
  static let rootOfNegative = EvaluationProblem("D3060", "'$sqrt' cannot take a negative number")
  static let baseOutOfRange = EvaluationProblem("D3100", "the base of '$formatBase' must be from 2 to 36")
  static let powerWithExponent = unsupported("'$power' with this exponent is not supported")
  static let choiceOfElements = EvaluationProblem("S0402", "a choice of types cannot hold types with elements")
  static let elementsOfOther = EvaluationProblem("S0401", "only arrays and functions say in '<…>' of what they are")
  static func wrongArgument(_ number: Int, of name: String) -> EvaluationProblem {
    EvaluationProblem("T0410", "argument \(number) of '$\(name)' is not what it takes")
  }
  static func wrongContext(_ number: Int, of name: String) -> EvaluationProblem {
    EvaluationProblem("T0411", "argument \(number) of '$\(name)' is left out, and the context is not what it takes")
  }
  static func notArray(_ number: Int, of name: String, elements: String) -> EvaluationProblem {
    EvaluationProblem("T0412", "argument \(number) of '$\(name)' must be an array of \(elements)")
  }
  static let sizeOfPartition = unsupported("'$partition' takes a whole size of at least 1")
  static let stepOfRange = unsupported("'$range' takes whole numbers, and a step that is not 0")
  static let rangeTooLong = unsupported("'$range' gives at most 1,000 numbers")
  static let unknownAlgorithm = unsupported(
    "'$hash' takes one of the algorithms \(terms: Digest.allCases.map(\.rawValue))")
  static func notJSON(atByte index: Int) -> EvaluationProblem {
    EvaluationProblem("parse", "'$parse' was given what is no JSON, at byte \(index)")
  }
  static let jsonTooDeep = limit("the JSON is nested too deeply")
  static let noEval = unsupported("'$eval' is not part of Step Functions")
  static let paddedTooFar = limit("a text is padded too far")
  static let unclosedDatePicture = EvaluationProblem("D3135", "'[' in a date picture is not closed")
  static func unknownDateComponent(_ text: String) -> EvaluationProblem {
    EvaluationProblem("D3132", "the date picture has an unknown component '\(text)'")
  }
  static let datePictureTooWide = limit("the date picture is too wide")
  static let distantMoment = unsupported("so distant a moment has no date")
  static func notOffset(_ zone: String) -> EvaluationProblem {
    unsupported("the time zone '\(zone)' is no offset such as '+0900'")
  }
  static let negativeOffset = unsupported("implementations differ about negative offsets with minutes")
  static func nameless(_ component: Character) -> EvaluationProblem {
    EvaluationProblem("D3133", "only months and days have names, not '\(String(component))'")
  }
  static let offsetTooLong = EvaluationProblem("D3134", "an offset has at most four digits in a date picture")
  static func notDateName(_ text: String) -> EvaluationProblem {
    unsupported("'\(text)' is no name of a date picture")
  }
  static func notZoneOffset(_ text: String) -> EvaluationProblem {
    unsupported("'\(text)' is no offset of a time zone")
  }
  static let incompleteDatePicture = EvaluationProblem(
    "D3136", "the date picture lacks what it takes to know the moment")
  static func notTimestamp(_ text: String) -> EvaluationProblem {
    EvaluationProblem("D3110", "'\(text)' is no timestamp of ISO 8601")
  }
  static let mixedDigits = EvaluationProblem("D3131", "the digits of a picture must all be of one script")
  static func unknownNumbering(_ picture: String) -> EvaluationProblem {
    EvaluationProblem("D3130", "the numbering '\(picture)' is not supported")
  }
  static let tooManyDigits = limit("the picture has too many digits")
  static let tooLargeForPicture = unsupported("so large a number has no picture")
  static let tooLargeForRoman = unsupported("so large a number has no Roman numerals")
  static func notOfPicture(_ text: String) -> EvaluationProblem {
    unsupported("'\(text)' is no number of its picture")
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
  static let noParent = EvaluationProblem("S0217", "'%' has no object around it here")
  static func numberOutOfRange(_ text: String) -> EvaluationProblem {
    EvaluationProblem("S0102", "the number '\(text)' is out of range")
  }
  static let deployedText = unsupported("a text is known to the deployment alone")
  static let cannotStandHere = EvaluationProblem("S0201", "this cannot stand here")
  static let valueAsStep = EvaluationProblem("S0213", "a value cannot be a step of a path")
  static let filterAfterGrouping = EvaluationProblem("S0209", "a filter cannot follow a grouping")
  static let severalGroupings = EvaluationProblem("S0210", "a step can have only one grouping")
  static let focusAfterFilter = EvaluationProblem("S0215", "'@' must stand before the filters of a step")
  static let focusAfterSorting = EvaluationProblem("S0216", "'@' must stand before the sorting of a step")
  static let regexTooLarge = limit("the regular expression is too large")
  static let regexTooDeep = limit("the regular expression is nested too deeply")
  static let regexTooSlow = limit("the regular expression takes too long")
  static let groupsInLookbehind = unsupported("groups in a lookbehind are not supported")
  static let regexCodePoint = unsupported("'\\u{…}' in a regular expression is not supported")
  static func regexEscape(_ letter: Unicode.Scalar) -> EvaluationProblem {
    unsupported("'\\\(String(letter))' in a regular expression is not supported")
  }
  static let notFunction = EvaluationProblem("T1006", "what is called is no function")
  static func bareName(_ code: String, _ name: String) -> EvaluationProblem {
    EvaluationProblem(code, "'\(name)' is no function; did you mean '$\(name)'")
  }
  static let valueTooDeep = limit("a value is nested too deeply")
  static let appliedToNoFunction = EvaluationProblem("T1008", "what is partially applied is no function")
  static let cannotBeApplied = unsupported("this function cannot be partially applied")
  static let chainedNoFunction = EvaluationProblem("T2006", "the right side of '~>' must be a function")
  static let transformOfOther = EvaluationProblem("T0410", "a transform changes objects and arrays only")
  static let updateNotObject = EvaluationProblem("T2011", "the update of a transform must be an object")
  static let transformOfNoObject = unsupported("a transform cannot change what is no object")
  static let deletesNoNames = EvaluationProblem("T2012", "what a transform deletes must be names")
  static func outOfRange(_ number: Double) -> EvaluationProblem {
    EvaluationProblem("D1001", "a number is out of range: \(NumberText.plain(number))")
  }
  static let tooMuchWork = limit("the expression takes too long, or makes too much")
  static func repeatedMember(_ name: String) -> EvaluationProblem {
    EvaluationProblem("D1009", "two members of an object are named '\(name)'")
  }
  static let memberNameNotString = EvaluationProblem("T1003", "the name of a member must be a string")
  static let mixedSorting = EvaluationProblem("T2007", "numbers and strings cannot be sorted among each other")
  static let unsortable = EvaluationProblem("T2008", "only numbers and strings can be sorted by")
  static func unknownOperator(_ sign: String) -> EvaluationProblem {
    unsupported("the operator '\(sign)' is unknown")
  }
  static let negationOfOther = EvaluationProblem("D1002", "only a number can be negated")
  static func operandNotNumber(_ code: String, _ side: String, of sign: String) -> EvaluationProblem {
    EvaluationProblem(code, "the \(side) side of '\(sign)' must be a number")
  }
  static func incomparable(_ sign: String) -> EvaluationProblem {
    EvaluationProblem("T2010", "both sides of '\(sign)' must be numbers or strings")
  }
  static func mixedComparison(_ sign: String) -> EvaluationProblem {
    EvaluationProblem("T2009", "'\(sign)' compares two numbers or two strings, not one with the other")
  }
  static func boundNotWhole(_ code: String, _ side: String) -> EvaluationProblem {
    EvaluationProblem(code, "the \(side) side of '..' must be a whole number")
  }
  static let rangeOperatorTooLong = EvaluationProblem(
    "D2014", "a range of more than 10,000,000 numbers is too long")
  static let inputTooDeep = limit("the input is nested too deeply")
  static let textOfInfinity = EvaluationProblem("D3001", "a number that is not finite has no text")
  static func raised(_ message: String) -> EvaluationProblem {
    EvaluationProblem("D3137", message.isEmpty ? "$error() function evaluated" : "\(message)")
  }
  static func asserted(_ message: String) -> EvaluationProblem {
    EvaluationProblem("D3141", message.isEmpty ? "$assert() statement failed" : "\(message)")
  }
  static func regex(_ mistake: Sentence) -> EvaluationProblem {
    EvaluationProblem("regex", "the regular expression is wrong: \(mistake)")
  }
  static func numberPicture(_ code: String, _ mistake: Sentence) -> EvaluationProblem {
    EvaluationProblem(code, "the picture of '$formatNumber' is wrong: \(mistake)")
  }
}

// What is wrong with regular expressions and with pictures of numbers.
extension Sentence {
  static let closedWithoutOpen: Sentence = "')' without '('"
  static let nestedTooDeeply: Sentence = "it is nested too deeply"
  static let countsOutOfOrder: Sentence = "numbers out of order in '{…}'"
  static let nothingToRepeat: Sentence = "nothing to repeat"
  static let unclosedGroup: Sentence = "'(' is not closed"
  static let unclosedName: Sentence = "the name of a group is not closed"
  static let unknownGroup: Sentence = "an unknown kind of group"
  static let openEscape: Sentence = "'\\' at the end"
  static let rangeOutOfOrder: Sentence = "a range out of order in '[…]'"
  static let unclosedSet: Sentence = "'[' is not closed"
  static func noGroup(_ number: Int) -> Sentence { "there is no group \(number)" }
  static func noGroup(named name: String) -> Sentence { "there is no group named '\(name)'" }
  static let severalParts: Sentence = "more than two parts"
  static let severalDecimals: Sentence = "more than one decimal separator"
  static let severalPercents: Sentence = "more than one percent sign"
  static let severalPerMilles: Sentence = "more than one per-mille sign"
  static let percentAndPerMille: Sentence = "both percent and per-mille"
  static let noDigit: Sentence = "no digit"
  static let foreignCharacter: Sentence = "a character among the digits that is none of the picture's"
  static let groupingBesideDecimal: Sentence = "a grouping separator beside the decimal separator"
  static let groupingAtEnd: Sentence = "a grouping separator at the end of the integer part"
  static let groupingTwice: Sentence = "two grouping separators beside each other"
  static let digitBeforeOptional: Sentence = "a digit before an optional digit in the integer part"
  static let digitBehindOptional: Sentence = "a digit behind an optional digit in the fraction"
  static let percentWithExponent: Sentence = "percent or per-mille with an exponent"
  static let exponentNotDigits: Sentence = "an exponent that is no digits"
}
