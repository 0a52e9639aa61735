/// What an analysis has found wrong with an expression.
public struct ExpressionFinding: Sendable {
  /// What sort of fault it is.
  public enum Kind: Sendable {
    /// A form that JSONata refuses, though each part is right.
    case form
    /// A function that does not exist.
    case unknownFunction
    /// A variable that nothing is assigned to.
    case unboundVariable
    /// Too few arguments, or too many.
    case argumentCount
    /// An argument or operand of a type that cannot be used so.
    case argumentType
    /// What JSONata has and Step Functions does not.
    case forbidden
    /// A comparison whose outcome is always the same.
    case fixedComparison
    /// A filter whose condition is a constant.
    case fixedFilter
  }

  /// The sort of fault.
  public var kind: Kind
  /// What is wrong, in one line, lower case, without a full stop.
  public var message: String
  /// The bytes of the expression's text that it is about.
  public var range: Range<Int>
  /// How to mend it.
  public var hint: String?
  /// What was probably meant, to stand for the bytes of the range.
  public var replacement: String?
  /// Whether nothing else can have been meant.
  public var isSure = false
}
