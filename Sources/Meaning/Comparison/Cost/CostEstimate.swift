import Catalog
public import Flow
public import Plan

/// What one event costs that starts a workflow, along its most expensive path.
public struct CostEstimate: Hashable, Sendable {
  /// What the estimate assumes.
  public enum Assumption: Hashable, Sendable {
    /// How many rounds each loop has.
    static let roundCount = 10.0
    /// How long each task of an express state machine takes.
    static let secondCount = 1.0

    case rounds, seconds, path
  }

  /// How many of each charge.
  public private(set) var counts: [Charge: Double] = [:]
  /// The actions whose price is unknown, in order.
  public private(set) var uncounted: [String] = []
  /// What it assumes about executions.
  public private(set) var assumptions: Set<Assumption> = []

  /// Estimates what a workflow costs that is live; nil if it is not.
  public init?(_ flow: Flow, _ machine: StateMachineBody?) {
    guard flow.acts else { return nil }
    if let machine {
      add(machine, flow)
    } else {
      for call in flow.calls {
        if case .charge(let charge) = call.pricing(isTarget: true) { counts[charge, default: 0] += 1 }
      }
    }
    let isOnlyScheduled =
      !flow.triggers.isEmpty && flow.triggers.allSatisfy { if case .schedule = $0.kind { true } else { false } }
    if isOnlyScheduled { counts[.scheduledRun, default: 0] += 1 }
    var known: Set<String> = []
    uncounted = flow.calls.filter { $0.pricing(isTarget: machine == nil) == .unknown }.map(\.uses)
      .filter { known.insert($0).inserted }
  }

  /// US dollars.
  public var dollars: Double {
    Charge.allCases.reduce(0) { $0 + (counts[$1] ?? 0) * $1.dollars }
  }

  // MARK: State machines

  private mutating func add(_ machine: StateMachineBody, _ flow: Flow) {
    let path = path(through: machine.machine.states, machine, flow)
    for (charge, count) in path.counts where charge != .transition && charge != .expressSecond {
      counts[charge, default: 0] += count
    }
    switch machine.kind {
    case .standard: counts[.transition] = path.counts[.transition] ?? 0
    case .express:
      counts[.expressRequest] = 1
      counts[.expressSecond] = max(0.1, path.counts[.expressSecond] ?? 0)
      assumptions.insert(.seconds)
    }
    if machine.machine.states.hasChoice { assumptions.insert(.path) }
    if machine.machine.states.hasLoop { assumptions.insert(.rounds) }
  }

  private struct Path {
    var counts: [Charge: Double] = [:]

    var dollars: Double { Charge.allCases.reduce(0) { $0 + (counts[$1] ?? 0) * $1.dollars } }

    mutating func add(_ other: Path, times: Double = 1) {
      for (charge, count) in other.counts { counts[charge, default: 0] += count * times }
    }
  }

  /// The most expensive way through a list without a failure.
  private func path(through list: StateList, _ machine: StateMachineBody, _ flow: Flow) -> Path {
    var rest: [String: Path] = [:]
    for state in list.fromTheEnd {
      var path = Path()
      path.counts[.transition] = 1
      switch state.kind {
      case .task:
        path.counts[.expressSecond] = Assumption.secondCount
        if let step = machine.steps[state.name], flow.allSteps.indices.contains(step),
          case .charge(let charge)? = flow.allSteps[step].call?.pricing(isTarget: false)
        {
          path.counts[charge, default: 0] += 1
        }
      case .parallel, .map:
        let isLoop = if case .map = state.kind { true } else { false }
        for inner in state.lists {
          path.add(self.path(through: inner, machine, flow), times: isLoop ? Assumption.roundCount : 1)
        }
      case .pass, .choice, .waitFor, .waitUntil, .succeed, .fail: break
      }
      let best = state.successors.compactMap { rest[$0] }.max { $0.dollars < $1.dollars }
      if let best { path.add(best) }
      rest[state.name] = path
    }
    return rest[list.start] ?? Path()
  }
}

extension State {
  /// The states that can come next unless something fails.
  fileprivate var successors: [String] {
    guard case .choice(let rules, _) = kind else { return following.map { [$0] } ?? [] }
    return rules.map(\.next) + (following.map { [$0] } ?? [])
  }
}

extension StateList {
  /// The states that can be reached from the first one without a failure, each after those that can come next.
  fileprivate var fromTheEnd: [State] {
    let named = Dictionary(states.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var known: Set<String> = [start]
    var stack: [(name: String, next: Int)] = [(start, 0)]
    var result: [State] = []
    while let (name, next) = stack.last {
      guard let state = named[name], next < state.successors.count else {
        if let state = named[name] { result.append(state) }
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let successor = state.successors[next]
      if known.insert(successor).inserted { stack.append((successor, 0)) }
    }
    return result
  }

  fileprivate var hasChoice: Bool {
    states.contains { state in
      if case .choice = state.kind { true } else { state.lists.contains(where: \.hasChoice) }
    }
  }
  fileprivate var hasLoop: Bool {
    states.contains { state in
      if case .map = state.kind { true } else { state.lists.contains(where: \.hasLoop) }
    }
  }
}

/// What AWS charges for a task in addition to a transition.
private enum Pricing: Equatable {
  case free
  case charge(Charge)
  /// It has a price that is not in the table.
  case unknown
}

extension Call {
  fileprivate func pricing(isTarget: Bool) -> Pricing {
    switch operation {
    case .queue: .charge(receiver?.name.hasSuffix(".fifo") == true ? .fifoMessage : .queueMessage)
    case .topic, .chat: .charge(.topicMessage)
    case .function: .charge(.functionRequest)
    case .request: isTarget ? .charge(.destinationRequest) : .free
    case .log: .charge(.loggedKilobyte)
    case .mail: .charge(.mail)
    case .event, .forward: .charge(.putEvent)
    // The started workflow has its own cost.
    case .machine: .free
    case .batchJob, .build, .container, .delivery, .item, .object, .service, .stream, nil: .unknown
    }
  }
}
