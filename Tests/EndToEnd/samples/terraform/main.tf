terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0, < 7.0"
    }
  }
}

variable "stripe_source" {
  type        = string
  description = "The partner event source."
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_secretsmanager_secret_version" "crm" {
  secret_id = "crm/key"
}

data "aws_ssm_parameter" "password" {
  name = "crm/password"
}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.name
  rule_arn  = "arn:${local.partition}:events:${local.region}:${local.account}:rule/${var.stripe_source}/unpaid"
}

resource "aws_cloudwatch_event_bus" "stripe" {
  name              = var.stripe_source
  event_source_name = var.stripe_source
}

resource "aws_cloudwatch_event_rule" "unpaid" {
  name           = "unpaid"
  description    = "Say so: \"unpaid\" ${"$"}{x} 未払い"
  event_bus_name = aws_cloudwatch_event_bus.stripe.name
  event_pattern = jsonencode({
    source        = [var.stripe_source]
    "detail-type" = ["invoice.payment_failed"]
    detail        = { amount = [{ numeric = [">=", 1000] }] }
  })
  tags = { domain = "billing" }
}

resource "aws_cloudwatch_event_target" "slack" {
  rule           = aws_cloudwatch_event_rule.unpaid.name
  event_bus_name = aws_cloudwatch_event_bus.stripe.name
  target_id      = "slack"
  arn            = aws_sns_topic.alerts.arn
  input_transformer {
    input_paths    = { name = "$.detail.name", amount = "$.detail.amount" }
    input_template = "{\"version\": \"1.0\", \"source\": \"custom\", \"content\": {\"description\": <name>}}"
  }
  retry_policy {
    maximum_retry_attempts       = 3
    maximum_event_age_in_seconds = 86400
  }
  dead_letter_config {
    arn = aws_sqs_queue.dead.arn
  }
}

resource "aws_cloudwatch_event_target" "queue" {
  rule           = aws_cloudwatch_event_rule.unpaid.name
  event_bus_name = aws_cloudwatch_event_bus.stripe.name
  target_id      = "queue"
  arn            = aws_sqs_queue.work.arn
  sqs_target {
    message_group_id = "unpaid"
  }
}

resource "aws_cloudwatch_event_target" "crm" {
  rule           = aws_cloudwatch_event_rule.unpaid.name
  event_bus_name = aws_cloudwatch_event_bus.stripe.name
  target_id      = "crm"
  arn            = aws_cloudwatch_event_api_destination.crm.arn
  role_arn       = aws_iam_role.events.arn
  input_path     = "$.detail"
  http_target {
    path_parameter_values   = ["$.detail.id"]
    header_parameters       = { "X-Kind" = "unpaid" }
    query_string_parameters = { page = "$.detail.page" }
  }
}

resource "aws_cloudwatch_event_target" "function" {
  rule           = aws_cloudwatch_event_rule.unpaid.name
  event_bus_name = aws_cloudwatch_event_bus.stripe.name
  target_id      = "function"
  arn            = "arn:${local.partition}:lambda:${local.region}:${local.account}:function:score:live"
  input          = jsonencode({ kind = "unpaid" })
}

resource "aws_cloudwatch_event_target" "logs" {
  rule           = aws_cloudwatch_event_rule.unpaid.name
  event_bus_name = aws_cloudwatch_event_bus.stripe.name
  target_id      = "logs"
  arn            = aws_cloudwatch_log_group.unpaid.arn
}

resource "aws_cloudwatch_event_rule" "stopped" {
  name          = "stopped"
  state         = "DISABLED"
  event_pattern = jsonencode({ source = ["aws.ec2"] })
}

resource "aws_cloudwatch_event_target" "task" {
  rule      = aws_cloudwatch_event_rule.stopped.name
  target_id = "task"
  arn       = "arn:${local.partition}:ecs:${local.region}:${local.account}:cluster/main"
  role_arn  = aws_iam_role.events.arn
  ecs_target {
    task_definition_arn = "arn:${local.partition}:ecs:${local.region}:${local.account}:task-definition/report"
    task_count          = 2
    launch_type         = "FARGATE"
    network_configuration {
      subnets          = ["subnet-b", "subnet-a"]
      security_groups  = ["sg-a"]
      assign_public_ip = true
    }
  }
}

