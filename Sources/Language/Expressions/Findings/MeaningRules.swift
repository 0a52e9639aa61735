public import Diagnostics

// Codes 0541 to 0549: what expressions do.

public extension DiagnosticCode {
  static let unknownFunction = DiagnosticCode(
    541, "unknown-function", stage: .flow, summary: "An expression calls a function that does not exist.",
    explanation: """
      The functions are those of JSONata and the few that Step Functions adds: `$partition`, `$range`, `$hash`, \
      `$random`, `$uuid` and `$parse`. Their names begin with `$`, and large and small letters differ. A function of \
      the expression's own is assigned first: `($half := function($n){ $n / 2 }; $half(event.detail.total))`.
      """, source: "JSONata documentation; Step Functions Developer Guide, \"Transforming data with JSONata\"",
    example: expressions("${{ ⏵$uppercse⏴(event.detail.id) }}", "${{ $uppercase(event.detail.id) }}"))
  static let argumentCount = DiagnosticCode(
    542, "argument-count", stage: .flow, summary: "A function is called with too few or too many arguments.",
    explanation: """
      On the right of a `.` and in filters a function may leave out its first argument and takes the value at hand; \
      at the head of an expression there is none. What stands on the left of `~>` counts as the first argument.
      """, source: "JSONata documentation",
    example: expressions("${{ ⏵$substring(event.detail.id)⏴ }}", "${{ $substring(event.detail.id, 0, 8) }}"))
  static let argumentType = DiagnosticCode(
    543, "argument-type", stage: .flow, summary: "An argument or an operand is of a type that cannot be used so.",
    explanation: """
      Arithmetic wants numbers, and `<` compares two numbers or two strings. The state machine would fail with \
      `States.QueryEvaluationError`. `$number(…)` makes a number of a string, `$string(…)` a string of anything, and \
      `&` joins texts.
      """, source: "JSONata documentation", example: expressions("${{ ⏵'Order '⏴ + 1 }}", "${{ 'Order ' & 1 }}"))
  static let notInStepFunctions = DiagnosticCode(
    544, "not-in-step-functions", stage: .flow,
    summary: "An expression uses what JSONata has and Step Functions does not.",
    explanation: """
      Step Functions has no `$eval`, and leaves the context of an expression empty: `$`, `$$`, `*` and `%` mean \
      something only in filters, on the right of a `.` and in functions. The event is `event`.
      """, source: "Step Functions Developer Guide, \"Transforming data with JSONata\"",
    example: expressions("${{ ⏵$⏴.detail.id }}", "${{ event.detail.id }}"))
  static let unknownVariable = DiagnosticCode(
    545, "unknown-variable", stage: .flow,
    summary: "An expression speaks of a variable that nothing is assigned to.",
    explanation: """
      Names that begin with `$` are functions, or variables that the expression itself binds with `:=`, as a \
      function's parameter, or with `@` and `#`. What a workflow binds has no `$`: `event`, `tasks.ID`, `item`.
      """, source: "JSONata documentation, \"Programming constructs\"",
    example: expressions("${{ ⏵$total⏴ * 2 }}", "${{ ($total := event.detail.total; $total * 2) }}"))
  static let fixedComparison = DiagnosticCode(
    546, "fixed-comparison", .warning, stage: .flow,
    summary: "A comparison compares values of different types, and always comes out the same.",
    explanation: """
      JSONata's `=` never finds a number and a string alike, whatever they look like: `5 = '5'` does not hold. So a \
      branch behind it is never taken, or always.
      """, source: "JSONata documentation, \"Comparison operators\"",
    example: expressions("${{ ⏵$count(event.resources) = '1'⏴ }}", "${{ $count(event.resources) = 1 }}"))
  static let fixedFilter = DiagnosticCode(
    548, "fixed-filter", stage: .flow, summary: "A filter has a condition that is the same for every value.",
    explanation: """
      In JSONata brackets after a value hold a number, which is an index, or a condition, which picks values of a \
      list. A text is a condition that always holds, so `event["detail"].customer` means `event.customer`: it comes \
      to nothing, and a task that is given nothing fails. Write a member after a dot, and in backquotes where its \
      name has other characters than letters, digits and `_`: ``event.detail.`first name` ``.
      """, source: "JSONata documentation, \"Simple Queries\" and \"Predicate Queries\"",
    example: expressions("${{ ⏵event['detail']⏴.id }}", "${{ event.detail.id }}"))
}

