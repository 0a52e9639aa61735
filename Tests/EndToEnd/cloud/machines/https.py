"""`http:invoke`: a request as Step Functions makes it over a connection, sent to the test's sink on loopback.

("Call HTTPS APIs in Step Functions workflows".)
"""

import json
from collections.abc import Iterable, Mapping
from http.client import responses
from typing import Any
from urllib.parse import urlencode, urlsplit

import requests

from .. import http_calls
from ..api import parse
from .answers import answers
from .call import Call, TaskFailed

_ARGUMENTS = {
    "ApiEndpoint",
    "Authentication",
    "Headers",
    "Method",
    "QueryParameters",
    "RequestBody",
    "Transform",
}
_METHODS = {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"}
_ARRAY_FORMATS = {"INDICES", "REPEAT", "COMMAS", "BRACKETS", "NONE"}
_FORM = "application/x-www-form-urlencoded"
# Those that a request may not set by itself: "Headers".
_FORBIDDEN = ("host", "content-length", "transfer-encoding", "connection", "user-agent", "range", "trailer")
TIMEOUT_SECONDS = 60
MOST_BYTES = 262_144


def run(call: Call) -> dict[str, Any]:
    """Sends the request and returns the state's result; any status but success fails."""
    _check(call)
    arguments = call.arguments
    auth = http_calls.credentials(parse(arguments["Authentication"]["ConnectionArn"]))
    extra = auth.get("InvocationHttpParameters") or {}
    headers = {"Content-Type": "application/json", **(arguments.get("Headers") or {})}
    headers |= {
        "User-Agent": f"Amazon|StepFunctions|HttpInvoke|{call.region}",
        "Range": f"bytes=0-{MOST_BYTES}",
    }
    query = [pair for key, value in (arguments.get("QueryParameters") or {}).items() for pair in _pairs(key, value)]
    query += [(each["Key"], each.get("Value", "")) for each in extra.get("QueryStringParameters") or []]
    headers |= {each["Key"]: each.get("Value", "") for each in extra.get("HeaderParameters") or []}
    headers |= http_calls.authorization(auth)
    body = arguments.get("RequestBody")
    if added := extra.get("BodyParameters"):
        body = {**(body or {}), **{each["Key"]: each.get("Value", "") for each in added}}
    text = _encoded(body, arguments.get("Transform"), headers)
    status, reason, told, answered = _send(call, query, headers, text)
    if not 200 <= status < 300:
        # The body is lost: the cause is the status text alone, as users of HTTP tasks report.
        raise TaskFailed(f"States.Http.StatusCode.{status}", reason)
    return {"Headers": told, "ResponseBody": _parsed(answered), "StatusCode": status, "StatusText": reason}


def _check(call: Call) -> None:
    """Requests that Step Functions rejects."""
    arguments = call.arguments
    if unknown := set(arguments) - _ARGUMENTS:
        raise TaskFailed("States.Runtime", f"http:invoke has no arguments {sorted(unknown)}")
    if arguments.get("Method") not in _METHODS:
        raise TaskFailed("States.Runtime", f"no method is called {arguments.get('Method')}")
    if urlsplit(arguments["ApiEndpoint"]).scheme != "https":
        raise TaskFailed("States.Runtime", f"only https is called, not {arguments['ApiEndpoint']}")
    for name, value in (arguments.get("Headers") or {}).items():
        if name.lower() in _FORBIDDEN or name.lower().startswith(("x-amz", "x-forwarded")):
            raise TaskFailed("States.Runtime", f"no request may set the header {name}")
        if not isinstance(value, str) or not value.isascii() or any(ord(each) < 32 for each in value):
            raise TaskFailed("States.Runtime", f"the header {name} is no plain text: {value!r}")


def _pairs(key: str, value: Any) -> list[tuple[str, str]]:
    values = value if isinstance(value, list) else [value]
    return [(key, each if isinstance(each, str) else json.dumps(each)) for each in values]


def _encoded(body: Any, transform: Mapping[str, Any] | None, headers: Mapping[str, str]) -> str | None:
    if body is None:
        return None
    if transform is None:
        return body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    if transform.get("RequestBodyEncoding") != "URL_ENCODED":
        raise TaskFailed("States.Runtime", f"no encoding is called {transform.get('RequestBodyEncoding')}")
    written = {name.lower(): value for name, value in headers.items()}.get("content-type")
    if written != _FORM:
        raise TaskFailed("States.Runtime", f"a form is sent as {_FORM}, not as {written}")
    arrays = (transform.get("RequestEncodingOptions") or {}).get("ArrayFormat", "INDICES")
    if arrays not in _ARRAY_FORMATS:
        raise TaskFailed("States.Runtime", f"no array format is called {arrays}")
    return urlencode([pair for key, value in body.items() for pair in _fields(key, value, arrays)])


def _fields(name: str, value: Any, arrays: str) -> Iterable[tuple[str, str]]:
    """The fields of a form that a value becomes; `arrays` says how to write an array within."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _fields(f"{name}[{key}]", inner, arrays)
    elif isinstance(value, list) and arrays == "COMMAS":
        yield name, ",".join(_field(each) for each in value)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            suffix = {"INDICES": f"[{index}]", "BRACKETS": "[]"}.get(arrays, "")
            yield from _fields(name + suffix, inner, arrays)
    else:
        yield name, _field(value)


def _field(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


def _send(
    call: Call, query: list[tuple[str, str]], headers: Mapping[str, str], text: str | None
) -> tuple[int, str, dict, str]:
    """The sink receives the request; if the test defines a response for the state, that one counts."""
    address, origin = http_calls.sink.address(call.arguments["ApiEndpoint"])
    try:
        answer = requests.request(
            call.arguments["Method"],
            address,
            params=query,
            headers={**headers, **origin},
            data=None if text is None else text.encode(),
            timeout=TIMEOUT_SECONDS,
        )
    except requests.RequestException as error:
        raise TaskFailed("States.Http.Socket", str(error)) from None
    told = {name: [value] for name, value in answer.headers.items()}
    given = answers.take(call.state)
    if given is None:
        return answer.status_code, answer.reason, told, answer.text
    if "error" in given:
        raise TaskFailed(given["error"], given.get("cause", ""))
    body = given["result"] if "result" in given else given.get("body", "")
    status = given.get("status", 200)
    return status, responses.get(status, ""), told, body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
