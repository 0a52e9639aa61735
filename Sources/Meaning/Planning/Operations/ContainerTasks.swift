import Catalog
import Plan
import Source

extension TargetPlanner {
  /// A container task, started with a role that may also pass the task's own roles. The task never gets the event, only
  /// the overrides of its definition (EventBridge API reference, EcsParameters).
  mutating func target(_ task: ContainerTask) -> TargetDraft? {
    guard let overrides = overrides(task) else { return nil }
    return TargetDraft(
      task.arn, task.statements, .value(.map(overrides)),
      parameters: .containerTask(
        ContainerTaskParameters(
          taskDefinition: task.definitionARN, count: task.count, launchType: task.launchType, subnets: task.subnets,
          securityGroups: task.securityGroups, assignsPublicAddress: task.assignsPublicAddress)))
  }

  private mutating func overrides(_ task: ContainerTask) -> [(String, InputValue)]? {
    var container: [(String, InputValue)] = []
    if let name = task.container { container.append(("name", .literal(name))) }
    if let command = task.command {
      guard let value = inputValue(command) else { return nil }
      container.append(("command", value))
    }
    if let environment = task.environment {
      guard let pairs = pairs(environment) else { return nil }
      container.append(("environment", .list(pairs.map { .map($0) })))
    }
    return container.count < 2 ? [] : [("containerOverrides", .list([.map(container)]))]
  }

  /// A map as a list of pairs.
  mutating func pairs(_ value: Value) -> [[(String, InputValue)]]? {
    guard case .map(let entries) = value.kind else {
      giveUp()
      return nil
    }
    return entries.inAll { entry in
      inputValue(entry.value).map { [("name", .literal(entry.name.value)), ("value", $0)] }
    }
  }
}

extension StatePlanner {
  func state(_ task: ContainerTask) -> StateCall? {
    var arguments = ArgumentList()
    arguments.add("Cluster", .text(task.arn))
    arguments.add("TaskDefinition", .text(task.definitionARN))
    // The guide does not list the parameter for the optimized integration; ECS runs one task without it.
    if task.count > 1 { arguments.add("Count", .number(String(task.count))) }
    if let launchType = task.launchType { arguments.add("LaunchType", .text(PlanText(launchType))) }
    if !task.subnets.isEmpty {
      var network = ArgumentList()
      network.add("Subnets", .list(task.subnets.map { .text(PlanText($0)) }))
      if !task.securityGroups.isEmpty {
        network.add("SecurityGroups", .list(task.securityGroups.map { .text(PlanText($0)) }))
      }
      if let isPublic = task.assignsPublicAddress {
        network.add("AssignPublicIp", isPublic ? "ENABLED" : "DISABLED")
      }
      arguments.add("NetworkConfiguration", .map([StateMember("AwsvpcConfiguration", .map(network.members))]))
    }
    var container = ArgumentList()
    if let name = task.container { container.add("Name", MachineScope.literal(name)) }
    container.add("Command", task.command) { scope.json($0) }
    container.add("Environment", task.environment) { pairs($0) }
    if container.members.count > 1 {
      arguments.add("Overrides", .map([StateMember("ContainerOverrides", .list([.map(container.members)]))]))
    }
    guard !arguments.isBroken, !container.isBroken else { return nil }
    return StateCall(task.count > 1 ? "aws-sdk:ecs:runTask" : "ecs:runTask", arguments.members, task.statements)
  }

  /// A map as a list of pairs.
  func pairs(_ value: Value, type: String? = nil) -> StateValue? {
    guard case .map(let entries) = value.kind else { return nil }
    let type = type.map { [StateMember("Type", .text(PlanText($0)))] } ?? []
    return entries.inAll { entry in
      scope.text(entry.value).map { text -> StateValue in
        .map([StateMember("Name", MachineScope.literal(entry.name.value)), StateMember("Value", text)] + type)
      }
    }.map { .list($0) }
  }
}

extension ContainerTask {
  var arn: PlanText { cluster.arn(service: "ecs", "cluster/") }

  var definitionARN: PlanText { definition.arn(service: "ecs", "task-definition/") }

  var statements: [PolicyStatement] {
    [
      PolicyStatement(
        actions: ["ecs:RunTask"], resources: definition.versions(of: definitionARN),
        conditions: [PolicyCondition("ArnLike", "ecs:cluster", [arn])]),
      PolicyStatement(
        actions: ["iam:PassRole"], resources: passedRoles,
        conditions: [PolicyCondition("StringEquals", "iam:PassedToService", ["ecs-tasks.amazonaws.com"])]),
    ]
  }
}

extension ContainerTask {
  /// The roles that may be passed to the task: those that the workflow names, or else any, because the task definition that
  /// names them is not part of the workflow.
  private var passedRoles: [PlanText] {
    var roles: [String] = []
    for role in [role, executionRole].compactMap(\.self) where !roles.contains(role) { roles.append(role) }
    guard roles.isEmpty else { return roles.map { PlanText($0) } }
    return [PlanText([.literal("arn:"), .partition, .literal(":iam::"), .account, .literal(":role/*")])]
  }
}

extension NamedResource {
  /// The ARNs of a definition for policies: every revision, unless one is given.
  func versions(of arn: PlanText) -> [PlanText] {
    let isPinned =
      switch name {
      case .name(let name): name.contains(":")
      case .arn(let arn): arn.resource.contains(":")
      }
    return isPinned ? [arn] : [arn, arn + ":*"]
  }
}
