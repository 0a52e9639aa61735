import Diagnostics
import Flow
import Source

/// What happens to several workflows at once: another owner, the end of a no-code tool, the end of a shadow. A single workflow
/// reports that itself.
func movedWorkflows(_ pairs: [(base: Flow, head: Flow)], base: Origin, head: Origin) -> [Change] {
  var owners = MoveGroups()
  var tools = MoveGroups()
  var shadows = MoveGroups()
  for (old, new) in pairs {
    if let before = old.owner?.value, let after = new.owner?.value, before != after {
      owners.add([before, after], new)
    }
    guard new.acts, !old.acts else { continue }
    if case .tool(let tool)? = old.head.runsOn?.value {
      tools.add([tool], new)
    } else if old.head.state?.value == .shadow {
      shadows.add([], new)
    }
  }
  func changes(_ groups: MoveGroups, _ code: ChangeCode, _ message: ([String], Int) -> Sentence) -> [Change] {
    groups.several.map { key, names in
      Change(
        code, message(key, names.count), subject: key.joined(separator: " → "), base: base.span, head: head.span,
        facts: [.note(.namedWorkflows(names))], identity: names)
    }
  }
  return changes(owners, .ownersMoved) { .workflowsHaveOwner($1, $0[0], $0[1]) }
    + changes(tools, .toolLeft) { .workflowsLeftTool($1, $0[0]) }
    + changes(shadows, .shadowsLive) { .shadowsAreLive($1) }
}

/// Workflows with the same move, in the order in which each move is found first.
private struct MoveGroups {
  private var inOrder: [(key: [String], names: [String])] = []
  private var places: [[String]: Int] = [:]

  mutating func add(_ key: [String], _ flow: Flow) {
    let place = places[key] ?? inOrder.count
    if place == inOrder.count {
      places[key] = place
      inOrder.append((key, []))
    }
    inOrder[place].names.append(flow.name.value)
  }

  /// Those of more than one workflow.
  var several: [(key: [String], names: [String])] { inOrder.filter { $0.names.count > 1 } }
}
