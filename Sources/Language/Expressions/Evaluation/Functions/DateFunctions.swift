extension ExpressionFunction {
  static let dates: [ExpressionFunction] = [
    row("now", "<s?s?:s>") { (run, arguments) throws(EvaluationProblem) in
      try text(run, Double(run.now), arguments.string(0), arguments.string(1))
    },
    row("millis", "<:n>") { (run, _) throws(EvaluationProblem) in .number(Double(run.now)) },
    row("fromMillis", "<n-s?s?:s>") { (run, arguments) throws(EvaluationProblem) in
      guard let number = arguments.number(0) else { return nil }
      return try text(run, number, arguments.string(1), arguments.string(2))
    },
    row("toMillis", "<s-s?:n>") { (run, arguments) throws(EvaluationProblem) in
      guard let text = arguments.string(0) else { return nil }
      try run.spend(text.utf8.count / 4)
      guard let picture = arguments.string(1) else { return .number(try StandardTime.milliseconds(text)) }
      return try DatePicture(picture).milliseconds(text, run: run).map { .number($0) }
    },
  ]

  private static func text(_ run: Evaluation, _ milliseconds: Double, _ picture: String?, _ zone: String?)
    throws(EvaluationProblem) -> Value?
  {
    let picture = picture ?? DatePicture.standard
    try run.spend(10 + picture.utf8.count)
    return .string(try DatePicture(picture).text(milliseconds, zone: zone))
  }
}
