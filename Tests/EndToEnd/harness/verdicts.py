"""Brute force against what `tasuki diff` reports of events: generated pairs of patterns, and events of a small world.

    python -m harness.verdicts PAIRS SEED

The matcher of the test cloud decides about the events; it shares nothing with the compiler. A world of a few values in a
few fields cannot prove that two patterns are equal, but it refutes a wrong verdict, and every event that a report shows is
run through the matcher as well.
"""

import functools
import itertools
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from cloud.patterns import matches

from .places import MOST_SECONDS
from .tasuki import run

FIELDS = ["a", "b", "c.d"]
ABSENT = object()
VALUES = [ABSENT, None, True, "", "x", "X", "xy", "yx", "z", 0, 1, 2, 3, -1.5, "1", [], ["x", "z"], [1, 3]]

RELATIONS = {
    "events-narrowed": "narrower",
    "events-widened": "wider",
    "events-shifted": "overlapping",
    "events-replaced": "disjoint",
    "events-undecided": "undecided",
}


def event(values: tuple) -> dict[str, Any]:
    detail: dict[str, Any] = {}
    for path, value in zip(FIELDS, values, strict=True):
        if value is ABSENT:
            continue
        *outer, last = path.split(".")
        at = detail
        for key in outer:
            at = at.setdefault(key, {})
        at[last] = value
    return {"source": "com.example", "detail-type": "t", "detail": detail}


@functools.cache
def world() -> list[dict[str, Any]]:
    return [event(values) for values in itertools.product(VALUES, repeat=len(FIELDS))]


class Trials:
    """Patterns over the fields, from every operator, and events; the second pattern of a pair is often a small change of
    the first."""

    def __init__(self, seed: int):
        self._random = random.Random(seed)

    def events(self) -> list[dict[str, Any]]:
        """A fraction of the world, which takes the matcher seconds."""
        return self._random.sample(world(), 400)

    def pair(self) -> tuple[dict, dict]:
        first = self._pattern()
        return first, self._pattern() if self._random.random() < 0.4 else self._changed(first)

    def _pattern(self) -> dict:
        detail = self._fields()
        if self._random.random() < 0.3:
            branches = [self._fields() for _ in range(self._random.randint(2, 3))]
            # Operators of `$or` cannot be beside a field of one of their branches.
            taken = {key for branch in branches for key in branch}
            detail = {key: value for key, value in detail.items() if key not in taken} | {"$or": branches}
        return {"source": ["com.example"], "detail-type": ["t"], "detail": detail}

    def _fields(self) -> dict:
        chosen = self._random.sample(FIELDS, self._random.randint(1, len(FIELDS)))
        return {
            path.split(".")[0]: {"d": self._conditions()} if "." in path else self._conditions() for path in chosen
        }

    def _conditions(self) -> list:
        found: list = []
        for _ in range(self._random.choice([1, 1, 1, 2, 2, 3])):
            condition = self._condition()
            if condition not in found:
                found.append(condition)
        return found

    def _condition(self) -> Any:
        text = self._random.choice(["x", "X", "xy", "yx", "z", "y"])
        low, high = sorted(self._random.sample([-2, -1.5, 0, 1, 2, 2.5, 3], 2))
        return self._random.choice(
            [
                text,
                text,
                self._random.choice([0, 1, 2, 3, -1.5]),
                None,
                True,
                {"prefix": text},
                {"suffix": text},
                {"equals-ignore-case": text},
                {"wildcard": self._random.choice(["*", "x*", "*y", "*x*", "x*y"])},
                {"exists": True},
                {"exists": False},
                {"anything-but": self._random.choice([text, [text, "q"], [1, 2], {"prefix": text}, {"suffix": text}])},
                {"numeric": [self._random.choice(["<", "<=", "=", ">", ">="]), low]},
                {"numeric": [self._random.choice([">", ">="]), low, self._random.choice(["<", "<="]), high]},
            ]
        )

    def _changed(self, pattern: dict) -> dict:
        """One list of conditions gets another condition, loses one, or is replaced."""
        changed = json.loads(json.dumps(pattern))
        lists = list(_lists(changed["detail"]))
        conditions = self._random.choice(lists)
        kind = self._random.random()
        more = self._condition()
        if kind < 0.35 and more not in conditions:
            conditions.append(more)
        elif kind < 0.6 and len(conditions) > 1:
            conditions.pop(self._random.randrange(len(conditions)))
        elif kind < 0.8:
            conditions[self._random.randrange(len(conditions))] = more
            conditions[:] = [each for index, each in enumerate(conditions) if each not in conditions[:index]]
        else:
            conditions.reverse()
        return changed


