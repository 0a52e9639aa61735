import Diagnostics
import Emit
import EventPattern
import Flow
import Simulation
import Source

/// The single conditions in which two sets of triggers differ.
struct ConditionComparison {
  /// The conditions that differ.
  private(set) var facts: [ChangeFact] = []
  /// The place of the first one on the older side.
  private(set) var base: Span?
  /// The place of the first one on the newer side.
  private(set) var head: Span?

  /// A condition with its place.
  private struct Condition {
    let value: ChangeFact.Value
    let canonical: String
    let span: Span?
  }

  init(_ old: EventSet, _ new: EventSet) {
    // Triggers that are the same on both sides do not matter.
    let (before, after) = (old.canonical, new.canonical)
    let (known, wanted) = (Set(before), Set(after))
    let lost = zip(old.triggers, before).filter { !wanted.contains($0.1) }
    let gained = zip(new.triggers, after).filter { !known.contains($0.1) }
    if lost.count == 1, gained.count == 1 {
      compare(lost[0].0, gained[0].0)
    } else {
      for (trigger, text) in lost { add(.words(.eventPattern), Self.whole(trigger, text), nil) }
      for (trigger, text) in gained { add(.words(.eventPattern), nil, Self.whole(trigger, text)) }
    }
  }

  private static func whole(_ trigger: EventSet.Trigger, _ text: String) -> Condition {
    Condition(value: .code(text), canonical: text, span: trigger.trigger.span)
  }

  private mutating func compare(_ old: EventSet.Trigger, _ new: EventSet.Trigger) {
    let (before, after) = (Self.conditions(of: old), Self.conditions(of: new))
    let (oldPaths, newConditions) = (
      Set(before.map(\.path)),
      Dictionary(after.map { ($0.path, $0.condition) }, uniquingKeysWith: { first, _ in first })
    )
    for (path, condition) in before {
      let other = newConditions[path]
      if other?.canonical != condition.canonical { add(.code(path), condition, other) }
    }
    for (path, condition) in after where !oldPaths.contains(path) { add(.code(path), nil, condition) }
  }

  private mutating func add(_ label: ChangeFact.Value, _ old: Condition?, _ new: Condition?) {
    facts.append(.values(label, old?.value, new?.value))
    if base == nil { base = old?.span }
    if head == nil { head = new?.span }
  }

  /// The conditions of a trigger, by their paths in the event.
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
