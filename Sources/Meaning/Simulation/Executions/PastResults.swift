import Emit
import Execution
import Flow
import Source

/// The results of the tasks of an execution, ready to be asked what a later state can speak of.
struct PastResults: Sendable {
  private struct Entry: Sendable {
    let visit: Int
    let scopes: [VisitScope]
    let value: JSONValue
  }

  /// The tasks in the order of their first state.
  private var tasks: [String] = []
  /// What each came to, in the order of the execution, by the place from which it can be seen: its own branch or round, and
  /// what is around its branches.
  private var entries: [String: [[VisitScope]: [Entry]]] = [:]

  init(_ passages: [SimulatedExecution.Passage]) {
    for passage in passages {
      guard let id = passage.step?.call?.id, passage.calledTask != nil || passage.isFirst else { continue }
      if entries[id] == nil { tasks.append(id) }
      // What was skipped or failed is `null`, until it is known that it was neither; so is what the machine itself takes for
      // none, as an answer that refuses.
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

  /// The results that a state can speak of: of tasks before it in its own branch or round, in those around it, and in
  /// branches that have come together again. Only those of some tasks, where they are named.
  func results(of wanted: [String]?, before visit: StateVisit) -> [JSONMember] {
    (wanted ?? tasks).compactMap { id in
      guard let places = entries[id] else { return nil }
      var latest: Entry?
      for depth in 0...visit.scopes.count {
        guard let known = places[Array(visit.scopes.prefix(depth))] else { continue }
        // The entries are in order: those that come later are passed over by halves.
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

  /// Whether two places are in different branches of one state, which is not over yet.
  private func isBeside(_ scopes: [VisitScope], _ own: [VisitScope]) -> Bool {
    let common = zip(scopes, own).prefix { $0 == $1 }.count
    return common < scopes.count && common < own.count && scopes[common].visit == own[common].visit
  }
}
