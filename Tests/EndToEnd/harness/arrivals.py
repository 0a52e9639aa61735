"""Events, schedules, and what arrives where: runs the `deliveries` of an expectation.

deliveries:
  - put: {source: com.example.shop, detail-type: order.placed, bus: shop, detail: {...}}
    arrives:
      - {queue: orders, json: {...}}
      - {topic: books, json: {...}}
      - {log: /aws/events/orders, text: "..."}
      - {http: "POST https://crm.example.com/api/x", json: {...}, headers: {...}, query: {...}}
      - {http: "POST https://api.stripe.com/v1/x", form: {...}}
      - {channel: support, description: "...", title: "..."}
      - {target: task-definition-or-name, json: {...}}
  - put: {...}
    arrives: []
  - fire: nightly
    group: desk
    arrives: [...]

If a state machine runs, `runs` describes how (harness/runs.py), and `answers` what services return to its states
(cloud/machines/answers.py). What arrives is then what the machine sends: each call is an arrival, and one that is
retried is several, counted by `times`. Calls that leave no trace elsewhere are expected by their state:

  - put: {...}
    answers: {charge: [{status: 503}, {body: {id: ch_1}}]}
    runs: [{machine: shop-order-placed, path: [charge, tell], retries: {charge: [1]}}]
    arrives:
      - {http: "POST https://crm.example.com/api/x", json: {...}, times: 2}
      - {call: tell, json: {QueueUrl: "...", MessageBody: "..."}}
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from . import runs
from .cloud import Cloud
from .places import ACCOUNT, REGION
from .sink import Sink

Arrival = Mapping[str, Any]


def play(cloud: Cloud, sink: Sink, step: Mapping[str, Any], region: str = REGION) -> list[str]:
    """Runs one step on whatever is deployed and returns the differences from the expectation."""
    # Expectations are written for one Region.
    step = json.loads(json.dumps(step).replace(REGION, region))
    wanted = step["arrives"]
    _tap_topics(cloud, wanted, region)
    before, reported_before = len(cloud.deliveries()), len(cloud.chat_messages())
    ran_before = len(cloud.executions())
    sink.clear()
    cloud.answer(step.get("answers", {}))
    if "put" in step:
        event = step["put"]
        cloud.put_event(
            event["source"], event["detail-type"], event.get("detail", {}), event.get("bus", "default"), region
        )
    else:
        cloud.fire_schedule(step["fire"], step.get("group", "default"), region)
    executions = cloud.executions()[ran_before:]
    attempts = cloud.deliveries()[before:]
    messages = cloud.chat_messages()[reported_before:]
    arrived = _Arrived(cloud, sink, attempts, runs.calls(executions), messages, wanted, region)
    problems = [
        f"{each['target_id']} {each['outcome']}: {each['reason']}"
        for each in attempts
        if each["outcome"] != "delivered"
    ]
    problems += [
        f"a message is not shown: {each['reason']}: {each['message']}" for each in messages if not each["shown"]
    ]
    problems += runs.problems(executions, step.get("runs", []))
    problems += _miscounted(executions, attempts, wanted, {each["machine"] for each in step.get("runs", [])})
    for arrival in wanted:
        problems += arrived.missing(arrival)
    return problems


def _miscounted(
    executions: list[Mapping], attempts: list[Mapping], wanted: list[Arrival], runs_of: set[str]
) -> list[str]:
    """A delivery that starts a machine with an expected run is not an arrival; what the machine sends is."""
    started = {each["execution"] for each in executions if each["machine"] in runs_of}
    sent = [
        f"{each['target_id']} -> {each['target_arn']}"
        for each in attempts
        if (each.get("did") or {}).get("execution") not in started
    ]
    sent += [f"{each['called']} -> {each['integration']}" for each in runs.calls(executions)]
    expected = sum(arrival.get("times", 1) for arrival in wanted)
    return [] if len(sent) == expected else [f"{len(sent)} arrivals instead of {expected}: {sent}"]


def _tap_topics(cloud: Cloud, wanted: list[Arrival], region: str) -> None:
    for topic in {arrival["topic"] for arrival in wanted if "topic" in arrival}:
        cloud.tap(f"arn:aws:sns:{region}:{ACCOUNT}:{topic}", f"tap-of-{topic}", region)


class _Arrived:
    """What arrived at each place, consumed in the order in which it is expected there."""

    def __init__(
        self,
        cloud: Cloud,
        sink: Sink,
        attempts: list[Mapping],
        calls: list[Mapping],
        messages: list[Mapping],
        wanted: list[Arrival],
        region: str,
    ):
        self._cloud, self._sink, self._region = cloud, sink, region
        self._attempts, self._calls, self._messages = attempts, calls, messages
        self._wanted = wanted
        self._places: dict[tuple[str, str], list] = {}

    def missing(self, arrival: Arrival) -> list[str]:
        """The parts of one arrival that are missing, in words."""
        place, times = _place(arrival), arrival.get("times", 1)
        kind, name = place
        if place not in self._places:
            self._places[place] = self._came(*place)
        held = self._places[place][:times]
        self._places[place] = self._places[place][times:]
        if len(held) != times:
            seen = f": {[each.address for each in self._sink.requests]}" if kind == "http" else ""
            return [f"{len(held)} arrived instead of {times} for {dict(arrival)}{seen}"]
        compare = {"http": _compare_request, "channel": _compare_message}.get(kind, _compare)
        problems = [problem for each in held for problem in compare(arrival, each)]
        is_last = [each for each in self._wanted if _place(each) == place][-1] is arrival
        if is_last and self._places[place]:
            problems.append(f"more arrived at {kind} {name}: {self._places[place]}")
        return problems

    def _came(self, kind: str, name: str) -> list:
        if kind == "queue":
            return [each["Body"] for each in self._cloud.messages(name, self._region)]
        if kind == "topic":
            return [each["Body"] for each in self._cloud.messages(f"tap-of-{name}", self._region)]
        if kind == "log":
            # What earlier steps wrote comes first.
            expected = sum(each.get("times", 1) for each in self._wanted if each.get("log") == name)
            return self._cloud.log_lines(name, self._region)[-expected:]
        if kind == "http":
            return [each for each in self._sink.requests if each.address == name]
        if kind == "channel":
            return [each for each in self._messages if each["channel"] == name]
        if kind == "target":
            return [each["payload"] for each in self._attempts if name in each["target_arn"]]
        # The test cloud returns the URLs of queues to Terraform; in a template they are those of AWS.
        queues = f"https://sqs.{self._region}.amazonaws.com"
        calls = [json.dumps(each["arguments"]) for each in self._calls if each["called"] == name]
        return [each.replace(self._cloud.url, queues) for each in calls]


def _place(arrival: Arrival) -> tuple[str, str]:
    """The kind and the name of the place of an expected arrival."""
    for kind in ("queue", "topic", "log", "http", "channel", "target", "call"):
        if kind in arrival:
            return kind, arrival[kind]
    raise ValueError(f"no kind of arrival is named: {arrival}")


def _compare(arrival: Arrival, text: str) -> list[str]:
    if "json" in arrival and not includes(json.loads(text), arrival["json"]):
        return [f"another message for {dict(arrival)}: {text}"]
    if "text" in arrival and text != arrival["text"]:
        return [f"another text for {dict(arrival)}: {text}"]
    return []


def includes(actual: Any, wanted: Any) -> bool:
    """Equal, but `{"...": …}` in an expected object allows further members: whole events contain ids and times."""
    if isinstance(wanted, Mapping):
        if not isinstance(actual, Mapping):
            return False
        named = {key: value for key, value in wanted.items() if key != "..."}
        if "..." not in wanted and set(actual) != set(named):
            return False
        return all(key in actual and includes(actual[key], value) for key, value in named.items())
    if isinstance(wanted, list):
        return (
            isinstance(actual, list)
            and len(actual) == len(wanted)
            and all(includes(one, other) for one, other in zip(actual, wanted))
        )
    return wanted == "..." or (type(actual) is type(wanted) and actual == wanted)


def _compare_request(arrival: Arrival, request: Any) -> list[str]:
    problems = _compare(arrival, request.body)
    if "form" in arrival and (fields := dict(parse_qsl(request.body, keep_blank_values=True))) != arrival["form"]:
        problems.append(f"{arrival['http']}: the form is {fields}")
    for name, value in arrival.get("headers", {}).items():
        if request.headers.get(name.lower()) != value:
            problems.append(f"{arrival['http']}: header {name} is {request.headers.get(name.lower())}")
    if "query" in arrival and request.query != {key: [value] for key, value in arrival["query"].items()}:
        problems.append(f"{arrival['http']}: query is {request.query}")
    return problems


def _compare_message(arrival: Arrival, message: Mapping[str, Any]) -> list[str]:
    content = json.loads(message["message"])["content"]
    names = {"description": "description", "title": "title", "next-steps": "nextSteps", "keywords": "keywords"}
    return [
        f"{arrival['channel']}: {key} is {content.get(names[key])!r}"
        for key in names
        if key in arrival and content.get(names[key]) != arrival[key]
    ]
