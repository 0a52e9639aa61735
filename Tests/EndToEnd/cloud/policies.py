"""A small evaluator of policy documents: what a service may do, for a given source.

Known condition operators are those that Tasuki writes; a statement with any other never applies, so that a test fails
rather than passes on something unread. (IAM user guide, "Policy evaluation logic".)
"""

import fnmatch
import json
from collections.abc import Mapping
from typing import Any


def as_list(value: Any) -> list:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def document(policy: Any) -> dict:
    """A policy as an object, from an object or from its text."""
    if isinstance(policy, str):
        policy = json.loads(policy) if policy.strip() else {}
    return policy or {}


def allows(policy: Any, service: str | None, action: str, resource: str, context: Mapping[str, str]) -> bool:
    """Whether a statement allows the action and none denies it. `service` is None for a role's own policy."""
    allowed = False
    for statement in as_list(document(policy).get("Statement")):
        if not _applies(statement, service, action, resource, context):
            continue
        if statement.get("Effect") == "Deny":
            return False
        allowed = True
    return allowed


def _applies(statement: Mapping, service: str | None, action: str, resource: str, context: Mapping) -> bool:
    return (
        (service is None or _principal_is(statement.get("Principal"), service))
        and any(_like(pattern.lower(), action.lower()) for pattern in as_list(statement.get("Action")))
        and any(_like(pattern, resource) for pattern in as_list(statement.get("Resource", resource)))
        and _conditions_hold(statement.get("Condition") or {}, context)
    )


def _principal_is(principal: Any, service: str) -> bool:
    if isinstance(principal, Mapping):
        return service in as_list(principal.get("Service"))
    return principal == "*"


def _like(pattern: str, text: str) -> bool:
    return fnmatch.fnmatchcase(text, pattern.replace("[", "[[]"))


def _conditions_hold(conditions: Mapping[str, Mapping[str, Any]], context: Mapping[str, str]) -> bool:
    for operator, tests in conditions.items():
        for key, wanted in tests.items():
            actual = context.get(key.lower())
            if actual is None or not any(_condition_holds(operator, each, actual) for each in as_list(wanted)):
                return False
    return True


def _condition_holds(operator: str, wanted: str, actual: str) -> bool:
    if operator == "StringEquals":
        return wanted == actual
    if operator in ("ArnEquals", "ArnLike", "StringLike"):
        return _like(wanted, actual)
    return False
