public import Catalog
public import EventPattern

/// A pattern as it is written: some of its values may be variables of the environment.
public struct WrittenPattern: Sendable {
  /// The pattern, whose open values have numbers.
  public var pattern: OpenPattern
  /// The open values by number, each a string whose expressions are variables.
  public var values: [Value]

  public init(_ pattern: OpenPattern, values: [Value] = []) {
    self.pattern = pattern
    self.values = values
  }
}
