"""The reports of `tasuki check` for other programs, read as these programs do."""

import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import jsonschema
import pytest
from harness.places import MOST_SECONDS, SUITES, tasuki_binary

FORMATS = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson")
# A finding with a fix, one after characters of several bytes, and texts that are markup.
WORKFLOW = """\
workflow: order-placed
description: "請求書の支払い失敗 <script>&amp;"
trigger: {source: com.example.shop, event: order.placed, wher: {total: 1}}
tasks:
  - {id: tell, uses: slack/post-mesage, with: {channel: "日本", text: "<&\\" %0A ]]>"}}
  - {id: again, uses: slack/post-mesage, with: {channel: "日本", text: x}}
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(tasuki_binary()), "check", *arguments], cwd=folder, capture_output=True, text=True, timeout=MOST_SECONDS
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tasuki.yaml").write_text("project: shop\n")
    (tmp_path / "order.yaml").write_text(WORKFLOW)
    return tmp_path


def findings(folder: Path) -> list[dict]:
    return json.loads(run(folder, "--format", "json").stdout)


def schema(name: str) -> dict:
    return json.loads((SUITES / "schemas" / name / "schema.json").read_text())


def test_a_line_of_concise_is_a_finding(folder: Path) -> None:
    lines = run(folder, "--format", "concise").stdout.splitlines()
    expected = [f"{one['file']}:{one['line']}:{one['column']}: {one['severity']}: {one['message']} [{one['code']}]" for one in findings(folder)]
    assert len(lines) > 2
    assert lines == expected
    assert all(re.fullmatch(r"[^:]+:\d+:\d+: (error|warning|info): .* \[TSK\d{4}\]", line) for line in lines)


def test_a_line_of_jsonl_is_a_finding(folder: Path) -> None:
    assert [json.loads(line) for line in run(folder, "--format", "jsonl").stdout.splitlines()] == findings(folder)


def test_checkstyle_names_every_finding(folder: Path) -> None:
    root = ElementTree.fromstring(run(folder, "--format", "checkstyle").stdout)
    assert root.tag == "checkstyle"
    told = [
        (file.get("name"), int(error.get("line")), int(error.get("column")), error.get("source"))
        for file in root
        for error in file
    ]
    assert sorted(told) == sorted((one["file"], one["line"], one["column"], f"tasuki.{one['code']}") for one in findings(folder))
    assert {error.get("severity") for error in root.iter("error")} <= {"error", "warning", "info"}
    assert all(set(error.keys()) == {"line", "column", "severity", "message", "source"} for error in root.iter("error"))


def test_gitlab_has_a_fingerprint_for_each_finding(folder: Path) -> None:
    report = json.loads(run(folder, "--format", "gitlab").stdout)
    jsonschema.Draft202012Validator(schema("gitlab")).validate(report)
    assert len({one["fingerprint"] for one in report}) == len(report) == len(findings(folder))
    (folder / "order.yaml").write_text("# A comment moves the lines.\n" + WORKFLOW)
    moved = json.loads(run(folder, "--format", "gitlab").stdout)
    assert [one["fingerprint"] for one in moved] == [one["fingerprint"] for one in report]
    assert [one["location"]["lines"]["begin"] for one in moved] == [one["location"]["lines"]["begin"] + 1 for one in report]


def test_rdjson_counts_bytes_and_suggests_fixes(folder: Path) -> None:
    report = json.loads(run(folder, "--format", "rdjson").stdout)
    jsonschema.Draft4Validator(schema("reviewdog")).validate(report)
    lines = (folder / "order.yaml").read_bytes().split(b"\n")
    suggested = 0
    for told, one in zip(report["diagnostics"], findings(folder), strict=True):
        start = told["location"]["range"]["start"]
        assert start["line"] == one["line"]
        line = lines[start["line"] - 1].decode()
        assert start["column"] == len(line[: one["column"] - 1].encode()) + 1
        for suggestion in told.get("suggestions", []):
            suggested += 1
            begin, end = (suggestion["range"][side]["column"] - 1 for side in ("start", "end"))
            raw = lines[suggestion["range"]["start"]["line"] - 1]
            lines_after = raw[:begin] + suggestion["text"].encode() + raw[end:]
            assert lines_after.decode() != raw.decode()
    assert suggested > 0


@pytest.mark.parametrize("name", FORMATS)
def test_a_project_without_findings_has_a_valid_report(name: str, tmp_path: Path) -> None:
    (tmp_path / "order.yaml").write_text("workflow: a\ndescription: a\nowner: o\nrunbook: https://example.com/a\ntrigger: {source: com.example.shop, event: e}\ntasks:\n  - {id: a, uses: sqs/send, with: {queue: q}}\n")
    done = run(tmp_path, "--format", name)
    assert done.returncode == 0, done.stdout + done.stderr
    if name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(done.stdout)
    if name in ("junit", "checkstyle"):
        ElementTree.fromstring(done.stdout)


def test_several_reports_at_once(folder: Path) -> None:
    done = run(folder, *[argument for name in FORMATS[1:] for argument in ("--format", f"{name}=report.{name}")], "--format", "text")
    assert done.returncode == 1
    assert done.stdout == run(folder).stdout
    for name in FORMATS[1:]:
        assert (folder / f"report.{name}").read_text() == run(folder, "--format", name).stdout, name


def test_a_report_in_a_file(folder: Path) -> None:
    printed = run(folder, "--format", "sarif").stdout
    done = run(folder, "--format", "sarif", "--output-file", "findings.sarif")
    assert (done.returncode, done.stdout) == (1, "")
    assert (folder / "findings.sarif").read_text() == printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "text", "--format", "json"], "only one report can go to standard output"),
        (["--format", "text=a", "--format", "json=./a"], "two reports have the file"),
        (["--format", "json=a", "--output-file", "b"], "--output-file needs a format without a file"),
        (["--output-file", ""], "has an empty value"),
        (["--format", "xml"], "xml"),
        (["--format", "json="], "json="),
        (["--format", "json=order.yaml"], "is one of the files that are checked, or a project file"),
        (["--format", "json=tasuki.yaml"], "is one of the files that are checked, or a project file"),
        (["--format", "json=other/tasuki.yaml"], "is one of the files that are checked, or a project file"),
        (["--fix", "--format", "json=order.yaml"], "is one of the files that are checked, or a project file"),
        (["--baseline", "known.json", "--write-baseline", "--format", "json=report.json"], "--write-baseline writes no report"),
        (["--format", "json=folder"], "cannot write 'folder'"),
        (["--format", "json=nowhere/report.json"], "cannot write 'nowhere/report.json'"),
        (["--format", "json=link.json"], "cannot write 'link.json'"),
    ],
)
def test_a_report_that_cannot_be_written(arguments: list[str], message: str, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (folder / "folder").mkdir()
    (folder / "link.json").symlink_to(tmp_path_factory.mktemp("outside") / "report.json")
    done = run(folder, *arguments)
    assert done.returncode in (2, 64), done.stdout + done.stderr
    assert message in done.stderr, done.stderr
    assert (folder / "order.yaml").read_text() == WORKFLOW
    assert (folder / "tasuki.yaml").read_text() == "project: shop\n"


def test_every_rule_is_listed() -> None:
    def rules(name: str) -> str:
        return subprocess.run(
            [str(tasuki_binary()), "rules", "--format", name], capture_output=True, text=True, check=True, timeout=MOST_SECONDS
        ).stdout

    listed = json.loads(rules("json"))
    pages = sorted(path.stem for path in (SUITES.parent.parent / "docs" / "diagnostics").glob("TSK*.md"))
    assert [one["code"] for one in listed] == pages
    for one in listed:
        assert (SUITES.parent.parent / one["page"]).exists()
        assert one["level"] in ("error", "warning", "info")
        assert one["stage"] in ("syntax", "workflow", "flow", "plan", "project", "output", "test", "command")
    assert any(one["fixable"] for one in listed)
    lines = rules("text").splitlines()
    assert [line.split()[0] for line in lines] == pages
    rows = [line for line in rules("markdown").splitlines() if line.startswith("| [TSK")]
    assert len(rows) == len(pages)
