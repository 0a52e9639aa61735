import Plan

extension PropertyList {
  /// Adds the differences between two resources of one kind; false if their kinds differ.
  mutating func compare(_ old: ResourceBody, _ new: ResourceBody) -> Bool {
    switch (old, new) {
    case (.eventBus(let old), .eventBus(let new)):
      add(old.eventSource, new.eventSource, "name")
    case (.rule(let old), .rule(let new)): compare(old, new)
    case (.connection(let old), .connection(let new)):
      add(old.name, new.name, "name")
      add(old.description, new.description, "description")
      // The values may be secrets, and are not shown.
      add(old.authorization, new.authorization, "auth_parameters")
    case (.apiDestination(let old), .apiDestination(let new)):
      add(old.name, new.name, "name")
      add(old.description, new.description, "description")
      add(old.connection, new.connection, "connection_arn")
      add(old.endpoint, new.endpoint, "invocation_endpoint")
      add(old.method, new.method, "http_method")
      add(old.callsPerSecond, new.callsPerSecond, "invocation_rate_limit_per_second")
    case (.scheduleGroup(let old), .scheduleGroup(let new)): add(old, new, "name")
    case (.schedule(let old), .schedule(let new)): compare(old, new)
    case (.topic(let old), .topic(let new)): add(old, new, "name")
    case (.topicPolicy(let oldTopic, let old), .topicPolicy(let newTopic, let new)):
      add(oldTopic, newTopic, "arn")
      add(old, new, "policy")
    case (.queue(let old), .queue(let new)): compare(old, new)
    case (.queuePolicy(let oldQueue, let old), .queuePolicy(let newQueue, let new)):
      add(oldQueue, newQueue, "queue_url")
      add(old, new, "policy")
    case (.logGroup(let old), .logGroup(let new)):
      add(old.name, new.name, "name")
      add(old.retentionDays, new.retentionDays, "retention_in_days")
    case (.logStream(let old), .logStream(let new)):
      add(old.name, new.name, "name")
      add(old.logGroup, new.logGroup, "log_group_name")
    case (.stateMachine(let old), .stateMachine(let new)): compare(old, new)
    case (.logPolicy(let oldName, let old), .logPolicy(let newName, let new)):
      add(oldName, newName, "policy_name")
      add(old, new, "policy_document")
    case (.function(let old), .function(let new)): compare(old, new)
    case (.functionURL(let old), .functionURL(let new)):
      add(old, new, "function_name")
    case (.functionPermission(let old), .functionPermission(let new)):
      add(old.function, new.function, "function_name")
      add(old.qualifier, new.qualifier, "qualifier")
      add(old.statement, new.statement, "statement_id")
      add(old.caller, new.caller, "source_arn")
    case (.urlInvocation(let old), .urlInvocation(let new)):
      add(old.function, new.function, "template_body")
      add(old.statement, new.statement, "name")
    case (.role(let old), .role(let new)): compare(old, new)
    case (.slackChannel(let old), .slackChannel(let new)):
      add(old.name, new.name, "configuration_name")
      add(old.workspace, new.workspace, "slack_team_id")
      add(old.channel, new.channel, "slack_channel_id")
      compare(old.settings, new.settings)
    case (.teamsChannel(let old), .teamsChannel(let new)):
      add(old.name, new.name, "configuration_name")
      add(old.team, new.team, "team_id")
      add(old.tenant, new.tenant, "tenant_id")
      add(old.channel, new.channel, "channel_id")
      compare(old.settings, new.settings)
    default: return false
    }
    return true
  }

  private mutating func compare(_ old: RuleBody, _ new: RuleBody) {
    add(old.name, new.name, "name")
    add(old.description, new.description, "description")
    add(old.bus, new.bus, "event_bus_name")
    add(old.pattern, new.pattern, "event_pattern")
    add(old.isEnabled, new.isEnabled, "state", text: { $0 ? "ENABLED" : "DISABLED" })
    for target in old.targets {
      guard let other = new.targets.first(where: { $0.id == target.id }) else {
        add(target.id, nil, "aws_cloudwatch_event_target")
        continue
      }
      compare(target, other)
    }
    for target in new.targets where !old.targets.contains(where: { $0.id == target.id }) {
      add(nil, target.id, "aws_cloudwatch_event_target")
    }
  }

