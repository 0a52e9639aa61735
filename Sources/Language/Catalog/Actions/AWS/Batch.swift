// Source: EventBridge API Reference, BatchParameters; AWS Batch API Reference, SubmitJob.
extension ActionCatalog {
  static let batchSubmitJob = Action(
    "batch/submit-job", "Submits a job to AWS Batch.",
    .batchJob { inputs in
      guard let queue = inputs.resource("queue", .jobQueue),
        let definition = inputs.resource("definition", .jobDefinition), let name = inputs.value("name")
      else { return nil }
      return BatchJob(
        queue: queue, definition: definition, name: name, parameters: inputs.value("parameters"),
        attempts: inputs.integer("attempts"))
    },
    inputs: [
      Input("queue", .resource(.jobQueue), "The job queue.", required: true),
      Input("definition", .resource(.jobDefinition), "The job definition.", required: true),
      Input(
        "name", .text, "The name of the job.", required: true,
        limits: Limits(length: 1...128, characters: .identifier), expressions: .stateMachine),
      Input("parameters", .map(.text), "Values for the definition's parameters."),
      Input(
        "attempts", .integer, "The number of times AWS Batch tries the job.",
        limits: Limits(minimum: 1, maximum: 10),
        default: "the definition's value", expressions: .nowhere),
    ],
    result: ActionResult(
      "{JobArn:s,JobId:s,JobName:s," + ActionResult.metadata,
      sample: #"{"JobId":"876da822-4198-45f2-a252-6cea32512ea8","JobName":"daily-report"}"#, "the job ID",
      expression: "tasks.report.JobId"),
    example: """
      queue: nightly
      definition: report
      name: daily-report
      parameters: {day: "${{ event.time }}"}
      """)
}
