/// One kind of event that a source sends, as a workflow's `event:` names it.
public struct EventType: Sendable, Equatable {
  /// The name: `invoice.payment_failed`, `Object Created`, `release.published`.
  public let name: String
  /// What it says, in a line; nil where nobody has described it.
  public let summary: String?
  /// Whether the spelling is known to be exact. False for the few AWS names that were put together from a schema's
  /// name: they are accepted, but never held against another spelling.
  public let isVerified: Bool

  init(name: String, summary: String? = nil, isVerified: Bool = true) {
    self.name = name
    self.summary = summary
    self.isVerified = isVerified
  }
}
