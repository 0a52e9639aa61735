import Catalog
import Diagnostics
import EventPattern
import Flow
import Source

/// The known types of the events that start a workflow or match a trigger.
struct EventForms {
  /// The event types by name, each with the shape of its `detail`; empty if events of other types may arrive too.
  private(set) var types: [(name: String, shape: ValueShape)] = []

  /// The types of the events that a trigger selects.
  init(_ trigger: FlowTrigger) {
    switch trigger.kind {
    case .event(let event): add(source: event.source.value, types: event.events.map(\.value))
    case .pattern(let pattern, _): self = EventForms(pattern)
    case .schedule, .invalid: break
    }
  }

  /// The types of the events that a pattern matches.
  init(_ pattern: Pattern) {
    guard let sources = pattern.texts(of: "source"), sources.count == 1,
      let types = pattern.texts(of: "detail-type")
    else { return }
    add(source: sources[0], types: types)
  }

  /// The types of the events that start a workflow.
  init(_ workflow: Flow) {
    for trigger in workflow.triggers {
      let forms = EventForms(trigger).types
      guard !forms.isEmpty else {
        types = []
        return
      }
      types += forms
    }
  }

  private mutating func add(source name: String, types names: [String]) {
    guard !names.isEmpty, let source = EventCatalog.source(named: name) else { return }
    for name in names {
      guard let shape = source.shape(of: name) else {
        types = []
        return
      }
      types.append((name, shape))
    }
  }

  /// The shape of `detail` if there is only one event type.
  var detail: ValueShape? { types.count == 1 ? types[0].shape : nil }

  /// Looks up a path under `detail`. Of several event types, one that has the path, or may have it, is enough.
  func find(_ path: some Sequence<String>) -> ValueShape.Finding {
    var missing = ValueShape.Finding.unknown
    for (index, type) in types.enumerated() {
      let found = type.shape.find(path)
      switch found {
      case .unknown: return .unknown
      case .known: return types.count == 1 ? found : .unknown
      case .absent, .doubtful: if index == 0 { missing = found }
      }
    }
    return missing
  }

  /// The path at which the first name of `path` exists instead: most often in the object that the event is about.
  func place(of path: some Collection<String>) -> String? {
    guard let name = path.first else { return nil }
    let object = ["data", "object", name]
    guard types.allSatisfy({ if case .known = $0.shape.find(object) { true } else { false } }) else { return nil }
    return object.joined(separator: ".")
  }

  /// The names of the event types in words, at most three.
  var names: Sentence {
    let shown = types.prefix(3).map(\.name)
    return types.count > 3 ? "\(listed: shown, or: true) …" : "\(listed: shown, or: true)"
  }
}
