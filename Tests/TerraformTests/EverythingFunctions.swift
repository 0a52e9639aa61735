import Plan
import Source
import TestSupport

extension Plans {
  static let receiver = ResourceIdentifier(.function, "github-webhook")
  static let receiverRole = ResourceIdentifier(.role, "github-webhook")

  /// A function with an address that everyone can call.
  static var functionResources: [PlannedResource] {
    let name = "subscription-desk-github-webhook"
    let address = ResourceIdentifier(.functionURL, "github-webhook")
    return [
      PlannedResource(
        receiverRole,
        .role(
          RoleBody(
            name: name, description: "Lets the endpoint do its work.",
            trust: trust("lambda.amazonaws.com"),
            policies: [
              RolePolicy(
                "endpoint",
                PolicyStatement(
                  actions: ["events:PutEvents"], resources: [.localARN(service: "events", "event-bus/default")]))
            ])), workflow: nil, origin: project(10), tags: tags),
      PlannedResource(
        receiver,
        .function(
          FunctionBody(
            name: name, description: awkward,
            code: "def handler(event, context):\n    return {\"statusCode\": 200}\n",
            role: receiverRole, logGroup: auditLog,
            environment: [
              .init(name: "EVENT_BUS", value: .reference(bus, .name)),
              .init(name: "SECRET_KEY", value: PlanText(awkward)),
            ], reservedConcurrency: 10)), workflow: nil, origin: project(10), tags: tags),
      PlannedResource(address, .functionURL(function: receiver), workflow: nil, origin: project(10)),
      PlannedResource(
        ResourceIdentifier(.functionPermission, "github-webhook"),
        .functionPermission(
          FunctionPermissionBody(
            function: .reference(receiver, .name), qualifier: nil, statement: name, caller: .anyoneAtAddress)),
        workflow: nil, origin: project(10)),
      PlannedResource(
        ResourceIdentifier(.urlInvocation, "github-webhook"),
        .urlInvocation(URLInvocationBody(function: receiver, statement: name + "-invocation")), workflow: nil,
        origin: project(10)),
    ]
  }
}
