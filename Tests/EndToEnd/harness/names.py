"""The map of names in `names/*.yaml`, and the identities that AWS would assign to resources."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from .places import ACCOUNT, REGION, SUITES

UUID = "00000000-0000-4000-8000-000000000000"

STACK = "aws_cloudformation_stack"
"""How Terraform creates what its provider has no argument for; the comparison takes out its content."""


@dataclass(frozen=True)
class Row:
    """One property on both sides."""

    cloudformation: str
    terraform: str
    kind: str = "text"
    default: Any = None
    items: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """One resource type on both sides."""

    cloudformation: str
    terraform: str
    pair_by: tuple[str, ...]
    identity: Mapping[str, Any]
    rows: tuple[Row, ...]
    cloudformation_only: Mapping[str, Mapping[str, Any]]
    terraform_only: Mapping[str, Mapping[str, Any]]

    def row(self, cloudformation: str) -> Row | None:
        return next((row for row in self.rows if row.cloudformation == cloudformation), None)


@functools.cache
def entries() -> dict[str, Entry]:
    """Every entry, by its CloudFormation type."""
    found: dict[str, Entry] = {}
    for path in sorted((SUITES / "names").glob("*.yaml")):
        for name, body in yaml.safe_load(path.read_text()).items():
            if name in found:
                raise ValueError(f"{path.name}: {name} has an entry already")
            found[name] = _entry(name, body)
    return found


def by_terraform(name: str) -> Entry | None:
    return next((entry for entry in entries().values() if entry.terraform == name), None)


def _entry(name: str, body: Mapping[str, Any]) -> Entry:
    unknown = set(body) - {
        "terraform",
        "pair-by",
        "identity",
        "properties",
        "cloudformation-only",
        "terraform-only",
    }
    if unknown:
        raise ValueError(f"{name}: unknown keys {sorted(unknown)}")
    rows = []
    for path, said in body["properties"].items():
        said = {"terraform": said} if isinstance(said, str) else said
        rows.append(Row(path, **said))
    forced = [body.get(key, {}) for key in ("cloudformation-only", "terraform-only")]
    for path, said in [pair for each in forced for pair in each.items()]:
        if not said.get("reason") or ("value" in said) == ("any" in said):
            raise ValueError(f"{name}: {path} needs a reason, and either a value or any")
    return Entry(name, body["terraform"], tuple(body["pair-by"]), body["identity"], tuple(rows), *forced)


def identity(entry: Entry, properties: Mapping[str, Any]) -> dict[str, Any]:
    """What AWS would return for a resource: `Ref`, the attributes, and Terraform's computed ones."""
    answered: dict[str, Any] = {}

    def fill(template: str) -> str:
        return re.sub(r"\{([A-Za-z]+)(/?)\}", value, template)

    def value(found: re.Match) -> str:
        name, slash = found.groups()
        if name in ("region", "account", "uuid"):
            return {"region": REGION, "account": ACCOUNT, "uuid": UUID}[name]
        if name in answered:
            return answered[name]
        given = properties.get(name)
        row = entry.row(name)
        if given is None and row is not None:
            given = row.default
        if slash:
            return "" if given in (None, "default") else f"{given}/"
        if given is None:
            raise ValueError(f"{entry.cloudformation} has no {name}, so its name in AWS is unknown")
        return str(given)

    for key, template in entry.identity.items():
        if key != "terraform":
            answered[key] = fill(template)
    answered["terraform"] = {key: fill(each) for key, each in entry.identity.get("terraform", {}).items()}
    return answered
