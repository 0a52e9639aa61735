import Catalog
import Diagnostics
import Flow
import Source
import YAML

extension NodeReader {
  /// The sources and how their events arrive, by the names that workflows use.
  func sources(_ node: NodeIndex) -> [ProjectSource] {
    (names(node, .key("sources")) ?? []).compactMap { entry in
      let arrival = arrival(entry.value, of: entry.name)
      return key(entry.name).map { ProjectSource(name: $0, arrival: arrival, span: span(entry.value)) }
    }
  }

  private func arrival(_ node: NodeIndex, of source: NodeIndex) -> ProjectSource.Arrival {
    guard let fields = fields(node, as: ProjectSourceKey.self) else { return .invalid }
    let forms: [ProjectSourceKey] = fields.entries.map(\.key).filter { $0 != .bus && $0 != .concurrency }
    guard let form = forms.first else {
      if fields.entries.count == tree.count(of: node), !tree.isInvalid(node) {
        report(
          .sourceForm, .sourceWithoutForm, at: anchor(of: node),
          hint: .sayHowEventsArrive)
      }
      return .invalid
    }
    if let second = forms.dropFirst().first, let name = fields.name(of: second), let first = fields.name(of: form) {
      report(
        .sourceForm, .besideInSource(second.rawValue, first: form.rawValue), at: span(name),
        hint: .oneSourceEach, labels: [Label(span(first), .howEventsArrive)])
      return .invalid
    }
    if form == .partner, let name = fields.name(of: .bus) {
      report(
        .misplacedKey, .busDoesNotGoWith(form.rawValue), at: span(name),
        hint: .busFollowsFrom(form.rawValue))
    }
    if form != .webhook, let name = fields.name(of: .concurrency) {
      report(
        .misplacedKey, .concurrencyDoesNotGoWith(form.rawValue), at: span(name),
        hint: .onlyEndpointsHandle)
    }
    guard let value = fields[form] else { return .invalid }
    switch form {
    case .partner: return partner(value)
    case .webhook: return endpoint(value, fields, of: source).map { .webhook($0) } ?? .invalid
    case .source, .bus, .concurrency:
      guard let source = constantText(value, .key("source"), wanted: .eventSource) else {
        return .invalid
      }
      let bus = bus(fields)
      return fields[.bus] != nil && bus == nil ? .invalid : .bus(source: source, bus: bus)
    }
  }

  private func bus(_ fields: Fields<ProjectSourceKey>) -> Located<String>? {
    guard let node = fields[.bus],
      let text = constantText(node, .key("bus"), wanted: .busName)
    else { return nil }
    if case .failure(let problem) = ResourceName.parse(text.value, as: .bus) {
      report(
        .resourceForm, .noResource(text.value, reason: problem.reason), at: text.span,
        hint: .writeNameOrARN(ResourceKind.bus.form.example))
      return nil
    }
    return text
  }

  /// An endpoint. Each sender signs in its own way, so only those in the catalog can have one.
  private func endpoint(
    _ node: NodeIndex, _ fields: Fields<ProjectSourceKey>, of source: NodeIndex
  ) -> WebhookEndpoint? {
    guard let secret = secret(node, .key("webhook")) else { return nil }
    guard EventCatalog.webhookSenders.contains(tree.text(of: source)) else {
      report(
        .webhookSender, .noEndpointFor(tree.text(of: source)), at: span(source),
        hint: nearestName(to: tree.text(of: source), among: EventCatalog.webhookSenders).map {
          .didYouMean($0)
        }
          ?? .nameSourceAsSender(EventCatalog.webhookSenders),
        notes: [
          .endpointKnowsSignature,
          .ownEndpoint,
        ])
      return nil
    }
    var endpoint = WebhookEndpoint(secret: secret)
    if fields[.bus] != nil {
      guard let bus = bus(fields) else { return nil }
      endpoint.bus = bus
    }
    if let node = fields[.concurrency] {
      guard let concurrency = concurrency(node) else { return nil }
      endpoint.concurrency = concurrency
    }
    return endpoint
  }

  private func concurrency(_ node: NodeIndex) -> WebhookEndpoint.Concurrency? {
    if tree.kind(of: node) == .scalar, tree.text(of: node) == "none" { return .unreserved }
    return integer(node, .key("concurrency"), in: Bounds.webhookConcurrency).map { .reserved($0.value) }
  }

  /// A partner event source's name: `aws.partner/` and at least two more parts (EventBridge API reference,
  /// CreatePartnerEventSource).
  private func partner(_ node: NodeIndex) -> ProjectSource.Arrival {
    guard let text = constantText(node, .key("partner"), wanted: .partnerSource) else {
      return .invalid
    }
    let parts = text.value.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isAllowed = text.value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "/"):
        true
      default: false
      }
    }
    guard parts.count >= 3, parts[0].elementsEqual("aws.partner".utf8), isAllowed,
      !parts.contains(where: \.isEmpty), text.value.utf8.count <= 256
    else {
      report(
        .partnerName, .noPartnerSource(text.value), at: text.span,
        hint: .writePartnerSource)
      return .invalid
    }
    return .partner(text)
  }
}
