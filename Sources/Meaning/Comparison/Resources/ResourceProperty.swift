public import Plan

/// A tool that deploys a plan.
public enum DeploymentTool: Sendable {
  case cloudFormation, terraform
}

/// A property of a kind of resource in both tools, and which of them replaces the resource if the property changes.
///
/// CloudFormation: the create-only properties of its registry, 2026-11. Terraform: what the AWS provider 5.100 plans for a
/// change of one attribute, with `-refresh=false`.
public struct ResourceProperty: Sendable {
  /// Which tools replace a resource because of a difference.
  public struct Replacing: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let cloudFormation = Replacing(rawValue: 1)
    public static let terraform = Replacing(rawValue: 2)
    public static let both: Replacing = [.cloudFormation, .terraform]
  }

  /// The name in a template; nil if CloudFormation has no such property.
  public let cloudFormation: String?
  /// The name in a configuration; nil if Terraform has no such property.
  public let terraform: String?
  public let replacing: Replacing

  private init(_ cloudFormation: String?, _ terraform: String?, _ replacing: Replacing = []) {
    self.cloudFormation = cloudFormation
    self.terraform = terraform
    self.replacing = replacing
  }

  /// A property that the table does not list: of one tool, and updated in place.
  init(_ name: String, of tool: DeploymentTool) {
    self.init(tool == .cloudFormation ? name : nil, tool == .terraform ? name : nil)
  }

  /// The name in a tool.
  func name(in tool: DeploymentTool) -> String? {
    switch tool {
    case .cloudFormation: cloudFormation
    case .terraform: terraform
    }
  }

  /// The properties of a kind.
  public static func all(of kind: ResourceKind) -> [ResourceProperty] {
    let tags = [ResourceProperty("Tags", "tags")]
    return switch kind {
    case .eventBus: eventBus + tags
    case .rule: rule + tags
    case .connection: connection + tags
    case .apiDestination: apiDestination + tags
    case .scheduleGroup: scheduleGroup + tags
    case .schedule: schedule + tags
    case .topic: topic + tags
    case .topicPolicy: topicPolicy + tags
    case .queue: queue + tags
    case .queuePolicy: queuePolicy + tags
    case .logGroup: logGroup + tags
    case .logStream: logStream + tags
    case .logPolicy: logPolicy + tags
    case .function: function + tags
    case .functionURL: functionURL + tags
    case .functionPermission: functionPermission + tags
    case .urlInvocation: urlInvocation + tags
    case .role: role + tags
    case .stateMachine: stateMachine + tags
    case .slackChannel: slackChannel + tags
    case .teamsChannel: teamsChannel + tags
    }
  }

  private static let eventBus: [ResourceProperty] = [
    ResourceProperty("Name", "name", .both)
  ]

  private static let rule: [ResourceProperty] = [
    ResourceProperty("Name", "name", .both),
    ResourceProperty("Description", "description"),
    ResourceProperty("EventBusName", "event_bus_name", .both),
    ResourceProperty("EventPattern", "event_pattern"),
    ResourceProperty("State", "state"),
    ResourceProperty("Targets", "aws_cloudwatch_event_target"),
    ResourceProperty("Targets.Arn", "target.arn"),
    ResourceProperty("Targets.RoleArn", "target.role_arn"),
    ResourceProperty("Targets.InputTransformer", "target.input_transformer"),
    ResourceProperty("Targets.RetryPolicy", "target.retry_policy"),
    ResourceProperty("Targets.DeadLetterConfig", "target.dead_letter_config"),
    ResourceProperty("Targets.Parameters", "target.parameters"),
  ]

  private static let connection: [ResourceProperty] = [
    ResourceProperty("Name", "name", .both),
    ResourceProperty("Description", "description"),
    ResourceProperty("AuthParameters", "auth_parameters"),
  ]

  private static let apiDestination: [ResourceProperty] = [
    ResourceProperty("Name", "name", .both),
    ResourceProperty("Description", "description"),
    ResourceProperty("ConnectionArn", "connection_arn"),
    ResourceProperty("InvocationEndpoint", "invocation_endpoint"),
    ResourceProperty("HttpMethod", "http_method"),
    ResourceProperty("InvocationRateLimitPerSecond", "invocation_rate_limit_per_second"),
  ]

  private static let scheduleGroup: [ResourceProperty] = [
    ResourceProperty("Name", "name", .both)
  ]

  private static let schedule: [ResourceProperty] = [
    ResourceProperty("Name", "name", .both),
    ResourceProperty("GroupName", "group_name", .terraform),
    ResourceProperty("Description", "description"),
    ResourceProperty("ScheduleExpression", "schedule_expression"),
    ResourceProperty("ScheduleExpressionTimezone", "schedule_expression_timezone"),
    ResourceProperty("State", "state"),
    ResourceProperty("Target.Arn", "target.arn"),
    ResourceProperty("Target.RoleArn", "target.role_arn"),
    ResourceProperty("Target.Input", "target.input"),
    ResourceProperty("Target.RetryPolicy", "target.retry_policy"),
    ResourceProperty("Target.DeadLetterConfig", "target.dead_letter_config"),
    ResourceProperty("Target.Parameters", "target.parameters"),
  ]

  private static let topic: [ResourceProperty] = [
    ResourceProperty("TopicName", "name", .both)
  ]

  private static let topicPolicy: [ResourceProperty] = [
    ResourceProperty("Topics", "arn", .terraform),
    ResourceProperty("PolicyDocument", "policy"),
  ]

  private static let queue: [ResourceProperty] = [
    ResourceProperty("QueueName", "name", .both),
    ResourceProperty("FifoQueue", "fifo_queue", .both),
    ResourceProperty("MessageRetentionPeriod", "message_retention_seconds"),
    ResourceProperty("SqsManagedSseEnabled", "sqs_managed_sse_enabled"),
  ]

  private static let queuePolicy: [ResourceProperty] = [
    ResourceProperty("Queues", "queue_url", .terraform),
    ResourceProperty("PolicyDocument", "policy"),
  ]

  private static let logGroup: [ResourceProperty] = [
    ResourceProperty("LogGroupName", "name", .both),
    ResourceProperty("RetentionInDays", "retention_in_days"),
  ]

  private static let logStream: [ResourceProperty] = [
    ResourceProperty("LogStreamName", "name", .both),
    ResourceProperty("LogGroupName", "log_group_name", .both),
  ]

  private static let logPolicy: [ResourceProperty] = [
    ResourceProperty("PolicyName", "policy_name", .both),
    ResourceProperty("PolicyDocument", "policy_document"),
  ]

  private static let function: [ResourceProperty] = [
    ResourceProperty("FunctionName", "function_name", .both),
    ResourceProperty("Description", "description"),
    ResourceProperty("Code", "source_code_hash"),
    ResourceProperty("Role", "role"),
    ResourceProperty("LoggingConfig", "logging_config"),
    ResourceProperty("Environment", "environment"),
    ResourceProperty("ReservedConcurrentExecutions", "reserved_concurrent_executions"),
  ]

  private static let functionURL: [ResourceProperty] = [
    ResourceProperty("TargetFunctionArn", "function_name", .both)
  ]

  private static let functionPermission: [ResourceProperty] = [
    ResourceProperty("FunctionName", "function_name", .both),
    ResourceProperty("FunctionName", "qualifier", .both),
    ResourceProperty(nil, "statement_id", .terraform),
    ResourceProperty("SourceArn", "source_arn", .both),
  ]

  private static let urlInvocation: [ResourceProperty] = [
    ResourceProperty("FunctionName", "template_body", .cloudFormation),
    ResourceProperty(nil, "name", .terraform),
  ]

  private static let role: [ResourceProperty] = [
    ResourceProperty("RoleName", "name", .both),
    ResourceProperty("Description", "description"),
    ResourceProperty("AssumeRolePolicyDocument", "assume_role_policy"),
    ResourceProperty("Policies", "aws_iam_role_policy"),
  ]

  private static let stateMachine: [ResourceProperty] = [
    ResourceProperty("StateMachineName", "name", .both),
    ResourceProperty("StateMachineType", "type", .both),
    ResourceProperty("Definition", "definition"),
    ResourceProperty("RoleArn", "role_arn"),
    ResourceProperty("LoggingConfiguration", "logging_configuration"),
    ResourceProperty("LoggingConfiguration.Level", "logging_configuration.level"),
    ResourceProperty("LoggingConfiguration.IncludeExecutionData", "logging_configuration.include_execution_data"),
    ResourceProperty("TracingConfiguration", "tracing_configuration"),
  ]

  private static let slackChannel: [ResourceProperty] = [
    ResourceProperty("ConfigurationName", "configuration_name", .cloudFormation),
    ResourceProperty("SlackWorkspaceId", "slack_team_id", .cloudFormation),
    ResourceProperty("SlackChannelId", "slack_channel_id"),
    ResourceProperty("IamRoleArn", "iam_role_arn"),
    ResourceProperty("SnsTopicArns", "sns_topic_arns"),
    ResourceProperty("GuardrailPolicies", "guardrail_policy_arns"),
    ResourceProperty("LoggingLevel", "logging_level"),
    ResourceProperty("UserRoleRequired", "user_authorization_required"),
  ]

  private static let teamsChannel: [ResourceProperty] = [
    ResourceProperty("ConfigurationName", "configuration_name", .cloudFormation),
    ResourceProperty("TeamId", "team_id", .cloudFormation),
    ResourceProperty("TeamsTenantId", "tenant_id", .cloudFormation),
    ResourceProperty("TeamsChannelId", "channel_id"),
    ResourceProperty("IamRoleArn", "iam_role_arn"),
    ResourceProperty("SnsTopicArns", "sns_topic_arns"),
    ResourceProperty("GuardrailPolicies", "guardrail_policy_arns"),
    ResourceProperty("LoggingLevel", "logging_level"),
    ResourceProperty("UserRoleRequired", "user_authorization_required"),
  ]
}
