import Catalog
public import Diagnostics
import Flow
import Source

/// The sources, events and buses of triggers exist, as far as that can be known.
@Sendable func checkTriggers(_ workflow: Flow, _ context: CheckContext) {
  for trigger in workflow.triggers {
    switch trigger.kind {
    case .event(let event):
      if let bus = event.bus { checkResource(bus.value, .bus, at: bus.span, context) }
      reportRepeated(event.events, context)
      checkSource(event, context)
    case .pattern(_, let bus):
      if let bus { checkResource(bus.value, .bus, at: bus.span, context) }
    case .schedule, .invalid: break
    }
  }
}

private func reportRepeated(_ events: [Located<String>], _ context: CheckContext) {
  guard events.count > 1 else { return }
  var places: [String: Span] = [:]
  for event in events {
    guard let first = places.updateValue(event.span, forKey: event.value) else { continue }
    places[event.value] = first
    context.report(
      .repeatedEntry, .eventNamedTwice(event.value), at: event.span, hint: .removeIt,
      labels: [Label(first, .firstNamedHere)])
  }
}

private func checkSource(_ event: FlowEvents, _ context: CheckContext) {
  let source = event.source
  let known = EventCatalog.source(named: source.value)
  if let known { checkEvents(event.events, of: known, context) }
  if context.project?.source(named: source.value) != nil { return }
  let isPartner = source.value.utf8.starts(with: "aws.partner/".utf8)
  if isPartner {
    context.report(
      .partnerSource, .partnerOfOneAccount, at: source.span, hint: .namePartnerInProject, notes: [.runsNowhereElse])
  } else if source.value.utf8.starts(with: "aws.".utf8), let bus = event.bus, !isDefaultBus(bus.value) {
    context.report(.awsSourceOnBus, .onDefaultBusAlone(source.value), at: bus.span, hint: .removeBus)
  }
  if known == nil, !isPartner { reportNearMiss(source, context) }
}

/// Reports a name that is certainly misspelled. A custom source with dots, such as `com.example.shop`, is accepted as
/// it is, because similar names are usual there.
private func reportNearMiss(_ source: Located<String>, _ context: CheckContext) {
  let isAWS = source.value.utf8.starts(with: "aws.".utf8)
  guard isAWS || !source.value.utf8.contains(UInt8(ascii: ".")) else { return }
  let own = context.project?.sources ?? []
  let near =
    context.sink.suggestion(for: source.value, among: own.lazy.map(\.name.value), atMost: 2)
    ?? nearestName(to: source.value, among: EventCatalog.sourceNames, atMost: 2)
  if let near {
    context.report(
      .unknownSource, .unknownSourceName(source.value), at: source.span, hint: .didYouMean(near),
      notes: [.ruleForUnknownSource],
      fixes: context.replacing(source.span, with: near, safety: .unsafe))
  } else if isAWS {
    context.sink.add(
      Diagnostic(
        .unknownSource, .unlistedSource(source.value), at: source.span,
        hint: .compareWithSource, severity: .warning))
  } else {
    context.sink.add(
      Diagnostic(
        .unknownSource, .ownSource(source.value), at: source.span, hint: .declareSource, severity: .information))
  }
}

private func checkEvents(_ events: [Located<String>], of source: EventSource, _ context: CheckContext) {
  lazy var types = source.verifiedEventTypes
  for event in events where !source.contains(event.value) {
    if let near = nearestName(to: event.value, among: types, atMost: 2) {
      context.report(
        .unknownEvent, .unknownEventName(source.title, event: event.value), at: event.span, hint: .didYouMean(near),
        notes: [.ruleForUnknownEvent], fixes: context.replacing(event.span, with: near))
    } else {
      context.report(
        .unlistedEvent, .unlistedEvent(event.value, of: source.title), at: event.span,
        hint: alike(event.value, among: types).map { .eventsAlike($0) } ?? .compareWithEvent)
    }
  }
}

/// The events that share most words with a name, at most three; nil if none shares any.
private func alike(_ name: String, among types: [String]) -> [String]? {
  func words(_ text: String) -> Set<Substring> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 3 })
  }
  let wanted = words(name)
  let shared = types.map { ($0, words($0).intersection(wanted).count) }
  guard let most = shared.map(\.1).max(), most > 0 else { return nil }
  return Array(shared.filter { $0.1 == most }.map(\.0).sorted { ($0.count, $0) < ($1.count, $1) }.prefix(3))
}

private func isDefaultBus(_ text: String) -> Bool {
  if case .success(let bus) = ResourceName.parse(text, as: .bus) { bus.name(as: .bus) == "default" } else { true }
}

