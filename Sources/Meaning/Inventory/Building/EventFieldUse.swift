import Catalog
import EventPattern
import Expressions
import Flow
import Source

/// The fields of the event that the steps of a workflow use. The result of an earlier task is not followed.
struct EventFieldUse {
  /// The fields in the inputs of each task, by its ID; the empty path is the whole event.
  private(set) var inputs: [String: Set<String>] = [:]
  /// The fields in conditions, choices and loops.
  private(set) var decisions: Set<String> = []

  init(_ flow: Flow) {
    add(flow.tasks, items: [])
    add(flow.onFailure, items: [])
  }

  /// `items` are the fields of whose elements `item` is one.
  private mutating func add(_ steps: [FlowStep], items: Set<String>) {
    for step in steps {
      switch step {
      case .call(let call):
        inputs[call.id, default: []].formUnion(
          Self.fields(of: call.inputs.flatMap(\.value.expressions), items: items))
        decisions.formUnion(Self.fields(of: call.condition.map { [$0] } ?? [], items: items))
      case .forEach(let loop, _):
        let fields = Self.fields(of: [loop.items], items: items)
        decisions.formUnion(fields)
        add(loop.steps, items: fields)
      default:
        decisions.formUnion(Self.fields(of: step.expressions, items: items))
        for list in step.lists { add(list, items: items) }
      }
    }
  }

  private static func fields(of expressions: [Expression], items: Set<String>) -> Set<String> {
    var fields: Set<String> = []
    for reference in expressions.lazy.flatMap(\.references) {
      let path = reference.steps.compactMap { step in
        if case .member(let name) = step.value { name } else { nil }
      }
      switch reference.root.value {
      case "event": fields.insert(path.joined(separator: "."))
      case "item": fields.formUnion(items.lazy.filter { !$0.isEmpty }.map { ([$0] + path).joined(separator: ".") })
      default: break
      }
    }
    return fields
  }
}

extension FlowTrigger {
  /// The fields of the event that decide whether the trigger starts the workflow, from the top of the event.
  var fields: Set<String> {
    switch kind {
    case .event(let events): events.pattern.fieldPaths
    case .pattern(let pattern, _): pattern.fieldPaths
    case .schedule, .invalid: []
    }
  }
}

extension Pattern {
  fileprivate var fieldPaths: Set<String> {
    var paths: Set<String> = []
    add(under: "", to: &paths)
    return paths
  }

  private func add(under start: String, to paths: inout Set<String>) {
    for member in members {
      switch member {
      case .alternatives(let group):
        for branch in group.branches { branch.add(under: start, to: &paths) }
      case .field(let field):
        let path = start.isEmpty ? field.name : "\(start).\(field.name)"
        switch field.condition {
        case .pattern(let inner): inner.add(under: path, to: &paths)
        case .values: paths.insert(path)
        }
      }
    }
  }
}
