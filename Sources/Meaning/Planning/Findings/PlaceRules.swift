public import Diagnostics

// Codes 0710 to 0719: resources of other accounts and Regions.

public extension DiagnosticCode {
  static let otherRegion = DiagnosticCode(
    710, "other-region", stage: .plan, summary: "A task names a resource of another Region.",
    explanation: """
      A rule, a schedule and a state machine call services in their own Region only. The ARN of a queue or a function of \
      another Region is accepted when the rule is created, and then each delivery fails. Buses are the exception: a rule \
      forwards events to a bus of another Region.

      Name a resource of the environment's Region, or forward the event to a bus there and let a workflow of that Region do \
      the task.
      """,
    source:
      "EventBridge User Guide, \"Sending events to an AWS service in another account\"; Step Functions Developer Guide, "
      + "\"Accessing resources in other AWS accounts\"",
    example: inTokyo(
      bad: "{id: keep, uses: sqs/send, with: {queue: ⏵\"arn:aws:sqs:us-east-1:123456789012:orders\"⏴}}",
      good: "{id: keep, uses: sqs/send, with: {queue: \"arn:aws:sqs:ap-northeast-1:123456789012:orders-archive\"}}")
  )
  static let roleOfOtherAccount = DiagnosticCode(
    711, "role-of-other-account", stage: .plan,
    summary: "A state machine calls a resource of another account, and no role says how.",
    explanation: """
      Queues, topics, functions, Kinesis streams and buses have policies of their own, which can let the machine's role in. \
      Everything else in another account is reached by a role of that account, which the machine takes on for the call. \
      Without it the call fails, or changes a resource of the same name in the machine's own account.

      Create the role there, and name it under `accounts` in the project file. What the role must trust and allow is an \
      output of the deployment.
      """, source: "Step Functions Developer Guide, \"Accessing resources in other AWS accounts\"",
    example: inTokyo(
      bad:
        "{id: start, uses: stepfunctions/start, with: {machine: ⏵\"arn:aws:states:ap-northeast-1:999988887777:stateMachine:pack\"⏴}}",
      good: "{id: start, uses: stepfunctions/start, with: {machine: pack}}"))
  static let busElsewhere = DiagnosticCode(
    712, "bus-elsewhere", stage: .plan, summary: "A trigger names an event bus of another account or Region.",
    explanation: """
      A workflow's rules are created in the account and Region of its environment, on a bus that exists there. A rule for the \
      bus of that name would be created on a bus of your own, or the deployment would fail.

      Have the other side forward its events to a bus of your own, and name that bus.
      """, source: "EventBridge User Guide, \"Sending and receiving events between AWS accounts\"",
    example: .init(
      .workflow,
      bad: inTokyo(bus: "⏵\"arn:aws:events:ap-northeast-1:999988887777:event-bus/shop\"⏴"),
      good: inTokyo(bus: "shop"),
      project: tokyo))

  private static let tokyo = """
    project: shop
    environments: {production: {region: ap-northeast-1, account: "123456789012"}}

    """

  private static func inTokyo(bad: String, good: String) -> Example {
    func workflow(_ task: String) -> String {
      """
      workflow: order-placed
      trigger: {source: com.example.shop, event: order.placed}
      tasks:
        - {id: note, uses: sqs/send, with: {queue: orders}}
        - \(task)

      """
    }
    return .init(.workflow, bad: workflow(bad), good: workflow(good), project: tokyo)
  }

  private static func inTokyo(bus: String) -> String {
    """
    workflow: order-placed
    trigger: {source: com.example.shop, event: order.placed, bus: \(bus)}
    tasks:
      - {id: note, uses: sqs/send, with: {queue: orders}}

    """
  }
}

extension Sentence {
  static func isInRegion(_ kind: String, _ region: String, not own: String) -> Sentence {
    "the \(term: kind) is in the Region \(quoted: region), and the workflow in \(quoted: own)"
  }
  static func nameOneOfRegion(_ region: String) -> Sentence { "name one of the Region \(quoted: region)" }
  static let forwardToRegion: Sentence = "forward the event with 'eventbridge/forward' in a workflow of its own"
  static let callsStayInRegion: Sentence =
    "Rules, schedules and state machines call services in their own Region only."
  static func isInAccount(_ kind: String, _ account: String) -> Sentence {
    "the \(term: kind) is in the account \(quoted: account), and 'accounts' has no role for it"
  }
  static func addAccount(_ account: String) -> Sentence {
    "add 'accounts: {\"\(term: account)\": {role: …}}' to the project file"
  }
  static let writeToOwnGroup: Sentence = "write to a log group of the environment's own account"
  static let machinesTakeOnRoles: Sentence =
    "A state machine reaches it only by a role of that account, which trusts the machine's role."
  static func theRegion(_ region: String) -> Sentence { "the Region \(quoted: region)" }
  static func theAccount(_ account: String) -> Sentence { "the account \(quoted: account)" }
  static func busIsIn(_ place: Sentence) -> Sentence { "the event bus is in \(place)" }
  static let forwardToOwnBus: Sentence = "have its events forwarded to a bus of your own, and name that"
  static let rulesAreOnOwnBuses: Sentence =
    "A workflow's rules are on buses of its environment's account and Region."
  static func policyLetsRoleIn(_ kind: String, _ name: String) -> Sentence {
    "the policy of the \(term: kind) '\(name)' must let the workflow's role in"
  }
  static func notOwnedAccount(_ action: String, account: String) -> Sentence {
    "It belongs to the account \(term: account); without '\(term: action)' for the workflow's role nothing arrives."
  }
  static let notByRule: Sentence = "a rule or a schedule reaches none of these in another account"
}
