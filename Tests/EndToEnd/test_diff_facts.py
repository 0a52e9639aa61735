"""`tasuki diff` reports the facts of each case in `diffs/`: two sides, and what a reviewer must learn from them.

`tasuki simulate` decides on both sides about every event of a case, and about every event that the report shows.
"""

import json
import re
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml
from harness.places import MOST_SECONDS, ROOT, SUITES, tasuki_binary

CASES = sorted(path.parent for path in (SUITES / "diffs").glob("*/expect.yaml"))
LEVELS = ["none", "safe", "risky", "undecided", "breaking"]

# The changes of events and schedules by the words of the cases.
EVENTS = {
    "narrower": "events-narrowed",
    "wider": "events-widened",
    "overlapping": "events-shifted",
    "disjoint": "events-replaced",
}
SCHEDULES = {
    "fewer": "runs-removed",
    "more-often": "runs-added",
    "moved": "runs-moved",
    "other-zone": "timezone-changed",
    "removed": "schedule-removed",
}
# The changes of tasks that are not a change of one task that both sides have.
OTHER_TASK_CHANGES = {
    "task-added", "task-removed", "task-renamed", "tasks-reordered", "steps-changed", "machine-needed",
    "machine-dropped", "run-differs", "test-broken", "machine-type-changed",
}  # fmt: skip

# The keys of a case and of its workflows. Every one of them is compared.
CASE_KEYS = {"case", "compare", "exit", "level", "unchanged", "moved", "not-compared", "workflows", "project", "changes", "says", "never"}
WORKFLOW_KEYS = {
    "name", "level", "added", "removed", "environments", "events", "stops", "starts", "both", "schedule", "tasks",
    "tests-flip", "resources", "renamed", "access", "access-includes",
}  # fmt: skip
# Texts that a report may contain, besides the names of changes.
TEXTS = {"no longer fires", "could not be decided", "no change"}


@cache
def expected(case: Path) -> dict:
    return yaml.safe_load((case / "expect.yaml").read_text())


def sides(case: Path) -> tuple[str, str]:
    """The folders of the older and of the newer side; two environments have one folder."""
    folders = expected(case).get("compare", {})
    base = folders.get("base", "base")
    return base, base if "environments" in folders else folders.get("head", "head")


def of_sides(environment: str | None) -> list[str | None]:
    """The environment on the older and on the newer side."""
    return environment.split("..") if environment and ".." in environment else [environment] * 2


@cache
def compared(case: Path) -> subprocess.CompletedProcess:
    environments = expected(case).get("compare", {}).get("environments")
    arguments = [sides(case)[0], "--env", environments] if environments else sides(case)
    command = [tasuki_binary(), "diff", *arguments, "--format", "json"]
    return subprocess.run(command, cwd=case, capture_output=True, text=True, timeout=MOST_SECONDS)


def report(case: Path) -> dict:
    """The report on the one project of a case."""
    (project,) = json.loads(compared(case).stdout)["projects"]
    return project


@cache
def fires(case: Path, side: str, event: str, environment: str | None) -> set[str]:
    """The workflows of a side that fire for an event."""
    command = [tasuki_binary(), "simulate", side, "--event", "-", "--format", "json", "--quiet"]
    if environment:
        command += ["--env", environment]
    done = subprocess.run(command, cwd=case, input=event, capture_output=True, text=True, timeout=MOST_SECONDS)
    if "no workflow found" in done.stderr:
        return set()
    return {decision["workflow"] for decision in json.loads(done.stdout) if decision["decision"] == "fires"}


def decisions(case: Path, workflow: str, event: dict, environment: str | None) -> tuple[bool, bool]:
    """Whether an event fires a workflow on the older and on the newer side."""
    places = zip(sides(case), of_sides(environment))
    base, head = (workflow in fires(case, side, json.dumps(event), name) for side, name in places)
    return base, head


def names(workflow: dict) -> set[str]:
    return {change["name"] for change in workflow["changes"]}


def subjects(workflow: dict, name: str) -> list[str]:
    return sorted(change["subject"] for change in workflow["changes"] if change["name"] == name)


def pairs(case: Path) -> list[tuple[dict, dict]]:
    """The workflows of a case with their reports."""
    found = {workflow["workflow"]: workflow for workflow in report(case)["workflows"]}
    return [(wanted, found[wanted["name"]]) for wanted in expected(case)["workflows"] if wanted["name"] in found]


def environments(case: Path, wanted: dict) -> list[str | None]:
    """The environments in which the facts about a workflow hold."""
    return wanted.get("environments") or report(case)["environments"] or [None]


def places(value: dict | list) -> list[tuple[str, str]]:
    """The sides and the paths of all places in a part of a report."""
    if isinstance(value, list):
        return [place for each in value for place in places(each)]
    if not isinstance(value, dict):
        return []
    own = [(side, value[side]["file"]) for side in ("base", "head") if isinstance(value.get(side), dict)]
    return own + [place for each in value.values() for place in places(each)]


