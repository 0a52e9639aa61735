import Diagnostics
import EventPattern
public import Flow
import Plan
import Source

/// A workflow with its triggers prepared for the plan.
public struct PreparedWorkflow: Sendable {
  let workflow: Flow
  let triggers: [PreparedTrigger]

  /// Prepares the triggers of a workflow; a workflow that is not compiled has none.
  public init(_ workflow: Flow, project: Project?) {
    self.workflow = workflow
    triggers = workflow.isCompiled ? workflow.triggers.map { PreparedTrigger($0, project: project) } : []
  }
}

/// A trigger with its bus and pattern, or its schedule.
struct PreparedTrigger: Sendable {
  enum Outcome: Sendable {
    /// An invalid trigger, which has its own finding.
    case broken
    case schedule(FlowSchedule)
    /// A raw pattern on a bus; nil is the default bus.
    case pattern(bus: PlanText?, RulePattern)
    /// The events of a source; nil for an invalid pattern.
    case event(EventArrival, RulePattern?)
  }

  private(set) var outcome = Outcome.broken
  /// Findings that only the plan can report.
  private(set) var findings: [Diagnostic] = []
  let origin: Span

  init(_ trigger: FlowTrigger, project: Project?) {
    origin = trigger.span
    switch trigger.kind {
    case .invalid: break
    case .schedule(let schedule): outcome = .schedule(schedule)
    case .pattern(let pattern, let bus):
      outcome = .pattern(bus: busName(bus).map { PlanText($0) }, RulePattern(pattern.canonical))
    case .event(let event):
      guard let arrival = event.arrival(in: project) else { return }
      outcome = .event(arrival, pattern(of: event, arrival))
    }
  }

  /// Whether its pattern contains wildcards, which the quotas of event buses count.
  var hasWildcards: Bool {
    switch outcome {
    case .pattern(_, let pattern), .event(_, let pattern?): pattern.conditions.hasWildcards
    case .broken, .schedule, .event(_, nil): false
    }
  }

  /// The pattern with its source, checked as a whole.
  private mutating func pattern(of event: FlowEvents, _ arrival: EventArrival) -> RulePattern? {
    if let action = event.action, let condition = event.repeatedAction {
      findings.append(
        Diagnostic(
          .eventActionTwice, .actionGivenTwice, at: condition.nameOrigin.span,
          hint: .removeCondition(action),
          labels: event.events.prefix(1).map { Label($0.span, .firstGivenHere) },
          notes: [.eventMeansAction(event.events[0].value, action: action)]))
      return nil
    }
    return RulePattern(
      source: arrival.parameter.map { .parameter($0.name) }, checked(event.pattern(from: arrival.source)))
  }

  /// The pattern in its canonical form; adds findings about the pattern as a whole.
  private mutating func checked(_ pattern: Pattern) -> Pattern {
    let sink = DiagnosticSink()
    var placed = pattern
    placed.origin = Origin(origin)
    let canonical = pattern.canonical
    if checkLimits(placed, into: sink) {
      checkNumbers(placed, into: sink)
      checkLength(placed, canonical: canonical, into: sink)
    }
    findings += sink.diagnostics
    return canonical
  }
}

extension EventArrival {
  /// The parameter for a partner event source that is known only when the workflow is deployed.
  var parameter: PlannedParameter? {
    guard case .unknownPartner(let name, let prefix, let span) = self else { return nil }
    return PlannedParameter(
      name: name + "-event-source",
      description: "The name of the partner event source, \(prefix)…, as the EventBridge console shows it.",
      pattern: "^aws\\.partner(/[\\.\\-_A-Za-z0-9]+){2,}$", origin: span)
  }
}
