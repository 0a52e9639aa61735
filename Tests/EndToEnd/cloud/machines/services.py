"""Calls of AWS's APIs as Step Functions makes them: its own names for members, JSON for binary ones.

The integrations that Step Functions calls optimized differ from the plain API in a few places, and each such place is
a row or a function here ("Integrating optimized services with Step Functions").
"""

import functools
import json
import re
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import botocore.session
from botocore.exceptions import BotoCoreError, ClientError
from botocore.model import ServiceModel, Shape

from ..api import client
from .call import Call, TaskFailed

# Where Step Functions and boto3 have different names for a service. Each is checked against the service's own id.
_BOTO_NAMES = {
    "states": "stepfunctions",
    "sfn": "stepfunctions",
    "cloudwatchlogs": "logs",
    "eventbridge": "events",
    "cognitoidentityprovider": "cognito-idp",
    "costexplorer": "ce",
    "bedrockruntime": "bedrock-runtime",
    "rdsdata": "rds-data",
    "sagemakerruntime": "sagemaker-runtime",
    "redshiftdata": "redshift-data",
}
_OPTIMIZED = ("sns", "sqs", "lambda", "events", "states", "dynamodb", "ecs", "batch", "codebuild")
# Prefixes of the errors of optimized integrations; those of the others start with the service's id.
_ERRORS = {"sns": "SNS", "sqs": "SQS", "lambda": "Lambda", "events": "EventBridge", "states": "StepFunctions"}


@functools.cache
def model_of(service: str) -> ServiceModel:
    """The service's own description, by its name in Step Functions."""
    session = botocore.session.get_session()
    model = session.get_service_model(_BOTO_NAMES.get(service, service))
    known_as = model.metadata["serviceId"].replace(" ", "").lower()
    if service not in (known_as, *_OPTIMIZED):
        raise TaskFailed("States.Runtime", f"Step Functions knows no service {service}, but {known_as}")
    return model


def run(call: Call) -> Any:
    """Calls the service and returns the state's result."""
    check_names(call)
    service, name = _BOTO_NAMES.get(call.service, call.service), call.action
    api = client(service, call.region)
    operation = model_of(call.service).operation_model(name)
    arguments = _OWN_ARGUMENTS.get(call.integration, dict)(call.arguments)
    method = next(own for own, spelt in api.meta.method_to_api_mapping.items() if spelt == name)
    try:
        answer = getattr(api, method)(**_request(arguments, operation.input_shape, _spelling(call)))
    except ClientError as error:
        raise TaskFailed(_error_name(call, error.response["Error"]["Code"]), str(error)) from None
    except BotoCoreError as error:
        raise TaskFailed("States.Runtime", str(error)) from None
    answer.pop("ResponseMetadata", None)
    result = _response(answer, operation.output_shape, _spelling(call))
    if call.pattern.startswith("sync"):
        return _when_done(call, result)
    return _OWN_RESULTS.get(call.integration, lambda _, own: own)(call, result)


def check_names(call: Call) -> None:
    """Step Functions accepts names in its own spelling and rejects those that the API does not have."""
    spelt = _spelling(call)

    def check(value: Any, shape: Shape | None, where: str) -> None:
        if shape is not None and shape.type_name == "structure" and isinstance(value, Mapping):
            known = {spelt(member): inner for member, inner in shape.members.items()}
            for key, inner in value.items():
                if key not in known:
                    raise TaskFailed("States.Runtime", f"{call.integration} has no argument {where}{key}")
                check(inner, known[key], f"{where}{key}.")
        elif shape is not None and shape.type_name == "list" and isinstance(value, list):
            for inner in value:
                check(inner, shape.member, where)

    check(call.arguments, model_of(call.service).operation_model(call.action).input_shape, "")


Spelling = Callable[[str], str]


def _spelling(call: Call) -> Spelling:
    """The names of members in the service's structures: as in the API in optimized integrations, as in the SDK for Java
    elsewhere, both with an upper-case first letter ("Learning to use AWS service SDK integrations":
    DbInstanceIdentifier)."""
    return _as_in_java if call.integration.startswith("aws-sdk:") else lambda name: name[0].upper() + name[1:]


def _as_in_java(name: str) -> str:
    """Consecutive capitals at the start are a word: DBName is DbName, KMSKeyId is KmsKeyId. DynamoDB's types of values
    are not words."""
    if name in _TYPES:
        return name
    head = _HEAD.match(name)
    return head[0].capitalize() + name[head.end() :] if head else name[0].upper() + name[1:]


