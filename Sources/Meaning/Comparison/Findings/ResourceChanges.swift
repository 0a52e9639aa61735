import Diagnostics

// Changes of resources.

extension Sentence {
  static func resourceNew(_ label: String) -> Sentence { "'\(label)' is created" }
  static func resourceDeleted(_ label: String) -> Sentence { "'\(label)' is deleted" }
  static func resourceUpdated(_ label: String, _ properties: [String]) -> Sentence {
    "'\(label)' is updated: \(terms: properties)"
  }
  static func resourceReplaced(_ label: String, for properties: [String]) -> Sentence {
    "'\(label)' is replaced because of \(terms: properties)"
  }
  static func queueDeleted(_ label: String) -> Sentence { "the queue '\(label)' is deleted with its messages" }
  static func logsDeleted(_ label: String) -> Sentence { "the log group '\(label)' is deleted with its entries" }
  static func keptForShorter(_ label: String) -> Sentence { "'\(label)' keeps its entries for a shorter time" }
  static let olderEntriesDeleted: Sentence = "AWS deletes all older entries"
  static func nameGone(_ label: String) -> Sentence { "'\(label)' is deleted: everything that uses it must change" }
  static let messagesLost: Sentence = "messages in the queue are lost"
  static let executionsEnd: Sentence = "running executions are stopped"
  static let terraformGap: Sentence =
    "Terraform deletes before it creates, so there is a gap (AWS provider 5.100)"
  static let cloudFormationOverlap: Sentence =
    "CloudFormation creates before it deletes, so events may be handled twice for a while (registry of 2026-11)"
  static let scheduleGroupTrap: Sentence =
    "CloudFormation plans an update in place, but Scheduler finds a schedule by its group: the update probably fails"
  static let slackChannelTrap: Sentence =
    "Terraform plans an update in place, but the service accepts neither a new name nor another workspace: the update probably fails"
}

extension ChangeCode {
  private static func order(_ rest: String) -> String { DiagnosticCode.workflow(rest) }
  private static func send(to queue: String, _ rest: String = "") -> String {
    DiagnosticCode.tasksWorkflow("  - {id: hand-over, uses: sqs/send, with: {queue: \(queue)}\(rest)}")
  }
  private static let keepsNothing = ", dead-letter: none, because: orders are sent again"

  static let resourceCreated = ChangeCode(
    501, "resource-created", .safe, summary: "A resource is created.",
    explanation:
      "Both tools create it. The changes of events, schedules and tasks show what it is for.",
    clause: { .counted($0, "resource created", "resources created") },
    example: Example(base: send(to: "orders", keepsNothing), head: send(to: "orders")))

  static let resourceUpdated = ChangeCode(
    502, "resource-updated", .safe, summary: "A resource is updated in place.",
    explanation: "The report lists the properties that differ, with their names in both tools.",
    clause: { .counted($0, "resource updated", "resources updated") },
    example: Example(base: order("owner: shop"), head: order("owner: warehouse")))

  static let resourceReplaced = ChangeCode(
    503, "resource-replaced", .risky, summary: "A resource is replaced: deleted and created again.",
    explanation: """
      The report names the property that forces it for each tool. Terraform deletes first, so there is a gap; CloudFormation \
      creates first, so events may be handled twice. Which properties force a replacement was measured with the AWS provider \
      5.100, and read from the CloudFormation registry of 2026-11.
      """,
    clause: { .counted($0, "resource replaced", "resources replaced") },
    example: Example(
      base: DiagnosticCode.triggerWorkflow("{source: com.example.shop, event: order.placed, bus: shop}"),
      head: DiagnosticCode.triggerWorkflow("{source: com.example.shop, event: order.placed, bus: store}")))

  static let resourceDeleted = ChangeCode(
    504, "resource-deleted", .safe, summary: "A resource without data is deleted, and nothing else uses it.",
    explanation: "For example, a rule or a role. Running executions are stopped with their state machine.",
    clause: { .counted($0, "resource deleted", "resources deleted") },
    example: Example(base: order(""), head: nil))

  static let dataDeleted = ChangeCode(
    505, "data-deleted", .breaking, summary: "A queue or a log group is deleted with its content.",
    explanation:
      "Messages in the queue, which may be a dead-letter queue, and entries of the log group are lost.",
    clause: { .counted($0, "deletion of data", "deletions of data") },
    example: Example(base: send(to: "orders"), head: send(to: "orders", keepsNothing)))

  static let dataReplaced = ChangeCode(
    506, "data-replaced", .breaking, summary: "A queue or a log group is replaced, and its content is lost.",
    explanation: "The report names the property that forces it for each tool.",
    clause: { .counted($0, "replacement of data", "replacements of data") },
    example: Example(
      base: order(""), head: order(""), project: "project: shop\n", headProject: "project: store\n"))

  static let nameGone = ChangeCode(
    507, "name-gone", .breaking,
    summary: "A topic, a bus or a URL is deleted that others may use.",
    explanation: "Subscribers of a topic get nothing; calls and messages to it fail.",
    clause: { .counted($0, "name is gone", "names are gone") },
    example: Example(
      base: DiagnosticCode.tasksWorkflow("  - {id: tell, uses: sns/publish, with: {topic: orders}}"),
      head: DiagnosticCode.tasksWorkflow("  - {id: tell, uses: sns/publish, with: {topic: orders-placed}}")))

  static let retentionShortened = ChangeCode(
    508, "retention-shortened", .breaking, summary: "A log group keeps its entries for a shorter time.",
    explanation: "AWS deletes all entries that are older than the new time, and cannot restore them.",
    clause: { .counted($0, "retention shortened", "retentions shortened") },
    example: Example(
      base: log, head: log, project: "project: shop\ndefaults: {log-retention: 90d}\n",
      headProject: "project: shop\ndefaults: {log-retention: 7d}\n"))

  private static let log = DiagnosticCode.tasksWorkflow("  - {id: keep, uses: logs/write, with: {group: orders}}")
}
