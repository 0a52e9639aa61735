"""Each resource read through its own service, because success of a stack or an apply proves little on moto."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from botocore.exceptions import ClientError

from . import names, same
from .cloud import Cloud
from .places import REGION

Properties = Mapping[str, Any]
Reader = Callable[[Cloud, Properties, str], Mapping[str, Any]]


def problems(cloud: Cloud, resources: Iterable[Mapping], region: str = REGION) -> list[str]:
    """Resources that their service does not know, or that differ from what was requested."""
    found: list[str] = []
    for resource in resources:
        kind, properties = resource["Type"], resource["Properties"]
        if kind not in READERS:
            found.append(f"{kind} is not read back")
            continue
        try:
            actual = READERS[kind](cloud, properties, region)
        except (ClientError, LookupError) as error:
            found.append(f"{kind} {properties.get('Name', '')}: {error!r}")
            continue
        found += [
            f"{kind}: {key} is {json.dumps(value, ensure_ascii=False, default=str)}, "
            f"asked for {json.dumps(properties[key], ensure_ascii=False)}"
            for key, value in actual.items()
            if key in properties and _comparable(key, value) != _comparable(key, properties[key])
        ]
    return found


def existing(cloud: Cloud, resources: Iterable[Mapping], region: str = REGION) -> list[str]:
    """Resources that still exist; policies are deleted with their owners."""
    found = []
    for resource in resources:
        if resource["Type"] in ("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy", "AWS::Lambda::Permission"):
            continue
        try:
            READERS[resource["Type"]](cloud, resource["Properties"], region)
        except (ClientError, LookupError):
            continue
        found.append(f"{resource['Type']} {json.dumps(resource['Properties'], ensure_ascii=False)[:200]}")
    return found


def _comparable(key: str, value: Any) -> Any:
    """A property in one form: the order of targets and policies does not matter, and tools may omit defaults."""
    plain = same.unescaped(_plain(value))
    if key == "Targets":
        return {each["Id"]: _with_defaults(each) for each in plain}
    if key == "Tags":
        return {each["Key"]: each["Value"] for each in plain}
    if key == "Policies":
        return {each["PolicyName"]: each["PolicyDocument"] for each in plain}
    if key == "Target":
        return _with_defaults(plain)
    return plain


def _with_defaults(target: dict[str, Any]) -> dict[str, Any]:
    retry = {"MaximumRetryAttempts": "185", "MaximumEventAgeInSeconds": "86400"}
    whole = {**target, "RetryPolicy": {**retry, **target.get("RetryPolicy", {})}}
    if task := whole.get("EcsParameters"):
        for key, value in (("EnableECSManagedTags", "false"), ("EnableExecuteCommand", "false")):
            task.setdefault(key, value)
        if network := task.get("NetworkConfiguration", {}).get("awsvpcConfiguration"):
            network.setdefault("AssignPublicIp", "DISABLED")
            for key in ("Subnets", "SecurityGroups"):
                network[key] = sorted(network.get(key, []))
    return whole


def _spelt(text: str) -> str:
    """A text without what AWS generates: ids, the ends of secrets' names, the hosts of queue URLs."""
    return _SECRET.sub(r"\1", _QUEUE.sub("https://sqs/", _UUID.sub(names.UUID, text)))


