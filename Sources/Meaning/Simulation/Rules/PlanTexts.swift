import Plan

/// A plan with its resources and parameters by name.
struct PlanTexts: Sendable {
  private let plan: DeploymentPlan
  private let places: [ResourceIdentifier: Int]
  private let parameters: [String: PlannedParameter]

  init(_ plan: DeploymentPlan) {
    self.plan = plan
    places = Dictionary(
      plan.resources.enumerated().map { ($0.element.identifier, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    parameters = Dictionary(plan.parameters.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func resource(_ identifier: ResourceIdentifier) -> PlannedResource? {
    places[identifier].map { plan.resources[$0] }
  }

  func parameter(_ name: String) -> PlannedParameter? { parameters[name] }

  /// A text with its known parts filled in; parts that are known only when it is deployed are in braces.
  func text(_ text: PlanText, region eventRegion: String? = nil, account eventAccount: String? = nil) -> String {
    var result = ""
    for part in text.parts {
      switch part {
      case .literal(let characters): result += characters
      case .partition: result += "aws"
      case .region: result += plan.region ?? eventRegion ?? "{region}"
      case .account: result += plan.account ?? eventAccount ?? "{account}"
      case .parameter(let name): result += parameter(name)?.defaultValue ?? "{\(name)}"
      case .reference(let identifier, let attribute):
        // An attribute that AWS assigns is shown by the resource's label.
        guard let built = resource(identifier)?.body.builtText(of: attribute) else {
          result += "{\(identifier.label)}"
          continue
        }
        result += self.text(built, region: eventRegion, account: eventAccount)
      }
    }
    return result
  }
}
