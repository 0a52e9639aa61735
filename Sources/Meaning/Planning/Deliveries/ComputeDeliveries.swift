import Catalog
import Flow
import Plan
import Source
import Workflows

extension WorkflowPlanner {
  /// A function: EventBridge is let in by the function's policy, a schedule by its role.
  mutating func functionDraft(_ task: WorkflowTask) -> TargetDraft? {
    guard let name = resource(task, "function", .function) else { return nil }
    let arn = arn(name, service: "lambda", "function:")
    var function = arn
    var qualifier: String?
    if case .arn(let given) = name {
      let parts = given.resource.split(separator: ":")
      if parts.count == 3 {
        qualifier = String(parts[2])
        function = PlanText(String(given.text.dropLast(parts[2].count + 1)))
      }
    }
    return TargetDraft(
      arn: arn, access: .function(function, qualifier: qualifier), message: message(task, "payload"),
      parameters: nil,
      schedule: .target(
        arn: arn, statements: [PolicyStatement(actions: ["lambda:InvokeFunction"], resources: [arn])],
        parameters: nil))
  }

  /// A state machine, by a role.
  mutating func stateMachineDraft(_ task: WorkflowTask) -> TargetDraft? {
    guard let name = resource(task, "machine", .stateMachine) else { return nil }
    let arn = arn(name, service: "states", "stateMachine:")
    let statements = [PolicyStatement(actions: ["states:StartExecution"], resources: [arn])]
    return TargetDraft(
      arn: arn, access: .role(statements), message: message(task, "input"), parameters: nil,
      schedule: .target(arn: arn, statements: statements, parameters: nil))
  }

  /// A container task, by a role that may also hand over the task's own roles. The task never sees the event, only
  /// what overrides its definition (EventBridge API reference, EcsParameters).
  mutating func containerTaskDraft(_ task: WorkflowTask) -> TargetDraft? {
    guard let cluster = resource(task, "cluster", .cluster),
      let definition = resource(task, "task-definition", .taskDefinition)
    else { return nil }
    let arn = arn(cluster, service: "ecs", "cluster/")
    let definitionARN = self.arn(definition, service: "ecs", "task-definition/")
    let subnets = texts(task, "subnets")
    let assignsPublicAddress: Bool? =
      if case .bool(let flag) = task.input("public-ip")?.kind { flag } else { nil }
    let launchType = text(task, "launch-type") ?? (subnets.isEmpty ? nil : "FARGATE")
    let parameters = TargetParameters.containerTask(
      ContainerTaskParameters(
        taskDefinition: definitionARN, count: integer(task, "count") ?? 1, launchType: launchType, subnets: subnets,
        securityGroups: texts(task, "security-groups"), assignsPublicAddress: assignsPublicAddress))
    let statements = [
      PolicyStatement(
        actions: ["ecs:RunTask"], resources: versions(of: definitionARN, isPinned: definition.isPinned),
        conditions: [PolicyCondition("ArnLike", "ecs:cluster", [arn])]),
      // The task's own roles stand in its definition, which the workflow does not hold.
      PolicyStatement(
        actions: ["iam:PassRole"],
        resources: [PlanText([.literal("arn:"), .partition, .literal(":iam::"), .account, .literal(":role/*")])],
        conditions: [PolicyCondition("StringEquals", "iam:PassedToService", ["ecs-tasks.amazonaws.com"])]),
    ]
    guard let overrides = containerOverrides(task) else { return nil }
    return TargetDraft(
      arn: arn, access: .role(statements), message: .value(.map(overrides)), parameters: parameters,
      schedule: .target(arn: arn, statements: statements, parameters: parameters))
  }

  private mutating func containerOverrides(_ task: WorkflowTask) -> [(String, InputValue)]? {
    var container: [(String, InputValue)] = []
    if let name = text(task, "container") { container.append(("name", .literal(name))) }
    if let command = task.input("command") {
      guard let value = inputValue(command) else { return nil }
      container.append(("command", value))
    }
    if let environment = task.input("environment") {
      guard let pairs = pairs(environment, name: "name", value: "value") else { return nil }
      container.append(("environment", .list(pairs.map { .map($0) })))
    }
    return container.count < 2 ? [] : [("containerOverrides", .list([.map(container)]))]
  }

