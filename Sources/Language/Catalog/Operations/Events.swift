/// The event itself, forwarded to another bus.
public struct EventForward: Hashable, Sendable {
  /// The destination bus.
  public var bus: NamedResource
}

public struct NewEvent: Hashable, Sendable {
  /// The bus; nil for the account's default bus.
  public var bus: NamedResource?
  /// The `source`: a string.
  public var source: Value
  /// The `detail-type`: a string.
  public var detailType: Value
  /// The detail; that of the received event if nil.
  public var detail: Value?
}
