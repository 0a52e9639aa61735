import Diagnostics

// Who may do what.

extension Sentence {
  static let itsRules: Sentence = "its rules"
  static let itsSchedules: Sentence = "its schedules"
  static let itsMachine: Sentence = "its state machine"
  static func functionHolder(_ label: String) -> Sentence { "the function '\(label)'" }
  static func roleHolder(_ label: String) -> Sentence { "the role '\(label)'" }
  static func serviceHolder(_ name: String) -> Sentence {
    switch name {
    case "events.amazonaws.com": "every rule of EventBridge"
    case "delivery.logs.amazonaws.com": "log delivery"
    default: "\(term: name)"
    }
  }
  static let everyoneHolder: Sentence = "everyone on the internet"

  static func mayNow(_ holder: Sentence, _ phrase: Sentence) -> Sentence {
    "\(holder) may now \(phrase)"
  }
  static func mayNoLonger(_ holder: Sentence, _ phrase: Sentence) -> Sentence {
    "\(holder) may no longer \(phrase)"
  }
  static func mayInMoreCases(_ holder: Sentence, _ phrase: Sentence) -> Sentence {
    "\(holder) may \(phrase) in more cases than before"
  }
  static func mayInFewerCases(_ holder: Sentence, _ phrase: Sentence) -> Sentence {
    "\(holder) may \(phrase) in fewer cases than before"
  }
  static func mayInsteadOf(_ old: Sentence, _ holder: Sentence, _ phrase: Sentence) -> Sentence {
    "\(holder) may \(phrase), \(old) no longer"
  }
  static func onlyIf(_ key: String, _ values: String) -> Sentence { "only if \(key) is \(values)" }

  /// What may be done, after "may": `send messages to the queue 'orders'`.
  static func accessPhrase(_ actions: [String], _ subject: AccessSubject) -> Sentence {
    switch subject {
    case .ownObservation: return "write the log and the traces of its executions"
    case .ownMachine where actions == ["states:StartExecution"]:
      return "start its own state machine"
    case .address(let method, let endpoint): return "send requests: \(method) \(endpoint)"
    case .named(let kind, let name, let account):
      let place: Sentence = account.map { " of the account \($0)" } ?? ""
      return name == "*"
        ? "\(verb(actions)) any \(term: kind)\(place)" : "\(verb(actions)) the \(term: kind) '\(name)'\(place)"
    case .ownMachine: return "\(verb(actions)) its own state machine"
    case .ownDeadLetters: return "\(verb(actions)) its dead-letter queue"
    case .everything: return "call \(listed: actions) on every resource"
    case .arn(let arn): return "call \(listed: actions) on '\(arn)'"
    }
  }

  private static func verb(_ actions: [String]) -> Sentence {
    switch actions.sorted() {
    case ["batch:SubmitJob"]: "submit jobs to"
    case ["codebuild:StartBuild"]: "start builds of"
    case ["dynamodb:PutItem"]: "write items to"
    case ["ecs:RunTask"]: "run tasks of"
    case ["events:InvokeApiDestination"]: "call"
    case ["events:PutEvents"]: "put events on"
    case ["events:RetrieveConnectionCredentials"]: "use the credentials of"
    case ["firehose:PutRecord"], ["kinesis:PutRecord"]: "write records to"
    case ["iam:PassRole"]: "pass on"
    case ["lambda:InvokeFunction"]: "invoke"
    case ["lambda:InvokeFunction", "lambda:InvokeFunctionUrl"], ["lambda:InvokeFunctionUrl"]:
      "send requests to the address of"
    case ["logs:CreateLogStream", "logs:PutLogEvents"], ["logs:PutLogEvents"]: "write to"
    case ["s3:PutObject"]: "write objects to"
    case ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      ["secretsmanager:GetSecretValue"],
      ["ssm:GetParameter"]:
      "read"
    case ["ses:SendEmail"]: "send mail with"
    case ["sns:Publish"]: "publish messages to"
    case ["sqs:SendMessage"]: "send messages to"
    case ["states:DescribeExecution", "states:StopExecution"]: "watch and stop"
    case ["states:StartExecution"]: "start"
    case ["sts:AssumeRole"]: "assume"
    default: "call \(listed: actions) on"
    }
  }
}

extension ChangeCode {
  private static func send(_ queues: String...) -> String {
    DiagnosticCode.tasksWorkflow(
      queues.map { "  - {id: \($0), uses: sqs/send, with: {queue: \($0)}}" }.joined(separator: "\n")
    )
  }
  private static func read(_ table: String) -> String {
    DiagnosticCode.taskWorkflow(
      uses: "aws/dynamodb.getItem", "{TableName: \(table), Key: {id: {S: a}}}")
  }

  static let accessGained = ChangeCode(
    401, "access-gained", .risky, summary: "Someone may now do something.",
    explanation: """
      The rights of both sides are compared, not the texts of policies: who may do what on what, and under which conditions. \
      Rights to the workflow's own state machine, dead-letter queue, log and traces are safe.
      """,
    clause: { _ in "new access" },
    example: Example(base: send("orders"), head: send("orders", "books")))

  static let accessLost = ChangeCode(
    402, "access-lost", .safe, summary: "Someone may no longer do something.",
    explanation: """
      Every right follows from a task, a trigger or a connection. A right that is gone was needed by none that is left. The \
      rights of a removed workflow are not listed.
      """,
    clause: { _ in "less access" },
    example: Example(base: send("orders", "books"), head: send("orders")))

  static let accessNarrowed = ChangeCode(
    403, "access-narrowed", .safe,
    summary: "Someone may do something on fewer resources, or under more conditions.",
    explanation:
      "Everything that is still allowed was allowed before. The report shows what differs.",
    clause: { _ in "narrower access" },
    example: Example(base: read("\"${{ event.detail.table }}\""), head: read("orders")))

  static let accessWidened = ChangeCode(
    404, "access-widened", .risky,
    summary: "Someone may do something on more resources, or under fewer conditions.",
    explanation: "Everything that was allowed still is, and more. The report shows what differs.",
    clause: { _ in "wider access" },
    example: Example(base: read("orders"), head: read("\"${{ event.detail.table }}\"")))

  static let accessMoved = ChangeCode(
    405, "access-moved", .safe, summary: "Another part of the same workflow has a right.",
    explanation: """
      For example, the rules of a workflow sent to a queue, and its state machine does so now. The workflow as a whole may do \
      the same as before.
      """,
    clause: { _ in "access moves" },
    example: Example(
      base: send("orders"),
      head: DiagnosticCode.tasksWorkflow(
        "  - {wait: 1h}\n  - {id: orders, uses: sqs/send, with: {queue: orders}}"))
  )
}
