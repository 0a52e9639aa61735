import Catalog
public import Diagnostics
import Expressions
import Flow
import Source

/// Expressions use names that are bound where they are, and members that these have.
@Sendable func checkReferences(_ workflow: Flow, _ context: CheckContext) {
  var check = ReferenceCheck(workflow: workflow, context: context)
  check.visit(workflow.tasks)
  check.forgetAll()
  check.isOnFailure = true
  check.visit(workflow.onFailure)
}

/// Visits the steps of a workflow in their order, with the tasks that have run by then.
struct ReferenceCheck {
  let workflow: Flow
  let context: CheckContext
  var isOnFailure = false
  /// The known shapes at the current step.
  private(set) var known: KnownShapes
  /// The tasks that have run there, by their IDs.
  private(set) var visible: [String: Call] = [:]
  /// The visible tasks that may not have run because their branch of `parallel` stopped before them.
  private(set) var cutOff: Set<String> = []
  /// The conditions under which the current step is reached.
  private(set) var conditions: [(expression: Expression, guards: ReferenceGuards)] = []
  /// The tasks whose results were already reported as possibly missing at the current step.
  var reportedMissing: Set<String> = []
  /// Whether all task IDs are known.
  private(set) lazy var knowsAllTasks = !workflow.hasInvalidSteps
  /// The visible IDs in the order in which they were added, to leave a scope.
  private var order: [String] = []

  init(workflow: Flow, context: CheckContext) {
    self.workflow = workflow
    self.context = context
    known = KnownShapes(workflow)
  }

  var isInLoop: Bool { !known.items.isEmpty }

  mutating func forgetAll() { forget(downTo: 0) }

  private mutating func forget(downTo count: Int) {
    while order.count > count {
      let id = order.removeLast()
      visible[id] = nil
      cutOff.remove(id)
      known.results[id] = nil
    }
  }

  private mutating func remember(_ task: Call) {
    let id = task.id
    guard visible.updateValue(task, forKey: id) == nil else { return }
    order.append(id)
    known.results[id] = task.result.shape
  }

  /// Visits a list whose tasks are not visible outside it.
  private mutating func visitScope(_ steps: [FlowStep]) {
    let count = order.count
    visit(steps)
    forget(downTo: count)
  }

  mutating func visit(_ steps: [FlowStep]) {
    for step in steps { visit(step) }
  }

  private mutating func visit(_ step: FlowStep) {
    reportedMissing = []
    switch step {
    case .call(let task): visit(task)
    case .wait(.until(let expression), _):
      check(expression)
      checkTime(expression)
    case .parallel(let branches, _): visit(sideBySide: branches)
    case .choose(let branches, let otherwise, _):
      for branch in branches {
        check(branch.condition)
        conditions.append((branch.condition, ReferenceGuards(branch.condition)))
        visitScope(branch.steps)
        conditions.removeLast()
      }
      if let otherwise { visitScope(otherwise) }
    case .forEach(let loop, _):
      check(loop.items)
      known.items.append(elements(of: loop.items))
      visitScope(loop.steps)
      known.items.removeLast()
    case .stop(let message?, _): check(message)
    case .wait, .stop, .invalid: break
    }
  }

  private mutating func visit(_ task: Call) {
    if let condition = task.condition {
      check(condition)
      conditions.append((condition, ReferenceGuards(condition)))
    }
    for entry in task.inputs { check(entry.value) }
    if task.condition != nil { conditions.removeLast() }
    remember(task)
  }

  /// Branches cannot see each other's tasks. The steps after them see all, because all branches have ended, though some
  /// may have stopped early.
  private mutating func visit(sideBySide branches: [[FlowStep]]) {
    var done: [(task: Call, isCutOff: Bool)] = []
    for branch in branches {
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
      if isCutOff { cutOff.insert(task.id) }
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
      // `tasks["id"]` lacks the ID only because of its filter, which has its own finding.
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
        context.report(.itemOutsideLoop, .outsideOfLoop(root.value), at: root.span, hint: .boundInLoops)
        return
      }
      checkMembers(reference)
    case "error":
      guard isOnFailure else {
        context.report(.errorOutsideFailure, .errorOutsideFailure, at: root.span, hint: .boundInFailure)
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
      .unboundName, .unbound(root.value), at: root.span,
      hint: .didYouMean(near) ?? unboundHint(root.value),
      fixes: near.map { context.replacing(root.span, with: $0, safety: .unsafe) } ?? [])
  }