resource "aws_cloudwatch_event_target" "stream" {
  rule      = aws_cloudwatch_event_rule.stopped.name
  target_id = "stream"
  arn       = "arn:${local.partition}:kinesis:${local.region}:${local.account}:stream/events"
  role_arn  = aws_iam_role.events.arn
  kinesis_target {
    partition_key_path = "$.detail.id"
  }
}

resource "aws_cloudwatch_event_target" "job" {
  rule      = aws_cloudwatch_event_rule.stopped.name
  target_id = "job"
  arn       = "arn:${local.partition}:batch:${local.region}:${local.account}:job-queue/low"
  role_arn  = aws_iam_role.events.arn
  batch_target {
    job_definition = "arn:${local.partition}:batch:${local.region}:${local.account}:job-definition/clean:1"
    job_name       = "clean"
    job_attempts   = 2
  }
}

resource "aws_cloudwatch_event_connection" "crm" {
  name               = "crm"
  description        = "The CRM"
  authorization_type = "API_KEY"
  auth_parameters {
    api_key {
      key   = "X-Api-Key"
      value = "key ${jsondecode(data.aws_secretsmanager_secret_version.crm.secret_string)["key"]}"
    }
  }
}

resource "aws_cloudwatch_event_connection" "desk" {
  name               = "desk"
  authorization_type = "BASIC"
  auth_parameters {
    basic {
      username = "tasuki"
      password = data.aws_ssm_parameter.password.value
    }
  }
}

resource "aws_cloudwatch_event_connection" "bank" {
  name               = "bank"
  authorization_type = "OAUTH_CLIENT_CREDENTIALS"
  auth_parameters {
    oauth {
      authorization_endpoint = "https://bank.example.com/token"
      http_method            = "POST"
      client_parameters {
        client_id     = "tasuki"
        client_secret = jsondecode(data.aws_secretsmanager_secret_version.crm.secret_string)["key"]
      }
      oauth_http_parameters {
        body {
          key             = "grant_type"
          value           = "client_credentials"
          is_value_secret = false
        }
      }
    }
  }
}

resource "aws_cloudwatch_event_api_destination" "crm" {
  name                             = "crm"
  connection_arn                   = aws_cloudwatch_event_connection.crm.arn
  invocation_endpoint              = "https://crm.example.com/v1/*"
  http_method                      = "PUT"
  invocation_rate_limit_per_second = 10
}

resource "aws_scheduler_schedule_group" "desk" {
  name = "desk"
  tags = { domain = "billing" }
}

resource "aws_scheduler_schedule" "nightly" {
  name                         = "nightly"
  group_name                   = aws_scheduler_schedule_group.desk.name
  schedule_expression          = "cron(0 9 ? * MON-FRI *)"
  schedule_expression_timezone = "Asia/Tokyo"
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = aws_sqs_queue.work.arn
    role_arn = aws_iam_role.scheduler.arn
    input    = jsonencode({ at = "now" })
    retry_policy {
      maximum_retry_attempts       = 3
      maximum_event_age_in_seconds = 3600
    }
    dead_letter_config {
      arn = aws_sqs_queue.dead.arn
    }
    sqs_parameters {
      message_group_id = "nightly"
    }
  }
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

resource "aws_sns_topic_policy" "alerts" {
  arn = aws_sns_topic.alerts.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.alerts.arn
    }]
  })
}

resource "aws_sqs_queue" "work" {
  name                        = "work.fifo"
  fifo_queue                  = true
  content_based_deduplication = true
  message_retention_seconds   = 1209600
  sqs_managed_sse_enabled     = true
}

resource "aws_sqs_queue" "dead" {
  name                      = "dead"
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue_policy" "dead" {
  queue_url = aws_sqs_queue.dead.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.dead.arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.unpaid.arn } }
    }]
  })
}

resource "aws_cloudwatch_log_group" "unpaid" {
  name              = "/aws/events/unpaid"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_stream" "unpaid" {
  name           = "unpaid"
  log_group_name = aws_cloudwatch_log_group.unpaid.name
}

