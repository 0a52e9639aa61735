import Emit
import Execution
import Source
import Workflows

/// The results of the tasks of an execution, ready to be asked what a later state can speak of.
struct PastResults: Sendable {
  private struct Entry: Sendable {
    let visit: Int
    let scopes: [VisitScope]
    let value: JSONValue
  }

  /// The tasks in the order of their first state.
  private var tasks: [String] = []
  /// What each came to, in the order of the execution.
  private var entries: [String: [Entry]] = [:]

  init(_ passages: [SimulatedExecution.Passage]) {
    for passage in passages {
      guard case .task(let task)? = passage.step, passage.calledTask != nil || passage.isFirst else { continue }
      let id = task.id.value
      if entries[id] == nil { tasks.append(id) }
      // What was skipped or failed is `null`, until it is known that it was neither.
      entries[id, default: []].append(
        Entry(
          visit: passage.visit.number, scopes: passage.visit.scopes,
          value: passage.calledTask == nil ? .null : passage.result ?? .null))
    }
  }

  /// The results that a state can speak of: of tasks before it in its own branch or round, in those around it, and in
  /// branches that have come together again.
  func results(before visit: StateVisit) -> [JSONMember] {
    tasks.compactMap { id in
      let known = entries[id] ?? []
      // The entries are in order: those that come later are passed over by halves.
      var (low, high) = (0, known.count)
      while low < high {
        let middle = (low + high) / 2
        if known[middle].visit < visit.number { low = middle + 1 } else { high = middle }
      }
      return known[..<low].last { isVisible($0.scopes, from: visit.scopes) }.map { JSONMember(id, $0.value) }
    }
  }

  private func isVisible(_ scopes: [VisitScope], from own: [VisitScope]) -> Bool {
    let common = zip(scopes, own).prefix { $0 == $1 }.count
    let rest = scopes[common...]
    guard let first = rest.first else { return true }
    // Another branch of the same state is not over yet.
    if common < own.count, own[common].visit == first.visit { return false }
    return rest.allSatisfy { $0.kind == .branch }
  }
}
