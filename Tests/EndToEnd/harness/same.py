"""Are the resources of a Terraform plan and of a CloudFormation template the same, property by property?

Both sides are converted to one form, a flat map from CloudFormation's property paths to values, by the rows of
`names/*.yaml`. A property without a row is a difference.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from . import names
from .names import Entry, Row

Flat = dict[str, Any]
Side = dict[tuple, Flat]


def differences(template_resources: Mapping[str, Mapping], planned: Iterable[Mapping]) -> list[str]:
    """Every difference, in words; empty when both describe the same resources."""
    problems: list[str] = []
    left = template_side(template_resources, problems)
    right = planned_side(planned, problems)
    for key in sorted(left.keys() | right.keys(), key=str):
        kind, *identity = key
        name = f"{kind} {'/'.join(map(str, identity))}"
        if key not in right:
            problems.append(f"{name}: only in CloudFormation")
        elif key not in left:
            problems.append(f"{name}: only in Terraform")
        else:
            problems += [f"{name}: {each}" for each in _unequal(left[key], right[key])]
    return problems


def template_side(resources: Mapping[str, Mapping], problems: list[str]) -> Side:
    """The resolved resources of a template by type and identity; what cannot be read goes to `problems`."""
    return _side(_split(resources), _flatten_template, problems)


def planned_side(planned: Iterable[Mapping], problems: list[str]) -> Side:
    """The resources of a plan by type and identity; what cannot be read goes to `problems`."""
    found: Side = {}
    for each in planned:
        if each["type"] == names.STACK:
            side = _stack_side(each, problems)
        else:
            side = _side([(each["type"], each["address"], each["values"])], _flatten_planned, problems)
        problems += [f"{each['address']}: {key} exists twice" for key in side.keys() & found.keys()]
        found |= side
    return found


def _stack_side(stack: Mapping, problems: list[str]) -> Side:
    """The resources in a stack that Terraform creates; only the name of the stack itself may be set."""
    body = json.loads(stack["values"]["template_body"])
    said = {key for key, value in stack["values"].items() if value not in (None, [], {}) and key not in _READ_ONLY}
    more = (set(body) - {"Resources"}) | (said - {"name", "template_body"})
    problems += [f"{stack['address']}: names/ has no row for a stack's {key}" for key in sorted(more)]
    return template_side(body["Resources"], problems)


def _unequal(left: Flat, right: Flat) -> list[str]:
    left, right = ({path: comparable(path, value) for path, value in side.items()} for side in (left, right))
    return [
        f"{path}: CloudFormation {_shown(left.get(path))}, Terraform {_shown(right.get(path))}"
        for path in sorted(left.keys() | right.keys())
        if left.get(path) != right.get(path)
    ]


_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
# A plan shows the pattern of a rule normalized, although the provider sends the characters of its escapes: the events of
# `decomposed` in machines/expected.yaml prove what is sent.
_NORMALIZED = ("Description", "Tags", "EventPattern")


def comparable(path: str, value: Any) -> Any:
    """The value as both tools mean it. Terraform normalizes texts; in JSON texts, escapes prevent it."""
    if path.endswith(_NORMALIZED):
        return _each_text(lambda text: unicodedata.normalize("NFC", text), value)
    return unescaped(value)


def unescaped(value: Any) -> Any:
    """The value whose JSON texts have characters outside ASCII instead of their escapes."""

    def character(found: re.Match) -> str:
        code = int(found[1], 16)
        return chr(code) if code >= 0x80 else found[0]

    return _each_text(
        lambda text: _ESCAPE.sub(character, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace"), value
    )


def _each_text(change: Callable[[str], str], value: Any) -> Any:
    if isinstance(value, Mapping):
        return {change(key): _each_text(change, inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_each_text(change, inner) for inner in value]
    return change(value) if isinstance(value, str) else value


def _shown(value: Any) -> str:
    return "has none" if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _side(resources: Iterable[tuple[str, str, Mapping]], flatten, problems: list[str]) -> Side:
    side: Side = {}
    for kind, where, properties in resources:
        entry = names.by_terraform(kind) if kind.startswith("aws_") else names.entries().get(kind)
        if entry is None:
            problems.append(f"{where}: names/ has no entry for {kind}")
            continue
        flat, unknown = flatten(entry, properties)
        problems += [f"{where}: names/ has no row for {kind} {path}" for path in unknown]
        missing = [part for part in entry.pair_by if part not in flat and _default(entry, part) is None]
        if missing:
            problems.append(f"{where}: has no {', '.join(missing)}, so its twin cannot be found")
            continue
        key = (entry.cloudformation, *(flat.get(part, _default(entry, part)) for part in entry.pair_by))
        if key in side:
            problems.append(f"{where}: {key} exists twice")
        side[key] = flat
    return side


def _default(entry: Entry, path: str) -> Any:
    row = entry.row(path)
    return row.default if row else None


# CloudFormation

Written = list[tuple[str, str, Mapping]]


def _split(resources: Mapping[str, Mapping]) -> Written:
    """Takes out what CloudFormation writes inside a resource and Terraform as a separate resource."""
    written: Written = []
    for logical, resource in resources.items():
        kind, properties = resource["Type"], dict(resource["Properties"])
        if kind == "AWS::Events::Rule":
            about = {"Rule": properties.get("Name"), "EventBusName": properties.get("EventBusName", "default")}
            for target in properties.pop("Targets", []):
                written.append(("AWS::Events::Rule.Target", f"{logical}.{target.get('Id')}", {**about, **target}))
        if kind == "AWS::IAM::Role":
            for policy in properties.pop("Policies", []):
                about = {"RoleName": properties.get("RoleName")}
                where = f"{logical}.{policy.get('PolicyName')}"
                written.append(("AWS::IAM::RolePolicy", where, {**about, **policy}))
        if kind == "AWS::StepFunctions::StateMachine" and "DefinitionString" in properties:
            properties["Definition"] = properties.pop("DefinitionString")
        if kind in ("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy"):
            several = "Queues" if kind.endswith("QueuePolicy") else "Topics"
            for each in properties.pop(several, []):
                written.append((kind, logical, {**properties, several: each}))
            continue
        written.append((kind, logical, properties))
    return written


def _flatten_template(entry: Entry, properties: Mapping) -> tuple[Flat, list[str]]:
    rows = {row.cloudformation: row for row in entry.rows}
    return _walk(properties, rows, entry.cloudformation_only, True)


# Terraform


def _flatten_planned(entry: Entry, values: Mapping) -> tuple[Flat, list[str]]:
    rows = {row.terraform: row for row in entry.rows}
    if entry.cloudformation == "AWS::Lambda::Permission" and values.get("qualifier"):
        values = {**values, "function_name": f"{values['function_name']}:{values['qualifier']}"}
    return _walk(values, rows, {**entry.terraform_only, **_READ_ONLY}, False)


_READ_ONLY = {"id": {"any": True}, "tags_all": {"any": True}, "timeouts": {"any": True}}


# Both


def _walk(
    value: Mapping, rows: Mapping[str, Row], forced: Mapping[str, Mapping], from_template: bool
) -> tuple[Flat, list[str]]:
    flat: Flat = {}
    unknown: list[str] = []

    def visit(path: str, inner: Any) -> None:
        if inner is None or inner == "" or inner == [] or inner == {}:
            return
        said = forced.get(path)
        if said is not None and (said.get("any") or said.get("value") == inner):
            return
        row = rows.get(path)
        if row is not None:
            brought = _canonical(row, inner, from_template)
            if brought != row.default:
                flat[row.cloudformation] = brought
        elif isinstance(inner, Mapping):
            for key, each in inner.items():
                visit(f"{path}.{key}" if path else key, each)
        elif isinstance(inner, list) and len(inner) == 1 and isinstance(inner[0], Mapping):
            visit(path, inner[0])
        else:
            unknown.append(f"{path} = {_shown(inner)}")

    visit("", value)
    return flat, unknown


def _canonical(row: Row, value: Any, from_template: bool) -> Any:
    if row.kind == "json":
        return json.loads(value) if isinstance(value, str) else value
    if row.kind == "tags" and isinstance(value, list):
        return {each["Key"]: each["Value"] for each in value}
    if row.kind == "set":
        return sorted(value)
    if row.kind == "flag":
        return row.words[value] if value in row.words else value
    if row.kind == "code":
        return True
    if row.kind == "function":
        return value.split(":function:")[-1]
    if row.kind == "each":
        if not from_template:
            back = {terraform: own for own, terraform in row.items.items()}
            value = [{back[key]: each for key, each in item.items() if each is not None} for item in value]
        return [dict(item) for item in value]
    if row.kind in ("map", "list", "tags"):
        return value
    return _scalar(value)


def _scalar(value: Any) -> Any:
    """Numbers as numbers; a parameter of CloudFormation is a text even where a number is expected."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
