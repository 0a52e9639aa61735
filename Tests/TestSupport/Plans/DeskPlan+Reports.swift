import Plan

extension DeskPlan {
  static var reports: [PlannedResource] {
    let input =
      PlanText("{\"TopicArn\": \"") + .reference(alerts, .arn)
      + PlanText("\", \"Message\": \"${x} ${ at <aws.scheduler.scheduled-time>\"}")
    let bare = ContainerTaskParameters(
      taskDefinition: .localARN(service: "ecs", "task-definition/ship"), count: 1, launchType: nil, subnets: [],
      securityGroups: [], assignsPublicAddress: nil)
    return [
      PlannedResource(
        group, .scheduleGroup(name: "desk-production"), workflow: nil, origin: line(2, 1),
        tags: tags.filter { !$0.value.isEmpty }),
      PlannedResource(
        scheduleRole,
        .role(
          RoleBody(
            name: "desk-production-reports-scheduler",
            description: "Lets the schedules of reports call their targets.",
            trust: trust(
              "scheduler.amazonaws.com",
              [
                PolicyCondition("StringEquals", "aws:SourceAccount", [PlanText([.account])]),
                PolicyCondition("StringEquals", "aws:SourceArn", [.reference(group, .arn)]),
              ]),
            policies: [
              RolePolicy(
                "targets", PolicyStatement(actions: ["sns:Publish"], resources: [.reference(alerts, .arn)]),
                PolicyStatement(actions: ["sqs:SendMessage"], resources: [.reference(deadLetters, .arn)]))
            ])), workflow: "reports", origin: line(2, 1), tags: tags),
      schedule(
        "morning", "cron(0 9 ? * MON-FRI *)", timezone: "Asia/Tokyo",
        PlanText([.literal("arn:"), .partition, .literal(":scheduler:::aws-sdk:sns:publish")]), input: input,
        description: hostile),
      schedule(
        "queue", "rate(15 minutes)", .reference(ordered, .arn),
        input: "at <aws.scheduler.scheduled-time> ${AWS::Region}",
        isEnabled: false, .queue(messageGroup: "reports")),
      schedule(
        "stream", "at(2027-04-01T09:00:00)", .localARN(service: "kinesis", "stream/orders"), input: "{}",
        .stream(partitionKey: "reports")),
      schedule(
        "ship", "rate(1 day)", .localARN(service: "ecs", "cluster/shop"), input: nil,
        .containerTask(shipping(isPublic: false))),
      schedule("bare", "rate(2 days)", .localARN(service: "ecs", "cluster/shop"), input: nil, .containerTask(bare)),
      schedule(
        "event", "rate(1 hour)", .localARN(service: "events", "event-bus/default"), input: "{}",
        .event(source: "com.example.desk", detailType: "report due")),
    ]
  }

  private static func schedule(
    _ label: String, _ expression: String, timezone: String = "UTC", _ arn: PlanText, input: PlanText?,
    isEnabled: Bool = true, description: String? = nil, _ parameters: TargetParameters? = nil
  ) -> PlannedResource {
    PlannedResource(
      ResourceIdentifier(.schedule, "reports-\(label)"),
      .schedule(
        ScheduleBody(
          name: "desk-production-reports-\(label)", group: group, description: description, expression: expression,
          timezone: timezone, isEnabled: isEnabled, arn: arn, role: scheduleRole, input: input,
          retry: RetryPolicy(attempts: 10, maximumAge: 3600), deadLetterQueue: .reference(deadLetters, .arn),
          parameters: parameters, trigger: 0, task: label)), workflow: "reports", origin: line(2, 3))
  }
}