  private func unboundHint(_ name: String) -> Sentence {
    if let hint = otherWords[name] { return hint }
    if KnownShapes.envelope.members.contains(where: { $0.name == name }) { return .write("event.\(name)") }
    if workflow.call(name) != nil { return .write("tasks.\(name)") }
    return .boundNames(boundNames)
  }
}

extension Flow {
  /// Whether an entry of a task list was invalid, so that the IDs of the tasks inside are unknown.
  var hasInvalidSteps: Bool {
    allSteps.contains { if case .invalid = $0 { true } else { false } }
  }
}

extension FlowStep {
  /// Whether the step may end its list with success.
  fileprivate var maySucceedEarly: Bool {
    switch self {
    case .stop(let failure, _): failure == nil
    case .choose: lists.contains { $0.contains(where: \.maySucceedEarly) }
    case .call, .wait, .parallel, .forEach, .invalid: false
    }
  }
}

/// Names of other tools and languages, and what to write instead.
private let otherWords: [String: Sentence] = [
  "steps": .writeResultOfTask, "needs": .writeResultOfTask,
  "outputs": .writeResultOfTask, "env": .writeVariable,
  "github": .writeDetail,
  "trigger": .writeDetail,
  "inputs": .writeDetail,
  "payload": .writeDetail,
  "secrets": .secretsOfConnections,
  "undefined": .askWhetherThere, "nil": .write("null"), "None": .write("null"),
  "True": .write("true"), "False": .write("false"),
]

/// All names that are bound somewhere.
private let boundNames = ["event", "tasks", "item", "index", "error", "vars", "workflow", "execution"]

public extension DiagnosticCode {
  static let unboundName = DiagnosticCode(
    521, "unbound-name", stage: .flow,
    summary: "An expression uses an unknown name.",
    explanation: """
      The names are `event` (the whole event), `tasks.ID` (the result of an earlier task), `vars.NAME`, \
      `workflow.NAME` and `execution.id`; inside `for-each` also `item` and `index`, inside `on-failure` also \
      `error`. In JSONata, any other name is not an error but has no value, and the message would be sent with a \
      gap.
      """,
    example: messageExample("{order: \"${{ ⏵evnt⏴.detail.id }}\"}", "{order: \"${{ event.detail.id }}\"}"))
  static let itemOutsideLoop = DiagnosticCode(
    525, "item-outside-loop", stage: .flow,
    summary: "An expression uses 'item' or 'index' outside a loop.",
    explanation:
      "`item` is the current element of `for-each`, `index` its number, counted from 0. Both exist only in its tasks.",
    example: messageExample("{order: \"${{ ⏵item⏴.id }}\"}", "{order: \"${{ event.detail.id }}\"}"))
  static let errorOutsideFailure = DiagnosticCode(
    526, "error-outside-failure", stage: .flow,
    summary: "An expression uses 'error' outside 'on-failure'.",
    explanation: "`error` says why the workflow failed. Only the tasks of `on-failure` run after a failure.",
    example: messageExample("{order: \"${{ ⏵error⏴.Cause }}\"}", "{order: \"${{ event.detail.id }}\"}"))
}

extension DiagnosticCode {
  static func messageExample(_ bad: String, _ good: String) -> Example {
    .init(inputsWorkflow, bad: "{queue: orders, message: \(bad)}", good: "{queue: orders, message: \(good)}")
  }
}

extension Sentence {
  static func outsideOfLoop(_ name: String) -> Sentence { "'\(term: name)' exists only in a loop" }
  static let boundInLoops: Sentence = "use it only in the tasks of 'for-each'"
  static let errorOutsideFailure: Sentence = "'error' exists only in 'on-failure'"
  static let boundInFailure: Sentence = "use it only in the tasks of 'on-failure'"
  static func unbound(_ name: String) -> Sentence { "unknown name \(quoted: name)" }
  static func boundNames(_ names: some Collection<String>) -> Sentence {
    "use one of \(listed: names), or put a string in quotes"
  }
  static let writeResultOfTask: Sentence = "write 'tasks.ID' for the result of a task"
  static let writeVariable: Sentence = "write 'vars.NAME' for a value of the environment"
  static let writeDetail: Sentence = "write 'event.detail' for the data of the source"
  static let secretsOfConnections: Sentence =
    "only connections in the project file use secrets; an expression cannot read them"
  static let askWhetherThere: Sentence = "test with '$exists(…)' whether a value exists"
}
