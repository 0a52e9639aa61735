public import Diagnostics
import Flow
import Source

/// A workflow that another one starts by its name has a state machine, and no workflow starts itself without end.
@Sendable func checkStarts(_ workflows: [Flow], _ starts: [WorkflowStart], _ context: CheckContext) {
  for start in starts {
    let started = workflows[start.started]
    guard let reason = reasonWithoutMachine(started) else { continue }
    context.report(
      .startedNotDeployed, reason.message, at: start.origin, hint: .startOtherMachine, labels: [reason.label])
  }
  reportEndless(starts.filter { $0.isCertain && workflows[$0.started].isCompiled }, workflows, context)
}

/// Why a workflow becomes nothing on AWS.
private func reasonWithoutMachine(_ workflow: Flow) -> (message: Sentence, label: Label)? {
  let name = workflow.name.value
  if let home = workflow.runsOn, case .tool(let tool) = home.value {
    return (.startedRunsElsewhere(name, tool), Label(home.span, .runsThere))
  }
  if let state = workflow.state, state.value == .retired {
    return (.startedIsRetired(name), Label(state.span, .retiredHere))
  }
  return nil
}

/// Each circle of starts that all executions come to has one finding, at the first of them.
private func reportEndless(_ starts: [WorkflowStart], _ workflows: [Flow], _ context: CheckContext) {
  let circles = starts.circles
  var members: [Int: [WorkflowStart]] = [:]
  var order: [Int] = []
  for start in starts {
    guard let circle = circles[start.starter], circle == circles[start.started] else { continue }
    if members[circle] == nil { order.append(circle) }
    members[circle, default: []].append(start)
  }
  for circle in order {
    guard let starts = members[circle], let first = starts.first else { continue }
    var names: [String] = []
    var seen: Set<Int> = []
    for start in starts where seen.insert(start.starter).inserted {
      names.append(workflows[start.starter].name.value)
    }
    context.report(
      .endlessStart, .startsItself(first: names[0], over: Array(names.dropFirst())), at: first.origin,
      hint: .startUnderCondition, labels: starts.dropFirst().map { Label($0.origin, .startsTheNext) },
      notes: [.everyExecutionStartsOne])
  }
}

public extension DiagnosticCode {
  static let startedNotDeployed = DiagnosticCode(
    480, "started-not-deployed", stage: .project,
    summary: "A task starts a workflow of the project that has no state machine.",
    explanation: """
      `stepfunctions/start` with the name of a workflow of the project starts that workflow. One that is retired, or that \
      still runs on a no-code tool, has no state machine in AWS: every start would fail. Bring the workflow to AWS, or \
      leave the task out. A state machine of that name that somebody else owns is named by its ARN.
      """,
    example: .init(.workflow, bad: start(of: "⏵pack-order⏴", "state: retired\n"), good: start(of: "pack-order", ""))
  )
  static let endlessStart = DiagnosticCode(
    481, "endless-start", .warning, stage: .project,
    summary: "A workflow starts itself each time it runs.",
    explanation: """
      Each execution of the workflow starts the next one, itself or over other workflows, and nothing in between depends on \
      a condition. The first event so starts executions that never end, and each of them is paid for. A workflow may start \
      itself to go on with what is left: under a condition that does not hold when nothing is left.
      """, source: "Step Functions Developer Guide, \"Continue long-running workflows using Step Functions API\"",
    example: .init(
      tasksWorkflow, bad: "  - {id: again, uses: stepfunctions/start, with: {machine: ⏵order-placed⏴}}",
      good: "  - {id: again, if: event.detail.rest, uses: stepfunctions/start, with: {machine: order-placed}}"))

  /// A workflow that starts another one.
  private static func start(of machine: String, _ more: String) -> String {
    """
    workflow: order-placed
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - {id: pack, uses: stepfunctions/start, with: {machine: \(machine)}}
    ---
    workflow: pack-order
    \(more)trigger: {source: com.example.shop, event: order.released}
    tasks:
      - {id: hand-over, uses: sqs/send, with: {queue: orders}}

    """
  }
}

extension Sentence {
  static func startedIsRetired(_ name: String) -> Sentence {
    "the workflow '\(name)' is retired and has no state machine to start"
  }

  static func startedRunsElsewhere(_ name: String, _ tool: String) -> Sentence {
    "the workflow '\(name)' runs on '\(tool)' and has no state machine to start"
  }

  static let startOtherMachine: Sentence =
    "bring the workflow to AWS, or name a state machine that somebody else owns by its ARN"

  static let retiredHere: Sentence = "retired here"
  static let runsThere: Sentence = "not deployed to AWS"

  static func startsItself(first: String, over others: [String]) -> Sentence {
    "'\(first)' starts itself\(otherWorkflows(others)) each time it runs"
  }

  private static func otherWorkflows(_ names: [String]) -> Sentence {
    names.isEmpty ? "" : " over \(quoted: names)"
  }

  static let startUnderCondition: Sentence = "put the task under 'if', or into a branch of 'choose'"
  static let startsTheNext: Sentence = "starts the next one"

  static let everyExecutionStartsOne: Sentence =
    "Each execution starts the next one without a condition, so that they never end; each is paid for."
}
