public import Source
public import Workflows

/// What a workflow does in one environment: no variable is left in it, but where one has no value and a finding says so.
public struct Flow: Sendable {
  private let workflow: Workflow
  /// What starts it; any of them does.
  public let triggers: [FlowTrigger]
  /// What it does, in order.
  public let tasks: [Step]
  /// What it does when it fails after its retries.
  public let onFailure: [Step]
  /// Its tests, which run without a cloud.
  public let tests: [WorkflowTest]
  /// The places that the environment's variables fill.
  public let variableUses: [VariableUse]

  /// Makes a flow of a workflow and what its parts come to.
  public init(
    of workflow: Workflow, triggers: [FlowTrigger], tasks: [Step], onFailure: [Step], tests: [WorkflowTest],
    variableUses: [VariableUse] = []
  ) {
    self.workflow = workflow
    self.triggers = triggers
    self.tasks = tasks
    self.onFailure = onFailure
    self.tests = tests
    self.variableUses = variableUses
  }

  /// The name, unique in the project.
  public var name: Located<String> { workflow.name }
  /// The document that holds the workflow.
  public var span: Span { workflow.span }
  /// What the workflow is for.
  public var description: Located<String>? { workflow.description }
  /// The team or person who answers for it.
  public var owner: Located<String>? { workflow.owner }
  /// Where to read what to do when it fails.
  public var runbook: Located<String>? { workflow.runbook }
  /// The day after which the lint asks whether it is still wanted.
  public var reviewBy: Located<CalendarDate>? { workflow.reviewBy }
  /// Labels that become AWS tags.
  public var labels: [WorkflowLabel] { workflow.labels }
  /// What is to be made of it; `live` where the source says nothing.
  public var state: Located<WorkflowState>? { workflow.state }
  /// Where it runs; AWS where the source says nothing.
  public var runsOn: Located<WorkflowHome>? { workflow.runsOn }
  /// Where to find it in the no-code tool that still runs it.
  public var link: Located<String>? { workflow.link }
  /// The type of its state machine, where the source chooses one.
  public var stateMachine: Located<StateMachineChoice>? { workflow.stateMachine }
  /// The known keys that the document has, whatever became of their values.
  public var writtenKeys: [String] { workflow.writtenKeys }

  /// Whether the workflow becomes resources: it runs on AWS and is not retired.
  public var isCompiled: Bool {
    (runsOn?.value ?? .aws) == .aws && (state?.value ?? .live) != .retired
  }

  /// Every step, those inside branches and loops and those of `on-failure` included, outer ones first.
  public var allSteps: [Step] { (tasks + onFailure).withInner }

  /// Every task, wherever it stands.
  public var allTasks: [WorkflowTask] { allSteps.compactMap(\.task) }

  /// What `workflow.NAME` is in expressions, by the name: a text, empty where the source leaves it out; none for a name that
  /// is not bound.
  public func boundText(_ name: String) -> String? {
    switch name {
    case "name": self.name.value
    case "description": description?.value ?? ""
    case "owner": owner?.value ?? ""
    case "runbook": runbook?.value ?? ""
    default: nil
    }
  }
}
