import Plan

/// A call in a state machine.
struct StateCall {
  /// The integration: the part after `arn:aws:states:::`.
  var integration: String
  var arguments: [StateMember]
  /// The permissions that the machine's role needs.
  var statements: [PolicyStatement]
  /// The task's result, as an expression of the service's response.
  var result = StateExpression.states("result")
  /// The retries of a task without its own.
  var retry: [Retrier] = []
  /// The condition for success, if a response may report an error.
  var check: ResultCheck?
  /// The resources it needs that other workflows may need too.
  var needs: [SharedResource]

  init(
    _ integration: String, _ arguments: [StateMember], _ statements: [PolicyStatement], needs: [SharedResource] = []
  ) {
    self.integration = integration
    self.arguments = arguments
    self.statements = statements
    self.needs = needs
  }
}

/// A condition that a task's result must meet.
struct ResultCheck {
  /// Makes the condition from the expression of the result.
  var condition: (_ result: StateExpression) -> StateExpression
  /// The name of the error if the condition is false.
  var error: String
  /// Makes the cause of the error from the expression of the result.
  var cause: (_ result: StateExpression) -> StateExpression
}

/// Collects arguments whose values may be missing or invalid.
struct ArgumentList {
  private(set) var members: [StateMember] = []
  private(set) var isBroken = false

  /// Adds a value; nil is an invalid value, which breaks the list.
  mutating func add(_ name: String, _ value: StateValue?) {
    guard let value else {
      isBroken = true
      return
    }
    members.append(StateMember(name, value))
  }

  /// Adds the value of an input if the input is given.
  mutating func add<Given>(_ name: String, _ given: Given?, _ value: (Given) -> StateValue?) {
    if let given { add(name, value(given)) }
  }
}

/// Retries for transient errors that occur before anything has happened.
enum TransientErrors {
  /// Step Functions Developer Guide, "Handle transient Lambda service exceptions".
  static let function = Retrier(
    errors: [
      "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException",
      "Lambda.TooManyRequestsException",
    ], interval: 1, attempts: 3, backoff: "2", jitters: true)
  /// An API that is called too often or is briefly unavailable.
  static let http = Retrier(
    errors: ["States.Http.StatusCode.429", "States.Http.StatusCode.503"], interval: 5, attempts: 4, backoff: "2",
    jitters: true)
}