every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@every_case
def test_the_level_the_counts_and_the_exit_code_are_right(case):
    wanted, project = expected(case), report(case)
    done = compared(case)
    assert done.returncode == wanted.get("exit", 0), done.stderr
    changes = project["workflows"] + project["changes"]
    level = max((change["level"] for change in changes), key=LEVELS.index, default="none")
    unchanged = project["unchanged"]
    found = {
        "level": level,
        "unchanged": unchanged["count"],
        "moved": len({*unchanged["moved"], *unchanged["rewritten"]}),
        "not-compared": [each["name"] for each in project["uncompared"]],
        # What must be decided first comes first.
        "workflows": [[workflow["workflow"], workflow["level"]] for workflow in project["workflows"]],
    }
    workflows = sorted(wanted["workflows"], key=lambda each: (-LEVELS.index(each["level"]), each["name"]))
    assert found == {
        "level": wanted["level"],
        "unchanged": wanted["unchanged"],
        "moved": wanted["moved"],
        "not-compared": wanted.get("not-compared", []),
        "workflows": [[workflow["name"], workflow["level"]] for workflow in workflows],
    }, wanted["case"]


@every_case
def test_events_and_schedules_change_as_expected(case):
    for wanted, found in pairs(case):
        relation = wanted.get("events", "equal")
        assert names(found) & set(EVENTS.values()) == ({EVENTS[relation]} if relation != "equal" else set())
        schedule = wanted.get("schedule", "equal")
        assert names(found) & set(SCHEDULES.values()) == ({SCHEDULES[schedule]} if schedule != "equal" else set())
        assert ("workflow-added" in names(found)) == wanted.get("added", False)
        assert ("workflow-removed" in names(found)) == wanted.get("removed", False)
        renames = [change["message"] for change in found["changes"] if change["name"] == "workflow-renamed"]
        old = wanted.get("renamed")
        assert renames == ([f"'{old}' is now '{wanted['name']}'"] if old else [])
        if "environments" in wanted:
            assert all(change["environments"] == wanted["environments"] for change in found["changes"])


@every_case
def test_the_events_of_a_case_fire_on_the_expected_sides(case):
    for wanted in expected(case)["workflows"]:
        for environment in environments(case, wanted):
            for key, sides in {"stops": (True, False), "starts": (False, True), "both": (True, True)}.items():
                for event in wanted.get(key, []):
                    assert decisions(case, wanted["name"], event, environment) == sides, (key, event)


@every_case
def test_every_event_of_the_report_decides_as_reported(case):
    for found in report(case)["workflows"]:
        for change in found["changes"]:
            shown = [fact for fact in change["facts"] if fact["kind"] == "event"]
            for environment in change["environments"] or report(case)["environments"] or [None]:
                for fact in shown:
                    sides = (fact["before"], fact["after"])
                    assert decisions(case, found["workflow"], fact["event"], environment) == sides, fact
            if change["name"] in EVENTS.values():
                # An event for each direction in which the sides differ.
                assert {(fact["before"], fact["after"]) for fact in shown} == {
                    "events-narrowed": {(True, False)},
                    "events-widened": {(False, True)},
                }.get(change["name"], {(True, False), (False, True)})


@every_case
def test_tasks_and_tests_change_as_expected(case):
    for wanted, found in pairs(case):
        tests = {fact["label"] for change in found["changes"] for fact in change["facts"] if fact["kind"] == "test"}
        assert tests == set(wanted.get("tests-flip", []))
        tasks = wanted.get("tasks", {})
        changed = {
            change["subject"]
            for change in found["changes"]
            if change["id"].startswith("TSKD3") and change["name"] not in OTHER_TASK_CHANGES
        }
        renames = [change["message"] for change in found["changes"] if change["name"] == "task-renamed"]
        assert subjects(found, "task-added") == tasks.get("added", [])
        assert subjects(found, "task-removed") == tasks.get("removed", [])
        assert len(renames) == len(tasks.get("renamed", {}))
        for (old, new), message in zip(tasks.get("renamed", {}).items(), renames):
            assert f"'{old}'" in message and f"'{new}'" in message
        assert ("tasks-reordered" in names(found)) == tasks.get("reordered", False)
        assert changed == set(tasks.get("changed", []))


@every_case
def test_resources_change_as_expected(case):
    """Those of a case are the ones that matter; data and replacements are never more than these."""
    for wanted, found in pairs(case):
        changes = [change for change in found["changes"] + report(case)["changes"] if "resource" in change]
        for tool in ("terraform", "cloudFormation"):
            actions = {(change["resource"][tool]["action"], change["resource"]["kind"]) for change in changes}
            resources = {(action, kind) for action, kinds in wanted.get("resources", {}).items() for kind in kinds}
            assert resources <= actions, actions
            assert {each for each in actions if each[0] == "replace"} <= resources


