// Codes 07xx: names, limits and permissions.

extension DiagnosticCode {
  /// A policy that Tasuki does not own needs a statement.
  public static let grantNeeded = DiagnosticCode(701, "grant-needed", .information)
  /// More rules on a bus than it takes.
  public static let tooManyRules = DiagnosticCode(702, "too-many-rules", .warning)
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
  ]
}
