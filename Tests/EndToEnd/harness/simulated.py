"""An execution of the test cloud, compared with the output of `tasuki simulate` for the same event.

The responses of services in the execution are the results of the simulation, so that both must pass the same states
with the same values. What cannot be equal is removed: ids that only a deployment knows, and the clock.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from . import tasuki
from .cloud import Cloud
from .names import UUID
from .project import Project
from .runs import STAND_IN, path

# The part of a service's response that is the result of a task.
_RESULTS = {
    "http:invoke": "ResponseBody",
    "lambda:invoke": "Payload",
    "states:startExecution.sync:2": "Output",
    "codebuild:startBuild": "Build",
}
_IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_OPEN = re.compile(r"\{[a-z][a-z0-9-]*\}")
_CLOCK = "a time"


def problems(project: Project, cloud: Cloud, work: Path) -> list[str]:
    """Where the simulation differs from what the cloud has done for a project since its creation."""
    found = []
    for execution in cloud.executions():
        if path(execution) != [STAND_IN]:
            name = f"{execution['machine']} {json.dumps(given(execution), ensure_ascii=False)[:200]}"
            found += [f"{name}: {each}" for each in differences(project, execution, work)]
    return found + _other_deliveries(project, cloud.deliveries(), work)


def differences(project: Project, execution: Mapping[str, Any], work: Path) -> list[str]:
    """Where the simulation of one execution takes another path or has other values."""
    decisions = _simulated(project, execution["input"], given(execution), work)
    machine = execution["machine"]
    decision = next((each for each in decisions if each["stateMachine"] == machine), None)
    if decision is None or "execution" not in decision:
        return ["it is not simulated"]
    return _compare(execution, decision["execution"])


def _other_deliveries(project: Project, deliveries: Sequence[Mapping[str, Any]], work: Path) -> list[str]:
    """Where rules' own targets receive something else: by event, rule and target."""
    events = {each["event_id"]: each["event"] for each in deliveries if "event" in each}
    found = []
    for identifier, event in events.items():
        actual = {
            (each["rule"], each["target_id"]): _read(each["payload"])
            for each in deliveries
            if each["event_id"] == identifier and ":stateMachine:" not in each["target_arn"]
        }
        told = {
            (each["rule"], each["task"]): _read(each["payload"])
            for decision in _simulated(project, event, {}, work)
            for each in decision["deliveries"]
            if ":stateMachine:" not in each["destination"]
        }
        found += [
            f"{event['detail-type']}: {'/'.join(key)}: {actual.get(key)}, simulated {told.get(key)}"
            for key in sorted(actual.keys() | told.keys())
            if not _fits(_timeless(actual.get(key)), _timeless(told.get(key)))
        ]
    return found


def _read(payload: str) -> Any:
    try:
        return json.loads(payload)
    except ValueError:
        return payload


def _simulated(project: Project, event: Any, results: Any, work: Path) -> list[Mapping[str, Any]]:
    for name, value in (("event.json", event), ("results.json", results)):
        (work / name).write_text(json.dumps(value))
    named = ["--env", project.environment] if project.environment else []
    files = ["--event", work / "event.json", "--results", work / "results.json"]
    # The exit code is 1 if an execution fails.
    said = tasuki.run("simulate", project.source, *files, "--format", "json", *named, accept=(0, 1))
    return json.loads(said.stdout)


# Results


def given(execution: Mapping[str, Any]) -> dict[str, Any]:
    """The result of each task, in the form of a file of results."""
    calls: dict[str, list[Mapping[str, Any]]] = {}
    for entry in execution["did"]:
        if "called" in entry:
            calls.setdefault(entry["called"], []).append(entry)
    return {state: _answer(entries, 0) for state, entries in calls.items()}


def _answer(calls: Sequence[Mapping[str, Any]], depth: int) -> Any:
    if len(calls[0]["rounds"]) == depth:
        return _tries(calls)
    rounds: dict[int, list] = {}
    for call in calls:
        rounds.setdefault(call["rounds"][depth], []).append(call)
    # A round in which the task was skipped needs an entry, which is not read.
    return {
        "$each": [_answer(rounds[index], depth + 1) if index in rounds else {} for index in range(max(rounds) + 1)]
    }


