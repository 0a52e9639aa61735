// Source: Step Functions API Reference, StartExecution.
extension ActionCatalog {
  static let stepFunctionsStart = Action(
    "stepfunctions/start", "Starts another Step Functions state machine.",
    delivery: .stateMachine,
    inputs: [
      Input("machine", .resource(.stateMachine), "The state machine.", required: true),
      Input("input", .anyValue, "What the execution receives.", default: wholeEvent),
      Input(
        "wait", .boolean, "Whether the task ends with the execution, and takes its result.", default: "false",
        expressions: .nowhere, needsStateMachine: true),
    ],
    example: """
      machine: fulfil-order
      input: ${{ event.detail }}
      """)
}
