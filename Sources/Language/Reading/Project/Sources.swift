import Diagnostics
import Source
import Workflows
import YAML

extension NodeReader {
  /// How the events of sources arrive, by the names that workflows use.
  func sources(_ node: NodeIndex) -> [ProjectSource] {
    (names(node, "'sources'") ?? []).map { entry in
      ProjectSource(name: key(entry.name), arrival: arrival(entry.value), span: span(entry.value))
    }
  }

  private func arrival(_ node: NodeIndex) -> ProjectSource.Arrival {
    guard let fields = fields(node, as: ProjectSourceKey.self) else { return .invalid }
    let forms: [ProjectSourceKey] = fields.entries.map(\.key).filter { $0 != .bus }
    guard let form = forms.first else {
      if fields.entries.count == tree.count(of: node), !tree.isInvalid(node) {
        report(
          .sourceForm, "a source has none of 'partner', 'webhook' and 'source'", at: anchor(of: node),
          hint: "say how its events arrive: {partner: aws.partner/…}, {webhook: {secret: NAME}} or {source: NAME}")
      }
      return .invalid
    }
    if let second = forms.dropFirst().first, let name = fields.name(of: second), let first = fields.name(of: form) {
      report(
        .sourceForm, "'\(second.rawValue)' beside '\(form.rawValue)' in one source", at: span(name),
        hint: "give each way a source of its own", labels: [Label(span(first), "how its events arrive")])
      return .invalid
    }
    if form != .source, let name = fields.name(of: .bus) {
      report(
        .misplacedKey, "'bus' does not go with '\(form.rawValue)'", at: span(name),
        hint: "the bus follows from '\(form.rawValue)': take it away")
    }
    guard let value = fields[form] else { return .invalid }
    switch form {
    case .partner: return partner(value)
    case .webhook: return secret(value, "'webhook'").map { .webhook($0) } ?? .invalid
    case .source, .bus:
      guard let source = constantText(value, "'source'", wanted: "the source of the events") else {
        return .invalid
      }
      let bus = fields[.bus].flatMap { constantText($0, "'bus'", wanted: "the name or the ARN of an event bus") }
      return fields[.bus] != nil && bus == nil ? .invalid : .bus(source: source, bus: bus)
    }
  }

  /// A partner event source's name: `aws.partner/` and at least two parts behind it (EventBridge API reference,
  /// CreatePartnerEventSource).
  private func partner(_ node: NodeIndex) -> ProjectSource.Arrival {
    guard let text = constantText(node, "'partner'", wanted: "the name of a partner event source") else {
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
        .partnerName, "\(shown(text.value)) is no name of a partner event source", at: text.span,
        hint: "write the name that the EventBridge console shows: 'aws.partner/stripe.com/ed_…'")
      return .invalid
    }
    return .partner(text)
  }
}
