"""The test cloud's state machines: they do what Step Functions does, and fail where it fails."""

import json

import pytest
from harness.arrange import QUEUE_ARN, bodies, make_machine, make_queue, policy, run_machine
from harness.places import ACCOUNT, REGION
from harness.runs import path, problems

QUEUE_URL = f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/work"
SEND = ("sqs:SendMessage", QUEUE_ARN)


def sending(body="{% $states.input.text %}", **more):
    return {
        "Type": "Task",
        "Resource": "arn:aws:states:::sqs:sendMessage",
        "Arguments": {"QueueUrl": QUEUE_URL, "MessageBody": body},
        **({} if "Next" in more else {"End": True}),
        **more,
    }


def passing(output, **more):
    return {"Type": "Pass", "Output": output, **({} if "Next" in more else {"End": True}), **more}


def ended(execution):
    return execution["status"], execution["error"], execution["output"]


def test_a_call_needs_the_roles_permission(cloud):
    make_queue(cloud)
    machine = make_machine(cloud, {"send": sending()}, ("sqs:SendMessage", QUEUE_ARN + "-other"))
    execution = run_machine(cloud, machine, text="x")
    assert ended(execution)[:2] == ("FAILED", "States.Permissions")
    assert execution["did"][-1]["refused"] and "does not allow sqs:SendMessage" in execution["cause"]
    assert bodies(cloud) == []


HERE = f"{REGION}:{ACCOUNT}"
# An action, its arguments, its permission, its resource, and similar resources.
DONE_ON = [
    ("s3:getObject", {"Bucket": "b", "Key": "k/1"}, "s3:GetObject", "arn:aws:s3:::b/k/*", "arn:aws:s3:::b"),
    ("s3:listObjectsV2", {"Bucket": "b"}, "s3:ListBucket", "arn:aws:s3:::b", "arn:aws:s3:::b/*"),
    (
        "dynamodb:query",
        {"TableName": "t", "IndexName": "i"},
        "dynamodb:Query",
        f"arn:aws:dynamodb:{HERE}:table/t/index/i",
        f"arn:aws:dynamodb:{HERE}:table/t",
    ),
    (
        "secretsmanager:describeSecret",
        {"SecretId": "shop"},
        "secretsmanager:DescribeSecret",
        f"arn:aws:secretsmanager:{HERE}:secret:shop-??????",
        f"arn:aws:secretsmanager:{HERE}:secret:shop",
    ),
    (
        "ecs:stopTask",
        {"Cluster": f"arn:aws:ecs:{HERE}:cluster/jobs", "Task": "a1"},
        "ecs:StopTask",
        f"arn:aws:ecs:{HERE}:task/jobs/a1",
        f"arn:aws:ecs:{HERE}:task/default/a1",
    ),
    (
        "eventbridge:disableRule",
        {"Name": "r", "EventBusName": "shop"},
        "events:DisableRule",
        f"arn:aws:events:{HERE}:rule/shop/r",
        f"arn:aws:events:{HERE}:rule/r",
    ),
    (
        "ssm:getParameters",
        {"Names": ["/a/b", "c"]},
        "ssm:GetParameters",
        [f"arn:aws:ssm:{HERE}:parameter/a/b", f"arn:aws:ssm:{HERE}:parameter/c"],
        f"arn:aws:ssm:{HERE}:parameter/a/b",
    ),
    (
        "lambda:listEventSourceMappings",
        {"FunctionName": "f"},
        "lambda:ListEventSourceMappings",
        "*",
        f"arn:aws:lambda:{HERE}:function:f",
    ),
    (
        "rds:stopDBInstance",
        {"DbInstanceIdentifier": "d"},
        "rds:StopDBInstance",
        f"arn:aws:rds:{HERE}:db:d",
        f"arn:aws:rds:{HERE}:cluster:d",
    ),
    ("xray:getSamplingRules", {}, "xray:GetSamplingRules", "*", f"arn:aws:xray:{HERE}:sampling-rule/r"),
]


