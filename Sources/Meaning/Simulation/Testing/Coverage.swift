public import Diagnostics
import Emit
import EventPattern
import Flow
public import Source

/// The coverage of a project's tests.
public struct Coverage: Sendable {
  /// Something that no test covers.
  public struct Gap: Sendable, Equatable {
    public let workflow: String
    /// What is missing: lower case, no full stop.
    public let missing: Sentence
    public let span: Span
  }

  /// What the tests of a workflow cover.
  public struct Summary: Sendable {
    public let workflow: String
    /// The number of conditions, and of those that are met in one test and fail in another.
    public let conditions: (exercised: Int, all: Int)
    /// The number of tasks, and of those that run in a test.
    public let tasks: (exercised: Int, all: Int)
    /// The number of things that no test covers.
    public let gapCount: Int
  }

  private var workflows: [WorkflowCoverage]

  init(_ rulebook: Rulebook) {
    workflows = rulebook.workflows.map { WorkflowCoverage($0) }
  }

  public init(joining parts: [Coverage]) { workflows = parts.flatMap(\.workflows) }

  /// Records the result of a test.
  mutating func note(_ decision: WorkflowDecision, _ event: JSONValue, of index: Int) {
    workflows[index].note(decision, EventFields(event))
  }

  /// The number of workflows that can be tested, and of those with a test that fires them and one that does not.
  public var workflowCount: (exercised: Int, all: Int) {
    let known = workflows.filter(\.isTestable)
    return (known.count { $0.isExercised }, known.count)
  }

  /// The number of conditions, and of those that are met in one test and fail in another.
  public var conditionCount: (exercised: Int, all: Int) {
    workflows.filter(\.isTestable).map(\.conditionCount).reduce((0, 0)) { ($0.0 + $1.exercised, $0.1 + $1.all) }
  }

  /// The workflows that can be tested.
  public var summaries: [Summary] {
    workflows.filter(\.isTestable).map { workflow in
      Summary(
        workflow: workflow.name.value, conditions: workflow.conditionCount, tasks: workflow.steps.taskCount,
        gapCount: workflow.gaps.count)
    }
  }

  /// The number of tasks, and of those that run in a test.
  public var taskCount: (exercised: Int, all: Int) { sum(\.taskCount) }

  /// The number of paths of executions (conditions of tasks both ways, branches of `choose`, loops with elements,
  /// `on-failure`), and of those that a test takes.
  public var wayCount: (exercised: Int, all: Int) { sum(\.wayCount) }

  private func sum(_ count: (StepCoverage) -> (exercised: Int, all: Int)) -> (exercised: Int, all: Int) {
    workflows.filter(\.isTestable).map { count($0.steps) }.reduce((0, 0)) { ($0.0 + $1.exercised, $0.1 + $1.all) }
  }

  /// The gaps in the order of the workflows.
  public var gaps: [Gap] { workflows.flatMap(\.gaps) }
}

private struct WorkflowCoverage: Sendable {
  let name: Located<String>
  let isTestable: Bool
  let isOnBus: Bool
  let hasTests: Bool
  var fires = false
  var hasNotFired = false
  var conditions: [ConditionCoverage]
  var steps: StepCoverage

  init(_ simulated: SimulatedWorkflow) {
    name = simulated.workflow.name
    isTestable = simulated.standing == .planned
    isOnBus = !simulated.rules.isEmpty
    hasTests = !simulated.workflow.tests.isEmpty
    conditions = simulated.workflow.triggers.flatMap { $0.testedConditions }
    steps = StepCoverage(simulated)
  }

  var conditionCount: (exercised: Int, all: Int) {
    let all = conditions.filter(\.countsAlone)
    return (all.count { $0.wasMet && $0.hasFailed }, all.count)
  }

  var isExercised: Bool { fires && (hasNotFired || !isOnBus) }

  mutating func note(_ decision: WorkflowDecision, _ fields: EventFields) {
    if decision.matches { fires = true } else { hasNotFired = true }
    steps.note(decision)
    let failed = Set(decision.rules.compactMap(\.failure).flatMap(\.fields))
    for index in conditions.indices {
      if decision.matches {
        conditions[index].noteFiring(fields)
      } else if failed.contains(conditions[index].field) {
        conditions[index].hasFailed = true
      }
    }
  }

