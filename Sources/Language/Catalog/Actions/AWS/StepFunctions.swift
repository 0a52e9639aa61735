import Source

// Source: Step Functions API Reference, StartExecution.
extension ActionCatalog {
  static let stepFunctionsStart = Action(
    "stepfunctions/start", "Starts another workflow of the project, or any Step Functions state machine.",
    .machine { inputs in
      inputs.resource("machine", .stateMachine).map {
        MachineStart(
          machine: $0, input: inputs.value("input"),
          waitOrigin: inputs.flag("wait") == true ? inputs.value("wait").map { Origin($0.span) } : nil)
      }
    },
    inputs: [
      Input(
        "machine", .resource(.stateMachine),
        "The name of a workflow of the project; otherwise a state machine.", required: true),
      Input("input", .anyValue, "The input of the execution.", default: wholeEvent),
      Input(
        "wait", .boolean, "Whether the task waits for the execution and returns its result.", default: "false",
        expressions: .nowhere, needsStateMachine: true),
    ],
    result: ActionResult(
      "{ExecutionArn:s,StartDate:?," + ActionResult.metadata,
      sample:
        #"{"ExecutionArn":"arn:aws:states:ap-northeast-1:123456789012:execution:fulfil-order:1","StartDate":"2027-04-01T09:00:00.000Z"}"#,
      "the ARN of the execution", expression: "tasks.fulfil.ExecutionArn"),
    resultWhenTrue: ["wait": ActionResult("?", sample: "{}", "the output of the execution")],
    example: """
      machine: fulfil-order
      input: ${{ event.detail }}
      """)
}
