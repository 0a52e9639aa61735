import Catalog
import Diagnostics
import Expressions
import Flow
import Source
import Workflows

/// Expressions speak of names that are bound where they stand, and of members that these have.
@Sendable func checkReferences(_ workflow: Flow, _ tasks: [WorkflowTask], _ context: CheckContext) {
  var check = ReferenceCheck(workflow: workflow, tasks: tasks, context: context)
  check.visit(workflow.tasks)
  check.forgetAll()
  check.isOnFailure = true
  check.visit(workflow.onFailure)
}

/// Walks the steps of a workflow in their order, with the tasks that have run by then.
struct ReferenceCheck {
  let workflow: Flow
  let tasks: [WorkflowTask]
  let context: CheckContext
  var isOnFailure = false
  /// What is known at the place that the walk is at.
  private(set) var known: KnownShapes
  /// The tasks that have run there, by their ids.
  private(set) var visible: [String: WorkflowTask] = [:]
  /// Of these, the ones before which their branch of `parallel` may have stopped.
  private(set) var cutOff: Set<String> = []
  /// The conditions under which the place is reached at all.
  private(set) var conditions: [(expression: Expression, guards: ReferenceGuards)] = []
  /// The tasks whose results were said to be missing at the step that the walk is at: once is enough.
  var saidMissing: Set<String> = []
  /// The places of tasks among all of the workflow, by their ids.
  private let places: [String: Int]
  /// Whether all ids of tasks are known.
  private(set) lazy var knowsAllTasks = !workflow.hasInvalidSteps
  /// How many of the last tasks stand in `on-failure`.
  private lazy var failureCount = workflow.onFailure.withInner.count { $0.task != nil }
  /// The visible ids in the order in which they came, so that a scope can be left.
  private var order: [String] = []

  init(workflow: Flow, tasks: [WorkflowTask], context: CheckContext) {
    self.workflow = workflow
    self.tasks = tasks
    self.context = context
    places = Dictionary(
      tasks.enumerated().map { ($0.element.id.value, $0.offset) }, uniquingKeysWith: { first, _ in first })
    known = KnownShapes(workflow)
  }

  /// The first task with an id, wherever it stands.
  func task(_ id: String) -> WorkflowTask? { places[id].map { tasks[$0] } }

  /// Whether the first task with an id stands in `on-failure`.
  mutating func isInFailure(_ id: String) -> Bool {
    places[id].map { $0 >= tasks.count - failureCount } ?? false
  }

  var isInLoop: Bool { !known.items.isEmpty }

  mutating func forgetAll() {
    forget(downTo: 0)
  }

  private mutating func forget(downTo count: Int) {
    while order.count > count {
      let id = order.removeLast()
      visible[id] = nil
      cutOff.remove(id)
      known.results[id] = nil
    }
  }

  private mutating func remember(_ task: WorkflowTask) {
    let id = task.id.value
    guard visible.updateValue(task, forKey: id) == nil else { return }
    order.append(id)
    known.results[id] = task.result.shape
  }

  /// Visits a list whose tasks the outside does not see.
  private mutating func visitScope(_ steps: [Step]) {
    let count = order.count
    visit(steps)
    forget(downTo: count)
  }

  mutating func visit(_ steps: [Step]) {
    for step in steps { visit(step) }
  }

  private mutating func visit(_ step: Step) {
    saidMissing = []
    switch step {
    case .task(let task): visit(task)
    case .wait(let wait):
      if case .until(let expression) = wait.length {
        check(expression)
        checkTime(expression)
      }
    case .parallel(let parallel): visit(parallel)
    case .choose(let choose):
      for branch in choose.branches {
        check(branch.condition)
        conditions.append((branch.condition, ReferenceGuards(branch.condition)))
        visitScope(branch.tasks)
        conditions.removeLast()
      }
      if let otherwise = choose.otherwise { visitScope(otherwise) }
    case .forEach(let loop):
      check(loop.items)
      known.items.append(elements(of: loop.items))
      visitScope(loop.tasks)
      known.items.removeLast()
    case .stop(let stop):
      if case .fail(let message) = stop.outcome { check(message) }
    case .invalid: break
    }
  }

  private mutating func visit(_ task: WorkflowTask) {
    if let condition = task.condition {
      check(condition)
      conditions.append((condition, ReferenceGuards(condition)))
    }
    for entry in task.inputs { check(entry.value) }
    if task.condition != nil { conditions.removeLast() }
    remember(task)
  }