_TYPES = {"BS", "NS", "SS", "BOOL", "NULL"}
_HEAD = re.compile("[A-Z]{2,}(?![a-z])")


def _request(value: Any, shape: Shape | None, spelt: Spelling) -> Any:
    """Arguments in the form of boto3."""
    if shape is None:
        return value
    if shape.type_name == "structure" and isinstance(value, Mapping):
        names = {spelt(member): member for member in shape.members}
        return {names[key]: _request(inner, shape.members[names[key]], spelt) for key, inner in value.items()}
    if shape.type_name == "list" and isinstance(value, list):
        return [_request(inner, shape.member, spelt) for inner in value]
    if shape.type_name == "map" and isinstance(value, Mapping):
        return {key: _request(inner, shape.value, spelt) for key, inner in value.items()}
    if shape.type_name == "blob":
        # Any value is written as JSON: a text keeps its quotes.
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return value


def _response(value: Any, shape: Shape | None, spelt: Spelling) -> Any:
    """The response of boto3 as a state's result."""
    if isinstance(value, Mapping):
        structure = shape is not None and shape.type_name == "structure"
        return {
            spelt(key) if structure else key: _response(inner, _within(shape, key), spelt)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_response(inner, getattr(shape, "member", None), spelt) for inner in value]
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if hasattr(value, "read"):
        value = value.read()
    return value.decode() if isinstance(value, bytes) else value


def _within(shape: Shape | None, key: str) -> Shape | None:
    if shape is None:
        return None
    return shape.members.get(key) if shape.type_name == "structure" else getattr(shape, "value", None)


def _error_name(call: Call, code: str) -> str:
    if call.integration.startswith("aws-sdk:"):
        own = model_of(call.service).metadata["serviceId"].replace(" ", "")
        own = own[0] + own[1:].lower() if own.isupper() else own
    else:
        own = _ERRORS.get(call.service, call.service.capitalize())
    return f"{own}.{code if code.endswith('Exception') else code + 'Exception'}"


# Optimized integrations: where their arguments and results differ from the API.


def _with_text(member: str) -> Callable[[Mapping], dict]:
    """A member that may be anything and is sent as JSON, unless it is a text."""

    def convert(arguments: Mapping) -> dict:
        value = arguments.get(member, {})
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return {**arguments, member: text}

    return convert


def _with_details(arguments: Mapping) -> dict:
    convert = _with_text("Detail")
    return {**arguments, "Entries": [convert(each) for each in arguments["Entries"]]}


def _entries_put(call: Call, result: dict) -> dict:
    if result.get("FailedEntryCount"):
        raise TaskFailed("EventBridge.FailedEntry", json.dumps(result))
    return result


def _function_done(call: Call, result: dict) -> dict:
    payload = result.get("Payload") or "null"
    if result.get("FunctionError"):
        told = json.loads(payload)
        raise TaskFailed(told.get("errorType", "Exception") if isinstance(told, dict) else "Exception", payload)
    return {**result, "Payload": json.loads(payload)}


def _when_done(call: Call, started: Mapping[str, Any]) -> dict:
    """Waits for an execution as `.sync:2` does."""
    if call.integration != "states:startExecution":
        raise TaskFailed("States.Runtime", f"no one waits for {call.integration} here")
    api = client("stepfunctions", call.region)
    while True:
        held = api.describe_execution(executionArn=started["ExecutionArn"])
        if held["status"] != "RUNNING":
            break
        time.sleep(0.01)
    held.pop("ResponseMetadata", None)
    shape = model_of("states").operation_model("DescribeExecution").output_shape
    result = _response(held, shape, _spelling(call))
    if held["status"] != "SUCCEEDED":
        raise TaskFailed("States.TaskFailed", json.dumps(result))
    for member in ("Input", "Output"):
        if call.pattern == "sync:2" and member in result:
            result[member] = json.loads(result[member])
    return result


_OWN_ARGUMENTS: dict[str, Callable[[Mapping], dict]] = {
    "sns:publish": _with_text("Message"),
    "sqs:sendMessage": _with_text("MessageBody"),
    "states:startExecution": _with_text("Input"),
    "events:putEvents": _with_details,
}
_OWN_RESULTS: dict[str, Callable[[Call, dict], Any]] = {
    "events:putEvents": _entries_put,
    "lambda:invoke": _function_done,
}
