public import Diagnostics

// Codes 07xx: names, limits and permissions.

extension DiagnosticCode {
  /// A policy that Tasuki does not own needs a statement.
  public static let grantNeeded = DiagnosticCode(701, "grant-needed", .information)
  /// More rules on a bus than it takes.
  public static let tooManyRules = DiagnosticCode(702, "too-many-rules", .warning)
  /// There are more rules with wildcards on a bus than it takes.
  public static let tooManyWildcardRules = DiagnosticCode(703, "too-many-wildcard-rules", .warning)
  /// Two workflows start on the same events and do the same.
  public static let repeatedRule = DiagnosticCode(704, "repeated-rule", .warning)
  /// Every event that starts a workflow starts another one too.
  public static let ruleWithinRule = DiagnosticCode(705, "rule-within-rule", .information)
  /// A permission on every resource, since the parameters do not say on which.
  public static let widePermission = DiagnosticCode(706, "wide-permission", .information)
}

extension DiagnosticInfo {
  static let nameRules: [DiagnosticInfo] = [
    DiagnosticInfo(
      .grantNeeded, stage: .plan,
      summary: "A queue or topic that exists already has to let EventBridge in.",
      explanation: """
        Tasuki writes the policies of the queues and topics that it creates. For one that is given by its ARN it \
        cannot: AWS keeps one policy for each, and writing it would wipe out what stands there. The statement that is \
        needed is an output of the deployment; add it to the policy where the queue or topic is defined. Without it \
        nothing arrives, and nothing says so.
        """,
      source: "EventBridge User Guide, \"Using resource-based policies\"",
      example: .init(
        .workflow,
        bad: """
          workflow: new-order
          trigger: {source: com.example.shop, event: order.placed}
          tasks:
            - id: queue
              uses: sqs/send
              with: {queue: ⏵"arn:aws:sqs:ap-northeast-1:123456789012:orders"⏴}

          """,
        good: """
          workflow: new-order
          trigger: {source: com.example.shop, event: order.placed}
          tasks:
            - id: queue
              uses: sqs/send
              with: {queue: orders}

          """)),
    DiagnosticInfo(
      .tooManyRules, stage: .project,
      summary: "There are more rules on a bus than it takes.",
      explanation: """
        A bus takes 300 rules (100 in some Regions) unless its quota was raised: the deployment fails half-way. Join \
        workflows that react to the same events, put events of your own on another bus, or raise the quota first.
        """,
      source: "Amazon EventBridge quotas",
      example: .init(
        .shown, bad: "301 workflows with one trigger each on the default bus",
        good: "300 workflows with one trigger each on the default bus")),
    DiagnosticInfo(
      .tooManyWildcardRules, stage: .project,
      summary: "There are more rules with wildcards on a bus than it takes.",
      explanation: """
        A bus takes 30 rules whose patterns hold `wildcard`, and no quota raises that: the deployment fails half-way. \
        `prefix` and `suffix` do not count, and are enough where one `*` stands at an end.
        """,
      source: "Amazon EventBridge quotas",
      example: .init(
        .shown, bad: "31 workflows with {wildcard: \"in/*.csv\"} on the default bus",
        good: "31 workflows with {suffix: .csv} on the default bus")),
    DiagnosticInfo(
      .repeatedRule, stage: .project,
      summary: "Two workflows start on the same events and do the same.",
      explanation: """
        The patterns of the two match exactly the same events, and the tasks of the two do the same: one automation, \
        made twice. Whoever is told by it is told twice.
        """,
      example: .init(
        .workflow, bad: twins("⏵{source: com.example.shop, event: order.placed}⏴", "orders"),
        good: twins("{source: com.example.shop, event: order.cancelled}", "orders"))),
    DiagnosticInfo(
      .ruleWithinRule, stage: .project,
      summary: "Every event that starts a workflow starts another one too.",
      explanation: """
        That may be meant: a second message for large orders. It may also be two people who did not know of each other. \
        The remark says so once for each trigger; `# tasuki: ignore[rule-within-rule]` silences it.
        """,
      example: .init(
        .workflow,
        bad: twins(
          "⏵{source: com.example.shop, event: order.placed, where: {total: {numeric: [\">\", 5]}}}⏴", "more-orders"),
        good: twins("{source: com.example.shop, event: order.cancelled}", "orders"))),
    DiagnosticInfo(
      .widePermission, stage: .plan,
      summary: "A state machine may do something with every resource of the account.",
      explanation: """
        What `aws/SERVICE.ACTION` may do is limited to the resource that its parameters name, where they name it as a \
        constant. Where an expression does, or where no parameter is known to, the role has the permission on everything. \
        Write the resource as a constant or as `vars.NAME`, or limit the role with a permissions boundary.
        """,
      source: "Service Authorization Reference",
      example: .init(
        .workflow, bad: serviceCall("⏵aws/dynamodb.deleteItem⏴", "\"${{ event.detail.table }}\""),
        good: serviceCall("aws/dynamodb.deleteItem", "orders"))),
  ]

