public import Expressions
public import Source

/// One step of a flow.
public indirect enum FlowStep: Hashable, Sendable {
  case call(Call)
  case wait(FlowWait, Origin)
  /// Lists of steps side by side.
  case parallel([[FlowStep]], Origin)
  /// The first branch that holds, else `otherwise`.
  case choose([FlowBranch], otherwise: [FlowStep]?, Origin)
  case forEach(FlowLoop, Origin)
  /// The end of the workflow: well, or badly with a message.
  case stop(failure: TextTemplate?, Origin)
  /// It was wrong, and a finding says so.
  case invalid(Origin)

  /// Where the step is written.
  public var origin: Origin {
    switch self {
    case .call(let call): call.origin
    case .wait(_, let origin), .parallel(_, let origin), .choose(_, _, let origin), .forEach(_, let origin),
      .stop(_, let origin), .invalid(let origin):
      origin
    }
  }

  /// The lists of steps directly inside this one.
  public var lists: [[FlowStep]] {
    switch self {
    case .call, .wait, .stop, .invalid: []
    case .parallel(let branches, _): branches
    case .choose(let branches, let otherwise, _): branches.map(\.steps) + (otherwise.map { [$0] } ?? [])
    case .forEach(let loop, _): [loop.steps]
    }
  }
}

/// A pause.
public enum FlowWait: Hashable, Sendable {
  case seconds(Int)
  /// Until the time that an expression gives.
  case until(Expression)
}

/// A branch of a choice.
public struct FlowBranch: Hashable, Sendable {
  /// When the branch holds.
  public var condition: Expression
  /// What is done where it is the first that holds.
  public var steps: [FlowStep]
}

/// The same steps for each element of a list; `item` and `index` are bound in them.
public struct FlowLoop: Hashable, Sendable {
  /// The list.
  public var items: Expression
  /// What is done for each element.
  public var steps: [FlowStep]
  /// How many elements at once; all where there is none.
  public var maximumConcurrency: Int?
}

extension [FlowStep] {
  /// Every step with those inside it, outer ones first.
  public var all: [FlowStep] {
    var result: [FlowStep] = []
    var pending: [FlowStep] = reversed()
    while let step = pending.popLast() {
      result.append(step)
      pending.append(contentsOf: step.lists.joined().reversed())
    }
    return result
  }
}
