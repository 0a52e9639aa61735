import Emit
import Plan
import Source
import TestSupport

enum Plans {
  /// Ten lines each, so that every line number is a place.
  static var sources: SourceIndex {
    SourceIndex(
      ["tasuki.yaml", "workflows/orders.yaml", "workflows/日報.yaml"].enumerated().map { number, path in
        SourceFile(
          number: FileNumber(UInt32(number)), path: path, bytes: Array(String(repeating: "-\n", count: 40).utf8))
      })
  }

  static func project(_ line: UInt32) -> Span { span(0, line) }
  /// A line of `workflows/orders.yaml`.
  static func orders(_ line: UInt32) -> Span { span(1, line) }
  /// A line of `workflows/日報.yaml`.
  static func report(_ line: UInt32) -> Span { span(2, line) }

  private static func span(_ file: UInt32, _ line: UInt32) -> Span {
    Span(file: FileNumber(file), start: (line - 1) * 2, end: (line - 1) * 2 + 1)
  }

  /// Text that every language on the way could misread.
  static let awkward = """
    ${x} $${x} %{if true} %%{x} {% $x %} {%{ "a": 1 } %} <x> &amp; "quoted" 'single' back\\slash \\u0041 \
    tab\tline\nnext 👩‍💻 請求書が未払い ${{ event }} #{y} EOT ~end$
    """

  /// A rule on the default bus with one target, and nothing else.
  static func oneRule(_ target: TargetBody) -> DeploymentPlan {
    var plan = DeploymentPlan(project: "shop")
    plan.workflows = [PlannedWorkflow(name: "orders", description: nil, origin: orders(1))]
    plan.resources = [
      PlannedResource(
        ResourceIdentifier(.rule, "orders"),
        .rule(
          RuleBody(
            name: "shop-orders", description: nil, bus: nil, pattern: anyOrder, isEnabled: true, trigger: 0,
            targets: [target])),
        workflow: "orders", origin: orders(3))
    ]
    return plan
  }

  static let anyOrder = RulePattern(json: ["source": ["com.example.shop"], "detail-type": ["order.placed"]])

  /// A target that exists elsewhere.
  static func target(id: String = "notify", input: TargetInput = .event) -> TargetBody {
    TargetBody(
      id: id, arn: "arn:aws:sqs:ap-northeast-1:111122223333:elsewhere", input: input, retry: RetryPolicy(),
      deadLetterQueue: nil, task: id, origin: orders(7))
  }

  /// A number of rules, each with two targets, a role and a permission, and a queue that all share.
  static func many(_ count: Int) -> DeploymentPlan {
    var plan = DeploymentPlan(project: "many")
    let queue = ResourceIdentifier(.queue, "dead-letter")
    plan.resources.append(
      PlannedResource(
        queue, .queue(QueueBody(name: "many-dead-letter", retention: 1_209_600, isEncrypted: true)), workflow: nil,
        origin: project(1))
    )
    for number in 0..<count {
      let name = "workflow-\(number)"
      plan.workflows.append(PlannedWorkflow(name: name, description: "Number \(number).", origin: orders(1)))
      plan.resources.append(contentsOf: resources(ofWorkflow: name, deadLetterQueue: queue))
    }
    return plan
  }

  private static func resources(ofWorkflow name: String, deadLetterQueue: ResourceIdentifier) -> [PlannedResource] {
    let rule = ResourceIdentifier(.rule, name)
    let role = ResourceIdentifier(.role, name)
    func target(_ id: String, _ arn: PlanText, _ role: ResourceIdentifier?, waitsFor: [ResourceIdentifier] = [])
      -> TargetBody
    {
      TargetBody(
        id: id, arn: arn, role: role,
        input: .transformer(
          InputTransformer(
            paths: [.init(name: "id", path: "$.detail.id")], template: #"{"version": "1.0", "text": "order <id>"}"#)
        ),
        retry: RetryPolicy(attempts: 3, maximumAge: 3600), deadLetterQueue: .reference(deadLetterQueue, .arn),
        waitsFor: waitsFor, task: id, origin: orders(9))
    }
    let machine = PlanText.localARN(service: "states", "stateMachine:ship")
    let tags = [ResourceTag("tasuki:workflow", name)]
    return [
      PlannedResource(
        rule,
        .rule(
          RuleBody(
            name: "many-\(name)", description: "Number.", bus: nil,
            pattern: RulePattern(json: [
              "source": ["com.example.shop"], "detail-type": ["order.placed"],
              "detail": ["total": [["numeric": [">=", 100]]]],
            ]), isEnabled: true, trigger: 0,
            targets: [
              target("ship", machine, role),
              target(
                "tell", PlanText.localARN(service: "lambda", "function:tell"), nil,
                waitsFor: [ResourceIdentifier(.functionPermission, name)]),
            ])), workflow: name, origin: orders(3), tags: tags),
      PlannedResource(
        role,
        .role(
          RoleBody(
            name: "many-\(name)", description: "Lets the rule start the machine.",
            trust: PolicyDocument([
              PolicyStatement(
                services: ["events.amazonaws.com"], actions: ["sts:AssumeRole"],
                conditions: [PolicyCondition("ArnLike", "aws:SourceArn", [.reference(rule, .arn)])])
            ]),
            policies: [
              RolePolicy("start", PolicyStatement(actions: ["states:StartExecution"], resources: [machine]))
            ])), workflow: name, origin: orders(8), tags: tags),
      PlannedResource(
        ResourceIdentifier(.functionPermission, name),
        .functionPermission(
          FunctionPermissionBody(function: "tell", qualifier: nil, statement: "many-\(name)", caller: .rule(rule))),
        workflow: name, origin: orders(10)),
    ]
  }
}