  private static func serviceCall(_ uses: String, _ table: String) -> String {
    """
    workflow: order-cancelled
    trigger: {source: com.example.shop, event: order.cancelled}
    tasks:
      - id: forget
        uses: \(uses)
        with:
          TableName: \(table)
          Key: {id: {S: "${{ event.detail.id }}"}}

    """
  }

  /// Two workflows, the second with a trigger and a queue to write to.
  private static func twins(_ trigger: String, _ queue: String) -> String {
    """
    workflow: orders
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - {id: hand-over, uses: sqs/send, with: {queue: orders}}
    ---
    workflow: more-orders
    trigger: \(trigger)
    tasks:
      - {id: hand-over, uses: sqs/send, with: {queue: \(queue)}}

    """
  }
}

extension Sentence {
  static func writeConstant(_ parameter: String) -> Sentence {
    "write '\(term: parameter)' as a constant: the role is then limited to it"
  }

  static let roleCannotBeLimited: Sentence =
    "What the parameters do not name as a constant, the role cannot be limited to."

  static func tooManyRules(_ count: Int, on bus: String) -> Sentence {
    "\(count) rules stand on the bus '\(bus)', and a bus takes 300"
  }

  static let quotaOfRules: Sentence =
    "Creating rule 301 fails unless the quota 'Rules per event bus' was raised (Amazon EventBridge quotas)."

  static func tooManyWildcardRules(_ count: Int, on bus: String) -> Sentence {
    "\(count) rules with wildcards stand on the bus '\(bus)', and a bus takes 30"
  }

  static let usePrefixOrSuffix: Sentence = "use 'prefix' or 'suffix' where one '*' stands at an end"

  static let noQuotaForWildcards: Sentence =
    "Creating rule 31 fails, and no quota raises that (Amazon EventBridge quotas)."

  static func policyLetsIn(_ resource: String) -> Sentence {
    "the policy of \(resource) has to let EventBridge in"
  }

  static func addStatement(_ output: String) -> Sentence {
    "add the statement that the output '\(output)' holds to its policy"
  }

  static func notOwned(_ action: String) -> Sentence {
    "Tasuki does not own it; without '\(term: action)' for EventBridge nothing arrives, and nothing says so."
  }

  static func triggerOf(_ workflow: String) -> Sentence { "the trigger of '\(workflow)'" }

  static func sameEvents(_ first: String, as second: String) -> Sentence {
    "'\(first)' starts on the same events as '\(second)', and does the same"
  }

  static let keepOneOfTwo: Sentence = "keep one of the two"

  static func everyEventStarts(_ first: String, starts second: String) -> Sentence {
    "every event that starts '\(first)' starts '\(second)' too"
  }

  static func mayDoWithAll(_ task: String, _ actions: [String]) -> Sentence {
    "'\(task)' may do \(quoted: actions) with every resource of the account"
  }
}