  var gaps: [Coverage.Gap] {
    guard isTestable else { return [] }
    func gap(_ missing: Sentence, _ span: Span) -> Coverage.Gap {
      Coverage.Gap(workflow: name.value, missing: missing, span: span)
    }
    guard hasTests else { return [gap(.noTest, name.span)] }
    var gaps: [Coverage.Gap] = []
    if !fires { gaps.append(gap(.neverFires, name.span)) }
    if !hasNotFired, isOnBus { gaps.append(gap(.alwaysFires, name.span)) }
    guard fires else { return gaps }
    for condition in conditions {
      if condition.countsAlone {
        if !condition.wasMet { gaps.append(gap(.metInNoTest(condition.field), condition.span)) }
        if !condition.hasFailed { gaps.append(gap(.failsInNoTest(condition.field), condition.span)) }
      }
      guard condition.values.count > 1, condition.wasMet || !condition.countsAlone else { continue }
      for value in condition.values where !value.isHit {
        gaps.append(gap(.neverFiresBy(value.text, of: condition.field), value.span ?? condition.span))
      }
    }
    return gaps + steps.gaps.map { gap($0.missing, $0.span) }
  }
}

private struct ConditionCoverage: Sendable {
  struct Entry: Sendable {
    let text: Sentence
    let span: Span?
    let pattern: CompiledPattern?
    var isHit = false
  }

  /// The field's path from the top of the event.
  let field: String
  let span: Span
  /// Whether tests should meet and fail it. The source and the name of the event are what a test is about.
  let countsAlone: Bool
  var wasMet = false
  var hasFailed = false
  var values: [Entry]

  init(field: [String], span: Span, matchers: [ValueMatcher], countsAlone: Bool) {
    self.field = field.joined(separator: ".")
    self.span = span
    self.countsAlone = countsAlone
    values = matchers.map { matcher in
      Entry(
        text: matcher.test.sentence, span: matcher.origin.span,
        pattern: CompiledPattern(Pattern([matcher], at: field))
      )
    }
  }

  /// Records an event on which the workflow fires.
  mutating func noteFiring(_ fields: EventFields) {
    for index in values.indices where values[index].pattern?.matches(fields) == true {
      values[index].isHit = true
      wasMet = true
    }
  }
}

extension FlowTrigger {
  /// The conditions that tests can cover, in the order of the source.
  fileprivate var testedConditions: [ConditionCoverage] {
    switch kind {
    case .schedule, .invalid: return []
    case .pattern(let pattern, _): return pattern.testedConditions(span, namesCount: false)
    case .event(let event):
      var result: [ConditionCoverage] = []
      // An event with an action is two fields, so its name alone is not a condition.
      if event.events.count > 1, let first = event.events.first,
        !event.events.contains(where: { $0.value.contains(".") && event.source.value == "github" })
      {
        result.append(
          ConditionCoverage(
            field: ["detail-type"], span: first.span,
            matchers: event.events.map { ValueMatcher(.string($0.value), at: $0.span) }, countsAlone: false))
      }
      result += event.conditions?.testedConditions(under: ["detail"], span, namesCount: true) ?? []
      return result + (event.envelope?.testedConditions(span, namesCount: true) ?? [])
    }
  }
}

extension Pattern {
  /// - Parameter namesCount: Whether tests should also meet and fail the conditions on `source` and `detail-type`.
  fileprivate func testedConditions(
    under path: [String] = [], _ whole: Span, namesCount: Bool
  ) -> [ConditionCoverage] {
    members.flatMap { member -> [ConditionCoverage] in
      switch member {
      case .alternatives(let group):
        return group.branches.flatMap { $0.testedConditions(under: path, whole, namesCount: namesCount) }
      case .field(let field):
        switch field.condition {
        case .pattern(let inner):
          return inner.testedConditions(under: path + [field.name], whole, namesCount: namesCount)
        case .values(let matchers):
          let isName = path.isEmpty && (field.name == "source" || field.name == "detail-type")
          return [
            ConditionCoverage(
              field: path + [field.name], span: field.nameOrigin.span ?? whole, matchers: matchers,
              countsAlone: namesCount || !isName)
          ]
        }
      }
    }
  }
}
