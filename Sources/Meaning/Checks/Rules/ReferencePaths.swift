import Catalog
public import Diagnostics
import Expressions
import Flow
import Source

// Paths that begin with bound names.
extension ReferenceCheck {
  /// Reports a path that the bound name does not have, as far as its shape is known.
  func checkMembers(_ reference: Expression.Reference) {
    let root = reference.root.value
    if root == "event", reference.steps.first?.value == .member("detail") {
      return checkPath(reference, after: 1, subject: events) { known.events.find($0) }
    }
    guard let (shape, _) = known.root(root, reference.steps.map(\.value)) else { return }
    if root == "item" { return checkPath(reference, after: 0, subject: .element, shape.find) }
    guard let step = reference.steps.first, case .member(let name) = step.value else { return }
    guard shape.hasMembers, !shape.hasMember(name) else { return }
    let members = shape.members.map(\.name)
    let near = Self.otherWords[root]?[name] ?? nearestName(to: name, among: members)
    let elsewhere: Sentence? = root == "event" ? .sourcesAddUnderDetail : nil
    context.report(
      .unknownMember, .hasNoMember(root, member: name), at: step.span,
      hint: .didYouMean(near) ?? elsewhere ?? .hasMembers(members),
      fixes: near.map { context.replacing(step.span, with: $0, safety: .unsafe) } ?? [])
  }

  /// The names of these members in other tools.
  private static let otherWords = [
    "error": [
      "message": "Cause", "reason": "Cause", "description": "Cause", "name": "Error", "type": "Error",
      "code": "Error",
    ]
  ]

  private var events: Sentence { known.events.types.isEmpty ? .theEvent : known.events.names }

  /// Checks a reference to the result of an earlier task.
  mutating func checkTask(_ reference: Expression.Reference, in expression: Expression) {
    guard let step = reference.steps.first, case .member(let id) = step.value else {
      context.report(.unknownTask, .tasksWithoutID, at: reference.span, hint: .writeTaskID)
      return
    }
    guard let task = visible[id] else { return reportInvisible(id, at: step.span, reference) }
    if let result = known.results[id] { checkPath(reference, after: 1, subject: .action(task.uses), result.find) }
    if reference.steps.count > 1 { checkPresence(of: task, at: step.span, in: expression) }
  }

