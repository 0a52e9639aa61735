public import Diagnostics

// Codes 0710 to 0719: resources of other accounts and Regions.

public extension DiagnosticCode {
  static let otherRegion = DiagnosticCode(
    710, "other-region", stage: .plan, summary: "A task names a resource of another Region.",
    explanation: """
      Rules, schedules and state machines call services in their own Region only. AWS accepts a rule whose target is a \
      queue or a function in another Region, and then every delivery fails. Buses are the exception: a rule can forward \
      events to a bus in another Region.

      Name a resource in the environment's Region, or forward the event to a bus in the other Region and run the task in \
      a workflow there.
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
    summary: "A state machine calls a resource of another account without a role there.",
    explanation: """
      Queues, topics, functions, Kinesis streams and buses have their own policies, which can allow the machine's role. \
      To use anything else in another account, the machine must assume a role of that account. Without one, the call \
      fails, or changes a resource of the same name in the machine's own account.

      Create the role in that account, and name it under `accounts` in the project file. An output of the deployment \
      shows whom the role must trust and what it must allow.
      """, source: "Step Functions Developer Guide, \"Accessing resources in other AWS accounts\"",
    example: inTokyo(
      bad:
        "{id: start, uses: stepfunctions/start, with: {machine: ⏵\"arn:aws:states:ap-northeast-1:999988887777:stateMachine:pack\"⏴}}",
      good: "{id: start, uses: stepfunctions/start, with: {machine: pack}}"))
  static let busElsewhere = DiagnosticCode(
    712, "bus-elsewhere", stage: .plan, summary: "A trigger names an event bus of another account or Region.",
    explanation: """
      A workflow's rules are created in the account and Region of its environment, on a bus there. The rule would be \
      created on your own bus of that name, or the deployment would fail.

      Let the other account or Region forward its events to your own bus, and name that bus.
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
  static let forwardToRegion: Sentence = "forward the event with 'eventbridge/forward' in a separate workflow"
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
    "A state machine can use it only through a role of that account that trusts the machine's role."
  static func theRegion(_ region: String) -> Sentence { "the Region \(quoted: region)" }
  static func theAccount(_ account: String) -> Sentence { "the account \(quoted: account)" }
  static func busIsIn(_ place: Sentence) -> Sentence { "the event bus is in \(place)" }
  static let forwardToOwnBus: Sentence = "forward its events to your own bus, and name that bus"
  static let rulesAreOnOwnBuses: Sentence =
    "A workflow's rules are on buses of its environment's account and Region."
  static func policyLetsRoleIn(_ kind: String, _ name: String) -> Sentence {
    "the policy of the \(term: kind) '\(name)' must allow the workflow's role"
  }
  static func notOwnedAccount(_ action: String, account: String) -> Sentence {
    "It belongs to the account \(term: account); without '\(term: action)' for the workflow's role, nothing arrives."
  }
  static let notByRule: Sentence = "a rule or a schedule cannot use it in another account"
}
