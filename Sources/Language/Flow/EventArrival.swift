import Catalog
public import EventPattern
public import Source

/// Where the events of a source arrive, as far as known before deployment. A bus without a name is the default bus.
public enum EventArrival: Sendable {
  /// On a bus, under an EventBridge source.
  case bus(source: String, name: String?)
  /// On the bus of a partner event source, with the name that the trigger uses.
  case partner(source: String, name: String, span: Span)
  /// On the bus of a partner event source of which only the prefix is known.
  case unknownPartner(name: String, prefix: String, span: Span)
  /// On a bus; for a source of the project, its endpoint puts the events on the bus of the endpoint.
  case webhook(WebhookEndpoint, of: ProjectSource, endpointBus: String?, source: String, name: String?)

  /// The `source` of the events, if it is known.
  public var source: String? {
    switch self {
    case .bus(let source, _), .partner(let source, _, _), .webhook(_, _, _, let source, _): source
    case .unknownPartner: nil
    }
  }
}

extension FlowEvents {
  /// Where the events arrive; nil if the project's source was invalid.
  public func arrival(in project: Project?) -> EventArrival? {
    let name = source.value
    if let source = project?.source(named: name) {
      switch source.arrival {
      case .invalid: return nil
      case .webhook(let endpoint):
        guard let webhookSource = EventCatalog.source(named: name)?.arrival.webhookSource else { return nil }
        return .webhook(
          endpoint, of: source, endpointBus: busName(endpoint.bus), source: webhookSource,
          name: busName(bus ?? endpoint.bus))
      case .partner(let eventSource):
        return .partner(source: eventSource.value, name: name, span: source.span)
      case .bus(let eventSource, let own): return .bus(source: eventSource.value, name: busName(bus ?? own))
      }
    }
    if name.hasPrefix("aws.partner/") { return .partner(source: name, name: name, span: source.span) }
    switch EventCatalog.source(named: name)?.arrival {
    case .partner(let prefix, _): return .unknownPartner(name: name, prefix: prefix, span: source.span)
    case .webhook(let source): return .bus(source: source, name: busName(bus))
    case .awsService, nil: return .bus(source: name, name: busName(bus))
    }
  }

  /// The pattern with the events' source, as far as it is known.
  public func pattern(from source: String?) -> Pattern {
    guard let source else { return pattern }
    return Pattern([ValueMatcher(.string(source))], at: ["source"]).joined(with: pattern)
  }
}

/// A bus's name as rules expect it; nil for the default bus.
public func busName(_ text: Located<String>?) -> String? {
  guard let text, case .success(let bus) = ResourceName.parse(text.value, as: .bus) else { return nil }
  let name = bus.name(as: .bus)
  return name == "default" ? nil : name
}
