"""What each execution did, in the order in which it did it.

| entry | says |
|---|---|
| `entered`, `type`, `input`, `rounds` | a state started, with this input, in these rounds of the loops around it |
| `called`, `rounds`, `integration`, `pattern`, `arguments`, and `result` or `error` with `cause` | a state called a service; `refused` if its role does not allow it |
| `retried`, `error`, `seconds` | it is retried after at most this many seconds |
| `waited`, `seconds` or `until` | a state would have waited |
"""

import threading
from typing import Any


class Traces:
    """The entries of every execution, by its ARN."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: dict[str, list[dict[str, Any]]] = {}

    def add(self, execution: str, **entry: Any) -> None:
        with self._lock:
            self._entries.setdefault(execution, []).append(entry)

    def of(self, execution: str) -> list[dict[str, Any]]:
        with self._lock:
            return list(self._entries.get(execution, []))

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()


traces = Traces()


def execution_of(env: Any) -> str:
    """The ARN of the execution that an environment of the interpreter belongs to."""
    return env.states.context_object.context_object_data["Execution"]["Id"]


def state_of(env: Any) -> str:
    """The name of the state that an environment of the interpreter is in."""
    return env.states.context_object.context_object_data["State"]["Name"]


def rounds_of(env: Any) -> list[int]:
    """The numbers of the rounds that an environment of the interpreter is in, the outermost loop's first."""
    return getattr(env, "rounds", [])
