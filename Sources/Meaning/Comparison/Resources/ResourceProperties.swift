import Plan

// The properties of both tools, and those because of which they replace a resource. CloudFormation: the create-only properties
// of its registry, 2026-11. Terraform: what the AWS provider 5.100 plans for a change of one attribute, with `-refresh=false`.

extension PropertyList {
  /// Adds the differences between two resources of one kind; false if their kinds differ.
  mutating func compare(_ old: ResourceBody, _ new: ResourceBody) -> Bool {
    switch (old, new) {
    case (.eventBus(let old), .eventBus(let new)):
      add(old.eventSource, new.eventSource, "Name", "name", .both)
    case (.rule(let old), .rule(let new)): compare(old, new)
    case (.connection(let old), .connection(let new)):
      add(old.name, new.name, "Name", "name", .both)
      add(old.description, new.description, "Description", "description")
      // The values may be secrets, and are not shown.
      add(old.authorization, new.authorization, "AuthParameters", "auth_parameters")
    case (.apiDestination(let old), .apiDestination(let new)):
      add(old.name, new.name, "Name", "name", .both)
      add(old.description, new.description, "Description", "description")
      add(old.connection, new.connection, "ConnectionArn", "connection_arn")
      add(old.endpoint, new.endpoint, "InvocationEndpoint", "invocation_endpoint")
      add(old.method, new.method, "HttpMethod", "http_method")
      add(
        old.callsPerSecond, new.callsPerSecond, "InvocationRateLimitPerSecond",
        "invocation_rate_limit_per_second")
    case (.scheduleGroup(let old), .scheduleGroup(let new)): add(old, new, "Name", "name", .both)
    case (.schedule(let old), .schedule(let new)): compare(old, new)
    case (.topic(let old), .topic(let new)): add(old, new, "TopicName", "name", .both)
    case (.topicPolicy(let oldTopic, let old), .topicPolicy(let newTopic, let new)):
      add(oldTopic, newTopic, "Topics", "arn", .terraform)
      add(old, new, "PolicyDocument", "policy")
    case (.queue(let old), .queue(let new)): compare(old, new)
    case (.queuePolicy(let oldQueue, let old), .queuePolicy(let newQueue, let new)):
      add(oldQueue, newQueue, "Queues", "queue_url", .terraform)
      add(old, new, "PolicyDocument", "policy")
    case (.logGroup(let old), .logGroup(let new)):
      add(old.name, new.name, "LogGroupName", "name", .both)
      add(old.retentionDays, new.retentionDays, "RetentionInDays", "retention_in_days")
    case (.logStream(let old), .logStream(let new)):
      add(old.name, new.name, "LogStreamName", "name", .both)
      add(old.logGroup, new.logGroup, "LogGroupName", "log_group_name", .both)
    case (.stateMachine(let old), .stateMachine(let new)): compare(old, new)
    case (.logPolicy(let oldName, let old), .logPolicy(let newName, let new)):
      add(oldName, newName, "PolicyName", "policy_name", .both)
      add(old, new, "PolicyDocument", "policy_document")
    case (.function(let old), .function(let new)): compare(old, new)
    case (.functionURL(let old), .functionURL(let new)):
      add(old, new, "TargetFunctionArn", "function_name", .both)
    case (.functionPermission(let old), .functionPermission(let new)):
      add(old.function, new.function, "FunctionName", "function_name", .both)
      add(old.qualifier, new.qualifier, "FunctionName", "qualifier", .both)
      add(old.statement, new.statement, nil, "statement_id", .terraform)
      add(old.caller, new.caller, "SourceArn", "source_arn", .both)
    case (.urlInvocation(let old), .urlInvocation(let new)):
      add(old.function, new.function, "FunctionName", "template_body", .cloudFormation)
      add(old.statement, new.statement, nil, "name", .terraform)
    case (.role(let old), .role(let new)): compare(old, new)
    case (.slackChannel(let old), .slackChannel(let new)):
      add(old.name, new.name, "ConfigurationName", "configuration_name", .cloudFormation)
      add(old.workspace, new.workspace, "SlackWorkspaceId", "slack_team_id", .cloudFormation)
      add(old.channel, new.channel, "SlackChannelId", "slack_channel_id")
      compare(old.settings, new.settings)
    case (.teamsChannel(let old), .teamsChannel(let new)):
      add(old.name, new.name, "ConfigurationName", "configuration_name", .cloudFormation)
      add(old.team, new.team, "TeamId", "team_id", .cloudFormation)
      add(old.tenant, new.tenant, "TeamsTenantId", "tenant_id", .cloudFormation)
      add(old.channel, new.channel, "TeamsChannelId", "channel_id")
      compare(old.settings, new.settings)
    default: return false
    }
    return true
  }

  private mutating func compare(_ old: RuleBody, _ new: RuleBody) {
    add(old.name, new.name, "Name", "name", .both)
    add(old.description, new.description, "Description", "description")
    add(old.bus, new.bus, "EventBusName", "event_bus_name", .both)
    add(old.pattern, new.pattern, "EventPattern", "event_pattern")
    add(old.isEnabled, new.isEnabled, "State", "state", text: { $0 ? "ENABLED" : "DISABLED" })
    for target in old.targets {
      guard let other = new.targets.first(where: { $0.id == target.id }) else {
        add(target.id, nil, "Targets", "aws_cloudwatch_event_target")
        continue
      }
      compare(target, other)
    }
    for target in new.targets where !old.targets.contains(where: { $0.id == target.id }) {
      add(nil, target.id, "Targets", "aws_cloudwatch_event_target")
    }
  }

