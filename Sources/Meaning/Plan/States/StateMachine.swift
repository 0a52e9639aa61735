/// A state machine whose expressions are JSONata.
public struct StateMachine: Hashable, Sendable {
  /// The comment.
  public var comment: String?
  /// Its states.
  public var states: StateList
  /// The timeout of an execution in seconds.
  public var timeout: Int?

  /// Makes a machine.
  public init(comment: String?, states: StateList, timeout: Int? = nil) {
    self.comment = comment
    self.states = states
    self.timeout = timeout
  }
}
