import Diagnostics
import EventPattern
import Existing
import Schedules
import Source

/// What starts a rule: its pattern, its schedule, its bus and its name.
func checkTrigger(_ rule: ExistingRule, _ context: RuleContext) {
  if rule.pattern == nil, rule.schedule == nil, rule.properties.isMap {
    context.report(
      .ruleWithoutTrigger, .nothingStartsRule(rule.label.value), at: rule.label.span, hint: .addPatternOrSchedule)
  }
  if let pattern = rule.pattern { checkPattern(pattern, context) }
  if let schedule = rule.schedule {
    checkSchedule(schedule, context)
    // Without a literal name, the bus may be the default one.
    if !rule.hasOwnTarget, let bus = rule.bus, let name = bus.string, name != "default",
      !name.hasSuffix("event-bus/default")
    {
      context.report(.scheduleOnBus, .schedulesNeedDefaultBus(name), at: bus.span, hint: .useDefaultBus)
    }
  }
  if let name = rule.name, let text = name.string, !isIdentifier(text) {
    context.report(.ruleNameInvalid, .invalidRuleName(text), at: name.span, hint: .identifierForm)
  }
}

/// Whether a text is a name of a rule or the ID of a target: 1 to 64 letters, digits, `.`, `-` and `_`.
func isIdentifier(_ text: String) -> Bool {
  (1...64).contains(text.utf8.count)
    && text.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
}

private func checkPattern(_ value: ExistingValue, _ context: RuleContext) {
  let document: PatternInput
  do {
    // A text with values in it is JSON only when it is deployed.
    if case .text = value.kind { return }
    document = try value.document()
  } catch {
    context.sink.add(
      Diagnostic(.patternNotJSON, .notJSON(error.message), at: value.span))
    return
  }
  if case .open = document.kind { return }
  guard let open = readOpenPattern(document, into: context.sink), let pattern = open.closed else { return }
  // A rule of someone else may mean all sources.
  let envelope = DiagnosticSink()
  lintEnvelope(pattern, into: envelope)
  context.sink.add(contentsOf: envelope.diagnostics.filter { $0.code != .patternWithoutSource })
  checkLength(pattern, into: context.sink)
  checkNumbers(pattern, into: context.sink)
}

private func checkSchedule(_ value: ExistingValue, _ context: RuleContext) {
  guard let text = value.string else { return }
  guard text.hasPrefix("cron(") || text.hasPrefix("rate(") else {
    context.report(.scheduleForm, .notScheduleOfRule(text), at: value.span, hint: .writeCronOrRate)
    return
  }
  let plain = value.plainText
  _ = readSchedule(
    Located(text, value.span),
    spanOf: { range in
      guard let plain else { return value.span }
      let start = plain.start + UInt32(clamping: range.lowerBound)
      return Span(file: plain.file, start: start, end: plain.start + UInt32(clamping: range.upperBound))
    }, into: context.sink)
}

extension ExistingValue {
  fileprivate var isMap: Bool { if case .map = kind { true } else { false } }
}
