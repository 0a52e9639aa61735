// The room's first file replaces this one.
/// Replaced by the real one.
public struct Schedule: Sendable {
  /// Replaced by the real one.
  public var awsExpression: String { "" }
}