  /// Checks a path in a shape; the first `taken` steps lead to the shape itself.
  private func checkPath(
    _ reference: Expression.Reference, after taken: Int, subject: Sentence,
    _ find: ([String]) -> ValueShape.Finding
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
        isResult
          ? .resultHasNo(subject, path.joined(separator: "."))
          : .eventHasNo(subject, path: path.joined(separator: ".")),
        at: place.span,
        hint: .didYouMean(near)
          ?? (isResult ? .seeResults : .compareWithEvent),
        notes: [.pathToNothing],
        fixes: near.map { context.replacing(place.span, with: $0, safety: .unsafe) } ?? [])
    case .doubtful(let step, let near):
      let place = steps[steps.startIndex + step]
      context.report(
        isResult ? .misspelledResultMember : .misspelledEventField,
        isResult
          ? .resultHasOther(subject, near: near, name: names[step])
          : .probablyMisspelled(subject, name: names[step], near: near), at: place.span,
        hint: .didYouMean(near), fixes: context.replacing(place.span, with: near, safety: .unsafe))
    }
  }

  /// Reports the result of a task that may not have run, or may have failed, unless the expression tests it first.
  private mutating func checkPresence(of task: Call, at span: Span, in expression: Expression) {
    let id = task.id
    let isSameCondition =
      task.condition.map { condition in conditions.contains { $0.expression.text == condition.text } } ?? true
    let (message, labels): (Sentence, [Label])
    if !isSameCondition {
      (message, labels) = (.mayNotHaveRun(id), .at(task.condition?.span, .runsOnlyThen))
    } else if let policy = task.continuationOrigin {
      (message, labels) = (.mayHaveFailed(id), .at(policy.span, .goesOnAfterFailure))
    } else if cutOff.contains(id) {
      (message, labels) = (.mayBeCutOff(id), .at(task.idOrigin.span, .thisTask))
    } else {
      return
    }
    guard !ReferenceGuards(expression).tasks.contains(id),
      !conditions.contains(where: { $0.guards.tasks.contains(id) }), reportedMissing.insert(id).inserted
    else { return }
    context.report(
      .resultMayBeMissing, message, at: span, hint: .askFirst(id), labels: labels, notes: [.membersBecomeEmpty])
  }

  private mutating func reportInvisible(_ id: String, at span: Span, _ reference: Expression.Reference) {
    guard let position = workflow.position(of: id), let task = workflow.call(id) else {
      guard knowsAllTasks else { return }
      let near = context.sink.suggestion(for: id, among: workflow.calls.lazy.map(\.id))
      context.report(
        .unknownTask, .noSuchTask(id), at: span,
        hint: .didYouMean(near) ?? .itsTasks(workflow.taskIDs),
        fixes: near.map { context.replacing(span, with: $0, safety: .unsafe) } ?? [])
      return
    }
    let labels = [Label].at(task.idOrigin.span, .thisTask)
    if isOnFailure, position < workflow.failureStart {
      context.report(.taskElsewhere, .failedBefore(id), at: span, hint: .failureSees, labels: labels)
    } else if task.idOrigin.span.map({ $0.start > span.start }) ?? false
      || task.origin.span.map({ $0.contains(reference.span) }) ?? false
    {
      context.report(.taskNotRun, .notRunYet(id), at: span, hint: .useEarlierTask, labels: labels)
    } else {
      context.report(.taskElsewhere, .taskElsewhere(id), at: span, hint: .tasksSee, labels: labels)
    }
  }
}

