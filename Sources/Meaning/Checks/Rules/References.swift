import Catalog
import Diagnostics
import Expressions
import Source
import Workflows

/// Expressions speak of names that are bound where they stand.
@Sendable func checkReferences(_ workflow: Workflow, _ tasks: [WorkflowTask], _ context: CheckContext) {
  var check = ReferenceCheck(workflow: workflow, tasks: tasks, context: context)
  check.visit(workflow.tasks)
  check.forgetAll()
  check.isOnFailure = true
  check.visit(workflow.onFailure)
}

/// Walks the steps of a workflow in their order, with the tasks that have run by then.
private struct ReferenceCheck {
  let workflow: Workflow
  let tasks: [WorkflowTask]
  let context: CheckContext
  let forms: EventForms
  var isOnFailure = false
  private var loops = 0
  private var visible: Set<String> = []
  /// The visible ids in the order in which they came, so that a scope can be left.
  private var order: [String] = []

  init(workflow: Workflow, tasks: [WorkflowTask], context: CheckContext) {
    self.workflow = workflow
    self.tasks = tasks
    self.context = context
    forms = EventForms(workflow)
  }

  mutating func forgetAll() {
    forget(downTo: 0)
  }

  private mutating func forget(downTo count: Int) {
    while order.count > count { visible.remove(order.removeLast()) }
  }

  private mutating func remember(_ id: String) {
    if visible.insert(id).inserted { order.append(id) }
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
    switch step {
    case .task(let task):
      if let condition = task.condition { check(condition) }
      for entry in task.inputs { check(entry.value) }
      remember(task.id.value)
    case .wait(let wait):
      if case .until(let expression) = wait.length { check(expression) }
    case .parallel(let parallel):
      // Branches do not see each other; what follows sees them all, since all of them have ended.
      var done: [String] = []
      for branch in parallel.branches {
        let count = order.count
        visit(branch)
        done += order[count...]
        forget(downTo: count)
      }
      for id in done { remember(id) }
    case .choose(let choose):
      for branch in choose.branches {
        check(branch.condition)
        visitScope(branch.tasks)
      }
      if let otherwise = choose.otherwise { visitScope(otherwise) }
    case .forEach(let loop):
      check(loop.items)
      loops += 1
      visitScope(loop.tasks)
      loops -= 1
    case .stop(let stop):
      if case .fail(let message) = stop.outcome { check(message) }
    case .invalid: break
    }
  }

  private func check(_ value: Value) {
    switch value.kind {
    case .null, .bool, .number, .invalid: return
    case .text(let template): check(template)
    case .list(let items): for item in items { check(item) }
    case .map(let entries): for entry in entries { check(entry.value) }
    }
  }

  private func check(_ template: TextTemplate) {
    for part in template.parts {
      if case .expression(let expression) = part { check(expression) }
    }
  }

  private func check(_ expression: Expression) {
    for reference in expression.references { check(reference) }
  }

  private func check(_ reference: Expression.Reference) {
    let root = reference.root
    switch root.value {
    case "event":
      checkMember(reference, of: "event", among: eventFields)
      checkDetail(reference)
    case "workflow": checkMember(reference, of: "workflow", among: workflowMembers)
    case "execution": checkMember(reference, of: "execution", among: ["id"])
    case "tasks": checkTask(reference)
    case "item", "index":
      guard loops == 0 else { return }
      context.report(
        .itemOutsideLoop, "'\(root.value)' stands outside of a loop", at: root.span,
        hint: "it is bound in the tasks of 'for-each' alone")
    case "error":
      guard !isOnFailure else { return }
      context.report(
        .errorOutsideFailure, "'error' stands outside of 'on-failure'", at: root.span,
        hint: "it is bound in the tasks of 'on-failure' alone")
    case "vars": return
    default:
      let near = nearestName(to: root.value, among: boundNames)
      context.report(
        .unboundName, "nothing is bound to \(shown(root.value))", at: root.span,
        hint: near.map { "did you mean '\($0)'?" } ?? unboundHint(root.value),
        fixes: near.map { context.replacing(root.span, with: $0, safety: .unsafe) } ?? [])
    }
  }

  private func unboundHint(_ name: String) -> String {
    if eventFields.contains(name) { return "write 'event.\(name)'" }
    if tasks.contains(where: { $0.id.value == name }) { return "write 'tasks.\(name)'" }
    return "bound are \(listed(boundNames)); for a text write it in quotes"
  }