@pytest.mark.parametrize("action, arguments, permission, enough, near", DONE_ON, ids=[each[0] for each in DONE_ON])
def test_a_call_needs_permission_for_its_resource(cloud, action, arguments, permission, enough, near):
    cloud.answer({"call": {"result": {}}})
    state = {"Type": "Task", "Resource": f"arn:aws:states:::aws-sdk:{action}", "Arguments": arguments, "End": True}
    machine = make_machine(cloud, {"call": state}, (permission, near))
    execution = run_machine(cloud, machine)
    assert ended(execution)[:2] == ("FAILED", "States.Permissions")
    allowed = policy({"Effect": "Allow", "Action": permission, "Resource": enough})
    cloud.client("iam").put_role_policy(RoleName="work", PolicyName="p", PolicyDocument=allowed)
    assert ended(run_machine(cloud, machine))[0] == "SUCCEEDED"


def test_a_refused_call_is_reported_even_if_caught(cloud):
    make_queue(cloud)
    catch = [{"ErrorEquals": ["States.ALL"], "Next": "end"}]
    machine = make_machine(cloud, {"send": sending("x", Catch=catch), "end": {"Type": "Succeed"}})
    execution = run_machine(cloud, machine)
    assert execution["status"] == "SUCCEEDED"
    told = problems([execution], [{"machine": "work", "path": ["send", "end"]}])
    assert len(told) == 1 and "may not" in told[0]


def test_an_unexpected_run_is_reported(cloud):
    make_queue(cloud)
    states = {"wait": {"Type": "Wait", "Seconds": 5, "Next": "send"}, "send": sending("x")}
    execution = run_machine(cloud, make_machine(cloud, states, SEND))
    run = {"machine": "work", "path": ["wait", "send"], "waits": [5]}
    assert problems([execution], [run]) == []
    for change in (
        {"machine": "other"},
        {"path": ["send", "wait"]},
        {"waits": [6]},
        {"waits": []},
        {"retries": {"send": [1]}},
        {"fails": {"error": "x"}},
    ):
        assert problems([execution], [run | change]) != [], change
    assert problems([execution], []) != [] and problems([], [run]) != []
    failed = {**execution, "status": "FAILED", "error": "E", "cause": "c"}
    assert problems([failed], [run]) != []
    assert problems([failed], [run | {"fails": {"error": "E", "cause": "c"}}]) == []
    assert problems([failed], [run | {"fails": {"error": "E", "cause": "d"}}]) != []


def test_what_is_sent_arrives(cloud):
    make_queue(cloud)
    machine = make_machine(cloud, {"send": sending("{% $string($states.input) %}")}, SEND)
    text = "\"'\\\n\t{% %} ${x} \u65e5\u672c \U0001d4b3"
    execution = run_machine(cloud, machine, text=text, none=None, whole=1.0, half=0.5, list=[1])
    assert execution["status"] == "SUCCEEDED", execution
    assert bodies(cloud) == [
        json.dumps(
            {"text": text, "none": None, "whole": 1, "half": 0.5, "list": [1]},
            ensure_ascii=False,
            separators=(",", ":"),
        )
    ]


@pytest.mark.parametrize(
    "expression, output",
    [
        ("$states.input.list", [1, 2]),
        ("$states.input.list[$ > 1]", 2),
        ("$states.input.none", None),
        ("$type($states.input.none)", "null"),
        ("$states.context.Execution.Input.list[0]", 1),
        ("$states.context.State.Name", "only"),
        ("$partition([1, 2, 3], 2)", [[1, 2], [3]]),
        ("$range(1, 5, 2)", [1, 3, 5]),
        ("$hash('a', 'SHA-256')", "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"),
        ("$parse('{\"a\": 1}').a", 1),
        ("$length($uuid())", 36),
        ("4 / 2", 2),
    ],
)
def test_expressions(cloud, expression, output):
    machine = make_machine(cloud, {"only": passing(f"{{% {expression} %}}")})
    assert ended(run_machine(cloud, machine, list=[1, 2], none=None)) == ("SUCCEEDED", None, output)


@pytest.mark.parametrize(
    "expression",
    [
        "$states.input.gone",
        "$unset",
        "$",
        "$states.errorOutput",
        "function($x) { $x }",
        "$eval('1')",
        "1 / 0",
        "'a' + 1",
    ],
)
def test_expressions_that_fail(cloud, expression):
    machine = make_machine(cloud, {"only": passing(f"{{% {expression} %}}")})
    assert ended(run_machine(cloud, machine))[:2] == ("FAILED", "States.QueryEvaluationError")


