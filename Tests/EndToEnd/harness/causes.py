"""One failure for one cause: a plugin of pytest, and values that fail once.

What several tests share is created by a fixture or by `Once`. If that fails, the first test that needs it fails. Each
of the others raises the same exception, and is reported as not run because of the first.
"""

from collections.abc import Callable
from typing import Any

import pytest

# Every exception that was a failure, kept so that its identity is never reused, and the test that raised it.
_failures: dict[int, tuple[BaseException, str]] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.outcome == "failed":
        cause = call.excinfo.value
        _, first = _failures.setdefault(id(cause), (cause, item.nodeid))
        if first != item.nodeid:
            report.outcome = "skipped"
            report.longrepr = (str(item.path), None, f"not run because what it needs failed in {first}")
    return report


class Once:
    """Values by key, each created when first needed. If that fails, the same exception is raised again."""

    def __init__(self) -> None:
        self._held: dict[Any, Any] = {}
        self._failed: dict[Any, Exception] = {}

    def get(self, key: Any, make: Callable[[], Any]) -> Any:
        if key in self._failed:
            raise self._failed[key]
        if key not in self._held:
            try:
                self._held[key] = make()
            except Exception as error:
                self._failed[key] = error
                raise
        return self._held[key]
