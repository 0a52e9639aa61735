/// The event itself, sent on to another bus.
public struct EventForward: Hashable, Sendable {
  /// Where the event is sent.
  public var bus: NamedResource
}

/// A new event on a bus.
public struct NewEvent: Hashable, Sendable {
  /// The bus; the account's default one where there is none.
  public var bus: NamedResource?
  /// Who the event comes from: a text.
  public var source: Value
  /// What kind of event it is: a text.
  public var detailType: Value
  /// The detail; that of the event where there is none.
  public var detail: Value?
}
