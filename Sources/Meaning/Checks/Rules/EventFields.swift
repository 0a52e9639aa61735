import Catalog
public import Diagnostics
public import EventPattern
import Flow
import Source

/// Conditions are on fields that the event has, and on values of the right type.
@Sendable func checkEventFields(_ workflow: Flow, _ context: CheckContext) {
  for trigger in workflow.triggers {
    switch trigger.kind {
    case .event(let event):
      guard let conditions = event.conditions else { continue }
      FieldCheck(forms: EventForms(trigger), isBelowDetail: true, context: context)
        .check(conditions.nested(under: "detail"))
    case .pattern(let raw, _): FieldCheck(forms: EventForms(trigger), context: context).check(raw)
    case .schedule, .invalid: continue
    }
  }
}

/// Warns about a pattern for the events of one source with a condition on a field that they do not have, or on a type
/// that the field never has, as far as the catalog knows the events.
public func lintKnownFields(_ pattern: Pattern, into sink: DiagnosticSink) {
  FieldCheck(forms: EventForms(pattern), context: CheckContext(project: nil, sink: sink)).check(pattern)
}

private struct FieldCheck {
  let forms: EventForms
  /// Whether the source leaves `detail` out, as `where` does.
  var isBelowDetail = false
  let context: CheckContext

  func check(_ pattern: Pattern) {
    pattern.forEachField { path, field, matchers in check(path, field, matchers) }
  }

  private func check(_ path: [UInt8], _ field: PatternField, _ matchers: [ValueMatcher]) {
    let names = path.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard names.first == "detail", names.count > 1, let place = field.nameOrigin.span ?? matchers.first?.origin.span
    else { return }
    let inner = names.dropFirst()
    switch forms.find(inner) {
    case .unknown:
      if !context.reportForeignPath(inner.joined(separator: "."), isBelowDetail: isBelowDetail, at: place) {
        context.reportForeignValues(matchers)
      }
    case .absent(let step, let similar):
      if context.reportForeignPath(inner.joined(separator: "."), isBelowDetail: isBelowDetail, at: place) { return }
      let name = inner[inner.startIndex + step]
      let near = (step == 0 ? forms.place(of: inner) : nil) ?? similar
      context.report(
        .fieldMissingInEvent, .eventHasNo(forms.names, path: inner.prefix(step + 1).joined(separator: ".")),
        at: place,
        hint: .didYouMean(near)
          ?? (step == 0
            ? .compareWithEvent : .objectHasNothing(parent(inner, step))),
        notes: [.ruleNeverFires],
        fixes: fixes(name, near, at: place))
    case .doubtful(let step, let near):
      let name = inner[inner.startIndex + step]
      context.report(
        .fieldMisspelled, .probablyMisspelled(forms.names, name: name, near: near), at: place,
        hint: .didYouMean(near),
        notes: [.fieldNeverExists], fixes: fixes(name, near, at: place))
    case .known(let shape):
      if checkTypes(shape, matchers, inner.joined(separator: "."), at: place) {
        context.reportForeignValues(matchers)
      }
    }
  }

  private func parent(_ path: ArraySlice<String>, _ step: Int) -> String {
    path.prefix(step).joined(separator: ".")
  }

  /// A fix, unless the source names the field in a dotted path.
  private func fixes(_ name: String, _ near: String?, at place: Span) -> [Fix] {
    guard let near, Int(place.length) == name.utf8.count else { return [] }
    return context.replacing(place, with: near, safety: .unsafe)
  }

  /// Whether all values may be those of the field.
  private func checkTypes(_ shape: ValueShape, _ matchers: [ValueMatcher], _ name: String, at place: Span) -> Bool {
    // A pattern looks into arrays.
    var types = shape.types
    if let element = shape.element {
      guard !element.types.isEmpty else { return true }
      types.remove(.array)
      types.formUnion(element.types)
    }
    guard !types.isEmpty else { return true }
    var areRight = true
    for matcher in matchers {
      guard let wanted = matcher.test.type, types.isDisjoint(with: wanted) else { continue }
      areRight = false
      context.report(
        .fieldOfOtherType, .otherType(name, types: types.words, wanted: wanted.words),
        at: matcher.origin.span ?? place, hint: hint(types, wanted), notes: [.neverHoldsForKnown(forms.names)])
    }
    return areRight
  }

