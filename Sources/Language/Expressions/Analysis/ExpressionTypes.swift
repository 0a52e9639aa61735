/// What the value of an expression may be.
public struct ExpressionTypes: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt8

  /// Makes a set of its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A string.
  public static let string = ExpressionTypes(rawValue: 1)
  /// A number.
  public static let number = ExpressionTypes(rawValue: 2)
  /// `true` or `false`.
  public static let bool = ExpressionTypes(rawValue: 4)
  /// `null`.
  public static let null = ExpressionTypes(rawValue: 8)
  /// An array.
  public static let array = ExpressionTypes(rawValue: 16)
  /// An object.
  public static let object = ExpressionTypes(rawValue: 32)
  /// A function.
  public static let function = ExpressionTypes(rawValue: 64)
  /// JSONata's "nothing", as a path has that leads nowhere.
  public static let nothing = ExpressionTypes(rawValue: 128)
  /// Anything at all.
  public static let unknown = ExpressionTypes(rawValue: 255)

  /// The types besides "nothing" and `null`, which nearly any value may be at times.
  var substance: ExpressionTypes { subtracting([.nothing, .null]) }

  /// Whether something is known, and nothing of it is among others.
  public func excludes(_ others: ExpressionTypes) -> Bool {
    !substance.isEmpty && substance.isDisjoint(with: others)
  }
}
