import Catalog
import Diagnostics
import Flow
import Source
import Workflows

/// The sources, events and buses of triggers are those that there are, as far as anybody can know.
@Sendable func checkTriggers(_ workflow: Flow, _: [WorkflowTask], _ context: CheckContext) {
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
      .repeatedEntry, "'event' names \(shown(event.value)) twice", at: event.span, hint: "take it away",
      labels: [Label(first, "first named here")])
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
      .partnerSource, "a partner event source belongs to one account", at: source.span,
      hint: "name it in the project file: 'sources: {NAME: {partner: …}}'",
      notes: ["A workflow that names it runs nowhere else."])
  } else if source.value.utf8.starts(with: "aws.".utf8), let bus = event.bus, !isDefaultBus(bus.value) {
    context.report(
      .awsSourceOnBus, "AWS puts events of '\(source.value)' on the default bus alone", at: bus.span,
      hint: "leave 'bus' out, unless a rule of yours forwards them")
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
      .unknownSource, "there is no source \(shown(source.value))", at: source.span, hint: "did you mean '\(near)'?",
      notes: ["A rule for a source that sends nothing is created without a word, and never fires."],
      fixes: context.replacing(source.span, with: near, safety: .unsafe))
  } else if isAWS {
    context.sink.add(
      Diagnostic(
        .unknownSource, "the catalogue knows no AWS source \(shown(source.value))", at: source.span,
        hint: "compare it with 'source' in an event of the service", severity: .warning))
  }
}

private func checkEvents(_ events: [Located<String>], of source: EventSource, _ context: CheckContext) {
  lazy var types = source.verifiedEventTypes
  for event in events where !source.contains(event.value) {
    if let near = nearestName(to: event.value, among: types, atMost: 2) {
      context.report(
        .unknownEvent, "\(source.title) has no event \(shown(event.value))", at: event.span,
        hint: "did you mean '\(near)'?",
        notes: ["A rule for an event that never comes is created without a word, and never fires."],
        fixes: context.replacing(event.span, with: near))
    } else {
      context.report(
        .unlistedEvent, "the catalogue lists no event \(shown(event.value)) of \(source.title)", at: event.span,
        hint: "compare it with an event that has come")
    }
  }
}

private func isDefaultBus(_ text: String) -> Bool {
  if case .success(let bus) = ResourceName.parse(text, as: .bus) { bus.name(as: .bus) == "default" } else { true }
}