extension Sentence {
  static func noFunction(_ name: String) -> Sentence { "'\(name)' is no function" }
  static let functionsBeginWithDollar: Sentence = "the names of functions begin with '$', as in '$string(…)'"
  static func calledValue(_ type: Sentence) -> Sentence { "\(type) is called, and is no function" }
  static func argumentCount(of function: String, wanted: Sentence, given: Int) -> Sentence {
    "'$\(term: function)' wants \(wanted), and has \(given)"
  }
  static func argumentType(_ number: Int, of function: String, given: Sentence, wanted: Sentence) -> Sentence {
    "argument \(number) of '$\(term: function)' is \(given), and must be \(wanted)"
  }
  static let noContext: Sentence = "an expression has no context to look through here"
  static let beginWithBoundName: Sentence = "begin with a bound name, such as 'event.detail.*'"
  static func memberName(_ type: Sentence) -> Sentence { "the name of a member is \(type), and must be a string" }
  static func noVariableHere(_ name: String) -> Sentence { "Step Functions has no '$\(name)' here" }
  static let writeEvent: Sentence =
    "write 'event' for the whole event; in filters and on the right of '.', '$' is the value at hand"
  static let statesNotBound: Sentence = "'$states' is not a name of workflows"
  static let writeEventOrTask: Sentence = "write 'event' for the event, and 'tasks.ID' for the result of a task"
  static func unknownFunction(_ name: String) -> Sentence { "there is no function '$\(name)'" }
  static func unboundVariable(_ name: String) -> Sentence { "nothing is bound to '$\(name)'" }
  static func bindVariable(_ name: String) -> Sentence {
    "bind it with '$\(name) := …', or write a bound name such as 'event' without '$'"
  }
  static func notInStepFunctions(_ function: String) -> Sentence {
    "Step Functions does not have '$\(term: function)'"
  }
  static let writeDotAndName: Sentence = "write a dot and the name in backquotes"
  static let leaveFilterOut: Sentence = "leave the filter out"
  static let filterTrue: Sentence = "the filter 'true' lets every value pass"
  static let filterFalse: Sentence = "the filter 'false' lets no value pass"
  static let filterNull: Sentence = "the filter 'null' lets no value pass"
  static let filterConstant: Sentence = "the condition of this filter is the same for every value"
  static let negatedOperand: Sentence = "what '-' negates"
  static let joinTexts: Sentence = "to join texts, write '&'"
  static func leftOperand(_ sign: String) -> Sentence { "the left side of '\(term: sign)'" }
  static func rightOperand(_ sign: String) -> Sentence { "the right side of '\(term: sign)'" }
  static func compares(_ sign: String, left: Sentence, right: Sentence) -> Sentence {
    "'\(term: sign)' compares \(left) with \(right)"
  }
  static let numberAroundString: Sentence = "write '$number(…)' around the string"
  static let numberOrText: Sentence = "write the number without quotes, or the text with them"
  static func operandType(_ operand: Sentence, given: Sentence, wanted: Sentence) -> Sentence {
    "\(operand) is \(given), and must be \(wanted)"
  }

  /// What JSONata itself refuses.
  static func usage(of function: ExpressionFunction) -> Sentence { "\(term: function.usage)" }
  static func writeAround(_ form: String) -> Sentence { "write '\(term: form)' around it" }
  static func arguments(_ count: Int) -> Sentence { count == 1 ? "1 argument" : "\(count) arguments" }
  static func argumentsAndMore(_ least: Int) -> Sentence { "\(least) or more arguments" }
  static func argumentsEither(_ least: Int, or most: Int) -> Sentence { "\(least) or \(most) arguments" }
  static func argumentsBetween(_ least: Int, and most: Int) -> Sentence { "\(least) to \(most) arguments" }
  static let filterPassesNone: Sentence = "a text in brackets names no member: it is a filter that no value passes"
  static let filterPassesAll: Sentence =
    "a text in brackets names no member: it is a filter that every value passes"
  static func neverHolds(_ left: Sentence, with right: Sentence) -> Sentence {
    "this never holds: \(left) is compared with \(right)"
  }
  static func alwaysHolds(_ left: Sentence, with right: Sentence) -> Sentence {
    "this always holds: \(left) is compared with \(right)"
  }
}

extension ExpressionTypes {
  /// The types as a sentence has them: `a string or a number`.
  public var sentence: Sentence {
    let names: [(ExpressionTypes, Sentence)] = [
      (.string, "a string"), (.number, "a number"), (.bool, "a boolean"), (.array, "an array"),
      (.object, "an object"), (.function, "a function"), (.null, "null"),
    ]
    let held = names.filter { contains($0.0) }.map(\.1)
    return held.isEmpty ? "nothing" : "\(held, last: " or ")"
  }
}
