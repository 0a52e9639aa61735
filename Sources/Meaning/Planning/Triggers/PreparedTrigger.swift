import Catalog
import Diagnostics
import EventPattern
public import Flow
import Plan
import Source
public import Workflows

/// What can be said of a workflow's triggers without any other workflow: most of the work of planning, which several
/// cores can share.
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
  /// Where events arrive.
  enum Place: Sendable {
    /// On a bus, none for the default one; the source that stands on the events.
    case bus(source: PlanText, name: PlanText?)
    /// On the bus of a partner event source.
    case partner(PlanText, label: String, origin: Span)
    /// On the bus of a partner event source whose name only the deployment knows.
    case unknownPartner(PlannedParameter, label: String)
    /// On a bus, none for the default one; an endpoint of the project file's source puts them on its own bus.
    case webhook(WebhookEndpoint, of: ProjectSource, endpointBus: PlanText?, source: PlanText, name: PlanText?)

    /// The bus as a text that tells it from others; none for the default bus.
    fileprivate var bus: PlanText? {
      switch self {
      case .bus(_, let name), .webhook(_, _, _, _, let name): name
      case .partner(let source, _, _): source
      case .unknownPartner(let parameter, _): .parameter(parameter.name)
      }
    }

    /// What stands in the events' `source`.
    fileprivate var source: PlanText {
      switch self {
      case .bus(let source, _), .partner(let source, _, _), .webhook(_, _, _, let source, _): source
      case .unknownPartner(let parameter, _): .parameter(parameter.name)
      }
    }
  }

  enum Outcome: Sendable {
    /// It has its finding.
    case broken
    /// A time.
    case schedule(FlowSchedule)
    /// A raw pattern, on a bus or the default one.
    case pattern(bus: PlanText?, RulePattern)
    /// Events of a source; no pattern where that was wrong.
    case event(Place, RulePattern?)
  }

  private(set) var outcome = Outcome.broken
  /// The events of a bus that it asks for, to be held against those of others; none where that was wrong.
  private(set) var events: TriggerEvents?
  /// What is wrong with it as far as the plan is concerned.
  private(set) var findings: [Diagnostic] = []
  let origin: Span

  init(_ trigger: FlowTrigger, project: Project?) {
    origin = trigger.span
    switch trigger.kind {
    case .invalid: break
    case .schedule(let schedule): outcome = .schedule(schedule)
    case .pattern(let pattern, let bus):
      let busName = bus.flatMap { Self.busName($0.value) }
      outcome = .pattern(bus: busName, RulePattern(pattern.canonical))
      events = TriggerEvents(bus: busName, pattern: pattern)
    case .event(let event):
      guard let place = place(of: event, project) else { return }
      let pattern = eventPattern(of: event)
      outcome = .event(place, pattern.map { rulePattern($0, source: place.source) })
      events = pattern.map { TriggerEvents(bus: place.bus, pattern: whole($0, source: place.source)) }
    }
  }

  /// The pattern with its source, checked as a whole.
  private mutating func rulePattern(_ pattern: Pattern, source: PlanText) -> RulePattern {
    RulePattern(
      source: source.literal == nil ? source : nil, checked(whole(pattern, source: source)))
  }

  /// The pattern with its source, as far as that is known now.
  private func whole(_ pattern: Pattern, source: PlanText) -> Pattern {
    guard let literal = source.literal else { return pattern }
    return Pattern([ValueMatcher(.string(literal))], at: ["source"]).joined(with: pattern)
  }

  /// The pattern in its canonical form; what is wrong with the pattern as a whole is kept.
  private mutating func checked(_ pattern: Pattern) -> Pattern {
    let sink = DiagnosticSink()
    var placed = pattern
    placed.origin = Origin(origin)
    let canonical = pattern.canonical
    if checkLimits(placed, into: sink) {
      checkNumbers(placed, into: sink)
      checkLength(placed, printed: canonical.verbatimJSON, into: sink)
    }
    findings += sink.diagnostics
    return canonical
  }

  /// A bus's name as rules take it; none for the default bus.
  private static func busName(_ text: String) -> PlanText? {
    guard case .success(let bus) = ResourceName.parse(text, as: .bus) else { return nil }
    let name = bus.name(as: .bus)
    return name == "default" ? nil : PlanText(name)
  }

  // MARK: Where events arrive

  private mutating func place(of event: FlowEvents, _ project: Project?) -> Place? {
    let name = event.source.value
    if let source = project?.source(named: name) {
      switch source.arrival {
      case .invalid: return nil
      case .webhook(let endpoint):
        guard let webhookSource = EventCatalog.source(named: name)?.arrival.webhookSource else { return nil }
        return .webhook(
          endpoint, of: source, endpointBus: endpoint.bus.flatMap { Self.busName($0.value) },
          source: PlanText(webhookSource), name: (event.bus ?? endpoint.bus).flatMap { Self.busName($0.value) })
      case .partner(let eventSource):
        return .partner(PlanText(eventSource.value), label: name, origin: source.span)
      case .bus(let eventSource, let bus):
        return .bus(
          source: PlanText(eventSource.value), name: (event.bus ?? bus).flatMap { Self.busName($0.value) })
      }
    }
    let bus = event.bus.flatMap { Self.busName($0.value) }
    if name.hasPrefix("aws.partner/") {
      return .partner(PlanText(name), label: name.replacingSeparators(), origin: event.source.span)
    }
    switch EventCatalog.source(named: name)?.arrival {
    case .partner(let prefix, _):
      return .unknownPartner(
        PlannedParameter(
          name: name + "-event-source",
          description: "The name of the partner event source, \(prefix)…, as the EventBridge console shows it.",
          pattern: "^aws\\.partner(/[\\.\\-_A-Za-z0-9]+){2,}$", origin: event.source.span), label: name)
    case .webhook(let source): return .bus(source: PlanText(source), name: bus)
    case .awsService, nil: return .bus(source: PlanText(name), name: bus)
    }
  }

  // MARK: What they look like

  private mutating func eventPattern(of event: FlowEvents) -> Pattern? {
    var pattern = Pattern()
    let naming = EventCatalog.source(named: event.source.value)?.naming ?? .detailType
    let names = event.events.map { naming.parts(of: $0.value) }
    if let action = names.compactMap(\.action).first, let condition = event.conditions?.field(at: "action") {
      findings.append(
        Diagnostic(
          .eventActionTwice, "the action is said twice", at: condition.nameOrigin.span,
          hint: "leave the condition out, or write the event without '.\(action)'",
          labels: event.events.prefix(1).map { Label($0.span, "first said here") },
          notes: ["'\(event.events[0].value)' means the event with the action '\(action)' in 'detail.action'."]))
      return nil
    }
    add(names, to: &pattern)
    if let envelope = event.envelope { pattern = pattern.joined(with: envelope) }
    if let conditions = event.conditions {
      pattern = pattern.joined(with: conditions.nested(under: "detail"))
    }
    return pattern
  }

  /// Detail-types with the same actions stand in one list; where they differ, each group is a branch of `$or`.
  private func add(_ names: [(detailType: String, action: String?)], to pattern: inout Pattern) {
    var actions: [(detailType: String, actions: [String])] = []
    for name in names {
      if let index = actions.firstIndex(where: { $0.detailType == name.detailType }) {
        // The bare event includes each of its actions.
        if actions[index].actions.isEmpty || name.action == nil {
          actions[index].actions = []
        } else if let action = name.action, !actions[index].actions.contains(action) {
          actions[index].actions.append(action)
        }
      } else {
        actions.append((name.detailType, name.action.map { [$0] } ?? []))
      }
    }
    var groups: [(detailTypes: [String], actions: [String])] = []
    for entry in actions {
      if let index = groups.firstIndex(where: { $0.actions == entry.actions }) {
        groups[index].detailTypes.append(entry.detailType)
      } else {
        groups.append(([entry.detailType], entry.actions))
      }
    }
    let branches = groups.map { group in
      var branch = Pattern(group.detailTypes.map { ValueMatcher(.string($0)) }, at: ["detail-type"])
      if !group.actions.isEmpty {
        branch.add(group.actions.map { ValueMatcher(.string($0)) }, at: ["detail", "action"])
      }
      return branch
    }
    if branches.count == 1 {
      pattern = pattern.joined(with: branches[0])
    } else if branches.count > 1 {
      pattern.add(anyOf: branches)
    }
  }
}
