public import Expressions
import Source

/// What a workflow does in one environment: no variable is left in it, but where one has no value and a finding says so.
///
/// What its head says is a member of the flow too. It never changes once it is made, so that the stages share it.
@dynamicMemberLookup
public final class Flow: Sendable {
  /// What the workflow says of itself.
  public let head: WorkflowHead
  /// What starts it; any of them does.
  public let triggers: [FlowTrigger]
  /// What it does, in order.
  public let tasks: [FlowStep]
  /// What it does when it fails after its retries.
  public let onFailure: [FlowStep]
  /// Its tests, which run without a cloud.
  public let tests: [WorkflowTest]
  /// Every step, those inside branches and loops and those of `on-failure` included, outer ones first.
  public let allSteps: [FlowStep]
  /// The position among all steps from which on they are those of `on-failure`.
  public let failureStart: Int
  /// The positions of tasks among all steps, by their ids.
  private let positions: [String: Int]
  /// The places that the environment's variables fill.
  public let variableUses: [VariableUse]

  /// Makes a flow of its parts.
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
    for (position, step) in allSteps.enumerated() {
      if case .call(let call) = step, positions[call.id] == nil { positions[call.id] = position }
    }
    self.positions = positions
  }

  /// What the head says.
  @inlinable
  public subscript<Member>(dynamicMember member: KeyPath<WorkflowHead, Member>) -> Member { head[keyPath: member] }

  /// Whether the workflow becomes resources: it runs on AWS and is not retired.
  public var isCompiled: Bool {
    (head.runsOn?.value ?? .aws) == .aws && (head.state?.value ?? .live) != .retired
  }

  /// Every task, wherever it stands.
  public var calls: some Collection<Call> { allSteps.lazy.compactMap(\.call) }

  /// The first task with an id, by its position among all steps.
  public func position(of id: String) -> Int? { positions[id] }

  /// The first task with an id, wherever it stands.
  public func call(_ id: String) -> Call? { positions[id].flatMap { allSteps[$0].call } }

  /// The ids of the tasks whose results some step speaks of.
  public var wantedResults: Set<String> {
    var wanted: Set<String> = []
    for expression in allSteps.lazy.flatMap(\.expressions) {
      wanted.formUnion(expression.references.compactMap(\.task))
    }
    return wanted
  }

  /// What `workflow.NAME` is in expressions, by the names; empty where the source leaves it out.
  public var boundTexts: KeyValuePairs<String, String> {
    [
      "name": head.name.value, "description": head.description?.value ?? "", "owner": head.owner?.value ?? "",
      "runbook": head.runbook?.value ?? "",
    ]
  }

  /// What `workflow.NAME` is in expressions; none for a name that is not bound.
  public func boundText(_ name: String) -> String? { boundTexts.first { $0.key == name }?.value }
}

extension Expression.Reference {
  /// The id of the task whose result it speaks of, where it does.
  public var task: String? {
    if root.value == "tasks", case .member(let id)? = steps.first?.value { id } else { nil }
  }
}
