"""Event patterns: does this event match, and is this pattern one that EventBridge accepts.

Written from the EventBridge user guide ("Comparison operators for use in event patterns") and from the
published behavior of AWS's open-source matcher; small and slow on purpose, and independent of the compiler.
"""

import ipaddress
import re
from collections.abc import Iterator
from itertools import product
from typing import Any

OPERATORS = frozenset(
    ["prefix", "suffix", "equals-ignore-case", "wildcard", "anything-but", "numeric", "exists", "cidr"]
)


class InvalidPattern(ValueError):
    """A pattern that PutRule rejects."""


class Field:
    """One scalar of an event: its path, its value, and which element of which array it belongs to."""

    def __init__(self, path: str, value: Any, elements: dict[int, int]):
        self.path, self.value, self.elements = path, value, elements


def fields_of(event: dict) -> list[Field]:
    found: list[Field] = []
    arrays = 0

    def walk(value: Any, path: str, elements: dict[int, int]) -> None:
        nonlocal arrays
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, f"{path}.{key}" if path else key, elements)
        elif isinstance(value, list):
            arrays += 1
            array = arrays
            for index, inner in enumerate(value):
                belongs = {**elements, array: index} if isinstance(inner, (dict, list)) else elements
                walk(inner, path, belongs)
        else:
            found.append(Field(path, value, elements))

    walk(event, "", {})
    return found


def branches_of(pattern: dict, path: str = "") -> list[dict[str, list]]:
    """The pattern as flat rules, one for each path through its `$or`s."""
    parts: list[list[dict[str, list]]] = []
    for key, value in pattern.items():
        inner = f"{path}.{key}" if path else key
        if key == "$or" and isinstance(value, list):
            parts.append([rule for branch in value for rule in branches_of(branch, path)])
        elif isinstance(value, dict):
            parts.append(branches_of(value, inner))
        else:
            parts.append([{inner: value}])
    rules = []
    for choice in product(*parts):
        merged: dict[str, list] = {}
        for rule in choice:
            merged.update(rule)
        rules.append(merged)
    return rules


def matches(pattern: dict, event: dict) -> bool:
    fields: dict[str, list[Field]] = {}
    for field in fields_of(event):
        fields.setdefault(field.path, []).append(field)
    return any(_walk(sorted(rule), rule, fields, {}) for rule in branches_of(pattern))


def _walk(keys: list[str], rule: dict, fields: dict[str, list[Field]], chosen: dict[int, int]) -> bool:
    if not keys:
        return True
    key, rest = keys[0], keys[1:]
    here = [
        field
        for field in fields.get(key, [])
        if all(chosen.get(array, index) == index for array, index in field.elements.items())
    ]
    if {"exists": False} in rule[key] and not here and _walk(rest, rule, fields, chosen):
        return True
    return any(
        any(_value_matches(matcher, field.value) for matcher in rule[key])
        and _walk(rest, rule, fields, {**chosen, **field.elements})
        for field in here
    )


def _value_matches(matcher: Any, value: Any) -> bool:
    if not isinstance(matcher, dict):
        return _equal(matcher, value)
    ((operator, operand),) = matcher.items()
    if operator == "exists":
        return operand is True
    if operator == "anything-but":
        return not _excluded(operand, value)
    if operator == "numeric":
        return _is_number(value) and _in_range(operand, value)
    if operator == "cidr":
        return _in_network(operand, value)
    return isinstance(value, str) and _text_matches(operator, operand, value)


def _equal(wanted: Any, value: Any) -> bool:
    if _is_number(wanted) and _is_number(value):
        return wanted == value
    return type(wanted) is type(value) and wanted == value


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _text_matches(operator: str, operand: Any, value: str) -> bool:
    if isinstance(operand, dict):
        (operand,) = operand.values()
        operand, value = operand.lower(), value.lower()
    if operator == "prefix":
        return value.startswith(operand)
    if operator == "suffix":
        return value.endswith(operand)
    if operator == "equals-ignore-case":
        return value.lower() == operand.lower()
    return re.fullmatch(_wildcard(operand), value, re.DOTALL) is not None