  /// A batch job, by a role. A schedule calls the action of the AWS SDK: the scheduler has no target for it.
  mutating func batchJobDraft(_ task: WorkflowTask) -> TargetDraft? {
    guard let queue = resource(task, "queue", .jobQueue),
      let definition = resource(task, "definition", .jobDefinition)
    else { return nil }
    guard let jobName = text(task, "name") else {
      if let value = task.input("name") {
        needsStateMachine(value.span, "the job's name of a target is always the same")
      }
      return nil
    }
    let arn = arn(queue, service: "batch", "job-queue/")
    let definitionARN = self.arn(definition, service: "batch", "job-definition/")
    let statements = [
      PolicyStatement(
        actions: ["batch:SubmitJob"],
        resources: [arn] + versions(of: definitionARN, isPinned: definition.isPinned))
    ]
    var members: [(String, InputValue)] = []
    if let parameters = task.input("parameters") {
      guard let value = inputValue(parameters) else { return nil }
      members.append(("Parameters", value))
    }
    let attempts = integer(task, "attempts")
    var request: [(String, InputValue)] = [
      ("JobName", .literal(jobName)), ("JobQueue", .planned(arn)), ("JobDefinition", .planned(definitionARN)),
    ]
    request += members
    if let attempts { request.append(("RetryStrategy", .map([("Attempts", .number(String(attempts)))]))) }
    return TargetDraft(
      arn: arn, access: .role(statements), message: .value(.map(members)),
      parameters: .batchJob(BatchJobParameters(definition: definitionARN, name: jobName, attempts: attempts)),
      schedule: .target(
        arn: PlanText([.literal("arn:"), .partition, .literal(":scheduler:::aws-sdk:batch:submitJob")]),
        statements: statements, parameters: nil),
      scheduleMessage: .value(.map(request)))
  }

  /// A build, by a role.
  mutating func buildDraft(_ task: WorkflowTask) -> TargetDraft? {
    guard let project = resource(task, "project", .buildProject) else { return nil }
    let arn = arn(project, service: "codebuild", "project/")
    var members: [(String, InputValue)] = []
    if let version = task.input("source-version") {
      guard let value = inputValue(version) else { return nil }
      members.append(("sourceVersion", value))
    }
    if let environment = task.input("environment") {
      guard let pairs = pairs(environment, name: "name", value: "value") else { return nil }
      members.append(
        ("environmentVariablesOverride", .list(pairs.map { .map($0 + [("type", .literal("PLAINTEXT"))]) })))
    }
    let statements = [PolicyStatement(actions: ["codebuild:StartBuild"], resources: [arn])]
    return TargetDraft(
      arn: arn, access: .role(statements), message: .value(.map(members)), parameters: nil,
      schedule: .target(arn: arn, statements: statements, parameters: nil))
  }

  /// A Kinesis stream, by a role.
  mutating func streamDraft(_ task: WorkflowTask) -> TargetDraft? {
    guard let stream = resource(task, "stream", .stream) else { return nil }
    let arn = arn(stream, service: "kinesis", "stream/")
    var parameters: TargetParameters?
    var scheduleKey = PhysicalNames.shortened(name, limit: 256)
    if let key = task.input("partition-key") {
      guard let value = inputValue(key) else { return nil }
      switch value {
      case .expression(.event(let steps), _):
        guard let path = jsonPath(steps, at: key.span) else { return nil }
        parameters = .stream(partitionKey: path)
      case .text(let parts):
        guard let literal = InputValue.literal(of: parts) else {
          needsStateMachine(key.span, "a partition key is one path into the event")
          return nil
        }
        scheduleKey = literal
        if workflow.triggers.contains(where: \.isOnBus) {
          needsStateMachine(key.span, "the partition key of a rule's target is a path into the event")
        }
      default: giveUp()
      }
    }
    let statements = [PolicyStatement(actions: ["kinesis:PutRecord"], resources: [arn])]
    return TargetDraft(
      arn: arn, access: .role(statements), message: message(task, "data"), parameters: parameters,
      schedule: .target(arn: arn, statements: statements, parameters: .stream(partitionKey: scheduleKey)))
  }

  /// A Firehose stream, by a role.
  mutating func deliveryStreamDraft(_ task: WorkflowTask) -> TargetDraft? {
    guard let stream = resource(task, "stream", .deliveryStream) else { return nil }
    let arn = arn(stream, service: "firehose", "deliverystream/")
    let statements = [PolicyStatement(actions: ["firehose:PutRecord"], resources: [arn])]
    return TargetDraft(
      arn: arn, access: .role(statements), message: message(task, "data"), parameters: nil,
      schedule: .target(arn: arn, statements: statements, parameters: nil))
  }

  /// A definition's ARN as policies name it: with every revision where none is fixed.
  private func versions(of arn: PlanText, isPinned: Bool) -> [PlanText] {
    isPinned ? [arn] : [arn, arn + ":*"]
  }

  /// A map as a list of pairs.
  private mutating func pairs(_ value: Value, name: String, value valueName: String) -> [[(String, InputValue)]]? {
    guard case .map(let entries) = value.kind else {
      giveUp()
      return nil
    }
    var result: [[(String, InputValue)]] = []
    for entry in entries {
      guard let inner = inputValue(entry.value) else { return nil }
      result.append([(name, .literal(entry.name.value)), (valueName, inner)])
    }
    return result
  }
}

extension ResourceName {
  /// Whether a definition's revision is fixed.
  var isPinned: Bool {
    switch self {
    case .name(let name): name.contains(":")
    case .arn(let arn): arn.resource.contains(":")
    }
  }
}

extension FlowTrigger {
  /// Whether the trigger is an event on a bus, not a time.
  var isOnBus: Bool {
    switch kind {
    case .event, .pattern: true
    case .schedule, .invalid: false
    }
  }
}
