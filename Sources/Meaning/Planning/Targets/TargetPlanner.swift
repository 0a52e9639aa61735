import Catalog
import Diagnostics
import Flow
import Plan
import Source

/// The target for a call, if the rules and schedules that start the workflow can have one.
func target(of call: Call, in context: WorkflowContext) -> TargetAnswer {
  var planner = TargetPlanner(call, context)
  let bound = planner.draft().map { planner.bound($0) }
  if !planner.obstacles.isEmpty { return .machine(planner.obstacles) }
  guard let bound, !planner.isBroken else { return .broken(planner.findings) }
  return .target(bound, planner.findings)
}

/// Plans the target for one call.
struct TargetPlanner {
  let call: Call
  let context: WorkflowContext
  private(set) var obstacles: [TargetObstacle]
  private(set) var findings: [Diagnostic] = []
  /// Whether the call is invalid, which has its own finding.
  private(set) var isBroken = false

  init(_ call: Call, _ context: WorkflowContext) {
    self.call = call
    self.context = context
    obstacles = call.obstacles
    if call.condition != nil { needsStateMachine(.decidedLater, at: call.origin) }
    if call.timeout != nil { needsStateMachine(.noTimeLimit, at: call.origin) }
    guard let retry = call.retry else { return }
    if retry.delay != nil || retry.backoff != nil || retry.maximumDelay != nil {
      needsStateMachine(.ownPauses, at: retry.origin)
    }
    if !retry.errors.isEmpty {
      needsStateMachine(.everyError, at: retry.origin)
    }
  }

  /// Records why only a state machine can make the call.
  mutating func needsStateMachine(_ reason: Sentence, at origin: Origin) {
    obstacles.append(TargetObstacle(reason, at: origin))
  }

  mutating func needsStateMachine(_ reason: Sentence, at span: Span?) {
    needsStateMachine(reason, at: Origin(span))
  }

  mutating func report(_ diagnostic: Diagnostic) {
    findings.append(diagnostic)
    if diagnostic.severity == .error { isBroken = true }
  }

  /// Skips the call: its error has its own finding.
  mutating func giveUp() {
    isBroken = true
  }

  /// The target for the call; nil if it needs a state machine or is invalid.
  mutating func draft() -> TargetDraft? {
    guard let (kind, resource, account) = call.foreign(context.facts) else { return ownDraft() }
    guard kind.hasOwnPolicy else {
      needsStateMachine(.notByRule, at: resource.origin.span)
      return nil
    }
    return ownDraft()?.inOtherAccount(kind, resource, account)
  }

  private mutating func ownDraft() -> TargetDraft? {
    switch call.operation {
    case .batchJob(let job): return target(job)
    case .build(let build): return target(build)
    case .chat(let message): return target(message)
    case .container(let task): return target(task)
    case .delivery(let record): return target(record)
    case .forward(let forward): return target(forward)
    case .function(let function): return target(function)
    case .log(let entry): return target(entry)
    case .machine(let machine): return target(machine)
    case .queue(let message): return target(message)
    case .request(let request): return target(request)
    case .stream(let record): return target(record)
    case .topic(let message): return target(message)
    // Their actions have the obstacles.
    case .event, .item, .mail, .object, .service: break
    case nil: if obstacles.isEmpty { giveUp() }
    }
    return nil
  }

  /// Adds the inputs from the kinds of triggers that the workflow has.
  mutating func bound(_ draft: TargetDraft) -> BoundTarget {
    var bound = BoundTarget(
      draft: draft, call: call.id, label: call.resourceName, retry: retryPolicy,
      hasDeadLetterQueue: call.hasDeadLetterQueue, origin: call.origin.span)
    if context.isStartedByEvent { bound.ruleInput = ruleInput(draft) }
    if context.isStartedByTime {
      switch draft.schedule {
      case .impossible(let reason): needsStateMachine(reason, at: call.usesOrigin)
      case .target: bound.scheduleInput = scheduleInput(draft)
      }
    }
    return bound
  }

  private var retryPolicy: RetryPolicy { RetryPolicy(of: call.retry, context.facts) }

  /// The message in an input; without it, the whole event.
  mutating func message(_ value: Value?) -> TargetDraft.Message {
    guard let value else { return .event }
    if case .text = value.kind, let text = inputValue(value) {
      if case .expression(.event(let steps), _) = text { return steps.isEmpty ? .event : .value(text) }
      if case .expression = text { return .value(text) }
      return .text(text, value.span)
    }
    return inputValue(value).map { .value($0) } ?? .event
  }
}

extension RetryPolicy {
  /// The retries of a delivery: those of the call, or else of the project, or else the service's default.
  init(of retry: CallRetry?, _ facts: ProjectFacts) {
    self.init(attempts: min(185, max(0, (retry ?? facts.retry)?.attempts ?? 185)))
  }
}

extension NamedResource {
  /// The ARN of an existing resource: as given, or in the account and Region of the deployment.
  func arn(service: String, _ resourcePrefix: String) -> PlanText {
    switch name {
    case .arn(let arn): PlanText(arn.text)
    case .name(let name): .localARN(service: service, PlanText(resourcePrefix + name))
    }
  }
}
