import Catalog
import Expressions
import Plan
import Source
import Workflows

extension WorkflowPlanner {
  /// What a task comes to; none where it needs a state machine or was wrong.
  mutating func draft(of task: WorkflowTask) -> TargetDraft? {
    guard let action = task.action else {
      if ActionCatalog.isServiceAction(task.uses.value) {
        needsStateMachine(task.uses.span, ActionCatalog.serviceActionReason)
      } else {
        giveUp()
      }
      return nil
    }
    for input in task.inputs where action.input(named: input.name.value)?.needsStateMachine ?? false {
      if case .bool(false) = input.value.kind { continue }
      needsStateMachine(input.name.span, "a target of a rule cannot set '\(input.name.value)'")
    }
    switch action.delivery {
    case .chat: return chatDraft(task)
    case .topic: return topicDraft(task)
    case .queue: return queueDraft(task)
    case .function: return functionDraft(task)
    case .stateMachine: return stateMachineDraft(task)
    case .bus: return busDraft(task)
    case .logGroup: return logGroupDraft(task)
    case .stream: return streamDraft(task)
    case .deliveryStream: return deliveryStreamDraft(task)
    case .containerTask: return containerTaskDraft(task)
    case .batchJob: return batchJobDraft(task)
    case .build: return buildDraft(task)
    case .httpRequest: return httpDraft(task)
    case .kintoneCreate: return kintoneDraft(task)
    case .stateMachineOnly(let reason):
      needsStateMachine(task.uses.span, reason)
      return nil
    }
  }

  /// A text input that holds no expression.
  func text(_ task: WorkflowTask, _ input: String) -> String? {
    switch task.input(input)?.kind {
    case .text(let template): template.literal
    case .number(let number): number
    default: nil
    }
  }

  /// A whole number.
  func integer(_ task: WorkflowTask, _ input: String) -> Int? {
    text(task, input).flatMap { Int($0) }
  }

  /// A list of texts that hold no expression.
  func texts(_ task: WorkflowTask, _ input: String) -> [String] {
    switch task.input(input)?.kind {
    case .list(let values): values.compactMap(\.literalText)
    case .text(let template): template.literal.map { [$0] } ?? []
    default: []
    }
  }

  /// The resource that an input names; none where it is wrong, which has its finding.
  mutating func resource(_ task: WorkflowTask, _ input: String, _ kind: Catalog.ResourceKind) -> ResourceName? {
    guard let text = text(task, input), case .success(let name) = ResourceName.parse(text, as: kind) else {
      giveUp()
      return nil
    }
    return name
  }

  /// The ARN of a resource that exists: as it was given, or in the deployment's own account and Region.
  func arn(_ name: ResourceName, service: String, _ resourcePrefix: String) -> PlanText {
    switch name {
    case .arn(let arn): PlanText(arn.text)
    case .name(let name): .localARN(service: service, PlanText(resourcePrefix + name))
    }
  }

  /// The message that an input holds; the whole event where it is left out.
  mutating func message(_ task: WorkflowTask, _ input: String) -> TargetDraft.Message {
    guard let value = task.input(input) else { return .event }
    if case .text = value.kind, let text = inputValue(value) {
      if case .expression(.event(let steps), _) = text { return steps.isEmpty ? .event : .value(text) }
      if case .expression = text { return .value(text) }
      return .text(text)
    }
    return inputValue(value).map { .value($0) } ?? .event
  }
}
