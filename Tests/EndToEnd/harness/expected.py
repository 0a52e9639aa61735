"""Hand-written expectations of resources, compared with both tools' outputs.

    resources:
      - type: AWS::Events::Rule
        where: {Name: unpaid}
        properties: {EventPattern: {...}, State: ENABLED}

`where` finds exactly one resource, and `properties` are what it must have; other properties are left to the comparison
of the two tools with each other. Both tools' resources have the form of `same`.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from . import names, same
from .names import Entry


def _entry(kind: str) -> Entry:
    found = names.entries().get(kind)
    if found is None:
        raise ValueError(f"names/ has no entry for {kind}")
    return found


def problems(expected: Iterable[Mapping], side: same.Side) -> list[str]:
    """What the resources of one tool do not satisfy."""
    found: list[str] = []
    for wanted in expected:
        entry = _entry(wanted["type"])
        fitting = [
            flat
            for key, flat in side.items()
            if key[0] == entry.cloudformation and _fits(entry, flat, wanted["where"])
        ]
        about = f"{wanted['type']} {wanted['where']}"
        if len(fitting) != 1:
            found.append(f"{about}: found {len(fitting)} times")
            continue
        for path, value in wanted.get("properties", {}).items():
            if (actual := _value(entry, fitting[0], path)) != value:
                found.append(f"{about}: {path} is {json.dumps(actual, ensure_ascii=False)}")
    return found


def problems_of_counts(counts: Mapping[str, int], side: same.Side) -> list[str]:
    """Types with another number of resources, and unexpected types."""
    actual: dict[str, int] = {}
    for key in side:
        actual[key[0]] = actual.get(key[0], 0) + 1
    return [
        f"{kind}: {actual.get(kind, 0)}, expected {counts.get(kind, 0)}"
        for kind in sorted(actual.keys() | counts.keys())
        if actual.get(kind, 0) != counts.get(kind, 0)
    ]


def _row(entry: Entry, path: str) -> names.Row:
    row = entry.row(path)
    if row is None:
        raise ValueError(f"names/ has no row for {entry.cloudformation} {path}")
    return row


def _fits(entry: Entry, flat: Mapping[str, Any], where: Mapping[str, Any]) -> bool:
    return all(_value(entry, flat, path) == value for path, value in where.items())


def _value(entry: Entry, flat: Mapping[str, Any], path: str) -> Any:
    return flat.get(path, _row(entry, path).default)
