"""`python -m cloud.machines.validate FILE`: what moto's parser and static analyzers report about definitions.

The file contains a JSON list of `{"type": …, "definition": …}`; the output is the list of their problems, null for
none. Each definition is read in its own process, because the parser keeps state from one that it rejected.
"""

import json
import os
import sys
from pathlib import Path


def problem_of(definition: str, kind: str) -> str | None:
    """Why the definition of a machine of this type is rejected, or None."""
    from moto.stepfunctions.parser.asl.static_analyser.express_static_analyser import ExpressStaticAnalyser
    from moto.stepfunctions.parser.asl.static_analyser.static_analyser import StaticAnalyser

    analyser = ExpressStaticAnalyser() if kind == "EXPRESS" else StaticAnalyser()
    try:
        analyser.analyse(definition)
    except Exception as error:  # the parser raises many types, each of which is a rejection
        return f"{type(error).__name__}: {error!r}"
    return None


def main() -> None:
    from . import fill

    fill()
    told = []
    for machine in json.loads(Path(sys.argv[1]).read_text()):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            problem = problem_of(json.dumps(machine["definition"]), machine["type"])
            os.write(writer, json.dumps(problem and problem[:4000]).encode())
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as answer:
            text = answer.read()
        _, status = os.waitpid(child, 0)
        told.append(json.loads(text) if text else f"the reader ended with {status}")
    print(json.dumps(told))


if __name__ == "__main__":
    main()
