"""One function for each kind of target: checks what AWS checks, then calls the target's own API.

A sender gets the call, returns what it did as a small dictionary for the record, and raises Refused or Failed.
"""

import json
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from botocore.exceptions import ClientError

from . import grants, http_calls
from .api import client, parse
from .paths import MISSING, read
from .transformer import Broken


@dataclass(frozen=True)
class Call:
    """One payload on its way to one target."""

    caller: grants.Caller
    target: Mapping[str, Any]
    event: Mapping[str, Any]
    payload: str

    @property
    def arn(self) -> str:
        return self.target["Arn"]

    @property
    def has_own_payload(self) -> bool:
        return bool(self.target.get("InputTransformer")) or self.target.get("Input") is not None


def to_queue(call: Call) -> dict:
    url = grants.require_queue(call.caller, call.arn)
    group = (call.target.get("SqsParameters") or {}).get("MessageGroupId")
    extra = {"MessageGroupId": group} if group else {}
    client("sqs", parse(call.arn).region).send_message(QueueUrl=url, MessageBody=call.payload, **extra)
    return {}


def to_topic(call: Call) -> dict:
    grants.require_topic(call.caller, call.arn)
    client("sns", parse(call.arn).region).publish(TopicArn=call.arn, Message=call.payload)
    return {}


def to_function(call: Call) -> dict:
    grants.require_function(call.caller, call.arn)
    _json(call.payload)
    functions = client("lambda", parse(call.arn).region)
    functions.invoke(FunctionName=parse(call.arn).name, InvocationType="Event", Payload=call.payload.encode())
    return {}


def to_state_machine(call: Call) -> dict:
    grants.require_role(call.caller, "states:StartExecution", call.arn)
    _json(call.payload)
    try:
        started = client("stepfunctions", parse(call.arn).region).start_execution(
            stateMachineArn=call.arn, name=str(uuid.uuid4()), input=call.payload
        )
    except ClientError as error:
        raise grants.missing(str(error)) from None
    return {"execution": started["executionArn"]}


def to_log_group(call: Call) -> dict:
    group = grants.require_log_group(call.caller, call.arn)
    moment, message = int(time.time() * 1000), call.payload
    if call.has_own_payload:
        entry = _json(call.payload)
        if not isinstance(entry, dict) or set(entry) != {"timestamp", "message"}:
            raise Broken(f"a log group takes only timestamp and message: {call.payload}")
        moment = _milliseconds(entry["timestamp"])
        message = entry["message"] if isinstance(entry["message"], str) else json.dumps(entry["message"])
    logs, stream = client("logs", parse(call.arn).region), str(uuid.uuid4())
    logs.create_log_stream(logGroupName=group, logStreamName=stream)
    logs.put_log_events(
        logGroupName=group, logStreamName=stream, logEvents=[{"timestamp": moment, "message": message}]
    )
    return {"message": message}


def to_bus(call: Call) -> dict:
    grants.require_role(call.caller, "events:PutEvents", call.arn)
    entry = {
        "EventBusName": call.arn,
        "Source": call.event["source"],
        "DetailType": call.event["detail-type"],
        "Detail": json.dumps(call.event["detail"]),
        "Resources": call.event.get("resources", []),
    }
    if parameters := call.target.get("EventBridgeParameters"):
        entry |= {**parameters, "Detail": call.payload, "Resources": []}
    answer = client("events", parse(call.arn).region).put_events(Entries=[entry])
    if answer["FailedEntryCount"]:
        raise http_calls.Failed("SDK_CLIENT_ERROR", json.dumps(answer["Entries"]), False)
    return {}


def to_api_destination(call: Call) -> dict:
    grants.require_role(call.caller, "events:InvokeApiDestination", call.arn)
    return http_calls.send(call.arn, call.target.get("HttpParameters") or {}, call.event, call.payload)


