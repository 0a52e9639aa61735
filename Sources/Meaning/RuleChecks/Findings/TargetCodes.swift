public import Diagnostics

// Codes 1211 to 1222: the targets of a rule that exists already.

extension Sentence {
  static func tooManyTargets(_ count: Int) -> Sentence { "a rule can have 5 targets, this one has \(count)" }
  static let splitRule: Sentence =
    "write a second rule with the same pattern, or call one topic that passes events on"
  static func repeatedTargetID(_ id: String) -> Sentence { "two targets of the rule have the ID '\(id)'" }
  static let renameTarget: Sentence = "give this target another ID: the second one replaces the first"
  static func invalidTargetID(_ id: String) -> Sentence { "'\(id)' cannot be the ID of a target" }
  static func cannotBeTarget(_ what: Sentence) -> Sentence { "\(what) cannot be the target of a rule" }
  static let nameCallable: Sentence =
    "name what EventBridge calls, such as a function, a queue, a topic, a state machine or an API destination"
  static func needsRole(_ what: Sentence) -> Sentence {
    "EventBridge calls \(what) with a role, and there is none"
  }
  static let addRole: Sentence =
    "add 'RoleArn' with a role that events.amazonaws.com can assume and that allows the call"
  static func needsParameters(_ what: Sentence, _ parameters: String) -> Sentence {
    "\(what) as a target needs '\(parameters)'"
  }
  static let addECSParameters: Sentence = "add 'EcsParameters' with the 'TaskDefinitionArn' of the task to run"
  static let addBatchParameters: Sentence = "add 'BatchParameters' with 'JobDefinition' and 'JobName'"
  static let fargateWithoutNetwork: Sentence = "a task on Fargate needs a network configuration"
  static let addNetwork: Sentence = "add 'NetworkConfiguration' with 'AwsVpcConfiguration' and its 'Subnets'"
  static let fifoWithoutGroup: Sentence = "a FIFO queue as a target needs a message group"
  static let addMessageGroup: Sentence = "add 'SqsParameters' with a 'MessageGroupId'"
  static let noPermission: Sentence = "EventBridge has no permission to call the function"
  static let noPermissionHere: Sentence = "no permission in these files lets EventBridge call the function"
  static let addPermission: Sentence =
    "add a permission for 'lambda:InvokeFunction' with the principal events.amazonaws.com and the ARN of the rule"
  static let fifoDeadLetters: Sentence = "a FIFO queue cannot hold the dead letters of a rule"
  static let useStandardQueue: Sentence = "use a standard queue"
  static func deadLettersInOtherRegion(_ region: String, _ other: String) -> Sentence {
    "the dead-letter queue is in \(term: region), the rule in \(term: other)"
  }
  static func queueInRegion(_ region: String) -> Sentence { "use a queue in \(term: region)" }
  static let retryAttempts: Sentence = "the number of retries"
  static let eventAge: Sentence = "the age of an event in seconds"
  static func outOfRange(_ what: Sentence, _ value: Int, _ range: ClosedRange<Int>) -> Sentence {
    "\(what) is \(value): EventBridge accepts \(range.lowerBound) to \(range.upperBound)"
  }
  static func valueInRange(_ range: ClosedRange<Int>) -> Sentence {
    "write a number from \(range.lowerBound) to \(range.upperBound)"
  }
}

public extension DiagnosticCode {
  private static let targets = "EventBridge API reference, Target"
  private static let queue = "Arn: arn:aws:sqs:eu-west-1:111122223333:orders"
  private static let role = "\nRoleArn: arn:aws:iam::111122223333:role/events"
  private static let cluster = "Id: pack\nArn: ⏵arn:aws:ecs:eu-west-1:111122223333:cluster/shop⏴" + role
  private static let task =
    "\nEcsParameters:\n  TaskDefinitionArn: arn:aws:ecs:eu-west-1:111122223333:task-definition/pack:1"

  private static func unmarked(_ text: String) -> String { String(text.filter { $0 != "⏵" && $0 != "⏴" }) }

  private static func six(_ marked: Bool) -> String {
    let all = (1...(marked ? 6 : 5)).map { number in
      let target = "{Id: t\(number), Arn: arn:aws:sqs:eu-west-1:111122223333:orders}"
      return "  - " + (number == 6 ? "⏵\(target)⏴" : target)
    }
    return "EventPattern: {source: [com.example.shop]}\nTargets:\n" + all.joined(separator: "\n")
  }

