public import Diagnostics

/// One thing that a task can do; `uses:` names it. There is one object per name, which tasks share.
public final class Action: Sendable {
  /// The name, `app/action`: `slack/notify`.
  public let name: String
  /// What it does, in one line.
  public let summary: String
  /// The operation that its inputs produce.
  public let form: OperationForm
  /// Why no target of a rule can do it; nil if one can. The reason completes the sentence "… needs a state machine:
  /// REASON".
  public let stateMachineReason: Sentence?
  /// The keys of `with:`, in the order of the documentation.
  public let inputs: [Input]
  /// Constraints on several inputs together.
  public let groups: [InputGroup]
  public let result: ActionResult
  /// The result if a boolean input is `true`, by the input's name.
  public let resultWhenTrue: [String: ActionResult]
  /// An example of `with:` in YAML, without the key itself; its lines begin in the first column.
  public let example: String

  init(
    _ name: String, _ summary: String, _ form: OperationForm, stateMachineReason: Sentence? = nil, inputs: [Input],
    groups: [InputGroup] = [], result: ActionResult, resultWhenTrue: [String: ActionResult] = [:], example: String
  ) {
    self.name = name
    self.summary = summary
    self.form = form
    self.stateMachineReason = stateMachineReason
    self.inputs = inputs
    self.groups = groups
    self.result = result
    self.resultWhenTrue = resultWhenTrue
    self.example = example
  }

  /// The input with this name, if the action has one.
  public func input(named name: String) -> Input? {
    inputs.first { $0.name == name }
  }

  /// Whether people read what it sends.
  public var reachesPeople: Bool {
    inputs.contains { input in
      guard case .connection(let kinds) = input.type else { return false }
      return kinds.contains(where: \.reachesPeople)
    }
  }

  /// The part before the slash: `slack`.
  public var app: Substring {
    name.prefix { $0 != "/" }
  }
}

extension Action: Hashable {
  /// Whether both are the same action of the catalog.
  public static func == (left: Action, right: Action) -> Bool { left.name == right.name }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A constraint on several inputs of an action together.
public struct InputGroup: Sendable, Equatable {
  /// How many of the inputs must be given.
  public enum Rule: Sendable, Equatable {
    case atLeastOne
    case atMostOne
    case exactlyOne
  }

  /// How many of `names` must be given.
  public let rule: Rule
  public let names: [String]

  init(_ rule: Rule, of names: [String]) {
    self.rule = rule
    self.names = names
  }
}
