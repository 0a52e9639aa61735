"""Who may deliver what: the permissions that AWS requires before EventBridge or Scheduler reaches a target.

Several of AWS's rules are silent traps, and they are enforced here as strictly as by AWS:

- a topic's statement with any Condition does not apply to EventBridge ("Using resource-based policies for
  Amazon EventBridge": Condition blocks are not supported in Amazon SNS topic policies);
- a function's permission with aws:SourceAccount does not apply ("Troubleshooting Amazon EventBridge");
- a queue under a customer managed key does not see aws:SourceArn.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from botocore.exceptions import ClientError

from . import policies
from .api import client, parse

EVENTS, SCHEDULER = "events.amazonaws.com", "scheduler.amazonaws.com"


class Refused(Exception):
    """The target does not exist or does not let the caller in. AWS does not retry this."""

    def __init__(self, code: str, reason: str):
        super().__init__(reason)
        self.code, self.reason = code, reason


@dataclass(frozen=True)
class Caller:
    """The sender: a rule (by resource policies, or a role if the target takes one) or a schedule (by role)."""

    service: str
    source_arn: str
    account: str
    region: str
    role_arn: str | None

    @property
    def context(self) -> dict[str, str]:
        return {"aws:sourcearn": self.source_arn, "aws:sourceaccount": self.account}

    @property
    def goes_by_role(self) -> bool:
        return self.service == SCHEDULER


def denied(reason: str) -> Refused:
    return Refused("NO_PERMISSIONS", reason)


def missing(reason: str) -> Refused:
    return Refused("NO_RESOURCE", reason)


def require_role(caller: Caller, action: str, *resources: str, **more: str) -> None:
    """The caller's role trusts the service for this source, and may do the action on one of the resources.

    `more` is what else the request contains for conditions, such as `ecs_cluster` for `ecs:cluster`.
    """
    told = {key.replace("_", ":"): value for key, value in more.items()}
    if not caller.role_arn:
        raise denied(f"the target has no RoleArn, and {action} needs one")
    iam, name = client("iam", caller.region), caller.role_arn.rsplit("/", 1)[-1]
    try:
        role = iam.get_role(RoleName=name)["Role"]
    except ClientError:
        raise denied(f"role {name} does not exist") from None
    trust = role["AssumeRolePolicyDocument"]
    if not policies.allows(trust, caller.service, "sts:AssumeRole", caller.role_arn, caller.context):
        raise denied(f"role {name} does not trust {caller.service} for {caller.source_arn}")
    documents = _documents(name, caller.region)
    if not any(
        policies.allows({"Statement": _statements(documents)}, None, action, resource, caller.context | told)
        for resource in resources
    ):
        raise denied(f"role {name} does not allow {action} on {resources[0]}")


def _documents(role: str, region: str) -> list[Mapping]:
    iam = client("iam", region)
    inline = [
        iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
        for name in iam.list_role_policies(RoleName=role)["PolicyNames"]
    ]
    attached = []
    for policy in iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]:
        version = iam.get_policy(PolicyArn=policy["PolicyArn"])["Policy"]["DefaultVersionId"]
        held = iam.get_policy_version(PolicyArn=policy["PolicyArn"], VersionId=version)
        attached.append(held["PolicyVersion"]["Document"])
    return inline + attached


def _statements(documents: list[Mapping]) -> list[Mapping]:
    return [
        statement
        for document in documents
        for statement in policies.as_list(policies.document(document).get("Statement"))
    ]


def queue_url(arn: str) -> str:
    queue = parse(arn)
    try:
        return client("sqs", queue.region).get_queue_url(QueueName=queue.resource)["QueueUrl"]
    except ClientError:
        raise missing(f"queue {queue.resource} does not exist") from None


def require_queue(caller: Caller, arn: str) -> str:
    """The URL of a queue that the caller may send to."""
    url = queue_url(arn)
    if caller.goes_by_role:
        require_role(caller, "sqs:SendMessage", arn)
        return url
    attributes = client("sqs", parse(arn).region).get_queue_attributes(QueueUrl=url, AttributeNames=["All"])
    held = attributes["Attributes"]
    context = dict(caller.context)
    if held.get("KmsMasterKeyId"):
        del context["aws:sourcearn"]
    if not policies.allows(held.get("Policy"), caller.service, "sqs:SendMessage", arn, context):
        raise denied(f"the policy of queue {parse(arn).resource} does not allow {caller.source_arn}")
    return url


def require_topic(caller: Caller, arn: str) -> None:
    if caller.goes_by_role:
        require_role(caller, "sns:Publish", arn)
        return
    try:
        held = client("sns", parse(arn).region).get_topic_attributes(TopicArn=arn)["Attributes"]
    except ClientError:
        raise missing(f"topic {parse(arn).resource} does not exist") from None
    unconditional = [
        statement
        for statement in policies.as_list(policies.document(held.get("Policy")).get("Statement"))
        if not statement.get("Condition")
    ]
    if not policies.allows({"Statement": unconditional}, caller.service, "sns:Publish", arn, {}):
        raise denied(f"no statement without a Condition lets {caller.service} publish to {arn}")


def require_function(caller: Caller, arn: str) -> None:
    if caller.goes_by_role:
        require_role(caller, "lambda:InvokeFunction", arn)
        return
    name = parse(arn).name
    functions = client("lambda", parse(arn).region)
    try:
        functions.get_function(FunctionName=name)
    except ClientError:
        raise missing(f"function {name} does not exist") from None
    try:
        policy = json.loads(functions.get_policy(FunctionName=name)["Policy"])
    except ClientError:
        raise denied(f"function {name} has no permission at all") from None
    context = {"aws:sourcearn": caller.source_arn}
    if not policies.allows(policy, caller.service, "lambda:InvokeFunction", arn, context):
        raise denied(f"no permission of function {name} allows {caller.source_arn}")


def require_log_group(caller: Caller, arn: str) -> str:
    """The name of a log group that the account's resource policies open to EventBridge."""
    group = parse(arn).name.removesuffix(":*")
    logs = client("logs", parse(arn).region)
    found = logs.describe_log_groups(logGroupNamePrefix=group)["logGroups"]
    if not any(each["logGroupName"] == group for each in found):
        raise missing(f"log group {group} does not exist")
    held = [each["policyDocument"] for each in logs.describe_resource_policies()["resourcePolicies"]]
    stream = f"{arn.removesuffix(':*')}:log-stream:events"
    for action in ("logs:CreateLogStream", "logs:PutLogEvents"):
        if not any(policies.allows(each, caller.service, action, stream, caller.context) for each in held):
            raise denied(f"no log resource policy allows {action} on {group}")
    return group
