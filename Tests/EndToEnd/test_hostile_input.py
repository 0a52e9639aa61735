"""Bad files: each gets its exact finding, in bounded time and memory, without a crash."""

import os
import re
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from harness.places import SUITES, tasuki_binary

sys.path.insert(0, str(SUITES / "hostile"))

from monsters import monsters

SECONDS, MEMORY = 10, 1_500_000_000
FINDING = re.compile(
    r"^(?P<path>[^\n]*?):(?P<line>\d+):(?P<column>\d+): (?P<severity>\w+): .*\[(?P<code>TSK\d{4})\]$"
)

WORKFLOW = """workflow: order-placed
{line}
trigger: {trigger}
tasks:
{tasks}"""
TASK = "  - id: hand-over\n    uses: sqs/send\n    with: {inputs}\n"


@dataclass(frozen=True)
class Run:
    code: int
    findings: list[str]
    said: str
    # Processor time, which does not depend on the load of the machine.
    seconds: float
    memory: int


def check(*arguments: str, folder: Path, input: bytes | None = None) -> Run:
    """Runs tasuki under a limit of memory and of processor time."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    process = subprocess.Popen(
        [tasuki_binary(), *arguments],
        cwd=folder,
        stdin=subprocess.PIPE if input is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=limit,
        env={"NO_COLOR": "1", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
    )
    if input is not None:
        process.stdin.write(input)
        process.stdin.close()
    said = process.stdout.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    findings = []
    for line in said.splitlines():
        if found := FINDING.match(line):
            findings.append(f"{found['code']} {found['line']}:{found['column']}")
    seconds = usage.ru_utime + usage.ru_stime
    return Run(process.returncode, findings, said, seconds, usage.ru_maxrss * 1024)


def unmarked(text: str) -> tuple[str, list[str]]:
    """The text without marks, and the places of its opening marks: line and column, in characters, from one."""
    plain, places = "", []
    for part in re.split("(⏵|⏴)", text):
        if part == "⏵":
            lines = re.split("\r\n|\r|\n", plain)
            places.append(f"{len(lines)}:{len(lines[-1]) + 1}")
        elif part != "⏴":
            plain += part
    return plain, places


def cases():
    for path in sorted((SUITES / "hostile").glob("*.yaml")):
        for case in yaml.safe_load(path.read_text()):
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


def write(case: dict, folder: Path) -> list[str]:
    """Writes the files of a case and returns the places that it expects."""
    places: list[str] = []
    content: bytes
    if "hex" in case:
        content = bytes.fromhex(case["hex"])
    else:
        task = TASK.replace("{inputs}", case.get("with", "{queue: orders}"))
        text = case.get("text") or WORKFLOW.format(
            line=case.get("line", "description: Hand each order over"),
            trigger=case.get("trigger", "{source: com.example.shop, event: order.placed}"),
            tasks=case.get("tasks", task),
        )
        text, places = unmarked(text)
        content = text.encode("utf-8", "surrogatepass")
    (folder / "workflow.yaml").write_bytes(content)
    if "project" in case:
        text, more = unmarked(case["project"])
        (folder / "tasuki.yaml").write_text(text)
        places = more + places
    return [case["at"]] if "at" in case else places


@pytest.mark.parametrize("case", cases())
def test_a_bad_file_has_its_finding(case, tmp_path):
    places = write(case, tmp_path)
    command = (
        ["compile", "workflow.yaml", "--target", "terraform", "--out", "out"]
        if case.get("compile")
        else ["check", "workflow.yaml"]
    )
    run = check(*command, folder=tmp_path)
    assert run.findings == [f"{code} {place}" for code, place in zip(case["expect"], places, strict=True)], run.said
    assert run.code == 1, run.said
    assert run.seconds < SECONDS and run.memory < MEMORY
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name, make, expect", [pytest.param(*each, id=each[0]) for each in monsters()])
def test_a_monster_is_rejected_quickly(name, make, expect, tmp_path):
    (tmp_path / "workflow.yaml").write_bytes(make())
    run = check("check", "workflow.yaml", folder=tmp_path)
    assert run.code == 1, run.said[-2000:]
    assert run.findings == expect, run.findings[:5]
    assert run.seconds < SECONDS and run.memory < MEMORY


def test_there_are_enough_cases():
    assert len(list(cases())) + len(list(monsters())) >= 60


def test_a_missing_file_cannot_be_run(tmp_path):
    run = check("check", "nowhere.yaml", folder=tmp_path)
    assert run.code == 2 and "nowhere.yaml" in run.said


def test_standard_input_is_read(tmp_path):
    run = check("check", "-", folder=tmp_path, input=b"workflow: a\nownr: b\n")
    assert run.code == 1 and "TSK0204 2:1" in run.findings, run.said