  /// With Terraform each target is a resource of its own.
  private mutating func compare(_ old: TargetBody, _ new: TargetBody) {
    add(old.arn, new.arn, "target.arn")
    add(old.role, new.role, "target.role_arn")
    add(old.input, new.input, "target.input_transformer")
    add(old.retry, new.retry, "target.retry_policy")
    add(old.deadLetterQueue, new.deadLetterQueue, "target.dead_letter_config")
    add(old.parameters, new.parameters, "target.parameters")
  }

  private mutating func compare(_ old: ScheduleBody, _ new: ScheduleBody) {
    add(old.name, new.name, "name")
    // CloudFormation calls it an update in place, but the group is part of how the service finds the schedule.
    add(old.group, new.group, "group_name")
    add(old.description, new.description, "description")
    add(old.expression, new.expression, "schedule_expression")
    add(old.timezone, new.timezone, "schedule_expression_timezone")
    add(old.isEnabled, new.isEnabled, "state", text: { $0 ? "ENABLED" : "DISABLED" })
    add(old.arn, new.arn, "target.arn")
    add(old.role, new.role, "target.role_arn")
    add(old.input, new.input, "target.input")
    add(old.retry, new.retry, "target.retry_policy")
    add(old.deadLetterQueue, new.deadLetterQueue, "target.dead_letter_config")
    add(old.parameters, new.parameters, "target.parameters")
  }

  private mutating func compare(_ old: QueueBody, _ new: QueueBody) {
    add(old.name, new.name, "name")
    add(old.isFIFO, new.isFIFO, "fifo_queue", text: { "\($0)" })
    add(old.retention, new.retention, "message_retention_seconds")
    add(old.isEncrypted, new.isEncrypted, "sqs_managed_sse_enabled", text: { "\($0)" })
  }

  private mutating func compare(_ old: StateMachineBody, _ new: StateMachineBody) {
    add(old.name, new.name, "name")
    add(old.kind, new.kind, "type", text: { $0.rawValue })
    add(old.machine, new.machine, "definition")
    add(old.role, new.role, "role_arn")
    add(old.logGroup, new.logGroup, "logging_configuration")
    add(old.logLevel, new.logLevel, "logging_configuration.level", text: { $0.rawValue })
    add(
      old.logsExecutionData, new.logsExecutionData, "logging_configuration.include_execution_data",
      text: { "\($0)" })
    add(old.isTraced, new.isTraced, "tracing_configuration", text: { "\($0)" })
  }

  private mutating func compare(_ old: FunctionBody, _ new: FunctionBody) {
    add(old.name, new.name, "function_name")
    add(old.description, new.description, "description")
    add(old.code, new.code, "source_code_hash", text: { _ in nil })
    add(old.role, new.role, "role")
    add(old.logGroup, new.logGroup, "logging_config")
    add(old.environment, new.environment, "environment")
    add(old.reservedConcurrency, new.reservedConcurrency, "reserved_concurrent_executions")
  }

  private mutating func compare(_ old: RoleBody, _ new: RoleBody) {
    add(old.name, new.name, "name")
    add(old.description, new.description, "description")
    add(old.trust, new.trust, "assume_role_policy")
    // With Terraform each policy is a resource of its own.
    add(old.policies, new.policies, "aws_iam_role_policy")
  }

  private mutating func compare(_ old: ChatSettings, _ new: ChatSettings) {
    add(old.role, new.role, "iam_role_arn")
    add(old.topics, new.topics, "sns_topic_arns")
    add(old.guardrails, new.guardrails, "guardrail_policy_arns")
    add(old.logLevel, new.logLevel, "logging_level")
    add(old.requiresUserRole, new.requiresUserRole, "user_authorization_required", text: { "\($0)" })
  }
}
