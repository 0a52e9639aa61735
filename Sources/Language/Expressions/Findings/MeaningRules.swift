public import Diagnostics

// Codes 0541 to 0549: the meaning of expressions.

public extension DiagnosticCode {
  static let unknownFunction = DiagnosticCode(
    541, "unknown-function", stage: .flow, summary: "An expression calls a function that does not exist.",
    explanation: """
      JSONata's functions exist, and the few that Step Functions adds: `$partition`, `$range`, `$hash`, `$random`, \
      `$uuid` and `$parse`. Their names begin with `$` and are case-sensitive. To define a function, assign it first: \
      `($half := function($n){ $n / 2 }; $half(event.detail.total))`.
      """, source: "JSONata documentation; Step Functions Developer Guide, \"Transforming data with JSONata\"",
    example: expressions("${{ ⏵$uppercse⏴(event.detail.id) }}", "${{ $uppercase(event.detail.id) }}"))
  static let argumentCount = DiagnosticCode(
    542, "argument-count", stage: .flow, summary: "A function is called with too few or too many arguments.",
    explanation: """
      To the right of a `.` and in filters, you can omit the first argument: the function then uses the current \
      value. At the start of an expression there is no current value. The left side of `~>` counts as the first \
      argument.
      """, source: "JSONata documentation",
    example: expressions("${{ ⏵$substring(event.detail.id)⏴ }}", "${{ $substring(event.detail.id, 0, 8) }}"))
  static let argumentType = DiagnosticCode(
    543, "argument-type", stage: .flow, summary: "An argument or an operand has the wrong type.",
    explanation: """
      Arithmetic needs numbers, and `<` compares two numbers or two strings. With any other type, the execution \
      fails with `States.QueryEvaluationError`. `$number(…)` converts a string to a number, `$string(…)` converts \
      any value to a string, and `&` joins strings.
      """, source: "JSONata documentation", example: expressions("${{ ⏵'Order '⏴ + 1 }}", "${{ 'Order ' & 1 }}"))
  static let notInStepFunctions = DiagnosticCode(
    544, "not-in-step-functions", stage: .flow,
    summary: "An expression uses a part of JSONata that Step Functions does not support.",
    explanation: """
      Step Functions has no `$eval`, and evaluates expressions without a context: `$`, `$$`, `*` and `%` have a \
      value only in filters, to the right of a `.` and in functions. The event is `event`.
      """, source: "Step Functions Developer Guide, \"Transforming data with JSONata\"",
    example: expressions("${{ ⏵$⏴.detail.id }}", "${{ event.detail.id }}"))
  static let unknownVariable = DiagnosticCode(
    545, "unknown-variable", stage: .flow,
    summary: "An expression uses a variable that is never assigned.",
    explanation: """
      Names that begin with `$` are functions, or variables that the expression itself binds: with `:=`, as the \
      parameter of a function, or with `@` and `#`. Names that the workflow binds have no `$`: `event`, `tasks.ID`, \
      `item`.
      """, source: "JSONata documentation, \"Programming constructs\"",
    example: expressions("${{ ⏵$total⏴ * 2 }}", "${{ ($total := event.detail.total; $total * 2) }}"))
  static let fixedComparison = DiagnosticCode(
    546, "fixed-comparison", .warning, stage: .flow,
    summary: "A comparison of values of different types always has the same result.",
    explanation: """
      In JSONata, a number never equals a string: `5 = '5'` is false. A branch with this condition is therefore always \
      taken, or never.
      """, source: "JSONata documentation, \"Comparison operators\"",
    example: expressions("${{ ⏵$count(event.resources) = '1'⏴ }}", "${{ $count(event.resources) = 1 }}"))
  static let fixedFilter = DiagnosticCode(
    548, "fixed-filter", stage: .flow, summary: "A filter has a condition that is the same for every value.",
    explanation: """
      In JSONata, brackets after a value contain an index or a condition that selects values of a list. A non-empty \
      string is always true, so `event["detail"].customer` means `event.customer`: it has no value, and the task \
      fails. Write the name of a member after a dot, in backquotes if it contains anything but letters, digits and \
      `_`: ``event.detail.`first name` ``.
      """, source: "JSONata documentation, \"Simple Queries\" and \"Predicate Queries\"",
    example: expressions("${{ ⏵event['detail']⏴.id }}", "${{ event.detail.id }}"))
}

