"""The server: moto's services, the chat service, and the control endpoints under `/_cloud`.

| request | does |
|---|---|
| `GET /_cloud/deliveries?KEY=VALUE` | every attempt to deliver, with outcome and reason, filtered |
| `DELETE /_cloud/deliveries` | forgets them |
| `GET /_cloud/chat` | messages that reached a chat channel, `shown` or not |
| `PUT /_cloud/sink` `{"url": …}` | where requests of API destinations and state machines go |
| `PUT /_cloud/answers` `{STATE: …}` | the responses of services to states of these names (`machines/answers.py`) |
| `GET /_cloud/executions` | every execution with what it did (`machines/trace.py`), once all have ended |
| `POST /_cloud/schedules/fire` `{"group", "name", "region"}` | delivers a schedule's target now |
| `POST /_cloud/reset` | an empty account |
"""

import copy
import json
import socket
from contextlib import closing
from typing import Any
from urllib.parse import parse_qsl

from . import record
from .chat import answer, chat
from .http_calls import sink
from .turns import inside_moto

_CHAT_SCOPE = "/chatbot/aws4_request"


def application(stock):
    """Wraps moto's WSGI application. The request's body has been read, so that no slow client delays the others."""

    def serve(environ, start_response):
        path = environ["PATH_INFO"]
        if path.startswith("/_cloud/"):
            status, body = _control(environ["REQUEST_METHOD"], path, environ)
        elif _CHAT_SCOPE in environ.get("HTTP_AUTHORIZATION", ""):
            with inside_moto:
                # A copy, because others may change the channel while it is written.
                status, body = copy.deepcopy(answer(path, _body(environ)))
        else:
            with inside_moto, closing(stock(environ, start_response)) as answered:
                return list(answered)
        text = b"" if status == 204 else json.dumps(body, default=str).encode()
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(text)))]
        start_response(f"{status} Answer", headers)
        return [text]

    return serve


def _body(environ) -> dict[str, Any]:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    return json.loads(environ["wsgi.input"].read(length) or b"{}")


def _control(method: str, path: str, environ) -> tuple[int, Any]:
    from . import schedules
    from .machines import executions
    from .machines.answers import answers

    request = _body(environ)
    if path == "/_cloud/deliveries" and method == "GET":
        return 200, record.deliveries.entries(**dict(parse_qsl(environ.get("QUERY_STRING", ""))))
    if path == "/_cloud/deliveries" and method == "DELETE":
        record.deliveries.clear()
        return 204, None
    if path == "/_cloud/chat":
        return 200, record.chat_messages.entries()
    if path == "/_cloud/sink":
        sink.set(request.get("url"))
        return 204, None
    if path == "/_cloud/answers":
        answers.set(request)
        return 204, None
    if path == "/_cloud/executions":
        return 200, executions.listed()
    if path == "/_cloud/schedules/fire":
        with inside_moto:
            return 200, schedules.fire(request.get("group", "default"), request["name"], request["region"])
    if path == "/_cloud/reset":
        with inside_moto:
            _reset()
        return 204, None
    return 404, {"message": f"no {method} {path}"}


def _reset() -> None:
    from moto.moto_api._internal import moto_api_backend

    from .machines.answers import answers
    from .machines.trace import traces

    moto_api_backend.reset()
    answers.set({})
    traces.clear()
    record.deliveries.clear()
    record.chat_messages.clear()
    chat.clear()


def listen() -> socket.socket:
    """A listening socket on a free loopback port."""
    handle = socket.create_server(("127.0.0.1", 0), backlog=128)
    return handle