def test_variables_are_seen_inside_and_set_inside_alone(cloud):
    inner = {"StartAt": "set", "States": {"set": passing("{% $outer %}", Assign={"inner": 1})}}
    machine = make_machine(
        cloud,
        {
            "first": passing("{% $states.input %}", Assign={"outer": 'text "q"'}, Next="both"),
            "both": {
                "Type": "Parallel",
                "Branches": [inner],
                "Assign": {"told": "{% $states.result[0] %}"},
                "Next": "then",
            },
            "then": passing("{% $told %}", Next="last"),
            "last": passing("{% $inner %}"),
        },
    )
    execution = run_machine(cloud, machine)
    assert execution["did"][-1] == {"entered": "last", "type": "Pass", "input": 'text "q"', "rounds": []}
    assert ended(execution)[:2] == ("FAILED", "States.QueryEvaluationError")


def test_rounds_know_their_item_even_in_branches(cloud):
    branch = {
        "StartAt": "tell",
        "States": {"tell": passing("{% $states.context.Map.Item.Index & $states.input %}")},
    }
    machine = make_machine(
        cloud,
        {
            "each": {
                "Type": "Map",
                "Items": "{% $states.input.items %}",
                "MaxConcurrency": 3,
                "ItemProcessor": {
                    "StartAt": "both",
                    "States": {"both": {"Type": "Parallel", "Branches": [branch], "End": True}},
                },
                "End": True,
            }
        },
    )
    execution = run_machine(cloud, machine, items=["a", "b"])
    assert ended(execution) == ("SUCCEEDED", None, [["0a"], ["1b"]])
    assert path(execution) == ["each", "both", "tell", "both", "tell"]
    assert [each["rounds"] for each in execution["did"]] == [[], [0], [0], [1], [1]]


def test_retries_are_counted_and_not_waited_for(cloud):
    make_queue(cloud)
    retry = [
        {"ErrorEquals": ["Other.Error"], "MaxAttempts": 9},
        {
            "ErrorEquals": ["Busy"],
            "IntervalSeconds": 60,
            "MaxAttempts": 3,
            "BackoffRate": 2,
            "MaxDelaySeconds": 100,
            "JitterStrategy": "FULL",
        },
    ]
    machine = make_machine(cloud, {"send": sending(Retry=retry)}, SEND)
    cloud.answer({"send": [{"error": "Busy", "cause": "now"}, {"error": "Busy"}, {"result": {"MessageId": "m"}}]})
    execution = run_machine(cloud, machine, text="x")
    assert ended(execution) == ("SUCCEEDED", None, {"MessageId": "m"})
    assert [each["seconds"] for each in execution["did"] if "retried" in each] == [60, 100]
    cloud.answer({"send": {"error": "Busy", "cause": "still"}})
    execution = run_machine(cloud, machine, text="x")
    assert (execution["status"], execution["error"], execution["cause"]) == ("FAILED", "Busy", "still")
    assert len([each for each in execution["did"] if "called" in each]) == 4


@pytest.mark.parametrize(
    "error, caught",
    [("Any.Error", True), ("States.Timeout", True), ("States.Runtime", False), ("States.DataLimitExceeded", False)],
)
def test_what_states_all_catches(cloud, error, caught):
    make_queue(cloud)
    catch = [
        {
            "ErrorEquals": ["States.ALL"],
            "Next": "end",
            "Assign": {"e": "{% $states.errorOutput %}"},
            "Output": "{% $states.input %}",
        }
    ]
    machine = make_machine(cloud, {"send": sending(Catch=catch), "end": passing("{% $e %}")}, SEND)
    cloud.answer({"send": {"error": error, "cause": "why"}})
    execution = run_machine(cloud, machine, text="x")
    if caught:
        assert ended(execution) == ("SUCCEEDED", None, {"Error": error, "Cause": "why"})
    else:
        assert (execution["status"], execution["error"]) == ("FAILED", error)


