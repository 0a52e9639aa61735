import Catalog
public import EventPattern
public import Source

/// The events that a trigger selects by their source.
public struct FlowEvents: Sendable {
  /// A name of the project file or the catalog, or a literal EventBridge source.
  public let source: Located<String>
  /// The event names, at least one; empty for any event of the source.
  public let events: [Located<String>]
  /// The bus, a name or an ARN, if the trigger names one.
  public let bus: Located<String>?
  /// Conditions on the event's `detail`, relative to it.
  public let conditions: Pattern?
  /// Conditions on the event outside of `detail`.
  public let envelope: Pattern?
  /// The pattern of the whole events, without their source.
  public let pattern: Pattern
  /// The action in the name of the first event that includes one.
  public let action: String?

  /// Selects events of a source.
  public init(
    source: Located<String>, events: [Located<String>], bus: Located<String>? = nil, conditions: Pattern? = nil,
    envelope: Pattern? = nil
  ) {
    self.source = source
    self.events = events
    self.bus = bus
    self.conditions = conditions
    self.envelope = envelope
    let naming = EventCatalog.source(named: source.value)?.naming ?? .detailType
    let names = events.map { naming.parts(of: $0.value) }
    action = names.lazy.compactMap(\.action).first
    var pattern = Pattern(eventNames: names)
    if let envelope { pattern = pattern.joined(with: envelope) }
    if let conditions { pattern = pattern.joined(with: conditions.nested(under: "detail")) }
    self.pattern = pattern
  }

  /// The condition that repeats the action of an event's name.
  public var repeatedAction: PatternField? { action == nil ? nil : conditions?.field(at: "action") }
}

extension Pattern {
  /// Detail-types with the same actions share one list; if the actions differ, each group is a branch of `$or`.
  fileprivate init(eventNames names: [(detailType: String, action: String?)]) {
    self.init()
    var actions: [(detailType: String, actions: [String])] = []
    for name in names {
      if let index = actions.firstIndex(where: { $0.detailType == name.detailType }) {
        // The event without an action includes each of its actions.
        if actions[index].actions.isEmpty || name.action == nil {
          actions[index].actions = []
        } else if let action = name.action, !actions[index].actions.contains(action) {
          actions[index].actions.append(action)
        }
      } else {
        actions.append((name.detailType, name.action.map { [$0] } ?? []))
      }
    }
    var groups: [(detailTypes: [String], actions: [String])] = []
    for entry in actions {
      if let index = groups.firstIndex(where: { $0.actions == entry.actions }) {
        groups[index].detailTypes.append(entry.detailType)
      } else {
        groups.append(([entry.detailType], entry.actions))
      }
    }
    let branches = groups.map { group in
      var branch = Pattern(group.detailTypes.map { ValueMatcher(.string($0)) }, at: ["detail-type"])
      if !group.actions.isEmpty {
        branch.add(group.actions.map { ValueMatcher(.string($0)) }, at: ["detail", "action"])
      }
      return branch
    }
    if branches.count == 1 {
      self = branches[0]
    } else if branches.count > 1 {
      add(anyOf: branches)
    }
  }
}
