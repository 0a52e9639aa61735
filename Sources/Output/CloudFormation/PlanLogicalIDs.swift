public import Plan

extension CloudFormationBackend {
  /// The logical IDs of a plan's resources in the templates.
  public static func logicalIDs(of plan: DeploymentPlan) -> [ResourceIdentifier: String] {
    let names = TemplateNames(plan)
    return names.positions.mapValues { names.logicalIDs[$0] }
  }
}