  /// Branches do not see each other; what follows sees them all, since all of them have ended, some before their time.
  private mutating func visit(_ parallel: ParallelStep) {
    var done: [(task: WorkflowTask, isCutOff: Bool)] = []
    for branch in parallel.branches {
      let count = order.count
      var mayHaveStopped = false
      for step in branch {
        let before = order.count
        visit(step)
        done += order[before...].compactMap { id in
          visible[id].map { ($0, mayHaveStopped || cutOff.contains(id)) }
        }
        mayHaveStopped = mayHaveStopped || step.maySucceedEarly
      }
      forget(downTo: count)
    }
    for (task, isCutOff) in done {
      remember(task)
      if isCutOff { cutOff.insert(task.id.value) }
    }
  }

  // MARK: Values

  private mutating func check(_ value: Value) {
    switch value.kind {
    case .null, .bool, .number, .invalid: return
    case .text(let template): check(template)
    case .list(let items): for item in items { check(item) }
    case .map(let entries): for entry in entries { check(entry.value) }
    }
  }

  private mutating func check(_ template: TextTemplate) {
    for part in template.parts {
      if case .expression(let expression) = part { check(expression) }
    }
  }

  private mutating func check(_ expression: Expression) {
    let filters = checkMeaning(of: expression)
    for reference in expression.references {
      // `tasks["id"]` lacks the id only because of its filter, which has its finding.
      let isFiltered = reference.steps.isEmpty && filters.contains { $0.start == reference.span.start }
      if reference.root.value != "tasks" || !isFiltered { check(reference, in: expression) }
    }
  }

  private mutating func check(_ reference: Expression.Reference, in expression: Expression) {
    let root = reference.root
    switch root.value {
    case "event", "workflow", "execution": checkMembers(reference)
    case "tasks": checkTask(reference, in: expression)
    case "item", "index":
      guard isInLoop else {
        context.report(
          .itemOutsideLoop, "'\(root.value)' stands outside of a loop", at: root.span,
          hint: "it is bound in the tasks of 'for-each' alone")
        return
      }
      checkMembers(reference)
    case "error":
      guard isOnFailure else {
        context.report(
          .errorOutsideFailure, "'error' stands outside of 'on-failure'", at: root.span,
          hint: "it is bound in the tasks of 'on-failure' alone")
        return
      }
      checkMembers(reference)
    case "vars": return
    default: reportUnbound(root)
    }
  }

  private func reportUnbound(_ root: Located<String>) {
    let near = nearestName(to: root.value, among: boundNames)
    context.report(
      .unboundName, "nothing is bound to \(shown(root.value))", at: root.span,
      hint: near.map { "did you mean '\($0)'?" } ?? unboundHint(root.value),
      fixes: near.map { context.replacing(root.span, with: $0, safety: .unsafe) } ?? [])
  }

  private func unboundHint(_ name: String) -> String {
    if let hint = otherWords[name] { return hint }
    if KnownShapes.envelope.members.contains(where: { $0.name == name }) { return "write 'event.\(name)'" }
    if task(name) != nil { return "write 'tasks.\(name)'" }
    return "bound are \(listed(boundNames)); for a text write it in quotes"
  }
}

extension Flow {
  /// Whether an entry of a task list was wrong, and with it the ids of the tasks inside are unknown.
  var hasInvalidSteps: Bool {
    allSteps.contains { if case .invalid = $0 { true } else { false } }
  }
}

extension Step {
  /// Whether it may end the list that it stands in, and well.
  fileprivate var maySucceedEarly: Bool {
    switch self {
    case .stop(let stop): if case .succeed = stop.outcome { true } else { false }
    case .choose: children.contains(where: \.maySucceedEarly)
    case .task, .wait, .parallel, .forEach, .invalid: false
    }
  }
}

/// What other tools and languages bind, and how it is said here.
private let otherWords = [
  "steps": "write 'tasks.ID' for the result of a task", "needs": "write 'tasks.ID' for the result of a task",
  "outputs": "write 'tasks.ID' for the result of a task", "env": "write 'vars.NAME', a value of the environment",
  "github": "write 'event.detail' for what the source sends",
  "trigger": "write 'event.detail' for what the source sends",
  "inputs": "write 'event.detail' for what the source sends",
  "payload": "write 'event.detail' for what the source sends",
  "secrets": "a connection of the project file names its secrets: an expression never sees them",
  "undefined": "ask with '$exists(…)' whether something is there", "nil": "write 'null'", "None": "write 'null'",
  "True": "write 'true'", "False": "write 'false'",
]

/// The names that are bound in some place or other.
private let boundNames = ["event", "tasks", "item", "index", "error", "vars", "workflow", "execution"]
