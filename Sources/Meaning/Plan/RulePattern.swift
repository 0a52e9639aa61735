public import EventPattern

public struct RulePattern: Hashable, Sendable {
  /// The expected `source` of events if it is known only when the rule is deployed; nil if the conditions contain it.
  public var source: PlanText?
  /// All other conditions, in the order in which backends write them.
  public var conditions: Pattern

  public init(source: PlanText? = nil, _ conditions: Pattern) {
    self.source = source
    self.conditions = conditions
  }

  /// The pattern in EventBridge's JSON.
  public var document: PlanValue {
    let document = PlanValue(conditions.verbatimJSON)
    guard let source, case .map(let members) = document else { return document }
    return .map([PlanMember("source", .list([.text(source)]))] + members)
  }
}
