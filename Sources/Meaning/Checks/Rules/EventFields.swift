import Catalog
public import Diagnostics
public import EventPattern
import Flow
import Source
import Workflows

/// Conditions ask for fields that the event has, and for values of their types.
@Sendable func checkEventFields(_ workflow: Flow, _: [WorkflowTask], _ context: CheckContext) {
  for trigger in workflow.triggers {
    let pattern: Pattern
    switch trigger.kind {
    case .event(let event):
      guard let conditions = event.conditions else { continue }
      pattern = conditions.nested(under: "detail")
    case .pattern(let raw, _): pattern = raw
    case .schedule, .invalid: continue
    }
    FieldCheck(forms: EventForms(trigger), context: context).check(pattern)
  }
}

/// Warns where a pattern of the events of one source asks for fields that they do not carry, or for types that a field
/// never has, as far as the catalogue knows the events.
public func lintKnownFields(_ pattern: Pattern, into sink: DiagnosticSink) {
  FieldCheck(forms: EventForms(pattern), context: CheckContext(project: nil, sink: sink)).check(pattern)
}

private struct FieldCheck {
  let forms: EventForms
  let context: CheckContext

  func check(_ pattern: Pattern) {
    guard !forms.types.isEmpty else { return }
    pattern.forEachField { path, field, matchers in check(path, field, matchers) }
  }

  private func check(_ path: [UInt8], _ field: PatternField, _ matchers: [ValueMatcher]) {
    let names = path.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard names.first == "detail", names.count > 1, let place = field.nameOrigin.span ?? matchers.first?.origin.span
    else {
      return
    }
    let inner = names.dropFirst()
    switch forms.find(inner) {
    case .unknown: break
    case .absent(let step, let similar):
      let name = inner[inner.startIndex + step]
      let near = (step == 0 ? forms.place(of: inner) : nil) ?? similar
      context.report(
        .fieldNotCarried, "\(forms.names) has no \(shown(inner.prefix(step + 1).joined(separator: ".")))",
        at: place,
        hint: near.map { "did you mean '\($0)'?" }
          ?? (step == 0
            ? "compare it with an event that has come" : "\(shown(parent(inner, step))) has nothing of that name"),
        notes: ["The rule would be created without a word, and never fire."],
        fixes: mend(name, near, at: place))
    case .doubtful(let step, let near):
      let name = inner[inner.startIndex + step]
      context.report(
        .fieldMisspelt, "no known \(forms.names) has \(shown(name)), but '\(near)'", at: place,
        hint: "did you mean '\(near)'?", notes: ["A rule for a field that never comes never fires."],
        fixes: mend(name, near, at: place))
    case .known(let shape): checkTypes(shape, matchers, inner.joined(separator: "."), at: place)
    }
  }

  private func parent(_ path: ArraySlice<String>, _ step: Int) -> String {
    path.prefix(step).joined(separator: ".")
  }

  /// A fix where the source names the field alone, and not as the last of a dotted path.
  private func mend(_ name: String, _ near: String?, at place: Span) -> [Fix] {
    guard let near, Int(place.length) == name.utf8.count else { return [] }
    return context.replacing(place, with: near, safety: .unsafe)
  }

  private func checkTypes(_ shape: ValueShape, _ matchers: [ValueMatcher], _ name: String, at place: Span) {
    // A pattern looks into arrays.
    var types = shape.types
    if let element = shape.element {
      guard !element.types.isEmpty else { return }
      types.remove(.array)
      types.formUnion(element.types)
    }
    guard !types.isEmpty else { return }
    for matcher in matchers {
      guard let wanted = matcher.test.type, types.isDisjoint(with: wanted) else { continue }
      context.report(
        .fieldOfOtherType, "'\(name)' is \(types.words), and the condition wants \(wanted.words)",
        at: matcher.origin.span ?? place,
        hint: hint(types, wanted),
        notes: ["So it is in every known \(forms.names). The condition would never hold."])
    }
  }

  private func hint(_ types: ValueShape.Types, _ wanted: ValueShape.Types) -> String {
    if types == .object { return "ask about one of its members" }
    if wanted == .number { return "write the value in quotes" }
    return types == .number ? "write the number without quotes, or use 'numeric'" : "ask for \(types.words)"
  }
}

extension ValueMatcher.Test {
  /// The one type of value that passes; none where it may be another.
  fileprivate var type: ValueShape.Types? {
    switch self {
    case .string, .prefix, .suffix, .equalsIgnoreCase, .exactly, .wildcard, .cidr: .string
    case .number, .numeric: .number
    case .bool: .bool
    case .null, .anythingBut, .exists: nil
    }
  }
}
