import EventPattern
public import Flow
public import Source

extension FlowTrigger {
  /// The place of the condition on a field of the event, by its path from the top.
  public func span(of field: String) -> Span? {
    switch kind {
    case .schedule(let schedule): return schedule.schedule.span
    case .invalid: return nil
    case .pattern(let pattern, _): return pattern.field(at: field[...])?.nameOrigin.span
    case .event(let event):
      let prefix = "detail."
      if field.hasPrefix(prefix), let condition = event.conditions?.field(at: field.dropFirst(prefix.count)) {
        return condition.nameOrigin.span
      }
      if let condition = event.envelope?.field(at: field[...]) { return condition.nameOrigin.span }
      switch field {
      case "source": return event.source.span
      case "detail-type", "detail.action": return event.events.first?.span
      default: return nil
      }
    }
  }
}
