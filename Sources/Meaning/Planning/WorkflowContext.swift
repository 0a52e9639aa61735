import Flow
import Plan
import Source

/// The input for the plan of one workflow: the workflow and the facts of its project.
struct WorkflowContext: Sendable {
  let workflow: Flow
  let triggers: [PreparedTrigger]
  let facts: ProjectFacts
  /// The type of its state machine, whether or not it has one.
  let machineKind: MachineKind
  /// Whether an event on a bus starts it.
  let isStartedByEvent: Bool
  /// Whether a schedule starts it.
  let isStartedByTime: Bool

  init(_ prepared: PreparedWorkflow, _ facts: ProjectFacts) {
    workflow = prepared.workflow
    triggers = prepared.triggers
    self.facts = facts
    machineKind = MachineKind(
      of: workflow, isWaitedFor: facts.started[workflow.name.value]?.waitOrigin != nil, facts)
    isStartedByTime = workflow.triggers.contains { if case .schedule = $0.kind { true } else { false } }
    isStartedByEvent = workflow.triggers.contains { trigger in
      switch trigger.kind {
      case .event, .pattern: true
      case .schedule, .invalid: false
      }
    }
  }

  var name: String { workflow.name.value }
  /// The name in the names of its resources.
  var resourceName: String { workflow.resourceName }

  /// The rules' role, which exists when a target needs one.
  var ruleRole: ResourceIdentifier { ResourceIdentifier(.role, resourceName + "-events") }
  /// The schedules' role.
  var scheduleRole: ResourceIdentifier { ResourceIdentifier(.role, resourceName + "-scheduler") }
  /// The queue for failed deliveries.
  var deadLetterQueue: ResourceIdentifier { ResourceIdentifier(.queue, resourceName + "-dead-letter") }
  /// The physical name of its state machine, which depends on the type. AWS cannot change the name or type of a
  /// machine, and CloudFormation cannot create a machine with the name of one that it has yet to delete. The name of a
  /// workflow has no underscore, so the ending is unambiguous.
  var machineName: String {
    switch machineKind.kind {
    case .standard: facts.names.name(resourceName, limit: 80)
    case .express: facts.names.name(resourceName + Self.expressEnding, limit: 80)
    }
  }
  static let expressEnding = "_express"
  var machineARN: PlanText { .localARN(service: "states", PlanText("stateMachine:" + machineName)) }
}
