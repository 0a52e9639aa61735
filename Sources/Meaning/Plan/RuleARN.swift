extension RuleBody {
  /// The rule's ARN, built from names alone: `…:rule/NAME` on the default bus, `…:rule/BUS/NAME` on another
  /// (EventBridge User Guide, "Amazon EventBridge rules"). What trusts or admits the rule can so be made before it.
  public var arn: PlanText {
    guard let bus else { return PlanText.localARN(service: "events", PlanText("rule/" + name)) }
    return PlanText.localARN(service: "events", "rule/" + bus + PlanText("/" + name))
  }
}
