import Plan

/// What a call comes to in a state machine.
struct StateCall {
  /// The integration, behind `arn:aws:states:::`.
  var integration: String
  /// What it is sent.
  var arguments: [StateMember]
  /// What the machine's role must be allowed.
  var statements: [PolicyStatement]
  /// The task's result, as an expression of what the service answered.
  var result = StateExpression.states("result")
  /// When it is tried again where nobody says otherwise.
  var retry: [Retrier] = []
  /// What the result must meet, where an answer may be a refusal.
  var check: ResultCheck?
  /// The role of another account that makes the call.
  var credentials: PlanText?
  /// What another account must grant for it.
  var foreign: ForeignCall?
  /// What it needs that other workflows may need too.
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
  /// The condition, made from an expression for the result.
  var condition: (_ result: StateExpression) -> StateExpression
  /// The name of the error where it is not met.
  var error: String
  /// What says why, made from an expression for the result.
  var cause: (_ result: StateExpression) -> StateExpression
}

/// Arguments under construction: members whose values may be missing or wrong.
struct ArgumentList {
  private(set) var members: [StateMember] = []
  private(set) var isBroken = false

  /// Adds a value; one that was wrong breaks the list.
  mutating func add(_ name: String, _ value: StateValue?) {
    guard let value else {
      isBroken = true
      return
    }
    members.append(StateMember(name, value))
  }

  /// Adds what an input comes to, where it is given.
  mutating func add<Given>(_ name: String, _ given: Given?, _ value: (Given) -> StateValue?) {
    if let given { add(name, value(given)) }
  }
}

/// Errors that pass by themselves, and tries that do no harm because nothing had happened.
enum TransientErrors {
  /// Step Functions Developer Guide, "Handle transient Lambda service exceptions".
  static let function = Retrier(
    errors: [
      "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException",
      "Lambda.TooManyRequestsException",
    ], interval: 1, attempts: 3, backoff: "2", jitters: true)
  /// An API that is asked too often, or is away for a moment.
  static let http = Retrier(
    errors: ["States.Http.StatusCode.429", "States.Http.StatusCode.503"], interval: 5, attempts: 4, backoff: "2",
    jitters: true)
}
