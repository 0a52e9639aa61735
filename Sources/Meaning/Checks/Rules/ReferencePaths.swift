import Catalog
import Diagnostics
import Expressions
import Source
import Workflows

// What paths from bound names lead to.
extension ReferenceCheck {
  /// The path is one that the bound name has, as far as that is known.
  func checkMembers(_ reference: Expression.Reference) {
    let root = reference.root.value
    if root == "event", reference.steps.first?.value == .member("detail") {
      return checkPath(reference, behind: 1, subject: events) { known.events.find($0) }
    }
    guard let (shape, _) = known.root(root, reference.steps.map(\.value)) else { return }
    if root == "item" { return checkPath(reference, behind: 0, subject: "the element", shape.find) }
    guard let step = reference.steps.first, case .member(let name) = step.value else { return }
    let members = shape.members.map(\.name)
    guard !members.isEmpty, !members.contains(name) else { return }
    let near = Self.otherWords[root]?[name] ?? nearestName(to: name, among: members)
    let elsewhere = root == "event" ? "what a source adds stands under 'event.detail'" : nil
    context.report(
      .unknownMember, "'\(root)' has no \(shown(name))", at: step.span,
      hint: near.map { "did you mean '\($0)'?" } ?? elsewhere ?? "it has \(listed(members))",
      fixes: near.map { context.replacing(step.span, with: $0, safety: .unsafe) } ?? [])
  }

  /// What other tools call the members of a bound name.
  private static let otherWords = [
    "error": [
      "message": "Cause", "reason": "Cause", "description": "Cause", "name": "Error", "type": "Error",
      "code": "Error",
    ]
  ]

  private var events: String { known.events.names.isEmpty ? "the event" : known.events.names }

  /// The result of an earlier task, and what it holds.
  mutating func checkTask(_ reference: Expression.Reference, in expression: Expression) {
    guard let step = reference.steps.first, case .member(let id) = step.value else {
      context.report(
        .unknownTask, "'tasks' stands without the id of a task", at: reference.span,
        hint: "write 'tasks.ID', the result of one task")
      return
    }
    guard let task = visible[id] else { return reportInvisible(id, at: step.span, reference) }
    if let result = known.results[id] {
      checkPath(reference, behind: 1, subject: "'\(task.uses.value)'", result.find)
    }
    if reference.steps.count > 1 { checkPresence(of: task, at: step.span, in: expression) }
  }

  /// A path within a shape, of which `taken` steps lead to the shape itself.
  private func checkPath(
    _ reference: Expression.Reference, behind taken: Int, subject: String, _ find: ([String]) -> ValueShape.Finding
  ) {
    let steps = reference.steps.dropFirst(taken).filter { if case .member = $0.value { true } else { false } }
    let names = steps.compactMap { if case .member(let name) = $0.value { name } else { nil } }
    let isResult = reference.root.value == "tasks"
    switch find(names) {
    case .unknown, .known: break
    case .absent(let step, let similar):
      let place = steps[steps.startIndex + step]
      let isDetail = reference.root.value == "event" && step == 0
      let near = (isDetail ? known.events.place(of: names) : nil) ?? similar
      let path = (reference.root.value == "event" ? ["detail"] : []) + names.prefix(step + 1)
      context.report(
        isResult ? .unknownResultMember : .unknownEventField,
        "\(subject) \(isResult ? "answers" : "has") no \(shown(path.joined(separator: ".")))", at: place.span,
        hint: near.map { "did you mean '\($0)'?" }
          ?? (isResult ? "see what it answers in docs/actions.md" : "compare it with an event that has come"),
        notes: ["A path that leads to nothing is an empty text, or ends the execution."],
        fixes: near.map { context.replacing(place.span, with: $0, safety: .unsafe) } ?? [])
    case .doubtful(let step, let near):
      let place = steps[steps.startIndex + step]
      context.report(
        isResult ? .misspeltResultMember : .misspeltEventField,
        isResult
          ? "\(subject) answers '\(near)', and no \(shown(names[step])) that is known"
          : "no known \(subject) has \(shown(names[step])), but '\(near)'", at: place.span,
        hint: "did you mean '\(near)'?", fixes: context.replacing(place.span, with: near, safety: .unsafe))
    }
  }

