// Source: EventBridge API Reference, CreateApiDestination and HttpParameters.
extension ActionCatalog {
  static let httpRequest = Action(
    "http/request", "Sends a request to any HTTPS API.",
    .request { inputs in
      guard let connection = inputs.api(), let path = inputs.value("path") else { return nil }
      return HTTPRequest(
        connection, inputs.constant("method") ?? "POST", path: .value(path), headers: inputs.value("headers"),
        query: inputs.value("query"),
        body: inputs.value("form").map { .form(.value($0)) } ?? .value(inputs.value("body")))
    },
    inputs: [
      Input("connection", .connection([.http]), "The API, a connection of the project file.", required: true),
      httpPath, httpMethod,
      Input("query", .map(.text), "The query parameters of the URL.", limits: Limits(length: 0...512)),
      Input(
        "headers", .map(.text), "Headers, in addition to those of the connection.",
        limits: Limits(length: 0...512, characters: .printableASCII, keys: .httpHeaderName)),
      Input("body", .anyValue, "The body, sent as JSON.", default: wholeEvent),
      Input("form", .map(.anyValue), "The body, sent as form fields.", needsStateMachine: true),
    ],
    groups: [InputGroup(.atMostOne, of: ["body", "form"])],
    result: ActionResult("?", sample: "{}", "the body of the response", expression: "tasks.contact.id"),
    example: """
      connection: crm
      path: /contacts
      body:
        email: ${{ event.detail.data.object.email }}
      """)

  static let httpPath = Input(
    "path", .text, "The path after the connection's base URL.", required: true,
    limits: Limits(length: 1...2048, characters: .path))

  static let httpMethod = Input(
    "method", .choice(["POST", "GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"]), "The HTTP method.",
    default: "POST", expressions: .nowhere)
}
