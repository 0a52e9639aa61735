/// A request to an HTTPS API.
public struct HTTPRequest: Hashable, Sendable {
  /// What is sent.
  public enum Body: Hashable, Sendable {
    /// Nothing.
    case none
    /// A value as JSON; the whole event where there is none.
    case value(Value?)
    /// JSON that the action gives form to.
    case payload(Payload)
    /// The fields of a form, in the body.
    case form(Payload)
    /// The fields of a form, in the query of the address.
    case query(Value)
  }

  /// The path after the connection's address.
  public enum Path: Hashable, Sendable {
    /// The same for every call.
    case fixed(String)
    /// A text, of which expressions may be parts.
    case value(Value)
  }

  /// How a service says in an answer with status 200 that it refused the request.
  public struct AnswerCheck: Hashable, Sendable {
    /// The member of the answer that is `true` where the request was taken.
    public var success: String
    /// The member of the answer that says why it was not.
    public var reason: String
    /// The name of the error that the task then fails with.
    public var error: String
  }

  /// What knows the API's address and keeps the credentials.
  public var connection: APIConnection
  /// The HTTP method in capitals: `POST`.
  public var method: String
  /// What follows the connection's address.
  public var path: Path
  /// A map of texts.
  public var headers: Value?
  /// A map of texts.
  public var query: Value?
  /// The media type of the body, where it is not what the service assumes.
  public var contentType: String?
  /// What is sent, and in which form.
  public var body: Body
  /// What tells a refusal in an answer with status 200; none where the status says it.
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
