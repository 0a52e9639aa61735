"""Input transformers, as EventBridge runs them.

A bare `<name>` becomes JSON, one inside quotes becomes raw text without escapes. So a quote in a value breaks a message
whose template has the value inside quotes. AWS then drops the message silently; here it raises Broken. ("Amazon
EventBridge input transformation", and recorded results of AWS.)
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from .paths import MISSING, read

_PLACEHOLDER = re.compile(r"<([A-Za-z0-9_.\-]+)>")
RESERVED = frozenset(
    [
        "aws.events.rule-arn",
        "aws.events.rule-name",
        "aws.events.event.ingestion-time",
        "aws.events.event",
        "aws.events.event.json",
    ]
)


class Broken(ValueError):
    """The template and this event do not make a payload that AWS would deliver."""


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def placeholders(template: str) -> list[str]:
    return _PLACEHOLDER.findall(template)


def unknown_placeholder(transformer: Mapping[str, Any]) -> str | None:
    """The first placeholder that PutTargets would reject, because no path has its name."""
    known = set(transformer.get("InputPathsMap") or {}) | RESERVED
    return next((name for name in placeholders(transformer["InputTemplate"]) if name not in known), None)


def reserved_values(event: Mapping[str, Any], rule_arn: str, rule_name: str, ingested: str) -> dict[str, Any]:
    without_detail = {
        ("detailType" if key == "detail-type" else key): value for key, value in event.items() if key != "detail"
    }
    return {
        "aws.events.rule-arn": rule_arn,
        "aws.events.rule-name": rule_name,
        "aws.events.event.ingestion-time": ingested,
        "aws.events.event": without_detail,
        "aws.events.event.json": dict(event),
    }


def render(transformer: Mapping[str, Any], event: Mapping[str, Any], reserved: Mapping[str, Any]) -> str:
    """The payload's text, exactly as a target receives it."""
    template = transformer["InputTemplate"]
    values = dict(reserved)
    for name, path in (transformer.get("InputPathsMap") or {}).items():
        values[name] = read(path, event)
    strings_only = template.lstrip().startswith('"')
    text = _substitute(template, values, strings_only)
    for part in text.strip().splitlines() if strings_only else [text]:
        try:
            json.loads(part)
        except ValueError as error:
            raise Broken(f"the payload is not JSON ({error}): {text}") from None
    return text


def _substitute(template: str, values: Mapping[str, Any], strings_only: bool) -> str:
    out, quoted, position = [], False, 0
    while position < len(template):
        character = template[position]
        if quoted and character == "\\":
            out.append(template[position : position + 2])
            position += 2
            continue
        if character == '"':
            quoted = not quoted
        found = _PLACEHOLDER.match(template, position) if character == "<" else None
        if found is None or found.group(1) not in values:
            out.append(character)
            position += 1
            continue
        value = values[found.group(1)]
        out.append(_inside_quotes(value, strings_only) if quoted else _bare(value))
        position = found.end()
    return "".join(out)


def _bare(value: Any) -> str:
    return '""' if value is MISSING else compact(value)


def _inside_quotes(value: Any, strings_only: bool) -> str:
    if value is MISSING:
        return ""
    if isinstance(value, str):
        return value
    text = compact(value)
    return text.replace('"', "") if strings_only else text
