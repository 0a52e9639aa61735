// Source: Stripe API Reference: requests are form-encoded, responses are JSON.
extension ActionCatalog {
  static let stripeRequest = Action(
    "stripe/request", "Calls Stripe's API.",
    .request { inputs in
      guard let connection = inputs.api(), let path = inputs.value("path") else { return nil }
      let method = inputs.constant("method") ?? "POST"
      // Only a POST has fields in its body (Stripe API Reference, "Retrieve a customer", "Cancel a subscription").
      return HTTPRequest(
        connection, method, path: .value(path),
        body: inputs.value("form").map { method == "POST" ? .form(.value($0)) : .query($0) } ?? .none)
    },
    stateMachineReason: .expectsForm("Stripe"),
    inputs: [
      Input("connection", .connection([.stripe]), "The account, a connection of the project file.", required: true),
      httpPath,
      Input(
        "method", .choice(["POST", "GET", "DELETE"]), "The HTTP method.", default: "POST", expressions: .nowhere),
      Input(
        "form", .map(.anyValue),
        "The fields of the request, which may be maps and lists: the body of a POST, the query of a GET or DELETE."
      ),
    ],
    result: ActionResult(
      "?", sample: #"{"id":"cus_NffrFeUfNV2Hib","object":"customer"}"#, "the object in the response",
      expression: "tasks.customer.id"),
    example: """
      connection: stripe-api
      path: /v1/customers/${{ event.detail.data.object.customer }}
      form:
        metadata: {unpaid: "yes"}
      """)
}
