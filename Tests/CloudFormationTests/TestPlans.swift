import Emit
import Plan
import Source
import TestSupport

enum TestPlans {
  /// One rule without targets, of the workflow `orders`.
  static func oneRule(
    pattern: RulePattern = RulePattern(json: ["source": ["com.example.shop"]]), description: String? = nil,
    targets: [TargetBody] = []
  ) -> DeploymentPlan {
    var plan = DeploymentPlan(project: "shop")
    plan.workflows = [PlannedWorkflow(name: "orders", description: nil, origin: DeskPlan.line(0, 1))]
    plan.resources = [
      PlannedResource(
        ResourceIdentifier(.rule, "orders"),
        .rule(
          RuleBody(
            name: "shop-orders", description: description, bus: nil, pattern: pattern, isEnabled: true, trigger: 0,
            targets: targets)), workflow: "orders", origin: DeskPlan.line(0, 2))
    ]
    return plan
  }

  /// Workflows that each have a rule, a role and a queue, and an API destination that all of them call.
  static func many(_ workflows: Int, sharedTopics: Int = 0) -> DeploymentPlan {
    var plan = DeploymentPlan(project: "shop", environment: "production")
    plan.parameters = [PlannedParameter(name: "bus-name", description: "A bus.", origin: DeskPlan.line(0, 1))]
    let connection = ResourceIdentifier(.connection, "crm")
    let destination = ResourceIdentifier(.apiDestination, "crm")
    let letters = ResourceIdentifier(.queue, "letters")
    let origin = DeskPlan.line(0, 1)
    plan.resources = [
      PlannedResource(
        connection,
        .connection(
          ConnectionBody(
            name: "crm", description: "CRM.",
            authorization: .apiKey(header: "K", value: .secretsManager(prefix: "", name: "crm", key: nil)))),
        workflow: nil, origin: origin),
      PlannedResource(
        destination,
        .apiDestination(
          APIDestinationBody(
            name: "crm", description: "CRM.", connection: connection, endpoint: "https://crm.example.com",
            method: "POST", callsPerSecond: 1)), workflow: nil, origin: origin),
      PlannedResource(
        letters, .queue(QueueBody(name: "letters", retention: 1_209_600, isEncrypted: true)), workflow: nil,
        origin: origin),
      PlannedResource(
        ResourceIdentifier(.queuePolicy, "letters"),
        .queuePolicy(
          queue: letters,
          document: DeskPlan.admit(
            "sqs:SendMessage", on: .reference(letters, .arn), from: [ResourceIdentifier(.rule, "flow-0")])),
        workflow: nil, origin: origin),
    ]
    for index in 0..<sharedTopics {
      plan.resources.append(
        PlannedResource(
          ResourceIdentifier(.topic, "topic-\(index)"), .topic(name: "topic-\(index)"), workflow: nil,
          origin: origin))
    }
    for index in 0..<workflows {
      let name = "flow-\(index)"
      plan.workflows.append(PlannedWorkflow(name: name, description: nil, origin: origin))
      let role = ResourceIdentifier(.role, name)
      let rule = ResourceIdentifier(.rule, name)
      let topic: PlanText =
        sharedTopics == 0
        ? .reference(letters, .arn)
        : .reference(ResourceIdentifier(.topic, "topic-\(index % max(1, sharedTopics))"), .arn)
      let targets = [
        TargetBody(
          id: "call", arn: .reference(destination, .arn), role: role, retry: RetryPolicy(),
          deadLetterQueue: .reference(letters, .arn), waitsFor: [ResourceIdentifier(.queuePolicy, "letters")],
          task: "call", origin: origin),
        TargetBody(
          id: "tell", arn: topic, retry: RetryPolicy(), deadLetterQueue: nil, task: "tell", origin: origin),
      ]
      plan.resources += [
        PlannedResource(
          rule,
          .rule(
            RuleBody(
              name: name, description: nil, bus: .parameter("bus-name"),
              pattern: RulePattern(json: ["source": [.string(name)]]), isEnabled: true, trigger: 0, targets: targets
            )),
          workflow: name, origin: origin),
        PlannedResource(
          role,
          .role(
            RoleBody(
              name: name, description: "Lets \(name) call.",
              trust: DeskPlan.admit("sts:AssumeRole", on: nil, from: [rule]),
              policies: [
                RolePolicy(
                  "targets",
                  PolicyStatement(
                    actions: ["events:InvokeApiDestination"],
                    resources: [.reference(destination, .arn), .reference(destination, .arn) + "/*"]))
              ])), workflow: name, origin: origin),
      ]
      plan.outputs.append(
        PlannedOutput(
          name: "\(name)-rule", description: "Its rule.", value: .text(.reference(rule, .arn)), workflow: name,
          origin: origin))
    }
    return plan
  }
}
