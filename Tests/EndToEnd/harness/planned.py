"""The result of a Terraform plan, with every value known.

The real provider's plan contains everything that is known before anything exists. The rest is filled from an apply
under a mocked provider, whose computed values are the identities that AWS would assign, so that a policy with an ARN in
it is known to the last character.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from . import names
from .terraform import Terraform, mocked

_OPEN = object()


def resources(plan: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The managed resources of a plan: module, address, type, known values, what is unknown, what is configured."""
    root = plan["configuration"]["root_module"]
    modules = {"": root} | {f"module.{name}": call["module"] for name, call in root.get("module_calls", {}).items()}
    configured = {
        (module, each["address"]): each.get("expressions", {})
        for module, body in modules.items()
        for each in body.get("resources", [])
        if each["mode"] == "managed"
    }
    for change in plan.get("resource_changes", []):
        if change["mode"] != "managed":
            continue
        module = change.get("module_address", "")
        yield {
            "module": module,
            "address": change["address"],
            "type": change["type"],
            "name": change["name"],
            "values": change["change"]["after"] or {},
            "unknown": change["change"].get("after_unknown") or {},
            "configured": configured[module, f"{change['type']}.{change['name']}"],
        }


def data_values(plan: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The results of data sources, by address; the account, Region and partition are mocked elsewhere."""
    mocked_anyway = ("aws_caller_identity", "aws_partition", "aws_region")
    prior = plan.get("prior_state", {}).get("values", {}).get("root_module", {})
    return {
        each["address"]: {key: value for key, value in each["values"].items() if value is not None}
        for each in everything(prior)
        if each["mode"] == "data" and each["type"] not in mocked_anyway
    }


def everything(module: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The resources of a module of a state, and of the modules in it."""
    yield from module.get("resources", [])
    for inner in module.get("child_modules", []):
        yield from everything(inner)


def identities(plan: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The computed attributes that AWS would assign to each resource, by address."""
    found = {}
    for resource in resources(plan):
        if resource["type"] == names.STACK:
            continue
        entry = names.by_terraform(resource["type"])
        if entry is None:
            raise ValueError(f"names/ has no entry for {resource['type']}")
        if not entry.identity.get("terraform"):
            continue
        values = {
            row.cloudformation: resource["values"].get(row.terraform)
            for row in entry.rows
            if "." not in row.terraform
        }
        found[resource["address"]] = names.identity(entry, _named_or_open(values))["terraform"]
    return found


def _named_or_open(values: Mapping[str, Any]) -> dict[str, Any]:
    """Names that the plan leaves open are only ever in ids, which are not compared."""
    return {
        key: "open" if value is None and key in ("Topics", "Queues", "RoleName", "Rule") else value
        for key, value in values.items()
    }


def mocked_state(terraform: Terraform, plan: Mapping[str, Any]) -> dict[str, Any]:
    """The state after an apply under a mocked provider."""
    return terraform.test(mocked(identities(plan), data_values(plan)))


def complete(terraform: Terraform, plan: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Applies under a mocked provider; every resource of the plan with all its values."""
    state = mocked_state(terraform, plan)
    held = {each["address"]: each["values"] for each in everything(state["root_module"])}
    return [
        {
            "module": each["module"],
            "address": each["address"],
            "type": each["type"],
            "values": merged(each["values"], each["unknown"], each["configured"], held[each["address"]]),
        }
        for each in resources(plan)
    ]


def merged(value: Any, unknown: Any, configured: Any, held: Any) -> Any:
    """A value of a plan, with what is unknown from a state, but without what is open and not configured."""
    if unknown is True:
        return _OPEN if configured is None else held
    if isinstance(unknown, dict):
        value = value if isinstance(value, dict) else {}
        keys = [*value, *(key for key in unknown if key not in value)]
        inner = {
            key: merged(value.get(key), unknown.get(key), _inside(configured, key), _inside(held, key))
            for key in keys
        }
        return {key: each for key, each in inner.items() if each is not _OPEN}
    if isinstance(unknown, list) and isinstance(value, list) and len(unknown) == len(value):
        return [
            merged(each, unknown[index], _inside(configured, index), _inside(held, index))
            for index, each in enumerate(value)
        ]
    return value


def _inside(value: Any, key: Any) -> Any:
    """A member, or None; a configured expression covers everything inside it."""
    if isinstance(value, dict):
        if "references" in value or "constant_value" in value:
            return value
        return value.get(key)
    if isinstance(value, list):
        return value[key] if isinstance(key, int) and key < len(value) else None
    return None
