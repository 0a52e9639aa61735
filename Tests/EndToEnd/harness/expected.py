"""Hand-written expectations of resources, compared with both tools' outputs.

    resources:
      - type: AWS::Events::Rule
        where: {Name: unpaid}
        properties: {EventPattern: {...}, State: ENABLED}

`where` finds exactly one resource, and `properties` are what it must have; other properties are left to the comparison
of the two tools with each other.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from . import names, planned, same
from .names import Entry
from .terraform import hcl


def _entry(kind: str) -> Entry:
    found = names.entries().get(kind)
    if found is None:
        raise ValueError(f"names/ has no entry for {kind}")
    return found


def problems_of_template(expected: Iterable[Mapping], resources: Mapping[str, Mapping]) -> list[str]:
    """What the resolved template does not satisfy."""
    problems: list[str] = []
    held = same.template_side(resources, problems)
    for wanted in expected:
        entry = _entry(wanted["type"])
        found = [
            flat
            for key, flat in held.items()
            if key[0] == entry.cloudformation and _fits(entry, flat, wanted["where"])
        ]
        about = f"{wanted['type']} {wanted['where']}"
        if len(found) != 1:
            problems.append(f"{about}: found {len(found)} times")
            continue
        for path, value in wanted.get("properties", {}).items():
            if (actual := _value(entry, found[0], path)) != value:
                problems.append(f"{about}: {path} is {json.dumps(actual, ensure_ascii=False)}")
    return problems


def problems_of_counts(counts: Mapping[str, int], resources: Mapping[str, Mapping]) -> list[str]:
    """Types with another number of resources, and unexpected types."""
    problems: list[str] = []
    actual: dict[str, int] = {}
    for key in same.template_side(resources, problems):
        actual[key[0]] = actual.get(key[0], 0) + 1
    return problems + [
        f"{kind}: {actual.get(kind, 0)}, expected {counts.get(kind, 0)}"
        for kind in sorted(actual.keys() | counts.keys())
        if actual.get(kind, 0) != counts.get(kind, 0)
    ]


def assertions(expected: Iterable[Mapping], plan: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The same expectations as conditions of a `terraform test`."""
    conditions = []
    for wanted in expected:
        entry = _entry(wanted["type"])
        address = _address(entry, wanted["where"], plan)
        about = f"{wanted['type']} {wanted['where']}"
        for path, value in wanted.get("properties", {}).items():
            row = entry.row(path)
            if row is None:
                raise ValueError(f"names/ has no row for {wanted['type']} {path}")
            actual = _reference(address, row.terraform)
            if row.kind == "json":
                condition = f"jsonencode(jsondecode({actual})) == jsonencode(jsondecode({hcl(json.dumps(value))}))"
            elif row.kind == "set":
                condition = f"toset({actual}) == toset({hcl(value)})"
            elif row.kind in ("map", "tags", "list"):
                condition = f"jsonencode({actual}) == jsonencode({hcl(value)})"
            else:
                condition = f"{actual} == {hcl(value)}"
                if value == row.default:
                    condition += f" || {actual} == null"
            conditions.append((condition, f"{about}: {path} is another"))
    return conditions


def _address(entry: Entry, where: Mapping[str, Any], plan: Mapping[str, Any]) -> str:
    told = planned.identities(plan)
    found = [
        each["address"]
        for each in planned.resources(plan)
        if each["type"] == entry.terraform
        and all(_planned(each, _row(entry, path), told) == value for path, value in where.items())
    ]
    if len(found) != 1:
        raise AssertionError(f"{entry.terraform} where {where}: found {found}")
    return found[0]


def _planned(resource: Mapping[str, Any], row: names.Row, told: Mapping[str, Mapping[str, Any]]) -> Any:
    """A value of the plan; one that is an attribute of another resource, by that resource's identity."""
    if resource["unknown"].get(row.terraform) is not True:
        return resource["values"].get(row.terraform, row.default)
    for reference in resource["configured"].get(row.terraform, {}).get("references", []):
        address, _, attribute = reference.rpartition(".")
        if attribute in told.get(address, {}):
            return told[address][attribute]
    return None


def _reference(address: str, path: str) -> str:
    """The attribute in HCL. Blocks that occur once are lists of one for Terraform."""
    first, *rest = path.split(".")
    return address + "." + first + "".join(f"[0].{part}" for part in rest)


def _row(entry: Entry, path: str) -> names.Row:
    row = entry.row(path)
    if row is None:
        raise ValueError(f"names/ has no row for {entry.cloudformation} {path}")
    return row


def _fits(entry: Entry, flat: Mapping[str, Any], where: Mapping[str, Any]) -> bool:
    return all(_value(entry, flat, path) == value for path, value in where.items())


def _value(entry: Entry, flat: Mapping[str, Any], path: str) -> Any:
    return flat.get(path, _row(entry, path).default)