public extension DiagnosticCode {
  static let unknownTask = DiagnosticCode(
    522, "unknown-task", stage: .flow,
    summary: "An expression uses the result of a task that does not exist.",
    explanation: "`tasks.ID` is the result of the task with that ID.",
    example: referenceExample("${{ tasks.⏵recrod⏴.id }}", "${{ tasks.record.id }}"))
  static let taskNotRun = DiagnosticCode(
    523, "task-not-run", stage: .flow,
    summary: "An expression uses the result of a task that has not run yet.",
    explanation:
      "Tasks run in the order in which they are written. Move the task up, or use the result of an earlier one.",
    example: .init(
      tasksWorkflow,
      bad: """
          - {id: tell, uses: sns/publish, with: {topic: orders, message: "${{ tasks.⏵queue⏴.id }}"}}
          - {id: queue, uses: sqs/send, with: {queue: orders}}
        """,
      good: """
          - {id: queue, uses: sqs/send, with: {queue: orders}}
          - {id: tell, uses: sns/publish, with: {topic: orders, message: "${{ tasks.queue.id }}"}}
        """))
  static let taskElsewhere = DiagnosticCode(
    524, "task-elsewhere", stage: .flow,
    summary: "An expression uses the result of a task in another branch or in a loop that has ended.",
    explanation: """
      Branches of `parallel` run side by side and cannot read each other's results. Only one branch of `choose` \
      runs. A loop has a result for each element. A task can read the results of the earlier tasks of its own list \
      and of the lists around it and, after `parallel`, those of all branches.
      """,
    example: .init(
      tasksWorkflow,
      bad: """
          - parallel:
              - - {id: queue, uses: sqs/send, with: {queue: orders}}
              - - {id: tell, uses: sns/publish, with: {topic: orders, message: "${{ tasks.⏵queue⏴.id }}"}}
        """,
      good: """
          - {id: queue, uses: sqs/send, with: {queue: orders}}
          - {id: tell, uses: sns/publish, with: {topic: orders, message: "${{ tasks.queue.id }}"}}
        """))
  static let unknownMember = DiagnosticCode(
    527, "unknown-member", stage: .flow,
    summary: "A name does not have this member.",
    explanation: """
      An event has `version`, `id`, `detail-type`, `source`, `account`, `time`, `region`, `resources` and `detail`; \
      the data of a source is in `detail`. `workflow` has `name`, `description`, `owner` and `runbook`, `execution` \
      has `id`, and `error` has `Error`, the name of the error, and `Cause`, its description.
      """,
    source: "EventBridge User Guide, \"Event structure\"",
    example: messageExample("{order: \"${{ event.⏵detial⏴.id }}\"}", "{order: \"${{ event.detail.id }}\"}"))
  static let unknownEventField = DiagnosticCode(
    531, "unknown-event-field", stage: .flow,
    summary: "An expression uses a field that the workflow's events do not have.",
    explanation:
      "The members of this event are known from its schema, and the field is not one of them. In a message, it "
      + "becomes an empty string; in an execution, the task fails.",
    source: "EventBridge schema registry, aws.events",
    example: .started(
      source: "aws.athena", event: "Athena Query State Change", bad: "${{ event.detail.⏵curentState⏴ }}",
      good: "${{ event.detail.currentState }}"))
  static let misspelledEventField = DiagnosticCode(
    532, "misspelled-event-field", .warning, stage: .flow,
    summary: "An expression uses a field whose name is almost that of a known field.",
    explanation:
      "No known event of this type has the field, but they have a field that differs in one letter. The known "
      + "events may not show every field, so this is a warning.",
    example: .started(
      source: "stripe", event: "invoice.payment_failed", bad: "${{ event.detail.data.object.⏵currencey⏴ }}",
      good: "${{ event.detail.data.object.currency }}"))
  static let unknownResultMember = DiagnosticCode(
    533, "unknown-result-member", stage: .flow,
    summary: "An expression uses a member that the task's result does not have.",
    explanation: """
      [Actions](../actions.md) shows the result of each action: for example, a new record of kintone has only `id` and \
      `revision`. In a message, the member becomes an empty string; in an execution, the task fails.
      """,
    example: recordExample("${{ tasks.record.⏵number⏴ }}", "${{ tasks.record.id }}"))
  static let misspelledResultMember = DiagnosticCode(
    534, "misspelled-result-member", .warning, stage: .flow,
    summary: "An expression uses a member of a result whose name is almost that of a known member.",
    explanation: """
      The result may have members that the catalog does not know, so this is a warning. AWS begins the names of \
      members with a capital letter: `MessageId`.
      """,
    example: queueExample("${{ tasks.queue.⏵messageId⏴ }}", "${{ tasks.queue.MessageId }}"))
  static let resultMayBeMissing = DiagnosticCode(
    535, "result-may-be-missing", .warning, stage: .flow,
    summary: "An expression uses the result of a task that may not have run or may have failed.",
    explanation: """
      A task with `if` may be skipped, and with `on-error: continue` the workflow continues without a result. Then \
      `tasks.ID` is `null`, and its members have no value. Test the result first, \
      `${{ tasks.queue ? tasks.queue.MessageId : 'none' }}`, or give the task that uses it the same `if` or \
      `if: ${{ tasks.queue != null }}`.
      """,
    example: queueExample(
      "${{ tasks.⏵queue⏴.MessageId }}", "${{ tasks.queue ? tasks.queue.MessageId : 'none' }}",
      more: "on-error: continue, "))
}

extension DiagnosticCode {
  /// A workflow whose second task uses the result of its first.
  private static func exampleWorkflow(of first: String, _ message: String) -> String {
    tasksWorkflow(
      """
        - {id: \(first)}
        - {id: tell, uses: sns/publish, with: {topic: orders, message: "\(message)"}}
      """)
  }

  private static func queueExample(_ bad: String, _ good: String, more: String = "") -> Example {
    .init({ exampleWorkflow(of: "queue, \(more)uses: sqs/send, with: {queue: orders}", $0) }, bad: bad, good: good)
  }

