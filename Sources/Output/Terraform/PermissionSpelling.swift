import Emit
import Plan

extension ResourceSpeller {
  /// A role and its policies, which are separate resources.
  mutating func blocks(for role: RoleBody, of resource: PlannedResource) -> [HCLBlock] {
    let body: [HCLItem] = [
      .attribute("name", .text(role.name)),
      .attribute("description", .text(role.description)),
      .attribute("assume_role_policy", policy(role.trust)),
    ]
    var blocks = [block(resource, body + tags(of: resource))]
    let labels = spelling.addresses.policyLabels(of: resource.identifier)
    for (rolePolicy, label) in zip(role.policies, labels) {
      blocks.append(
        block(
          TerraformType.rolePolicy, label, origin: resource.origin,
          [
            .attribute("name", .text(rolePolicy.name)),
            .attribute("role", spelling.reference(resource.identifier, .name)),
            .attribute("policy", policy(rolePolicy.document)),
          ]))
    }
    return blocks
  }
}
