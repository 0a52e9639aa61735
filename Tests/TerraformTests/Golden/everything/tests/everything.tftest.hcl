# Every text of the plan arrives as it was. Expected texts are in base64, so that no quoting of HCL is trusted twice.
mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_region" {
    defaults = {
      name = "ap-northeast-1"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition = "aws"
    }
  }

  mock_data "aws_secretsmanager_secret_version" {
    defaults = {
      secret_string = "{\"id\":\"i\",\"secret\":\"s\",\"password\":\"p\",\"api \\\"key\\\" $${x}\":\"k\"}"
    }
  }

  mock_data "aws_ssm_parameter" {
    defaults = {
      value = "from the store"
    }
  }

  mock_resource "aws_cloudwatch_event_rule" {
    defaults = {
      arn = "arn:aws:events:ap-northeast-1:123456789012:rule/r"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:ap-northeast-1:123456789012:q"
      url = "https://sqs.example/q"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:ap-northeast-1:123456789012:t"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:ap-northeast-1:123456789012:log-group:g"
    }
  }

  mock_resource "aws_cloudwatch_event_connection" {
    defaults = {
      arn = "arn:aws:events:ap-northeast-1:123456789012:connection/c/01234567-89ab-cdef-0123-456789abcdef"
    }
  }

  mock_resource "aws_cloudwatch_event_api_destination" {
    defaults = {
      arn = "arn:aws:events:ap-northeast-1:123456789012:api-destination/d/01234567-89ab-cdef-0123-456789abcdef"
    }
  }

  mock_resource "aws_scheduler_schedule_group" {
    defaults = {
      arn = "arn:aws:scheduler:ap-northeast-1:123456789012:schedule-group/g"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::123456789012:role/r"
    }
  }
}

variables {
  stripe_event_source = "aws.partner/stripe.com/ed_61TzExample"
}