  private func hint(_ types: ValueShape.Types, _ wanted: ValueShape.Types) -> Sentence {
    if types == .object { return .askAboutMember }
    if wanted == .number { return .writeInQuotes }
    return types == .number ? .writeNumberOrNumeric : .askFor(types.words)
  }
}

extension ValueMatcher.Test {
  /// The only type of value that can match; nil if there are several.
  fileprivate var type: ValueShape.Types? {
    switch self {
    case .string, .prefix, .suffix, .equalsIgnoreCase, .exactly, .wildcard, .cidr: .string
    case .number, .numeric: .number
    case .bool: .bool
    case .null, .anythingBut, .exists: nil
    }
  }
}

public extension DiagnosticCode {
  static let fieldMissingInEvent = DiagnosticCode(
    345, "field-missing-in-event", .warning, stage: .flow,
    summary: "A condition is on a field that the event does not have.",
    explanation:
      "The members of this event are known from its schema, and the field is not one of them. AWS accepts the "
      + "rule, but it never fires. If you find the field in an event that arrived, the service has added it since: "
      + "silence the warning with `# tasuki: ignore[field-missing-in-event]`.",
    source: "EventBridge schema registry, aws.events",
    example: .conditions(
      source: "aws.athena", event: "Athena Query State Change", bad: "⏵curentState⏴: FAILED",
      good: "currentState: FAILED"))
  static let fieldMisspelled = DiagnosticCode(
    346, "field-misspelled", .warning, stage: .flow,
    summary: "A condition is on a field whose name is almost that of a known field.",
    explanation:
      "No known event of this type has the field, but they have a field that differs in one letter. The known "
      + "events may not show every field, so this is a warning. AWS accepts a rule for a field that events never "
      + "have, but it never fires.",
    example: .conditions(
      source: "stripe", event: "invoice.payment_failed", bad: "⏵data.object.currencey⏴: jpy",
      good: "data.object.currency: jpy"))
  static let fieldOfOtherType = DiagnosticCode(
    347, "field-of-other-type", .warning, stage: .flow,
    summary: "A condition expects a type that the field never has.",
    explanation:
      "A number never equals a string: `\"5\"` does not match `5`, `numeric` matches no string, and `prefix` no "
      + "number. A condition never matches an object; write it on one of the object's members.",
    source: "EventBridge user guide, \"Event pattern syntax\"",
    example: .conditions(
      source: "stripe", event: "invoice.payment_failed", bad: "data.object.amount_due: ⏵'1000'⏴",
      good: "data.object.amount_due: 1000"))
}

extension Sentence {
  static func eventHasNo(_ events: Sentence, path: String) -> Sentence { "\(events) has no \(quoted: path)" }
  static let compareWithEvent: Sentence = "compare with an event that arrived"
  static func objectHasNothing(_ path: String) -> Sentence { "\(quoted: path) has no member of that name" }
  static let ruleNeverFires: Sentence = "AWS accepts the rule, but it never fires."
  static func probablyMisspelled(_ events: Sentence, name: String, near: String) -> Sentence {
    "no known \(events) has \(quoted: name); there is '\(near)'"
  }
  static let fieldNeverExists: Sentence =
    "AWS accepts a rule for a field that events never have, but it never fires."
  static func otherType(_ field: String, types: Sentence, wanted: Sentence) -> Sentence {
    "'\(field)' is \(types), but the condition expects \(wanted)"
  }
  static func neverHoldsForKnown(_ events: Sentence) -> Sentence {
    "This is so in every known \(events). The condition is never met."
  }
  static let askAboutMember: Sentence = "write the condition on one of its members"
  static let writeInQuotes: Sentence = "write the value in quotes"
  static let writeNumberOrNumeric: Sentence = "write the number without quotes, or use 'numeric'"
  static func askFor(_ types: Sentence) -> Sentence { "write \(types)" }
}
