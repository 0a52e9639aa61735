import Catalog
import Diagnostics
import Expressions
import Plan
import Source
import Workflows

// Functions, machines, containers, tables and whatever else AWS has, as a state machine calls them.
extension WorkflowPlanner {
  /// A function; its answer is the result.
  mutating func functionCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let name = resource(task, "function", .function), let payload = payload(task, "payload", scope) else {
      return nil
    }
    let arn = arn(name, service: "lambda", "function:")
    var call = MachineCall(
      "lambda:invoke", [StateMember("FunctionName", .text(arn)), StateMember("Payload", payload)],
      [
        PolicyStatement(
          actions: ["lambda:InvokeFunction"], resources: isQualified(name) ? [arn] : [arn, arn + ":*"])
      ])
    call.result = .states("result", "Payload")
    call.retry = [TransientErrors.function]
    return call
  }

  private func isQualified(_ function: ResourceName) -> Bool {
    if case .arn(let arn) = function { arn.resource.split(separator: ":").count == 3 } else { false }
  }

  /// What an input holds; the whole event where it is left out.
  func payload(_ task: WorkflowTask, _ input: String, _ scope: MachineScope) -> StateValue? {
    guard let value = task.input(input) else { return .expression(scope.event) }
    return scope.json(value)
  }

  /// Another state machine, waited for where the task says so.
  mutating func machineCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let name = resource(task, "machine", .stateMachine), let input = payload(task, "input", scope) else {
      return nil
    }
    let arn = arn(name, service: "states", "stateMachine:")
    var statements = [PolicyStatement(actions: ["states:StartExecution"], resources: [arn])]
    let arguments = [StateMember("StateMachineArn", .text(arn)), StateMember("Input", input)]
    guard case .bool(true)? = task.input("wait")?.kind else {
      return MachineCall("states:startExecution", arguments, statements)
    }
    // Step Functions Developer Guide, "IAM policies for Step Functions": it hears of the end over a rule of its own.
    statements += [
      PolicyStatement(
        actions: ["states:DescribeExecution", "states:StopExecution"],
        resources: [
          .localARN(service: "states", PlanText("execution:" + name.name(as: .stateMachine) + ":*"))
        ]),
      PolicyStatement(
        actions: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
        resources: [.localARN(service: "events", "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule")]),
    ]
    var call = MachineCall("states:startExecution.sync:2", arguments, statements)
    call.result = .states("result", "Output")
    return call
  }

  /// A new event on a bus.
  mutating func eventCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let source = task.input("source").flatMap({ scope.text($0) }),
      let detailType = task.input("event").flatMap({ scope.text($0) })
    else { return nil }
    let detail = task.input("detail").map { scope.json($0) } ?? .expression(scope.event.member("detail"))
    var bus = PlanText.localARN(service: "events", "event-bus/default")
    if task.input("bus") != nil {
      guard let name = resource(task, "bus", .bus) else { return nil }
      bus = arn(name, service: "events", "event-bus/")
    }
    guard let detail else { return nil }
    return MachineCall(
      "events:putEvents",
      [
        StateMember(
          "Entries",
          .list([
            .map([
              StateMember("EventBusName", .text(bus)), StateMember("Source", source),
              StateMember("DetailType", detailType), StateMember("Detail", detail),
            ])
          ]))
      ], [PolicyStatement(actions: ["events:PutEvents"], resources: [bus])])
  }

  /// A container task.
  mutating func containerCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let draft = containerTaskDraft(constantPart(of: task)), case .role(let statements) = draft.access,
      case .containerTask(let parameters)? = draft.parameters
    else { return nil }
    var arguments = ArgumentList()
    arguments.add("Cluster", .text(draft.arn))
    arguments.add("TaskDefinition", .text(parameters.taskDefinition))
    arguments.add("Count", .number(String(parameters.count)))
    if let launchType = parameters.launchType { arguments.add("LaunchType", .text(PlanText(launchType))) }
    if !parameters.subnets.isEmpty {
      var network = ArgumentList()
      network.add("Subnets", .list(parameters.subnets.map { .text(PlanText($0)) }))
      if !parameters.securityGroups.isEmpty {
        network.add("SecurityGroups", .list(parameters.securityGroups.map { .text(PlanText($0)) }))
      }
      if let isPublic = parameters.assignsPublicAddress {
        network.add("AssignPublicIp", isPublic ? "ENABLED" : "DISABLED")
      }
      arguments.add("NetworkConfiguration", .map([StateMember("AwsvpcConfiguration", .map(network.members))]))
    }
    var container = ArgumentList()
    if let name = text(task, "container") { container.add("Name", MachineScope.literal(name)) }
    container.add("Command", task.input("command")) { scope.json($0) }
    container.add("Environment", task.input("environment")) { pairs($0, scope) }
    if container.members.count > 1 {
      arguments.add("Overrides", .map([StateMember("ContainerOverrides", .list([.map(container.members)]))]))
    }
    guard !arguments.isBroken, !container.isBroken else { return nil }
    return MachineCall("ecs:runTask", arguments.members, statements)
  }

  /// The task without the inputs that may depend on the event.
  private func constantPart(of task: WorkflowTask) -> WorkflowTask {
    var constant = task
    constant.inputs.removeAll { ["command", "environment"].contains($0.name.value) }
    return constant
  }

  /// A map as a list of names and values.
  private func pairs(_ value: Value, _ scope: MachineScope, type: String? = nil) -> StateValue? {
    guard case .map(let entries) = value.kind else { return nil }
    var elements: [StateValue] = []
    for entry in entries {
      guard let inner = scope.text(entry.value) else { return nil }
      elements.append(
        .map(
          [StateMember("Name", MachineScope.literal(entry.name.value)), StateMember("Value", inner)]
            + (type.map { [StateMember("Type", .text(PlanText($0)))] } ?? [])))
    }
    return .list(elements)
  }

  /// A batch job.
  mutating func batchCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let queue = resource(task, "queue", .jobQueue),
      let definition = resource(task, "definition", .jobDefinition)
    else { return nil }
    let arn = arn(queue, service: "batch", "job-queue/")
    let definitionARN = self.arn(definition, service: "batch", "job-definition/")
    var arguments = ArgumentList()
    arguments.add("JobName", task.input("name").flatMap { scope.text($0) })
    arguments.add("JobQueue", .text(arn))
    arguments.add("JobDefinition", .text(definitionARN))
    arguments.add("Parameters", task.input("parameters")) { scope.json($0) }
    if let attempts = integer(task, "attempts") {
      arguments.add("RetryStrategy", .map([StateMember("Attempts", .number(String(attempts)))]))
    }
    guard !arguments.isBroken else { return nil }
    return MachineCall(
      "batch:submitJob", arguments.members,
      [
        PolicyStatement(
          actions: ["batch:SubmitJob"],
          resources: [arn, definitionARN] + (definition.isPinned ? [] : [definitionARN + ":*"]))
      ])
  }

  /// A build.
  mutating func buildCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let project = resource(task, "project", .buildProject) else { return nil }
    var arguments = ArgumentList()
    arguments.add("ProjectName", MachineScope.literal(project.name(as: .buildProject)))
    arguments.add("SourceVersion", task.input("source-version")) { scope.text($0) }
    arguments.add("EnvironmentVariablesOverride", task.input("environment")) { pairs($0, scope, type: "PLAINTEXT") }
    guard !arguments.isBroken else { return nil }
    var call = MachineCall(
      "codebuild:startBuild", arguments.members,
      [
        PolicyStatement(
          actions: ["codebuild:StartBuild"], resources: [arn(project, service: "codebuild", "project/")])
      ])
    call.result = .states("result", "Build")
    return call
  }

  /// An object of a bucket.
  mutating func objectCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let bucket = resource(task, "bucket", .bucket) else { return nil }
    let name = bucket.name(as: .bucket)
    var arguments = ArgumentList()
    arguments.add("Bucket", MachineScope.literal(name))
    arguments.add("Key", task.input("key").flatMap { scope.text($0) })
    arguments.add("Body", bytes(task, "body", scope))
    arguments.add("ContentType", task.input("content-type").map { scope.text($0) } ?? "application/json")
    guard !arguments.isBroken else { return nil }
    var call = MachineCall(
      "aws-sdk:s3:putObject", arguments.members,
      [
        PolicyStatement(
          actions: ["s3:PutObject"],
          resources: [PlanText([.literal("arn:"), .partition, .literal(":s3:::\(name)/*")])])
      ])
    call.mayRunTwice = true
    return call
  }
}