extension Sentence {
  static func noFunction(_ name: String) -> Sentence { "'\(name)' is not a function" }
  static let functionsBeginWithDollar: Sentence = "names of functions begin with '$', as in '$string(…)'"
  static func calledValue(_ type: Sentence) -> Sentence { "expected a function, found \(type)" }
  static func argumentCount(of function: String, wanted: Sentence, given: Int) -> Sentence {
    "'$\(term: function)' expects \(wanted), found \(given)"
  }
  static func argumentType(_ number: Int, of function: String, given: Sentence, wanted: Sentence) -> Sentence {
    "argument \(number) of '$\(term: function)' must be \(wanted), not \(given)"
  }
  static let noContext: Sentence = "the expression has no context here"
  static let beginWithBoundName: Sentence = "start with a name such as 'event', as in 'event.detail.*'"
  static func memberName(_ type: Sentence) -> Sentence { "the name of a member must be a string, not \(type)" }
  static func noVariableHere(_ name: String) -> Sentence { "Step Functions has no '$\(name)' here" }
  static let writeEvent: Sentence =
    "write 'event' for the whole event; in filters and to the right of '.', '$' is the current value"
  static let statesNotBound: Sentence = "'$states' does not exist in workflows"
  static let writeEventOrTask: Sentence = "write 'event' for the event, and 'tasks.ID' for the result of a task"
  static func unknownFunction(_ name: String) -> Sentence { "unknown function '$\(name)'" }
  static func unboundVariable(_ name: String) -> Sentence { "unknown variable '$\(name)'" }
  static func bindVariable(_ name: String) -> Sentence {
    "assign it with '$\(name) := …', or write a name such as 'event' without '$'"
  }
  static func notInStepFunctions(_ function: String) -> Sentence {
    "Step Functions does not support '$\(term: function)'"
  }
  static let writeDotAndName: Sentence = "write a dot and the name in backquotes"
  static let removeFilter: Sentence = "remove the filter"
  static let filterTrue: Sentence = "the filter 'true' selects every value"
  static let filterFalse: Sentence = "the filter 'false' selects no value"
  static let filterNull: Sentence = "the filter 'null' selects no value"
  static let filterConstant: Sentence = "the condition of this filter is the same for every value"
  static let negatedOperand: Sentence = "the operand of '-'"
  static let joinTexts: Sentence = "write '&' to join strings"
  static func leftOperand(_ sign: String) -> Sentence { "the left side of '\(term: sign)'" }
  static func rightOperand(_ sign: String) -> Sentence { "the right side of '\(term: sign)'" }
  static func compares(_ sign: String, left: Sentence, right: Sentence) -> Sentence {
    "'\(term: sign)' cannot compare \(left) with \(right)"
  }
  static let numberAroundString: Sentence = "write '$number(…)' around the string"
  static let numberOrText: Sentence = "write a number without quotes, a string with quotes"
  static func operandType(_ operand: Sentence, given: Sentence, wanted: Sentence) -> Sentence {
    "\(operand) must be \(wanted), not \(given)"
  }
  static func usage(of function: ExpressionFunction) -> Sentence { "\(term: function.usage)" }
  static func writeAround(_ form: String) -> Sentence { "write '\(term: form)' around it" }
  static func arguments(_ count: Int) -> Sentence { count == 1 ? "1 argument" : "\(count) arguments" }
  static func argumentsAndMore(_ least: Int) -> Sentence { "\(least) or more arguments" }
  static func argumentsEither(_ least: Int, or most: Int) -> Sentence { "\(least) or \(most) arguments" }
  static func argumentsBetween(_ least: Int, and most: Int) -> Sentence { "\(least) to \(most) arguments" }
  static let filterPassesNone: Sentence =
    "a string in brackets does not name a member: it is a filter that selects no value"
  static let filterPassesAll: Sentence =
    "a string in brackets does not name a member: it is a filter that selects every value"
  static func neverHolds(_ left: Sentence, with right: Sentence) -> Sentence {
    "this is always false: \(left) is compared with \(right)"
  }
  static func alwaysHolds(_ left: Sentence, with right: Sentence) -> Sentence {
    "this is always true: \(left) is compared with \(right)"
  }
}

extension ExpressionTypes {
  /// The types in words: `a string or a number`.
  public var sentence: Sentence {
    let names: [(ExpressionTypes, Sentence)] = [
      (.string, "a string"), (.number, "a number"), (.bool, "a boolean"), (.array, "an array"),
      (.object, "an object"), (.function, "a function"), (.null, "null"),
    ]
    let included = names.filter { contains($0.0) }.map(\.1)
    return included.isEmpty ? "nothing" : "\(included, last: " or ")"
  }
}
