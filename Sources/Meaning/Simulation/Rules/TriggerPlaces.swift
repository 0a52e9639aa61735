import EventPattern
import Source
import Workflows

extension Trigger {
  /// Where the trigger says the condition on a field of the event, by its path from the top.
  func span(of field: String) -> Span? {
    switch kind {
    case .schedule(let schedule): return schedule.schedule.span
    case .invalid: return nil
    case .pattern(let pattern, _): return pattern.nameSpan(of: field[...])
    case .event(let event):
      let prefix = "detail."
      if field.hasPrefix(prefix), let span = event.conditions?.span(of: String(field.dropFirst(prefix.count))) {
        return span
      }
      if let span = event.envelope?.span(of: field) { return span }
      switch field {
      case "source": return event.source.span
      case "detail-type", "detail.action": return event.events.first?.span
      default: return nil
      }
    }
  }
}

extension ConditionGroup {
  fileprivate func span(of path: String) -> Span? {
    if let condition = conditions.first(where: { $0.path.value.joined(separator: ".") == path }) {
      return condition.path.span
    }
    return alternatives.lazy.flatMap(\.value).compactMap { $0.span(of: path) }.first
  }
}

extension Pattern {
  fileprivate func nameSpan(of path: Substring) -> Span? {
    for member in members {
      switch member {
      case .alternatives(let group):
        if let span = group.branches.lazy.compactMap({ $0.nameSpan(of: path) }).first { return span }
      case .field(let field):
        if path == field.name { return field.nameOrigin.span }
        if case .pattern(let inner) = field.condition, path.hasPrefix(field.name + "."),
          let span = inner.nameSpan(of: path.dropFirst(field.name.count + 1))
        {
          return span
        }
      }
    }
    return nil
  }
}
