public import Plan

extension TerraformBackend {
  /// The addresses of a plan's resources in the configuration.
  public static func addresses(of plan: DeploymentPlan) -> [ResourceIdentifier: String] {
    let table = AddressTable(plan)
    return Dictionary(
      plan.resources.map { ($0.identifier, table.address(of: $0.identifier)) },
      uniquingKeysWith: { first, _ in first })
  }
}
