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
  /// Two things of a project would have one name.
  public static let nameCollision = DiagnosticCode(707, "name-collision")
}

extension DiagnosticRegistry {
  static let names: [DiagnosticInfo] = [
    DiagnosticInfo(
      .grantNeeded,
      summary: "A queue or topic that exists already has to let EventBridge in.",
      explanation: """
        Tasuki writes the policies of the queues and topics that it creates. For one that is given by its ARN it \
        cannot: AWS keeps one policy for each, and writing it would wipe out what stands there. The statement that is \
        needed is an output of the deployment; add it to the policy where the queue or topic is defined. Without it \
        nothing arrives, and nothing says so.
        """,
      source: "EventBridge User Guide, \"Using resource-based policies\"",
      example: DiagnosticInfo.Example(
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
      .tooManyRules,
      summary: "There are more rules on a bus than it takes.",
      explanation: """
        A bus takes 300 rules (100 in some Regions) unless its quota was raised: the deployment fails half-way. Join \
        workflows that react to the same events, put events of your own on another bus, or raise the quota first.
        """,
      source: "Amazon EventBridge quotas",
      example: DiagnosticInfo.Example(
        .shown, bad: "301 workflows with one trigger each on the default bus",
        good: "300 workflows with one trigger each on the default bus")),
    DiagnosticInfo(
      .tooManyWildcardRules,
      summary: "There are more rules with wildcards on a bus than it takes.",
      explanation: """
        A bus takes 30 rules whose patterns hold `wildcard`, and no quota raises that: the deployment fails half-way. \
        `prefix` and `suffix` do not count, and are enough where one `*` stands at an end.
        """,
      source: "Amazon EventBridge quotas",
      example: DiagnosticInfo.Example(
        .shown, bad: "31 workflows with {wildcard: \"in/*.csv\"} on the default bus",
        good: "31 workflows with {suffix: .csv} on the default bus")),
    DiagnosticInfo(
      .repeatedRule,
      summary: "Two workflows start on the same events and do the same.",
      explanation: """
        The patterns of the two match exactly the same events, and the tasks of the two do the same: one automation, \
        made twice. Whoever is told by it is told twice.
        """,
      example: DiagnosticInfo.Example(
        .workflow, bad: twins("⏵{source: com.example.shop, event: order.placed}⏴", "orders"),
        good: twins("{source: com.example.shop, event: order.cancelled}", "orders"))),
    DiagnosticInfo(
      .ruleWithinRule,
      summary: "Every event that starts a workflow starts another one too.",
      explanation: """
        That may be meant: a second message for large orders. It may also be two people who did not know of each other. \
        The remark says so once for each trigger; `# tasuki: ignore[rule-within-rule]` silences it.
        """,
      example: DiagnosticInfo.Example(
        .workflow,
        bad: twins(
          "⏵{source: com.example.shop, event: order.placed, where: {total: {numeric: [\">\", 5]}}}⏴", "more-orders"),
        good: twins("{source: com.example.shop, event: order.cancelled}", "orders"))),
    DiagnosticInfo(
      .widePermission,
      summary: "A state machine may do something with every resource of the account.",
      explanation: """
        What `aws/SERVICE.ACTION` may do is limited to the resource that its parameters name, where they name it as a \
        constant. Where an expression does, or where no parameter is known to, the role has the permission on everything. \
        Write the resource as a constant or as `vars.NAME`, or limit the role with a permissions boundary.
        """,
      source: "Service Authorization Reference",
      example: DiagnosticInfo.Example(
        .workflow, bad: serviceCall("⏵aws/dynamodb.deleteItem⏴", "\"${{ event.detail.table }}\""),
        good: serviceCall("aws/dynamodb.deleteItem", "orders"))),
    DiagnosticInfo(
      .nameCollision,
      summary: "Two resources of a project would have the same name.",
      explanation: """
        What a workflow needs for itself is named after it: its rules, its roles, its dead-letter queue. Templates and \
        Terraform tell names apart by their letters and digits alone. Where a task names a queue as another workflow's own \
        one is called, or where the names of two workflows differ in their hyphens only, one of the two must be renamed: \
        a name that changed by itself when another workflow came or went would replace what is deployed.
        """,
      example: DiagnosticInfo.Example(
        .workflow, bad: deadLetters("⏵orders-dead-letter⏴"), good: deadLetters("orders-to-check"))),
  ]

  /// A workflow with a dead-letter queue of its own, and one that sends to a queue.
  private static func deadLetters(_ queue: String) -> String {
    """
    workflow: orders
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - {id: hand-over, uses: lambda/invoke, with: {function: pack}}
    ---
    workflow: orders-check
    trigger: {source: com.example.shop, event: order.cancelled}
    tasks:
      - {id: keep, uses: sqs/send, with: {queue: \(queue)}}

    """
  }

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
