// Codes 0401 to 0449: tasks, their actions and their inputs.

extension DiagnosticCode {
  /// An action that the catalogue does not have.
  public static let unknownAction = DiagnosticCode(401, "unknown-action")
  /// An input that the action does not have.
  public static let unknownInput = DiagnosticCode(402, "unknown-input")
  /// An input that the action needs.
  public static let missingInput = DiagnosticCode(403, "missing-input")
  /// An input of the wrong type.
  public static let inputType = DiagnosticCode(404, "input-type")
  /// An input beyond its limits.
  public static let inputLimit = DiagnosticCode(405, "input-limit")
  /// An expression in an input that must be known when compiling.
  public static let constantInput = DiagnosticCode(406, "constant-input")
  /// Inputs of which one must be given, or of which only one may be.
  public static let inputGroup = DiagnosticCode(407, "input-group")
  /// A connection that the project file does not have.
  public static let unknownConnection = DiagnosticCode(408, "unknown-connection")
  /// A connection of another kind than the action needs.
  public static let wrongConnectionKind = DiagnosticCode(409, "wrong-connection-kind")
  /// A connection that needs a secret, where there is no project file.
  public static let connectionNeeded = DiagnosticCode(410, "connection-needed")
  /// A text that names no resource of the kind.
  public static let resourceForm = DiagnosticCode(411, "resource-form")
  /// A message to a FIFO queue without a group.
  public static let fifoWithoutGroup = DiagnosticCode(412, "fifo-without-group")
  /// A FIFO topic.
  public static let fifoTopic = DiagnosticCode(413, "fifo-topic")
  /// A service that Step Functions does not reach.
  public static let unknownService = DiagnosticCode(414, "unknown-service")
  /// An error of a retry that there is not.
  public static let unknownErrorName = DiagnosticCode(415, "unknown-error-name")
  /// `States.ALL` beside other errors.
  public static let statesAllNotAlone = DiagnosticCode(416, "states-all-not-alone")
  /// An action of a known service that the catalogue does not list.
  public static let unlistedAction = DiagnosticCode(417, "unlisted-action", .warning)
  /// An action that answers with a stream.
  public static let streamingAction = DiagnosticCode(418, "streaming-action")
  /// A GET or a HEAD that sends a body.
  public static let bodyWithGet = DiagnosticCode(419, "body-with-get", .warning)
}