  /// A task that may not have run, or may have failed, has no result then: the expression asks first.
  private mutating func checkPresence(of task: WorkflowTask, at span: Span, in expression: Expression) {
    let id = task.id.value
    let isSameCondition =
      task.condition.map { condition in conditions.contains { $0.expression.text == condition.text } } ?? true
    let why: (reason: String, label: Label?)
    if !isSameCondition {
      why = ("may not have run", task.condition.map { Label($0.span, "it runs only then") })
    } else if let policy = task.onError, policy.value == .continue {
      why = ("may have failed", Label(policy.span, "the workflow goes on after a failure"))
    } else if cutOff.contains(id) {
      why = ("may not have run: its branch can stop before", Label(task.id.span, "this task"))
    } else {
      return
    }
    guard !ReferenceGuards(expression).tasks.contains(id),
      !conditions.contains(where: { $0.guards.tasks.contains(id) }), saidMissing.insert(id).inserted
    else { return }
    context.report(
      .resultMayBeMissing, "'\(id)' \(why.reason), and then it has no result", at: span,
      hint: "ask first: 'tasks.\(id) ? … : …'", labels: why.label.map { [$0] } ?? [],
      notes: ["What is spoken of is then an empty text, or ends the execution."])
  }

  private mutating func reportInvisible(_ id: String, at span: Span, _ reference: Expression.Reference) {
    guard let task = task(id) else {
      guard knowsAllTasks else { return }
      let near = context.sink.suggestion(for: id, among: tasks.lazy.map(\.id.value))
      context.report(
        .unknownTask, "the workflow has no task \(shown(id))", at: span,
        hint: near.map { "did you mean '\($0)'?" } ?? "its tasks: \(listed(tasks.lazy.map(\.id.value)))",
        fixes: near.map { context.replacing(span, with: $0, safety: .unsafe) } ?? [])
      return
    }
    let label = Label(task.id.span, "this task")
    if isOnFailure, !isInFailure(id) {
      context.report(
        .taskElsewhere, "the workflow may have failed before '\(id)' ran", at: span,
        hint: "'on-failure' sees 'event', 'error' and its own earlier tasks", labels: [label])
    } else if task.id.span.start > span.start || task.span.holds(reference.span) {
      context.report(
        .taskNotRun, "the task '\(id)' has not run yet", at: span,
        hint: "speak of an earlier task, or move it up", labels: [label])
    } else {
      context.report(
        .taskElsewhere, "the task '\(id)' stands in another branch or in a loop", at: span,
        hint: "a task sees the earlier tasks of its own list and of the lists around it", labels: [label])
    }
  }

  // MARK: Loops

  /// What is known of the elements of a loop's list; what is no list is a finding.
  func elements(of items: Expression) -> ValueShape? {
    if let words = items.root.flatMap({ Self.literalWords($0) }) {
      context.report(
        .loopWithoutList, "'for-each' goes over \(words)", at: items.span,
        hint: "write an expression that gives a list")
      return nil
    }
    guard let path = items.plainPath, let (shape, _) = known.shape(of: path.root, path.steps) else { return nil }
    if let element = shape.element { return element }
    if !shape.types.isEmpty {
      context.sink.add(
        Diagnostic(
          .loopWithoutList, "'for-each' goes over \(shape.types.words)", at: items.span,
          hint: "write a path that leads to a list",
          notes: ["The tasks would run once, with that value as 'item'."],
          severity: .warning))
    }
    return shape.types.isEmpty ? nil : shape
  }

  private static func literalWords(_ node: ExpressionNode) -> String? {
    switch node.kind {
    case .number: "a number"
    case .string: "a text"
    case .bool: "true or false"
    case .null: "nothing"
    case .object: "an object"
    default: nil
    }
  }
}

extension Span {
  /// Whether another span stands inside this one.
  fileprivate func holds(_ other: Span) -> Bool {
    file == other.file && start <= other.start && other.end <= end
  }
}
