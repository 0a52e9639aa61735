public import Plan

extension CloudFormationBackend {
  /// The logical IDs of a plan's resources in the templates.
  public static func logicalIDs(of plan: DeploymentPlan) -> [ResourceIdentifier: String] {
    let names = TemplateNames(plan)
    return names.positions.mapValues { names.logicalIDs[$0] }
  }

  /// The logical ID of a resource in a template without another resource of the same name.
  public static func logicalID(of identifier: ResourceIdentifier) -> String {
    TemplateNames.pascalCase(identifier.label) + identifier.kind.suffix
  }

  /// The resource that a logical ID of a type names, if only the template is known: each capital begins a word of the label.
  public static func identifier(ofType type: String, logicalID: String) -> ResourceIdentifier? {
    guard let kind = ResourceKind.allCases.first(where: { $0.type == type && logicalID.hasSuffix($0.suffix) })
    else {
      return nil
    }
    var label = ""
    for character in logicalID.dropLast(kind.suffix.count) {
      if character.isUppercase, !label.isEmpty { label += "-" }
      label += character.lowercased()
    }
    return ResourceIdentifier(kind, label)
  }
}
