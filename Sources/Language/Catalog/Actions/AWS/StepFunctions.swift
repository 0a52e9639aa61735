import Source

// Source: Step Functions API Reference, StartExecution.
extension ActionCatalog {
  static let stepFunctionsStart = Action(
    "stepfunctions/start", "Starts a workflow of the project by its name, or another Step Functions state machine.",
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
        "The workflow of the project that has the name; where there is none, the state machine.", required: true),
      Input("input", .anyValue, "What the execution receives.", default: wholeEvent),
      Input(
        "wait", .boolean, "Whether the task ends with the execution, and takes its result.", default: "false",
        expressions: .nowhere, needsStateMachine: true),
    ],
    result: ActionResult(
      "{ExecutionArn:s,StartDate:?," + ActionResult.metadata,
      sample:
        #"{"ExecutionArn":"arn:aws:states:ap-northeast-1:123456789012:execution:fulfil-order:1","StartDate":"2027-04-01T09:00:00.000Z"}"#,
      "the execution's ARN", expression: "tasks.fulfil.ExecutionArn"),
    resultWhenTrue: ["wait": ActionResult("?", sample: "{}", "the output of the execution")],
    example: """
      machine: fulfil-order
      input: ${{ event.detail }}
      """)
}