  private static func recordExample(_ bad: String, _ good: String) -> Example {
    .init(
      {
        exampleWorkflow(
          of: "record, uses: kintone/create-record, with: {connection: kintone, app: 42, record: {order: new}}", $0)
      },
      bad: bad, good: good,
      project: """
        project: shop
        connections:
          kintone: {kintone: {domain: example.cybozu.com, api-token: {secret: kintone/api-token}}}

        """)
  }

  private static func referenceExample(_ bad: String, _ good: String) -> Example {
    .init(
      { exampleWorkflow(of: "record, uses: dynamodb/put-item, with: {table: orders, item: {id: a}}", $0) },
      bad: bad,
      good: good)
  }
}

extension DiagnosticCode.Example {
  /// A workflow that an event starts and that writes a message.
  fileprivate static func started(source: String, event: String, bad: String, good: String)
    -> DiagnosticCode.Example
  {
    func workflow(_ message: String) -> String {
      """
      workflow: unpaid
      trigger: {source: \(source), event: \(event)}
      tasks:
        - id: note
          uses: logs/write
          with:
            group: unpaid
            message: \(message)

      """
    }
    return DiagnosticCode.Example(workflow, bad: bad, good: good)
  }
}

extension Sentence {
  static func hasNoMember(_ name: String, member: String) -> Sentence { "'\(term: name)' has no \(quoted: member)" }
  static func hasMembers(_ members: some Collection<String>) -> Sentence { "it has \(listed: members)" }
  static let tasksWithoutID: Sentence = "expected the ID of a task after 'tasks'"
  static let writeTaskID: Sentence = "write 'tasks.ID' for the result of a task"
  static let seeResults: Sentence = "see its result in docs/actions.md"
  static let pathToNothing: Sentence = "A path without a value becomes an empty string, or fails the execution."
  static func resultHasOther(_ subject: Sentence, near: String, name: String) -> Sentence {
    "the result of \(subject) has no known \(quoted: name); there is '\(near)'"
  }
  static let runsOnlyThen: Sentence = "it runs only then"
  static let goesOnAfterFailure: Sentence = "the workflow goes on after a failure"
  static func askFirst(_ task: String) -> Sentence { "ask first: 'tasks.\(task) ? … : …'" }
  static let membersBecomeEmpty: Sentence = "The reference is then an empty text, or ends the execution."
  static func noSuchTask(_ id: String) -> Sentence { "the workflow has no task \(quoted: id)" }
  static func itsTasks(_ ids: [String]) -> Sentence { "its tasks: \(listed: ids)" }
  static func failedBefore(_ task: String) -> Sentence { "the workflow may have failed before '\(task)' ran" }
  static let failureSees: Sentence =
    "'on-failure' can read 'event', 'error' and the results of its own earlier tasks"
  static func notRunYet(_ task: String) -> Sentence { "the task '\(task)' has not run yet" }
  static let useEarlierTask: Sentence = "use an earlier task, or move this one up"
  static func taskElsewhere(_ task: String) -> Sentence { "the task '\(task)' is in another branch or in a loop" }
  static let tasksSee: Sentence =
    "a task can read the results of earlier tasks of its own list and of the lists around it"
  static let element: Sentence = "the element"
  static let theEvent: Sentence = "the event"
  static let sourcesAddUnderDetail: Sentence = "the data of a source is in 'event.detail'"
  static func action(_ name: String) -> Sentence { "'\(name)'" }
  static func resultHasNo(_ action: Sentence, _ path: String) -> Sentence {
    "the result of \(action) has no \(quoted: path)"
  }
  static func mayNotHaveRun(_ task: String) -> Sentence { "'\(task)' may not have run, and then has no result" }
  static func mayHaveFailed(_ task: String) -> Sentence { "'\(task)' may have failed, and then has no result" }
  static func mayBeCutOff(_ task: String) -> Sentence {
    "'\(task)' may not have run because its branch can stop before it, and then has no result"
  }
}