public extension DiagnosticCode {
  static let unknownEvent = DiagnosticCode(
    231, "unknown-event", stage: .flow,
    summary: "An event has almost the name of an event of the source.",
    explanation: """
      AWS accepts a rule for an event that never arrives, but it never fires. Write the name of the event exactly as \
      the source sends it, including case.
      """,
    source: "EventBridge User Guide, \"Events from AWS services\"; the sources' own lists of events",
    example: .init(
      triggerWorkflow, bad: "{source: stripe, event: ⏵invoice.payment_failled⏴}",
      good: "{source: stripe, event: invoice.payment_failed}"))
  static let unlistedEvent = DiagnosticCode(
    232, "unlisted-event", .warning, stage: .flow,
    summary: "An event of the source is not in the catalog.",
    explanation: """
      Sources may add events that the catalog does not have yet, so this is not an error. If the name is not exactly \
      the one that the source sends, the workflow never starts.
      """,
    example: .init(
      triggerWorkflow, bad: "{source: stripe, event: ⏵parcel.lost⏴}",
      good: "{source: stripe, event: invoice.payment_failed}"))
  static let unknownSource = DiagnosticCode(
    233, "unknown-source", stage: .flow,
    summary: "A source has almost the name of a known source.",
    explanation: """
      A source is a name in the project file's `sources`, a name of the catalog (`stripe`, `github`, `aws.s3`), or the \
      `source` of your own events. This one is so similar to a known name that it must be a mistake.
      """,
    example: .init(
      triggerWorkflow, bad: "{source: ⏵stirpe⏴, event: invoice.payment_failed}",
      good: "{source: stripe, event: invoice.payment_failed}"))
  static let awsSourceOnBus = DiagnosticCode(
    234, "aws-source-on-bus", .warning, stage: .flow,
    summary: "A trigger expects an AWS event on a custom bus.",
    explanation: """
      AWS services put their events only on the default bus of the account. Remove `bus`, unless another rule \
      forwards these events to the bus.
      """,
    source: "EventBridge User Guide, \"Events from AWS services\"",
    example: .init(
      triggerWorkflow, bad: "{source: aws.s3, event: Object Created, bus: ⏵shop⏴}",
      good: "{source: aws.s3, event: Object Created}"))
  static let partnerSource = DiagnosticCode(
    235, "partner-source", .warning, stage: .flow,
    summary: "A workflow contains the name of a partner event source.",
    explanation: """
      The name of a partner event source belongs to one account, so the workflow works in no other account. Give the \
      source a short name in the project file, `sources: {stripe: {partner: …}}`, and use that in the workflow.
      """,
    example: .init(
      triggerWorkflow, bad: "{source: ⏵aws.partner/example.com/shop⏴, event: order.placed}",
      good: "{source: shop, event: order.placed}",
      project: """
        project: shop
        sources:
          shop: {partner: aws.partner/example.com/shop}

        """))
}

extension Sentence {
  static let partnerOfOneAccount: Sentence = "a partner event source belongs to one account"
  static let namePartnerInProject: Sentence = "name it in the project file: 'sources: {NAME: {partner: …}}'"
  static let runsNowhereElse: Sentence = "A workflow that names it works in no other account."
  static func onDefaultBusAlone(_ source: String) -> Sentence {
    "AWS puts events of '\(source)' only on the default bus"
  }
  static let removeBus: Sentence = "remove 'bus', unless another rule forwards the events"
  static func unknownSourceName(_ source: String) -> Sentence { "unknown source \(quoted: source)" }
  static let ruleForUnknownSource: Sentence = "AWS accepts a rule for an unknown source, but it never fires."
  static func unlistedSource(_ source: String) -> Sentence { "AWS source \(quoted: source) is not in the catalog" }
  static let compareWithSource: Sentence = "compare with 'source' in an event of the service"
  static func unknownEventName(_ source: String, event: String) -> Sentence {
    "\(term: source) has no event \(quoted: event)"
  }
  static let ruleForUnknownEvent: Sentence = "AWS accepts a rule for an unknown event, but it never fires."
  static func eventsAlike(_ names: [String]) -> Sentence { "its events with such a name: \(texts: names)" }
  static func ownSource(_ source: String) -> Sentence {
    "nothing in this project says how events of \(quoted: source) arrive"
  }
  static let declareSource: Sentence =
    "add it to 'sources' in tasuki.yaml, or write the exact 'source' of the events, such as com.example.shop"
  static func unlistedEvent(_ event: String, of source: String) -> Sentence {
    "\(term: source) has no event \(quoted: event) in the catalog"
  }
  static func eventNamedTwice(_ event: String) -> Sentence { "duplicate event \(quoted: event)" }
}
