public import Diagnostics
import Plan

// Codes 07xx: names, limits and permissions.

public extension DiagnosticCode {
  static let grantNeeded = DiagnosticCode(
    701, "grant-needed", .information, stage: .plan,
    summary: "An existing queue or topic must allow EventBridge to send.",
    explanation: """
      Tasuki writes the policies of the queues and topics that it creates. For an existing one, given by its ARN, it \
      cannot: AWS keeps one policy for each, and writing it would replace the statements that are there. The missing \
      statement is an output of the deployment: add it where the queue or topic is defined. Without it, AWS silently \
      delivers nothing.
      """, source: "EventBridge User Guide, \"Using resource-based policies\"",
    example: .tasks(
      bad: """
        - id: queue
          uses: sqs/send
          with: {queue: ⏵"arn:aws:sqs:ap-northeast-1:123456789012:orders"⏴}
        """,
      good: """
        - id: queue
          uses: sqs/send
          with: {queue: orders}
        """))
  static let tooManyRules = DiagnosticCode(
    702, "too-many-rules", .warning, stage: .project, summary: "An event bus has more rules than its quota allows.",
    explanation: """
      A bus can have 300 rules (100 in some Regions) unless its quota was raised. With more, the deployment fails \
      halfway. Join workflows that react to the same events, put your own events on another bus, or raise the quota \
      first.
      """, source: "Amazon EventBridge quotas",
    example: .init(
      .shown, bad: "301 workflows with one trigger each on the default bus",
      good: "300 workflows with one trigger each on the default bus"))
  static let tooManyWildcardRules = DiagnosticCode(
    703, "too-many-wildcard-rules", .warning, stage: .project,
    summary: "An event bus has more rules with wildcards than AWS allows.",
    explanation: """
      A bus can have 30 rules whose patterns contain `wildcard`, and this quota cannot be raised. With more, the \
      deployment fails halfway. `prefix` and `suffix` do not count, and replace a pattern with one `*` at its end or \
      start.
      """, source: "Amazon EventBridge quotas",
    example: .init(
      .shown, bad: "31 workflows with {wildcard: \"in/*.csv\"} on the default bus",
      good: "31 workflows with {suffix: .csv} on the default bus"))
  static let widePermission = DiagnosticCode(
    706, "wide-permission", .information, stage: .plan,
    summary: "A state machine may use an API action on every resource of the account.",
    explanation: """
      The permission for `aws/SERVICE.ACTION` is limited to the resource that its parameters name as a constant. If an \
      expression names it, or if no parameter is known to, the role may use the action on every resource. Write the \
      resource as a constant or as `vars.NAME`, or limit the role with a permissions boundary.
      """, source: "Service Authorization Reference",
    example: .init(
      .workflow, bad: serviceCall("⏵aws/dynamodb.deleteItem⏴", "\"${{ event.detail.table }}\""),
      good: serviceCall("aws/dynamodb.deleteItem", "orders")))
  static let nameCollision = DiagnosticCode(
    707, "name-collision", stage: .project, summary: "Two resources of a project have the same name.",
    explanation: """
      The rules, roles and dead-letter queue of a workflow are named after it, and templates and Terraform \
      distinguish names only by letters and digits. If a task names a queue that has the name of another workflow's \
      own queue, or if the names of two workflows differ only in hyphens, rename one of the two. Tasuki does not \
      choose another name: it would change when a workflow is added or removed, and the deployment would replace \
      resources.
      """, example: DiagnosticCode.Example(deadLetters, bad: "⏵orders-dead-letter⏴", good: "orders-to-check"))
  static let sharedByEnvironments = DiagnosticCode(
    708, "shared-by-environments", stage: .project,
    summary: "Two environments in the same account and Region create a resource of the same name.",
    explanation: """
      Queues, topics, log groups and partner event buses keep exactly the name that the workflow or the project file gives \
      them, so that others find them; the environment is not part of it. AWS has one of each name in an account and Region. \
      CloudFormation cannot create it for the second environment; with Terraform both environments may manage the same \
      queue, and the one that is destroyed takes it from the other.

      Give the environments different accounts or Regions, or different names: `queue: "orders-${{ vars.stage }}"`. For a \
      resource that both are meant to use, create it elsewhere and write its ARN.
      """, source: "Amazon SQS API reference, CreateQueue; Amazon SNS API reference, CreateTopic",
    example: .init(
      .shown,
      bad: """
        # tasuki.yaml
        environments:
          staging: {region: ap-northeast-1, account: "123456789012"}
          production: {region: ap-northeast-1, account: "123456789012"}
        # a task
        with: {queue: ⏵orders⏴}

        """,
      good: """
        # tasuki.yaml
        environments:
          staging: {region: ap-northeast-1, account: "123456789012", vars: {stage: staging}}
          production: {region: ap-northeast-1, account: "123456789012", vars: {stage: production}}
        # a task
        with: {queue: "orders-${{ vars.stage }}"}

        """))
}

