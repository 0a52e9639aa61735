public import Diagnostics

// Codes 0470 to 0489: what state machines can do. 0450, 0452, 0453 and 0455 are retired: what they spoke of compiles.

public extension DiagnosticCode {
  static let forwardInMachine = DiagnosticCode(
    470, "forward-in-machine", stage: .plan, summary: "A state machine cannot forward the event itself.",
    explanation: """
      A rule hands the very event on to another bus. A workflow with several tasks in order is a state machine, and what a \
      machine puts on a bus is a new event: with another id and time, and with a source that must not begin with `aws.`. \
      A workflow of its own with the same trigger forwards the event beside the first one.
      """, source: "EventBridge API reference, PutEvents",
    example: .tasks(
      bad: """
        - {id: keep, uses: sqs/send, with: {queue: orders}}
        - {id: audit, uses: ⏵eventbridge/forward⏴, with: {bus: audit}}
        """, good: "- {id: audit, uses: eventbridge/forward, with: {bus: audit}}"))
  static let machineTooLarge = DiagnosticCode(
    472, "machine-too-large", stage: .plan,
    summary: "The state machine, or what it must be allowed, is over the limit.",
    explanation: """
      Step Functions takes definitions of at most 1 MB, and a state takes and hands on at most 256 KiB. IAM takes policies of \
      a role of at most 10,240 characters together, which some 60 functions or 25 addresses of APIs fill. Split the \
      workflow: the last task of the first part starts the second with `eventbridge/put-event` or `stepfunctions/start`.
      """, source: "Step Functions API reference, CreateStateMachine; IAM User Guide, \"IAM and AWS STS quotas\"",
    example: .init(.shown, bad: "a workflow with 3,000 tasks", good: "three workflows with 1,000 tasks each"))
  static let notExpress = DiagnosticCode(
    473, "not-express", stage: .plan, summary: "An express state machine cannot do this workflow.",
    explanation: """
      `state-machine: express` asks for a machine that starts faster and costs less for many short runs. Its executions \
      end after five minutes, whatever they are doing, and cannot wait for another machine to end; nor can another workflow \
      wait for theirs. They also run at \
      least once rather than exactly once: a message may come twice. Without `state-machine` Tasuki makes a standard \
      machine unless nothing speaks against an express one.
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
    summary: "A task starts a workflow of the project by the name that its state machine has on AWS.",
    explanation: """
      That name begins with the project and the environment, and ends in `_express` where the machine is an express one: it \
      is another one in every environment, and may change with the workflow. The name of the workflow says which machine is \
      meant, also to the deployment, which makes that machine first.
      """, example: .init(.workflow, bad: start(of: "⏵tasuki-pack-order⏴"), good: start(of: "pack-order")))

  /// A workflow that starts another one, which has a state machine in any case.
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
  static let ownWorkflowForwards: Sentence =
    "give it a workflow of its own, whose rule forwards the event; or use 'eventbridge/put-event'"
  static let machinesPutNewEvents: Sentence =
    "What a machine puts on a bus is a new event, with an id and a time of its own."
  static func sendsTooMuch(_ task: String, characters size: Int) -> Sentence {
    "what '\(task)' sends has at least \(size) characters, and a state takes 262,144"
  }
  static func machineOfWorkflow(_ name: String, _ workflow: String) -> Sentence {
    "'\(name)' is the state machine of the workflow '\(workflow)'"
  }
  static func startWorkflow(_ name: String) -> Sentence { "write 'machine: \(term: name)'" }
  static let machineNamesChange: Sentence =
    "Its name on AWS is another one in every environment, and follows from the type of the machine."
  static let sendLess: Sentence = "send less, or the name of an object that holds it"
  static let notExpress: Sentence = "an express machine cannot do this workflow"
  static let useStandard: Sentence = "use 'standard', or leave 'state-machine' out"
  static let expressLimits: Sentence =
    "An express execution ends after five minutes, and cannot wait for another machine."
  static let unknownLength: Sentence = "nobody knows how long this is"
  static let pausesTooLong: Sentence = "its pauses take five minutes or more"
  static let waitsForMachine: Sentence = "this waits for another machine"
  static let waitsForItsEnd: Sentence = "this waits for its end"

  static let nothingWaitsForExpress: Sentence =
    "Step Functions cannot wait for the end of an express execution that another one starts."

  static func machineTooLarge(_ workflow: String, bytes size: Int, limit: Int) -> Sentence {
    "the state machine of '\(workflow)' has \(size) bytes, and Step Functions takes \(limit)"
  }
  static let splitWorkflow: Sentence = "split the workflow in two, the first of which starts the second"
  static func roleTooLarge(_ workflow: String, characters size: Int, limit: Int) -> Sentence {
    "what the tasks of '\(workflow)' need to be allowed has \(size) characters, and a role takes \(limit)"
  }
}
