import Emit
import Plan

extension DeskPlan {
  static var invoices: [PlannedResource] {
    let accountRoot = PlanText([.literal("arn:"), .partition, .literal(":iam::"), .account, .literal(":role/ship")])
    let pattern = RulePattern(json: [
      "source": [["prefix": "aws.partner/stripe.com"]],
      "detail-type": ["invoice.payment_failed", .string(hostile)],
      "detail": [
        "data": ["object": ["amount_due": [["numeric": [">=", 10000]]], "currency": ["jpy", "null", "yes"]]],
        "livemode": [true], "$or": [["a b": [1]], ["c": [["exists": false]]]],
      ],
    ])
    return [
      PlannedResource(
        invoiceRole,
        .role(
          RoleBody(
            name: "desk-production-invoices-events", description: "Lets the rules of invoices call their targets.",
            trust: trust(
              "events.amazonaws.com",
              [
                PolicyCondition("StringEquals", "aws:SourceAccount", [PlanText([.account])]),
                PolicyCondition(
                  "ArnLike", "aws:SourceArn", [.reference(invoiceRule, .arn), .reference(containerRule, .arn)]),
              ]),
            policies: [
              RolePolicy(
                "targets",
                PolicyStatement(actions: ["events:InvokeApiDestination"], resources: [.reference(record, .arn)]),
                PolicyStatement(
                  actions: ["kinesis:PutRecord"], resources: [.localARN(service: "kinesis", "stream/orders")]),
                PolicyStatement(
                  actions: ["iam:PassRole"], resources: [accountRoot],
                  conditions: [PolicyCondition("StringLike", "iam:PassedToService", ["ecs-tasks.amazonaws.com"])])),
              RolePolicy(
                "batch",
                PolicyStatement(
                  actions: ["batch:SubmitJob"],
                  resources: [
                    .localARN(service: "batch", "job-queue/nightly"), "arn:aws:batch:us-east-1:123456789012:job/x",
                  ])),
            ])), workflow: "invoices", origin: line(1, 1), tags: tags),
      PlannedResource(
        invoiceRule,
        .rule(
          RuleBody(
            name: "desk-production-invoices", description: hostile, bus: .reference(bus, .name), pattern: pattern,
            isEnabled: true, trigger: 0, targets: invoiceTargets)), workflow: "invoices", origin: line(1, 3),
        tags: tags),
      PlannedResource(
        ResourceIdentifier(.functionPermission, "invoices-invoke"),
        .functionPermission(
          FunctionPermissionBody(
            function: "chase", qualifier: nil, statement: "desk-production-invoices-invoke",
            caller: .rule(invoiceRule))),
        workflow: "invoices", origin: line(1, 10)),
      PlannedResource(
        ResourceIdentifier(.functionPermission, "invoices-invoke-live"),
        .functionPermission(
          FunctionPermissionBody(
            function: "arn:aws:lambda:ap-northeast-1:123456789012:function:chase", qualifier: "live",
            statement: "desk-production-invoices-invoke-live", caller: .rule(containerRule))), workflow: "invoices",
        origin: line(1, 11)),
    ]
  }

  private static let deadLettersPolicy = ResourceIdentifier(.queuePolicy, "dead-letters")

