"""The loopback server in place of every HTTP API that a workflow calls."""

import sys
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Request:
    """One request as it arrived; `origin` is the scheme and host that it was meant for."""

    method: str
    origin: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: str

    @property
    def address(self) -> str:
        """The method and the original address, without its query."""
        return f"{self.method} {self.origin}{self.path}"


class Sink:
    """Responds with 200, or the next of `answers`, after `delay` seconds, and keeps every request."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.answers: list[int] = []
        self.delay = 0.0
        self._lock = threading.Lock()
        sink = self

        class Handler(BaseHTTPRequestHandler):
            def handle_any(self) -> None:
                length = int(self.headers.get("content-length", 0))
                parts = urlsplit(self.path)
                sink.requests.append(
                    Request(
                        self.command,
                        self.headers.get("X-Original-Origin", ""),
                        parts.path,
                        parse_qs(parts.query),
                        {key.lower(): value for key, value in self.headers.items()},
                        self.rfile.read(length).decode(),
                    )
                )
                time.sleep(sink.delay)
                self.send_response(sink.next_answer())
                text = b'{"access_token": "token-of-the-sink"}'
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(text)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = handle_any

            def log_message(self, *_: object) -> None:
                return

        class Server(ThreadingHTTPServer):
            request_queue_size = 128

            def handle_error(self, *told: object) -> None:
                # A caller may give up, which some tests need.
                if not isinstance(sys.exc_info()[1], ConnectionError):
                    super().handle_error(*told)

        self._server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def next_answer(self) -> int:
        with self._lock:
            return self.answers.pop(0) if self.answers else 200

    def clear(self) -> None:
        with self._lock:
            self.requests.clear()
            self.answers.clear()
        self.delay = 0.0

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
