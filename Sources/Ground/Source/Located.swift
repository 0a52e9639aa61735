/// A value together with its place in the source.
public struct Located<Value> {
  public var value: Value
  /// Where the value is in the source.
  public var span: Span

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
