import Diagnostics
import EventPattern
public import Flow
import Plan
import Source

/// What can be said of a workflow whatever environment of its project is meant.
public struct PreparedWorkflow: Sendable {
  let workflow: Flow
  let triggers: [PreparedTrigger]

  /// Works out the triggers of a workflow; of one that is not compiled there is nothing to say.
  public init(_ workflow: Flow, project: Project?) {
    self.workflow = workflow
    triggers = workflow.isCompiled ? workflow.triggers.map { PreparedTrigger($0, project: project) } : []
  }
}

/// A trigger with what it comes to by itself.
struct PreparedTrigger: Sendable {
  enum Outcome: Sendable {
    /// It has its finding.
    case broken
    /// A time.
    case schedule(FlowSchedule)
    /// A raw pattern, on a bus or the default one.
    case pattern(bus: PlanText?, RulePattern)
    /// Events of a source; no pattern where that was wrong.
    case event(EventArrival, RulePattern?)
  }

  private(set) var outcome = Outcome.broken
  /// What is wrong with it as far as the plan is concerned.
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

  /// Whether its pattern holds wildcards, of which a bus takes few.
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
          .eventActionTwice, .actionTwice, at: condition.nameOrigin.span,
          hint: .leaveConditionOut(action),
          labels: event.events.prefix(1).map { Label($0.span, .firstSaidHere) },
          notes: [.eventMeansAction(event.events[0].value, action: action)]))
      return nil
    }
    return RulePattern(
      source: arrival.parameter.map { .parameter($0.name) }, checked(event.pattern(from: arrival.source)))
  }

  /// The pattern in its canonical form; what is wrong with the pattern as a whole is kept.
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
  /// The parameter for a partner event source that only the deployment knows.
  var parameter: PlannedParameter? {
    guard case .unknownPartner(let name, let prefix, let span) = self else { return nil }
    return PlannedParameter(
      name: name + "-event-source",
      description: "The name of the partner event source, \(prefix)…, as the EventBridge console shows it.",
      pattern: "^aws\\.partner(/[\\.\\-_A-Za-z0-9]+){2,}$", origin: span)
  }
}
