public import EventPattern

/// What a rule asks of events.
public struct RulePattern: Hashable, Sendable {
  /// What an event's `source` must be, where only the deployment knows it; none where the conditions say it.
  public var source: PlanText?
  /// Everything else that is asked, in the order in which backends write it.
  public var conditions: Pattern

  /// Describes a pattern.
  public init(source: PlanText? = nil, _ conditions: Pattern) {
    self.source = source
    self.conditions = conditions
  }

  /// The pattern as EventBridge takes it.
  public var document: PlanValue {
    let document = PlanValue(conditions.verbatimJSON)
    guard let source, case .map(let members) = document else { return document }
    return .map([PlanMember("source", .list([.text(source)]))] + members)
  }
}
