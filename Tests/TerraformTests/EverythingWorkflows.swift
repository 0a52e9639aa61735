import Emit
import Plan
import Source
import TestSupport

extension Plans {
  private static let deadLetterPolicy = ResourceIdentifier(.queuePolicy, "dead-letter")

  /// A rule on a partner bus: an API destination, a topic with a template, a machine, a function, a queue.
  static var invoiceResources: [PlannedResource] {
    let name = "invoice-payment-failed"
    let template =
      #"{"version":"1.0","source":"custom","content":{"title":"Payment failed: <number>","description":"<customer> owes ${amount}"}}"#
    let targets = [
      TargetBody(
        id: "alert", arn: .reference(alerts, .arn),
        input: .transformer(
          InputTransformer(
            paths: [
              .init(name: "number", path: "$.detail.data.object.number"),
              .init(name: "customer", path: "$.detail.data.object['customer_name']"),
            ], template: template)),
        retry: RetryPolicy(), deadLetterQueue: .reference(deadLetter, .arn),
        waitsFor: [ResourceIdentifier(.topicPolicy, "support-alerts"), deadLetterPolicy], task: "alert",
        origin: orders(7)),
      TargetBody(
        id: "record", arn: .reference(kintoneRecord, .arn), role: invoiceRole,
        input: .transformer(
          InputTransformer(paths: [], template: "{\n  \"record\": \"${x} <aws.events.event>\"\n}\n")),
        retry: RetryPolicy(attempts: 3, maximumAge: 3600), deadLetterQueue: .reference(deadLetter, .arn),
        waitsFor: [deadLetterPolicy],
        parameters: .http(
          HTTPParameters(
            path: ["42", "$.detail.id"],
            headers: [.init(name: "X-Workflow", value: name), .init(name: "X-Id", value: "$.id")],
            query: [.init(name: "trace", value: "1"), .init(name: "q${x}", value: awkward)])), task: "record",
        origin: orders(9)),
      TargetBody(
        id: "start", arn: .localARN(service: "states", "stateMachine:chase"), role: invoiceRole,
        input: .constant(#"{"html":"<b>&</b>","path":"C:\\x"}"#), retry: RetryPolicy(attempts: 0, maximumAge: 60),
        deadLetterQueue: .localARN(service: "sqs", "elsewhere"), task: "start", origin: orders(11)),
      TargetBody(
        id: "invoke", arn: .localARN(service: "lambda", "function:chase:live"), input: .constant("42"),
        retry: RetryPolicy(), deadLetterQueue: nil,
        waitsFor: [ResourceIdentifier(.functionPermission, "\(name)-invoke")], task: "invoke", origin: orders(13)),
      TargetBody(
        id: "enqueue", arn: .reference(fifo, .arn), input: .path("$.detail"), retry: RetryPolicy(),
        deadLetterQueue: .reference(deadLetter, .arn), waitsFor: [deadLetterPolicy],
        parameters: .queue(messageGroup: "orders \"${x}\""),
        task: "enqueue", origin: orders(15)),
    ]
    let pattern = RulePattern(json: [
      "source": [["prefix": "aws.partner/stripe.com"]],
      "detail-type": ["invoice.payment_failed", .string(awkward)],
      "detail": [
        "data": ["object": ["amount_due": [["numeric": [">=", 10000]]], "attempted": [true, .null]]],
        "$or": [["a b": [1]], ["c": [["exists": false]]]],
      ],
    ])
    return [
      PlannedResource(
        invoiceRule,
        .rule(
          RuleBody(
            name: "subscription-desk-\(name)", description: awkward, bus: .reference(bus, .name), pattern: pattern,
            isEnabled: true, trigger: 0, targets: targets)), workflow: name, origin: orders(3), tags: tags),
      PlannedResource(
        invoiceRole,
        .role(
          RoleBody(
            name: "subscription-desk-\(name)", description: "What the rule may call.",
            trust: trust("events.amazonaws.com", source: .reference(invoiceRule, .arn)),
            policies: [
              RolePolicy(
                "record",
                PolicyStatement(
                  actions: ["events:InvokeApiDestination"], resources: [.reference(kintoneRecord, .arn)])),
              RolePolicy(
                "start",
                PolicyStatement(
                  actions: ["states:StartExecution"],
                  resources: [
                    .localARN(service: "states", "stateMachine:chase"),
                    .localARN(service: "states", "stateMachine:chase:*"),
                  ])),
            ])), workflow: name, origin: orders(9), tags: tags),
      PlannedResource(
        kintoneRecord,
        .apiDestination(
          APIDestinationBody(
            name: "subscription-desk-kintone-record", description: "Records \"${x}\"", connection: kintone,
            endpoint: "https://example.cybozu.com/k/v1/*/record.json?x=*", method: "POST", callsPerSecond: 300)),
        workflow: name, origin: orders(9)),
      PlannedResource(
        ResourceIdentifier(.functionPermission, "\(name)-invoke"),
        .functionPermission(
          FunctionPermissionBody(
            function: .localARN(service: "lambda", "function:chase"), qualifier: "live",
            statement: "\(name)-invoke", caller: .rule(invoiceRule))), workflow: name, origin: orders(13)),
    ]
  }

  /// A disabled rule on the default bus of a workflow whose name the backend uses itself: a stream, a container, a job,
  /// a log group, another bus.
  static var deliveryResources: [PlannedResource] {
    func target(
      _ id: String, _ arn: PlanText, role: ResourceIdentifier? = nil, waitsFor: [ResourceIdentifier] = [],
      _ parameters: TargetParameters? = nil
    ) -> TargetBody {
      TargetBody(
        id: id, arn: arn, role: role, retry: RetryPolicy(), deadLetterQueue: .reference(deadLetter, .arn),
        waitsFor: waitsFor + [deadLetterPolicy], parameters: parameters, task: id, origin: orders(25))
    }
    let role = ResourceIdentifier(.role, "shared")
    let container = ContainerTaskParameters(
      taskDefinition: .localARN(service: "ecs", "task-definition/ship"), count: 2, launchType: "FARGATE",
      subnets: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"], securityGroups: ["sg-0123456789abcdef0"],
      assignsPublicAddress: true)
    return [
      PlannedResource(
        deliveryRule,
        .rule(
          RuleBody(
            name: "subscription-desk-shared", description: nil, bus: nil,
            pattern: RulePattern(
              source: PlanText([.literal("com.example."), .account]),
              json: ["detail": ["price": [.number("12345678901234567890"), .string(awkward)]]]), isEnabled: false,
            trigger: 0,
            targets: [
              target(
                "stream", .localARN(service: "kinesis", "stream/orders"), role: role,
                .stream(partitionKey: "$.detail.id")),
              target("ship", .localARN(service: "ecs", "cluster/shop"), role: role, .containerTask(container)),
              target(
                "job", .localARN(service: "batch", "job-queue/nightly"), role: role,
                .batchJob(BatchJobParameters(definition: "nightly:1", name: "nightly", attempts: 3))),
              target("log", .reference(auditLog, .arn), waitsFor: [ResourceIdentifier(.logPolicy, "events")]),
              target("forward", .localARN(service: "events", "event-bus/shop"), role: role),
            ])), workflow: "shared", origin: orders(22)),
      PlannedResource(
        role,
        .role(
          RoleBody(
            name: "subscription-desk-shared", description: "What the rule may call.",
            trust: trust("events.amazonaws.com", source: .reference(deliveryRule, .arn)),
            policies: [
              RolePolicy(
                "pass-role",
                PolicyStatement(
                  actions: ["iam:PassRole"], resources: ["*"],
                  conditions: [PolicyCondition("StringLike", "iam:PassedToService", ["ecs-tasks.amazonaws.com"])]))
            ])), workflow: "shared", origin: orders(25), tags: tags),
    ]
  }

  /// Schedules with every kind of target parameters.
  static var reportResources: [PlannedResource] {
    func schedule(
      _ label: String, _ expression: String, timezone: String = "UTC", arn: PlanText, input: PlanText?,
      isEnabled: Bool = true, description: String? = nil, parameters: TargetParameters? = nil
    ) -> PlannedResource {
      PlannedResource(
        ResourceIdentifier(.schedule, label),
        .schedule(
          ScheduleBody(
            name: "schedule-\(label)", group: group, description: description, expression: expression,
            timezone: timezone, isEnabled: isEnabled, arn: arn, role: schedulerRole, input: input,
            retry: RetryPolicy(attempts: 10, maximumAge: 3600), deadLetterQueue: .reference(deadLetter, .arn),
            parameters: parameters, trigger: 0, task: label)), workflow: "daily-report", origin: report(3))
    }
    let machine =
      PlanText([.literal("{\"topic\": \"")]) + .reference(alerts, .arn)
      + PlanText("\", \"text\": \"at <aws.scheduler.scheduled-time> ${x}\"}")
    let container = ContainerTaskParameters(
      taskDefinition: .localARN(service: "ecs", "task-definition/ship"), count: 1, launchType: nil, subnets: [],
      securityGroups: [], assignsPublicAddress: nil)
    return [
      PlannedResource(
        group, .scheduleGroup(name: "subscription-desk"), workflow: "daily-report", origin: report(2), tags: tags),
      schedule(
        "morning", "cron(0 9 ? * MON-FRI *)", timezone: "Asia/Tokyo",
        arn: PlanText([.literal("arn:"), .partition, .literal(":scheduler:::aws-sdk:sns:publish")]), input: machine,
        description: awkward),
      schedule(
        "queue", "rate(15 minutes)", arn: .reference(fifo, .arn), input: PlanText(awkward), isEnabled: false,
        parameters: .queue(messageGroup: "reports")),
      schedule(
        "stream", "at(2027-04-01T09:00:00)", arn: .localARN(service: "kinesis", "stream/orders"), input: "plain",
        parameters: .stream(partitionKey: "reports")),
      schedule(
        "container", "rate(1 day)", arn: .localARN(service: "ecs", "cluster/shop"), input: nil,
        parameters: .containerTask(container)),
      schedule(
        "event", "rate(1 hour)", arn: .localARN(service: "events", "event-bus/default"), input: "{}",
        parameters: .event(source: "com.example.${x}", detailType: "report \"due\"")),
      PlannedResource(
        schedulerRole,
        .role(
          RoleBody(
            name: "subscription-desk-scheduler", description: "What the schedules may call.",
            trust: trust("scheduler.amazonaws.com", source: .reference(group, .arn)),
            policies: [
              RolePolicy(
                "publish", PolicyStatement(actions: ["sns:Publish"], resources: [.reference(alerts, .arn)]),
                PolicyStatement(actions: ["sqs:SendMessage"], resources: [.reference(deadLetter, .arn)]))
            ])), workflow: "daily-report", origin: report(2), tags: tags),
    ]
  }
}
