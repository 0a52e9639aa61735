/// One kind of event that a source sends, as a workflow's `event:` names it.
public struct EventType: Sendable, Equatable {
  /// The name: `invoice.payment_failed`, `Object Created`, `release.published`.
  public let name: String
  /// A description in one line; nil if there is none.
  public let summary: String?
  /// Whether the spelling is known to be exact. False for the few AWS names that were derived from the name of a
  /// schema: Tasuki accepts them, but never suggests them for another spelling.
  public let isVerified: Bool

  init(name: String, summary: String? = nil, isVerified: Bool = true) {
    self.name = name
    self.summary = summary
    self.isVerified = isVerified
  }
}
