import Emit
import Execution
import Flow
import Source

/// The results of an execution's tasks that a later state can use.
struct PastResults: Sendable {
  private struct Entry: Sendable {
    let visit: Int
    let scopes: [VisitScope]
    let value: JSONValue
  }

  /// The tasks in the order of their first state.
  private var tasks: [String] = []
  /// The results of each task in the order of the execution, by the scope in which they are visible: their own branch
  /// or round, and what is around it.
  private var entries: [String: [[VisitScope]: [Entry]]] = [:]

  init(_ passages: [SimulatedExecution.Passage]) {
    for passage in passages {
      guard let id = passage.step?.call?.id, passage.calledTask != nil || passage.isFirst else { continue }
      if entries[id] == nil { tasks.append(id) }
      // A skipped or failed task is `null` until it is known to be neither; so is a result that the machine itself
      // assigns as null, such as a response that reports an error.
      let isNone = passage.calledTask == nil || passage.visit.assigned.first?.value == .null
      let entry = Entry(
        visit: passage.visit.number, scopes: passage.visit.scopes, value: isNone ? .null : passage.result ?? .null)
      var place = entry.scopes
      entries[id, default: [:]][place, default: []].append(entry)
      while place.last?.kind == .branch {
        place.removeLast()
        entries[id, default: [:]][place, default: []].append(entry)
      }
    }
  }

  /// The results that a state can use: of tasks before it in its own branch or round, in those around it, and in
  /// branches that have joined again. `wanted` limits them to some tasks.
  func results(of wanted: [String]?, before visit: StateVisit) -> [JSONMember] {
    (wanted ?? tasks).compactMap { id in
      guard let places = entries[id] else { return nil }
      var latest: Entry?
      for depth in 0...visit.scopes.count {
        guard let known = places[Array(visit.scopes.prefix(depth))] else { continue }
        // The entries are sorted: a binary search finds the last one before the state.
        var (low, high) = (0, known.count)
        while low < high {
          let middle = (low + high) / 2
          if known[middle].visit < visit.number { low = middle + 1 } else { high = middle }
        }
        let entry = known[..<low].last { !isBeside($0.scopes, visit.scopes) }
        if let entry, latest.map({ $0.visit < entry.visit }) ?? true { latest = entry }
      }
      return latest.map { JSONMember(id, $0.value) }
    }
  }

  /// Whether two scopes are in different branches of a state that has not ended.
  private func isBeside(_ scopes: [VisitScope], _ own: [VisitScope]) -> Bool {
    let common = zip(scopes, own).prefix { $0 == $1 }.count
    return common < scopes.count && common < own.count && scopes[common].visit == own[common].visit
  }
}