  /// With Terraform each target is a resource of its own.
  private mutating func compare(_ old: TargetBody, _ new: TargetBody) {
    add(old.arn, new.arn, "Targets.Arn", "target.arn")
    add(old.role, new.role, "Targets.RoleArn", "target.role_arn")
    add(old.input, new.input, "Targets.InputTransformer", "target.input_transformer")
    add(old.retry, new.retry, "Targets.RetryPolicy", "target.retry_policy")
    add(old.deadLetterQueue, new.deadLetterQueue, "Targets.DeadLetterConfig", "target.dead_letter_config")
    add(old.parameters, new.parameters, "Targets.Parameters", "target.parameters")
  }

  private mutating func compare(_ old: ScheduleBody, _ new: ScheduleBody) {
    add(old.name, new.name, "Name", "name", .both)
    // CloudFormation calls it an update in place, but the group is part of how the service finds the schedule.
    add(old.group, new.group, "GroupName", "group_name", .terraform)
    add(old.description, new.description, "Description", "description")
    add(old.expression, new.expression, "ScheduleExpression", "schedule_expression")
    add(old.timezone, new.timezone, "ScheduleExpressionTimezone", "schedule_expression_timezone")
    add(old.isEnabled, new.isEnabled, "State", "state", text: { $0 ? "ENABLED" : "DISABLED" })
    add(old.arn, new.arn, "Target.Arn", "target.arn")
    add(old.role, new.role, "Target.RoleArn", "target.role_arn")
    add(old.input, new.input, "Target.Input", "target.input")
    add(old.retry, new.retry, "Target.RetryPolicy", "target.retry_policy")
    add(old.deadLetterQueue, new.deadLetterQueue, "Target.DeadLetterConfig", "target.dead_letter_config")
    add(old.parameters, new.parameters, "Target.Parameters", "target.parameters")
  }

  private mutating func compare(_ old: QueueBody, _ new: QueueBody) {
    add(old.name, new.name, "QueueName", "name", .both)
    add(old.isFIFO, new.isFIFO, "FifoQueue", "fifo_queue", .both, text: { "\($0)" })
    add(old.retention, new.retention, "MessageRetentionPeriod", "message_retention_seconds")
    add(old.isEncrypted, new.isEncrypted, "SqsManagedSseEnabled", "sqs_managed_sse_enabled", text: { "\($0)" })
  }

  private mutating func compare(_ old: StateMachineBody, _ new: StateMachineBody) {
    add(old.name, new.name, "StateMachineName", "name", .both)
    add(old.kind, new.kind, "StateMachineType", "type", .both, text: { $0.rawValue })
    add(old.machine, new.machine, "Definition", "definition")
    add(old.role, new.role, "RoleArn", "role_arn")
    add(old.logGroup, new.logGroup, "LoggingConfiguration", "logging_configuration")
    add(
      old.logLevel, new.logLevel, "LoggingConfiguration.Level", "logging_configuration.level", text: { $0.rawValue }
    )
    add(
      old.logsExecutionData, new.logsExecutionData, "LoggingConfiguration.IncludeExecutionData",
      "logging_configuration.include_execution_data", text: { "\($0)" })
    add(old.isTraced, new.isTraced, "TracingConfiguration", "tracing_configuration", text: { "\($0)" })
  }

  private mutating func compare(_ old: FunctionBody, _ new: FunctionBody) {
    add(old.name, new.name, "FunctionName", "function_name", .both)
    add(old.description, new.description, "Description", "description")
    add(old.code, new.code, "Code", "source_code_hash", text: { _ in nil })
    add(old.role, new.role, "Role", "role")
    add(old.logGroup, new.logGroup, "LoggingConfig", "logging_config")
    add(old.environment, new.environment, "Environment", "environment")
    add(
      old.reservedConcurrency, new.reservedConcurrency, "ReservedConcurrentExecutions",
      "reserved_concurrent_executions")
  }

  private mutating func compare(_ old: RoleBody, _ new: RoleBody) {
    add(old.name, new.name, "RoleName", "name", .both)
    add(old.description, new.description, "Description", "description")
    add(old.trust, new.trust, "AssumeRolePolicyDocument", "assume_role_policy")
    // With Terraform each policy is a resource of its own.
    add(old.policies, new.policies, "Policies", "aws_iam_role_policy")
  }

  private mutating func compare(_ old: ChatSettings, _ new: ChatSettings) {
    add(old.role, new.role, "IamRoleArn", "iam_role_arn")
    add(old.topics, new.topics, "SnsTopicArns", "sns_topic_arns")
    add(old.guardrails, new.guardrails, "GuardrailPolicies", "guardrail_policy_arns")
    add(old.logLevel, new.logLevel, "LoggingLevel", "logging_level")
    add(
      old.requiresUserRole, new.requiresUserRole, "UserRoleRequired", "user_authorization_required",
      text: { "\($0)" })
  }
}
