"""`tasuki check --rules`: mistakes in rules that exist already, each beside the same rule without the mistake."""

import json
import subprocess
from pathlib import Path

import pytest
import yaml
from harness.places import MOST_SECONDS, tasuki_binary

QUEUE = "arn:aws:sqs:eu-west-1:111122223333:orders"
ROLE = "arn:aws:iam::111122223333:role/events"
CLUSTER = "arn:aws:ecs:eu-west-1:111122223333:cluster/shop"
TASK = "arn:aws:ecs:eu-west-1:111122223333:task-definition/pack:1"
FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:pack"
MACHINE = "arn:aws:states:eu-west-1:111122223333:stateMachine:pack"
DESTINATION = "arn:aws:events:eu-west-1:111122223333:api-destination/crm/0f0f"
LOGS = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/orders"


def events(pattern: dict) -> dict:
    return {"EventPattern": pattern, "Targets": [{"Id": "a", "Arn": QUEUE}]}


def every(schedule: str, **more: str) -> dict:
    return {"ScheduleExpression": schedule, "Targets": [{"Id": "a", "Arn": QUEUE}], **more}


def to(**target: object) -> dict:
    return {"EventPattern": {"source": ["com.example.shop"]}, "Targets": [{"Id": "a", "Arn": QUEUE, **target}]}


def targets(*ids: str) -> dict:
    return {"EventPattern": {"source": ["com.example.shop"]}, "Targets": [{"Id": each, "Arn": QUEUE} for each in ids]}


def transformed(template: str, **paths: str) -> dict:
    return to(InputTransformer={"InputPathsMap": paths, "InputTemplate": template})


