"""The responses of services that a test defines, by the name of the state that calls them."""

import threading
from collections.abc import Mapping
from typing import Any


class Answers:
    """Responses by state. A list is used up in order and its last one repeats; anything else is the response each time.

    A response is `{"result": …}`, `{"error": …, "cause": …}`, or for HTTP `{"status": …, "body": …}`.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[str, list[dict[str, Any]]] = {}

    def set(self, answers: Mapping[str, Any]) -> None:
        with self._lock:
            self._held = {
                state: list(given) if isinstance(given, list) else [given] for state, given in answers.items()
            }

    def take(self, state: str) -> dict[str, Any] | None:
        with self._lock:
            held = self._held.get(state)
            if not held:
                return None
            return held.pop(0) if len(held) > 1 else held[0]


answers = Answers()
