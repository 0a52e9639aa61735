import Diagnostics
import Emit
import EventPattern
import Flow
import Simulation
import Source

/// The single conditions in which two sets of triggers differ.
struct ConditionComparison {
  /// What differs, condition by condition.
  private(set) var facts: [ChangeFact] = []
  /// Where the older side says the first one.
  private(set) var base: Span?
  /// Where the newer side says the first one.
  private(set) var head: Span?

  /// A condition with its place.
  private struct Condition {
    let value: ChangeFact.Value
    let canonical: String
    let span: Span?
  }

  init(_ old: EventSet, _ new: EventSet) {
    // Triggers that both sides have say nothing.
    let (before, after) = (old.canonicalTriggers, new.canonicalTriggers)
    let lost = before.filter { trigger in !after.contains { $0.canonical == trigger.canonical } }
    let gained = after.filter { trigger in !before.contains { $0.canonical == trigger.canonical } }
    if lost.count == 1, gained.count == 1 {
      compare(lost[0], gained[0])
    } else {
      for trigger in lost { add(.words(.eventPattern), Self.whole(trigger), nil) }
      for trigger in gained { add(.words(.eventPattern), nil, Self.whole(trigger)) }
    }
  }

  private static func whole(_ trigger: EventSet.Trigger) -> Condition {
    Condition(value: .code(trigger.canonical), canonical: trigger.canonical, span: trigger.trigger.span)
  }

  private mutating func compare(_ old: EventSet.Trigger, _ new: EventSet.Trigger) {
    let (before, after) = (Self.conditions(of: old), Self.conditions(of: new))
    for (path, condition) in before {
      let other = after.first { $0.path == path }?.condition
      if other?.canonical != condition.canonical { add(.code(path), condition, other) }
    }
    for (path, condition) in after where !before.contains(where: { $0.path == path }) {
      add(.code(path), nil, condition)
    }
  }

  private mutating func add(_ label: ChangeFact.Value, _ old: Condition?, _ new: Condition?) {
    facts.append(.values(label, old?.value, new?.value))
    if base == nil { base = old?.span }
    if head == nil { head = new?.span }
  }

  /// The conditions of a trigger, by their paths as the event has them.
  private static func conditions(of trigger: EventSet.Trigger) -> [(path: String, condition: Condition)] {
    var found: [(path: String, condition: Condition)] = []
    func visit(_ pattern: Pattern, _ path: String) {
      for member in pattern.members {
        switch member {
        case .field(let field):
          let path = path.isEmpty ? field.name : path + "." + field.name
          switch field.condition {
          case .pattern(let inner): visit(inner, path)
          case .values(let matchers):
            let alone = Pattern([.field(field)])
            found.append(
              (
                path,
                Condition(
                  value: .words(matchers.sentence), canonical: alone.json.text(),
                  span: trigger.trigger.span(of: path))
              ))
          }
        case .alternatives(let group):
          let alone = Pattern([member])
          found.append(
            (
              path.isEmpty ? "$or" : path + ".$or",
              Condition(
                value: .code(JSONValue.array(group.branches.map(\.json)).text()), canonical: alone.json.text(),
                span: group.origin.span ?? trigger.trigger.span)
            ))
        }
      }
    }
    visit(trigger.pattern, "")
    return found
  }
}

extension EventSet {
  /// A trigger with its pattern, and that in a form that does not depend on how it is written.
  fileprivate struct Trigger {
    let pattern: Pattern
    let trigger: FlowTrigger
    let canonical: String
  }

  fileprivate var canonicalTriggers: [Trigger] {
    asked.map { Trigger(pattern: $0.pattern, trigger: $0.trigger, canonical: $0.pattern.json.text()) }
  }
}
