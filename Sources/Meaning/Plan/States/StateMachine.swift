/// A state machine whose expressions are JSONata.
public struct StateMachine: Hashable, Sendable {
  /// What it is for.
  public var comment: String?
  /// Its states.
  public var states: StateList
  /// How many seconds an execution may take.
  public var timeout: Int?

  /// Makes a machine.
  public init(comment: String?, states: StateList, timeout: Int? = nil) {
    self.comment = comment
    self.states = states
    self.timeout = timeout
  }
}