# What is wrong: the code, the rule with the mistake, the rule without it.
CASES: dict[str, tuple[str, dict, dict]] = {
    "an empty list": ("TSK0305", events({"source": []}), events({"source": ["shop"]})),
    "a value without a list": ("TSK0306", events({"source": "shop"}), events({"source": ["shop"]})),
    "a misspelled operator": ("TSK0308", events({"detail": {"a": [{"prefx": "x"}]}}), events({"detail": {"a": [{"prefix": "x"}]}})),
    "detailType": ("TSK0332", events({"detailType": ["order"]}), events({"detail-type": ["order"]})),
    "a field outside of detail": ("TSK0332", events({"event_type": ["order"]}), events({"detail": {"event_type": ["order"]}})),
    "a pattern that is too long": ("TSK0331", events({"source": ["x" * 4100]}), events({"source": ["x" * 100]})),
    "a suffix as a list": ("TSK0310", events({"detail": {"a": [{"suffix": ["x"]}]}}), events({"detail": {"a": [{"suffix": "x"}]}})),
    "a number as a text": ("TSK0318", events({"detail": {"a": [{"numeric": [">", "5"]}]}}), events({"detail": {"a": [{"numeric": [">", 5]}]}})),
    "an hour out of range": ("TSK0608", every("cron(9 99 * * ? *)"), every("cron(9 9 * * ? *)")),
    "two day fields": ("TSK0612", every("cron(0 12 * * * *)"), every("cron(0 12 * * ? *)")),
    "no day field": ("TSK0613", every("cron(0 12 ? * ? *)"), every("cron(0 12 ? * MON *)")),
    "1 minutes": ("TSK0605", every("rate(1 minutes)"), every("rate(1 minute)")),
    "0 minutes": ("TSK0603", every("rate(0 minutes)"), every("rate(5 minutes)")),
    "a line of crontab": ("TSK1204", every("*/5 * * * *"), every("rate(5 minutes)")),
    "a schedule on a bus": ("TSK1202", every("rate(5 minutes)", EventBusName="shop"), every("rate(5 minutes)", EventBusName="default")),
    "fields with commas": ("TSK0607", every("cron(5, 0, 1, *, ?, *)"), every("cron(5 0 1 * ? *)")),
    "six targets": ("TSK1211", targets(*"abcdef"), targets(*"abcde")),
    "an ID twice": ("TSK1212", targets("a", "a"), targets("a", "b")),
    "an ID with a space": ("TSK1213", targets("a b"), targets("a-b")),
    "a name that is too long": ("TSK1203", {"Name": "n" * 70, **targets("a")}, {"Name": "n" * 64, **targets("a")}),
    "a role as a target": ("TSK1214", to(Arn=ROLE), to()),
    "a machine without a role": ("TSK1215", to(Arn=MACHINE), to(Arn=MACHINE, RoleArn=ROLE)),
    "a destination without a role": ("TSK1215", to(Arn=DESTINATION), to(Arn=DESTINATION, RoleArn=ROLE)),
    "a cluster without a task": ("TSK1216", to(Arn=CLUSTER, RoleArn=ROLE), to(Arn=CLUSTER, RoleArn=ROLE, EcsParameters={"TaskDefinitionArn": TASK})),
    "Fargate without a network": (
        "TSK1217",
        to(Arn=CLUSTER, RoleArn=ROLE, EcsParameters={"TaskDefinitionArn": TASK, "LaunchType": "FARGATE"}),
        to(
            Arn=CLUSTER,
            RoleArn=ROLE,
            EcsParameters={
                "TaskDefinitionArn": TASK,
                "LaunchType": "FARGATE",
                "NetworkConfiguration": {"AwsVpcConfiguration": {"Subnets": ["subnet-1"]}},
            },
        ),
    ),
    "a FIFO queue without a group": ("TSK1218", to(Arn=QUEUE + ".fifo"), to(Arn=QUEUE + ".fifo", SqsParameters={"MessageGroupId": "g"})),
    "dead letters in a FIFO queue": ("TSK1219", to(DeadLetterConfig={"Arn": QUEUE + ".fifo"}), to(DeadLetterConfig={"Arn": QUEUE + "-dead"})),
    "dead letters elsewhere": (
        "TSK1220",
        to(DeadLetterConfig={"Arn": "arn:aws:sqs:us-east-1:111122223333:dead"}),
        to(DeadLetterConfig={"Arn": "arn:aws:sqs:eu-west-1:111122223333:dead"}),
    ),
    "a function without a permission": ("TSK1222", to(Arn=FUNCTION), to(Arn=FUNCTION, RoleArn=ROLE)),
    "two inputs": ("TSK1231", to(Input="{}", InputTransformer={"InputTemplate": '"x"'}), to(Input="{}")),
    "a placeholder without a path": ("TSK1232", transformed('{"x": <b>}', a="$.detail.a"), transformed('{"x": <a>}', a="$.detail.a")),
    "a template without its bracket": ("TSK1235", transformed('{"x": <a>', a="$.detail.a"), transformed('{"x": <a>}', a="$.detail.a")),
    "a path with brackets": ("TSK1234", transformed('{"x": <a>}', a="$['detail']['a']"), transformed('{"x": <a>}', a="$.detail.a")),
    "a reserved placeholder": ("TSK1233", transformed('{"x": <AWSx>}', AWSx="$.detail.a"), transformed('{"x": <x>}', x="$.detail.a")),
    "a template for logs": (
        "TSK1236",
        to(Arn=LOGS, InputTransformer={"InputTemplate": '{"msg": "x"}'}),
        to(Arn=LOGS, InputTransformer={"InputPathsMap": {"t": "$.time", "m": "$.id"}, "InputTemplate": '{"timestamp": <t>, "message": <m>}'}),
    ),
    "500 retries": ("TSK1221", to(RetryPolicy={"MaximumRetryAttempts": 500}), to(RetryPolicy={"MaximumRetryAttempts": 5})),
    "events of 10 seconds": ("TSK1221", to(RetryPolicy={"MaximumEventAgeInSeconds": 10}), to(RetryPolicy={"MaximumEventAgeInSeconds": 600})),
    "nothing that starts it": ("TSK1201", {"Targets": [{"Id": "a", "Arn": QUEUE}]}, targets("a")),
}


