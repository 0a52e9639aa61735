/// The event itself, sent on to another bus.
public struct EventForward: Hashable, Sendable {
  public var bus: NamedResource
}

/// A new event on a bus.
public struct NewEvent: Hashable, Sendable {
  /// The bus; the account's default one where there is none.
  public var bus: NamedResource?
  public var source: Value
  public var detailType: Value
  /// The detail; that of the event where there is none.
  public var detail: Value?
}
