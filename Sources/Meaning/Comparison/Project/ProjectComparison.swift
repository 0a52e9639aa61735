import Diagnostics
import Flow
import Source

/// The changes of a project that several workflows may feel, each once, with its cause.
func projectChanges(
  _ base: ComparedProject, _ head: ComparedProject, _ pairs: [(base: Flow, head: Flow)]
) -> [Change] {
  let places = (base: base.fileStart, head: head.fileStart)
  let moved = movedWorkflows(pairs, base: places.base, head: places.head)
  // What could not be read is neither new nor removed.
  guard let old = base.project, let new = head.project, old.unread.isEmpty, new.unread.isEmpty else { return moved }
  func users(_ uses: (Flow) -> Bool) -> [String] { head.flows.filter(uses).map(\.name.value).sorted() }
  return settingChanges(old.connectionSettings, new.connectionSettings, .connections, at: places) { name in
    users { $0.usesConnection(name) }
  }
    + settingChanges(old.sourceSettings, new.sourceSettings, .sources, at: places) { name in
      users { $0.usesSource(name) }
    } + moved
}

extension ComparedProject {
  /// The start of the project file, otherwise of the first workflow.
  var fileStart: Origin { Origin((project?.head.span ?? flows.first?.head.span)?.head) }
}
