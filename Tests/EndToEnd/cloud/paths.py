"""The JSONPath subset of EventBridge: `$`, names joined by dots, array positions."""

import re
from typing import Any

MISSING = object()
_STEP = re.compile(r"\.([A-Za-z0-9_\-/]+)|\[(\d+)\]|\['([^']+)'\]|\.\*|\[\*\]")


def read(path: str, document: Any) -> Any:
    """The value at `path`, or MISSING; several, for a wildcard, as a list."""
    if not path.startswith("$"):
        raise ValueError(f"not a JSONPath: {path}")
    position, values, many = 1, [document], False
    while position < len(path):
        step = _STEP.match(path, position)
        if step is None:
            raise ValueError(f"not a JSONPath: {path}")
        name, index, quoted = step.groups()
        if name is None and index is None and quoted is None:
            many = True
            values = [inner for value in values for inner in _children(value)]
        else:
            key = int(index) if index is not None else name if name is not None else quoted
            values = [value[key] for value in values if _has(value, key)]
        position = step.end()
    if many:
        return values
    return values[0] if values else MISSING


def _children(value: Any) -> list:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _has(value: Any, key: Any) -> bool:
    if isinstance(key, int):
        return isinstance(value, list) and key < len(value)
    return isinstance(value, dict) and key in value