def test_waits_are_reported_and_skipped(cloud):
    machine = make_machine(
        cloud,
        {
            "some": {"Type": "Wait", "Seconds": 86400, "Next": "until"},
            "until": {"Type": "Wait", "Timestamp": "{% $states.input.at %}", "End": True},
        },
    )
    execution = run_machine(cloud, machine, at="2099-01-01T00:00:00Z")
    waits = [each.get("seconds", each.get("until")) for each in execution["did"] if "waited" in each]
    assert waits == [86400, "2099-01-01T00:00:00Z"] and execution["status"] == "SUCCEEDED"
    assert run_machine(cloud, machine, at="tomorrow")["error"] == "States.Runtime"


@pytest.mark.parametrize(
    "integration, arguments, words",
    [
        ("sqs:sendMessage", {"QueueUrl": QUEUE_URL, "MessageBody": "x", "Delay": 3}, "has no argument Delay"),
        (
            "aws-sdk:cloudwatchlogs:putLogEvents",
            {"logGroupName": "g", "LogGroupName": "g", "LogStreamName": "s", "LogEvents": []},
            "has no argument logGroupName",
        ),
        ("aws-sdk:rds:stopDBInstance", {"DBInstanceIdentifier": "d"}, "has no argument DBInstanceIdentifier"),
        (
            "aws-sdk:logs:putLogEvents",
            {"LogGroupName": "g", "LogStreamName": "s", "LogEvents": []},
            "knows no service logs",
        ),
    ],
)
def test_arguments_that_step_functions_rejects(cloud, integration, arguments, words):
    state = {"Type": "Task", "Resource": f"arn:aws:states:::{integration}", "Arguments": arguments, "End": True}
    execution = run_machine(cloud, make_machine(cloud, {"call": state}, ("*", "*")))
    assert execution["status"] == "FAILED" and words in execution["cause"]


def test_bytes_are_written_as_json(cloud):
    place = {"LocationConstraint": REGION}
    cloud.client("s3").create_bucket(Bucket="bucket", CreateBucketConfiguration=place)
    state = {
        "Type": "Task",
        "Resource": "arn:aws:states:::aws-sdk:s3:putObject",
        "Arguments": {"Bucket": "bucket", "Key": "k", "Body": "{% $states.input.body %}"},
        "End": True,
    }
    machine = make_machine(cloud, {"put": state}, ("s3:PutObject", "arn:aws:s3:::bucket/*"))
    for body, written in [({"a": 1}, b'{"a":1}'), ("text", b'"text"')]:
        assert run_machine(cloud, machine, body=body)["status"] == "SUCCEEDED"
        assert cloud.client("s3").get_object(Bucket="bucket", Key="k")["Body"].read() == written


def test_another_machine_is_waited_for(cloud):
    inner = cloud.client("stepfunctions").create_state_machine(
        name="inner",
        roleArn=f"arn:aws:iam::{ACCOUNT}:role/any",
        definition=json.dumps(
            {
                "QueryLanguage": "JSONata",
                "StartAt": "A",
                "States": {"A": passing({"twice": "{% $states.input.n * 2 %}"})},
            }
        ),
    )["stateMachineArn"]
    state = {
        "Type": "Task",
        "Resource": "arn:aws:states:::states:startExecution.sync:2",
        "Arguments": {"StateMachineArn": inner, "Input": {"n": "{% $states.input.n %}"}},
        "Output": "{% $states.result.Output.twice %}",
        "End": True,
    }
    run = inner.replace(":stateMachine:", ":execution:") + ":*"
    rule = f"arn:aws:events:{REGION}:{ACCOUNT}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"
    machine = make_machine(
        cloud,
        {"start": state},
        ("states:StartExecution", inner),
        (["states:DescribeExecution", "states:StopExecution"], run),
        (["events:PutTargets", "events:PutRule", "events:DescribeRule"], rule),
    )
    number = len(cloud.executions())
    run_machine(cloud, machine, n=21)
    outer = next(each for each in cloud.executions()[number:] if each["machine"] == "work")
    assert ended(outer) == ("SUCCEEDED", None, 42)


def test_definitions_are_validated(cloud):
    states = cloud.client("stepfunctions")
    good = {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}
    told = states.validate_state_machine_definition(definition=json.dumps(good))
    assert told["result"] == "OK" and told["diagnostics"] == []
    bad = {**good, "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::nothing:do", "End": True}}}
    assert states.validate_state_machine_definition(definition=json.dumps(bad))["result"] == "FAIL"
