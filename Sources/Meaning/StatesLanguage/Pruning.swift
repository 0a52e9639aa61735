public import Plan

extension StateList {
  /// The list without unreachable states: steps after a `stop`, or states for failures where nothing can fail. Step
  /// Functions rejects unreachable states.
  public var pruned: StateList {
    var places: [String: Int] = [:]
    for (place, state) in states.enumerated() { places[state.name] = place }
    var reached: Set<String> = []
    var waiting = [start]
    while let name = waiting.popLast() {
      guard reached.insert(name).inserted, let place = places[name] else { continue }
      waiting += states[place].targets
    }
    var list = StateList(start: start, states: states.filter { reached.contains($0.name) })
    for index in list.states.indices { list.states[index].prune() }
    return list
  }
}

extension State {
  fileprivate mutating func prune() {
    switch kind {
    case .parallel(let branches, let arguments): kind = .parallel(branches.map(\.pruned), arguments: arguments)
    case .map(var loop):
      loop.round = loop.round.pruned
      kind = .map(loop)
    case .task, .pass, .choice, .waitFor, .waitUntil, .succeed, .fail: break
    }
  }
}
