public struct HTTPRequest: Hashable, Sendable {
  public enum Body: Hashable, Sendable {
    case none
    /// A value as JSON; the whole event if nil.
    case value(Value?)
    /// JSON in the form of the action.
    case payload(Payload)
    /// Form fields in the body.
    case form(Payload)
    /// Form fields in the query of the URL.
    case query(Value)
  }

  /// The path after the connection's base URL.
  public enum Path: Hashable, Sendable {
    /// The same for every call.
    case fixed(String)
    /// A text that may contain expressions.
    case value(Value)
  }

  /// How a service reports in a response with status 200 that it rejected the request.
  public struct AnswerCheck: Hashable, Sendable {
    /// The member of the response that is `true` if the service accepted the request.
    public var success: String
    /// The member of the response that contains the reason if it did not.
    public var reason: String
    /// The name of the error that the task then fails with.
    public var error: String
  }

  /// The connection, with the base URL and the credentials.
  public var connection: APIConnection
  /// The HTTP method in capitals: `POST`.
  public var method: String
  public var path: Path
  /// A map of strings.
  public var headers: Value?
  /// A map of strings.
  public var query: Value?
  /// The media type of the body, if it differs from the service's default.
  public var contentType: String?
  /// The content and its form.
  public var body: Body
  /// The test for a rejection in a response with status 200; nil if the status is sufficient.
  public var answerCheck: AnswerCheck?

  init(
    _ connection: APIConnection, _ method: String = "POST", path: Path, headers: Value? = nil, query: Value? = nil,
    contentType: String? = nil, body: Body, answerCheck: AnswerCheck? = nil
  ) {
    self.connection = connection
    self.method = method
    self.path = path
    self.headers = headers
    self.query = query
    self.contentType = contentType
    self.body = body
    self.answerCheck = answerCheck
  }
}
