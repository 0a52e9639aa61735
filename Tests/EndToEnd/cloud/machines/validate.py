"""`python -m cloud.machines.validate FILE…`: what moto's parser and its static analyser say of each definition.

Each is read in a process of its own, since the parser keeps something of a definition that it refused.
"""

import json
import os
import sys
from pathlib import Path


def problem_of(definition: str) -> str | None:
    from moto.stepfunctions.parser.asl.static_analyser.static_analyser import StaticAnalyser

    try:
        StaticAnalyser.analyse(definition)
    except Exception as error:  # the parser raises many types, every one of them a refusal
        return f"{type(error).__name__}: {error}"
    return None


def main() -> None:
    from . import fill

    fill()
    for path in sys.argv[1:]:
        reader, writer = os.pipe()
        if not os.fork():
            told = problem_of(Path(path).read_text())
            os.write(writer, json.dumps(told).encode()[:60_000])
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as answer:
            print(answer.read(), flush=True)
        os.wait()


if __name__ == "__main__":
    main()