@every_case
def test_access_changes_as_expected(case):
    for wanted, found in pairs(case):
        changes = [change for change in found["changes"] if change["id"].startswith("TSKD4")]
        if "access" in wanted:
            assert sorted(change["message"] for change in changes) == sorted(wanted["access"])
        assert set(wanted.get("access-includes", [])) <= {change["name"] for change in changes}


@cache
def allowed(case: Path, side: str, environment: str | None) -> frozenset[tuple[str, str]] | None:
    """The actions and resources that the policies of a side's template allow; None if it cannot be compiled."""
    with tempfile.TemporaryDirectory() as folder:
        command = [tasuki_binary(), "compile", side, "--target", "cloudformation", "--format", "json", "--out", folder]
        command += ["--env", environment] if environment else []
        done = subprocess.run(command, cwd=case, capture_output=True, text=True, timeout=MOST_SECONDS)
        if done.returncode != 0:
            return None
        templates = [json.loads(path.read_text()) for path in Path(folder).glob("*.json") if path.name[0] != "."]
    pairs = set()
    for resource in (each for template in templates for each in template["Resources"].values()):
        properties = resource["Properties"]
        documents = [policy["PolicyDocument"] for policy in properties.get("Policies", [])]
        if document := properties.get("PolicyDocument"):
            # CloudWatch Logs takes its policy as a text.
            documents.append(json.loads(document["Fn::Sub"]) if "Fn::Sub" in document else document)
        for statement in (each for document in documents for each in document["Statement"]):
            for action in listed(statement["Action"]):
                pairs |= {(action, json.dumps(each)) for each in listed(statement["Resource"])}
        if resource["Type"] == "AWS::Lambda::Permission":
            pairs.add((properties["Action"], json.dumps(properties["FunctionName"])))
    return frozenset(pairs)


def listed(value) -> list:
    return value if isinstance(value, list) else [value]


@every_case
def test_what_the_policies_of_the_templates_allow_anew_is_reported(case):
    """Independent of how the rights are compared: by the actions in both outputs."""
    environments = of_sides(expected(case).get("compare", {}).get("environments"))
    base, head = (allowed(case, side, name) for side, name in zip(sides(case), environments))
    if base is None or head is None or report(case)["uncompared"]:
        return
    changes = [each for found in report(case)["workflows"] for each in found["changes"]] + report(case)["changes"]
    reported = {
        name: {action for each in changes if "access" in each and each["name"] in kinds for action in each["access"]["actions"]}
        for name, kinds in {
            "gained": {"access-gained", "access-widened", "access-moved"},
            "lost": {"access-lost", "access-narrowed", "access-moved"},
        }.items()
    }
    names = {each["name"] for each in changes}
    gone = {action for action, _ in base} - {action for action, _ in head}
    assert {action for action, _ in head} - {action for action, _ in base} <= reported["gained"]
    # The rights of removed and stopped workflows are not listed.
    if not names & {"workflow-removed", "workflow-stopped", "workflow-renamed"}:
        assert gone <= reported["lost"]
    # What is reported is there.
    assert reported["gained"] <= {action for action, _ in head} | {"sts:AssumeRole"}
    assert reported["lost"] <= {action for action, _ in base} | {"sts:AssumeRole"}


@every_case
def test_the_report_has_its_texts_and_no_wrong_ones(case):
    """Also the kinds of resources that belong to no single workflow."""
    wanted, project = expected(case), report(case)
    text = compared(case).stdout
    assert not [each for each in wanted.get("never", []) if each in text]
    assert not [each for each in wanted.get("says", []) if each not in text]
    others = [change["name"] for change in project["changes"] if "resource" not in change]
    if "changes" in wanted:
        assert others == wanted["changes"]
    changed = sorted({change["resource"]["kind"] for change in project["changes"] if "resource" in change})
    assert changed == wanted.get("project", [])


@every_case
def test_the_report_has_the_form_of_its_schema(case):
    schema = json.loads((ROOT / "schemas" / "diff.schema.json").read_text())
    jsonschema.validate(json.loads(compared(case).stdout), schema, cls=jsonschema.Draft7Validator)


@every_case
def test_places_are_on_their_sides(case):
    folders = dict(zip(("base", "head"), sides(case)))
    assert all((case / path).is_relative_to(case / folders[side]) for side, path in places(report(case)))


def test_every_key_of_a_case_is_compared():
    for case in CASES:
        assert expected(case).keys() <= CASE_KEYS, case.name
        for workflow in expected(case)["workflows"]:
            assert workflow.keys() <= WORKFLOW_KEYS, case.name


def test_texts_that_must_not_appear_could_appear():
    known = set(re.findall(r"^\| \[TSKD\d{3}\]\(.*?\) \| `(.+?)` \|", (ROOT / "docs" / "diff.md").read_text(), re.MULTILINE))
    assert set(EVENTS.values()) | set(SCHEDULES.values()) | OTHER_TASK_CHANGES <= known
    for case in CASES:
        for text in expected(case).get("never", []):
            assert text in known | TEXTS or re.fullmatch(r"\d+ unchanged", text), (case.name, text)
