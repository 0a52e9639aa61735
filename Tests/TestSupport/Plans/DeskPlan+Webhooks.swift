import Plan

extension DeskPlan {
  /// An endpoint for webhooks: a function with an address, and the permissions to call it.
  static var webhooks: [PlannedResource] {
    let name = "desk-production-github-webhook"
    let role = ResourceIdentifier(.role, "github-webhook")
    let logGroup = ResourceIdentifier(.logGroup, "github-webhook")
    let function = ResourceIdentifier(.function, "github-webhook")
    return [
      PlannedResource(
        logGroup, .logGroup(LogGroupBody(name: "/aws/lambda/" + name, retentionDays: 30)), workflow: nil,
        origin: line(0, 9), tags: tags),
      PlannedResource(
        role,
        .role(
          RoleBody(
            name: name, description: "Lets the endpoint do its work.",
            trust: trust("lambda.amazonaws.com"),
            policies: [
              RolePolicy(
                "endpoint",
                PolicyStatement(
                  actions: ["events:PutEvents"], resources: [.localARN(service: "events", "event-bus/default")]))
            ])), workflow: nil, origin: line(0, 9), tags: tags),
      PlannedResource(
        function,
        .function(
          FunctionBody(
            name: name, description: "Receives. \(hostile)",
            code: "def handler(event, context):\n    return {\"statusCode\": 200}  # ${AWS::Region}\n", role: role,
            logGroup: logGroup,
            environment: [
              .init(name: "EVENT_BUS", value: .reference(bus, .name)),
              .init(name: "SECRET_KEY", value: PlanText(hostile)),
            ], reservedConcurrency: 10)), workflow: nil, origin: line(0, 9), tags: tags),
      PlannedResource(
        ResourceIdentifier(.functionURL, "github-webhook"), .functionURL(function: function), workflow: nil,
        origin: line(0, 9)),
      PlannedResource(
        ResourceIdentifier(.functionPermission, "github-webhook"),
        .functionPermission(
          FunctionPermissionBody(
            function: .reference(function, .name), qualifier: nil, statement: name, caller: .anyoneAtAddress)),
        workflow: nil, origin: line(0, 9)),
      PlannedResource(
        ResourceIdentifier(.urlInvocation, "github-webhook"),
        .urlInvocation(URLInvocationBody(function: function, statement: name + "-invocation")), workflow: nil,
        origin: line(0, 9)),
    ]
  }
}
