"""EventBridge Scheduler: fires one schedule's target now, by its role, as it would at its time."""

import json
import re
import uuid
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from . import delivery, grants, record
from .api import client, parse

_UNIVERSAL = re.compile(r"arn:[^:]+:scheduler:::aws-sdk:(\w+):(\w+)")
# API names that differ from the IAM prefix or from boto3's name for the service.
_BOTO_NAMES = {"eventbridge": "events", "sfn": "stepfunctions", "cloudwatchlogs": "logs"}
_IAM_NAMES = {"eventbridge": "events", "sfn": "states", "cloudwatchlogs": "logs", "sesv2": "ses"}


def fire(group: str, name: str, region: str) -> dict[str, Any]:
    """Delivers a schedule's target and returns the last entry of the record."""
    schedule = client("scheduler", region).get_schedule(GroupName=group, Name=name)
    arn, target = schedule["Arn"], schedule["Target"]
    account = parse(arn).account
    group_arn = f"arn:aws:scheduler:{region}:{account}:schedule-group/{group}"
    context = {
        "aws.scheduler.schedule-arn": arn,
        "aws.scheduler.scheduled-time": delivery.moment(None),
        "aws.scheduler.execution-id": str(uuid.uuid4()),
        "aws.scheduler.attempt-number": "1",
    }
    about = {
        "schedule": name,
        "group": group,
        "target_id": name,
        "event_id": context["aws.scheduler.execution-id"],
    }
    if schedule["State"] == "DISABLED":
        record.deliveries.add(**about, outcome=record.REFUSED, reason="the schedule is disabled")
        return record.deliveries.entries(event_id=about["event_id"])[-1]
    payload = target.get("Input") or "{}"
    for key, value in context.items():
        payload = payload.replace(f"<{key}>", value)
    # The trust policy of a schedule's role sees the schedule's group ("Confused deputy prevention in
    # EventBridge Scheduler").
    caller = grants.Caller(grants.SCHEDULER, group_arn, account, region, target["RoleArn"])
    if universal := _UNIVERSAL.fullmatch(target["Arn"]):
        _call_any(universal.group(1), universal.group(2), caller, payload, about | {"target_arn": target["Arn"]})
    else:
        event = {"id": about["event_id"], "source": "aws.scheduler", "detail-type": "Scheduled", "detail": {}}
        # A schedule's Input is the payload itself; the whole event is never sent.
        delivery.attempt(caller, {**target, "Input": payload}, event, lambda: payload, about)
    return record.deliveries.entries(event_id=about["event_id"])[-1]


def _call_any(service: str, action: str, caller: grants.Caller, payload: str, about: dict[str, Any]) -> None:
    """A universal target: any action of any API, its request as the schedule's Input."""
    name = action[0].upper() + action[1:]
    method = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
    try:
        request = json.loads(payload)
        resources = [text for text in request.values() if isinstance(text, str) and text.startswith("arn:")]
        grants.require_role(caller, f"{_IAM_NAMES.get(service, service)}:{name}", *(resources or ["*"]))
        api = client(_BOTO_NAMES.get(service, service), caller.region)
        shape = api.meta.service_model.operation_model(name).input_shape
        getattr(api, method)(**_spelt(request, shape))
        record.deliveries.add(**about, payload=payload, outcome=record.DELIVERED, reason="")
    except grants.Refused as refused:
        record.deliveries.add(**about, payload=payload, outcome=record.REFUSED, reason=refused.reason)
    except (ClientError, BotoCoreError, ValueError) as error:
        record.deliveries.add(**about, payload=payload, outcome=record.FAILED, reason=str(error))


def _spelt(request: Any, shape: Any) -> Any:
    """A request in the spelling of the API: the Scheduler accepts names with an upper-case first letter."""
    if shape is not None and shape.type_name == "structure" and isinstance(request, dict):
        names = {member[0].upper() + member[1:]: member for member in shape.members}
        return {
            names.get(key, key): _spelt(value, shape.members.get(names.get(key, key)))
            for key, value in request.items()
        }
    if shape is not None and shape.type_name == "list" and isinstance(request, list):
        return [_spelt(value, shape.member) for value in request]
    return request
