public import Diagnostics
import Expressions
import Flow
import Source

// Names where they are fields: in filters, on the right of `.` and in groupings.
extension ReferenceCheck {
  /// A path that looks like one from a bound name stands where names are fields of the value at hand.
  func checkInner(_ path: Expression.PlainPath, at span: Span) {
    guard isMeantAsBound(path) else { return }
    let whole = path.steps.reduce(path.root) { text, step in
      switch step {
      case .member(let name): text + "." + name
      case .element(let index): text + "[\(index)]"
      }
    }
    context.report(
      .nameInFilter, .fieldOfValueAtHand(path.root),
      at: span, hint: .bindBefore(whole),
      notes: [.namesAreFields])
  }

  /// Whether a path says more of a bound name than of a field that happens to have its name.
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
    summary: "A name of the workflow stands where names are fields of the value at hand.",
    explanation: """
      In a filter (`list[…]`), on the right of a `.` (`list.(…)`, `list.{…}`), in a sort and in a grouping JSONata looks \
      for a name in each value of the list, and not among what the workflow binds: `event` there is the value's own \
      field `event`, which most often is not there, and comes to nothing. A variable keeps its meaning everywhere.
      """,
    source: "JSONata documentation, \"Predicate queries\" and \"Programming constructs\"",
    example: expressions(
      "${{ event.detail.lines[amount > ⏵event.detail.limit⏴] }}",
      "${{ ($limit := event.detail.limit; event.detail.lines[amount > $limit]) }}"))

}

extension Sentence {
  static func fieldOfValueAtHand(_ name: String) -> Sentence {
    "'\(name)' is a field of the value at hand here, and not what the workflow binds"
  }
  static func bindBefore(_ path: String) -> Sentence { "bind it before: '($value := \(path); … $value …)'" }
  static let namesAreFields: Sentence =
    "In a filter and on the right of '.' names are fields. One that is not there comes to nothing."
}
