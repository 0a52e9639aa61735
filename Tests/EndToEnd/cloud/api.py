"""The cloud's AWS API for deliveries: as a normal client, but in the same thread.

A delivery holds `inside_moto`, so a request over a socket, answered in another thread, would wait for it forever.
"""

import io
import os
import threading
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import boto3
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from werkzeug.test import EnvironBuilder, run_wsgi_app


class Arn(NamedTuple):
    """The parts of an ARN; `resource` is everything after the account."""

    partition: str
    service: str
    region: str
    account: str
    resource: str

    @property
    def name(self) -> str:
        """The last part of the resource: a queue's, a function's, a bus's name."""
        for separator in (":", "/"):
            if separator in self.resource:
                return self.resource.split(separator, 1)[1]
        return self.resource


def parse(arn: str) -> Arn:
    parts = arn.split(":", 5)
    if len(parts) != 6 or parts[0] != "arn":
        raise ValueError(f"not an ARN: {arn}")
    return Arn(*parts[1:])


_making = threading.Lock()
_clients: dict[tuple[str, str], Any] = {}
_front_door: Callable | None = None


def answer_own_clients(application: Callable) -> None:
    """Makes the cloud's own clients call this WSGI application."""
    global _front_door
    _front_door = application


def client(service: str, region: str) -> Any:
    """A client of one service. Two threads must not create one at once."""
    with _making:
        if (service, region) not in _clients:
            made = boto3.client(
                service,
                region_name=region or "us-east-1",
                endpoint_url=f"http://127.0.0.1:{os.environ['MOTO_PORT']}",
                aws_access_key_id="test",
                aws_secret_access_key="test",
                config=Config(retries={"total_max_attempts": 1}, inject_host_prefix=False),
            )
            made.meta.events.register("before-send", _answer)
            _clients[service, region] = made
        return _clients[service, region]


class _Body(io.BytesIO):
    """The body of a response, in the form in which botocore reads it from a connection."""

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        yield self.read()


def _answer(request, **_: Any) -> AWSResponse:
    """Answers a signed request without a connection."""
    address = urlsplit(request.url)
    body = request.body or b""
    body = body.read() if hasattr(body, "read") else body.encode() if isinstance(body, str) else body
    headers = {
        name: value.decode() if isinstance(value, bytes) else value for name, value in request.headers.items()
    }
    environ = EnvironBuilder(
        method=request.method,
        path=address.path or "/",
        query_string=address.query,
        base_url=f"{address.scheme}://{address.netloc}",
        headers=headers,
        input_stream=io.BytesIO(body),
        content_length=len(body),
    ).get_environ()
    parts, status, told = run_wsgi_app(_front_door, environ)
    return AWSResponse(request.url, int(status.split()[0]), dict(told), _Body(b"".join(parts)))
