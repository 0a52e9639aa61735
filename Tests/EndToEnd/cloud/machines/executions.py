"""The executions of all machines, once every one of them has ended."""

import json
import threading
from typing import Any

from moto.stepfunctions.parser.backend.execution import BaseExecutionWorkerCommunication
from moto.stepfunctions.parser.models import stepfunctions_parser_backends

from ..turns import inside_moto
from .trace import traces

# Only a hanging execution takes this long, on any machine.
MOST_SECONDS = 600

_ended = threading.Condition(inside_moto)


def fill() -> None:
    """moto reports that an execution has succeeded before it sets the output; here it is one step."""
    stock = BaseExecutionWorkerCommunication.terminated

    def terminated(self):
        with _ended:
            stock(self)
            _ended.notify_all()

    BaseExecutionWorkerCommunication.terminated = terminated


def listed() -> list[dict[str, Any]]:
    """Every execution in the order of their starts, with what it did."""
    with _ended:
        if not _ended.wait_for(lambda: not _running(), MOST_SECONDS):
            raise TimeoutError(f"after {MOST_SECONDS} seconds these still run: {_running()}")
        return [_told(each) for each in _all()]


def _running() -> list[str]:
    return [each.exec_arn for each in _all() if each.exec_status == "RUNNING"]


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
