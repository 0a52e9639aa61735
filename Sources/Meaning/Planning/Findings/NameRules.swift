public import Diagnostics

// Codes 07xx: names, limits and permissions.

public extension DiagnosticCode {
  static let grantNeeded = DiagnosticCode(
    701, "grant-needed", .information, stage: .plan,
    summary: "A queue or topic that exists already has to let EventBridge in.",
    explanation: """
      Tasuki writes the policies of the queues and topics that it creates. For one that is given by its ARN it \
      cannot: AWS keeps one policy for each, and writing it would wipe out what stands there. The statement that is \
      needed is an output of the deployment; add it to the policy where the queue or topic is defined. Without it \
      nothing arrives, and nothing says so.
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
    702, "too-many-rules", .warning, stage: .project, summary: "There are more rules on a bus than it takes.",
    explanation: """
      A bus takes 300 rules (100 in some Regions) unless its quota was raised: the deployment fails half-way. Join \
      workflows that react to the same events, put events of your own on another bus, or raise the quota first.
      """, source: "Amazon EventBridge quotas",
    example: .init(
      .shown, bad: "301 workflows with one trigger each on the default bus",
      good: "300 workflows with one trigger each on the default bus"))
  static let tooManyWildcardRules = DiagnosticCode(
    703, "too-many-wildcard-rules", .warning, stage: .project,
    summary: "There are more rules with wildcards on a bus than it takes.",
    explanation: """
      A bus takes 30 rules whose patterns hold `wildcard`, and no quota raises that: the deployment fails half-way. \
      `prefix` and `suffix` do not count, and are enough where one `*` stands at an end.
      """, source: "Amazon EventBridge quotas",
    example: .init(
      .shown, bad: "31 workflows with {wildcard: \"in/*.csv\"} on the default bus",
      good: "31 workflows with {suffix: .csv} on the default bus"))
  static let widePermission = DiagnosticCode(
    706, "wide-permission", .information, stage: .plan,
    summary: "A state machine may do something with every resource of the account.",
    explanation: """
      What `aws/SERVICE.ACTION` may do is limited to the resource that its parameters name, where they name it as a \
      constant. Where an expression does, or where no parameter is known to, the role has the permission on everything. \
      Write the resource as a constant or as `vars.NAME`, or limit the role with a permissions boundary.
      """, source: "Service Authorization Reference",
    example: .init(
      .workflow, bad: serviceCall("⏵aws/dynamodb.deleteItem⏴", "\"${{ event.detail.table }}\""),
      good: serviceCall("aws/dynamodb.deleteItem", "orders")))
  static let nameCollision = DiagnosticCode(
    707, "name-collision", stage: .project, summary: "Two resources of a project would have the same name.",
    explanation: """
      What a workflow needs for itself is named after it: its rules, its roles, its dead-letter queue. Templates and \
      Terraform tell names apart by their letters and digits alone. Where a task names a queue as another workflow's own \
      one is called, or where the names of two workflows differ in their hyphens only, one of the two must be renamed: \
      a name that changed by itself when another workflow came or went would replace what is deployed.
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
  static func policyLetsIn(_ kind: String, _ name: String) -> Sentence {
    "the policy of the \(term: kind) '\(name)' has to let EventBridge in"
  }
  static func addStatement(_ output: String) -> Sentence {
    "add the statement that the output '\(output)' holds to its policy"
  }
  static func notOwned(_ action: String) -> Sentence {
    "Tasuki does not own it; without '\(term: action)' for EventBridge nothing arrives, and nothing says so."
  }
  static func mayDoWithAll(_ task: String, _ actions: [String]) -> Sentence {
    "'\(task)' may do \(quoted: actions) with every resource of the account"
  }
  static func nameIsTaken(_ name: String, by workflow: String) -> Sentence {
    "'\(workflow)' needs the name '\(name)', and that is taken"
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
    "Names are told apart by their letters and digits; upper case, hyphens and other signs do not count."
}
