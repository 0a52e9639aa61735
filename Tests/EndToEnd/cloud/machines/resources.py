"""The resources of an action of an AWS API, from its parameters (Service Authorization Reference, "Resource types
defined by" each service, and the column "Resource types" of its actions).

It is written from that reference and not from the compiler's own table, which is tested with it. An action without a
row has the resource "*", which is allowed only to a role that may do it with everything.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from .call import Call


def of(call: Call) -> list[str]:
    """The ARNs; the role must be allowed the action for each of them."""
    if call.action in _ON_NOTHING.get(call.service, ()):
        return ["*"]
    for service, actions, parameter, told in _ROWS:
        if service != call.service or parameter not in call.arguments:
            continue
        if actions and call.action not in actions.split():
            continue
        make = told if callable(told) else _whole(told)
        return [make(call, value) for value in _as_list(call.arguments[parameter])]
    return ["*"]


def _as_list(value: Any) -> list:
    return value if isinstance(value, list) else [value]


def _arn(call: Call, text: str) -> str:
    """`SERVICE:REST` in the Region and the account of the call."""
    service, rest = text.split(":", 1)
    return f"arn:aws:{service}:{call.region}:{call.account}:{rest}"


def _whole(text: str) -> Callable[[Call, str], str]:
    """A parameter that names the resource, or is its ARN."""
    return lambda call, value: value if value.startswith("arn:") else _arn(call, text.format(value.lstrip("/")))


def _everywhere(text: str) -> Callable[[Call, str], str]:
    """A resource of the account that does not belong to a Region."""
    return lambda call, value: f"arn:aws:iam::{call.account}:{text}/{value}"


def _index(call: Call, value: str) -> str:
    return _whole("dynamodb:table/{}")(call, call.arguments["TableName"]) + f"/index/{value}"


def _in_cluster(kind: str) -> Callable[[Call, str], str]:
    """A service or a task of a cluster, each named or given as an ARN."""

    def make(call: Call, value: str) -> str:
        cluster = call.arguments.get("Cluster", "default").split("/")[-1]
        return value if value.startswith("arn:") else _arn(call, f"ecs:{kind}/{cluster}/{value}")

    return make


def _definition(call: Call, value: str) -> str:
    """A family without a revision is its latest revision."""
    return _whole("ecs:task-definition/{}")(call, value if ":" in value else f"{value}:1")


def _rule(call: Call, value: str) -> str:
    bus = call.arguments.get("EventBusName", "default").split("/")[-1]
    return _arn(call, f"events:rule/{value}" if bus == "default" else f"events:rule/{bus}/{value}")


def _function(call: Call, value: str) -> str:
    qualifier = call.arguments.get("Qualifier")
    return _whole("lambda:function:{}")(call, value) + (f":{qualifier}" if qualifier else "")


def _log_group(call: Call, value: str) -> str:
    """What is done with a group's streams is done on all of them."""
    return _arn(call, f"logs:log-group:{value}:log-stream:")


def _bucket(call: Call, value: str) -> str:
    return f"arn:aws:s3:::{value}"


def _object(call: Call, value: str) -> str:
    return f"arn:aws:s3:::{call.arguments['Bucket']}/{value}"


def _schedule(call: Call, value: str) -> str:
    return _arn(call, f"scheduler:schedule/{call.arguments.get('GroupName', 'default')}/{value}")


def _secret(call: Call, value: str) -> str:
    """The ARN of a secret ends with six random characters."""
    return value if value.startswith("arn:") else _arn(call, f"secretsmanager:secret:{value}-AbCdEf")


def _queue(call: Call, value: str) -> str:
    account, name = urlsplit(value).path.strip("/").split("/")
    return f"arn:aws:sqs:{call.region}:{account}:{name}"


def _itself(call: Call, value: str) -> str:
    return value