def _lists(value: Any):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "$or":
                for branch in inner:
                    yield from _lists(branch)
            else:
                yield from _lists(inner)
    else:
        yield value


def reported(pairs: list[tuple[dict, dict]]) -> dict[int, dict]:
    """The report on each pair that changes something, by its number: one workflow for each pair."""
    with tempfile.TemporaryDirectory() as folder:
        sides = [Path(folder) / side for side in ("base", "head")]
        for side, patterns in zip(sides, zip(*pairs, strict=True), strict=True):
            side.mkdir()
            for number, pattern in enumerate(patterns):
                text = yaml.safe_dump(
                    {
                        "workflow": f"w{number}",
                        "trigger": {"pattern": pattern},
                        "tasks": [{"id": "q", "uses": "sqs/send", "with": {"queue": "q"}}],
                    },
                    sort_keys=False,
                )
                (side / f"w{number}.yaml").write_text(text)
        done = run("diff", *sides, "--format", "json", accept=(0, 1, 3), seconds=10 * MOST_SECONDS)
        (project,) = json.loads(done.stdout)["projects"]
        return {int(workflow["workflow"][1:]): workflow for workflow in project["workflows"]}


def problems(pair: tuple[dict, dict], workflow: dict | None, events: Iterable[dict]) -> tuple[str, list[str]]:
    """The verdict of a report on a pair, and which of the events refute it."""
    changes = {} if workflow is None else {change["name"]: change for change in workflow["changes"]}
    named = [name for name in RELATIONS if name in changes]
    if len(named) > 1:
        return "several", [f"several verdicts: {named}"]
    verdict = RELATIONS[named[0]] if named else "equal"
    before, after = pair
    lost, gained, both = None, None, None
    for each in events:
        fires = matches(before, each), matches(after, each)
        if fires == (True, False):
            lost = each
        elif fires == (False, True):
            gained = each
        elif fires == (True, True):
            both = each
    found = []
    if lost and verdict in ("equal", "wider"):
        found.append(f"no longer fires: {lost['detail']}")
    if gained and verdict in ("equal", "narrower"):
        found.append(f"now fires: {gained['detail']}")
    if both and verdict == "disjoint":
        found.append(f"fires on both sides: {both['detail']}")
    shown = set()
    for fact in changes[named[0]]["facts"] if named else []:
        if fact["kind"] == "event":
            decided = matches(before, fact["event"]), matches(after, fact["event"])
            if decided != (fact["before"], fact["after"]):
                found.append(f"{fact['label']}: the matcher decides {decided} about {fact['event']['detail']}")
            shown.add(decided)
    wanted = {"narrower": {(True, False)}, "wider": {(False, True)}}
    if missing := wanted.get(verdict, {(True, False), (False, True)} if verdict in ("overlapping", "disjoint") else set()) - shown:
        found.append(f"{verdict}, without an event for {missing}")
    return verdict, found


def check(count: int, seed: int, at_once: int = 200) -> tuple[Counter, list[str]]:
    """How often each verdict was given, and every refutation with its pair."""
    trials, verdicts, refuted = Trials(seed), Counter(), []
    for start in range(0, count, at_once):
        pairs = [trials.pair() for _ in range(min(at_once, count - start))]
        reports = reported(pairs)
        for number, pair in enumerate(pairs):
            verdict, found = problems(pair, reports.get(number), trials.events())
            verdicts[verdict] += 1
            refuted += [f"{json.dumps(pair[0]['detail'])} → {json.dumps(pair[1]['detail'])}: {each}" for each in found]
    return verdicts, refuted


if __name__ == "__main__":
    counted, wrong = check(int(sys.argv[1]), int(sys.argv[2]))
    print("\n".join(wrong))
    print(f"{counted.total()} pairs of patterns: " + ", ".join(f"{number} {name}" for name, number in counted.most_common()))
    sys.exit(bool(wrong))
