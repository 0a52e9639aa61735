"""What Terraform plans for a change of one attribute, for every type of resource that Tasuki writes.

    python -m harness.attributes

The older sides of all cases of `diffs/` are the modules of one configuration. In a state of what it creates, one configured
attribute of one resource of each type has another value; the plan says whether that replaces the resource. Each plan
measures one attribute of every type. The results must be those of the table "What forces a replacement" in `docs/diff.md`.
"""

import copy
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import planned
from .cloud import Cloud
from .places import ROOT
from .project import Project
from .replacements import cases, compiled, state
from .terraform import TerraformFailed, command_line_configuration
from .together import planning, store_required

TYPES = {
    "bus": "aws_cloudwatch_event_bus",
    "rule": "aws_cloudwatch_event_rule",
    "connection": "aws_cloudwatch_event_connection",
    "API destination": "aws_cloudwatch_event_api_destination",
    "group of schedules": "aws_scheduler_schedule_group",
    "schedule": "aws_scheduler_schedule",
    "topic": "aws_sns_topic",
    "policy of the topic": "aws_sns_topic_policy",
    "queue": "aws_sqs_queue",
    "policy of the queue": "aws_sqs_queue_policy",
    "log group": "aws_cloudwatch_log_group",
    "log stream": "aws_cloudwatch_log_stream",
    "policy of CloudWatch Logs": "aws_cloudwatch_log_resource_policy",
    "function": "aws_lambda_function",
    "address of the function": "aws_lambda_function_url",
    "role": "aws_iam_role",
    "state machine": "aws_sfn_state_machine",
    "Slack channel": "aws_chatbot_slack_channel_configuration",
    "Teams channel": "aws_chatbot_teams_channel_configuration",
}
# The same for every project, or part of another resource in reports: a target belongs to its rule, a policy to its role.
NEVER_DIFFERS = {
    ("aws_cloudwatch_event_bus", "event_source_name"),
    ("aws_lambda_permission", "action"),
    ("aws_lambda_permission", "principal"),
    ("aws_lambda_permission", "function_url_auth_type"),
    ("aws_lambda_permission", "statement_id_prefix"),
}
PARTS = {"aws_cloudwatch_event_target", "aws_iam_role_policy", "aws_cloudformation_stack", "aws_lambda_permission"}


# No case of `diffs/` configures these on its older side with a known value.
NO_CASE = {
    ("aws_cloudwatch_log_stream", "log_group_name"),
    ("aws_cloudwatch_log_stream", "name"),
    ("aws_lambda_function", "function_name"),
    ("aws_lambda_function_url", "function_name"),
    ("aws_sqs_queue", "fifo_queue"),
}


def documented() -> dict[tuple[str, str], bool]:
    """Whether an attribute of a type forces a replacement, for those that the page lists."""
    page = (ROOT / "docs" / "diff.md").read_text().split("## What forces a replacement", 1)[1].split("\n## ", 1)[0]
    found = {}
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and cells[0] in TYPES and cells[3]:
            found[TYPES[cells[0]], cells[3].strip("`")] = cells[4] == "yes"
    return found


def changed(value: Any) -> Any:
    """Another value of the same form; None if there is none."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    if isinstance(value, str):
        if value == "STANDARD":
            return "EXPRESS"
        if value.startswith("{"):
            return value.replace("2012-10-17", "2008-10-17") if "2012-10-17" in value else None
        return re.sub(r"[a-z](?=[^a-z]*$)", lambda letter: "b" if letter[0] == "a" else "a", value) if value else None
    if isinstance(value, list) and value and (inner := changed(value[0])) is not None:
        return [inner, *value[1:]]
    if isinstance(value, dict):
        for key, each in value.items():
            if (inner := changed(each)) is not None:
                return {**value, key: inner}
    return None


def attributes(plan: dict[str, Any], held: dict[str, Any]) -> dict[str, dict[str, tuple[int, Any]]]:
    """The configured attributes of each type: the position in the state of a resource that has it, and another value."""
    configured = {(each["module"], each["type"], each["name"]): each["configured"] for each in planned.resources(plan)}
    found: dict[str, dict[str, tuple[int, Any]]] = {}
    for position, resource in enumerate(held["resources"]):
        values = resource["instances"][0]["attributes"]
        for name in configured[resource["module"], resource["type"], resource["name"]]:
            own = found.setdefault(resource["type"], {})
            if name not in own and name in values and (other := changed(values[name])) is not None:
                own[name] = (position, other)
    return found


def measured(folder: Path) -> Iterator[tuple[str, str, str]]:
    """The type, the attribute and what Terraform plans for another value of it: `replace`, `update` or `none`."""
    cloud = Cloud(folder / "cloud.log")
    command_line = command_line_configuration(folder, installed=False)
    projects: list[Project] = []
    for name, (base, _) in cases().items():
        if project := compiled(name, base, folder / name):
            projects.append(project)
    terraform = planning(folder / "base", command_line, cloud, projects)
    store_required(cloud, projects)
    plan = terraform.plan()
    held = state(plan, terraform)
    left = {kind: list(own.items()) for kind, own in attributes(plan, held).items() if kind not in PARTS}
    try:
        while any(left.values()):
            mutated, asked = copy.deepcopy(held), {}
            for kind, own in left.items():
                if not own:
                    continue
                name, (position, other) = own.pop()
                resource = mutated["resources"][position]
                resource["instances"][0]["attributes"][name] = other
                asked[f"{resource['module']}.{kind}.{resource['name']}"] = (kind, name)
            (terraform.folder / "terraform.tfstate").write_text(json.dumps(mutated))
            for each in terraform.plan("-refresh=false")["resource_changes"]:
                if each["address"] not in asked:
                    continue
                kind, name = asked[each["address"]]
                forced = {path[0] for path in each["change"].get("replace_paths", [])}
                action = "none" if each["change"]["actions"] == ["no-op"] else "replace" if name in forced else "update"
                yield kind, name, action
    finally:
        cloud.stop()


def check(folder: Path) -> tuple[Counter, list[str]]:
    """How often each action was planned, and every difference from the page."""
    page = documented()
    counted, differences, seen = Counter(), [], set()
    for kind, name, action in measured(folder):
        counted[action] += 1
        seen.add((kind, name))
        if (action == "replace") != page.get((kind, name), False) and (kind, name) not in NEVER_DIFFERS:
            differences.append(f"{kind}.{name}: Terraform plans {action}, the page has {page.get((kind, name), 'nothing')}")
    for kind, name in page:
        if page[kind, name] and (kind, name) not in seen | NO_CASE:
            differences.append(f"{kind}.{name}: no case configures it")
    return counted, differences


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        try:
            counted, wrong = check(Path(work))
        except TerraformFailed as problem:
            sys.exit(str(problem))
    print("\n".join(sorted(wrong)))
    print(f"{counted.total()} attributes: " + ", ".join(f"{number} {name}" for name, number in counted.most_common()))
    sys.exit(bool(wrong))