extension DiagnosticRegistry {
  static let tasks: [DiagnosticInfo] = [
    DiagnosticInfo(
      .unknownAction,
      summary: "No app has this action.",
      explanation: """
        `uses` is an app and an action: `slack/notify`, `sqs/send`. For an AWS API that has no action of its own there \
        is `aws/SERVICE.ACTION`, such as `aws/sesv2.sendEmail`.
        """,
      example: .init(
        .workflow,
        bad: tasksWorkflow("  - {id: hand-over, uses: ⏵sqs/sent⏴, with: {queue: orders}}"),
        good: tasksWorkflow("  - {id: hand-over, uses: sqs/send, with: {queue: orders}}"))),
    DiagnosticInfo(
      .unknownInput,
      summary: "The action has no such input.",
      explanation: "An input that nobody reads would be left out of what is sent, without a word.",
      example: inputs("{queue: orders, ⏵mesage⏴: ready}", "{queue: orders, message: ready}")),
    DiagnosticInfo(
      .missingInput,
      summary: "The action needs an input that is not given.",
      explanation: "The finding stands at `uses`; the input belongs under `with`.",
      example: .init(
        .workflow,
        bad: tasksWorkflow("  - {id: hand-over, uses: ⏵sqs/send⏴, with: {message: ready}}"),
        good: tasksWorkflow("  - {id: hand-over, uses: sqs/send, with: {queue: orders, message: ready}}"))),
    DiagnosticInfo(
      .inputType,
      summary: "An input has the wrong type.",
      explanation: """
        Each input wants a text, a whole number, `true` or `false`, a word of a list, a list or a map. A value that is \
        one expression as a whole is taken as it comes.
        """,
      example: .init(
        .workflow,
        bad: taskWorkflow(uses: "ecs/run-task", "{cluster: jobs, task-definition: report, count: ⏵two⏴}"),
        good: taskWorkflow(uses: "ecs/run-task", "{cluster: jobs, task-definition: report, count: 2}"))),
    DiagnosticInfo(
      .inputLimit,
      summary: "An input is beyond the limits of the service that takes it.",
      explanation: "AWS would refuse the call, or the resource, when it is too late to mend it.",
      example: .init(
        .workflow, bad: taskWorkflow(uses: "ecs/run-task", "{cluster: jobs, task-definition: report, count: ⏵11⏴}"),
        good: taskWorkflow(uses: "ecs/run-task", "{cluster: jobs, task-definition: report, count: 10}"))),
    DiagnosticInfo(
      .constantInput,
      summary: "An expression stands in an input that must be known when compiling.",
      explanation: """
        Permissions, addresses and resources are made from this input before any event comes. Write the value, or \
        `vars.NAME` for one that differs between environments.
        """,
      example: inputs("{queue: \"${{ ⏵event.detail.queue⏴ }}\"}", "{queue: orders}")),
    DiagnosticInfo(
      .inputGroup,
      summary: "Of some inputs one must be given, or only one may be.",
      explanation: "The message says which inputs, and how many of them.",
      example: .init(
        .workflow,
        bad: taskWorkflow(uses: "⏵email/send⏴", "{connection: mail, to: a@example.com, subject: Hello}"),
        good: taskWorkflow(uses: "email/send", "{connection: mail, to: a@example.com, subject: Hello, text: Hi}"),
        project: connectionsProject)),
    DiagnosticInfo(
      .unknownConnection,
      summary: "The project file has no connection of this name.",
      explanation: "Connections stand in `tasuki.yaml`, under `connections`, by the names that tasks use.",
      example: .init(
        .workflow, bad: taskWorkflow(uses: "slack/notify", "{channel: ⏵alerst⏴, text: Hello}"),
        good: taskWorkflow(uses: "slack/notify", "{channel: alerts, text: Hello}"), project: connectionsProject)),
    DiagnosticInfo(
      .wrongConnectionKind,
      summary: "A connection is of another kind than the action needs.",
      explanation: "`slack/notify` needs a `slack` connection, `email/send` a `ses` one, and so on.",
      example: .init(
        .workflow, bad: taskWorkflow(uses: "slack/notify", "{channel: ⏵mail⏴, text: Hello}"),
        good: taskWorkflow(uses: "slack/notify", "{channel: alerts, text: Hello}"), project: connectionsProject)),
    DiagnosticInfo(
      .connectionNeeded,
      summary: "A task needs a connection, and there is no project file that could hold it.",
      explanation: """
        A connection with a secret cannot become a parameter of the output. Write a project file `tasuki.yaml` beside \
        the workflows, or above them, with the connection in it.
        """,
      example: .init(
        .workflow, bad: taskWorkflow(uses: "http/request", "{connection: ⏵crm⏴, path: /orders}"),
        good: taskWorkflow(uses: "sqs/send", "{queue: orders}"))),
    DiagnosticInfo(
      .resourceForm,
      summary: "A text is neither a name nor an ARN of the resource that is wanted.",
      explanation: """
        A resource is its ARN, for one that exists anywhere, or its name. The ARN of another service's resource, the \
        address of a queue and a name with characters that the service refuses would all fail when deployed.
        """,
      source: "Service Authorization Reference; the services' API references",
      example: inputs(
        "{queue: ⏵\"arn:aws:sns:ap-northeast-1:123456789012:orders\"⏴}",
        "{queue: \"arn:aws:sqs:ap-northeast-1:123456789012:orders\"}")),
    DiagnosticInfo(
      .fifoWithoutGroup,
      summary: "A message goes to a FIFO queue without a message group.",
      explanation: """
        A FIFO queue refuses a message without a group. EventBridge would try until it gives up, and nothing would \
        arrive.
        """,
      source: "EventBridge API reference, SqsParameters",
      example: inputs("{queue: ⏵orders.fifo⏴}", "{queue: orders.fifo, group: orders}")),
    DiagnosticInfo(
      .fifoTopic,
      summary: "A message goes to a FIFO topic.",
      explanation: """
        A rule cannot give a message the group that a FIFO topic wants, and EventBridge does not deliver to such \
        topics. Publish to a standard topic, or send to a FIFO queue.
        """,
      source: "EventBridge User Guide, \"Event bus targets\"",
      example: .init(
        .workflow, bad: taskWorkflow(uses: "sns/publish", "{topic: ⏵orders.fifo⏴}"),
        good: taskWorkflow(uses: "sns/publish", "{topic: orders}"))),
    DiagnosticInfo(
      .unknownService,
      summary: "Step Functions does not know this service.",
      explanation: """
        In `aws/SERVICE.ACTION` the service is named as the AWS SDK integrations of Step Functions name it: `sesv2`, \
        `dynamodb`, `eventbridge`.
        """,
      source: "Step Functions Developer Guide, \"AWS SDK service integrations\"",
      example: .init(
        .workflow, bad: taskWorkflow(uses: "⏵aws/dynamodbb.getItem⏴", "{TableName: orders, Key: {id: {S: a}}}"),
        good: taskWorkflow(uses: "aws/dynamodb.getItem", "{TableName: orders, Key: {id: {S: a}}}"))),
    DiagnosticInfo(
      .unknownErrorName,
      summary: "A retry names an error that there is not.",
      explanation: """
        `on` says after which errors a task is tried again. Step Functions' own errors begin with `States.`, an error of \
        `aws/SERVICE.ACTION` with the service as the SDK for Java names it, and it ends with `Exception`: \
        `DynamoDb.ConditionalCheckFailedException`. A name that no error has is accepted without a word, and nothing is \
        tried again.
        """,
      source: "Step Functions Developer Guide, \"Handling errors\"",
      example: retryExample("[⏵States.TimeOut⏴]", "[States.Timeout]")),
    DiagnosticInfo(
      .statesAllNotAlone,
      summary: "'States.ALL' stands beside other errors.",
      explanation: "`States.ALL` is any error. Step Functions refuses a retry that names another one beside it.",
      source: "Amazon States Language, \"Errors\"",
      example: retryExample("[⏵States.ALL⏴, States.Timeout]", "[States.ALL]")),
    DiagnosticInfo(
      .unlistedAction,
      summary: "The catalogue does not list this action of the service.",
      explanation: """
        AWS adds actions, and the catalogue may be behind: this is a warning. An action that is surely misspelt is an \
        error. Step Functions refuses a state machine that calls what it does not know.
        """,
      example: .init(
        .workflow, bad: taskWorkflow(uses: "⏵aws/dynamodb.forgetEverything⏴", "{TableName: orders}"),
        good: taskWorkflow(uses: "aws/dynamodb.describeTable", "{TableName: orders}"))),
    DiagnosticInfo(
      .streamingAction,
      summary: "The action answers with a stream.",
      explanation: "A state's result is one JSON value, so that Step Functions does not reach actions that stream.",
      source: "Step Functions Developer Guide, \"Unsupported API actions for supported services\"",
      example: .init(
        .workflow,
        bad: taskWorkflow(uses: "⏵aws/bedrockruntime.converseStream⏴", "{ModelId: amazon.nova-lite-v1:0}"),
        good: taskWorkflow(uses: "aws/bedrockruntime.converse", "{ModelId: amazon.nova-lite-v1:0}"))),
    DiagnosticInfo(
      .bodyWithGet,
      summary: "A GET or HEAD request sends a body.",
      explanation: """
        A body has no meaning in these requests: most servers ignore it, some refuse the request, and what lies between \
        may drop it. What a GET asks for is in its address: write it under `query`. `stripe/request` does so by itself \
        with `form`.
        """,
      source: "RFC 9110, section 9.3.1",
      example: .init(
        .workflow,
        bad: taskWorkflow(
          uses: "http/request", "{connection: crm, path: /orders, method: GET, ⏵body⏴: {open: true}}"),
        good: taskWorkflow(
          uses: "http/request", "{connection: crm, path: /orders, method: GET, query: {open: \"true\"}}"),
        project: apiProject)),
  ]

  private static let apiProject = """
    project: shop
    connections:
      crm: {http: {base-url: "https://crm.example.com", auth: {bearer: {secret: crm/token}}}}

    """

  private static func retryExample(_ bad: String, _ good: String) -> DiagnosticInfo.Example {
    func workflow(_ errors: String) -> String {
      tasksWorkflow(
        """
          - id: hand-over
            uses: sqs/send
            with: {queue: orders}
            retry: {attempts: 2, on: \(errors)}
        """)
    }
    return .init(.workflow, bad: workflow(bad), good: workflow(good))
  }

  private static let connectionsProject = """
    project: shop
    connections:
      alerts: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}
      mail: {ses: {from: shop@example.com}}

    """

  private static func inputs(_ bad: String, _ good: String) -> DiagnosticInfo.Example {
    .init(.workflow, bad: DiagnosticRegistry.workflow(with: bad), good: DiagnosticRegistry.workflow(with: good))
  }

  /// A whole workflow around a task of an action.
  private static func taskWorkflow(uses action: String, _ inputs: String) -> String {
    tasksWorkflow(
      """
        - id: hand-over
          uses: \(action)
          with: \(inputs)
      """)
  }
}
