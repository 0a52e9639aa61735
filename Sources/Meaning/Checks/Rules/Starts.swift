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

/// Why a workflow is not deployed to AWS.
private func reasonWithoutMachine(_ workflow: Flow) -> (message: Sentence, label: Label)? {
  let name = workflow.name.value
  if let home = workflow.runsOn, case .tool(let tool) = home.value {
    return (.startedRunsInTool(name, tool), Label(home.span, .runsThere))
  }
  if let state = workflow.state, state.value == .retired {
    return (.startedIsRetired(name), Label(state.span, .retiredHere))
  }
  return nil
}

/// Reports each cycle of starts that every execution reaches, once, at its first start.
private func reportEndless(_ starts: [WorkflowStart], _ workflows: [Flow], _ context: CheckContext) {
  let cycles = starts.cycles
  var members: [Int: [WorkflowStart]] = [:]
  var order: [Int] = []
  for start in starts {
    guard let cycle = cycles[start.starter], cycle == cycles[start.started] else { continue }
    if members[cycle] == nil { order.append(cycle) }
    members[cycle, default: []].append(start)
  }
  for cycle in order {
    guard let starts = members[cycle], let first = starts.first else { continue }
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
      `stepfunctions/start` with the name of a workflow of the project starts that workflow. A workflow that is \
      retired or runs on a no-code tool has no state machine in AWS, and every start would fail. Move the workflow \
      to AWS, or remove the task. To start a state machine of the same name outside the project, give its ARN.
      """,
    example: .init(.workflow, bad: start(of: "⏵pack-order⏴", "state: retired\n"), good: start(of: "pack-order", ""))
  )
  static let endlessStart = DiagnosticCode(
    481, "endless-start", .warning, stage: .project,
    summary: "A workflow starts itself each time it runs.",
    explanation: """
      Each execution of the workflow starts the next one, directly or through other workflows, without any \
      condition. The first event starts an endless series of executions, and AWS charges for each of them. A \
      workflow may start itself to continue with remaining work, under a condition that is false when nothing \
      remains.
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
  static func startedRunsInTool(_ name: String, _ tool: String) -> Sentence {
    "the workflow '\(name)' runs on '\(tool)' and has no state machine to start"
  }
  static let startOtherMachine: Sentence =
    "move the workflow to AWS, or give the ARN of a state machine outside the project"
  static let retiredHere: Sentence = "retired here"
  static let runsThere: Sentence = "not deployed to AWS"
  static func startsItself(first: String, over others: [String]) -> Sentence {
    "'\(first)' starts itself\(otherWorkflows(others)) each time it runs"
  }
  private static func otherWorkflows(_ names: [String]) -> Sentence {
    names.isEmpty ? "" : " through \(quoted: names)"
  }
  static let startUnderCondition: Sentence = "add an 'if' to the task, or move it into a branch of 'choose'"
  static let startsTheNext: Sentence = "starts the next one"
  static let everyExecutionStartsOne: Sentence =
    "Each execution starts the next one without a condition. They never end, and AWS charges for each."
}
