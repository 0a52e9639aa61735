"""`tasuki diff --against`: compiled output and what the project compiles to now."""

import json
import subprocess
from pathlib import Path

import pytest
from harness.places import EXAMPLES, MOST_SECONDS, tasuki_binary
from harness.replacements import cases

PROJECT = "project: shop\n"
ORDER = """\
workflow: order-placed
trigger: {source: com.example.shop, event: order.placed, where: {channel: [web, app]}}
tasks:
  - {id: hand-over, uses: sqs/send, with: {queue: orders}}
  - {id: keep, uses: logs/write, with: {group: orders}}
"""
MACHINE = """\
workflow: order-checked
trigger: {source: com.example.shop, event: order.checked}
tasks:
  - {id: hand-over, uses: sqs/send, if: "${{ event.detail.count > 5 }}", with: {queue: orders}}
"""
NIGHTLY = """\
workflow: nightly
trigger: {schedule: cron(0 3 * * ? *), timezone: Asia/Tokyo}
tasks:
  - {id: hand-over, uses: sqs/send, with: {queue: nightly, message: now}}
"""
TARGETS = ("terraform", "cloudformation")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(tasuki_binary()), *arguments], cwd=folder, capture_output=True, text=True, timeout=MOST_SECONDS
    )


def project(folder: Path, **files: str) -> Path:
    folder.mkdir()
    (folder / "tasuki.yaml").write_text(PROJECT)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    return folder


def compiled(folder: Path, target: str, *arguments: str) -> Path:
    done = run(folder, "compile", "--target", target, "--out", "out", *arguments)
    assert done.returncode == 0, done.stderr
    return folder / "out"


def changes(folder: Path, *arguments: str) -> dict[str, dict]:
    done = run(folder, "diff", "--against", "out", "--format", "json", *arguments)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    found = [change for one in report["projects"] for change in one["changes"]]
    found += [change for one in report["projects"] for workflow in one["workflows"] for change in workflow["changes"]]
    return {change["id"]: change for change in found}


def environments(folder: Path) -> list[str]:
    file = folder / "tasuki.yaml"
    text = file.read_text() if file.exists() else ""
    if "\nenvironments:" not in text:
        return []
    lines = text.split("\nenvironments:", 1)[1].splitlines()[1:]
    return [line.strip().split(":")[0] for line in lines if line.startswith("  ") and not line.startswith("   ")][:1]


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("example", sorted(path.parent.name for path in EXAMPLES.glob("*/tasuki.yaml")))
def test_output_of_the_same_project_has_no_change(example: str, target: str, tmp_path: Path) -> None:
    folder = EXAMPLES / example
    chosen = [argument for name in environments(folder) for argument in ("--env", name)]
    out = tmp_path / "out"
    done = run(folder, "compile", "--target", target, "--out", str(out), *chosen)
    assert done.returncode == 0, done.stderr
    done = run(folder, "diff", "--against", str(out), "--exit-code", *chosen)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 changes" in done.stdout or "no change" in done.stdout.lower() or "unchanged" in done.stdout, done.stdout


@pytest.mark.parametrize("target", TARGETS)
def test_events_access_and_resources_are_told_from_output(target: str, tmp_path: Path) -> None:
    folder = project(tmp_path / "shop", order=ORDER, machine=MACHINE, nightly=NIGHTLY)
    compiled(folder, target)
    (folder / "order.yaml").write_text(
        ORDER.replace("[web, app]", "[web]")
        .replace("queue: orders", "queue: placed")
        .replace("\n  - {id: keep, uses: logs/write, with: {group: orders}}", "")
    )
    (folder / "machine.yaml").write_text(MACHINE.replace("> 5", "> 50"))
    (folder / "nightly.yaml").write_text(NIGHTLY.replace("0 3", "0 4"))
    found = changes(folder)
    assert {"TSKD101", "TSKD502", "TSKD505", "TSKD401", "TSKD402"} <= set(found), sorted(found)
    narrowed = found["TSKD101"]
    assert any("app" in json.dumps(fact) for fact in narrowed["facts"])
    assert narrowed["base"]["file"].startswith("out/")
    assert narrowed["head"]["file"] == "order.yaml"
    assert any(code.startswith("TSKD2") for code in found), sorted(found)


@pytest.mark.parametrize("target", TARGETS)
def test_a_changed_condition_is_a_changed_state(target: str, tmp_path: Path) -> None:
    folder = project(tmp_path / "shop", machine=MACHINE)
    compiled(folder, target)
    (folder / "machine.yaml").write_text(MACHINE.replace("> 5", "> 50"))
    done = run(folder, "diff", "--against", "out", "--fail-on", "risky")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "states changed: " in done.stdout


