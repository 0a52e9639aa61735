import Catalog
import Expressions
import Flow

/// What is known, at one place of a workflow, of the values that its expressions speak of.
struct KnownShapes {
  /// The events that start the workflow.
  let events: EventForms
  /// The results of the tasks that have run, by their ids.
  var results: [String: ValueShape] = [:]
  /// The elements of the loops around the place, the innermost last; nil where nothing is known of them.
  var items: [ValueShape?] = []

  /// Knows nothing but the events of a workflow.
  init(_ workflow: Flow) {
    events = EventForms(workflow)
  }

  /// The shape of what a bound name and the first member behind it stand for, and how many steps that took; nil where
  /// nothing is known.
  func root(_ name: String, _ steps: [Expression.Step]) -> (shape: ValueShape, steps: Int)? {
    switch name {
    case "event":
      guard case .member("detail")? = steps.first else { return (Self.envelope, 0) }
      return events.detail.map { ($0, 1) }
    case "tasks":
      guard case .member(let id)? = steps.first else { return nil }
      return results[id].map { ($0, 1) }
    case "item": return (items.last ?? nil).map { ($0, 0) }
    case "index": return (Self.index, 0)
    case "error": return (Self.error, 0)
    case "workflow": return (Self.workflow, 0)
    case "execution": return (Self.execution, 0)
    default: return nil
    }
  }

  /// The shape of what a path leads to; nil where nothing is known. `isMany` says that the path goes through a list, so
  /// that it gives each element's value.
  func shape(of name: String, _ steps: [Expression.Step]) -> (shape: ValueShape, isMany: Bool)? {
    guard let (start, taken) = root(name, steps) else { return nil }
    var shape = start
    var isMany = false
    for step in steps.dropFirst(taken) {
      switch step {
      case .element:
        guard let element = shape.element else { return nil }
        shape = element
      case .member(let name):
        isMany = isMany || shape.types.contains(.array)
        guard case .known(let inner) = shape.find([name]) else { return nil }
        shape = inner
      }
    }
    return (shape, isMany)
  }

  /// What a path may give, as the analysis of expressions asks for it; nil where that is not known.
  func types(of name: String, _ steps: [Expression.Step]) -> ExpressionTypes? {
    guard let (shape, isMany) = shape(of: name, steps), !isMany, !shape.types.isEmpty else { return nil }
    var types: ExpressionTypes = [.nothing, .null]
    for (one, other) in Self.pairs where shape.types.contains(one) { types.insert(other) }
    return types
  }

  private static let pairs: [(ValueShape.Types, ExpressionTypes)] = [
    (.string, .string), (.number, .number), (.bool, .bool), (.object, .object), (.array, .array),
  ]

  /// What every event has (EventBridge User Guide, "Event structure"), and what a replay adds.
  static let envelope = ValueShape(
    "{version:s,id:s,detail-type:s,source:s,account:s,time:s,region:s,resources:[s],detail:?,replay-name:s}")
  static let index = ValueShape("n")
  /// What `workflow` knows of itself.
  static let workflow = ValueShape("{name:s,description:s,owner:s,runbook:s}")
  /// What is known of the execution.
  static let execution = ValueShape("{id:s}")
  /// What went wrong, in `on-failure` (Step Functions Developer Guide, "Handling errors": the error output).
  static let error = ValueShape("{Error:s,Cause:s}")
}
