// Source: Lambda API Reference, Invoke.
extension ActionCatalog {
  static let lambdaInvoke = Action(
    "lambda/invoke", "Invokes a Lambda function.",
    .function { inputs in
      inputs.resource("function", .function).map { FunctionCall(function: $0, payload: inputs.value("payload")) }
    },
    inputs: [
      Input("function", .resource(.function), "The function.", required: true),
      Input("payload", .anyValue, "The input of the function.", default: wholeEvent),
    ],
    result: ActionResult("?", sample: "{}", "the return value of the function", expression: "tasks.resize.width"),
    example: """
      function: resize-image
      payload: {key: "${{ event.detail.object.key }}"}
      """)
}
