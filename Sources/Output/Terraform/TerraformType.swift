import Plan

/// The types of the AWS provider for what is not a resource of the plan by itself.
enum TerraformType {
  static let target = "aws_cloudwatch_event_target"
  static let rolePolicy = "aws_iam_role_policy"
  /// The value of a secret.
  static let secret = "aws_secretsmanager_secret_version"
  /// The value of a parameter in Parameter Store.
  static let parameter = "aws_ssm_parameter"
}

extension ResourceKind {
  /// The resource type of the AWS provider.
  var terraformType: String {
    switch self {
    case .eventBus: "aws_cloudwatch_event_bus"
    case .rule: "aws_cloudwatch_event_rule"
    case .connection: "aws_cloudwatch_event_connection"
    case .apiDestination: "aws_cloudwatch_event_api_destination"
    case .scheduleGroup: "aws_scheduler_schedule_group"
    case .schedule: "aws_scheduler_schedule"
    case .topic: "aws_sns_topic"
    case .topicPolicy: "aws_sns_topic_policy"
    case .queue: "aws_sqs_queue"
    case .queuePolicy: "aws_sqs_queue_policy"
    case .logGroup: "aws_cloudwatch_log_group"
    case .logStream: "aws_cloudwatch_log_stream"
    case .stateMachine: "aws_sfn_state_machine"
    case .logPolicy: "aws_cloudwatch_log_resource_policy"
    case .function: "aws_lambda_function"
    case .functionURL: "aws_lambda_function_url"
    case .functionPermission: "aws_lambda_permission"
    case .urlInvocation: "aws_cloudformation_stack"
    case .role: "aws_iam_role"
    case .slackChannel: "aws_chatbot_slack_channel_configuration"
    case .teamsChannel: "aws_chatbot_teams_channel_configuration"
    }
  }

  /// The provider's name for an attribute of a resource of this kind.
  func terraformName(of attribute: ResourceAttribute) -> String {
    switch (self, attribute) {
    case (.slackChannel, .arn), (.teamsChannel, .arn): "chat_configuration_arn"
    case (.slackChannel, .name), (.teamsChannel, .name): "configuration_name"
    case (.logPolicy, .name): "policy_name"
    case (.functionPermission, .name): "statement_id"
    case (.function, .name): "function_name"
    case (.functionURL, .url): "function_url"
    case (_, .arn): "arn"
    case (_, .name): "name"
    case (_, .url): "url"
    case (_, .secretARN): "secret_arn"
    }
  }
}
