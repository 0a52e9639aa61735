/// The possible types of an expression's value.
public struct ExpressionTypes: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  /// Makes a set of its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let string = ExpressionTypes(rawValue: 1)
  public static let number = ExpressionTypes(rawValue: 2)
  public static let bool = ExpressionTypes(rawValue: 4)
  public static let null = ExpressionTypes(rawValue: 8)
  public static let array = ExpressionTypes(rawValue: 16)
  public static let object = ExpressionTypes(rawValue: 32)
  public static let function = ExpressionTypes(rawValue: 64)
  /// JSONata's "nothing": the value of a path that does not exist.
  public static let nothing = ExpressionTypes(rawValue: 128)
  /// Any type.
  public static let unknown = ExpressionTypes(rawValue: 255)

  /// The types other than "nothing" and `null`, which almost any value may have.
  var substance: ExpressionTypes { subtracting([.nothing, .null]) }

  /// Whether the types are known and exclude all others given.
  public func excludes(_ others: ExpressionTypes) -> Bool {
    !substance.isEmpty && substance.isDisjoint(with: others)
  }
}
