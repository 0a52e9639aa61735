import Catalog
public import Diagnostics
import Flow
import Source

/// The sources, events and buses of triggers are those that there are, as far as anybody can know.
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
      .repeatedEntry, .eventNamedTwice(event.value), at: event.span, hint: .takeAway,
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
      .partnerSource, .partnerOfOneAccount, at: source.span,
      hint: .namePartnerInProject,
      notes: [.runsNowhereElse])
  } else if source.value.utf8.starts(with: "aws.".utf8), let bus = event.bus, !isDefaultBus(bus.value) {
    context.report(
      .awsSourceOnBus, .onDefaultBusAlone(source.value), at: bus.span,
      hint: .leaveBusOut)
  }
  if known == nil, !isPartner { reportNearMiss(source, context) }
}

/// A name that is surely a misspelt one. A source with dots of its own, such as `com.example.shop`, is taken as it is:
/// its siblings are near to it, too.
private func reportNearMiss(_ source: Located<String>, _ context: CheckContext) {
  let isAWS = source.value.utf8.starts(with: "aws.".utf8)
  guard isAWS || !source.value.utf8.contains(UInt8(ascii: ".")) else { return }
  let own = context.project?.sources ?? []
  let near =
    context.sink.suggestion(for: source.value, among: own.lazy.map(\.name.value), atMost: 2)
    ?? nearestName(to: source.value, among: EventCatalog.sourceNames, atMost: 2)
  if let near {
    context.report(
      .unknownSource, .noSuchSource(source.value), at: source.span, hint: .didYouMean(near),
      notes: [.silentSource],
      fixes: context.replacing(source.span, with: near, safety: .unsafe))
  } else if isAWS {
    context.sink.add(
      Diagnostic(
        .unknownSource, .unlistedSource(source.value), at: source.span,
        hint: .compareWithSource, severity: .warning))
  }
}

private func checkEvents(_ events: [Located<String>], of source: EventSource, _ context: CheckContext) {
  lazy var types = source.verifiedEventTypes
  for event in events where !source.contains(event.value) {
    if let near = nearestName(to: event.value, among: types, atMost: 2) {
      context.report(
        .unknownEvent, .noSuchEvent(source.title, event: event.value), at: event.span,
        hint: .didYouMean(near),
        notes: [.silentEvent],
        fixes: context.replacing(event.span, with: near))
    } else {
      context.report(
        .unlistedEvent, .unlistedEvent(event.value, of: source.title), at: event.span,
        hint: .compareWithEvent)
    }
  }
}

private func isDefaultBus(_ text: String) -> Bool {
  if case .success(let bus) = ResourceName.parse(text, as: .bus) { bus.name(as: .bus) == "default" } else { true }
}

public extension DiagnosticCode {
  static let unknownEvent = DiagnosticCode(
    231, "unknown-event", stage: .flow,
    summary: "The source has no such event, but one with nearly the same name.",
    explanation: """
      A rule for an event that never comes is created without a word and never fires. The names are those of the \
      catalogue, exactly as the source writes them, case included.
      """,
    source: "EventBridge User Guide, \"Events from AWS services\"; the sources' own lists of events",
    example: .init(
      triggerWorkflow, bad: "{source: stripe, event: ⏵invoice.payment_failled⏴}",
      good: "{source: stripe, event: invoice.payment_failed}"))
  static let unlistedEvent = DiagnosticCode(
    232, "unlisted-event", .warning, stage: .flow,
    summary: "The catalogue does not list this event of the source.",
    explanation: """
      Sources add events faster than the catalogue learns of them, so this is no error. If the name is not exactly \
      the one that the source sends, the workflow never starts.
      """,
    example: .init(
      triggerWorkflow, bad: "{source: stripe, event: ⏵parcel.lost⏴}",
      good: "{source: stripe, event: invoice.payment_failed}"))
  static let unknownSource = DiagnosticCode(
    233, "unknown-source", stage: .flow,
    summary: "No source has this name, but one has nearly the same.",
    explanation: """
      A source is a name of the project file's `sources`, a name of the catalogue (`stripe`, `github`, `aws.s3`), \
      or any `source` that your own events carry. This one is too near to a known name to be meant otherwise.
      """,
    example: .init(
      triggerWorkflow, bad: "{source: ⏵stirpe⏴, event: invoice.payment_failed}",
      good: "{source: stripe, event: invoice.payment_failed}"))
  static let awsSourceOnBus = DiagnosticCode(
    234, "aws-source-on-bus", .warning, stage: .flow,
    summary: "An AWS event is awaited on a bus of one's own.",
    explanation: """
      AWS services put their events on the default bus of the account, and on no other. Leave `bus` out, unless \
      another rule forwards these events to the bus.
      """,
    source: "EventBridge User Guide, \"Events from AWS services\"",
    example: .init(
      triggerWorkflow, bad: "{source: aws.s3, event: Object Created, bus: ⏵shop⏴}",
      good: "{source: aws.s3, event: Object Created}"))
  static let partnerSource = DiagnosticCode(
    235, "partner-source", .warning, stage: .flow,
    summary: "A workflow names a partner event source itself.",
    explanation: """
      The name of a partner event source belongs to one account: a workflow that holds it runs nowhere else. Give \
      the source a name in the project file, and let the workflow use that: `sources: {stripe: {partner: …}}`.
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
  static let runsNowhereElse: Sentence = "A workflow that names it runs nowhere else."
  static func onDefaultBusAlone(_ source: String) -> Sentence {
    "AWS puts events of '\(source)' on the default bus alone"
  }
  static let leaveBusOut: Sentence = "leave 'bus' out, unless a rule of yours forwards them"
  static func noSuchSource(_ source: String) -> Sentence { "there is no source \(quoted: source)" }
  static let silentSource: Sentence =
    "A rule for a source that sends nothing is created without a word, and never fires."
  static func unlistedSource(_ source: String) -> Sentence {
    "the catalogue knows no AWS source \(quoted: source)"
  }
  static let compareWithSource: Sentence = "compare it with 'source' in an event of the service"
  static func noSuchEvent(_ source: String, event: String) -> Sentence {
    "\(term: source) has no event \(quoted: event)"
  }
  static let silentEvent: Sentence =
    "A rule for an event that never comes is created without a word, and never fires."
  static func unlistedEvent(_ event: String, of source: String) -> Sentence {
    "the catalogue lists no event \(quoted: event) of \(term: source)"
  }
  static func eventNamedTwice(_ event: String) -> Sentence { "'event' names \(quoted: event) twice" }
}
