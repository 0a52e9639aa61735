public import Plan

extension TerraformBackend {
  /// The addresses of a plan's resources in the configuration.
  public static func addresses(of plan: DeploymentPlan) -> [ResourceIdentifier: String] {
    let table = AddressTable(plan)
    return Dictionary(
      plan.resources.map { ($0.identifier, table.address(of: $0.identifier)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The address of a resource in a configuration without another resource of the same name.
  public static func address(of identifier: ResourceIdentifier) -> String {
    "\(identifier.kind.terraformType).\(HCLIdentifier.spell(identifier.label))"
  }

  /// The resource that an address names, if only the configuration is known.
  public static func identifier(ofAddress address: String) -> ResourceIdentifier? {
    let parts = address.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let kind = ResourceKind.allCases.first(where: { $0.terraformType == parts[0] }) else {
      return nil
    }
    return ResourceIdentifier(kind, parts[1].split(separator: "_").joined(separator: "-"))
  }
}
