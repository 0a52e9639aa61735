import Catalog
import EventPattern
import Flow
import Source

/// Something that workflows need, which answers what breaks without it: `connection:kintone`.
public struct InventoryUse: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case connection, event, field, secret, action
  }

  private let kind: Kind
  private let name: String

  /// Nil if the text is not a known kind, a colon and a name.
  public init?(_ text: String) {
    guard let place = text.firstIndex(of: ":"), let kind = Kind(rawValue: String(text[..<place])) else {
      return nil
    }
    self.kind = kind
    name = String(text[text.index(after: place)...])
    if name.isEmpty { return nil }
  }

  func isMade(by entry: InventoryEntry) -> Bool {
    switch kind {
    case .connection: return entry.connections.contains(name)
    case .secret: return entry.secrets.contains { $0.name == name }
    case .action: return entry.flow.calls.contains { $0.uses == name }
    case .event: return entry.flow.triggers.contains { $0.selects(event: name) }
    case .field:
      return entry.usedFields.contains { field in
        [name, "detail." + name].contains { field == $0 || field.hasPrefix($0 + ".") }
      }
    }
  }
}

extension FlowTrigger {
  /// Whether it names an event.
  fileprivate func selects(event name: String) -> Bool {
    switch kind {
    case .event(let events): events.events.contains { $0.value == name }
    case .pattern(let pattern, _):
      pattern.fields.contains { field in
        guard field.name == "detail-type", case .values(let matchers) = field.condition else { return false }
        return matchers.contains { $0.test == .string(name) }
      }
    case .schedule, .invalid: false
    }
  }
}
