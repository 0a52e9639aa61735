import Catalog
import Diagnostics
import Flow
import Plan
import Source

extension TargetDraft {
  /// The same target in another account. EventBridge assumes the workflow's role, and the resource's own policy must allow
  /// that role (EventBridge User Guide, "Sending events to an AWS service in another account").
  func inOtherAccount(
    _ kind: Catalog.ResourceKind, _ resource: NamedResource, _ account: String
  ) -> TargetDraft {
    var statements: [PolicyStatement] = []
    if case .role(let needed) = access {
      statements = needed
    } else if case .target(_, let needed, _) = schedule {
      statements = needed
    }
    var draft = self
    draft.access = .otherAccount(
      statements,
      ForeignGrant(
        action: statements.first?.actions.first ?? "", arn: arn, kind: kind.form.shortTitle,
        name: resource.name.name(as: kind), isLimitedToRules: false, account: account, origin: resource.origin.span)
    )
    return draft
  }
}

extension Catalog.ResourceKind {
  /// Whether the resource has its own policy, which can allow a role of another account. Rules, schedules and state
  /// machines then use it through their own roles.
  var hasOwnPolicy: Bool {
    switch self {
    case .queue, .topic, .function, .stream, .bus: true
    case .stateMachine, .logGroup, .deliveryStream, .cluster, .taskDefinition, .jobQueue, .jobDefinition,
      .buildProject,
      .table, .bucket:
      false
    }
  }
}

extension Catalog.ResourceForm {
  /// The kind in one or two words, without its service: `queue`, `state machine`.
  var shortTitle: String { title.split(separator: " ").dropFirst().joined(separator: " ") }
}

/// A call of a state machine into another account.
struct ForeignCall {
  let account: String
  /// The role that the machine assumes there; nil if the resource's own policy allows the machine's role.
  let role: PlanText?
  /// The calls there, in the form in which the other account must allow them.
  var statements: [PolicyStatement]
  /// The grant that the resource's own policy must contain if no role is assumed.
  let grant: ForeignGrant?
  /// The part of an output's name that identifies the call.
  let label: String
}

extension PolicyStatement {
  /// The statement as another account must write it: the account in its ARNs is that account.
  func inAccount(_ account: String) -> PolicyStatement {
    var statement = self
    statement.resources = resources.map { $0.inAccount(account) }
    statement.conditions = conditions.map {
      PolicyCondition($0.operation, $0.key, $0.values.map { $0.inAccount(account) })
    }
    return statement
  }
}

extension PlanText {
  fileprivate func inAccount(_ account: String) -> PlanText {
    PlanText(parts.map { if case .account = $0 { .literal(account) } else { $0 } })
  }
}

extension StatePlanner {
  /// A call of a resource in another account, made by a role of that account or allowed by the resource's own policy.
  mutating func reachingOtherAccount(_ state: StateCall) -> StateCall? {
    guard let (kind, resource, account) = call.foreign(context.facts) else { return state }
    // `reportPlaces` reports a resource in another Region.
    if case .otherRegion = resource.place(context.facts) { return state }
    var state = state
    let statements = state.statements.map { $0.inAccount(account) }
    if kind != .logGroup, let role = context.facts.roles[account] {
      state.credentials = PlanText(role)
      state.foreign = ForeignCall(
        account: account, role: PlanText(role), statements: statements, grant: nil, label: call.resourceName)
      state.statements = [PolicyStatement(actions: ["sts:AssumeRole"], resources: [PlanText(role)])]
      return state
    }
    guard kind.hasOwnPolicy, let action = state.statements.first?.actions.first else {
      // A log stream would have to be created there.
      let hint: Sentence = kind == .logGroup ? .writeToOwnGroup : .addAccount(account)
      findings.append(
        Diagnostic(
          .roleOfOtherAccount, .isInAccount(kind.form.title, account),
          at: resource.origin.span ?? call.usesOrigin.span,
          hint: hint, notes: [.machinesTakeOnRoles]))
      return nil
    }
    state.foreign = ForeignCall(
      account: account, role: nil, statements: [],
      grant: ForeignGrant(
        action: action, arn: state.statements.first?.resources.first ?? "", kind: kind.form.shortTitle,
        name: resource.name.name(as: kind), isLimitedToRules: false, account: account, origin: resource.origin.span),
      label: call.resourceName)
    return state
  }
}

extension WorkflowPlanner {
  /// Adds outputs with what other accounts must grant to the role of the workflow's state machine.
  mutating func reportGrant(_ calls: [ForeignCall], role: ResourceIdentifier) {
    var accounts: [String] = []
    var needed: [String: (role: PlanText, statements: [PolicyStatement])] = [:]
    for call in calls {
      if let grant = call.grant {
        reportGrant(grant, label: call.label, to: [role])
      } else if let foreignRole = call.role {
        if needed[call.account] == nil { accounts.append(call.account) }
        var statements = needed[call.account]?.statements ?? []
        merge(call.statements, into: &statements)
        needed[call.account] = (foreignRole, statements)
      }
    }
    builder.need(
      accounts.compactMap { account in
        needed[account].map { Prerequisite(.role, $0.role, origin: workflow.name.span) }
      })
    for account in accounts {
      guard let (foreignRole, statements) = needed[account] else { continue }
      // The external ID prevents other machines with this role from assuming it (Step Functions Developer Guide,
      // "Cross-account access for .sync integration pattern").
      let trust = PolicyStatement(
        principals: [.reference(role, .arn)], actions: ["sts:AssumeRole"],
        conditions: [PolicyCondition("StringEquals", "sts:ExternalId", [context.machineARN])])
      builder.add(
        PlannedOutput(
          name: "\(name)-\(account)-role",
          description: "The trust policy and the permissions that the role \(foreignRole.literal ?? "") needs.",
          value: .map([
            PlanMember("AssumeRolePolicyDocument", PolicyDocument([trust]).value),
            PlanMember("PolicyDocument", PolicyDocument(statements).value),
          ]), workflow: name, origin: workflow.name.span))
    }
  }

  /// Adds an output with the statement that the policy of a resource in another account needs for the roles that call it.
  mutating func reportGrant(_ grant: ForeignGrant, label: String, to roles: [ResourceIdentifier]) {
    let statement = PolicyStatement(
      identifier: "Allow\(name.split(separator: "-").map(\.capitalizedWord).joined())",
      principals: roles.map { .reference($0, .arn) }, actions: [grant.action], resources: [grant.arn])
    let output = "\(name)-\(label)-grant"
    builder.add(
      PlannedOutput(
        name: output,
        description:
          "The statement that the policy of the \(grant.kind) '\(grant.name)' in another account needs before messages can arrive.",
        value: statement.value, workflow: name, origin: grant.origin))
    builder.report(
      Diagnostic(
        .grantNeeded, .policyLetsRoleIn(grant.kind, grant.name), at: grant.origin, hint: .addStatement(output),
        notes: [.notOwnedAccount(grant.action, account: grant.account ?? "")]))
  }
}

extension Substring {
  fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
