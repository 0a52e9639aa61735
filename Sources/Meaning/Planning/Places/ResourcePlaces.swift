import Catalog
import Diagnostics
import Flow
import Plan
import Source

/// Where something is that a workflow names by its ARN, as the deployment sees it.
enum ResourcePlace {
  /// In its own account and Region, or nothing is known to the contrary.
  case here
  case otherRegion(String)
  /// In its Region, in the account with this ID.
  case otherAccount(String)
}

extension AmazonResourceName {
  /// Where it is. Without an environment that says Region and account, everything is taken to be in place.
  func place(_ facts: ProjectFacts) -> ResourcePlace {
    if let own = facts.region, !region.isEmpty, region != own { return .otherRegion(region) }
    if let own = facts.account, !account.isEmpty, account != own { return .otherAccount(account) }
    return .here
  }
}

extension NamedResource {
  func place(_ facts: ProjectFacts) -> ResourcePlace {
    if case .arn(let arn) = name { arn.place(facts) } else { .here }
  }
}

extension Call {
  /// The resource of another account that the call is about, with its kind and that account.
  func foreign(_ facts: ProjectFacts) -> (kind: Catalog.ResourceKind, resource: NamedResource, account: String)? {
    guard let own = facts.account else { return nil }
    for (kind, resource) in operation?.resources ?? [] {
      if case .arn(let arn) = resource.name, !arn.account.isEmpty, arn.account != own {
        return (kind, resource, arn.account)
      }
    }
    return nil
  }
}

extension WorkflowPlanner {
  /// Reports what is out of reach whatever a workflow becomes: resources of another Region, and buses that no rule of this
  /// account can be on.
  mutating func reportPlaces() {
    for call in workflow.calls {
      // A bus alone receives events from other Regions (EventBridge User Guide, "Sending and receiving events between
      // Regions").
      if case .forward? = call.operation { continue }
      for (kind, resource) in call.operation?.resources ?? [] {
        guard case .otherRegion(let region) = resource.place(context.facts), let own = context.facts.region else {
          continue
        }
        builder.report(
          Diagnostic(
            .otherRegion, .isInRegion(kind.form.title, region, not: own),
            at: resource.origin.span ?? call.origin.span,
            hint: kind == .bus ? .forwardToRegion : .nameOneOfRegion(own), notes: [.callsStayInRegion]))
      }
    }
    var reported: Set<Span> = []
    for bus in triggerBuses where reported.insert(bus.span).inserted {
      guard case .success(.arn(let arn)) = ResourceName.parse(bus.value, as: .bus) else { continue }
      let place: Sentence
      switch arn.place(context.facts) {
      case .here: continue
      case .otherRegion(let region): place = .theRegion(region)
      case .otherAccount(let account): place = .theAccount(account)
      }
      builder.report(
        Diagnostic(
          .busElsewhere, .busIsIn(place), at: bus.span, hint: .forwardToOwnBus, notes: [.rulesAreOnOwnBuses]))
    }
  }

  /// The buses that triggers name, as they are written.
  private var triggerBuses: [Located<String>] {
    workflow.triggers.compactMap { trigger in
      switch trigger.kind {
      case .event(let events): events.bus ?? context.facts.bus(ofSource: events.source.value)
      case .pattern(_, let bus): bus
      case .schedule, .invalid: nil
      }
    }
  }
}
