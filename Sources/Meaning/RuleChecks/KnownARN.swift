import Existing

/// What is known of the ARN of a resource: the parts that a deployment fills are nil.
struct KnownARN {
  let service: String?
  let region: String?
  let account: String?
  /// The part after the account, as far as it is known.
  let resource: String
  /// The resource of the same files that it belongs to.
  let own: ExistingResource?

  /// Nil for a value of which nothing is known.
  init?(_ value: ExistingValue?, among resources: [String: ExistingResource]) {
    guard let value else { return nil }
    switch value.kind {
    case .string(let text): self.init(text: text)
    case .text(let parts):
      self.init(
        text: parts.map { part in
          if case .literal(let text) = part { text } else { String(Self.open) }
        }.joined())
    case .reference(let reference):
      guard let resource = resources[reference.name], let form = Self.forms[resource.kind] else { return nil }
      self.init(service: form.service, region: nil, account: nil, resource: form.start, own: resource)
    case .null, .bool, .number, .list, .map, .encoded, .unknown: return nil
    }
  }

  private init?(text: String) {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn" else { return nil }
    func known(_ part: Substring) -> String? {
      part.isEmpty || part.contains(Self.open) ? nil : String(part)
    }
    self.init(
      service: known(parts[2]), region: known(parts[3]), account: known(parts[4]), resource: String(parts[5]),
      own: nil)
  }

  private init(service: String?, region: String?, account: String?, resource: String, own: ExistingResource?) {
    self.service = service
    self.region = region
    self.account = account
    self.resource = resource
    self.own = own
  }

  private static let open: Character = "\u{0}"

  private static let forms: [ExistingKind: (service: String, start: String)] = [
    .function: ("lambda", "function:"), .queue: ("sqs", ""), .topic: ("sns", ""), .role: ("iam", "role/"),
    .stateMachine: ("states", "stateMachine:"), .apiDestination: ("events", "api-destination/"),
    .eventBus: ("events", "event-bus/"), .logGroup: ("logs", "log-group:"),
  ]

  /// Whether the end of the resource is known.
  private var endIsKnown: Bool { resource.last.map { $0 != Self.open } ?? false }

  /// Whether it is a FIFO queue; nil if that is unknown.
  var isFIFO: Bool? {
    guard service == "sqs" else { return nil }
    if let own {
      let flag = own.properties["FifoQueue"] ?? own.properties["fifo_queue"]
      switch flag?.kind {
      case .bool(let flag): return flag
      case .string(let text): return text == "true"
      case nil: return false
      default: return nil
      }
    }
    return endIsKnown ? resource.hasSuffix(".fifo") : nil
  }
}