  private static var invoiceTargets: [TargetBody] {
    let template =
      "{\n  \"title\": \"Payment failed: <number>\",\n  \"text\": \"${AWS::AccountId} ${x} <customer>\"\n}"
    return [
      TargetBody(
        id: "alert", arn: .reference(alerts, .arn),
        input: .transformer(
          InputTransformer(
            paths: [
              .init(name: "number", path: "$.detail.data.object.number"),
              .init(name: "customer", path: "$.detail.data.object.customer_name"),
            ], template: template)),
        retry: RetryPolicy(), deadLetterQueue: .reference(deadLetters, .arn),
        waitsFor: [ResourceIdentifier(.topicPolicy, "alerts"), deadLettersPolicy], task: "alert", origin: line(1, 5)
      ),
      TargetBody(
        id: "order", arn: .reference(ordered, .arn), input: .path("$.detail"), retry: RetryPolicy(),
        deadLetterQueue: .reference(deadLetters, .arn), waitsFor: [deadLettersPolicy],
        parameters: .queue(messageGroup: "orders ${x}"),
        task: "order", origin: line(1, 6)),
      TargetBody(
        id: "record", arn: .reference(record, .arn), role: invoiceRole,
        input: .transformer(
          InputTransformer(paths: [], template: "{\"app\": 42, \"event\": \"<aws.events.event>\"}")),
        retry: RetryPolicy(attempts: 3, maximumAge: 3600), deadLetterQueue: .reference(deadLetters, .arn),
        waitsFor: [deadLettersPolicy],
        parameters: .http(
          HTTPParameters(
            path: ["record", "$.detail.id"],
            headers: [.init(name: "X-Workflow", value: "invoices"), .init(name: "X-Id", value: "$.id")],
            query: [.init(name: "trace", value: "1")])), task: "record", origin: line(1, 7)),
      TargetBody(
        id: "pay", arn: "arn:aws:sqs:ap-northeast-1:123456789012:pay", input: .constant(#"{"html":"<b>&</b>"}"#),
        retry: RetryPolicy(attempts: 0, maximumAge: 60), deadLetterQueue: nil, task: "pay", origin: line(1, 8)),
      TargetBody(
        id: "invoke", arn: .localARN(service: "lambda", "function:chase"), retry: RetryPolicy(),
        deadLetterQueue: .localARN(service: "sqs", "elsewhere"),
        waitsFor: [ResourceIdentifier(.functionPermission, "invoices-invoke")], task: "invoke", origin: line(1, 10)),
    ]
  }

  static var containers: [PlannedResource] {
    func target(
      _ id: String, _ arn: PlanText, role: ResourceIdentifier? = nil, waitsFor: [ResourceIdentifier] = [],
      _ parameters: TargetParameters? = nil
    ) -> TargetBody {
      TargetBody(
        id: id, arn: arn, role: role, retry: RetryPolicy(), deadLetterQueue: .reference(deadLetters, .arn),
        waitsFor: waitsFor + [deadLettersPolicy], parameters: parameters, task: id, origin: line(1, 14))
    }
    let pattern = RulePattern(
      source: PlanText([.literal("com.example."), .account]),
      json: ["detail": ["discount": [.null, .number("300.0"), "a\"b"]]])
    return [
      PlannedResource(
        containerRule,
        .rule(
          RuleBody(
            name: "desk-production-invoices-containers", description: nil, bus: nil, pattern: pattern,
            isEnabled: false, trigger: 0,
            targets: [
              target(
                "stream", .localARN(service: "kinesis", "stream/orders"), role: invoiceRole,
                .stream(partitionKey: "$.detail.id")),
              target(
                "ship", .localARN(service: "ecs", "cluster/shop"), role: invoiceRole,
                .containerTask(shipping(isPublic: true))),
              target(
                "job", .localARN(service: "batch", "job-queue/nightly"), role: invoiceRole,
                .batchJob(BatchJobParameters(definition: "nightly:1", name: "nightly", attempts: 3))),
              target("log", .reference(auditLog, .arn), waitsFor: [ResourceIdentifier(.logPolicy, "events")]),
              target("forward", .localARN(service: "events", "event-bus/shop"), role: invoiceRole),
            ])), workflow: "invoices", origin: line(1, 13), tags: tags)
    ]
  }

  static func shipping(isPublic: Bool) -> ContainerTaskParameters {
    ContainerTaskParameters(
      taskDefinition: .localARN(service: "ecs", "task-definition/ship:1"), count: 2, launchType: "FARGATE",
      subnets: ["subnet-0123456789abcdef0"], securityGroups: ["sg-0123456789abcdef0"],
      assignsPublicAddress: isPublic)
  }
}
