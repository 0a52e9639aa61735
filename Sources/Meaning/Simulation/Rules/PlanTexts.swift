import Plan

extension DeploymentPlan {
  /// A text with what is known filled in; what only the deployment knows stands in braces.
  func text(_ text: PlanText, region eventRegion: String? = nil, account eventAccount: String? = nil) -> String {
    var result = ""
    for part in text.parts {
      switch part {
      case .literal(let characters): result += characters
      case .partition: result += "aws"
      case .region: result += region ?? eventRegion ?? "{region}"
      case .account: result += account ?? eventAccount ?? "{account}"
      case .parameter(let name): result += parameters.first { $0.name == name }?.defaultValue ?? "{\(name)}"
      case .reference(let identifier, let attribute):
        let resource = resources.first { $0.identifier == identifier }
        // What AWS assigns itself is called by its label.
        guard let built = resource?.body.builtText(of: attribute) else {
          result += "{\(identifier.label)}"
          continue
        }
        result += self.text(built, region: eventRegion, account: eventAccount)
      }
    }
    return result
  }
}