# A service, its actions ("" for any), the parameter with the resource, and how to read it. The first match counts.
_ROWS: list[tuple[str, str, str, str | Callable[[Call, str], str]]] = [
    ("athena", "CreateNamedQuery GetWorkGroup StartQueryExecution", "WorkGroup", "athena:workgroup/{}"),
    ("bedrockruntime", "", "ModelId", _itself),
    ("cloudwatchlogs", "", "LogGroupName", _log_group),
    ("codebuild", "", "ProjectName", "codebuild:project/{}"),
    ("codepipeline", "GetPipeline GetPipelineState StartPipelineExecution", "Name", "codepipeline:{}"),
    ("codepipeline", "", "PipelineName", "codepipeline:{}"),
    ("cognitoidentityprovider", "", "UserPoolId", "cognito-idp:userpool/{}"),
    ("dynamodb", "Query Scan", "IndexName", _index),
    ("dynamodb", "", "TableName", "dynamodb:table/{}"),
    ("ec2", "RebootInstances StartInstances StopInstances TerminateInstances", "InstanceIds", "ec2:instance/{}"),
    ("ecr", "", "RepositoryName", "ecr:repository/{}"),
    ("ecs", "DeleteService UpdateService", "Service", _in_cluster("service")),
    ("ecs", "RunTask", "TaskDefinition", _definition),
    ("ecs", "StopTask", "Task", _in_cluster("task")),
    ("eventbridge", "DeleteRule DescribeRule DisableRule EnableRule", "Name", _rule),
    ("firehose", "", "DeliveryStreamName", "firehose:deliverystream/{}"),
    ("glue", "BatchStopJobRun GetJobRun GetJobRuns StartJobRun", "JobName", "glue:job/{}"),
    ("glue", "StartCrawler StopCrawler", "Name", "glue:crawler/{}"),
    ("glue", "StartWorkflowRun", "Name", "glue:workflow/{}"),
    ("iam", "AddRoleToInstanceProfile", "InstanceProfileName", _everywhere("instance-profile")),
    ("iam", "AddUserToGroup RemoveUserFromGroup", "GroupName", _everywhere("group")),
    ("iam", "", "RoleName", _everywhere("role")),
    ("iam", "", "UserName", _everywhere("user")),
    ("kinesis", "", "StreamARN", _itself),
    ("kinesis", "", "StreamName", "kinesis:stream/{}"),
    ("lambda", "DeleteEventSourceMapping GetEventSourceMapping", "Uuid", "lambda:event-source-mapping:{}"),
    ("lambda", "", "FunctionName", _function),
    ("rds", "", "DbClusterIdentifier", "rds:cluster:{}"),
    ("rds", "RebootDBInstance StartDBInstance StopDBInstance", "DbInstanceIdentifier", "rds:db:{}"),
    ("s3", "", "Key", _object),
    ("s3", "", "Bucket", _bucket),
    ("sagemakerruntime", "", "EndpointName", "sagemaker:endpoint/{}"),
    ("scheduler", "CreateSchedule DeleteSchedule GetSchedule UpdateSchedule", "Name", _schedule),
    ("secretsmanager", "", "SecretId", _secret),
    ("sfn", "", "StateMachineArn", _itself),
    ("sfn", "", "ExecutionArn", _itself),
    ("sns", "", "TopicArn", _itself),
    ("sqs", "", "QueueUrl", _queue),
    ("ssm", "DeleteParameter GetParameter GetParameterHistory PutParameter", "Name", "ssm:parameter/{}"),
    ("ssm", "DeleteParameters GetParameters", "Names", "ssm:parameter/{}"),
    ("ssm", "GetParametersByPath", "Path", "ssm:parameter/{}"),
    ("ssm", "StartAutomationExecution", "DocumentName", "ssm:automation-definition/{}:$DEFAULT"),
    ("sts", "AssumeRole", "RoleArn", _itself),
]

# Where the parameter exists, but IAM requires everything.
_ON_NOTHING = {
    "cloudwatchlogs": {"DescribeQueries"},
    "dynamodb": {"ListBackups", "ListContributorInsights"},
    "lambda": {"CreateEventSourceMapping", "ListEventSourceMappings"},
}
