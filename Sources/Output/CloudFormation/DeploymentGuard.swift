import Plan

extension TemplateDocument {
  /// Keeps a template from being deployed where it was not compiled for, before anything is created (CloudFormation User
  /// Guide, "Rules").
  static func guards(of plan: DeploymentPlan) -> [TemplateMember] {
    let place = plan.environment.map { ", where the environment '\($0)' is" } ?? ""
    func assertion(_ parameter: String, _ value: String, _ what: String) -> TemplateValue {
      .map([
        TemplateMember("Assert", .equals(.reference(parameter), .string(value))),
        TemplateMember("AssertDescription", .string("This template is compiled for the \(what) \(value)\(place).")),
      ])
    }
    let assertions = [
      plan.region.map { assertion("AWS::Region", $0, "Region") },
      plan.account.map { assertion("AWS::AccountId", $0, "account") },
    ].compactMap(\.self)
    guard !assertions.isEmpty else { return [] }
    return [TemplateMember("DeploymentPlace", .map([TemplateMember("Assertions", .list(assertions))]))]
  }
}
