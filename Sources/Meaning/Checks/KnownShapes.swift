import Catalog
import Expressions
import Flow

/// The known shapes of the values that expressions can use at one place of a workflow.
struct KnownShapes {
  /// The events that start the workflow.
  let events: EventForms
  /// The results of the tasks that have run, by task ID.
  var results: [String: ValueShape] = [:]
  /// The elements of the loops around the place, the innermost last; nil for an unknown shape.
  var items: [ValueShape?] = []

  init(_ workflow: Flow) { events = EventForms(workflow) }

  /// The shape of a bound name, or of its first member for `event.detail` and `tasks.ID`, and the number of steps that
  /// were used; nil if the shape is unknown.
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

  /// The shape of the value at a path; nil if it is unknown. `isMany` is true if the path goes through a list, and so
  /// selects a value of each element.
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

  /// The possible types of the value at a path, for the analysis of expressions; nil if they are unknown.
  func types(of name: String, _ steps: [Expression.Step]) -> ExpressionTypes? {
    guard let (shape, isMany) = shape(of: name, steps), !isMany, !shape.types.isEmpty else { return nil }
    var types: ExpressionTypes = [.nothing, .null]
    for (one, other) in Self.pairs where shape.types.contains(one) { types.insert(other) }
    return types
  }

  private static let pairs: [(ValueShape.Types, ExpressionTypes)] = [
    (.string, .string), (.number, .number), (.bool, .bool), (.object, .object), (.array, .array),
  ]

  /// The fields of every event (EventBridge User Guide, "Event structure"), and the one that a replay adds.
  static let envelope = ValueShape(
    "{version:s,id:s,detail-type:s,source:s,account:s,time:s,region:s,resources:[s],detail:?,replay-name:s}")
  static let index = ValueShape("n")
  /// The members of `workflow`.
  static let workflow = ValueShape("{name:s,description:s,owner:s,runbook:s}")
  /// The members of `execution`.
  static let execution = ValueShape("{id:s}")
  /// The members of `error` in `on-failure` (Step Functions Developer Guide, "Handling errors": the error output).
  static let error = ValueShape("{Error:s,Cause:s}")
}