def _tries(calls: Sequence[Mapping[str, Any]], before: int = 0) -> Any:
    """The responses to one task: a failure for every try before the last, each with its number of tries."""
    first = calls[before]
    if "error" not in first:
        return _result(first)
    same = before + 1
    while same < len(calls) and (calls[same].get("error"), calls[same].get("cause")) == (
        first["error"],
        first["cause"],
    ):
        same += 1
    answer = {"$error": first["error"], "cause": first["cause"]}
    return answer if same == len(calls) else {**answer, "times": same - before, "then": _tries(calls, same)}


def _result(call: Mapping[str, Any]) -> Any:
    member = _RESULTS.get(call["integration"] + ("." + call["pattern"] if call.get("pattern") else ""))
    return call["result"][member] if member else call["result"]


# Comparison


def _compare(execution: Mapping[str, Any], simulated: Mapping[str, Any]) -> list[str]:
    found = []

    def compare(what: str, actual: Any, told: Any) -> None:
        actual, told = _timeless(actual), _timeless(told)
        if not _fits(actual, told):
            texts = (json.dumps(each, ensure_ascii=False) for each in (actual, told))
            found.append("{}: {}, simulated {}".format(what, *texts))

    for key in ("status", "output"):
        compare(key, execution[key], simulated.get(key))
    for key in ("error", "cause"):
        compare(key, execution[key] or "", simulated.get(key, ""))
    made, told = _passages(execution), simulated["states"]
    compare("the path", [each["entered"] for each in made], [each["state"] for each in told])
    for one, other in zip(made, told):
        state = one["entered"]
        compare(f"{state}: type", one["type"], other["type"])
        compare(f"{state}: input", one["input"], other.get("input", execution["input"]))
        compare(
            f"{state}: rounds", one["rounds"], [scope["round"] for scope in other.get("in", []) if "round" in scope]
        )
        compare(f"{state}: retries", one["retries"], [retry["seconds"] for retry in other.get("retries", [])])
        if one["calls"]:
            last = one["calls"][-1]
            resource = f"arn:aws:states:::{last['integration']}" + (
                f".{last['pattern']}" if last["pattern"] else ""
            )
            compare(f"{state}: resource", resource, other.get("resource"))
            compare(f"{state}: arguments", last["arguments"], other.get("arguments"))
            compare(f"{state}: error", last.get("error"), other.get("error"))
            if "result" in last:
                compare(f"{state}: result", _result(last), other.get("result"))
        if one["waits"]:
            compare(f"{state}: seconds", one["waits"], [other.get("seconds")])
    return found


def _passages(execution: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The states in the order of their start, with their calls, pauses and waits."""
    passages: list[dict[str, Any]] = []
    for entry in execution["did"]:
        if "entered" in entry:
            passages.append({**entry, "calls": [], "retries": [], "waits": []})
            continue
        name = entry.get("called") or entry.get("retried") or entry.get("waited")
        held = next(each for each in reversed(passages) if each["entered"] == name)
        if "called" in entry:
            held["calls"].append(entry)
        elif "retried" in entry:
            held["retries"].append(entry["seconds"])
        elif "seconds" in entry:
            held["waits"].append(entry["seconds"])
    return passages


def _fits(actual: Any, told: Any) -> bool:
    """Whether both are equal, where the simulation leaves open what only a deployment knows: `{region}`."""
    if isinstance(actual, str) and isinstance(told, str):
        pattern = ".*".join(re.escape(part) for part in _OPEN.split(told))
        return actual == told or re.fullmatch(pattern, actual, re.DOTALL) is not None
    if isinstance(actual, Mapping) and isinstance(told, Mapping):
        return actual.keys() == told.keys() and all(_fits(actual[key], told[key]) for key in actual)
    if isinstance(actual, list) and isinstance(told, list):
        return len(actual) == len(told) and all(map(_fits, actual, told))
    return isinstance(actual, bool) == isinstance(told, bool) and actual == told


def _timeless(value: Any) -> Any:
    """A value without what only a deployment knows: ids, the time of the call, the headers of a response."""
    if isinstance(value, str):
        return _IDENTIFIER.sub(UUID, value)
    if isinstance(value, Mapping):
        open_ones = {"NextSequenceToken"} | (
            {"Headers"} if {"ResponseBody", "StatusCode"} <= value.keys() else set()
        )
        return {
            key: _CLOCK if key == "Timestamp" else _timeless(inner)
            for key, inner in value.items()
            if key not in open_ones
        }
    return [_timeless(inner) for inner in value] if isinstance(value, list) else value
