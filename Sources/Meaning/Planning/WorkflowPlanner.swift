import Diagnostics
import Expressions
import Flow
import Plan
import Source
import Workflows

/// Plans one workflow: each of its tasks as a target of the rules and schedules that start it.
struct WorkflowPlanner {
  let workflow: Flow
  private let preparedTriggers: [PreparedTrigger]
  let builder: PlanBuilder

  /// Why a state machine is needed, in the order in which it was found.
  private(set) var machineReasons: [Label] = []
  /// Whether something was wrong that has its finding already.
  private(set) var isBroken = false

  /// Whether the workflow is planned as a state machine whatever its tasks are.
  private let isMachine: Bool
  /// Whether drafting its targets has shown that it needs a machine, after they had asked for resources.
  private(set) var turnedOutMachine = false
  /// The ids of the workflow's tasks.
  private(set) lazy var taskIDs = Set(workflow.allTasks.map(\.id.value))
  /// What is to be said of the workflow.
  let sink: DiagnosticSink
  /// The physical name of its state machine.
  var machineName = ""

  init(_ prepared: PreparedWorkflow, builder: PlanBuilder, isMachine: Bool, sink: DiagnosticSink) {
    self.isMachine = isMachine
    self.sink = sink
    workflow = prepared.workflow
    preparedTriggers = prepared.triggers
    self.builder = builder
    let name = workflow.name.value
    ruleRole = builder.identifier(.role, name + "-events")
    scheduleRole = builder.identifier(.role, name + "-scheduler")
    deadLetterQueue = builder.identifier(.queue, name + "-dead-letter")
  }

  var name: String { workflow.name.value }

  /// The rules' role, which exists when a target needs one.
  let ruleRole: ResourceIdentifier
  /// The schedules' role.
  let scheduleRole: ResourceIdentifier
  /// The queue for what could not be delivered.
  let deadLetterQueue: ResourceIdentifier

  /// Notes that a task needs a state machine.
  mutating func needsStateMachine(_ span: Span, _ reason: String) {
    machineReasons.append(Label(span, reason))
  }

  /// Reports a mistake; the workflow then leaves nothing in the plan.
  mutating func report(_ diagnostic: Diagnostic) {
    sink.add(diagnostic)
    if diagnostic.severity == .error { isBroken = true }
  }

  /// Passes over the workflow: what is wrong with it has its finding.
  mutating func giveUp() {
    isBroken = true
  }

  mutating func plan() {
    let tasks = nativeTasks()
    if !workflow.onFailure.isEmpty {
      needsStateMachine(workflow.onFailure[0].span, "'on-failure' runs when tasks have failed")
    }
    if let chosen = workflow.stateMachine { needsStateMachine(chosen.span, "the workflow asks for one") }
    if isMachine || !machineReasons.isEmpty || workflow.state?.value == .shadow {
      guard !isBroken else { return }
      return planMachine()
    }
    let drafts = tasks.map { (task: $0, draft: draft(of: $0)) }
    let triggers = resolveTriggers()
    let plans = drafts.map { entry in (entry.task, entry.draft.map { bind($0, to: triggers, of: entry.task) }) }
    if !machineReasons.isEmpty {
      turnedOutMachine = true
      return
    }
    guard !isBroken else { return }
    guard triggers.count == workflow.triggers.count else { return giveUp() }
    builder.add(workflow)
    build(triggers, plans.compactMap { entry in entry.1.map { (entry.0, $0) } })
  }

  mutating func resolveTriggers() -> [ResolvedTrigger] {
    preparedTriggers.enumerated().compactMap { resolve($0.element, index: $0.offset) }
  }

  /// The tasks that targets of their own can do: one task, or one in each branch of `parallel`.
  private mutating func nativeTasks() -> [WorkflowTask] {
    var tasks: [WorkflowTask] = []
    if let second = workflow.tasks.dropFirst().first {
      needsStateMachine(second.span, "this task runs after the one before it")
    }
    for step in workflow.tasks {
      switch step {
      case .task(let task): tasks.append(task)
      case .parallel(let parallel):
        for branch in parallel.branches {
          if let second = branch.dropFirst().first {
            needsStateMachine(second.span, "this task runs after the one before it")
          }
          for inner in branch {
            if case .task(let task) = inner { tasks.append(task) } else { controlFlow(inner) }
          }
        }
      default: controlFlow(step)
      }
    }
    for task in tasks { checkControl(of: task) }
    return tasks
  }

  private mutating func controlFlow(_ step: Step) {
    switch step {
    case .invalid: giveUp()
    case .wait(let wait): needsStateMachine(wait.span, "a pause is a state of its own")
    case .choose(let choose): needsStateMachine(choose.span, "'choose' picks a branch")
    case .forEach(let loop): needsStateMachine(loop.span, "'for-each' is a loop")
    case .stop(let stop): needsStateMachine(stop.span, "'stop' ends an execution")
    case .parallel(let parallel): needsStateMachine(parallel.span, "'parallel' stands inside 'parallel'")
    case .task: break
    }
  }

  private mutating func checkControl(of task: WorkflowTask) {
    if let condition = task.condition {
      needsStateMachine(condition.span, "'if' is decided when the task is reached")
    }
    if let timeout = task.timeout { needsStateMachine(timeout.span, "a target has no time limit of its own") }
    guard let retry = task.retry else { return }
    for span in [retry.delay?.span, retry.backoff?.span, retry.maximumDelay?.span].compactMap(\.self) {
      needsStateMachine(span, "EventBridge chooses the pauses between tries itself; only 'attempts' can be set")
    }
    if let error = retry.errors.first {
      needsStateMachine(error.span, "EventBridge tries again after every error; only 'attempts' can be set")
    }
  }

  /// How often a task's delivery is tried again: what the task says, else the project, else the service's own.
  func retryPolicy(of task: WorkflowTask) -> RetryPolicy {
    let attempts = (task.retry ?? builder.request.project?.defaults.retry)?.attempts?.value
    return RetryPolicy(attempts: min(185, max(0, attempts ?? 185)))
  }
}
