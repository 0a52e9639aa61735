// Codes 054x: what expressions do.

extension DiagnosticCode {
  /// `$uppercse(…)`.
  public static let unknownFunction = DiagnosticCode(541, "unknown-function")
  /// A function with too few arguments, or too many.
  public static let argumentCount = DiagnosticCode(542, "argument-count")
  /// An argument or an operand of a type that does not fit.
  public static let argumentType = DiagnosticCode(543, "argument-type")
  /// What JSONata has and Step Functions does not.
  public static let notInStepFunctions = DiagnosticCode(544, "not-in-step-functions")
  /// `$name` that nothing is assigned to.
  public static let unknownVariable = DiagnosticCode(545, "unknown-variable")
  /// A comparison of values that are never alike.
  public static let fixedComparison = DiagnosticCode(546, "fixed-comparison", .warning)
  /// A bound name where names are fields.
  public static let nameInFilter = DiagnosticCode(547, "name-in-filter", .warning)
  /// A filter whose condition is a constant, such as `event["detail"]`.
  public static let fixedFilter = DiagnosticCode(548, "fixed-filter")
}

extension DiagnosticRegistry {
  static let expressionMeanings: [DiagnosticInfo] = [
    DiagnosticInfo(
      .unknownFunction,
      summary: "An expression calls a function that does not exist.",
      explanation: """
        The functions are those of JSONata and the few that Step Functions adds: `$partition`, `$range`, `$hash`, \
        `$random`, `$uuid` and `$parse`. Their names begin with `$`, and large and small letters differ. A function of \
        the expression's own is assigned first: `($half := function($n){ $n / 2 }; $half(event.detail.total))`.
        """,
      source: "JSONata documentation; Step Functions Developer Guide, \"Transforming data with JSONata\"",
      example: example("${{ ⏵$uppercse⏴(event.detail.id) }}", "${{ $uppercase(event.detail.id) }}")),
    DiagnosticInfo(
      .argumentCount,
      summary: "A function is called with too few or too many arguments.",
      explanation: """
        On the right of a `.` and in filters a function may leave out its first argument and takes the value at hand; \
        at the head of an expression there is none. What stands on the left of `~>` counts as the first argument.
        """,
      source: "JSONata documentation",
      example: example("${{ ⏵$substring(event.detail.id)⏴ }}", "${{ $substring(event.detail.id, 0, 8) }}")),
    DiagnosticInfo(
      .argumentType,
      summary: "An argument or an operand is of a type that cannot be used so.",
      explanation: """
        Arithmetic wants numbers, and `<` compares two numbers or two strings. The state machine would fail with \
        `States.QueryEvaluationError`. `$number(…)` makes a number of a string, `$string(…)` a string of anything, and \
        `&` joins texts.
        """,
      source: "JSONata documentation",
      example: example("${{ ⏵'Order '⏴ + 1 }}", "${{ 'Order ' & 1 }}")),
    DiagnosticInfo(
      .notInStepFunctions,
      summary: "An expression uses what JSONata has and Step Functions does not.",
      explanation: """
        Step Functions has no `$eval`, and leaves the context of an expression empty: `$`, `$$`, `*` and `%` mean \
        something only in filters, on the right of a `.` and in functions. The event is `event`.
        """,
      source: "Step Functions Developer Guide, \"Transforming data with JSONata\"",
      example: example("${{ ⏵$⏴.detail.id }}", "${{ event.detail.id }}")),
    DiagnosticInfo(
      .unknownVariable,
      summary: "An expression speaks of a variable that nothing is assigned to.",
      explanation: """
        Names that begin with `$` are functions, or variables that the expression itself binds with `:=`, as a \
        function's parameter, or with `@` and `#`. What a workflow binds has no `$`: `event`, `tasks.ID`, `item`.
        """,
      source: "JSONata documentation, \"Programming constructs\"",
      example: example("${{ ⏵$total⏴ * 2 }}", "${{ ($total := event.detail.total; $total * 2) }}")),
    DiagnosticInfo(
      .fixedComparison,
      summary: "A comparison compares values of different types, and always comes out the same.",
      explanation: """
        JSONata's `=` never finds a number and a string alike, whatever they look like: `5 = '5'` does not hold. So a \
        branch behind it is never taken, or always.
        """,
      source: "JSONata documentation, \"Comparison operators\"",
      example: example("${{ ⏵$count(event.resources) = '1'⏴ }}", "${{ $count(event.resources) = 1 }}")),
    DiagnosticInfo(
      .nameInFilter,
      summary: "A name of the workflow stands where names are fields of the value at hand.",
      explanation: """
        In a filter (`list[…]`), on the right of a `.` (`list.(…)`, `list.{…}`), in a sort and in a grouping JSONata looks \
        for a name in each value of the list, and not among what the workflow binds: `event` there is the value's own \
        field `event`, which most often is not there, and comes to nothing. A variable keeps its meaning everywhere.
        """,
      source: "JSONata documentation, \"Predicate queries\" and \"Programming constructs\"",
      example: example(
        "${{ event.detail.lines[amount > ⏵event.detail.limit⏴] }}",
        "${{ ($limit := event.detail.limit; event.detail.lines[amount > $limit]) }}")),
    DiagnosticInfo(
      .fixedFilter,
      summary: "A filter has a condition that is the same for every value.",
      explanation: """
        In JSONata brackets after a value hold a number, which is an index, or a condition, which picks values of a \
        list. A text is a condition that always holds, so `event["detail"].customer` means `event.customer`: it comes \
        to nothing, and a task that is given nothing fails. Write a member after a dot, and in backquotes where its \
        name has other characters than letters, digits and `_`: ``event.detail.`first name` ``.
        """,
      source: "JSONata documentation, \"Simple Queries\" and \"Predicate Queries\"",
      example: example("${{ ⏵event['detail']⏴.id }}", "${{ event.detail.id }}")),
  ]

  private static func example(_ bad: String, _ good: String) -> DiagnosticInfo.Example {
    DiagnosticInfo.Example(
      .workflow, bad: exampleWorkflow(message: "{value: \"\(bad)\"}"),
      good: exampleWorkflow(message: "{value: \"\(good)\"}"))
  }
}
