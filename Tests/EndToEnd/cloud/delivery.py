"""From an event on a bus to its targets: patterns, payloads, attempts and dead letters, all of it recorded."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from botocore.exceptions import ClientError

from . import grants, patterns, record, transformer
from .api import client, parse
from .http_calls import Failed
from .paths import MISSING, read
from .senders import Call, sender_for

# AWS tries for a day, 185 times with growing pauses; here there are no pauses and at most this many tries.
MOST_ATTEMPTS = 4


def moment(seconds: float | int | str | None) -> str:
    """A time in the form in which events have it."""
    if isinstance(seconds, str):
        return seconds
    when = datetime.now(UTC) if seconds is None else datetime.fromtimestamp(seconds, UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def envelope(message: Mapping[str, Any]) -> dict[str, Any]:
    """The event as targets see it, its keys in AWS's order."""
    event = {key: value for key, value in message.items() if key != "ingestion-time"}
    event["time"] = moment(event.get("time"))
    order = ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"]
    return {key: event[key] for key in order if key in event} | {
        key: value for key, value in event.items() if key not in order
    }


def run_rule(rule: Any, message: Mapping[str, Any]) -> None:
    """Delivers one event to the targets of one rule (moto's Rule), if the rule is live and matches."""
    event = envelope(message)
    if rule.state == "DISABLED" or not matches(rule, event):
        return
    for target in list(rule.targets):
        caller = grants.Caller(grants.EVENTS, rule.arn, rule.account_id, rule.region_name, target.get("RoleArn"))
        about = {"rule": rule.name, "bus": rule.event_bus_name, "target_id": target["Id"], "event_id": event["id"]}
        about["event"] = event
        ingested = moment(message.get("ingestion-time"))

        def payload(target: Mapping = target, ingested: str = ingested) -> str:
            return payload_of(target, event, rule.arn, rule.name, ingested)

        attempt(caller, target, event, payload, about)


def matches(rule: Any, event: Mapping[str, Any]) -> bool:
    pattern = rule.event_pattern.get_pattern()
    return bool(pattern) and patterns.matches(pattern, dict(event))


def payload_of(target: Mapping, event: Mapping, rule_arn: str, rule_name: str, ingested: str) -> str:
    if target.get("Input") is not None:
        return target["Input"]
    if target.get("InputPath"):
        found = read(target["InputPath"], event)
        if found is MISSING:
            raise transformer.Broken(f"the event has nothing at {target['InputPath']}")
        return transformer.compact(found)
    if target.get("InputTransformer"):
        reserved = transformer.reserved_values(event, rule_arn, rule_name, ingested)
        return transformer.render(target["InputTransformer"], event, reserved)
    return transformer.compact(event)


def attempt(
    caller: grants.Caller, target: Mapping, event: Mapping, payload: Callable[[], str], about: dict[str, Any]
) -> None:
    """Tries a target as often as AWS would, and records how it ended."""
    entry = {**about, "target_arn": target["Arn"], "payload": None}
    try:
        entry["payload"] = payload()
        call = Call(caller, target, event, entry["payload"])
        entry["did"], entry["attempts"] = _try(call)
        record.deliveries.add(**entry, outcome=record.DELIVERED, reason="")
    except transformer.Broken as broken:
        record.deliveries.add(**entry, outcome=record.DROPPED, reason=str(broken))
    except grants.Refused as refused:
        sent = _to_dead_letters(caller, target, event, entry["payload"], refused.code, refused.reason, 0)
        record.deliveries.add(**entry, outcome=record.REFUSED, reason=refused.reason, dead_letter=sent)
    except Failed as failed:
        retries = failed.attempts - 1
        sent = _to_dead_letters(caller, target, event, entry["payload"], failed.code, failed.reason, retries)
        record.deliveries.add(
            **entry, outcome=record.FAILED, reason=failed.reason, attempts=failed.attempts, dead_letter=sent
        )


def _try(call: Call) -> tuple[dict, int]:
    retries = (call.target.get("RetryPolicy") or {}).get("MaximumRetryAttempts", MOST_ATTEMPTS)
    allowed, tries, send = min(retries + 1, MOST_ATTEMPTS), 0, sender_for(call.arn)
    while True:
        tries += 1
        try:
            return send(call), tries
        except ClientError as error:
            raise Failed("SDK_CLIENT_ERROR", str(error), False) from None
        except Failed as failed:
            failed.attempts = tries
            if not failed.retriable or tries >= allowed:
                raise


def _to_dead_letters(
    caller: grants.Caller,
    target: Mapping,
    event: Mapping,
    payload: str | None,
    code: str,
    reason: str,
    retries: int,
) -> str:
    """Sends what could not be delivered to the target's queue, if permitted; returns the outcome."""
    arn = (target.get("DeadLetterConfig") or {}).get("Arn")
    if not arn:
        return "none"
    try:
        url = grants.require_queue(caller, arn)
    except grants.Refused as refused:
        return f"refused: {refused.reason}"
    by_rule = not caller.goes_by_role
    texts = {
        "RULE_ARN" if by_rule else "SCHEDULE_ARN": caller.source_arn,
        "TARGET_ARN": target["Arn"],
        "ERROR_CODE": code,
        "ERROR_MESSAGE": reason,
        "RETRY_ATTEMPTS": str(retries),
    }
    if retries:
        texts["EXHAUSTED_RETRY_CONDITION"] = "MaximumRetryAttempts"
    client("sqs", parse(arn).region).send_message(
        QueueUrl=url,
        MessageBody=transformer.compact(event) if by_rule else payload or "{}",
        MessageAttributes={key: {"DataType": "String", "StringValue": text} for key, text in texts.items()},
    )
    return "sent"
