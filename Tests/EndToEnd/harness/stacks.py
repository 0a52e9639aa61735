"""Stacks on the test cloud, and what a project requires there."""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from . import secrets, template
from .cloud import Cloud
from .places import ACCOUNT, REGION
from .project import Expectation, Project
from .runs import STAND_IN


def prepare(cloud: Cloud, expected: Expectation, region: str = REGION) -> None:
    """Creates what must exist already: secrets, and the resources that an expectation names under `exists`."""
    secrets.store(cloud, expected["secrets"], expected["parameter-store"], region)
    makers = {
        "buses": _bus,
        "queues": _queue,
        "topics": _topic,
        "functions": _function,
        "state-machines": _state_machine,
        "streams": _stream,
        "delivery-streams": _delivery_stream,
        "clusters": _cluster,
        "task-definitions": _task_definition,
        "job-queues": _job_queue,
        "job-definitions": _job_definition,
        "buckets": _bucket,
        "tables": _table,
        "identities": _identity,
    }
    for kind, named in expected["exists"].items():
        for name in named:
            makers[kind](cloud, name, region)


def create(cloud: Cloud, project: Project, region: str = REGION) -> None:
    """One stack for each template, in order."""
    exports: dict[str, Any] = {}
    for path in project.templates():
        loaded = template.load(path)
        resolver = project.resolver(loaded, exports)
        parameters = project.parameters(loaded)
        cloud.client("cloudformation", region).create_stack(
            StackName=stack_name(project, path.stem),
            TemplateBody=_body(_revealed(loaded, resolver)),
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
            Capabilities=["CAPABILITY_NAMED_IAM"],
        )
        status = _status(cloud, project, path.stem, region)
        if status != "CREATE_COMPLETE":
            raise AssertionError(f"the stack of {path.name} ended as {status}")
        exports |= resolver.exports()


def _body(loaded: Mapping[str, Any]) -> str:
    """The template as JSON that moto, which reads it as YAML, reads correctly too.

    In YAML, an escaped surrogate pair is two characters, and some characters must be escaped.
    """
    text = json.dumps(loaded, ensure_ascii=False)
    return re.sub("[\u007f-\u009f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found.group()):04x}", text)


def delete(cloud: Cloud, project: Project, region: str = REGION) -> None:
    for path in reversed(project.templates()):
        cloud.client("cloudformation", region).delete_stack(StackName=stack_name(project, path.stem))


def stack_name(project: Project, stem: str) -> str:
    return f"{project.name}-{stem}".replace("_", "-").replace(".", "-")


def _status(cloud: Cloud, project: Project, stem: str, region: str) -> str:
    answer = cloud.client("cloudformation", region).describe_stacks(StackName=stack_name(project, stem))
    return answer["Stacks"][0]["StackStatus"]


def _revealed(value: Any, resolver: template.Resolver) -> Any:
    """The template with its dynamic references resolved, which the test cloud does not do by itself."""
    if isinstance(value, dict):
        return {key: _revealed(inner, resolver) for key, inner in value.items()}
    if isinstance(value, list):
        return [_revealed(inner, resolver) for inner in value]
    return resolver.value(value) if isinstance(value, str) else value


# What exists already


def _bus(cloud: Cloud, name: str, region: str) -> None:
    cloud.client("events", region).create_event_bus(Name=name)


def _queue(cloud: Cloud, name: str, region: str) -> None:
    cloud.client("sqs", region).create_queue(QueueName=name)


def _topic(cloud: Cloud, name: str, region: str) -> None:
    """A topic whose owner has let EventBridge in, as Tasuki's diagnostic recommends."""
    sns = cloud.client("sns", region)
    arn = sns.create_topic(Name=name)["TopicArn"]
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "events.amazonaws.com"},
        "Action": "sns:Publish",
        "Resource": arn,
    }
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    sns.set_topic_attributes(TopicArn=arn, AttributeName="Policy", AttributeValue=document)


