import Catalog
public import Expressions
public import Source

/// One step of a workflow. `Task` is a task as it is written, or its call in an environment.
public indirect enum Step<Task: Sendable>: Sendable {
  public struct Branch: Sendable {
    public var condition: Expression
    /// The steps that run if it is the first branch whose condition is true.
    public var steps: [Step]

    public init(condition: Expression, steps: [Step]) {
      self.condition = condition
      self.steps = steps
    }
  }

  /// The same steps for each element of a list, with `item` and `index` bound.
  public struct Loop: Sendable {
    public var items: Expression
    /// The steps for each element.
    public var steps: [Step]
    /// The maximum number of elements at once; nil for no limit.
    public var maximumConcurrency: Int?

    public init(items: Expression, steps: [Step], maximumConcurrency: Int?) {
      self.items = items
      self.steps = steps
      self.maximumConcurrency = maximumConcurrency
    }
  }

  case call(Task)
  case wait(Wait, Origin)
  /// Lists of steps that run in parallel.
  case parallel([[Step]], Origin)
  /// The first branch whose condition is true, otherwise `otherwise`.
  case choose([Branch], otherwise: [Step]?, Origin)
  case forEach(Loop, Origin)
  /// The end of the workflow: success, or a failure with a message.
  case stop(failure: TextTemplate?, Origin)
  /// Invalid, which a finding reports; later stages ignore it.
  case invalid(Origin)

  public var call: Task? {
    if case .call(let call) = self { call } else { nil }
  }

  /// The lists of steps directly inside this one.
  public var lists: [[Step]] {
    switch self {
    case .call, .wait, .stop, .invalid: []
    case .parallel(let branches, _): branches
    case .choose(let branches, let otherwise, _): branches.map(\.steps) + (otherwise.map { [$0] } ?? [])
    case .forEach(let loop, _): [loop.steps]
    }
  }

  /// Every step of a list and the steps inside it, outer ones first.
  public static func all(in steps: [Step]) -> [Step] {
    var result: [Step] = []
    var pending: [Step] = steps.reversed()
    while let step = pending.popLast() {
      result.append(step)
      pending.append(contentsOf: step.lists.joined().reversed())
    }
    return result
  }
}

/// A pause.
public enum Wait: Hashable, Sendable {
  /// For this many seconds, with their place in the source.
  case seconds(Int, Origin)
  /// Until the time that an expression returns.
  case until(Expression)
}

extension Step: Hashable, Equatable where Task: Hashable {}
extension Step.Branch: Hashable, Equatable where Task: Hashable {}
extension Step.Loop: Hashable, Equatable where Task: Hashable {}

public typealias FlowStep = Step<Call>

extension FlowStep {
  public var origin: Origin {
    switch self {
    case .call(let call): call.origin
    case .wait(_, let origin), .parallel(_, let origin), .choose(_, _, let origin), .forEach(_, let origin),
      .stop(_, let origin), .invalid(let origin):
      origin
    }
  }

  /// The expressions of the step itself, without those of the steps inside it.
  public var expressions: [Expression] {
    switch self {
    case .call(let call): (call.condition.map { [$0] } ?? []) + call.inputs.flatMap(\.value.expressions)
    case .wait(.until(let expression), _): [expression]
    case .choose(let branches, _, _): branches.map(\.condition)
    case .forEach(let loop, _): [loop.items]
    case .stop(let failure?, _): failure.expressions
    case .wait, .parallel, .stop, .invalid: []
    }
  }
}