def _wildcard(text: str) -> str:
    tokens = re.findall(r"\\[*\\]|[\s\S]", text)
    return "".join(".*" if token == "*" else re.escape(token[-1]) for token in tokens)


def _excluded(operand: Any, value: Any) -> bool:
    if isinstance(operand, dict):
        ((operator, texts),) = operand.items()
        texts = texts if isinstance(texts, list) else [texts]
        return isinstance(value, str) and any(_text_matches(operator, text, value) for text in texts)
    return any(_equal(each, value) for each in (operand if isinstance(operand, list) else [operand]))


def _in_range(conditions: list, value: float) -> bool:
    tests = {
        "=": lambda bound: value == bound,
        "<": lambda bound: value < bound,
        "<=": lambda bound: value <= bound,
        ">": lambda bound: value > bound,
        ">=": lambda bound: value >= bound,
    }
    return all(tests[conditions[i]](conditions[i + 1]) for i in range(0, len(conditions), 2))


def _in_network(network: str, value: Any) -> bool:
    try:
        return ipaddress.ip_address(value) in ipaddress.ip_network(network, strict=False)
    except (ValueError, TypeError):
        return False


def check(pattern: Any) -> None:
    """Raises InvalidPattern for what PutRule would reject."""
    if not isinstance(pattern, dict):
        raise InvalidPattern("Filter is not an object")
    if not pattern:
        raise InvalidPattern("Empty objects are not allowed")
    for key, value in pattern.items():
        if key == "$or":
            if not isinstance(value, list) or len(value) < 2 or not all(isinstance(x, dict) for x in value):
                raise InvalidPattern("There must have at least 2 Objects in $or relationship.")
            for branch in value:
                check(branch)
        elif isinstance(value, dict):
            check(value)
        elif isinstance(value, list):
            if not value:
                raise InvalidPattern("Empty arrays are not allowed")
            for matcher in value:
                for problem in _problems(matcher):
                    raise InvalidPattern(problem)
        else:
            raise InvalidPattern(f'"{key}" must be an object or an array')


def _problems(matcher: Any) -> Iterator[str]:
    if isinstance(matcher, list):
        yield "Match value must be String, number, true, false, or null"
    if not isinstance(matcher, dict):
        return
    if len(matcher) != 1:
        yield "Only one key allowed in match expression"
        return
    ((operator, operand),) = matcher.items()
    if operator not in OPERATORS:
        yield f"Unrecognized match type {operator}"
    elif operator == "exists" and not isinstance(operand, bool):
        yield "exists match pattern must be either true or false."
    elif operator in ("prefix", "suffix") and isinstance(operand, dict):
        if list(operand) != ["equals-ignore-case"]:
            yield f"Unsupported {operator} pattern"
    elif operator in ("prefix", "suffix", "equals-ignore-case", "wildcard", "cidr"):
        if not isinstance(operand, str):
            yield f"{operator} match pattern must be a string"
        elif operator == "wildcard" and re.search(r"(?<!\\)\*\*", operand):
            yield "Consecutive wildcard characters"
    elif operator == "numeric":
        yield from _numeric_problems(operand)
    elif operator == "anything-but":
        if operand is None or isinstance(operand, bool) or operand in ([], {}):
            yield "Value of anything-but must be an array or single string/number value."
        if isinstance(operand, list) and len({isinstance(each, str) for each in operand}) > 1:
            yield "Inside anything but list, either all values are number or string"


def _numeric_problems(operand: Any) -> Iterator[str]:
    if not isinstance(operand, list) or len(operand) not in (2, 4):
        yield "Value of numeric must be an array."
        return
    signs, bounds = operand[::2], operand[1::2]
    if any(sign not in ("=", "<", "<=", ">", ">=") for sign in signs):
        yield "Unrecognized numeric range operator"
    elif not all(_is_number(bound) for bound in bounds):
        yield "Value of numeric must be numeric"
    elif len(signs) == 2 and (signs[0] not in (">", ">=") or signs[1] not in ("<", "<=")):
        yield "Bad numeric range operator"
    elif len(bounds) == 2 and bounds[0] >= bounds[1]:
        yield "Bottom must be less than top"