def check(folder: Path, *arguments: str) -> list[dict]:
    done = subprocess.run(
        [str(tasuki_binary()), "check", "--rules", "--format", "json", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
    )
    assert done.returncode in (0, 1), done.stderr
    findings = json.loads(done.stdout)
    assert done.returncode == any(one["severity"] == "error" for one in findings)
    return findings


def template(rule: dict) -> dict:
    return {"Resources": {"Placed": {"Type": "AWS::Events::Rule", "Properties": rule}}}


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_in_a_template_is_found_once(name: str, tmp_path: Path) -> None:
    code, wrong, right = CASES[name]
    (tmp_path / "wrong.yaml").write_text(yaml.safe_dump(template(wrong)))
    (tmp_path / "wrong.json").write_text(json.dumps(template(wrong), indent=2))
    (tmp_path / "right.yaml").write_text(yaml.safe_dump(template(right)))
    (tmp_path / "right.json").write_text(json.dumps(template(right), indent=2))
    found = check(tmp_path)
    assert [(one["file"], one["code"]) for one in found] == [("wrong.json", code), ("wrong.yaml", code)]
    assert all(one["line"] > 1 for one in found)


def hcl(rule: dict) -> str:
    """The same rule as a configuration of Terraform."""
    names = {"Name": "name", "EventBusName": "event_bus_name", "ScheduleExpression": "schedule_expression"}
    lines = ['resource "aws_cloudwatch_event_rule" "placed" {']
    lines += [f"  {names[key]} = {json.dumps(value)}" for key, value in rule.items() if key in names]
    if "EventPattern" in rule:
        lines.append(f"  event_pattern = jsonencode({json.dumps(rule['EventPattern']).replace(': ', ' = ')})")
    lines.append("}")
    for number, target in enumerate(rule["Targets"]):
        lines += [f'resource "aws_cloudwatch_event_target" "t{number}" {{', "  rule = aws_cloudwatch_event_rule.placed.name"]
        lines.append(f"  target_id = {json.dumps(target['Id'])}")
        lines.append(f"  arn = {json.dumps(target['Arn'])}")
        for key, name in (("RoleArn", "role_arn"), ("Input", "input")):
            if key in target:
                lines.append(f"  {name} = {json.dumps(target[key])}")
        for key, block, members in (
            ("DeadLetterConfig", "dead_letter_config", {"Arn": "arn"}),
            ("RetryPolicy", "retry_policy", {"MaximumRetryAttempts": "maximum_retry_attempts", "MaximumEventAgeInSeconds": "maximum_event_age_in_seconds"}),
            ("InputTransformer", "input_transformer", {"InputPathsMap": "input_paths", "InputTemplate": "input_template"}),
            ("SqsParameters", "sqs_target", {"MessageGroupId": "message_group_id"}),
            ("EcsParameters", "ecs_target", {"TaskDefinitionArn": "task_definition_arn", "LaunchType": "launch_type"}),
        ):
            if key not in target:
                continue
            lines.append(f"  {block} {{")
            for member, attribute in members.items():
                if member in target[key]:
                    lines.append(f"    {attribute} = {json.dumps(target[key][member]).replace(': ', ' = ') if member == 'InputPathsMap' else json.dumps(target[key][member])}")
            if "NetworkConfiguration" in target[key]:
                lines += ["    network_configuration {", '      subnets = ["subnet-1"]', "    }"]
            lines.append("  }")
        lines.append("}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_in_a_configuration_is_found_once(name: str, tmp_path: Path) -> None:
    code, wrong, right = CASES[name]
    for side, rule in (("wrong", wrong), ("right", right)):
        (tmp_path / side).mkdir()
        (tmp_path / side / "main.tf").write_text(hcl(rule))
    found = check(tmp_path)
    assert [(one["file"], one["code"]) for one in found] == [("wrong/main.tf", code)]


def test_a_function_of_the_same_files_needs_a_permission(tmp_path: Path) -> None:
    configuration = """\
resource "aws_cloudwatch_event_rule" "placed" {
  event_pattern = jsonencode({ source = ["com.example.shop"] })
}
resource "aws_cloudwatch_event_target" "pack" {
  rule = aws_cloudwatch_event_rule.placed.name
  arn  = aws_lambda_function.pack.arn
}
resource "aws_lambda_function" "pack" {
  function_name = "pack"
}
"""
    permission = """\
resource "aws_lambda_permission" "pack" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.pack.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.placed.arn
}
"""
    (tmp_path / "main.tf").write_text(configuration)
    assert [(one["code"], one["severity"], one["line"]) for one in check(tmp_path)] == [("TSK1222", "error", 6)]
    (tmp_path / "permission.tf").write_text(permission)
    assert check(tmp_path) == []


def test_the_permission_of_an_alias_that_sam_makes(tmp_path: Path) -> None:
    (tmp_path / "template.yaml").write_text(
        """\
Resources:
  Pack: {Type: AWS::Serverless::Function, Properties: {AutoPublishAlias: live}}
  Placed:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: {source: [com.example.shop]}
      Targets: [{Id: a, Arn: !Sub "${Pack.Alias}"}]
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Pack.Alias, Action: lambda:InvokeFunction, Principal: events.amazonaws.com}
"""
    )
    assert check(tmp_path) == []


def test_what_only_a_deployment_knows_is_not_judged(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(
        """\
resource "aws_cloudwatch_event_rule" "placed" {
  name                = "${var.prefix}-${var.name}"
  schedule_expression = var.schedule
  event_bus_name      = var.bus
}
resource "aws_cloudwatch_event_target" "pack" {
  for_each  = var.targets
  rule      = aws_cloudwatch_event_rule.placed.name
  target_id = each.key
  arn       = each.value
}
resource "aws_cloudwatch_event_rule" "other" {
  event_pattern = var.pattern
}
resource "aws_cloudwatch_event_target" "inputs" {
  rule       = aws_cloudwatch_event_rule.other.name
  arn        = var.queues.0.arn
  input      = lookup(var.settings, "input", null)
  input_path = lookup(var.settings, "input_path", null)
}
"""
    )
    (tmp_path / "template.yaml").write_text(
        """\
Resources:
  Placed:
    Type: AWS::Events::Rule
    Properties:
      Name: !Sub ${AWS::StackName}-placed
      EventPattern: !If [IsProduction, {source: [shop]}, {source: [test]}]
      Targets:
        - {Id: a, Arn: !ImportValue OrdersArn}
        - {Id: !Ref Name, Arn: !Sub "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Queue}"}
"""
    )
    assert check(tmp_path) == []


def test_the_events_of_sam_are_rules(tmp_path: Path) -> None:
    (tmp_path / "template.yaml").write_text(
        """\
Transform: AWS::Serverless-2016-10-31
Resources:
  Pack:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Placed: {Type: EventBridgeRule, Properties: {Pattern: {source: shop}}}
        Nightly: {Type: Schedule, Properties: {Schedule: rate(1 minutes)}}
        Api: {Type: Api, Properties: {Path: /, Method: get}}
"""
    )
    assert [one["code"] for one in check(tmp_path)] == ["TSK0306", "TSK0605"]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("main.tf", 'resource "aws_cloudwatch_event_rule" "a" {\n  name = [\n', 2),
        ("main.tf", 'resource "aws_cloudwatch_event_rule" "a" {\n  name = "x\n}\n', 2),
        ("main.tf", "a = " + "[" * 10_000, 1),
        ("template.yaml", "Resources:\n  A: {\n", 2),
    ],
)
def test_a_file_that_cannot_be_read_has_one_finding(name: str, text: str, line: int, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    found = check(tmp_path, name)
    assert len(found) == 1
    assert found[0]["line"] >= line


def test_other_files_of_a_folder_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "x"}')
    (tmp_path / "broken.yaml").write_text("a: [\n")
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "main.tf").write_text("x = [\n")
    (tmp_path / "main.tf").write_text(hcl(targets("a")))
    assert check(tmp_path) == []


@pytest.mark.parametrize("arguments", [["missing.tf"], ["--fix", "."], ["--env", "x", "."], ["empty"]])
def test_what_cannot_be_checked_is_said(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = subprocess.run(
        [str(tasuki_binary()), "check", "--rules", *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=MOST_SECONDS
    )
    assert done.returncode in (2, 64), done.stdout + done.stderr
    assert "rror" in done.stdout + done.stderr
