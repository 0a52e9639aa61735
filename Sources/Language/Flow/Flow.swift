public import Expressions
import Source

/// What a workflow does in one environment. It contains no variable, except one without a value, which a finding
/// reports.
///
/// The members of its head are members of the flow too. It never changes after it is made, so that the stages share it.
@dynamicMemberLookup
public final class Flow: Sendable {
  /// The properties of the workflow itself.
  public let head: WorkflowHead
  /// The triggers; any of them starts it.
  public let triggers: [FlowTrigger]
  public let tasks: [FlowStep]
  /// The steps that run if it fails after its retries.
  public let onFailure: [FlowStep]
  /// Its tests, which run without a cloud.
  public let tests: [WorkflowTest]
  /// Every step, including those inside branches and loops and those of `on-failure`, outer ones first.
  public let allSteps: [FlowStep]
  /// The position in `allSteps` at which the steps of `on-failure` begin.
  public let failureStart: Int
  /// The ids of every task, in the order of the steps.
  public let taskIDs: [String]
  /// The positions of tasks among all steps, by their ids.
  private let positions: [String: Int]
  /// The places that the environment's variables fill.
  public let variableUses: [VariableUse]

  public init(
    _ head: WorkflowHead, triggers: [FlowTrigger], tasks: [FlowStep], onFailure: [FlowStep], tests: [WorkflowTest],
    variableUses: [VariableUse]
  ) {
    self.head = head
    self.triggers = triggers
    self.tasks = tasks
    self.onFailure = onFailure
    self.tests = tests
    self.variableUses = variableUses
    let steps = FlowStep.all(in: tasks)
    allSteps = steps + FlowStep.all(in: onFailure)
    failureStart = steps.count
    var positions: [String: Int] = [:]
    var taskIDs: [String] = []
    for (position, step) in allSteps.enumerated() {
      guard case .call(let call) = step else { continue }
      taskIDs.append(call.id)
      if positions[call.id] == nil { positions[call.id] = position }
    }
    self.taskIDs = taskIDs
    self.positions = positions
  }

  @inlinable
  public subscript<Member>(dynamicMember member: KeyPath<WorkflowHead, Member>) -> Member { head[keyPath: member] }

  /// Whether the workflow becomes resources: it runs on AWS and is not retired.
  public var isCompiled: Bool { (head.runsOn?.value ?? .aws) == .aws && (head.state?.value ?? .live) != .retired }

  /// Every task, at any depth.
  public var calls: some Collection<Call> { allSteps.lazy.compactMap(\.call) }

  /// The position in `allSteps` of the first task with an ID.
  public func position(of id: String) -> Int? { positions[id] }

  /// The first task with an ID, at any depth.
  public func call(_ id: String) -> Call? { positions[id].flatMap { allSteps[$0].call } }

  /// The IDs of the tasks whose results a step uses.
  public var usedResults: Set<String> {
    var wanted: Set<String> = []
    for expression in allSteps.lazy.flatMap(\.expressions) {
      wanted.formUnion(expression.references.compactMap(\.task))
    }
    return wanted
  }

  /// The value of `workflow.NAME` in expressions, by name; empty if the source does not set it.
  public var boundTexts: KeyValuePairs<String, String> {
    [
      "name": head.name.value, "description": head.description?.value ?? "", "owner": head.owner?.value ?? "",
      "runbook": head.runbook?.value ?? "",
    ]
  }

  /// The value of `workflow.NAME` in expressions; nil for an unknown name.
  public func boundText(_ name: String) -> String? { boundTexts.first { $0.key == name }?.value }
}

extension Expression.Reference {
  /// The ID of the task whose result it uses, if it does.
  public var task: String? {
    if root.value == "tasks", case .member(let id)? = steps.first?.value { id } else { nil }
  }

  /// The name of the text about the workflow that it uses, if it does.
  public var workflowText: String? {
    if root.value == "workflow", case .member(let name)? = steps.first?.value { name } else { nil }
  }
}
