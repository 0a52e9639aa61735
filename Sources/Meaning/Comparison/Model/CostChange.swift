public import Flow

/// A change of what a workflow costs, for programs.
public struct CostChange: Hashable, Sendable {
  /// The cost before; nil if the workflow did not exist or did nothing.
  public let before: Dollars?
  /// The cost after.
  public let after: Dollars
  /// The rate at which both are the costs of a month; nil for the costs of 1,000 events.
  public let rate: EventRate?
}