resource "aws_sfn_state_machine" "unpaid" {
  name     = "unpaid"
  type     = "EXPRESS"
  role_arn = aws_iam_role.events.arn
  definition = jsonencode({
    QueryLanguage = "JSONata"
    StartAt       = "tell"
    States = {
      tell = {
        Type     = "Task"
        Resource = "arn:${local.partition}:states:::sns:publish"
        Arguments = {
          TopicArn = aws_sns_topic.alerts.arn
          Message  = "{% $states.input.detail.id & \"!\" %}"
        }
        Retry = [{ ErrorEquals = ["States.ALL"], MaxAttempts = 2 }]
        End   = true
      }
    }
  })
  tags = { domain = "billing" }
  logging_configuration {
    level                  = "ERROR"
    include_execution_data = true
    log_destination        = "${aws_cloudwatch_log_group.unpaid.arn}:*"
  }
  tracing_configuration {
    enabled = true
  }
}

resource "aws_cloudwatch_log_resource_policy" "events" {
  policy_name = "events"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = ["events.amazonaws.com", "delivery.logs.amazonaws.com"] }
      Action    = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource  = "${aws_cloudwatch_log_group.unpaid.arn}:*"
    }]
  })
}

resource "aws_lambda_permission" "unpaid" {
  statement_id  = "unpaid"
  function_name = "score"
  qualifier     = "live"
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = local.rule_arn
}

resource "aws_iam_role" "events" {
  name        = "events"
  description = "Lets unpaid call the CRM"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { ArnLike = { "aws:SourceArn" = local.rule_arn } }
    }]
  })
}

resource "aws_iam_role_policy" "events" {
  name = "call"
  role = aws_iam_role.events.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "events:InvokeApiDestination"
      Resource = aws_cloudwatch_event_api_destination.crm.arn
    }]
  })
}

resource "aws_iam_role" "scheduler" {
  name = "scheduler"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceArn" = aws_scheduler_schedule_group.desk.arn } }
    }]
  })
}

resource "aws_chatbot_slack_channel_configuration" "alerts" {
  configuration_name    = "alerts"
  slack_team_id         = "T0123ABCD"
  slack_channel_id      = "C0123ABCD"
  iam_role_arn          = aws_iam_role.events.arn
  sns_topic_arns        = [aws_sns_topic.alerts.arn]
  guardrail_policy_arns = ["arn:${local.partition}:iam::aws:policy/ReadOnlyAccess"]
}

resource "aws_chatbot_teams_channel_configuration" "alerts" {
  configuration_name    = "alerts"
  team_id               = "01234567-89ab-cdef-0123-456789abcdef"
  tenant_id             = "01234567-89ab-cdef-0123-456789abcdef"
  channel_id            = "19%3Aabcdefabcdefabcdefabcdef%40thread.tacv2"
  iam_role_arn          = aws_iam_role.events.arn
  sns_topic_arns        = [aws_sns_topic.alerts.arn]
  guardrail_policy_arns = ["arn:${local.partition}:iam::aws:policy/ReadOnlyAccess"]
}

resource "aws_lambda_function" "receive" {
  function_name                  = "receive"
  description                    = "Receives"
  runtime                        = "python3.13"
  handler                        = "index.handler"
  filename                       = "receive.zip" # never read: the sample is planned only
  role                           = aws_iam_role.events.arn
  memory_size                    = 256
  timeout                        = 10
  reserved_concurrent_executions = 5
  tags                           = { domain = "billing" }

  environment {
    variables = { EVENT_BUS = "default" }
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.unpaid.name
  }
}

resource "aws_lambda_function_url" "receive" {
  function_name      = aws_lambda_function.receive.function_name
  authorization_type = "NONE"
}

resource "aws_lambda_permission" "receive" {
  statement_id           = "receive"
  function_name          = aws_lambda_function.receive.function_name
  action                 = "lambda:InvokeFunctionUrl"
  principal              = "*"
  function_url_auth_type = "NONE"
}

resource "aws_cloudformation_stack" "receive" {
  name = "receive"
  template_body = jsonencode({
    Resources = {
      Invocation = {
        Type = "AWS::Lambda::Permission"
        Properties = {
          FunctionName          = aws_lambda_function.receive.function_name
          Action                = "lambda:InvokeFunction"
          Principal             = "*"
          InvokedViaFunctionUrl = true
        }
      }
    }
  })
}
