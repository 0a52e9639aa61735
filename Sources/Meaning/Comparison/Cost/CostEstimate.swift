import Catalog
public import Flow
public import Plan

/// What one event costs that starts a workflow, along its most expensive path.
public struct CostEstimate: Hashable, Sendable {
  /// What the estimate assumes.
  public enum Assumption: Hashable, Sendable, CaseIterable {
    /// The most expensive path through a state machine runs.
    case path
    /// How many rounds each loop has.
    case rounds
    /// How long each task of an express state machine takes, and how much memory an execution uses.
    case seconds
    /// A message or an event is one that AWS charges once.
    case size
    /// How long each log entry is.
    case entry
    /// How many recipients a mail has.
    case recipient

    static let roundCount = 10.0
    static let secondCount = 1.0
  }

  /// How many of each charge.
  private var numbers: [Charge: Double] = [:]
  /// How many tasks there are of each action whose price is unknown.
  let uncounted: [String: Int]
  /// What it assumes.
  public private(set) var assumptions: Set<Assumption> = []

  /// Estimates what a workflow costs that is live; nil if it is not.
  public init?(_ flow: Flow, _ machine: StateMachineBody?) {
    guard flow.acts else { return nil }
    var uncounted: [String: Int] = [:]
    for call in flow.calls where call.pricing(isTarget: machine == nil) == .unknown {
      uncounted[call.uses, default: 0] += 1
    }
    self.uncounted = uncounted
    let isOnlyScheduled =
      !flow.triggers.isEmpty && flow.triggers.allSatisfy { if case .schedule = $0.kind { true } else { false } }
    if let machine {
      numbers = ExecutionPath(machine, flow).numbers
      let list = machine.machine.states
      if list.contains(where: { if case .choice = $0 { true } else { false } }) { assumptions.insert(.path) }
      if list.contains(where: { if case .map = $0 { true } else { false } }) { assumptions.insert(.rounds) }
      if machine.kind == .express { assumptions.insert(.seconds) }
      if isOnlyScheduled { numbers[.scheduledRun] = 1 }
    } else {
      for call in flow.calls {
        if case .charge(let charge) = call.pricing(isTarget: true) { numbers[charge, default: 0] += 1 }
      }
      // Each task has a schedule of its own.
      if isOnlyScheduled { numbers[.scheduledRun] = Double(flow.calls.count) }
    }
    for charge in numbers.keys {
      switch charge {
      case .queueMessage, .fifoMessage, .topicMessage, .destinationRequest, .putEvent: assumptions.insert(.size)
      case .loggedKilobyte: assumptions.insert(.entry)
      case .mail: assumptions.insert(.recipient)
      case .transition, .expressRequest, .expressSecond, .functionRequest, .scheduledRun: break
      }
    }
  }

  /// The charges in the order of the table, without those of which there is none.
  public var counts: [CountedCharge] {
    Charge.allCases.compactMap { charge in numbers[charge].map { CountedCharge(charge: charge, count: $0) } }
  }

  /// How many of a charge; nil if there is none.
  func count(_ charge: Charge) -> CountedCharge? {
    numbers[charge].map { CountedCharge(charge: charge, count: $0) }
  }

  /// The actions whose price is unknown, sorted.
  public var uncountedActions: [String] { uncounted.keys.sorted() }

  /// US dollars.
  public var dollars: Double { numbers.dollars }
}

extension [Charge: Double] {
  /// The price of all charges, added in the order of the table, so that it is the same on every machine.
  fileprivate var dollars: Double { Charge.allCases.reduce(0) { $0 + (self[$1] ?? 0) * $1.dollars } }
}

/// The most expensive way through a state machine without a failure.
private struct ExecutionPath {
  /// How many of each charge.
  private(set) var numbers: [Charge: Double]

  init(_ machine: StateMachineBody, _ flow: Flow) {
    numbers = Self.path(through: machine.machine.states, machine, flow)
    if machine.kind == .express {
      numbers[.expressRequest] = 1
      // AWS charges for at least 100 milliseconds.
      numbers[.expressSecond] = max(0.1, numbers[.expressSecond] ?? 0)
    }
  }

  private static func path(through list: StateList, _ machine: StateMachineBody, _ flow: Flow) -> [Charge: Double] {
    var rest: [String: [Charge: Double]] = [:]
    for (state, successors) in list.fromTheEnd {
      var path = numbers(of: state, machine, flow)
      let following = successors.compactMap { rest[$0] }
      if let dearest = following.max(by: { $0.dollars < $1.dollars }) {
        path.merge(dearest, uniquingKeysWith: +)
      }
      rest[state.name] = path
    }
    return rest[list.start] ?? [:]
  }

  /// The charges for one state and what runs in it.
  private static func numbers(of state: State, _ machine: StateMachineBody, _ flow: Flow) -> [Charge: Double] {
    var numbers: [Charge: Double] = [:]
    // A standard machine is charged by its steps, an express one by its time.
    if machine.kind == .standard { numbers[.transition] = 1 }
    var seconds = 0.0
    switch state.kind {
    case .task:
      seconds = CostEstimate.Assumption.secondCount
      if let step = machine.steps[state.name], flow.allSteps.indices.contains(step),
        case .charge(let charge)? = flow.allSteps[step].call?.pricing(isTarget: false)
      {
        numbers[charge, default: 0] += 1
      }
    case .waitFor(.number(let text)): seconds = Double(text) ?? 0
    case .parallel(let branches, _):
      for branch in branches {
        var path = path(through: branch, machine, flow)
        // Branches run at the same time.
        seconds = max(seconds, path.removeValue(forKey: .expressSecond) ?? 0)
        numbers.merge(path, uniquingKeysWith: +)
      }
    case .map(let loop):
      var path = path(through: loop.round, machine, flow)
      let rounds = CostEstimate.Assumption.roundCount
      let turns = loop.maximumConcurrency.map { (rounds / Double(max(1, $0))).rounded(.up) } ?? 1
      seconds = turns * (path.removeValue(forKey: .expressSecond) ?? 0)
      numbers.merge(path.mapValues { $0 * rounds }, uniquingKeysWith: +)
    case .pass, .choice, .waitFor, .waitUntil, .succeed, .fail: break
    }
    if machine.kind == .express { numbers[.expressSecond] = seconds }
    return numbers
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
  fileprivate var fromTheEnd: [(state: State, successors: [String])] {
    let named = Dictionary(states.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var known: Set<String> = []
    var stack: [(state: State, successors: [String], next: Int)] = []
    var result: [(state: State, successors: [String])] = []
    func enter(_ name: String) {
      guard known.insert(name).inserted, let state = named[name] else { return }
      stack.append((state, state.successors, 0))
    }
    enter(start)
    while let (state, successors, next) = stack.last {
      if next == successors.count {
        result.append((state, successors))
        stack.removeLast()
      } else {
        stack[stack.count - 1].next += 1
        enter(successors[next])
      }
    }
    return result
  }

  /// Whether a state, or one inside it, is of a kind.
  fileprivate func contains(where isWanted: (State.Kind) -> Bool) -> Bool {
    states.contains { state in isWanted(state.kind) || state.lists.contains { $0.contains(where: isWanted) } }
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
    let isFIFO = receiver?.name.hasSuffix(".fifo") == true
    return switch operation {
    case .queue: .charge(isFIFO ? .fifoMessage : .queueMessage)
    case .topic: isFIFO ? .unknown : .charge(.topicMessage)
    case .chat: .charge(.topicMessage)
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
