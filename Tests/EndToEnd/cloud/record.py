"""What was delivered and what was not, with the reason: the record that tests read."""

import threading
from typing import Any

DELIVERED, REFUSED, DROPPED, FAILED = "delivered", "refused", "dropped", "failed"


class Record:
    """A list that many requests write and tests read."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: list[dict[str, Any]] = []

    def add(self, **entry: Any) -> None:
        with self._lock:
            self._entries.append(entry)

    def entries(self, **wanted: str) -> list[dict[str, Any]]:
        with self._lock:
            return [
                entry
                for entry in self._entries
                if all(str(entry.get(key)) == value for key, value in wanted.items())
            ]

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()


deliveries = Record()
chat_messages = Record()
