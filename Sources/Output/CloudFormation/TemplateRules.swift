public import Diagnostics

// Codes 0801 to 0819: templates of CloudFormation.

/// The rules of what is found while templates are written.
public let cloudFormationRules: [DiagnosticCode] = [
  .dynamicReferenceInText, .functionNameInMap, .unreferableSecretName, .templateTooLarge, .projectSplit,
  .templateNearLimit, .templateNeedsBucket, .parameterMustBePlain,
]

public extension DiagnosticCode {
  static let dynamicReferenceInText = DiagnosticCode(
    801, "dynamic-reference-in-text", stage: .output,
    summary: "A text contains '{{resolve:', which CloudFormation replaces in every text.",
    explanation: """
      CloudFormation resolves dynamic references in every text of a template: a message with one would be deployed \
      with a secret's value in it, or the deployment would fail. There is no escape, so the text cannot reach AWS as \
      it was written.

      Separate the characters, or deploy the workflow with another target.
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
    summary: "The name of a header or query parameter is 'Ref' or starts with 'Fn::'.",
    explanation: """
      In a template, a map with the key `Ref` or `Fn::…` is one of CloudFormation's functions. A header or a query \
      parameter with such a name would be evaluated instead of sent. Event patterns with such names are written as \
      JSON text and are not affected.
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
  static let unreferableSecretName = DiagnosticCode(
    803, "secret-name-not-referable", stage: .output,
    summary: "The name of a secret, or of a field in it, has characters that a dynamic reference cannot contain.",
    explanation: """
      A template names a secret as `{{resolve:secretsmanager:NAME:SecretString:KEY}}`. A `:` in a name or key would \
      end it early, and a brace would end the whole reference. Rename the field, or keep the value in its own secret.
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
      "A connection's secret is a parameter, and CloudFormation reads only plain-text parameters there.",
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
    summary: "A template exceeds CloudFormation's limits, even after the project was spread over stacks.",
    explanation: """
      CloudFormation allows 500 resources, 200 parameters, 200 outputs and 1,000,000 bytes in a template. A larger \
      project is spread over several stacks, workflow by workflow; a single workflow, or what all of them share, must \
      fit into one. Split the workflow or the project.
      """, source: "CloudFormation User Guide, \"Understand CloudFormation quotas\"",
    example: .init(
      .shown, bad: "a workflow with 200 triggers, each with its own rule, role and queue",
      good: "four workflows with 50 triggers each"))
  static let projectSplit = DiagnosticCode(
    805, "project-split", .information, stage: .output,
    summary: "The project is too large for one template and was spread over several stacks.",
    explanation: """
      The first stack has the project's name, contains what several workflows may share, and must be deployed first. \
      The name of a workflow decides which of the other stacks it is in, so a new workflow moves no other one. When \
      they become too full, one more stack takes some workflows from each of them: deploy it last, after the others \
      have deleted what it creates. `stacks: 4` in the project file fixes the number, so that no workflow moves until \
      you change it.
      """, source: "CloudFormation User Guide, \"Understand CloudFormation quotas\"",
    example: .init(
      .shown, bad: "tasuki compile --target cloudformation    # 1,000 workflows",
      good: "tasuki compile --target cloudformation workflows/billing    # a part of them"))
  static let templateNearLimit = DiagnosticCode(
    807, "template-near-limit", .warning, stage: .output,
    summary: "A template has reached four fifths of one of CloudFormation's limits.",
    explanation: """
      CloudFormation allows 500 resources, 200 parameters, 200 outputs and 1,000,000 bytes in a template. A project \
      that exceeds this is spread over several stacks: the rules, roles and state machines of each workflow are \
      deleted in the first stack and created in another, and events in between are lost. `stacks: 4` in the project \
      file spreads the project when you choose to, ideally before the first deployment. What several workflows may \
      share stays in the first stack, which keeps its name. The other stack of a workflow depends only on its name and \
      the number of stacks: a new workflow moves no other one, and a higher number moves some workflows from each \
      stack to the new one.

      Deploy the first stack first, then the others in the order of their numbers: each then creates only what those \
      before it have deleted.
      """, source: "CloudFormation User Guide, \"Understand CloudFormation quotas\"",
    example: .init(.shown, bad: "project: shop    # 410 resources", good: "project: shop\nstacks: 2"))
  static let templateNeedsBucket = DiagnosticCode(
    806, "template-needs-bucket", .information, stage: .output,
    summary: "A template is too large to be sent in the deployment call.",
    explanation: """
      CloudFormation accepts 51,200 bytes of template in a call and 1,000,000 from an S3 bucket. `aws cloudformation \
      deploy` uploads the template if you name a bucket.
      """, source: "CloudFormation User Guide, \"Understand CloudFormation quotas\"",
    example: .init(
      .shown, bad: "aws cloudformation deploy --template-file desk.yaml --stack-name desk",
      good: "aws cloudformation deploy --template-file desk.yaml --stack-name desk --s3-bucket templates"))
}

extension Sentence {
  static func onlyPlainParameter(_ name: String) -> Sentence {
    "CloudFormation cannot read the parameter '\(name)' if it is a SecureString"
  }
  static let useSecretsManager: Sentence = "keep the value in Secrets Manager, and write {secret: NAME}"
  static let connectionsTakeNoSecureStrings: Sentence =
    "A connection does not support 'ssm-secure'. Terraform decrypts the parameter."
  static let templateTakes: Sentence =
    "A template can have 500 resources, 200 parameters, 200 outputs and 1,000,000 bytes."
  static func cannotNameSecret(_ name: String) -> Sentence {
    "CloudFormation cannot name the secret or field '\(name)'"
  }
  static let useSimpleName: Sentence = "use a name without ':', braces and spaces"
  static let referencesHaveNoEscape: Sentence =
    "A dynamic reference separates its fields with ':' and ends at '}}'; neither can be escaped."
  static let workflowInOneStack: Sentence =
    "A workflow is never split over two stacks, and everything that workflows share is in one."
  static let splitWorkflow: Sentence = "Split the workflow or the project."
  static let deployWithBucket: Sentence =
    "Deploy with 'aws cloudformation deploy --s3-bucket BUCKET', which uploads the template first."
  static func wouldReplace(_ text: String) -> Sentence {
    "CloudFormation would replace '\(text)' with a secret's value"
  }
  static let breakUp: Sentence = "break up '{{resolve:'"
  static let resolvesEverywhere: Sentence =
    "CloudFormation resolves '{{resolve:' in every text of a template; it cannot be escaped."
  static let secretsAreNamed: Sentence =
    "Name a secret with '{secret: NAME}' or '{parameter: NAME}' in the project file."
  static func wouldBeFunction(_ name: String) -> Sentence {
    "CloudFormation would evaluate the name '\(name)' as a function"
  }
  static let useOtherName: Sentence = "use another name"
  static let mapsAreFunctions: Sentence =
    "A map in a template with the key 'Ref', or a key that starts with 'Fn::', is a function."
  static func projectTooLarge(_ project: String, resources: Int, stacks: Int) -> Sentence {
    "'\(project)' is too large for one template: its \(resources) resources need a shared stack and \(stacks) for workflows"
  }
  static func deployShared(_ stack: String) -> Sentence {
    "Deploy the stack '\(stack)' first; the others import what it exports."
  }
  static func deployRest(_ stacks: [String]) -> Sentence { "Deploy \(quoted: stacks) in any order." }
  static func templateTooLarge(_ name: String, _ count: Int, _ what: Sentence, limit: Int) -> Sentence {
    "the template '\(name)' would have \(count) \(what); CloudFormation allows \(limit)"
  }
  static func templateNearLimit(_ name: String, _ count: Int, _ what: Sentence, limit: Int) -> Sentence {
    "the template '\(name)' has \(count) of the \(limit) \(what) that CloudFormation allows"
  }
  static func setStacks(_ count: Int) -> Sentence {
    "add 'stacks: \(count)' to the project file while its workflows can still move"
  }
  static func raiseStacks(to count: Int) -> Sentence { "write 'stacks: \(count)'" }
  static func keepStacks(_ count: Int) -> Sentence {
    "add 'stacks: \(count)' to the project file to keep the number when the project grows"
  }
  static let splitProject: Sentence = "split the project: everything that workflows may share is in one stack"
  static let spreadOverLimit: Sentence =
    "A larger project is spread over several stacks: what only one workflow has is deleted and created again in another."
  static let newStackTakes: Sentence =
    "A new stack takes some workflows from each of the others; no workflow moves between those."
  static let resources: Sentence = "resources"
  static let parameters: Sentence = "parameters"
  static let outputs: Sentence = "outputs"
  static let bytes: Sentence = "bytes"
  static func needsBucket(_ path: String, others: Int, bytes: Int, limit: Int) -> Sentence {
    "'\(path)'\(otherTemplates(others)) must be deployed through an S3 bucket: \(bytes) bytes exceed the \(limit) of a direct call"
  }
  private static func otherTemplates(_ count: Int) -> Sentence {
    count == 0 ? "" : count == 1 ? " and 1 other template" : " and \(count) other templates"
  }
}