def to_stream(call: Call) -> dict:
    grants.require_role(call.caller, "kinesis:PutRecord", call.arn)
    parameters = call.target.get("KinesisParameters") or {}
    key = parameters.get("PartitionKey") or call.event.get("id", "key")
    if path := parameters.get("PartitionKeyPath"):
        found = read(path, call.event)
        key = found if isinstance(found, str) else "" if found is MISSING else json.dumps(found)
    client("kinesis", parse(call.arn).region).put_record(
        StreamARN=call.arn, Data=call.payload.encode(), PartitionKey=key or "key"
    )
    return {"partition-key": key}


def to_delivery_stream(call: Call) -> dict:
    grants.require_role(call.caller, "firehose:PutRecord", call.arn)
    firehose = client("firehose", parse(call.arn).region)
    firehose.put_record(DeliveryStreamName=parse(call.arn).name, Record={"Data": call.payload.encode()})
    return {}


def to_cluster(call: Call) -> dict:
    """Checks everything that RunTask requires; no container is run."""
    parameters = call.target.get("EcsParameters") or {}
    definition = parameters["TaskDefinitionArn"]
    ecs = client("ecs", parse(call.arn).region)
    if not ecs.describe_clusters(clusters=[call.arn])["clusters"]:
        raise grants.missing(f"cluster {parse(call.arn).name} does not exist")
    held = ecs.describe_task_definition(taskDefinition=definition)["taskDefinition"]
    grants.require_role(call.caller, "ecs:RunTask", definition, ecs_cluster=call.arn)
    for key in ("executionRoleArn", "taskRoleArn"):
        if key in held:
            service = "ecs-tasks.amazonaws.com"
            grants.require_role(call.caller, "iam:PassRole", held[key], iam_passedtoservice=service)
    return {"overrides": _json(call.payload) if call.has_own_payload else {}}


def to_job_queue(call: Call) -> dict:
    parameters = call.target.get("BatchParameters") or {}
    definition = parameters["JobDefinition"]
    grants.require_role(call.caller, "batch:SubmitJob", call.arn)
    grants.require_role(call.caller, "batch:SubmitJob", definition)
    own = _json(call.payload) if call.has_own_payload else {}
    batch = client("batch", parse(call.arn).region)
    job = batch.submit_job(
        jobName=parameters["JobName"],
        jobQueue=call.arn,
        jobDefinition=definition,
        parameters=own.get("Parameters") or {},
    )
    return {"job": job["jobId"]}


def to_build_project(call: Call) -> dict:
    grants.require_role(call.caller, "codebuild:StartBuild", call.arn)
    return {"overrides": _json(call.payload) if call.has_own_payload else {}}


Sender = Callable[[Call], dict]

_BY_SERVICE: dict[tuple[str, str], Sender] = {
    ("sqs", ""): to_queue,
    ("sns", ""): to_topic,
    ("lambda", "function"): to_function,
    ("states", "stateMachine"): to_state_machine,
    ("logs", "log-group"): to_log_group,
    ("events", "event-bus"): to_bus,
    ("events", "api-destination"): to_api_destination,
    ("kinesis", "stream"): to_stream,
    ("firehose", "deliverystream"): to_delivery_stream,
    ("ecs", "cluster"): to_cluster,
    ("batch", "job-queue"): to_job_queue,
    ("codebuild", "project"): to_build_project,
}


def sender_for(arn: str) -> Sender:
    parts = parse(arn)
    kind = "" if parts.service in ("sqs", "sns") else parts.resource.replace("/", ":").split(":")[0]
    found = _BY_SERVICE.get((parts.service, kind))
    if found is None:
        raise grants.missing(f"unknown target {arn}")
    return found


def _json(payload: str) -> Any:
    try:
        return json.loads(payload)
    except ValueError as error:
        raise Broken(f"the payload is not JSON ({error}): {payload}") from None


def _milliseconds(timestamp: Any) -> int:
    if isinstance(timestamp, (int, float)):
        return int(timestamp)
    try:
        return int(datetime.fromisoformat(str(timestamp).replace("Z", "+00:00")).timestamp() * 1000)
    except ValueError:
        raise Broken(f"not a time that a log group takes: {timestamp}") from None
