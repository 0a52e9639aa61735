public import Diagnostics

// Codes 0801 to 0819: templates of CloudFormation.

/// The rules of what is found while templates are written.
public let cloudFormationRules: [DiagnosticCode] = [
  .dynamicReferenceInText, .functionNameInMap, .secretNameNotReferable, .templateTooLarge, .projectSplit,
  .templateNearLimit, .templateNeedsBucket, .parameterMustBePlain,
]

public extension DiagnosticCode {
  static let dynamicReferenceInText = DiagnosticCode(
    801, "dynamic-reference-in-text", stage: .output,
    summary: "A text holds '{{resolve:', which CloudFormation replaces wherever it stands.",
    explanation: """
      CloudFormation resolves dynamic references in every text of a template: a message that holds one would \
      be deployed with a secret's value in it, or the deployment would fail. There is no escape for it, so the \
      text cannot reach AWS as it was written.

      Break up the characters, or deploy the workflow with another target.
      """, source: "CloudFormation User Guide, \"Get values stored in other services using dynamic references\"",
    example: .init(
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
        """))
  static let functionNameInMap = DiagnosticCode(
    802, "function-name-in-map", stage: .output,
    summary: "A header, query parameter or other name is 'Ref' or starts with 'Fn::'.",
    explanation: """
      In a template, a map with the name `Ref` or `Fn::…` is one of CloudFormation's functions. A header or a \
      query parameter with such a name would be evaluated and not sent. Event patterns with such names are \
      written as JSON text and need nothing.
      """, source: "CloudFormation User Guide, \"Intrinsic function reference\"",
    example: .init(
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
        """))
  static let secretNameNotReferable = DiagnosticCode(
    803, "secret-name-not-referable", stage: .output,
    summary: "The name of a secret, or of a field in it, has characters that a dynamic reference cannot hold.",
    explanation: """
      A template names a secret as `{{resolve:secretsmanager:NAME:SecretString:KEY}}`. A `:` in a name or key \
      would end it early and a brace would end the whole reference. Rename the field, or keep the value in a \
      secret of its own.
      """, source: "CloudFormation User Guide, \"Get a secret or secret value from Secrets Manager\"",
    example: .init(
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
        """))
  static let parameterMustBePlain = DiagnosticCode(
    808, "parameter-must-be-plain", .warning, stage: .output,
    summary:
      "A connection takes its secret from Parameter Store, where CloudFormation reads plain parameters only.",
    explanation: """
      A template names the parameter as `{{resolve:ssm:NAME}}`, which reads parameters of the types String and StringList. \
      `ssm-secure` reads a SecureString, but only for a list of properties to which those of a connection do not belong: the \
      deployment fails. A parameter of the type String can be read by everyone who may read parameters.

      Keep the value in Secrets Manager and write `{secret: NAME}`, or deploy with Terraform, which decrypts the parameter.
      """, source: "CloudFormation User Guide, \"Get a secure string value from Systems Manager Parameter Store\"",
    example: .init(
      .shown,
      bad: """
        project: desk
        connections:
          crm: ⏵{http: {base-url: "https://crm.example.com", auth: {bearer: {parameter: /crm/token}}}}⏴
        """,
      good: """
        project: desk
        connections:
          crm: {http: {base-url: "https://crm.example.com", auth: {bearer: {secret: crm/token}}}}
        """))
  static let templateTooLarge = DiagnosticCode(
    804, "template-too-large", stage: .output,
    summary: "A template is beyond CloudFormation's limits, even after the project was spread over stacks.",
    explanation: """
      A template takes 500 resources, 200 parameters, 200 outputs and 1,000,000 bytes. A project that is larger \
      is spread over several stacks, workflow by workflow; a single workflow, or what all of them share, must \
      fit into one. Split the workflow, or the project.
      """, source: "CloudFormation User Guide, \"Understand CloudFormation quotas\"",
    example: .init(
      .shown, bad: "a workflow with 200 triggers, each with its own rule, role and queue",
      good: "four workflows with 50 triggers each"))
  static let projectSplit = DiagnosticCode(
    805, "project-split", .information, stage: .output,
    summary: "The project is larger than a template may be and was spread over several stacks.",
    explanation: """
      The first stack has the project's name, holds what several workflows may share and is deployed first. On \
      which of the others a workflow is follows from its name, so that a new workflow moves no other one. When \
      they become too full, one more stack takes some workflows from each of them: deploy it last, after the \
      others have deleted what it makes. `stacks: 4` in the project file keeps the number, so that no workflow \
      moves before you change it.
      """, source: "CloudFormation User Guide, \"Understand CloudFormation quotas\"",
    example: .init(
      .shown, bad: "tasuki compile --target cloudformation    # 1,000 workflows",
      good: "tasuki compile --target cloudformation workflows/billing    # a part of them"))
  static let templateNearLimit = DiagnosticCode(
    807, "template-near-limit", .warning, stage: .output,
    summary: "A template has four fifths of what CloudFormation takes.",
    explanation: """
      A template takes 500 resources, 200 parameters, 200 outputs and 1,000,000 bytes. A project that grows over \
      that is spread over several stacks: what each workflow has alone, such as its rules, roles and state \
      machines, is deleted in the first stack and made in another, and in between its events are lost. \
      `stacks: 4` in the project file spreads it when you choose to, at best before the first deployment. What \
      several workflows may share stays in the first stack, which keeps its name. On which of the others a \
      workflow is follows from its name and the number of stacks alone: a new workflow moves no other one, and a \
      higher number takes some workflows from each stack to the new one.

      Deploy the first stack first, then the others in the order of their numbers: each then makes only what \
      those before it have deleted.
      """, source: "CloudFormation User Guide, \"Understand CloudFormation quotas\"",
    example: .init(.shown, bad: "project: shop    # 410 resources", good: "project: shop\nstacks: 2"))
  static let templateNeedsBucket = DiagnosticCode(
    806, "template-needs-bucket", .information, stage: .output,
    summary: "A template is too large to be sent with the call that deploys it.",
    explanation: """
      CloudFormation takes 51,200 bytes of template in a call and 1,000,000 from an S3 bucket. \
      `aws cloudformation deploy` uploads the template when it is told a bucket.
      """, source: "CloudFormation User Guide, \"Understand CloudFormation quotas\"",
    example: .init(
      .shown, bad: "aws cloudformation deploy --template-file desk.yaml --stack-name desk",
      good: "aws cloudformation deploy --template-file desk.yaml --stack-name desk --s3-bucket templates"))
}

extension Sentence {
  static func onlyPlainParameter(_ name: String) -> Sentence {
    "CloudFormation reads the parameter '\(name)' only if it is no SecureString"
  }
  static let useSecretsManager: Sentence = "keep the value in Secrets Manager, and write {secret: NAME}"
  static let connectionsTakeNoSecureStrings: Sentence =
    "'ssm-secure' is not supported in a connection; Terraform decrypts the parameter."
  static let templateTakes: Sentence =
    "A template takes 500 resources, 200 parameters, 200 outputs and 1,000,000 bytes."
  static func cannotNameSecret(_ name: String) -> Sentence {
    "CloudFormation cannot name the secret or field '\(name)'"
  }
  static let useClearName: Sentence = "use a name without ':', braces and spaces"
  static let referencesHaveNoEscape: Sentence =
    "A dynamic reference parts its fields with ':' and ends at '}}', with no escape for either."
  static let workflowInOneStack: Sentence =
    "A workflow is never spread over two stacks, and what several workflows share stands in one."
  static let splitWorkflow: Sentence = "Split the workflow, or the project."
  static let deployWithBucket: Sentence =
    "Deploy with 'aws cloudformation deploy --s3-bucket BUCKET', which uploads the template first."
  static func wouldReplace(_ text: String) -> Sentence {
    "CloudFormation would replace '\(text)' by a secret's value"
  }
  static let breakUp: Sentence = "break up '{{resolve:'"
  static let resolvesEverywhere: Sentence =
    "CloudFormation resolves '{{resolve:' in every text of a template and has no escape for it."
  static let secretsAreNamed: Sentence =
    "A secret is named with '{secret: NAME}' or '{parameter: NAME}' in the project file."
  static func wouldBeFunction(_ name: String) -> Sentence {
    "CloudFormation would take the name '\(name)' for one of its functions"
  }
  static let useOtherName: Sentence = "use another name"
  static let mapsAreFunctions: Sentence =
    "A template's map with the name 'Ref', or with one that starts with 'Fn::', is a function."
  static func projectTooLarge(_ project: String, resources: Int, stacks: Int) -> Sentence {
    "'\(project)' is larger than a template may be: its \(resources) resources make a stack of what is shared and \(stacks) of workflows"
  }
  static func deployShared(_ stack: String) -> Sentence {
    "Deploy the stack '\(stack)' first; the others import what it exports."
  }
  static func deployRest(_ stacks: [String]) -> Sentence { "Deploy \(quoted: stacks) in any order." }
  static func templateTooLarge(_ name: String, _ count: Int, _ what: Sentence, limit: Int) -> Sentence {
    "the template '\(name)' would have \(count) \(what); CloudFormation takes \(limit)"
  }

  static func templateNearLimit(_ name: String, _ count: Int, _ what: Sentence, limit: Int) -> Sentence {
    "the template '\(name)' has \(count) of the \(limit) \(what) that CloudFormation takes"
  }

  static func setStacks(_ count: Int) -> Sentence {
    "write 'stacks: \(count)' into the project file while its workflows may still move"
  }

  static func raiseStacks(to count: Int) -> Sentence { "write 'stacks: \(count)'" }

  static func keepStacks(_ count: Int) -> Sentence {
    "write 'stacks: \(count)' into the project file, so that it stays as it is when the project grows"
  }

  static let splitProject: Sentence = "split the project: what several workflows may share stands in one stack"

  static let spreadOverLimit: Sentence =
    "A larger project is spread over several stacks: what each workflow has alone is deleted and made anew in another."

  static let newStackTakes: Sentence =
    "One more stack takes some workflows from each of the others; no workflow moves between those."

  static let resources: Sentence = "resources"
  static let parameters: Sentence = "parameters"
  static let outputs: Sentence = "outputs"
  static let bytes: Sentence = "bytes"
  static func needsBucket(_ path: String, others: Int, bytes: Int, limit: Int) -> Sentence {
    "'\(path)'\(otherTemplates(others)) must be deployed through an S3 bucket: \(bytes) bytes, more than the \(limit) of a direct call"
  }
  private static func otherTemplates(_ count: Int) -> Sentence {
    count == 0 ? "" : count == 1 ? " and 1 other template" : " and \(count) other templates"
  }
}
