/// A change of who may do what, for programs.
public struct AccessChange: Hashable, Sendable {
  /// Who: `rules of order-placed`, `state machine of order-placed`, `events.amazonaws.com`, `everyone`.
  public let holder: String
  /// The actions as IAM names them, such as `sqs:SendMessage`.
  public let actions: [String]
  /// The resources: ARNs, with values that only the deployment knows in braces.
  public let resources: [String]
}
