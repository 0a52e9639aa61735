"""Executions of state machines, compared with the `runs` of a delivery.

runs:
  - machine: shop-order-placed
    path: [record, "notify?", notify]     # every state in the order of its start, including inner ones
    waits: [600]                          # seconds, or times, that it would have waited
    retries: {record: [3, 6]}             # the longest pause in seconds before each new try
    fails: {error: Workflow.Stopped, cause: …}   # or, left out, it succeeds
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

# The only state of a machine that `exists` creates for its name.
STAND_IN = "Keep"
_KEYS = {"machine", "path", "waits", "retries", "fails"}


def problems(executions: Sequence[Mapping[str, Any]], wanted: Iterable[Mapping[str, Any]]) -> list[str]:
    """Every difference; what a role rejects is a problem even if it is caught."""
    left = list(executions)
    found = [
        f"{each['machine']}: {entry['called']} may not: {entry['cause']}"
        for each in executions
        for entry in each["did"]
        if entry.get("refused")
    ]
    for run in wanted:
        if unknown := set(run) - _KEYS:
            raise ValueError(f"unknown keys {sorted(unknown)} in {run}")
        made = next((each for each in left if each["machine"] == run["machine"]), None)
        if made is None:
            found.append(f"{run['machine']} did not run, but {[each['machine'] for each in executions]}")
            continue
        left.remove(made)
        found += [f"{run['machine']}: {each}" for each in _differences(made, run)]
    return found + [f"{each['machine']} ran as well" for each in left if path(each) != [STAND_IN]]


def path(execution: Mapping[str, Any]) -> list[str]:
    """The states of an execution in the order in which they started."""
    return [entry["entered"] for entry in execution["did"] if "entered" in entry]


def calls(executions: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Every call of a service, whether or not it succeeded."""
    return [entry for each in executions for entry in each["did"] if "called" in entry]


def _differences(made: Mapping[str, Any], run: Mapping[str, Any]) -> list[str]:
    found = []

    def compare(what: str, actual: Any, wanted: Any) -> None:
        if actual != wanted:
            found.append(f"{what} is {actual}, not {wanted}")

    fails = run.get("fails")
    if fails is None:
        why = f" ({made['error']}: {made['cause']})" if made["status"] == "FAILED" else ""
        compare(f"the end{why}", made["status"], "SUCCEEDED")
    else:
        compare("the end", made["status"], "FAILED")
        for key in fails:
            compare(f"the {key}", made[key], fails[key])
    compare("the path", path(made), run["path"])
    waits = [entry.get("seconds", entry.get("until")) for entry in made["did"] if "waited" in entry]
    compare("what it waits for", waits, run.get("waits", []))
    retries: dict[str, list] = {}
    for entry in made["did"]:
        if "retried" in entry:
            retries.setdefault(entry["retried"], []).append(entry["seconds"])
    compare("what is tried again", retries, run.get("retries", {}))
    return found
