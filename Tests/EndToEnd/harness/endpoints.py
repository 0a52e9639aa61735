"""An endpoint's compiled code, run here: requests in, responses and calls of AWS out."""

import base64
import json
import os
import sys
import types
from collections.abc import Callable, Mapping
from typing import Any
from unittest import mock

HOST = "example.lambda-url.ap-northeast-1.on.aws"
NOW = 1_764_547_200


class Services:
    """Replaces AWS: keeps what is put on buses, knows secrets, and fails on request."""

    def __init__(self, secrets: Mapping[str, Any]):
        self.secrets = dict(secrets)
        self.entries: list[dict[str, Any]] = []
        self.reads: list[str] = []
        self.put_answer: Callable[[list], Any] = lambda entries: {"FailedEntryCount": 0, "Entries": [{"EventId": "1"}]}

    def client(self, service: str) -> types.SimpleNamespace:
        return types.SimpleNamespace(**{
            "events": {"put_events": self._put},
            "secretsmanager": {"get_secret_value": self._secret},
            "ssm": {"get_parameter": self._parameter},
        }[service])

    def _put(self, Entries):
        answer = self.put_answer(Entries)
        if not answer["FailedEntryCount"]:
            self.entries += Entries
        return answer

    def _read(self, name: str) -> str:
        self.reads.append(name)
        return self.secrets[name]

    def _secret(self, SecretId):
        return {"SecretString": self._read(SecretId)}

    def _parameter(self, Name, WithDecryption):
        assert WithDecryption is True
        return {"Parameter": {"Value": self._read(Name)}}


class Endpoint:
    """A function that was just started: its code has run once, and the test sets its clock."""

    def __init__(self, code: str, variables: Mapping[str, str], services: Any):
        self._variables = dict(variables)
        self.now = NOW
        self._names: dict[str, Any] = {"__name__": "index"}
        with mock.patch.dict(sys.modules, {"boto3": services}), mock.patch.dict(os.environ, self._variables):
            exec(compile(code, "index.py", "exec"), self._names)  # noqa: S102 - the code is what is tested
        self._names["time"] = types.SimpleNamespace(time=lambda: self.now)

    def answer(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """The response of the function to an event of its URL."""
        with mock.patch.dict(os.environ, self._variables):
            return self._names["handler"](json.loads(json.dumps(event)), None)

    def status(self, event: Mapping[str, Any]) -> int:
        return self.answer(event)["statusCode"]


def request(
    body: bytes | str,
    headers: Mapping[str, str],
    path: str = "/",
    query: str = "",
    method: str = "POST",
    host: str = HOST,
    encoded: bool = False,
) -> dict[str, Any]:
    """The event that a function URL creates from a request (AWS Lambda Developer Guide, "Request and response
    payloads"): names of headers in lower case, repeated values joined by commas."""
    body = body.encode() if isinstance(body, str) else body
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": query,
        "headers": {name.lower(): value for name, value in headers.items()},
        "requestContext": {"domainName": host, "http": {"method": method, "path": path}},
        "body": base64.b64encode(body).decode() if encoded else body.decode(),
        "isBase64Encoded": encoded,
    }
