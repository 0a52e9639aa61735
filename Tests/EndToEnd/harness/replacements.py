"""What `tasuki diff` reports of resources, compared with what Terraform plans.

    python -m harness.replacements

Every case of `diffs/` is planned: the resources of its older side are written as a state, and its newer side is planned
against that state, all cases as modules of one configuration. What the report calls an update, a replacement, a creation or
a deletion must be what the plan does.
"""

import json
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from . import planned
from .cloud import Cloud
from .places import SUITES
from .project import Project
from .tasuki import run
from .terraform import Terraform, command_line_configuration
from .together import planning, store_required

# Attributes whose texts can differ although they mean the same; the verdicts about them are compared elsewhere.
EQUIVALENT = {"event_pattern", "schedule_expression", "schedule_expression_timezone"}
# What a role has if no other resource attaches policies to it.
OPEN = {"aws_iam_role": {"managed_policy_arns": []}}
# With Terraform, a target of a rule and a policy of a role are resources; reports name the rule and the role.
PARTS = {"aws_cloudwatch_event_target", "aws_iam_role_policy", "target"}


def cases() -> dict[str, tuple[Path, Path]]:
    """The folders of both sides, by the name of the case, which is the name of its module."""
    found = {}
    for path in sorted((SUITES / "diffs").glob("*/expect.yaml")):
        folders = yaml.safe_load(path.read_text()).get("compare", {})
        found[path.parent.name] = tuple(path.parent / folders.get(side, side) for side in ("base", "head"))
    return found


def compiled(name: str, source: Path, work: Path) -> Project | None:
    """One side of a case; None if it has errors, several environments, or another Region or account."""
    project = Project(source, name, None, {"parameters": {}, "secrets": {}, "parameter-store": {}}, work)
    try:
        files = sorted(project.output("terraform").glob("*.tf"))
    except AssertionError:
        return None
    text = "\n".join(path.read_text() for path in files)
    if "precondition {" in text:
        return None
    for variable, body in re.findall(r'variable "(\w+)" \{\n(.*?)\n\}', text, re.DOTALL):
        if "default" not in body:
            project.expected["parameters"][variable] = _value(variable)
    for secret in re.findall(r'secret_id\s*=\s*"([^"$]+)"', text):
        project.expected["secrets"][secret] = {"key": secret, "token": secret}
    for parameter in re.findall(r'data "aws_ssm_parameter" "\w+" \{\s*name\s*=\s*"([^"$]+)"', text):
        project.expected["parameter-store"][parameter] = "p"
    return project


def _value(variable: str) -> str:
    return f"aws.partner/example.com/{variable}" if variable.endswith("source") else f"value-of-{variable}"


def state(plan: dict[str, Any], terraform: Terraform) -> dict[str, Any]:
    """A state of what a plan creates, as if it had been applied; what AWS would choose and no other resource needs is left
    out."""
    held = {each["address"]: each for each in planned.everything(planned.mocked_state(terraform, plan)["root_module"])}
    identities = planned.identities(plan)

    def instance(each: dict[str, Any]) -> dict[str, Any]:
        made = held[each["address"]]
        known = planned.merged(each["values"], each["unknown"], each["configured"], made["values"])
        named = {key: value for key, value in made["values"].items() if key == "id"} | identities.get(each["address"], {})
        attributes = OPEN.get(each["type"], {}) | named | known
        return {"schema_version": made["schema_version"], "attributes": attributes}

    return {
        "version": 4,
        "terraform_version": plan["terraform_version"],
        "serial": 1,
        "lineage": "replacements",
        "outputs": {},
        "resources": [
            {
                "module": each["module"],
                "mode": "managed",
                "type": each["type"],
                "name": each["name"],
                "provider": 'provider["registry.terraform.io/hashicorp/aws"]',
                "instances": [instance(each)],
            }
            for each in planned.resources(plan)
        ],
    }


