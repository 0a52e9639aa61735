"""`python -m cloud [SECONDS]`: starts the test cloud on a free loopback port and prints the port as JSON.

It ends when its standard input does, and so with the process that started it, however that ended.

With SECONDS, a thread runs no longer than that before another has its turn: races between threads show sooner.
"""

import json
import os
import sys
import threading

from .loopback import keep_on_loopback
from .server import application, listen


def main() -> None:
    if len(sys.argv) > 1:
        sys.setswitchinterval(float(sys.argv[1]))
    threading.Thread(target=_end_with_input, daemon=True).start()
    handle = listen()
    port = handle.getsockname()[1]
    # moto reads its own port when it is imported, so everything of moto is imported below.
    os.environ["MOTO_PORT"] = str(port)
    keep_on_loopback()

    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    from . import api, buses, formation, machines, moto_gaps
    from .connections import Connection

    moto_gaps.fill()
    buses.fill()
    formation.fill()
    machines.fill()

    serve = application(DomainDispatcherApplication(create_backend_app))
    api.answer_own_clients(serve)
    server = make_server(
        "127.0.0.1", port, serve, threaded=True, fd=handle.fileno(), request_handler=Connection
    )
    print(json.dumps({"port": port}), flush=True)
    server.serve_forever()


def _end_with_input() -> None:
    # Without Python's buffer, whose lock no thread may hold when the process ends.
    while os.read(0, 1024):
        pass
    os._exit(0)


main()