def _plain(value: Any) -> Any:
    """Policies as objects, numbers and flags as their texts: each service returns them in its own form."""
    if isinstance(value, str) and value[:1] in "{[":
        try:
            return _plain(json.loads(value))
        except ValueError:
            return _spelt(value)
    if isinstance(value, str):
        return _spelt(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, Mapping):
        return {_NETWORK.get(key, key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value


def _arn(kind: str, properties: Properties, region: str) -> str:
    told = names.identity(names.entries()[kind], properties)
    return told.get("Arn", told["Ref"]).replace(f":{REGION}:", f":{region}:")


def _bus(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    held = cloud.client("events", region).describe_event_bus(Name=asked["Name"])
    return {"Name": held["Name"], "Description": held.get("Description")}


def _rule(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    events, bus = cloud.client("events", region), asked.get("EventBusName", "default")
    held = events.describe_rule(Name=asked["Name"], EventBusName=bus)
    targets = events.list_targets_by_rule(Rule=asked["Name"], EventBusName=bus)["Targets"]
    tags = events.list_tags_for_resource(ResourceARN=held["Arn"])["Tags"]
    return {
        "EventPattern": held.get("EventPattern"),
        "State": held["State"],
        "Description": held.get("Description"),
        "Targets": targets,
        "Tags": tags,
    }


def _connection(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    held = cloud.client("events", region).describe_connection(Name=asked["Name"])
    return {"AuthorizationType": held["AuthorizationType"], "Description": held.get("Description")}


def _api_destination(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    held = cloud.client("events", region).describe_api_destination(Name=asked["Name"])
    keys = ("Description", "HttpMethod", "InvocationEndpoint", "InvocationRateLimitPerSecond")
    return {key: held.get(key) for key in keys}


def _schedule_group(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    return {"Name": cloud.client("scheduler", region).get_schedule_group(Name=asked["Name"])["Name"]}


def _schedule(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    group = asked.get("GroupName", "default")
    held = cloud.client("scheduler", region).get_schedule(Name=asked["Name"], GroupName=group)
    keys = (
        "Description",
        "ScheduleExpression",
        "ScheduleExpressionTimezone",
        "FlexibleTimeWindow",
        "State",
        "Target",
    )
    return {key: held.get(key) for key in keys}


def _topic(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    arn = _arn("AWS::SNS::Topic", asked, region)
    held = cloud.client("sns", region).get_topic_attributes(TopicArn=arn)["Attributes"]
    return {"TopicName": held["TopicArn"].rsplit(":", 1)[1], "DisplayName": held.get("DisplayName")}


def _topic_policy(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    held = [
        cloud.client("sns", region).get_topic_attributes(TopicArn=arn)["Attributes"]["Policy"]
        for arn in asked["Topics"]
    ]
    return {"PolicyDocument": held[0]}


def _queue(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    sqs = cloud.client("sqs", region)
    url = sqs.get_queue_url(QueueName=asked["QueueName"])["QueueUrl"]
    held = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    keys = (
        "FifoQueue",
        "ContentBasedDeduplication",
        "MessageRetentionPeriod",
        "VisibilityTimeout",
        "SqsManagedSseEnabled",
    )
    return {key: held[key] for key in keys if key in held}


def _queue_policy(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    sqs = cloud.client("sqs", region)
    url = sqs.get_queue_url(QueueName=asked["Queues"][0].rsplit("/", 1)[1])["QueueUrl"]
    held = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["Policy"])["Attributes"]
    return {"PolicyDocument": held["Policy"]}


def _log_group(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    name = asked["LogGroupName"]
    groups = cloud.client("logs", region).describe_log_groups(logGroupNamePrefix=name)["logGroups"]
    (held,) = [each for each in groups if each["logGroupName"] == name] or [None]
    if held is None:
        raise LookupError(f"no log group {name}")
    return {"RetentionInDays": held.get("retentionInDays")}


def _log_policy(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    policies = cloud.client("logs", region).describe_resource_policies()["resourcePolicies"]
    held = {each["policyName"]: each["policyDocument"] for each in policies}
    return {"PolicyDocument": held[asked["PolicyName"]]}


def _log_stream(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    group, name = asked["LogGroupName"], asked["LogStreamName"]
    streams = cloud.client("logs", region).describe_log_streams(logGroupName=group, logStreamNamePrefix=name)
    if not any(each["logStreamName"] == name for each in streams["logStreams"]):
        raise LookupError(f"no stream {name} in {group}")
    return {"LogStreamName": name}


def _state_machine(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    states = cloud.client("stepfunctions", region)
    arn = _arn("AWS::StepFunctions::StateMachine", asked, region)
    held = states.describe_state_machine(stateMachineArn=arn)
    return {
        "StateMachineType": held["type"],
        "RoleArn": held["roleArn"],
        "Definition": held["definition"],
        "DefinitionString": held["definition"],
    }


def _permission(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    function = asked["FunctionName"].split(":function:")[-1].split(":")[0]
    policy = json.loads(cloud.client("lambda", region).get_policy(FunctionName=function)["Policy"])
    wanted = {
        ("ArnLike", "aws:sourcearn"): asked.get("SourceArn"),
        ("StringEquals", "lambda:functionurlauthtype"): asked.get("FunctionUrlAuthType"),
        ("Bool", "lambda:invokedviafunctionurl"): "true" if asked.get("InvokedViaFunctionUrl") else None,
    }
    wanted = {key: value for key, value in wanted.items() if value is not None}
    for statement in policy["Statement"]:
        held = {
            (operation, key.lower()): value
            for operation, conditions in statement.get("Condition", {}).items()
            for key, value in conditions.items()
        }
        if held == wanted and statement["Action"] == asked["Action"]:
            return {"Action": statement["Action"]}
    raise LookupError(f"no statement of {function} has {wanted}")


def _function(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    functions, name = cloud.client("lambda", region), asked["FunctionName"]
    held = functions.get_function_configuration(FunctionName=name)
    reserved = functions.get_function_concurrency(FunctionName=name).get("ReservedConcurrentExecutions")
    keys = ("Description", "Runtime", "Handler", "Role", "MemorySize", "Timeout", "Environment")
    return {"ReservedConcurrentExecutions": reserved} | {key: held.get(key) for key in keys}


def _function_url(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    name = asked["TargetFunctionArn"]
    held = cloud.client("lambda", region).get_function_url_config(FunctionName=name)
    return {"AuthType": held["AuthType"], "TargetFunctionArn": held["FunctionArn"]}


def _role(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    iam, name = cloud.client("iam", region), asked["RoleName"]
    held = iam.get_role(RoleName=name)["Role"]
    policies = [
        {
            "PolicyName": each,
            "PolicyDocument": iam.get_role_policy(RoleName=name, PolicyName=each)["PolicyDocument"],
        }
        for each in iam.list_role_policies(RoleName=name)["PolicyNames"]
    ]
    return {
        "AssumeRolePolicyDocument": held["AssumeRolePolicyDocument"],
        "Description": held.get("Description"),
        "Policies": policies,
    }


def _role_policy(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    held = cloud.client("iam", region).get_role_policy(RoleName=asked["RoleName"], PolicyName=asked["PolicyName"])
    return {"PolicyDocument": held["PolicyDocument"]}


def _slack(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    arn = _arn("AWS::Chatbot::SlackChannelConfiguration", asked, region)
    found = cloud.client("chatbot", region).describe_slack_channel_configurations(ChatConfigurationArn=arn)
    (held,) = found["SlackChannelConfigurations"] or [None]
    if held is None:
        raise LookupError(f"no channel {arn}")
    return {
        "SlackWorkspaceId": held["SlackTeamId"],
        "SlackChannelId": held["SlackChannelId"],
        "IamRoleArn": held["IamRoleArn"],
        "SnsTopicArns": held["SnsTopicArns"],
        "GuardrailPolicies": held["GuardrailPolicyArns"],
    }


def _teams(cloud: Cloud, asked: Properties, region: str) -> Mapping[str, Any]:
    arn = _arn("AWS::Chatbot::MicrosoftTeamsChannelConfiguration", asked, region)
    held = cloud.client("chatbot", region).get_microsoft_teams_channel_configuration(ChatConfigurationArn=arn)
    channel = held["ChannelConfiguration"]
    return {
        "TeamId": channel["TeamId"],
        "TeamsTenantId": channel["TenantId"],
        "TeamsChannelId": channel["ChannelId"],
        "IamRoleArn": channel["IamRoleArn"],
        "SnsTopicArns": channel["SnsTopicArns"],
    }


# CloudFormation has two other spellings for what the APIs call awsvpcConfiguration.
_NETWORK = {"AwsVpcConfiguration": "awsvpcConfiguration", "AwsvpcConfiguration": "awsvpcConfiguration"}
_QUEUE = re.compile(r"(http://127\.0\.0\.1:\d+|https://sqs\.[a-z0-9-]+\.amazonaws\.com)/(?=\d{12}/)")
_SECRET = re.compile(r"(:secret:events!connection/[^/\"]+/[0-9a-f-]{36})[-/][-/\w]+")
_UUID = re.compile(r"(?<=/)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

READERS: dict[str, Reader] = {
    "AWS::Events::EventBus": _bus,
    "AWS::Events::Rule": _rule,
    "AWS::Events::Connection": _connection,
    "AWS::Events::ApiDestination": _api_destination,
    "AWS::Scheduler::ScheduleGroup": _schedule_group,
    "AWS::Scheduler::Schedule": _schedule,
    "AWS::SNS::Topic": _topic,
    "AWS::SNS::TopicPolicy": _topic_policy,
    "AWS::SQS::Queue": _queue,
    "AWS::SQS::QueuePolicy": _queue_policy,
    "AWS::Logs::LogGroup": _log_group,
    "AWS::Logs::LogStream": _log_stream,
    "AWS::Logs::ResourcePolicy": _log_policy,
    "AWS::StepFunctions::StateMachine": _state_machine,
    "AWS::Lambda::Function": _function,
    "AWS::Lambda::Permission": _permission,
    "AWS::Lambda::Url": _function_url,
    "AWS::IAM::Role": _role,
    "AWS::IAM::RolePolicy": _role_policy,
    "AWS::Chatbot::SlackChannelConfiguration": _slack,
    "AWS::Chatbot::MicrosoftTeamsChannelConfiguration": _teams,
}
