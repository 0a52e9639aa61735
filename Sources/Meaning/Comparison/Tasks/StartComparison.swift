import Catalog
import Diagnostics
import Flow
import Source

/// The changes of tasks that start a workflow which only one side has: the same name then means a state machine outside the
/// project. The workflows with such tasks may be the same on both sides.
func startChanges(_ pairing: WorkflowPairing) -> [(workflow: String, change: Change)] {
  // The old name of a renamed workflow means none of the project.
  let lost = Set(pairing.removed.filter(\.isCompiled).map(\.name.value)).union(pairing.renames.keys)
  let gained = Set(pairing.added.filter(\.isCompiled).map(\.name.value)).union(
    pairing.renames.values)
  if lost.isEmpty, gained.isEmpty { return [] }
  var found: [(workflow: String, change: Change)] = []
  for case (let name, let base?, let head?) in pairing.all where base.acts && head.acts {
    for new in head.calls {
      guard let machine = new.startedMachine, let old = base.call(new.id), old.startedMachine == machine,
        lost.contains(machine) || gained.contains(machine)
      else { continue }
      found.append((name, startChange(old, new, machine, isLost: lost.contains(machine))))
    }
  }
  return found
}

private func startChange(_ old: Call, _ new: Call, _ machine: String, isLost: Bool) -> Change {
  let (inside, outside): (ChangeFact.Value, ChangeFact.Value) = (
    .words(.workflowOfProject), .words(.machineOutside)
  )
  return Change(
    .receiverChanged, isLost ? .startsNoWorkflow(new.id, machine) : .startsWorkflow(new.id, machine),
    subject: new.id, base: old.input("machine")?.span, head: new.input("machine")?.span,
    facts: [.values(.code(machine), isLost ? inside : outside, isLost ? outside : inside)],
    identity: [machine, isLost ? "lost" : "gained"])
}

extension Call {
  /// The name of the state machine that the task starts.
  fileprivate var startedMachine: String? {
    if case .machine(let start)? = operation, case .name(let name) = start.machine.name { name } else { nil }
  }
}
