import Diagnostics
import Existing
import Source

/// The targets of a rule together: their number and their IDs.
func checkTargets(_ rule: ExistingRule, _ context: RuleContext) {
  // Targets of a template may come from a parameter.
  let hasUnknown = rule.targets.contains { if case .map = $0.properties.kind { false } else { true } }
  if rule.targets.count > mostTargets, !hasUnknown {
    context.report(
      .tooManyRuleTargets, .tooManyTargets(rule.targets.count), at: rule.targets[mostTargets].properties.span,
      hint: .splitRule)
  }
  var known: Set<String> = []
  for target in rule.targets {
    guard let id = target.id, let text = id.string else { continue }
    if !isIdentifier(text) {
      context.report(.targetIDInvalid, .invalidTargetID(text), at: id.span, hint: .identifierForm)
    } else if !known.insert(text).inserted {
      context.report(.targetIDRepeated, .repeatedTargetID(text), at: id.span, hint: .renameTarget)
    }
  }
}

/// Amazon EventBridge quotas, "Targets per rule".
private let mostTargets = 5

/// Whether EventBridge can call a target, with the permissions and parameters that it needs.
func checkCall(_ target: ExistingTarget, _ context: RuleContext) {
  guard let written = target.arn, let arn = context.arn(written), let service = arn.service else { return }
  if let words = notCallable[service] {
    context.report(.targetNotCallable, .cannotBeTarget(words), at: written.span, hint: .nameCallable)
    return
  }
  let isDestination = service == "events" && arn.resource.hasPrefix("api-destination/")
  if target.role == nil, needsRole[service] != nil || isDestination {
    context.report(
      .targetNeedsRole, .needsRole(needsRole[service] ?? .apiDestination), at: written.span, hint: .addRole)
  }
  switch service {
  case "ecs": checkContainer(target, at: written.span, context)
  case "batch":
    if target.job == nil {
      context.report(
        .targetNeedsParameters, .needsParameters(.jobQueue, "BatchParameters"), at: written.span,
        hint: .addBatchParameters)
    }
  case "sqs":
    if arn.isFIFO == true, target.queue == nil {
      context.report(.fifoNeedsGroup, .fifoWithoutGroup, at: written.span, hint: .addMessageGroup)
    }
  case "lambda": checkPermission(target, arn, at: written, context)
  default: break
  }
}

private func checkContainer(_ target: ExistingTarget, at span: Span, _ context: RuleContext) {
  guard let parameters = target.container else {
    context.report(
      .targetNeedsParameters, .needsParameters(.cluster, "EcsParameters"), at: span, hint: .addECSParameters
    )
    return
  }
  let launch = parameters["LaunchType"] ?? parameters["launch_type"]
  if launch?.string == "FARGATE", parameters.block("NetworkConfiguration", "network_configuration") == nil {
    context.report(
      .fargateNeedsNetwork, .fargateWithoutNetwork, at: launch?.span ?? span, hint: .addNetwork)
  }
}

/// EventBridge calls a function by the permission of the function, which is often deployed with the function.
private func checkPermission(
  _ target: ExistingTarget, _ arn: KnownARN, at written: ExistingValue, _ context: RuleContext
) {
  guard target.role == nil else { return }
  let isAllowed = context.permissions.contains { permission in
    let principal = permission.properties["Principal"] ?? permission.properties["principal"]
    if let name = principal?.string, name != "events.amazonaws.com", name != "*" { return false }
    guard let function = permission.properties["FunctionName"] ?? permission.properties["function_name"] else {
      return true
    }
    switch (function.kind, written.kind) {
    case (.reference(let first), .reference(let second)): return first.resource == second.resource
    case (.string(let first), .string(let second)):
      return first == second || second.hasSuffix(":function:" + first) || first.hasPrefix(second)
    default: return true
    }
  }
  guard !isAllowed else { return }
  context.report(
    .permissionMissing, arn.own == nil ? .noPermissionHere : .noPermission, at: written.span, hint: .addPermission,
    severity: arn.own == nil ? .information : .error)
}

extension ExistingValue.Reference {
  /// The resource, also if one that SAM makes of it is named: `Pack.Alias`.
  fileprivate var resource: Substring {
    name.hasPrefix("aws_") || name.hasPrefix("data.") ? name[...] : name.prefix { $0 != "." }
  }
}
