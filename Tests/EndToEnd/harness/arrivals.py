"""Events put, schedules fired, and what arrives where: the `deliveries` of an expectation, played.

deliveries:
  - put: {source: com.example.shop, detail-type: order.placed, bus: shop, detail: {...}}
    arrives:
      - {queue: orders, json: {...}}
      - {topic: books, json: {...}}
      - {log: /aws/events/orders, text: "..."}
      - {http: "POST https://crm.example.com/api/x", json: {...}, headers: {...}, query: {...}}
      - {channel: support, description: "...", title: "..."}
      - {target: task-definition-or-name, json: {...}}
  - put: {...}
    arrives: []
  - fire: nightly
    group: desk
    arrives: [...]
"""

import json
from collections.abc import Mapping
from typing import Any

from .cloud import Cloud
from .places import ACCOUNT, REGION
from .sink import Sink


def play(cloud: Cloud, sink: Sink, step: Mapping[str, Any], region: str = REGION) -> list[str]:
    """Plays one step on whatever is deployed and returns what went otherwise than expected."""
    wanted = step["arrives"]
    _tap_topics(cloud, wanted, region)
    before, told_before = len(cloud.deliveries()), len(cloud.chat_messages())
    sink.clear()
    if "put" in step:
        event = step["put"]
        cloud.put_event(
            event["source"], event["detail-type"], event.get("detail", {}), event.get("bus", "default"), region
        )
    else:
        cloud.fire_schedule(step["fire"], step.get("group", "default"), region)
    attempts = cloud.deliveries()[before:]
    messages = cloud.chat_messages()[told_before:]
    problems = [
        f"{each['target_id']} {each['outcome']}: {each['reason']}"
        for each in attempts
        if each["outcome"] != "delivered"
    ]
    problems += [
        f"a message is not shown: {each['reason']}: {each['message']}" for each in messages if not each["shown"]
    ]
    if len(attempts) != len(wanted):
        made = [f"{each['target_id']} -> {each['target_arn']}" for each in attempts]
        problems.append(f"{len(attempts)} deliveries instead of {len(wanted)}: {made}")
    for arrival in wanted:
        problems += _missing(cloud, sink, attempts, messages, arrival, region)
    return problems


def _tap_topics(cloud: Cloud, wanted: list[Mapping[str, Any]], region: str) -> None:
    for arrival in wanted:
        if "topic" in arrival:
            cloud.tap(f"arn:aws:sns:{region}:{ACCOUNT}:{arrival['topic']}", f"tap-of-{arrival['topic']}", region)


def _missing(
    cloud: Cloud, sink: Sink, attempts: list, messages: list, arrival: Mapping[str, Any], region: str
) -> list[str]:
    """What of one arrival did not come, in words."""
    if "queue" in arrival:
        return _compare(arrival, [each["Body"] for each in cloud.messages(arrival["queue"], region)])
    if "topic" in arrival:
        return _compare(arrival, [each["Body"] for each in cloud.messages(f"tap-of-{arrival['topic']}", region)])
    if "log" in arrival:
        return _compare(arrival, cloud.log_lines(arrival["log"], region)[-1:])
    if "http" in arrival:
        return _compare_request(arrival, sink)
    if "channel" in arrival:
        return _compare_message(arrival, [each for each in messages if each["channel"] == arrival["channel"]])
    if "target" in arrival:
        held = [each["payload"] for each in attempts if arrival["target"] in each["target_arn"]]
        return _compare(arrival, held)
    raise ValueError(f"no kind of arrival is named: {arrival}")


def _compare(arrival: Mapping[str, Any], texts: list[str]) -> list[str]:
    if len(texts) != 1:
        return [f"{len(texts)} messages instead of one for {dict(arrival)}: {texts}"]
    (text,) = texts
    if "json" in arrival and not _includes(json.loads(text), arrival["json"]):
        return [f"another message for {dict(arrival)}: {text}"]
    if "text" in arrival and text != arrival["text"]:
        return [f"another text for {dict(arrival)}: {text}"]
    return []


def _includes(actual: Any, wanted: Any) -> bool:
    """Equal, but `{"...": …}` in an expected object allows further members: whole events hold ids and times."""
    if isinstance(wanted, Mapping):
        if not isinstance(actual, Mapping):
            return False
        named = {key: value for key, value in wanted.items() if key != "..."}
        if "..." not in wanted and set(actual) != set(named):
            return False
        return all(key in actual and _includes(actual[key], value) for key, value in named.items())
    if isinstance(wanted, list):
        return (
            isinstance(actual, list)
            and len(actual) == len(wanted)
            and all(_includes(one, other) for one, other in zip(actual, wanted))
        )
    return wanted == "..." or (type(actual) is type(wanted) and actual == wanted)


def _compare_request(arrival: Mapping[str, Any], sink: Sink) -> list[str]:
    method, url = arrival["http"].split(" ", 1)
    held = [each for each in sink.requests if (each.method, each.origin + each.path) == (method, url)]
    if len(held) != 1:
        seen = [f"{each.method} {each.origin}{each.path}" for each in sink.requests]
        return [f"{len(held)} requests instead of one for {arrival['http']}: {seen}"]
    (request,) = held
    problems = _compare(arrival, [request.body]) if {"json", "text"} & set(arrival) else []
    for name, value in arrival.get("headers", {}).items():
        if request.headers.get(name.lower()) != value:
            problems.append(f"{arrival['http']}: header {name} is {request.headers.get(name.lower())}")
    if "query" in arrival and request.query != {key: [value] for key, value in arrival["query"].items()}:
        problems.append(f"{arrival['http']}: query is {request.query}")
    return problems


def _compare_message(arrival: Mapping[str, Any], messages: list[Mapping[str, Any]]) -> list[str]:
    if len(messages) != 1:
        return [f"{len(messages)} messages instead of one in {arrival['channel']}"]
    content = json.loads(messages[0]["message"])["content"]
    names = {"description": "description", "title": "title", "next-steps": "nextSteps", "keywords": "keywords"}
    return [
        f"{arrival['channel']}: {key} is {content.get(names[key])!r}"
        for key in names
        if key in arrival and content.get(names[key]) != arrival[key]
    ]
