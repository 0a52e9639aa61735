import Plan

/// The addresses of what must be in place before a target is.
struct DependencyTable {
  private let prerequisites: DeliveryPrerequisites
  private let addresses: AddressTable

  init(_ plan: DeploymentPlan, _ addresses: AddressTable) {
    prerequisites = DeliveryPrerequisites(plan)
    self.addresses = addresses
  }

  /// The addresses that a rule's target waits for.
  func addresses(for target: TargetBody, of rule: ResourceIdentifier) -> [String] {
    (target.role.map(policies) ?? [])
      + prerequisites.policies(for: target, of: rule).map { addresses.address(of: $0) }
  }

  /// The addresses that a schedule waits for.
  func addresses(for schedule: ScheduleBody) -> [String] {
    policies(of: schedule.role)
  }

  /// The addresses that a state machine waits for.
  func addresses(for machine: StateMachineBody) -> [String] {
    policies(of: machine.role)
  }

  /// The addresses that a function waits for: its first request finds them there.
  func addresses(for function: FunctionBody) -> [String] {
    policies(of: function.role)
  }

  /// A role's policies are resources of their own in Terraform.
  private func policies(of role: ResourceIdentifier) -> [String] {
    addresses.policyLabels(of: role).map { "\(TerraformType.rolePolicy).\($0)" }
  }
}
