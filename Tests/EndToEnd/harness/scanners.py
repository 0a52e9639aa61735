"""The findings of checkov and cfn-lint in compiled projects, compared with the list in docs/security.md.

Run by scripts/prove/scanners.sh:

    python -m harness.scanners FOLDER

The folder contains CloudFormation templates and Terraform configurations; both tools come from the environment that
runs this.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from . import template
from .places import MOST_SECONDS, ROOT

PAGE = ROOT / "docs" / "security.md"
HEADING = "What scanners report"


class Finding(NamedTuple):
    """A rule of a scanner, and the type of the resource that violates it."""

    rule: str
    resource: str


class Row(NamedTuple):
    """A row of the page's list."""

    rule: str
    resources: list[str]
    reason: str


def rows(page: Path = PAGE) -> list[Row]:
    """The rows of the list: the rule, the types of resources, the reason."""
    section = page.read_text().partition(f"\n## {HEADING}\n")[2].partition("\n## ")[0]
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if re.match(r"\| `[A-Z]", line)
    ]
    return [Row(rule.strip("`"), re.findall(r"`([^`]+)`", resources), reason) for rule, resources, reason in cells]


def listed(page: Path = PAGE) -> set[Finding]:
    return {Finding(row.rule, resource) for row in rows(page) for resource in row.resources}


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess:
    # Nothing of the caller's settings or credentials reaches them.
    environment = {"HOME": os.environ["HOME"], "LANG": "C.UTF-8", "PATH": os.environ["PATH"]}
    return subprocess.run(
        [Path(sys.executable).parent / program, *arguments],
        capture_output=True,
        text=True,
        env=environment | {"AWS_DEFAULT_REGION": "ap-northeast-1", "LOG_LEVEL": "ERROR"},
        timeout=MOST_SECONDS,
    )


def checkov(folder: Path) -> Iterator[Finding]:
    """Each failed check. A file that cannot be read, or a framework without any file, is an error."""
    frameworks = ["cloudformation", "terraform"]
    done = _run(
        "checkov", "--directory", str(folder), "--framework", *frameworks, "--output", "json", "--quiet", "--compact",
        "--skip-download",
    )
    if done.returncode not in (0, 1) or not done.stdout.lstrip().startswith("["):
        raise AssertionError(f"checkov ended with {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    reports = {each["check_type"]: each for each in json.loads(done.stdout)}
    for framework in frameworks:
        summary = reports[framework]["summary"]
        assert summary["parsing_errors"] == 0 and summary["resource_count"] > 0, (framework, summary)
        for each in reports[framework]["results"]["failed_checks"]:
            yield Finding(each["check_id"], resource_type(each["resource"]))


def resource_type(address: str) -> str:
    """The type in an address, such as `AWS::SQS::Queue.Orders` or `aws_sqs_queue.orders`."""
    return address.rpartition(".")[0].rpartition(".")[2]


def cfn_lint(folder: Path) -> Iterator[Finding]:
    """Each finding, including informational ones."""
    templates = sorted(map(str, folder.glob("**/cloudformation/*.yaml")))
    assert templates, f"{folder} has no templates"
    done = _run("cfn-lint", "--include-checks", "I", "--format", "json", "--", *templates)
    for each in json.loads(done.stdout or "[]"):
        path = each["Location"].get("Path") or []
        yield Finding(each["Rule"]["Id"], _type_in(Path(each["Filename"]), path))


def _type_in(path_of_template: Path, path: list) -> str:
    resources = template.load(path_of_template)["Resources"]
    return resources[path[1]]["Type"] if path[:1] == ["Resources"] and len(path) > 1 else "template"


def main(folder: Path) -> int:
    found = Counter(checkov(folder)) + Counter(cfn_lint(folder))
    expected = listed()
    for each in sorted(found):
        print(f"{found[each]:5}  {each.rule}  {each.resource}")
    new, gone = sorted(set(found) - expected), sorted(expected - set(found))
    problems = [f"new: {each.rule} of {each.resource}; fix it, or list it with the reason" for each in new]
    problems += [f"gone: {each.rule} of {each.resource}; take it off the list" for each in gone]
    for each in problems:
        print(f"docs/security.md: {each}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
