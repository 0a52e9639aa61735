import Catalog
import Plan

extension TargetPlanner {
  /// A batch job, started with a role. A schedule calls the AWS SDK action, because the scheduler has no target for it.
  mutating func target(_ job: BatchJob) -> TargetDraft? {
    guard let name = job.name.constantText else {
      needsStateMachine(.fixedJobName, at: job.name.span)
      return nil
    }
    var members: [(String, InputValue)] = []
    if let parameters = job.parameters {
      guard let value = inputValue(parameters) else { return nil }
      members.append(("Parameters", value))
    }
    var request: [(String, InputValue)] = [
      ("JobName", .literal(name)), ("JobQueue", .planned(job.arn)), ("JobDefinition", .planned(job.definitionARN)),
    ]
    request += members
    if let attempts = job.attempts {
      request.append(("RetryStrategy", .map([("Attempts", .number(String(attempts)))])))
    }
    return TargetDraft(
      arn: job.arn, access: .role(job.statements), message: .value(.map(members)),
      parameters: .batchJob(BatchJobParameters(definition: job.definitionARN, name: name, attempts: job.attempts)),
      schedule: .target(
        arn: PlanText([.literal("arn:"), .partition, .literal(":scheduler:::aws-sdk:batch:submitJob")]),
        statements: job.statements, parameters: nil),
      scheduleMessage: .value(.map(request)))
  }
}

extension StatePlanner {
  func state(_ job: BatchJob) -> StateCall? {
    var arguments = ArgumentList()
    arguments.add("JobName", scope.text(job.name))
    arguments.add("JobQueue", .text(job.arn))
    arguments.add("JobDefinition", .text(job.definitionARN))
    arguments.add("Parameters", job.parameters) { scope.json($0) }
    if let attempts = job.attempts {
      arguments.add("RetryStrategy", .map([StateMember("Attempts", .number(String(attempts)))]))
    }
    guard !arguments.isBroken else { return nil }
    return StateCall("batch:submitJob", arguments.members, job.statements)
  }
}

extension BatchJob {
  var arn: PlanText { queue.arn(service: "batch", "job-queue/") }

  var definitionARN: PlanText { definition.arn(service: "batch", "job-definition/") }

  var statements: [PolicyStatement] {
    [PolicyStatement(actions: ["batch:SubmitJob"], resources: [arn] + definition.versions(of: definitionARN))]
  }
}
