public import Diagnostics
import Expressions
import Flow
import Source

// Names in places where they are fields: in filters, to the right of `.` and in groupings.
extension ReferenceCheck {
  /// Reports a path that looks like one from a bound name, where names are fields of the current value.
  func checkInner(_ path: Expression.PlainPath, at span: Span) {
    guard isMeantAsBound(path) else { return }
    let whole = path.steps.reduce(path.root) { text, step in
      switch step {
      case .member(let name): text + "." + name
      case .element(let index): text + "[\(index)]"
      }
    }
    context.report(
      .nameInFilter, .fieldOfCurrentValue(path.root), at: span, hint: .bindBefore(whole), notes: [.namesAreFields])
  }

  /// Whether a path most likely means a bound name rather than a field that happens to have the same name.
  private func isMeantAsBound(_ path: Expression.PlainPath) -> Bool {
    var first: String?
    if case .member(let name)? = path.steps.first { first = name }
    return switch path.root {
    case "event":
      first.map { ["account", "detail", "detail-type", "region", "resources", "source"].contains($0) } ?? false
    case "tasks": first.map { workflow.call($0) != nil } ?? false
    case "vars": first != nil
    case "item": isInLoop && first != nil
    case "index": isInLoop && path.steps.isEmpty
    case "error": isOnFailure && ["Error", "Cause"].contains(first)
    default: false
    }
  }
}

public extension DiagnosticCode {
  static let nameInFilter = DiagnosticCode(
    547, "name-in-filter", .warning, stage: .flow,
    summary: "A name of the workflow is used where names are fields of the current value.",
    explanation: """
      In a filter (`list[…]`), to the right of a `.` (`list.(…)`, `list.{…}`), in a sort and in a grouping, JSONata \
      looks up a name in each value of the list, not among the names of the workflow: `event` is the field `event` \
      of the value, which usually does not exist and so has no value. A variable has the same meaning everywhere.
      """,
    source: "JSONata documentation, \"Predicate queries\" and \"Programming constructs\"",
    example: expressions(
      "${{ event.detail.lines[amount > ⏵event.detail.limit⏴] }}",
      "${{ ($limit := event.detail.limit; event.detail.lines[amount > $limit]) }}"))

}

extension Sentence {
  static func fieldOfCurrentValue(_ name: String) -> Sentence {
    "'\(name)' is a field of the current value here, not the name of the workflow"
  }
  static func bindBefore(_ path: String) -> Sentence {
    "assign it to a variable first: '($value := \(path); … $value …)'"
  }
  static let namesAreFields: Sentence =
    "In a filter and to the right of '.', names are fields of the value. A missing field has no value."
}
