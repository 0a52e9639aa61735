import Catalog
import Diagnostics
import Flow
import Source
import Workflows
import YAML

extension NodeReader {
  /// How the events of sources arrive, by the names that workflows use.
  func sources(_ node: NodeIndex) -> [WrittenSource] {
    (names(node, .key("sources")) ?? []).compactMap { entry in
      let arrival = arrival(entry.value, of: entry.name)
      return key(entry.name).map { WrittenSource(name: $0, arrival: arrival, span: span(entry.value)) }
    }
  }

  private func arrival(_ node: NodeIndex, of source: NodeIndex) -> WrittenSource.Arrival {
    guard let fields = fields(node, as: ProjectSourceKey.self) else { return .invalid }
    let forms: [ProjectSourceKey] = fields.entries.map(\.key).filter { $0 != .bus && $0 != .concurrency }
    guard let form = forms.first else {
      if fields.entries.count == tree.count(of: node), !tree.isInvalid(node) {
        report(.sourceForm, .sourceWithoutForm, at: anchor(of: node), hint: .writeHowEventsArrive)
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
        .misplacedKey, .busCannotBeCombined(form.rawValue), at: span(name), hint: .busFollowsFrom(form.rawValue))
    }
    if form != .webhook, let name = fields.name(of: .concurrency) {
      report(.misplacedKey, .concurrencyCannotBeCombined(form.rawValue), at: span(name), hint: .onlyEndpointsHandle)
    }
    guard let value = fields[form] else { return .invalid }
    switch form {
    case .partner: return text(value, in: .partner).map { .partner($0) } ?? .invalid
    case .webhook: return endpoint(value, fields, of: source)
    case .source, .bus, .concurrency:
      guard let source = text(value, in: .source) else { return .invalid }
      let bus = fields[.bus].flatMap { text($0, in: .bus) }
      return fields[.bus] != nil && bus == nil ? .invalid : .bus(source: source, bus: bus)
    }
  }

  /// An endpoint. Each sender signs in its own way, so only the senders in the catalog have one.
  private func endpoint(
    _ node: NodeIndex, _ fields: Fields<ProjectSourceKey>, of source: NodeIndex
  ) -> WrittenSource.Arrival {
    guard let secret = secret(node, .key("webhook")) else { return .invalid }
    guard EventCatalog.webhookSenders.contains(tree.text(of: source)) else {
      report(
        .webhookSender, .noEndpointFor(tree.text(of: source)), at: span(source),
        hint: nearestName(to: tree.text(of: source), among: EventCatalog.webhookSenders).map { .didYouMean($0) }
          ?? .nameSourceAsSender(EventCatalog.webhookSenders),
        notes: [
          .endpointKnowsSignature,
          .ownEndpoint,
        ])
      return .invalid
    }
    let bus = fields[.bus].flatMap { text($0, in: .bus) }
    if fields[.bus] != nil, bus == nil { return .invalid }
    let concurrency = fields[.concurrency].flatMap { self.concurrency($0) }
    if fields[.concurrency] != nil, concurrency == nil { return .invalid }
    return .webhook(secret: secret, bus: bus, concurrency: concurrency)
  }

  private func concurrency(_ node: NodeIndex) -> WebhookEndpoint.Concurrency? {
    if tree.kind(of: node) == .scalar, tree.text(of: node) == "none" { return .unreserved }
    return integer(node, .key("concurrency"), in: Bounds.webhookConcurrency).map { .reserved($0.value) }
  }
}