def _set(value: Any) -> Any:
    """A value without what is empty: a state may have a null where a plan has a zero, an empty text or an empty list."""
    if isinstance(value, dict):
        value = {key: inner for key, each in value.items() if (inner := _set(each)) is not None}
    elif isinstance(value, list):
        value = [_set(each) for each in value]
    return None if value in ("", [], {}) or (value == 0 and value is not False) else value


def actions(change: dict[str, Any]) -> set[str]:
    """The words that a report may have for what Terraform plans."""
    match change["actions"]:
        case ["no-op"]:
            return {"none"}
        case ["update"]:
            known = {key for key in change["after"] if not change["after_unknown"].get(key)}
            changed = {key for key in known if _set(change["after"][key]) != _set(change["before"].get(key))}
            # What changes only because the resource that it names is created may be reported; what is written otherwise and
            # means the same is not. Terraform also calls it an update if a value was not yet secret in the state.
            return {"update"} if changed - EQUIVALENT else {"update", "none"}
        case [single]:
            return {single}
        case _:
            return {"replace"}


def reported(base: Path, head: Path) -> dict[str, str]:
    """The action of each resource by its address, as the report has it."""
    (project,) = json.loads(run("diff", base, head, "--format", "json", accept=(0, 2)).stdout)["projects"]
    changes = [change for workflow in project["workflows"] for change in workflow["changes"]] + project["changes"]
    found = {}
    for change in changes:
        resource = change.get("resource")
        if resource and resource["terraform"]:
            inner = [each["terraform"]["name"] for each in resource["properties"] if each["terraform"]]
            is_part = resource["terraform"]["action"] == "update" and all(each.split(".")[0] in PARTS for each in inner)
            found[resource["terraform"]["address"]] = "none" if is_part else resource["terraform"]["action"]
    return found


def check(folder: Path) -> tuple[Counter, list[str]]:
    """How often each action was reported, and every difference from a plan."""
    cloud = Cloud(folder / "cloud.log")
    command_line = command_line_configuration(folder, installed=False)
    pairs = {
        name: sides
        for name, folders in cases().items()
        if all(sides := [compiled(name, each, folder / f"{name}-{number}") for number, each in enumerate(folders)])
    }
    base, head = (
        planning(folder / side, command_line, cloud, [sides[number] for sides in pairs.values()])
        for number, side in enumerate(("base", "head"))
    )
    store_required(cloud, [each for sides in pairs.values() for each in sides])
    held = state(base.plan(), base)
    differences: list[str] = []
    for terraform in (base, head):
        (terraform.folder / "terraform.tfstate").write_text(json.dumps(held))
    differences += [
        f"{each['address']}: its own configuration plans {each['change']['actions']} against the state"
        for each in base.plan("-refresh=false")["resource_changes"]
        if each["mode"] == "managed" and "none" not in actions(each["change"])
    ]
    planned_actions: dict[str, dict[str, set[str]]] = {name: {} for name in pairs}
    for each in head.plan("-refresh=false")["resource_changes"]:
        if each["mode"] == "managed":
            name = each["module_address"].removeprefix("module.")
            address = f"{each['type']}.{each['name']}"
            planned_actions[name][address] = actions(each["change"])
    counted = Counter()
    for name in pairs:
        told = reported(*cases()[name])
        for address in sorted(planned_actions[name].keys() | told.keys()):
            plans, says = planned_actions[name].get(address, {"none"}), told.get(address, "none")
            counted[says] += 1
            if says not in plans and address.split(".")[0] not in PARTS:
                differences.append(f"{name}: {address}: Terraform plans {' or '.join(plans)}, the report has {says}")
    cloud.stop()
    return counted, differences


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        counted, wrong = check(Path(work))
    print("\n".join(wrong))
    print(f"{counted.total()} resources: " + ", ".join(f"{number} {name}" for name, number in counted.most_common()))
    sys.exit(bool(wrong))
