public import Diagnostics

// Codes 0470 to 0489: the limits of state machines. 0450, 0452, 0453 and 0455 are retired: what they reported compiles.

public extension DiagnosticCode {
  static let forwardInMachine = DiagnosticCode(
    470, "forward-in-machine", stage: .plan, summary: "A state machine cannot forward the event itself.",
    explanation: """
      A rule sends the original event to another bus. A workflow with several tasks in order becomes a state \
      machine, and a state machine can only put a new event on a bus: with another ID and time, and with a source \
      that must not begin with `aws.`. To forward the event, add a second workflow with the same trigger.
      """, source: "EventBridge API reference, PutEvents",
    example: .tasks(
      bad: """
        - {id: keep, uses: sqs/send, with: {queue: orders}}
        - {id: audit, uses: ⏵eventbridge/forward⏴, with: {bus: audit}}
        """, good: "- {id: audit, uses: eventbridge/forward, with: {bus: audit}}"))
  static let machineTooLarge = DiagnosticCode(
    472, "machine-too-large", stage: .plan,
    summary: "The state machine or the policy of its role is too large.",
    explanation: """
      Step Functions accepts definitions of at most 1 MB, and the input and output of a state have at most 256 KiB. \
      IAM accepts at most 10,240 characters for all policies of a role, enough for about 60 functions or 25 API \
      addresses. Split the workflow: the last task of the first part starts the second with `eventbridge/put-event` \
      or `stepfunctions/start`.
      """, source: "Step Functions API reference, CreateStateMachine; IAM User Guide, \"IAM and AWS STS quotas\"",
    example: .init(.shown, bad: "a workflow with 3,000 tasks", good: "three workflows with 1,000 tasks each"))
  static let notExpress = DiagnosticCode(
    473, "not-express", stage: .plan, summary: "An express state machine cannot run this workflow.",
    explanation: """
      `state-machine: express` requests a state machine that starts faster and costs less for many short runs. Its \
      executions are stopped after five minutes, cannot wait for another state machine, and no other workflow can wait \
      for them. They run at least once rather than exactly once: a message may be sent twice. Without `state-machine`, \
      Tasuki chooses an express state machine only if none of this matters to the workflow.
      """, source: "Step Functions Developer Guide, \"Choosing workflow type in Step Functions\"",
    example: .init(
      .workflow,
      bad: """
        workflow: new-order
        state-machine: ⏵express⏴
        trigger: {source: com.example.shop, event: order.placed}
        tasks:
          - wait: 10m
          - {id: keep, uses: sqs/send, with: {queue: orders}}

        """,
      good: """
        workflow: new-order
        state-machine: standard
        trigger: {source: com.example.shop, event: order.placed}
        tasks:
          - wait: 10m
          - {id: keep, uses: sqs/send, with: {queue: orders}}

        """))
  static let machineNameOnAWS = DiagnosticCode(
    482, "machine-name-on-aws", .warning, stage: .plan,
    summary: "A task starts a workflow of the project by the AWS name of its state machine.",
    explanation: """
      The AWS name begins with the project and the environment, and ends in `_express` if the state machine is an \
      express one: it differs between environments, and may change when the workflow changes. Write the name of the \
      workflow: it is right in every environment, and the deployment then creates that state machine first.
      """, example: .init(.workflow, bad: start(of: "⏵tasuki-pack-order⏴"), good: start(of: "pack-order")))

  /// A workflow that starts another one, which is always a state machine.
  private static func start(of machine: String) -> String {
    """
    workflow: order-placed
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - {id: pack, uses: stepfunctions/start, with: {machine: \(machine)}}
    ---
    workflow: pack-order
    trigger: {source: com.example.shop, event: order.released}
    tasks:
      - {id: first, uses: sqs/send, with: {queue: orders}}
      - {id: second, uses: sqs/send, with: {queue: orders}}

    """
  }
}

extension Sentence {
  static func cannotForward(_ task: String) -> Sentence {
    "'\(task)' cannot forward the event from a state machine"
  }
  static let separateWorkflowForwards: Sentence =
    "move it to a separate workflow, whose rule forwards the event, or use 'eventbridge/put-event'"
  static let machinesPutNewEvents: Sentence =
    "A state machine can only put a new event on a bus, with another ID and time."
  static func sendsTooMuch(_ task: String, characters size: Int) -> Sentence {
    "the payload of '\(task)' has at least \(size) characters; a state allows 262,144"
  }
  static func machineOfWorkflow(_ name: String, _ workflow: String) -> Sentence {
    "'\(name)' is the state machine of the workflow '\(workflow)'"
  }
  static func startWorkflow(_ name: String) -> Sentence { "write 'machine: \(term: name)'" }
  static let machineNamesChange: Sentence =
    "The name on AWS differs between environments, and depends on the type of the state machine."
  static let sendLess: Sentence = "send less, or send the name of an object that contains it"
  static let notExpress: Sentence = "an express state machine cannot run this workflow"
  static let useStandard: Sentence = "use 'standard', or remove 'state-machine'"
  static let expressLimits: Sentence =
    "An express execution is stopped after five minutes, and cannot wait for another state machine."
  static let unknownLength: Sentence = "the length of this pause is unknown"
  static let pausesTooLong: Sentence = "its pauses take five minutes or more"
  static let waitsForMachine: Sentence = "this waits for another state machine"
  static let waitsForItsEnd: Sentence = "this waits for its end"
  static let nothingWaitsForExpress: Sentence =
    "Step Functions cannot wait for an express execution that another execution starts."
  static func machineTooLarge(_ workflow: String, bytes size: Int, limit: Int) -> Sentence {
    "the state machine of '\(workflow)' has \(size) bytes; Step Functions allows \(limit)"
  }
  static let splitWorkflow: Sentence = "split the workflow in two, and let the first start the second"
  static func roleTooLarge(_ workflow: String, characters size: Int, limit: Int) -> Sentence {
    "the role of '\(workflow)' needs policies of \(size) characters; IAM allows \(limit)"
  }
}
