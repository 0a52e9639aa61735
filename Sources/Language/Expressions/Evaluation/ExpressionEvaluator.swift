public import Emit

/// Evaluates expressions as JSONata 2 does, without a clock, disk or network: equal arguments give equal results.
public struct ExpressionEvaluator: Sendable {
  let now: Int64
  let seed: UInt64

  /// Makes an evaluator. `now` is the time of `$now()` and `$millis()`, in milliseconds since 1970; `seed` is the
  /// seed of `$random`, `$uuid` and `$shuffle`.
  public init(now: Int64, seed: UInt64) {
    self.now = now
    self.seed = seed
  }

  /// The value of an expression; nil is JSONata's "nothing".
  ///
  /// `input` is the context (`$`), `variables` are bound by name, without the `$`. Throws what JSONata would reject,
  /// and what exceeds the limits of time, depth and memory, or beyond a budget of several evaluations.
  public func evaluate(
    _ node: ExpressionNode, input: JSONValue?, variables: [String: JSONValue],
    within budget: EvaluationBudget? = nil
  ) throws(EvaluationProblem) -> JSONValue? {
    let run = Evaluation(now: now, seed: seed, most: budget?.left)
    defer { budget?.spend(run.spent) }
    do throws(EvaluationProblem) {
      let prepared = try Preparation.prepare(node)
      var bound: [(String, Value)] = []
      for (name, value) in variables { bound.append((name, try Value(value, of: run))) }
      var context: Value?
      if let input { context = try Value(input, of: run) }
      return try run.run(prepared, input: context, variables: bound)?.json()
    } catch {
      throw error.placed(node.place)
    }
  }
}
