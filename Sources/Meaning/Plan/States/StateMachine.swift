/// A state machine whose expressions are JSONata.
public struct StateMachine: Hashable, Sendable {
  public var comment: String?
  public var states: StateList
  /// The timeout of an execution in seconds.
  public var timeout: Int?

  public init(comment: String?, states: StateList, timeout: Int? = nil) {
    self.comment = comment
    self.states = states
    self.timeout = timeout
  }
}
