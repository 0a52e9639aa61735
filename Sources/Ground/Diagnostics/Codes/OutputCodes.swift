// Codes 08xx: outputs.

extension DiagnosticCode {
  /// A user's text that CloudFormation would replace by a secret's value.
  public static let dynamicReferenceInText = DiagnosticCode(801, "dynamic-reference-in-text")
  /// A name that CloudFormation would take for a function.
  public static let functionNameInMap = DiagnosticCode(802, "function-name-in-map")
  /// A secret whose name a dynamic reference cannot hold.
  public static let secretNameNotReferable = DiagnosticCode(803, "secret-name-not-referable")
  /// A template beyond CloudFormation's limits.
  public static let templateTooLarge = DiagnosticCode(804, "template-too-large")
  /// A project that needs several stacks.
  public static let projectSplit = DiagnosticCode(805, "project-split", .information)
  /// A template that must be uploaded to S3 before it is deployed.
  public static let templateNeedsBucket = DiagnosticCode(806, "template-needs-bucket", .information)
  /// A value that the files of EventBridge cannot do without.
  public static let missingValue = DiagnosticCode(821, "missing-value")
  /// A given value that a parameter does not take.
  public static let valueNotAllowed = DiagnosticCode(822, "value-not-allowed")
}

extension DiagnosticRegistry {
  static let outputs: [DiagnosticInfo] = [
    DiagnosticInfo(
      .dynamicReferenceInText,
      summary: "A text holds '{{resolve:', which CloudFormation replaces wherever it stands.",
      explanation: """
        CloudFormation resolves dynamic references in every text of a template: a message that holds one would \
        be deployed with a secret's value in it, or the deployment would fail. There is no escape for it, so the \
        text cannot reach AWS as it was written.

        Break up the characters, or deploy the workflow with another target.
        """,
      source: "CloudFormation User Guide, \"Get values stored in other services using dynamic references\"",
      example: DiagnosticInfo.Example(
        .shown,
        bad: """
          workflow: tell
          trigger: {source: com.example.shop, event: order.placed}
          tasks:
            ⏵- id: note
              uses: sns/publish
              with: {topic: notes, message: "how to write {{resolve:ssm:name}}"}⏴
          """,
        good: """
          workflow: tell
          trigger: {source: com.example.shop, event: order.placed}
          tasks:
            - id: note
              uses: sns/publish
              with: {topic: notes, message: "how to write {{ resolve:ssm:name }}"}
          """)),
    DiagnosticInfo(
      .functionNameInMap,
      summary: "A header, query parameter or other name is 'Ref' or starts with 'Fn::'.",
      explanation: """
        In a template, a map with the name `Ref` or `Fn::…` is one of CloudFormation's functions. A header or a \
        query parameter with such a name would be evaluated and not sent. Event patterns with such names are \
        written as JSON text and need nothing.
        """,
      source: "CloudFormation User Guide, \"Intrinsic function reference\"",
      example: DiagnosticInfo.Example(
        .shown,
        bad: """
          workflow: tell
          trigger: {source: com.example.shop, event: order.placed}
          tasks:
            ⏵- id: call
              uses: http/request
              with: {connection: crm, path: /orders, query: {Ref: "1"}}⏴
          """,
        good: """
          workflow: tell
          trigger: {source: com.example.shop, event: order.placed}
          tasks:
            - id: call
              uses: http/request
              with: {connection: crm, path: "/orders?Ref=1"}
          """)),
    DiagnosticInfo(
      .secretNameNotReferable,
      summary: "The name of a secret, or of a field in it, has characters that a dynamic reference cannot hold.",
      explanation: """
        A template names a secret as `{{resolve:secretsmanager:NAME:SecretString:KEY}}`. A `:` in a name or key \
        would end it early and a brace would end the whole reference. Rename the field, or keep the value in a \
        secret of its own.
        """,
      source: "CloudFormation User Guide, \"Get a secret or secret value from Secrets Manager\"",
      example: DiagnosticInfo.Example(
        .shown,
        bad: """
          project: desk
          connections:
            ⏵crm⏴: {http: {base-url: "https://crm.example.com", auth: {api-key: {header: X-Key, value: {secret: "crm:key"}}}}}
          """,
        good: """
          project: desk
          connections:
            crm: {http: {base-url: "https://crm.example.com", auth: {api-key: {header: X-Key, value: {secret: crm/key}}}}}
          """)),
    DiagnosticInfo(
      .templateTooLarge,
      summary: "A template is beyond CloudFormation's limits, even after the project was spread over stacks.",
      explanation: """
        A template takes 500 resources, 200 parameters, 200 outputs and 1,000,000 bytes. A project that is larger \
        is spread over several stacks, workflow by workflow; a single workflow, or what all of them share, must \
        fit into one. Split the workflow, or the project.
        """,
      source: "CloudFormation User Guide, \"Understand CloudFormation quotas\"",
      example: DiagnosticInfo.Example(
        .shown, bad: "a workflow with 200 triggers, each with its own rule, role and queue",
        good: "four workflows with 50 triggers each")),
    DiagnosticInfo(
      .projectSplit,
      summary: "The project is larger than a template may be and was spread over several stacks.",
      explanation: """
        Which stack a workflow goes to follows from its name, so that a new workflow moves no other one. The stack \
        that ends in `-shared` holds what several workflows share and is deployed first. When the stacks become \
        too full, each is halved; the workflows that move are then deleted in one stack and made in another, so \
        deploy the stacks that lose some before those that gain them.
        """,
      source: "CloudFormation User Guide, \"Understand CloudFormation quotas\"",
      example: DiagnosticInfo.Example(
        .shown, bad: "tasuki compile --target cloudformation    # 1,000 workflows",
        good: "tasuki compile --target cloudformation workflows/billing    # a part of them")),
    DiagnosticInfo(
      .templateNeedsBucket,
      summary: "A template is too large to be sent with the call that deploys it.",
      explanation: """
        CloudFormation takes 51,200 bytes of template in a call and 1,000,000 from an S3 bucket. \
        `aws cloudformation deploy` uploads the template when it is told a bucket.
        """,
      source: "CloudFormation User Guide, \"Understand CloudFormation quotas\"",
      example: DiagnosticInfo.Example(
        .shown, bad: "aws cloudformation deploy --template-file desk.yaml --stack-name desk",
        good: "aws cloudformation deploy --template-file desk.yaml --stack-name desk --s3-bucket templates")),
    DiagnosticInfo(
      .missingValue,
      summary: "The EventBridge files need a value that only the caller knows.",
      explanation: """
        CloudFormation and Terraform fill in the account, the Region and the ids that AWS assigns when they \
        deploy. Files for the `aws` command are complete as they are, so every value must be known when they are \
        written: the Region and the account, unless an environment of the project file says them; each parameter \
        without a default; and the ARN of each API destination, which ends with an id that AWS assigns when the \
        destination is made.
        """,
      source: "EventBridge API reference, PutTargets",
      example: DiagnosticInfo.Example(
        .shown, bad: "tasuki compile --target eventbridge --out out",
        good: "tasuki compile --target eventbridge --out out --parameter region=eu-west-1 "
          + "--parameter account=123456789012")),
    DiagnosticInfo(
      .valueNotAllowed,
      summary: "A given value does not match what its parameter takes.",
      explanation: """
        CloudFormation and Terraform check a parameter against its pattern when they deploy. Files for the `aws` \
        command hold the value itself, so it is checked when they are written.
        """,
      example: DiagnosticInfo.Example(
        .shown, bad: "tasuki compile --target eventbridge --parameter account=12",
        good: "tasuki compile --target eventbridge --parameter account=123456789012")),
  ]
}
