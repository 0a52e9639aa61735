"""Connections of clients: read whole requests, write whole responses, stay open.

werkzeug's own handler closes every connection after one answer, and may close it while the client is still reading.
"""

import io
import traceback

from werkzeug.serving import WSGIRequestHandler


class Connection(WSGIRequestHandler):
    """One client's connection, for as long as the client wants it."""

    protocol_version = "HTTP/1.1"
    # A response is sent in one piece, at once.
    wbufsize = -1
    disable_nagle_algorithm = True

    def run_wsgi(self) -> None:
        if self.headers.get("Expect", "").strip().lower() == "100-continue":
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            self.wfile.flush()
        environ = self.make_environ()
        _read_whole(environ)
        head: list = []

        def start_response(status: str, headers: list[tuple[str, str]], _=None) -> None:
            head[:] = [status, headers]

        try:
            body = b"".join(self.server.app(environ, start_response))
        except Exception:
            self.server.log("error", traceback.format_exc())
            head[:] = ["500 Internal Server Error", [("Content-Type", "text/plain")]]
            body = b"the test cloud failed, see its log"
        self._write(*head, body)

    def _write(self, status: str, headers: list[tuple[str, str]], body: bytes) -> None:
        code, _, reason = status.partition(" ")
        self.send_response(int(code), reason)
        for name, value in headers:
            self.send_header(name, value)
        told = {name.lower() for name, _ in headers}
        if "content-length" not in told and code not in ("204", "304"):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_request(self, *_: object) -> None:
        """Writes no log line for a request."""


def _read_whole(environ) -> None:
    """Reads the body, so that the next request begins where it ends."""
    if environ.pop("wsgi.input_terminated", False):
        body = environ["wsgi.input"].read()
        del environ["HTTP_TRANSFER_ENCODING"]
    else:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(body)
    environ["CONTENT_LENGTH"] = str(len(body))
