/// A value together with the place in the source that said it.
public struct Located<Value> {
  /// The value.
  public var value: Value
  /// Where the source says it.
  public var span: Span

  /// Joins a value with its place.
  @inlinable
  public init(_ value: Value, _ span: Span) {
    self.value = value
    self.span = span
  }

  /// The same place with another value.
  @inlinable
  public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Located<Other> {
    Located<Other>(try transform(value), span)
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
