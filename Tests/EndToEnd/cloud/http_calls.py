"""API destinations: the HTTP request that EventBridge would send, sent to the test's sink on loopback."""

import base64
import json
import threading
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import requests

from .api import Arn, client, parse
from .grants import missing
from .loopback import is_loopback
from .paths import MISSING, read
from .turns import inside_moto

# Only a sink that hangs takes this long. AWS waits for 5 seconds, which a busy machine could miss.
TIMEOUT_SECONDS = 60


class Failed(Exception):
    """The target responded with an error; retried when AWS would retry it."""

    def __init__(self, code: str, reason: str, retriable: bool):
        super().__init__(reason)
        self.code, self.reason, self.retriable = code, reason, retriable
        self.attempts = 1


class Sink:
    """The place that receives requests to other hosts. Without one they fail."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._url: str | None = None

    def set(self, url: str | None) -> None:
        if url and not is_loopback(urlsplit(url).hostname or ""):
            raise ValueError(f"the sink must be loopback: {url}")
        with self._lock:
            self._url = url

    def address(self, url: str) -> tuple[str, dict[str, str]]:
        """The loopback address for a URL, and the headers that name its original host."""
        parts = urlsplit(url)
        if is_loopback(parts.hostname or ""):
            return url, {}
        with self._lock:
            if self._url is None:
                raise Failed("NO_SINK", f"no sink is set, {parts.hostname} is not called", False)
            rest = parts.path + (f"?{parts.query}" if parts.query else "")
            return self._url.rstrip("/") + rest, {"X-Original-Origin": f"{parts.scheme}://{parts.netloc}"}


sink = Sink()


def send(destination_arn: str, parameters: Mapping[str, Any], event: Mapping[str, Any], payload: str) -> dict:
    """Calls an API destination and returns what was sent."""
    arn = parse(destination_arn)
    events = client("events", arn.region)
    name = arn.resource.split("/")[1]
    try:
        destination = events.describe_api_destination(Name=name)
        auth = credentials(parse(destination["ConnectionArn"]))
    except events.exceptions.ResourceNotFoundException as error:
        raise missing(str(error)) from None
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Amazon/EventBridge/ApiDestinations",
        "Range": "bytes=0-1048575",
    }
    url = destination["InvocationEndpoint"]
    for value in parameters.get("PathParameterValues") or []:
        url = url.replace("*", quote(_resolved(value, event), safe=""), 1)
    query = {key: _resolved(value, event) for key, value in (parameters.get("QueryStringParameters") or {}).items()}
    own = parameters.get("HeaderParameters") or {}
    headers |= {key: _resolved(value, event) for key, value in own.items()}
    body = payload
    for each in (auth.get("InvocationHttpParameters") or {}).get("HeaderParameters") or []:
        headers[each["Key"]] = each.get("Value", "")
    for each in (auth.get("InvocationHttpParameters") or {}).get("QueryStringParameters") or []:
        query[each["Key"]] = each.get("Value", "")
    if extra := (auth.get("InvocationHttpParameters") or {}).get("BodyParameters"):
        body = json.dumps(json.loads(payload) | {each["Key"]: each.get("Value", "") for each in extra})
    address, origin = sink.address(url)
    method = destination["HttpMethod"]
    answer = _request(method, address, query, headers | authorization(auth) | origin, body)
    if answer in (401, 407) and "OAuthParameters" in auth:
        # The token may have expired: EventBridge gets another one and tries again.
        answer = _request(method, address, query, headers | authorization(auth) | origin, body)
    if answer >= 400:
        raise Failed("SDK_CLIENT_ERROR", f"{method} {url} answered {answer}", answer == 429 or answer >= 500)
    return {"method": method, "url": url}


def credentials(connection: Arn) -> Mapping[str, Any]:
    """A connection's authorization with its secrets, which no API returns."""
    from moto.events.models import events_backends

    with inside_moto:
        held = events_backends[connection.account][connection.region].connections
        found = held.get(connection.resource.split("/")[1])
    if found is None:
        raise missing(f"connection {connection.resource} does not exist")
    return found.auth_parameters


def _request(method: str, address: str, query: Mapping, headers: Mapping, body: str | None) -> int:
    try:
        answer = requests.request(
            method,
            address,
            params=query,
            headers=dict(headers),
            data=None if body is None or method in ("GET", "HEAD") else body.encode(),
            timeout=TIMEOUT_SECONDS,
        )
    except requests.RequestException as error:
        raise Failed("SDK_CLIENT_ERROR", str(error), True) from None
    return answer.status_code


def _resolved(value: str, event: Mapping[str, Any]) -> str:
    """A parameter of the target: a text, or one whole path into the original event."""
    if not value.startswith("$."):
        return value
    found = read(value, event)
    if found is MISSING:
        return ""
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def authorization(auth: Mapping[str, Any]) -> dict[str, str]:
    if key := auth.get("ApiKeyAuthParameters"):
        return {key["ApiKeyName"]: key.get("ApiKeyValue", "")}
    if basic := auth.get("BasicAuthParameters"):
        pair = f"{basic['Username']}:{basic.get('Password', '')}".encode()
        return {"Authorization": "Basic " + base64.b64encode(pair).decode()}
    if oauth := auth.get("OAuthParameters"):
        client_parameters = oauth["ClientParameters"]
        address, origin = sink.address(oauth["AuthorizationEndpoint"])
        answer = requests.request(
            oauth["HttpMethod"],
            address,
            headers={"Content-Type": "application/x-www-form-urlencoded"} | origin,
            data=urlencode(
                {
                    "grant_type": "client_credentials",
                    "client_id": client_parameters["ClientID"],
                    "client_secret": client_parameters.get("ClientSecret", ""),
                }
            ),
            timeout=TIMEOUT_SECONDS,
        )
        return {"Authorization": "Bearer " + answer.json()["access_token"]}
    return {}