def _function(cloud: Cloud, called: str, region: str) -> None:
    """A function, with an alias if one is named: `score` or `score:live`."""
    name, _, alias = called.partition(":")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("index.py", "def handler(event, context):\n    return event\n")
    cloud.client("lambda", region).create_function(
        FunctionName=name,
        Runtime="python3.12",
        Role=_role(cloud, f"{name}-runs", "lambda.amazonaws.com", region),
        Handler="index.handler",
        Code={"ZipFile": packed.getvalue()},
        Publish=True,
    )
    if alias:
        cloud.client("lambda", region).create_alias(FunctionName=name, Name=alias, FunctionVersion="1")


def _state_machine(cloud: Cloud, name: str, region: str) -> None:
    cloud.client("stepfunctions", region).create_state_machine(
        name=name,
        roleArn=_role(cloud, f"{name}-runs", "states.amazonaws.com", region),
        definition=json.dumps({"StartAt": STAND_IN, "States": {STAND_IN: {"Type": "Pass", "End": True}}}),
    )


def _stream(cloud: Cloud, name: str, region: str) -> None:
    cloud.client("kinesis", region).create_stream(StreamName=name, ShardCount=1)


def _delivery_stream(cloud: Cloud, name: str, region: str) -> None:
    bucket = f"{name}-{region}".lower()
    cloud.client("s3", region).create_bucket(
        Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": region}
    )
    cloud.client("firehose", region).create_delivery_stream(
        DeliveryStreamName=name,
        S3DestinationConfiguration={
            "RoleARN": f"arn:aws:iam::{ACCOUNT}:role/any",
            "BucketARN": f"arn:aws:s3:::{bucket}",
        },
    )


def _cluster(cloud: Cloud, name: str, region: str) -> None:
    cloud.client("ecs", region).create_cluster(clusterName=name)


def _task_definition(cloud: Cloud, family: str, region: str) -> None:
    """A container task with its own role, which the caller has to pass."""
    cloud.client("ecs", region).register_task_definition(
        family=family,
        containerDefinitions=[{"name": "main", "image": "example", "memory": 128}],
        executionRoleArn=_role(cloud, f"{family}-runs", "ecs-tasks.amazonaws.com", region),
    )


def _job_queue(cloud: Cloud, name: str, region: str) -> None:
    batch = cloud.client("batch", region)
    batch.create_compute_environment(
        computeEnvironmentName=name,
        type="UNMANAGED",
        serviceRole=_role(cloud, f"{name}-runs", "batch.amazonaws.com", region),
    )
    order = [{"order": 1, "computeEnvironment": name}]
    batch.create_job_queue(jobQueueName=name, state="ENABLED", priority=1, computeEnvironmentOrder=order)


def _job_definition(cloud: Cloud, called: str, region: str) -> None:
    """A definition in as many revisions as are named: `clean` or `clean:3`."""
    name, _, revisions = called.partition(":")
    for _ in range(int(revisions or 1)):
        cloud.client("batch", region).register_job_definition(
            jobDefinitionName=name,
            type="container",
            containerProperties={"image": "example", "vcpus": 1, "memory": 128, "command": ["true"]},
        )


def _bucket(cloud: Cloud, name: str, region: str) -> None:
    place = {"LocationConstraint": region}
    cloud.client("s3", region).create_bucket(Bucket=name, CreateBucketConfiguration=place)


def _table(cloud: Cloud, name: str, region: str) -> None:
    """A table whose items have a text `id`."""
    cloud.client("dynamodb", region).create_table(
        TableName=name,
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )


def _identity(cloud: Cloud, name: str, region: str) -> None:
    cloud.client("sesv2", region).create_email_identity(EmailIdentity=name)


def _role(cloud: Cloud, name: str, service: str, region: str) -> str:
    trust = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    return cloud.client("iam", region).create_role(RoleName=name, AssumeRolePolicyDocument=document)["Role"]["Arn"]
