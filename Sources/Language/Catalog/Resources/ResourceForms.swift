extension ResourceKind {
  /// The rules for names and ARNs of the kind.
  ///
  /// Source of names and lengths: the services' API references (CreateQueue, CreateTopic, CreateFunction, …); of the
  /// ARNs: Service Authorization Reference, "Resource types defined by …".
  public var form: ResourceForm {
    switch self {
    case .queue: Self.queueForm
    case .topic: Self.topicForm
    case .function: Self.functionForm
    case .stateMachine: Self.stateMachineForm
    case .bus: Self.busForm
    case .logGroup: Self.logGroupForm
    case .stream: Self.streamForm
    case .deliveryStream: Self.deliveryStreamForm
    case .cluster: Self.clusterForm
    case .taskDefinition: Self.taskDefinitionForm
    case .jobQueue: Self.jobQueueForm
    case .jobDefinition: Self.jobDefinitionForm
    case .buildProject: Self.buildProjectForm
    case .table: Self.tableForm
    case .bucket: Self.bucketForm
    }
  }

  private static let queueForm = ResourceForm(
    "SQS queue", article: "an", service: "sqs", length: 1...80, mayBeFIFO: true,
    exampleName: "orders")

  private static let topicForm = ResourceForm(
    "SNS topic", article: "an", service: "sns", length: 1...256, mayBeFIFO: true,
    exampleName: "orders")

  private static let functionForm = ResourceForm(
    "Lambda function", service: "lambda", resourcePrefix: "function:", suffix: .qualifier, length: 1...64,
    exampleName: "notify")

  // The API allows more, but CloudWatch Logs and Terraform do not.
  private static let stateMachineForm = ResourceForm(
    "Step Functions state machine", service: "states", resourcePrefix: "stateMachine:", suffix: .qualifier,
    length: 1...80, exampleName: "fulfil-order")

  private static let busForm = ResourceForm(
    "event bus", article: "an", service: "events", resourcePrefix: "event-bus/", length: 1...256,
    punctuation: "-_.", exampleName: "shop")

  private static let logGroupForm = ResourceForm(
    "CloudWatch log group", service: "logs", resourcePrefix: "log-group:", suffix: .allStreams, length: 1...512,
    punctuation: "-_./#", exampleName: "/aws/events/orders")

  private static let streamForm = ResourceForm(
    "Kinesis data stream", service: "kinesis", resourcePrefix: "stream/", length: 1...128, punctuation: "-_.",
    exampleName: "orders")

  private static let deliveryStreamForm = ResourceForm(
    "Firehose stream", service: "firehose", resourcePrefix: "deliverystream/", length: 1...64, punctuation: "-_.",
    exampleName: "orders")

  private static let clusterForm = ResourceForm(
    "ECS cluster", article: "an", service: "ecs", resourcePrefix: "cluster/", length: 1...255,
    exampleName: "jobs")

  private static let taskDefinitionForm = ResourceForm(
    "ECS task definition", article: "an", service: "ecs", resourcePrefix: "task-definition/", suffix: .revision,
    length: 1...255, exampleName: "report:7")

  private static let jobQueueForm = ResourceForm(
    "Batch job queue", service: "batch", resourcePrefix: "job-queue/", length: 1...128,
    beginsWithLetterOrDigit: true, exampleName: "nightly")

  private static let jobDefinitionForm = ResourceForm(
    "Batch job definition", service: "batch", resourcePrefix: "job-definition/", suffix: .revision,
    length: 1...128, beginsWithLetterOrDigit: true, exampleName: "report:3")

  private static let buildProjectForm = ResourceForm(
    "CodeBuild project", service: "codebuild", resourcePrefix: "project/", length: 2...150,
    beginsWithLetterOrDigit: true, exampleName: "site")

  private static let tableForm = ResourceForm(
    "DynamoDB table", service: "dynamodb", resourcePrefix: "table/", length: 3...255, punctuation: "-_.",
    exampleName: "orders")

  private static let bucketForm = ResourceForm(
    "S3 bucket", article: "an", service: "s3", length: 3...63, punctuation: "-.", isLowerCase: true,
    beginsWithLetterOrDigit: true, exampleName: "example-invoices")
}