  private func checkMember(_ reference: Expression.Reference, of root: String, among members: [String]) {
    guard let step = reference.steps.first, case .member(let name) = step.value, !members.contains(name) else {
      return
    }
    let near = nearestName(to: name, among: members)
    let elsewhere = root == "event" ? "what a source adds stands under 'event.detail'" : nil
    context.report(
      .unknownMember, "'\(root)' has no \(shown(name))", at: step.span,
      hint: near.map { "did you mean '\($0)'?" } ?? elsewhere ?? "it has \(listed(members))",
      fixes: near.map { context.replacing(step.span, with: $0, safety: .unsafe) } ?? [])
  }

  /// The path is one that the workflow's events have.
  private func checkDetail(_ reference: Expression.Reference) {
    guard !forms.types.isEmpty, let first = reference.steps.first, first.value == .member("detail") else { return }
    let steps = reference.steps.dropFirst().filter { if case .member = $0.value { true } else { false } }
    let names = steps.compactMap { if case .member(let name) = $0.value { name } else { nil } }
    switch forms.find(names) {
    case .unknown, .known: break
    case .absent(let step, let near):
      context.report(
        .unknownEventField,
        "\(forms.names) has no \(shown((["detail"] + names.prefix(step + 1)).joined(separator: ".")))",
        at: steps[step].span,
        hint: near.map { "did you mean '\($0)'?" } ?? "compare it with an event that has come",
        notes: ["A path that leads to nothing is an empty text, or ends the execution."],
        fixes: near.map { context.replacing(steps[step].span, with: $0, safety: .unsafe) } ?? [])
    case .doubtful(let step, let near):
      context.report(
        .misspeltEventField, "no known \(forms.names) has \(shown(names[step])), but '\(near)'",
        at: steps[step].span,
        hint: "did you mean '\(near)'?",
        fixes: context.replacing(steps[step].span, with: near, safety: .unsafe))
    }
  }

  private func checkTask(_ reference: Expression.Reference) {
    guard let step = reference.steps.first, case .member(let id) = step.value else {
      context.report(
        .unknownTask, "'tasks' stands without the id of a task", at: reference.span,
        hint: "write 'tasks.ID', the result of one task")
      return
    }
    if visible.contains(id) { return }
    guard let task = tasks.first(where: { $0.id.value == id }) else {
      guard !workflow.hasInvalidSteps else { return }
      let near = nearestName(to: id, among: tasks.map(\.id.value))
      context.report(
        .unknownTask, "the workflow has no task \(shown(id))", at: step.span,
        hint: near.map { "did you mean '\($0)'?" } ?? "its tasks: \(listed(tasks.map(\.id.value)))",
        fixes: near.map { context.replacing(step.span, with: $0, safety: .unsafe) } ?? [])
      return
    }
    let label = Label(task.id.span, "this task")
    if isOnFailure, !isInFailure(task) {
      context.report(
        .taskElsewhere, "the workflow may have failed before '\(id)' ran", at: step.span,
        hint: "'on-failure' sees 'event', 'error' and its own earlier tasks", labels: [label])
    } else if task.id.span.start > step.span.start || task.span.holds(reference.span) {
      context.report(
        .taskNotRun, "the task '\(id)' has not run yet", at: step.span,
        hint: "speak of an earlier task, or move it up", labels: [label])
    } else {
      context.report(
        .taskElsewhere, "the task '\(id)' stands in another branch or in a loop", at: step.span,
        hint: "a task sees the earlier tasks of its own list and of the lists around it", labels: [label])
    }
  }

  private func isInFailure(_ task: WorkflowTask) -> Bool {
    workflow.onFailure.contains { $0.span.holds(task.span) }
  }
}

extension Span {
  /// Whether another span stands inside this one.
  fileprivate func holds(_ other: Span) -> Bool {
    file == other.file && start <= other.start && other.end <= end
  }
}

extension Workflow {
  /// Whether an entry of a task list was wrong, and with it the ids of the tasks inside are unknown.
  var hasInvalidSteps: Bool {
    allSteps.contains { if case .invalid = $0 { true } else { false } }
  }
}

/// The names that are bound in some place or other.
private let boundNames = ["event", "tasks", "item", "index", "error", "vars", "workflow", "execution"]

/// What every event has (EventBridge User Guide, "Event structure"), and what a replay adds.
private let eventFields = [
  "version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail", "replay-name",
]

/// What `workflow` knows of itself.
private let workflowMembers = ["name", "description", "owner", "runbook"]