extension DiagnosticCode {
  /// A workflow with a dead-letter queue of its own, and one that sends to a queue.
  private static func deadLetters(_ queue: String) -> String {
    """
    workflow: orders
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - {id: hand-over, uses: lambda/invoke, with: {function: pack}}
    ---
    workflow: orders-check
    trigger: {source: com.example.shop, event: order.canceled}
    tasks:
      - {id: keep, uses: sqs/send, with: {queue: \(queue)}}

    """
  }

  private static func serviceCall(_ uses: String, _ table: String) -> String {
    """
    workflow: order-canceled
    trigger: {source: com.example.shop, event: order.canceled}
    tasks:
      - id: forget
        uses: \(uses)
        with:
          TableName: \(table)
          Key: {id: {S: "${{ event.detail.id }}"}}

    """
  }
}

extension Sentence {
  static func writeConstant(_ parameter: String) -> Sentence {
    "write '\(term: parameter)' as a constant to limit the role to it"
  }
  static let roleCannotBeLimited: Sentence =
    "A role can only be limited to a resource that a parameter names as a constant."
  static func tooManyRules(_ count: Int, on bus: String) -> Sentence {
    "\(count) rules are on the bus '\(bus)'; AWS allows \(RuleBody.mostPerBus)"
  }
  static let quotaOfRules: Sentence =
    "Creating rule 301 fails unless the quota 'Rules per event bus' was raised (Amazon EventBridge quotas)."
  static func tooManyWildcardRules(_ count: Int, on bus: String) -> Sentence {
    "\(count) rules with wildcards are on the bus '\(bus)'; AWS allows \(RuleBody.mostWithWildcardsPerBus)"
  }
  static let usePrefixOrSuffix: Sentence = "use 'prefix' or 'suffix' instead of one '*' at the end or start"
  static let noQuotaForWildcards: Sentence =
    "Creating rule 31 fails, and this quota cannot be raised (Amazon EventBridge quotas)."
  static func policyMustAllow(_ kind: String, _ name: String) -> Sentence {
    "the policy of the \(term: kind) '\(name)' must allow EventBridge to send"
  }
  static func addStatement(_ output: String) -> Sentence {
    "add the statement in the output '\(output)' to its policy"
  }
  static func notOwned(_ action: String) -> Sentence {
    "Tasuki does not own it. Without '\(term: action)' for EventBridge, AWS silently delivers nothing."
  }
  static func mayUseOnAll(_ task: String, _ actions: [String]) -> Sentence {
    "'\(task)' may use \(quoted: actions) on every resource of the account"
  }
  static func nameIsTaken(_ name: String, by workflow: String) -> Sentence {
    "'\(workflow)' needs the name '\(name)', which is taken"
  }
  static func createdTwice(_ names: [String], by environments: [String]) -> Sentence {
    "\(listed: environments) create \(listed: names) in the same account and Region"
  }
  static let nameByVariable: Sentence = "use a variable in the name, another account or another Region"
  static func sameAccount(as environment: String) -> Sentence { "the same account as '\(environment)'" }
  static let nameIsUnique: Sentence = "AWS has one resource of this kind and name in an account and Region."
  static let renameOneOfTwo: Sentence = "choose another name for one of the two"
  static let takenHere: Sentence = "taken here"
  static let namesAreToldApart: Sentence =
    "Names must differ in letters or digits; case, hyphens and other signs do not count."
}
