import Diagnostics
import Emit
import Expressions
import Source
import Workflows

/// Holds what a workflow does against what a test expects.
struct TestJudgement {
  let test: WorkflowTest
  let decision: WorkflowDecision
  let event: JSONValue
  private(set) var findings: [Diagnostic] = []
  /// The first task of a state machine of which it cannot be said what it does.
  private(set) var unjudged: String?

  init(test: WorkflowTest, decision: WorkflowDecision, event: JSONValue) {
    self.test = test
    self.decision = decision
    self.event = event
  }

  private var name: String { decision.workflow.name }
  private var failures: [MatchFailure] { decision.rules.compactMap(\.failure) }

  mutating func judge() {
    // A test that only says what tasks are given expects them to run.
    let isExpected = test.fires?.value ?? (test.because == nil && !test.tasks.isEmpty ? true : nil)
    let fires = decision.matches
    switch (isExpected, fires) {
    case (true?, false): reportSilence()
    case (false?, true): reportFiring()
    default: break
    }
    if !fires, let because = test.because { check(because) }
    if fires, test.fires == nil, let because = test.because {
      findings.append(
        Diagnostic(.testFired, "'\(name)' fires, where 'because' says that it does not", at: because.span))
    }
    guard fires, isExpected != false else { return }
    checkTasks()
    // What would never arrive is no success, whatever was expected.
    for delivery in decision.deliveries where !delivery.arrives {
      findings += delivery.findings.filter { $0.code != .valueMissing && $0.code != .valueAltered }
    }
  }

  private mutating func reportSilence() {
    let place = test.fires?.span ?? test.name.span
    guard let first = closest else {
      findings.append(
        Diagnostic(
          .testDidNotFire, "'\(name)' does not fire: only its schedule starts it", at: place,
          notes: ["The event of a schedule has the source 'aws.scheduler'."]))
      return
    }
    let others = failures.filter { $0 != first }
    findings.append(
      Diagnostic(
        .testDidNotFire, "'\(name)' does not fire: \(first.text)", at: place,
        labels: first.span.map { [Label($0, "wants \(first.wanted.isEmpty ? "this" : first.wanted)")] } ?? [],
        notes: others.map { "Another trigger: \($0.text)." }))
  }

  /// The failure that came last in its rule: the trigger that the event was most likely meant for.
  private var closest: MatchFailure? {
    let order = ["source", "detail-type"]
    return failures.max { left, right in
      (order.firstIndex(of: left.field) ?? order.count) < (order.firstIndex(of: right.field) ?? order.count)
    }
  }

  private mutating func reportFiring() {
    let rules = decision.rules.filter(\.matches)
    findings.append(
      Diagnostic(
        .testFired, "'\(name)' fires", at: test.fires?.span ?? test.name.span,
        labels: rules.compactMap { $0.rule.trigger?.span.head }.prefix(1).map {
          Label($0, "the event meets every condition of this trigger")
        },
        notes: test.because.map { because in
          let found = FieldValues(at: because.value, in: event)
          return ["'\(because.value)' is \(found.text) in the event."]
        } ?? []))
  }

  private mutating func check(_ because: Located<String>) {
    guard !failures.contains(where: { $0.fields.contains(because.value) }), let first = closest else { return }
    findings.append(
      Diagnostic(
        .testOtherReason, "'\(name)' does not fire because of '\(first.field)', not '\(because.value)'",
        at: because.span,
        hint: first.text, labels: first.span.map { [Label($0, "the first condition that fails")] } ?? []))
  }

  // MARK: Tasks

  private mutating func checkTasks() {
    let workflow = decision.workflow.workflow
    let tasks = workflow.allTasks
    for (id, expectation) in test.tasks {
      guard let task = tasks.first(where: { $0.id.value == id.value }) else { continue }
      guard decision.workflow.machine == nil || workflow.surelyRuns(task) else {
        unjudged = unjudged ?? id.value
        continue
      }
      switch expectation {
      case .skipped(let span):
        findings.append(
          Diagnostic(
            .testTaskRan, "'\(id.value)' runs", at: span,
            notes: ["Every task of '\(name)' runs when the workflow fires: none has a condition of its own."]))
      case .inputs(let expected): check(expected, of: task)
      }
    }
  }

  private mutating func check(_ expected: [ValueEntry], of task: WorkflowTask) {
    var evaluation = InputEvaluation(event: event, workflow: decision.workflow.workflow)
    let actual = evaluation.inputs(of: task)
    for mismatch in mismatches(expected, actual) {
      let input = String(mismatch.path.prefix { $0 != "." && $0 != "[" })
      let place = task.input(input)?.span ?? task.id.span
      let missing = evaluation.missing
      findings.append(
        Diagnostic(
          .testInputDiffers,
          "'\(mismatch.path)' of '\(task.id.value)' is \(mismatch.actual.map(shown) ?? "not given"), expected "
            + shown(mismatch.expected),
          at: mismatch.span, labels: [Label(place, "comes from here")],
          notes: mismatch.actual == .string("") && !missing.isEmpty
            ? ["The event has no \(missing.map { "'\($0)'" }.joined(separator: ", "))."] : []))
    }
  }

  private func shown(_ value: JSONValue) -> String {
    let text = value.text()
    return text.unicodeScalars.count > 200 ? String(text.unicodeScalars.prefix(200)) + "…" : text
  }
}

extension Workflow {
  /// Whether a task runs whenever the workflow fires and all goes well, and is given what the event alone decides.
  fileprivate func surelyRuns(_ task: WorkflowTask) -> Bool {
    guard task.condition == nil, tasks.surelyHolds(task.id.value) else { return false }
    return task.inputs.allSatisfy { input in
      input.value.expressions.allSatisfy { expression in
        ["event", "workflow", "execution"].contains(expression.plainPath?.root ?? "")
      }
    }
  }
}

extension [Step] {
  /// Whether a task stands in the list or in branches that all run.
  fileprivate func surelyHolds(_ id: String) -> Bool {
    contains { step in
      switch step {
      case .task(let task): task.id.value == id
      case .parallel(let parallel): parallel.branches.contains { $0.surelyHolds(id) }
      case .wait, .choose, .forEach, .stop, .invalid: false
      }
    }
  }
}
