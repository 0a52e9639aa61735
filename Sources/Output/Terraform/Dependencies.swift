import Plan

// The addresses of what must exist before a resource. A role's policies are separate resources here, so a reference to
// the role does not wait for them.
extension AddressTable {
  /// The addresses that a rule's target waits for.
  func addresses(for target: TargetBody) -> [String] {
    (target.role.map(policies) ?? []) + target.waitsFor.map { address(of: $0) }
  }

  func addresses(for schedule: ScheduleBody) -> [String] { policies(of: schedule.role) }

  func addresses(for machine: StateMachineBody) -> [String] { policies(of: machine.role) }

  /// The addresses that a function waits for, so that they exist at its first request.
  func addresses(for function: FunctionBody) -> [String] { policies(of: function.role) }

  private func policies(of role: ResourceIdentifier) -> [String] {
    policyLabels(of: role).map { "\(TerraformType.rolePolicy).\($0)" }
  }
}
