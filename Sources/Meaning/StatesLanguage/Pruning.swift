public import Plan

extension StateList {
  /// The list without the states that nothing leads to: what stands behind a `stop`, or is there for failures where nothing
  /// can fail. Step Functions refuses them.
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
  /// The states that this one leads to.
  fileprivate var targets: [String] {
    var targets = catchers.map(\.next)
    switch kind {
    case .choice(let rules, let otherwise): return targets + rules.map(\.next) + [otherwise]
    case .succeed, .fail: return targets
    case .task, .pass, .waitFor, .waitUntil, .parallel, .map: break
    }
    if case .state(let name) = next { targets.append(name) }
    return targets
  }

  fileprivate mutating func prune() {
    switch kind {
    case .parallel(let branches): kind = .parallel(branches.map(\.pruned))
    case .map(var loop):
      loop.round = loop.round.pruned
      kind = .map(loop)
    case .task, .pass, .choice, .waitFor, .waitUntil, .succeed, .fail: break
    }
  }
}
