/// A function of expressions, with its signature and availability.
public struct ExpressionFunction: Sendable {
  /// Evaluates a call, with arguments that match its signature.
  typealias Body = @Sendable (Evaluation, [Value?]) throws(EvaluationProblem) -> Value?

  /// The name, without its `$`.
  public let name: String
  /// The signature as JSONata writes it: `<s-nn?:s>`.
  public let form: String
  /// Whether Step Functions has it (Step Functions developer guide, "Transforming data with JSONata").
  let isInStepFunctions: Bool
  let signature: Signature
  /// The number of arguments that higher-order functions pass to it.
  let arity: Int
  let body: Body

  /// The function with a name, without its `$`.
  public static func named(_ name: String) -> ExpressionFunction? { byName[name] }

  /// All functions in the order of JSONata's documentation, those of Step Functions last.
  public static let all: [ExpressionFunction] =
    strings + numbers + aggregates + booleans + arrays + objects + higherOrder + dates + stepFunctions

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}

/// A row of the table.
func row(
  _ name: String, _ form: String, arity: Int? = nil, isInStepFunctions: Bool = true,
  _ body: @escaping ExpressionFunction.Body
) -> ExpressionFunction {
  // The signatures are in this module's own tables, and a test reads every one.
  let signature = (try? Signature(form)) ?? Signature.anything
  return ExpressionFunction(
    name: name, form: form, isInStepFunctions: isInStepFunctions, signature: signature,
    arity: arity ?? signature.parameters.count, body: body)
}

extension Array where Element == Value? {
  func string(_ index: Int) -> String? { index < count ? self[index]?.asString : nil }
  func number(_ index: Int) -> Double? { index < count ? self[index]?.asNumber : nil }
  func function(_ index: Int) -> FunctionValue? { index < count ? self[index]?.asFunction : nil }
  func items(_ index: Int) -> Items? {
    guard index < count, case .array(let items)? = self[index] else { return nil }
    return items
  }
}