  static let tooManyRuleTargets = DiagnosticCode(
    1211, "too-many-rule-targets", stage: .syntax, summary: "A rule has more than five targets.",
    explanation: "PutTargets rejects the sixth. The quota cannot be raised.",
    source: "Amazon EventBridge quotas, \"Targets per rule\"",
    example: .rule(bad: six(true), good: six(false)))
  static let targetIDRepeated = DiagnosticCode(
    1212, "target-id-repeated", stage: .syntax, summary: "Two targets of a rule have the same ID.",
    explanation: "PutTargets replaces a target whose ID is in use, so only one of the two is called.",
    source: "EventBridge API reference, PutTargets",
    example: .rule(
      bad: """
        EventPattern: {source: [com.example.shop]}
        Targets:
          - {Id: a, \(queue)}
          - {Id: ⏵a⏴, \(queue)-2}
        """,
      good: """
        EventPattern: {source: [com.example.shop]}
        Targets:
          - {Id: a, \(queue)}
          - {Id: b, \(queue)-2}
        """))
  static let targetIDInvalid = DiagnosticCode(
    1213, "target-id-invalid", stage: .syntax, summary: "A target has an ID that EventBridge does not accept.",
    explanation: "An ID has 1 to 64 letters, digits, `.`, `-` and `_`.", source: targets,
    example: .target(bad: "Id: ⏵hand over⏴\n" + queue, good: "Id: hand-over\n" + queue))
  static let targetNotCallable = DiagnosticCode(
    1214, "target-not-callable", stage: .syntax, summary: "A target is something that EventBridge cannot call.",
    explanation: """
      The ARN of a role belongs into `RoleArn`. A bucket or a table is reached through a function, a state machine, or a \
      delivery stream.
      """, source: "EventBridge user guide, \"Event bus targets\"",
    example: .target(bad: "Id: a\nArn: ⏵arn:aws:iam::111122223333:role/events⏴", good: "Id: a\n" + queue))
  static let targetNeedsRole = DiagnosticCode(
    1215, "target-needs-role", stage: .syntax, summary: "A target has no role, and EventBridge needs one for it.",
    explanation: """
      EventBridge calls functions, queues, topics and log groups by their own policies, and everything else with a role. \
      CloudFormation and Terraform accept a target without one; PutTargets rejects it, or each delivery fails.
      """, source: targets,
    example: .target(
      bad: "Id: a\nArn: ⏵arn:aws:states:eu-west-1:111122223333:stateMachine:pack⏴",
      good: "Id: a\nArn: arn:aws:states:eu-west-1:111122223333:stateMachine:pack" + role))
  static let targetNeedsParameters = DiagnosticCode(
    1216, "target-needs-parameters", stage: .syntax,
    summary: "A target has no parameters, and its kind needs them.",
    explanation: "The ARN of a cluster or of a job queue does not say which task or job to run.", source: targets,
    example: .target(bad: cluster, good: unmarked(cluster) + task))
  static let fargateNeedsNetwork = DiagnosticCode(
    1217, "fargate-needs-network", stage: .syntax, summary: "A task on Fargate has no network configuration.",
    explanation:
      "Every task on Fargate has the network mode `awsvpc`, which needs subnets. EventBridge cannot start it.",
    source: "EventBridge API reference, EcsParameters",
    example: .target(
      bad: unmarked(cluster) + task + "\n  LaunchType: ⏵FARGATE⏴",
      good: unmarked(cluster) + task
        + "\n  LaunchType: FARGATE\n  NetworkConfiguration: {AwsVpcConfiguration: {Subnets: [subnet-1]}}"))
  static let fifoNeedsGroup = DiagnosticCode(
    1218, "fifo-needs-group", stage: .syntax, summary: "A FIFO queue as a target has no message group.",
    explanation: "SQS rejects a message for a FIFO queue without a group, so no event arrives.",
    source: "EventBridge API reference, SqsParameters",
    example: .target(
      bad: "Id: a\nArn: ⏵arn:aws:sqs:eu-west-1:111122223333:orders.fifo⏴",
      good: "Id: a\nArn: arn:aws:sqs:eu-west-1:111122223333:orders.fifo\nSqsParameters: {MessageGroupId: orders}"))
  static let deadLetterFIFO = DiagnosticCode(
    1219, "dead-letter-fifo", stage: .syntax, summary: "The dead-letter queue of a target is a FIFO queue.",
    explanation: "EventBridge sends dead letters only to standard queues. PutTargets rejects the target.",
    source: "EventBridge user guide, \"Using dead-letter queues\"",
    example: .target(
      bad: "Id: a\n" + queue + "\nDeadLetterConfig:\n  Arn: ⏵arn:aws:sqs:eu-west-1:111122223333:failed.fifo⏴",
      good: "Id: a\n" + queue + "\nDeadLetterConfig:\n  Arn: arn:aws:sqs:eu-west-1:111122223333:failed"))
  static let deadLetterElsewhere = DiagnosticCode(
    1220, "dead-letter-elsewhere", stage: .syntax,
    summary: "The dead-letter queue is in another Region than the rule.",
    explanation: "EventBridge sends dead letters only to queues in the Region of the rule.",
    source: "EventBridge user guide, \"Using dead-letter queues\"",
    example: .target(
      bad: "Id: a\n" + queue + "\nDeadLetterConfig:\n  Arn: ⏵arn:aws:sqs:us-east-1:111122223333:failed⏴",
      good: "Id: a\n" + queue + "\nDeadLetterConfig:\n  Arn: arn:aws:sqs:eu-west-1:111122223333:failed"))
  static let retryOutOfRange = DiagnosticCode(
    1221, "retry-out-of-range", stage: .syntax,
    summary: "A retry policy has a value that EventBridge does not accept.",
    explanation: "0 to 185 retries, and an event that is 60 to 86,400 seconds old.",
    source: "EventBridge API reference, RetryPolicy",
    example: .target(
      bad: "Id: a\n" + queue + "\nRetryPolicy:\n  MaximumRetryAttempts: ⏵500⏴",
      good: "Id: a\n" + queue + "\nRetryPolicy:\n  MaximumRetryAttempts: 185"))
  static let permissionMissing = DiagnosticCode(
    1222, "permission-missing", stage: .syntax, summary: "Nothing lets EventBridge call the function of a rule.",
    explanation: """
      A function is called by its own policy. Without a permission, every delivery fails, and neither CloudFormation nor \
      Terraform reports it. If the function is not in the same files, its permission may be elsewhere too, and the finding is \
      only information.
      """, source: "EventBridge user guide, \"Using resource-based policies\"",
    example: .target(
      bad: "Id: a\nArn: ⏵arn:aws:lambda:eu-west-1:111122223333:function:pack⏴",
      good: "Id: a\nArn: arn:aws:lambda:eu-west-1:111122223333:function:pack" + role))
}