@pytest.mark.parametrize("target", TARGETS)
def test_a_workflow_that_only_one_side_has(target: str, tmp_path: Path) -> None:
    folder = project(tmp_path / "shop", order=ORDER, nightly=NIGHTLY)
    compiled(folder, target)
    (folder / "nightly.yaml").unlink()
    (folder / "machine.yaml").write_text(MACHINE)
    done = run(folder, "diff", "--against", "out", "--format", "json")
    assert done.returncode == 0, done.stderr
    workflows = {one["workflow"]: one for one in json.loads(done.stdout)["projects"][0]["workflows"]}
    assert {"nightly", "order-checked"} == set(workflows)
    assert [change["id"] for change in workflows["nightly"]["changes"]][0] == "TSKD002"
    assert [change["id"] for change in workflows["order-checked"]["changes"]][0] == "TSKD001"


@pytest.mark.parametrize("target", TARGETS)
def test_a_replacement_names_what_forces_it(target: str, tmp_path: Path) -> None:
    folder = project(tmp_path / "shop", order=ORDER)
    compiled(folder, target)
    (folder / "tasuki.yaml").write_text("project: store\n")
    done = run(folder, "diff", "--against", "out")
    assert done.returncode == 0, done.stderr
    assert "replace" in done.stdout


@pytest.mark.parametrize("target", TARGETS)
def test_an_edited_output_is_told_too(target: str, tmp_path: Path) -> None:
    folder = project(tmp_path / "shop", order=ORDER)
    out = compiled(folder, target)
    for file in out.iterdir():
        if file.suffix in (".tf", ".yaml"):
            text = file.read_text()
            file.write_text(text.replace('"app"', '"shop"').replace("- app\n", "- shop\n"))
    assert "TSKD103" in changes(folder)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--against", "nowhere"], "no such file"),
        (["--against", "empty"], "no Terraform configuration"),
        (["--against", "broken.tf"], "line 2"),
        (["--against", "broken.yaml"], "line 1"),
        (["--against", "out", "--git"], "--against compares with one project"),
        (["--against", "out", ".", "."], "--against compares with one project"),
        (["--against", "out", "--events", "log"], "leave them out"),
        (["--against", ""], "empty value"),
    ],
)
def test_what_cannot_be_compared_is_said(arguments: list[str], message: str, tmp_path: Path) -> None:
    folder = project(tmp_path / "shop", order=ORDER)
    compiled(folder, "terraform")
    (folder / "empty").mkdir()
    (folder / "broken.tf").write_text('resource "aws_sqs_queue" "orders" {\n  name = [\n')
    (folder / "broken.yaml").write_text("name: something else\n")
    done = run(folder, "diff", *arguments)
    assert done.returncode in (2, 64), done.stdout + done.stderr
    assert message in done.stderr, done.stderr
    assert not done.stdout


def test_resources_that_are_not_tasukis_are_named(tmp_path: Path) -> None:
    folder = project(tmp_path / "shop", order=ORDER)
    out = compiled(folder, "terraform")
    (out / "own.tf").write_text('resource "aws_s3_bucket" "own" {\n  bucket = "own"\n}\n')
    done = run(folder, "diff", "--against", "out", "--exit-code")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "aws_s3_bucket.own" in done.stderr


# The policy of a queue names a rule by its ARN in a template, and by a reference in the plan.
WRITTEN_OTHERWISE = {("bus-of-a-source", "cloudformation"): "TSKD502"}


def told(folder: Path, *arguments: object) -> set[tuple] | None:
    """The workflows, ids and subjects of the changes of events, schedules, access and resources; None after an error."""
    done = run(folder, "diff", *map(str, arguments), "--format", "json")
    if done.returncode:
        return None
    found = set()
    for one in json.loads(done.stdout)["projects"]:
        listed = [(None, change) for change in one["changes"]]
        listed += [(workflow["workflow"], change) for workflow in one["workflows"] for change in workflow["changes"]]
        for workflow, change in listed:
            if change["id"][4] in "1245":
                resource = change.get("resource")
                subject = resource["terraform"]["address"] if resource else change["subject"]
                found.add((workflow, change["id"], subject, change["level"] if resource is None else None))
    return found


@pytest.mark.parametrize("target", TARGETS)
def test_output_tells_what_its_workflows_tell(target: str, tmp_path: Path) -> None:
    """Both ways of comparing find the same changes, for every case of `diffs/` that has output on both sides."""
    compared = 0
    for name, (base, head) in cases().items():
        out = tmp_path / name
        if run(tmp_path, "compile", "--target", target, "--out", str(out), str(base)).returncode or not any(out.glob("*")):
            continue
        workflows, output = told(tmp_path, base, head), told(tmp_path, "--against", out, head)
        if workflows is None or output is None:
            continue
        compared += 1
        left_out = WRITTEN_OTHERWISE.get((name, target))
        assert workflows == {change for change in output if change[1] != left_out}, name
    assert compared > 80, compared
