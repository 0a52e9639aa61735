import Diagnostics
import Emit
import Execution
import Flow
import Simulation
import Source

/// The result of one test of the older side on one side.
struct TestSide {
  let result: TestResult

  /// Whether the workflow matches the test's event; nil if the test could not be set up.
  var fires: Bool? { result.decision?.matches }

  /// The decision, if it was simulated to its end.
  private var decision: WorkflowDecision? {
    if case .skipped = result.outcome { nil } else { result.decision }
  }

  /// The tasks that are called, in their order; nil if this is unknown.
  var called: [String]? {
    guard let decision else { return nil }
    if let execution = decision.execution { return execution.passages.compactMap { $0.calledTask?.id } }
    // A rule's targets have no order.
    return decision.deliveries.map(\.task.id).sorted()
  }

  /// What a task sends the first time.
  func sent(by id: String) -> String? {
    guard let decision else { return nil }
    if let execution = decision.execution {
      return execution.passages.first { $0.calledTask?.id == id }?.visit.arguments?.text()
    }
    guard let delivery = decision.deliveries.first(where: { $0.task.id == id }) else { return nil }
    let payload = String(decoding: withoutBlanks(delivery.payload), as: UTF8.self)
    return delivery.request.map { "\($0.method) \($0.address) \(payload)" } ?? payload
  }
}

/// The results of one test of the older side on both sides.
struct TestPair {
  let name: String
  let origin: Origin
  let base: TestSide
  let head: TestSide

  /// The test's event.
  var event: JSONValue? { base.result.event }

  /// Whether its event runs other tasks than before.
  var callsOthers: Bool {
    guard let before = base.called, let after = head.called else { return false }
    return before != after
  }

  /// The test as a fact, if its event fires on one side only.
  var flip: ChangeFact? {
    guard let before = base.fires, let after = head.fires, before != after else { return nil }
    return ChangeFact(
      .code(name), .test(origin, before: before ? .fires : .doesNotFire, after: after ? .fires : .doesNotFire))
  }

  /// The test as a fact, if it passed and no longer does although the workflow still fires for its event.
  var breakage: ChangeFact? {
    guard base.fires == true, head.fires == true, base.result.outcome == .passed, head.result.outcome == .failed
    else { return nil }
    let finding = head.result.findings.first { $0.severity == .error }
    return ChangeFact(.code(name), .test(origin, before: .passes, after: finding?.message ?? .fails))
  }
}

/// The tests of the older side, run on both sides: they say what the workflows promised.
struct RunComparison {
  private(set) var pairs: [String: [TestPair]] = [:]

  /// Runs the tests of workflows that both sides have. `keepingTests` runs on each side its own: in another environment, their
  /// events have other sources.
  init(
    _ workflows: [(base: Flow, head: Flow)], _ base: ComparedProject, _ head: ComparedProject, keepingTests: Bool,
    counting work: inout ComparisonWork
  ) {
    let tested = workflows.filter { !$0.base.tests.isEmpty }
    guard !tested.isEmpty else { return }
    let before = TestRun(
      Rulebook(tested.map(\.base), base.plan), events: base.events, counting: &work.base, keepingDecisions: true)
    let after = TestRun(
      Rulebook(tested.map { keepingTests ? $0.head : $0.head.with(tests: $0.base.tests) }, head.plan),
      events: base.events,
      counting: &work.head, keepingDecisions: true)
    for (old, new) in zip(before.results, after.results) {
      pairs[old.workflow, default: []].append(
        TestPair(
          name: old.name.value, origin: Origin(old.name.span), base: TestSide(result: old),
          head: TestSide(result: new)))
    }
  }
}

extension Flow {
  /// The workflow with other tests.
  fileprivate func with(tests: [WorkflowTest]) -> Flow {
    Flow(head, triggers: triggers, tasks: tasks, onFailure: onFailure, tests: tests, variableUses: variableUses)
  }
}

/// A payload without the blanks between the tokens of JSON; any other payload unchanged.
private func withoutBlanks(_ payload: [UInt8]) -> [UInt8] {
  guard let first = payload.first, "{[".utf8.contains(first) else { return payload }
  var result: [UInt8] = []
  var (isInString, isEscaped) = (false, false)
  for byte in payload {
    if !isInString, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { continue }
    result.append(byte)
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = isInString
    } else if byte == UInt8(ascii: "\"") {
      isInString.toggle()
    }
  }
  return result
}

/// How many tests a change shows.
private let mostShown = 5

/// The tests of the older side that break, and those whose event runs other tasks than before.
func runChanges(_ pair: WorkflowPair) -> [Change] {
  let pairing = TaskPairing(pair.base, pair.head)
  let common = Set(pairing.pairs.map(\.new.id))
  var changes: [Change] = []
  func add(_ code: ChangeCode, _ message: (Int) -> Sentence, _ found: [(run: TestPair, fact: ChangeFact)]) {
    guard let first = found.first else { return }
    var facts = found.prefix(mostShown).map(\.fact)
    if found.count > mostShown { facts.append(.note(.moreTests(found.count - mostShown))) }
    changes.append(
      Change(
        code, message(found.count), base: first.run.origin.span, head: pair.head.name.span, facts: facts,
        identity: found.map(\.run.name)))
  }
  let broken = pair.runs.compactMap { run in run.breakage.map { (run, $0) } }
  add(.testBroken, { .testsBreak($0) }, broken)
  let others = pair.runs.filter { $0.breakage == nil && $0.flip == nil }
  add(
    .runDiffers, { .runsDiffer($0) },
    others.compactMap { run in
      guard run.base.fires == true, run.head.fires == true, let old = run.base.called, let new = run.head.called
      else { return nil }
      // Tasks that only one side has are changes of their own.
      let before = old.map { pairing.renames[$0] ?? $0 }.filter(common.contains)
      let after = new.filter(common.contains)
      let isOrdered = run.base.result.decision?.execution != nil && run.head.result.decision?.execution != nil
      guard isOrdered ? before != after : before.sorted() != after.sorted() else { return nil }
      return (
        run,
        ChangeFact(
          .code(run.name), .test(run.origin, before: .calls(before), after: .calls(after)))
      )
    })
  return changes
}
