public import Diagnostics

/// One thing that a task can do: what stands after `uses:`. There is one of each name, so that tasks share it.
public final class Action: Sendable {
  /// The name, `app/action`: `slack/notify`.
  public let name: String
  /// What it does, in one line.
  public let summary: String
  /// What its inputs come to.
  public let form: OperationForm
  /// Why no target of a rule does it; none where one can. The reason completes the sentence "… needs a state machine:
  /// REASON".
  public let stateMachineReason: Sentence?
  /// What `with:` takes, in the order in which the documentation shows it.
  public let inputs: [Input]
  /// What must hold for several inputs together.
  public let groups: [InputGroup]
  /// What it answers.
  public let result: ActionResult
  /// What it answers instead where a boolean input is `true`, by the input's name.
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

  /// The input of a name; nil where the action has none such.
  public func input(named name: String) -> Input? {
    inputs.first { $0.name == name }
  }

  /// The part before the slash: `slack`.
  public var app: Substring {
    name.prefix { $0 != "/" }
  }
}

extension Action: Hashable {
  /// Whether both are the same action of the catalogue.
  public static func == (left: Action, right: Action) -> Bool { left.name == right.name }

  /// Feeds the name to the hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// What must hold for several inputs of an action together.
public struct InputGroup: Sendable, Equatable {
  /// How many of the inputs must be given.
  public enum Rule: Sendable, Equatable {
    /// One or more.
    case atLeastOne
    /// No more than one.
    case atMostOne
    /// One and no other.
    case exactlyOne
  }

  /// How many of `names` must be given.
  public let rule: Rule
  /// The names of the inputs.
  public let names: [String]

  init(_ rule: Rule, of names: [String]) {
    self.rule = rule
    self.names = names
  }
}
