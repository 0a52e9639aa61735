"""What a machine's role must allow for each call (Service Authorization Reference, and the Step Functions Developer
Guide's "IAM policies for integrated services").

A call that is not allowed fails its state with States.Permissions, and is recorded as refused: a workflow that catches
the failure does not hide it.
"""

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from botocore.exceptions import ClientError

from .. import grants
from ..api import Arn, client, parse
from . import resources
from .call import Call

# The action, the resource, and what else the request contains for conditions.
Need = tuple[str, str, dict[str, str]]


def require(call: Call) -> None:
    """Raises Refused for what the machine's role does not allow."""
    for action, resource, told in _needs(call):
        grants.require_role(call.caller, action, resource, **told)


def _needs(call: Call) -> Iterable[Need]:
    found = _NEEDS.get(call.integration)
    if found is not None:
        return found(call)
    action = f"{_prefix(call)}:{_PERMISSIONS.get(call.action, call.action)}"
    return [(action, resource, {}) for resource in resources.of(call)]


def _local(call: Call, service: str, resource: str) -> str:
    return str.join(":", Arn("aws", service, call.region, call.account, resource)).replace("aws", "arn:aws", 1)


def _named(call: Call, service: str, kind: str, named: str) -> str:
    return named if named.startswith("arn:") else _local(call, service, kind + named)


def _topic(call: Call) -> list[Need]:
    return [("sns:Publish", call.arguments.get("TopicArn") or call.arguments["TargetArn"], {})]


def _queue(call: Call) -> list[Need]:
    account, name = urlsplit(call.arguments["QueueUrl"]).path.strip("/").split("/")
    return [("sqs:SendMessage", f"arn:aws:sqs:{call.region}:{account}:{name}", {})]


def _function(call: Call) -> list[Need]:
    return [("lambda:InvokeFunction", _named(call, "lambda", "function:", call.arguments["FunctionName"]), {})]


def _buses(call: Call) -> list[Need]:
    named = [each.get("EventBusName", "default") for each in call.arguments["Entries"]]
    return [("events:PutEvents", _named(call, "events", "event-bus/", each), {}) for each in named]


def _execution(call: Call) -> list[Need]:
    machine = call.arguments["StateMachineArn"]
    needs: list[Need] = [("states:StartExecution", machine, {})]
    if call.pattern.startswith("sync"):
        run = machine.replace(":stateMachine:", ":execution:") + ":any"
        needs += [(f"states:{action}", run, {}) for action in ("DescribeExecution", "StopExecution")]
        rule = _local(call, "events", "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule")
        needs += [(f"events:{action}", rule, {}) for action in ("PutTargets", "PutRule", "DescribeRule")]
    return needs


def _item(call: Call) -> list[Need]:
    return [("dynamodb:PutItem", _named(call, "dynamodb", "table/", call.arguments["TableName"]), {})]


def _container(call: Call) -> list[Need]:
    cluster = _named(call, "ecs", "cluster/", call.arguments["Cluster"])
    definition = _named(call, "ecs", "task-definition/", call.arguments["TaskDefinition"])
    needs: list[Need] = [("ecs:RunTask", definition, {"ecs_cluster": cluster})]
    try:
        held = client("ecs", call.region).describe_task_definition(taskDefinition=definition)["taskDefinition"]
    except ClientError:
        raise grants.missing(f"task definition {definition} does not exist") from None
    passed = [held[key] for key in ("executionRoleArn", "taskRoleArn") if key in held]
    told = {"iam_passedtoservice": "ecs-tasks.amazonaws.com"}
    return needs + [("iam:PassRole", role, told) for role in passed]


def _job(call: Call) -> list[Need]:
    queue = _named(call, "batch", "job-queue/", call.arguments["JobQueue"])
    definition = _named(call, "batch", "job-definition/", call.arguments["JobDefinition"])
    return [("batch:SubmitJob", queue, {}), ("batch:SubmitJob", definition, {})]


def _build(call: Call) -> list[Need]:
    return [("codebuild:StartBuild", _named(call, "codebuild", "project/", call.arguments["ProjectName"]), {})]


def _mail(call: Call) -> list[Need]:
    sender = call.arguments["FromEmailAddress"]
    identity = _local(call, "ses", f"identity/{sender.split('@')[1]}")
    return [("ses:SendEmail", identity, {"ses_fromaddress": sender})]


def _log_entry(call: Call) -> list[Need]:
    stream = f"log-group:{call.arguments['LogGroupName']}:log-stream:{call.arguments['LogStreamName']}"
    return [("logs:PutLogEvents", _local(call, "logs", stream), {})]


def _object(call: Call) -> list[Need]:
    return [("s3:PutObject", f"arn:aws:s3:::{call.arguments['Bucket']}/{call.arguments['Key']}", {})]


def _stream(call: Call) -> list[Need]:
    named = call.arguments.get("StreamARN") or call.arguments["StreamName"]
    return [("kinesis:PutRecord", _named(call, "kinesis", "stream/", named), {})]


def _delivery_stream(call: Call) -> list[Need]:
    named = call.arguments["DeliveryStreamName"]
    return [("firehose:PutRecord", _local(call, "firehose", f"deliverystream/{named}"), {})]


def _request(call: Call) -> list[Need]:
    connection = call.arguments["Authentication"]["ConnectionArn"]
    name = parse(connection).resource.split("/")[1]
    try:
        held = client("events", parse(connection).region).describe_connection(Name=name)
    except ClientError:
        raise grants.missing(f"connection {name} does not exist") from None
    secret = held["SecretArn"]
    told = {"states_httpmethod": call.arguments["Method"], "states_httpendpoint": call.arguments["ApiEndpoint"]}
    return [
        ("states:InvokeHTTPEndpoint", call.machine, told),
        ("events:RetrieveConnectionCredentials", connection, {}),
        ("secretsmanager:GetSecretValue", secret, {}),
        ("secretsmanager:DescribeSecret", secret, {}),
    ]


_NEEDS: dict[str, Callable[[Call], list[Need]]] = {
    "sns:publish": _topic,
    "sqs:sendMessage": _queue,
    "lambda:invoke": _function,
    "events:putEvents": _buses,
    "states:startExecution": _execution,
    "dynamodb:putItem": _item,
    "ecs:runTask": _container,
    "batch:submitJob": _job,
    "codebuild:startBuild": _build,
    "aws-sdk:sesv2:sendEmail": _mail,
    "aws-sdk:cloudwatchlogs:putLogEvents": _log_entry,
    "aws-sdk:s3:putObject": _object,
    "aws-sdk:kinesis:putRecord": _stream,
    "aws-sdk:firehose:putRecord": _delivery_stream,
    "http:invoke": _request,
}

# Where the name of the permission differs from the operation's.
_PERMISSIONS = {
    "Converse": "InvokeModel",
    "Invoke": "InvokeFunction",
    "HeadBucket": "ListBucket",
    "HeadObject": "GetObject",
    "ListObjects": "ListBucket",
    "ListObjectsV2": "ListBucket",
    "PublishBatch": "Publish",
    "SendMessageBatch": "SendMessage",
}
# Where IAM's prefix differs from the name with which requests to the service are signed.
_PREFIXES = {"monitoring": "cloudwatch"}


def _prefix(call: Call) -> str:
    from .services import model_of

    signed = model_of(call.service).signing_name
    return _PREFIXES.get(signed, signed)
