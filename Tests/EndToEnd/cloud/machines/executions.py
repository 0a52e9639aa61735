"""The executions of all machines, once every one of them has ended."""

import json
import time
from typing import Any

from moto.stepfunctions.parser.models import stepfunctions_parser_backends

from .trace import traces

MOST_SECONDS = 30


def listed() -> list[dict[str, Any]]:
    """Every execution in the order in which they were started, with what it did."""
    until = time.monotonic() + MOST_SECONDS
    while any(each.exec_status == "RUNNING" for each in _all()):
        if time.monotonic() > until:
            break
        time.sleep(0.005)
    return [_told(each) for each in _all()]


def _all() -> list:
    found = [
        execution
        for regions in stepfunctions_parser_backends.values()
        for backend in regions.values()
        for machine in backend.state_machines
        for execution in machine.executions
    ]
    return sorted(found, key=lambda each: each.start_date)


def _told(execution) -> dict[str, Any]:
    return {
        "execution": execution.exec_arn,
        "machine": execution.state_machine.name,
        "status": execution.exec_status,
        "error": execution.error,
        "cause": execution.cause,
        "input": execution.input_data
        if not isinstance(execution.input_data, str)
        else json.loads(execution.input_data),
        "output": execution.output,
        "did": traces.of(execution.exec_arn),
    }
