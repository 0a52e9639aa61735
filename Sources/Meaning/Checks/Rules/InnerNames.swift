import Diagnostics
import Expressions
import Source
import Workflows

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
      .nameInFilter, "'\(path.root)' is a field of the value at hand here, and not what the workflow binds",
      at: span, hint: "bind it before: '($value := \(whole); … $value …)'",
      notes: ["In a filter and on the right of '.' names are fields. One that is not there comes to nothing."])
  }

  /// Whether a path says more of a bound name than of a field that happens to have its name.
  private func isMeantAsBound(_ path: Expression.PlainPath) -> Bool {
    var first: String?
    if case .member(let name)? = path.steps.first { first = name }
    return switch path.root {
    case "event":
      first.map { ["account", "detail", "detail-type", "region", "resources", "source"].contains($0) } ?? false
    case "tasks": first.map { task($0) != nil } ?? false
    case "vars": first != nil
    case "item": isInLoop && first != nil
    case "index": isInLoop && path.steps.isEmpty
    case "error": isOnFailure && ["Error", "Cause"].contains(first)
    default: false
    }
  }
}
