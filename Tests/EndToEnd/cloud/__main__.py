"""`python -m cloud`: starts the test cloud on a free loopback port and prints the port as JSON."""

import json
import os

from .loopback import keep_on_loopback
from .server import application, listen


def main() -> None:
    handle = listen()
    port = handle.getsockname()[1]
    # moto reads its own port when it is imported, so everything of moto is imported below.
    os.environ["MOTO_PORT"] = str(port)
    keep_on_loopback()

    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import WSGIRequestHandler, make_server

    from . import buses, formation, machines, moto_gaps

    moto_gaps.fill()
    buses.fill()
    formation.fill()
    machines.fill()

    class Quiet(WSGIRequestHandler):
        """Keeps connections open, and writes no line for a request."""

        protocol_version = "HTTP/1.1"

        def log_request(self, *_: object) -> None:
            return

    stock = DomainDispatcherApplication(create_backend_app)
    server = make_server(
        "127.0.0.1", port, application(stock), threaded=True, fd=handle.fileno(), request_handler=Quiet
    )
    print(json.dumps({"port": port}), flush=True)
    server.serve_forever()


main()