run "apply" {
  command = apply

  assert {
    condition     = var.version_value == base64decode("JHt4fSAkJHt4fSAle2lmIHRydWV9ICUle3h9IHslICR4ICV9IHsleyAiYSI6IDEgfSAlfSA8eD4gJmFtcDsgInF1b3RlZCIgJ3NpbmdsZScgYmFja1xzbGFzaCBcdTAwNDEgdGFiCWxpbmUKbmV4dCDwn5Gp4oCN8J+SuyDoq4vmsYLmm7jjgYzmnKrmiZXjgYQgJHt7IGV2ZW50IH19ICN7eX0gRU9UIH5lbmQk")
    error_message = "var.version_value is another text."
  }

  assert {
    condition     = output.awkward == base64decode("JHt4fSAkJHt4fSAle2lmIHRydWV9ICUle3h9IHslICR4ICV9IHsleyAiYSI6IDEgfSAlfSA8eD4gJmFtcDsgInF1b3RlZCIgJ3NpbmdsZScgYmFja1xzbGFzaCBcdTAwNDEgdGFiCWxpbmUKbmV4dCDwn5Gp4oCN8J+SuyDoq4vmsYLmm7jjgYzmnKrmiZXjgYQgJHt7IGV2ZW50IH19ICN7eX0gRU9UIH5lbmQk")
    error_message = "output.awkward is another text."
  }

  assert {
    condition     = aws_cloudwatch_event_rule.invoice_payment_failed.description == base64decode("JHt4fSAkJHt4fSAle2lmIHRydWV9ICUle3h9IHslICR4ICV9IHsleyAiYSI6IDEgfSAlfSA8eD4gJmFtcDsgInF1b3RlZCIgJ3NpbmdsZScgYmFja1xzbGFzaCBcdTAwNDEgdGFiCWxpbmUKbmV4dCDwn5Gp4oCN8J+SuyDoq4vmsYLmm7jjgYzmnKrmiZXjgYQgJHt7IGV2ZW50IH19ICN7eX0gRU9UIH5lbmQk")
    error_message = "aws_cloudwatch_event_rule.invoice_payment_failed.description is another text."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.invoice_payment_failed.event_pattern)["detail-type"][1] == base64decode("JHt4fSAkJHt4fSAle2lmIHRydWV9ICUle3h9IHslICR4ICV9IHsleyAiYSI6IDEgfSAlfSA8eD4gJmFtcDsgInF1b3RlZCIgJ3NpbmdsZScgYmFja1xzbGFzaCBcdTAwNDEgdGFiCWxpbmUKbmV4dCDwn5Gp4oCN8J+SuyDoq4vmsYLmm7jjgYzmnKrmiZXjgYQgJHt7IGV2ZW50IH19ICN7eX0gRU9UIH5lbmQk")
    error_message = "jsondecode(aws_cloudwatch_event_rule.invoice_payment_failed.event_pattern)['detail-type'][1] is another text."
  }

  assert {
    condition     = aws_cloudwatch_event_connection.crm.description == base64decode("JHt4fSAkJHt4fSAle2lmIHRydWV9ICUle3h9IHslICR4ICV9IHsleyAiYSI6IDEgfSAlfSA8eD4gJmFtcDsgInF1b3RlZCIgJ3NpbmdsZScgYmFja1xzbGFzaCBcdTAwNDEgdGFiCWxpbmUKbmV4dCDwn5Gp4oCN8J+SuyDoq4vmsYLmm7jjgYzmnKrmiZXjgYQgJHt7IGV2ZW50IH19ICN7eX0gRU9UIH5lbmQk")
    error_message = "aws_cloudwatch_event_connection.crm.description is another text."
  }

  assert {
    condition     = aws_cloudwatch_event_connection.crm.auth_parameters[0].api_key[0].value == base64decode("QmVhcmVyIGs=")
    error_message = "aws_cloudwatch_event_connection.crm.auth_parameters[0].api_key[0].value is another text."
  }

  assert {
    condition     = aws_cloudwatch_event_connection.basic.auth_parameters[0].basic[0].username == base64decode("JHt1c2VyfQ==")
    error_message = "aws_cloudwatch_event_connection.basic.auth_parameters[0].basic[0].username is another text."
  }

  assert {
    condition     = aws_cloudwatch_event_connection.stripe.auth_parameters[0].api_key[0].value == base64decode("QmVhcmVyIGZyb20gdGhlIHN0b3Jl")
    error_message = "aws_cloudwatch_event_connection.stripe.auth_parameters[0].api_key[0].value is another text."
  }

  assert {
    condition     = aws_cloudwatch_event_target.invoice_payment_failed_alert.input_transformer[0].input_template == base64decode("eyJ2ZXJzaW9uIjoiMS4wIiwic291cmNlIjoiY3VzdG9tIiwiY29udGVudCI6eyJ0aXRsZSI6IlBheW1lbnQgZmFpbGVkOiA8bnVtYmVyPiIsImRlc2NyaXB0aW9uIjoiPGN1c3RvbWVyPiBvd2VzICR7YW1vdW50fSJ9fQ==")
    error_message = "aws_cloudwatch_event_target.invoice_payment_failed_alert.input_transformer[0].input_template is another text."
  }

  assert {
    condition     = aws_cloudwatch_event_target.invoice_payment_failed_record.input_transformer[0].input_template == base64decode("ewogICJyZWNvcmQiOiAiJHt4fSA8YXdzLmV2ZW50cy5ldmVudD4iCn0K")
    error_message = "aws_cloudwatch_event_target.invoice_payment_failed_record.input_transformer[0].input_template is another text."
  }

  assert {
    condition     = aws_cloudwatch_event_target.invoice_payment_failed_record.http_target[0].query_string_parameters[base64decode("cSR7eH0=")] == base64decode("JHt4fSAkJHt4fSAle2lmIHRydWV9ICUle3h9IHslICR4ICV9IHsleyAiYSI6IDEgfSAlfSA8eD4gJmFtcDsgInF1b3RlZCIgJ3NpbmdsZScgYmFja1xzbGFzaCBcdTAwNDEgdGFiCWxpbmUKbmV4dCDwn5Gp4oCN8J+SuyDoq4vmsYLmm7jjgYzmnKrmiZXjgYQgJHt7IGV2ZW50IH19ICN7eX0gRU9UIH5lbmQk")
    error_message = "aws_cloudwatch_event_target.invoice_payment_failed_record.http_target[0].query_string_parameters[base64decode('cSR7eH0=')] is another text."
  }

  assert {
    condition     = aws_cloudwatch_event_target.invoice_payment_failed_start.input == base64decode("eyJodG1sIjoiPGI+JjwvYj4iLCJwYXRoIjoiQzpcXHgifQ==")
    error_message = "aws_cloudwatch_event_target.invoice_payment_failed_start.input is another text."
  }

  assert {
    condition     = aws_cloudwatch_event_target.invoice_payment_failed_enqueue.sqs_target[0].message_group_id == base64decode("b3JkZXJzICIke3h9Ig==")
    error_message = "aws_cloudwatch_event_target.invoice_payment_failed_enqueue.sqs_target[0].message_group_id is another text."
  }

  assert {
    condition     = aws_cloudwatch_event_rule.shared.event_pattern == base64decode("eyJzb3VyY2UiOiBbImNvbS5leGFtcGxlLnNob3AiXSwgImFjY291bnQiOiBbIjEyMzQ1Njc4OTAxMiJdLCAiZGV0YWlsIjogeyJwcmljZSI6IFszMDAuMCwgIiR7eH0gJCR7eH0gJXtpZiB0cnVlfSAlJXt4fSB7JSAkeCAlfSB7JXsgXCJhXCI6IDEgfSAlfSA8eD4gJmFtcDsgXCJxdW90ZWRcIiAnc2luZ2xlJyBiYWNrXFxzbGFzaCBcXHUwMDQxIHRhYlx0bGluZVxubmV4dCDwn5Gp4oCN8J+SuyDoq4vmsYLmm7jjgYzmnKrmiZXjgYQgJHt7IGV2ZW50IH19ICN7eX0gRU9UIH5lbmQkIl19fQ==")
    error_message = "aws_cloudwatch_event_rule.shared.event_pattern is another text."
  }

  assert {
    condition     = aws_scheduler_schedule.queue.target[0].input == base64decode("JHt4fSAkJHt4fSAle2lmIHRydWV9ICUle3h9IHslICR4ICV9IHsleyAiYSI6IDEgfSAlfSA8eD4gJmFtcDsgInF1b3RlZCIgJ3NpbmdsZScgYmFja1xzbGFzaCBcdTAwNDEgdGFiCWxpbmUKbmV4dCDwn5Gp4oCN8J+SuyDoq4vmsYLmm7jjgYzmnKrmiZXjgYQgJHt7IGV2ZW50IH19ICN7eX0gRU9UIH5lbmQk")
    error_message = "aws_scheduler_schedule.queue.target[0].input is another text."
  }

  assert {
    condition     = aws_scheduler_schedule.morning.description == base64decode("JHt4fSAkJHt4fSAle2lmIHRydWV9ICUle3h9IHslICR4ICV9IHsleyAiYSI6IDEgfSAlfSA8eD4gJmFtcDsgInF1b3RlZCIgJ3NpbmdsZScgYmFja1xzbGFzaCBcdTAwNDEgdGFiCWxpbmUKbmV4dCDwn5Gp4oCN8J+SuyDoq4vmsYLmm7jjgYzmnKrmiZXjgYQgJHt7IGV2ZW50IH19ICN7eX0gRU9UIH5lbmQk")
    error_message = "aws_scheduler_schedule.morning.description is another text."
  }

  assert {
    condition     = aws_scheduler_schedule.morning.target[0].input == base64decode("eyJ0b3BpYyI6ICJhcm46YXdzOnNuczphcC1ub3J0aGVhc3QtMToxMjM0NTY3ODkwMTI6dCIsICJ0ZXh0IjogImF0IDxhd3Muc2NoZWR1bGVyLnNjaGVkdWxlZC10aW1lPiAke3h9In0=")
    error_message = "aws_scheduler_schedule.morning.target[0].input is another text."
  }

  assert {
    condition     = aws_scheduler_schedule.event.target[0].eventbridge_parameters[0].source == base64decode("Y29tLmV4YW1wbGUuJHt4fQ==")
    error_message = "aws_scheduler_schedule.event.target[0].eventbridge_parameters[0].source is another text."
  }

  assert {
    condition     = aws_sqs_queue.dead_letter.tags.owner == base64decode("YmlsbGluZyAib3BzIiAke3h9")
    error_message = "aws_sqs_queue.dead_letter.tags.owner is another text."
  }

  assert {
    condition     = jsondecode(output.queue_grant).Statement[0].Resource == "arn:aws:sqs:ap-northeast-1:123456789012:elsewhere"
    error_message = "The grant is for another queue."
  }

  assert {
    condition     = aws_cloudwatch_event_target.invoice_payment_failed_alert.event_bus_name == "aws.partner/stripe.com/ed_61TzExample"
    error_message = "The target is on another bus than its rule."
  }

  assert {
    condition     = jsondecode(aws_iam_role.invoice_payment_failed.assume_role_policy).Statement[0].Condition == { StringEquals = { "aws:SourceAccount" = "123456789012" }, ArnLike = { "aws:SourceArn" = aws_cloudwatch_event_rule.invoice_payment_failed.arn } }
    error_message = "The role can be taken on for another rule."
  }
}

run "refuses_another_account" {
  command = plan

  override_data {
    target = data.aws_caller_identity.current
    values = {
      account_id = "210987654321"
    }
  }

  expect_failures = [data.aws_caller_identity.current]
}

run "refuses_another_region" {
  command = plan

  override_data {
    target = data.aws_region.current
    values = {
      name = "us-east-1"
    }
  }

  expect_failures = [data.aws_caller_identity.current]
}

run "refuses_another_form_of_a_variable" {
  command = plan

  variables {
    slack_workspace = "T0123 or more"
  }

  expect_failures = [var.slack_workspace]
}
