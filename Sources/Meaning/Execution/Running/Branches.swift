import Emit
import Plan

// Branches and rounds. Here they run one after the other, each from the time at which it would start.
extension Interpreter {
  /// Runs branches side by side and returns their results.
  func runBranches(
    _ branches: [StateList], _ input: JSONValue, _ attempt: Int, in frame: inout Frame, at place: Int
  ) throws(Stop) -> JSONValue {
    var group = Group(frame, firstVisit: visits.count, owner: visits[place], attempt: attempt)
    for (index, branch) in branches.enumerated() {
      var inner = group.frame(.branch, index, start: frame.clock)
      try run(branch, input, &inner, in: &group)
    }
    return try finish(group, in: &frame)
  }

  /// Runs the rounds of a loop and returns their results.
  func runLoop(
    _ loop: MapLoop, _ state: State, _ input: JSONValue, _ states: JSONValue, _ attempt: Int,
    in frame: inout Frame, at place: Int
  ) throws(Stop) -> JSONValue {
    var items = input
    if let given = loop.items { items = try value(of: given, "Items", state, frame.seeing(states), frame.clock) }
    guard case .array(let elements) = items else {
      throw .failure(.query(.field("Items", of: state.name, is: items.text(), .list), at: loop.items?.span))
    }
    visits[place].rounds = elements.count
    // An inline loop has at most 40 rounds at once (Step Functions Developer Guide, "Map state processing modes").
    let width = min(loop.maximumConcurrency.flatMap { $0 == 0 ? nil : $0 } ?? 40, 40)
    var free = Array(repeating: frame.clock, count: width)
    var group = Group(frame, firstVisit: visits.count, owner: visits[place], attempt: attempt)
    for (index, element) in elements.enumerated() {
      guard let slot = free.indices.min(by: { free[$0] < free[$1] }) else { break }
      // The first rounds start together; later ones do not start after a failure.
      if group.hasFailed(before: free[slot], isFirstWave: index < width) { break }
      var inner = group.frame(.round, index, start: free[slot])
      inner.item = (index, element)
      var given = element
      if let selector = loop.selector {
        let states = statesVariable(state, input, inner, attempt: attempt)
        given = try value(of: selector, "ItemSelector", state, inner.seeing(states), inner.clock)
      }
      try run(loop.round, given, &inner, in: &group)
      free[slot] = inner.clock
    }
    return try finish(group, in: &frame)
  }

  /// Runs one branch or round. Its failure is kept until it is known which one comes first.
  private func run(
    _ list: StateList, _ input: JSONValue, _ inner: inout Frame, in group: inout Group
  ) throws(Stop) {
    do throws(Stop) {
      group.results.append(try run(from: list.start, input: input, in: &inner))
      group.end = max(group.end, inner.clock)
    } catch {
      guard case .failure(let failure) = error else { throw error }
      group.note(failure, at: inner.clock)
    }
  }

  /// The results of all, or the first failure. A failure ends what runs at the same time, and what would start later
  /// never runs.
  private func finish(_ group: Group, in frame: inout Frame) throws(Stop) -> JSONValue {
    guard let failure = group.failure, let time = group.failedAt else {
      frame.clock = group.end
      return .array(group.results)
    }
    let inner = visits[group.firstVisit...].filter { $0.entered <= time }
    visits.removeSubrange(group.firstVisit...)
    for var visit in inner {
      if let left = visit.left, left > time { visit.isCutShort = true }
      visits.append(visit)
    }
    frame.clock = time
    throw .failure(failure)
  }
}

/// Branches or rounds that run side by side.
private struct Group {
  /// The position of the first visit inside the group.
  let firstVisit: Int
  var results: [JSONValue] = []
  /// The time at which the last of them ends.
  var end: ExecutionTime
  private(set) var failure: StateFailure?
  private(set) var failedAt: ExecutionTime?
  private let outer: Frame
  private let owner: StateVisit
  private let attempt: Int

  init(_ outer: Frame, firstVisit: Int, owner: StateVisit, attempt: Int) {
    self.firstVisit = firstVisit
    self.outer = outer
    self.owner = owner
    self.attempt = attempt
    end = outer.clock
  }

  /// Records a failure if it comes before the known one.
  mutating func note(_ failure: StateFailure, at time: ExecutionTime) {
    if let failedAt, failedAt <= time { return }
    self.failure = failure
    failedAt = time
  }

  /// Whether a round that would start at a time never does.
  func hasFailed(before start: ExecutionTime, isFirstWave: Bool) -> Bool {
    guard let failedAt else { return false }
    return isFirstWave ? start > failedAt : start >= failedAt
  }

  /// The frame at the start of a branch or a round.
  func frame(_ kind: VisitScope.Kind, _ index: Int, start: ExecutionTime) -> Frame {
    var frame = outer
    frame.clock = start
    frame.scopes.append(
      VisitScope(kind: kind, state: owner.state, visit: owner.number, attempt: attempt, index: index))
    return frame
  }
}
