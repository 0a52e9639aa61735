"""The statements of docs/security.md: what tasuki reads, writes and runs, whatever a project contains, and what the
roles that it generates may do.

strace watches the process. A project is hostile if its files try to have other files read, written or executed, or to
attack the person who reads the output.
"""

import csv
import hashlib
import json
import os
import re
import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from harness import scanners, template, traced
from harness.endpoints import HOST, Endpoint, Services, request
from harness.mutants import Mutants, Place
from harness.places import ACCOUNT, EXAMPLES, REGION, ROOT, SUITES, tasuki_binary
from harness.project import Project, case_name, cases, corpus, expectation
from harness.tasuki import compile_to, run
from test_webhooks import sign_twilio

PAGE = ROOT / "docs" / "security.md"
TARGETS = {
    "terraform": [],
    "cloudformation": [],
    "eventbridge": ["--region", REGION, "--account", ACCOUNT],
    "asl": [],
}

# What a process reads, writes and runs

# No output may contain this: it is in files outside of the project, and in a variable of the environment.
CANARY = "canary-7f3a91"
WORKFLOW = """workflow: {name}
trigger: {{source: com.example.shop, event: {name}}}
tasks:
  - {{id: hand-over, uses: sqs/send, with: {{queue: orders}}}}
  - {{id: report, uses: sqs/send, with: {{queue: reports}}}}
tests:
  - {{name: an order, event: {event}, expect: {{fires: true}}}}
"""
EVENT = {"source": "com.example.shop", "detail-type": "order", "time": "2026-11-01T00:00:00Z", "detail": {"id": "1"}}


def checkout(folder: Path) -> Path:
    """A repository with a project, beside files that do not belong to it."""
    outside, root = folder / "outside", folder / "checkout"
    (outside / "folder").mkdir(parents=True)
    for name in ("secret.yaml", "secret.json", "folder/w.yaml"):
        (outside / name).write_text(f"{CANARY}: {CANARY}\n")
    (root / ".git").mkdir(parents=True)
    (root / "workflows" / "fixtures").mkdir(parents=True)
    (root / "tasuki.yaml").write_text("project: shop\n")
    (root / "workflows" / "order.yaml").write_text(WORKFLOW.format(name="order", event="fixtures/order.json"))
    (root / "workflows" / "fixtures" / "order.json").write_text(json.dumps(EVENT))
    (root / "pattern.json").write_text('{"source": ["com.example.shop"]}')
    (root / "counts").write_text(COUNTS)
    return root


# What `replay --partial` writes of an empty log.
COUNTS = (
    '{"tasukiReplay":1,"digest":"","hasErrors":false,"field":null,"workflows":[],"leftOut":[],"parts":[],'
    '"total":[0,0,0,[]],"days":[[],[0,0,0,[]]],"values":[[],[0,0,0,[]]],"shapes":{},"unreadable":0,'
    '"unknownExecutions":0,"problems":[]}\n'
)


def add_links(root: Path) -> None:
    """Links that a search finds, and that lead to files that must not be read."""
    workflows = root / "workflows"
    (workflows / "link.yaml").symlink_to("../../outside/secret.yaml")
    (workflows / "folder").symlink_to("../../outside/folder")
    (workflows / "environment.yaml").symlink_to("/proc/self/environ")
    (workflows / "zero.yaml").symlink_to("/dev/zero")
    (workflows / "cycle.yaml").symlink_to("cycle.yaml")
    (workflows / ".gitignore").symlink_to("../../outside/secret.yaml")
    os.mkfifo(workflows / "pipe.yaml")


EVENTS_ELSEWHERE = {
    "above": "../../outside/secret.json",
    "absolute": "{outside}/secret.json",
    "link": "fixtures/link.json",
    "folder": "fixtures/way/secret.json",
    "device": "/dev/zero",
    "process": "/proc/self/environ",
    "pipe": "fixtures/pipe.json",
    "large": "fixtures/large.json",
}
PATTERNS_ELSEWHERE = ["../outside/*.yaml", "../outside/secret.yaml", "workflows/../../outside/**", "way/*.yaml", "/etc/*"]


def add_references(root: Path) -> None:
    """References to files that must not be read, which are findings."""
    workflows, outside = root / "workflows", root.parent / "outside"
    for name, event in EVENTS_ELSEWHERE.items():
        text = WORKFLOW.format(name=f"event-{name}", event=event.format(outside=outside))
        (workflows / f"event-{name}.yaml").write_text(text)
    (workflows / "fixtures" / "link.json").symlink_to("../../../outside/secret.json")
    (workflows / "fixtures" / "way").symlink_to("../../../outside")
    os.mkfifo(workflows / "fixtures" / "pipe.json")
    (root / "way").symlink_to("../outside")
    for name in ("fixtures/large.json", "large.yaml"):
        with open(workflows / name, "wb") as file:
            file.write(b"workflow: large\n")
            file.truncate(1 << 40)
    bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    bomb += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 12)]
    (workflows / "bomb.yaml").write_text("workflow: bomb\n" + "\n".join(bomb) + "\n")
    patterns = "".join(f"  - {each}\n" for each in ["workflows/**", *PATTERNS_ELSEWHERE])
    (root / "tasuki.yaml").write_text("project: shop\nworkflows:\n" + patterns)


# Each command, and what it may change below the checkout; its output goes to standard output.
COMMANDS = {
    "check": (["check"], None),
    "check, all formats": (["check", "--format", "sarif", "--verbose"], None),
    "check --fix": (["check", "--fix"], "workflows"),
    "check --write-baseline": (["check", "--baseline", "known.json", "--write-baseline"], "known.json"),
    "compile to standard output": (["compile", "--target", "cloudformation"], None),
    "compile --checklist": (["compile", "--checklist"], None),
    **{
        f"compile --target {target}": (["compile", "--target", target, "--out", "out", *more], "out")
        for target, more in TARGETS.items()
    },
    "test": (["test", "--coverage"], None),
    "simulate": (["simulate", "--event", "workflows/fixtures/order.json"], None),
    "replay": (["replay", "--events", "workflows/fixtures/order.json"], None),
    "replay --partial": (["replay", "--events", "workflows/fixtures/order.json", "--partial", "counts"], "counts"),
    "replay --merge": (["replay", "--merge", "counts"], None),
    "cost": (["cost", "--rate", "10/day"], None),
    "catalog": (["catalog", "--format", "html"], None),
    "rules": (["rules"], None),
    "diff": (["diff", ".", "."], None),
    "diff of a file": (["diff", "workflows/order.yaml", "workflows", "--format", "markdown"], None),
    "graph": (["graph", "--format", "svg"], None),
    "graph of a workflow": (["graph", "order", "--format", "dot"], None),
    "pattern match": (["pattern", "match", "--pattern", "pattern.json", "--event", "workflows/fixtures/order.json"], None),
    "pattern check": (["pattern", "check", "pattern.json"], None),
    "pattern compare": (["pattern", "compare", "pattern.json", "pattern.json"], None),
    "explain": (["explain", "TSK0204"], None),
    "schema": (["schema", "workflow"], None),
    "help": (["--help"], None),
    "completion": (["--generate-completion-script", "bash"], None),
    "init": (["init", "new"], "new"),
}
# System files that the process reads: its memory map, the number of cores; in a debug build its libraries too.
OF_THE_SYSTEM = re.compile(
    r"/proc/\d+/(maps|stat|cgroup)|/proc/sys/vm/overcommit_memory|/sys/(devices/system/cpu|fs/cgroup)/.*"
    r"|/.*\.so(\.\d+)*|/etc/ld\.so\..*"
)
# What it looks for above the project.
ABOVE = {".gitignore", ".tasuki-manifest.json", "tasuki.yaml", "tasuki.yml"}


def expect_confined(trace: traced.Trace, root: Path, changes: str | None) -> None:
    """Nothing was started or reached, nothing was read outside of the repository, and only what may be changed was."""
    assert trace.started == [str(tasuki_binary().resolve())]
    assert trace.reached == []
    outside = {path for path in trace.asked if not Path(path).is_relative_to(root) and not OF_THE_SYSTEM.fullmatch(path)}
    above = {path for path in outside if Path(path).name in ABOVE and root.is_relative_to(Path(path).parent)}
    assert outside - above == set()
    assert trace.opened & above == set()
    allowed = root / changes if changes else None
    elsewhere = {path for path in trace.changed if not allowed or not Path(path).is_relative_to(allowed)}
    # A file is replaced with a temporary one beside it.
    temporary = {path for path in elsewhere if re.search(r"/\.tasuki-\d+-\d+\.tmp$", path)}
    assert elsewhere - (temporary if changes in ("known.json", "counts") else set()) == set()
    assert CANARY.encode() not in trace.said


def state(folder: Path, without: str | None) -> dict[str, tuple]:
    """The content of a folder: the kind, size and time of each file."""
    found = {}
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder))
        if without is None or not name.startswith(f"checkout/{without}"):
            about = path.lstat()
            found[name] = (about.st_mode, about.st_size, about.st_mtime_ns if not path.is_dir() else 0)
    return found


def watched(command: str, root: Path) -> traced.Trace:
    arguments, changes = COMMANDS[command]
    before = state(root.parent, changes)
    trace = traced.run(*arguments, folder=root, environment={"CANARY": CANARY})
    expect_confined(trace, root, changes)
    assert state(root.parent, changes) == before
    return trace


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_run_nothing_reach_nothing_and_write_where_they_say(command, tmp_path):
    """Beside links that lead out of the project, which are found and not followed."""
    root = checkout(tmp_path)
    add_links(root)
    trace = watched(command, root)
    assert trace.code == 0, trace.said.decode()
    if COMMANDS[command][1] and command != "check --fix":
        assert trace.changed


def test_every_command_is_on_the_page_and_is_watched():
    listed = run("--help").stdout.decode().partition("SUBCOMMANDS:")[2]
    commands = set(re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE))
    assert {"check", "compile", "explain"} <= commands
    table = {code.split()[0] for row in section("What Tasuki reads, writes and runs") for code in codes(row[0])}
    assert table == commands
    assert commands <= {arguments[0] for arguments, _ in COMMANDS.values()}


@pytest.mark.parametrize("command", COMMANDS)
def test_references_of_a_project_reach_nothing_outside(command, tmp_path):
    root = checkout(tmp_path)
    add_links(root)
    add_references(root)
    trace = watched(command, root)
    said = trace.said.decode()
    if command in ("check", "check --fix", "test"):
        assert trace.code == 1
        # Two links, and all patterns except the one that only matches nothing.
        assert said.count("[TSK0953]") == 2 + len(PATTERNS_ELSEWHERE) - 1
        assert "[TSK0002]" in said and "[TSK0131]" in said
    if command == "test":
        assert said.count("[TSK1107]") == len(EVENTS_ELSEWHERE) - 2
        assert said.count("[TSK1101]") == 2


@pytest.mark.parametrize("link", ["tasuki.yaml", "nested/tasuki.yaml"])
def test_a_project_file_that_is_a_link_is_not_followed(link, tmp_path):
    root = checkout(tmp_path)
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).unlink(missing_ok=True)
    (root / link).symlink_to(root.parent / "outside" / "secret.yaml")
    (root / link).with_name("w.yaml").write_text(WORKFLOW.format(name="order", event="{source: a, detail-type: b}"))
    trace = traced.run("check", ".", folder=root)
    assert "TSK0953" in trace.said.decode()
    expect_confined(trace, root, None)


# Commands that name something in the project, which is a link that leads out of it.
OVER_LINKS = {
    "check of a file": ["check", "workflows/link.yaml"],
    "check of a folder": ["check", "way"],
    "check of a file in it": ["check", "way/secret.yaml"],
    "check --fix": ["check", "--fix", "workflows/link.yaml"],
    "check --baseline": ["check", "--baseline", "way/secret.json"],
    "check --write-baseline": ["check", "--baseline", "way/known.json", "--write-baseline"],
    "compile": ["compile", "--target", "terraform", "--out", "way"],
    "compile to a folder in it": ["compile", "--target", "terraform", "--out", "way/new/out"],
    "compile to where nothing is": ["compile", "--target", "terraform", "--out", "nowhere"],
    "compile below it": ["compile", "--target", "terraform", "--out", "nowhere/out"],
    "compile of a file": ["compile", "workflows/link.yaml", "--target", "asl"],
    "test": ["test", "workflows/link.yaml"],
    "simulate": ["simulate", "--event", "way/secret.json"],
    "simulate --results": ["simulate", "--event", "workflows/fixtures/order.json", "--results", "way/secret.json"],
    "replay": ["replay", "--events", "way/secret.json"],
    "diff": ["diff", "workflows/order.yaml", "way"],
    "diff of a file": ["diff", "workflows/link.yaml", "workflows/order.yaml"],
    "graph": ["graph", "way"],
    "graph of a file": ["graph", "workflows/link.yaml"],
    "pattern check": ["pattern", "check", "way/secret.json"],
    "pattern match": ["pattern", "match", "--pattern", "pattern.json", "--event", "way/secret.json"],
    "pattern compare": ["pattern", "compare", "pattern.json", "way/secret.json"],
}


@pytest.mark.parametrize("command", OVER_LINKS)
def test_what_the_command_line_names_leads_nowhere_else(command, tmp_path):
    """With `workflows/*.yaml` or `--out out` on the command line, the repository decides what is a link."""
    root = checkout(tmp_path)
    (root / "workflows" / "link.yaml").symlink_to("../../outside/secret.yaml")
    (root / "way").symlink_to("../outside")
    (root / "nowhere").symlink_to("../outside/nowhere")
    before = state(root.parent, None)
    trace = traced.run(*OVER_LINKS[command], folder=root)
    said = trace.said.decode()
    assert trace.code in (1, 2), said
    assert "out of the project" in said
    expect_confined(trace, root, None)
    assert state(root.parent, None) == before


def test_what_the_command_line_names_outside_of_the_project_is_read(tmp_path):
    root = checkout(tmp_path)
    (tmp_path / "link.yaml").symlink_to("outside/secret.yaml")
    for path in ("../outside/secret.yaml", "../link.yaml", str(tmp_path / "outside" / "secret.yaml")):
        assert CANARY in run_in(root, "check", path, accept=1)
    run_in(root, "compile", "--target", "terraform", "--out", "../outside/out")
    assert (tmp_path / "outside" / "out" / "order.tf").exists()


def test_force_follows_no_link_in_the_output_folder(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "functions").symlink_to("../outside")
    arguments = ("compile", EXAMPLES / "webhook-desk", "--target", "terraform", "--out", tmp_path / "out", "--force")
    assert "is a symbolic link" in run(*arguments, accept=(2,)).stderr.decode()
    assert list((tmp_path / "outside").iterdir()) == []


def test_init_follows_no_link(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "workflows").symlink_to("../outside")
    run("init", tmp_path / "new", accept=(0, 2))
    assert list((tmp_path / "outside").iterdir()) == []


def run_in(folder: Path, *arguments: str, accept: int = 0, **variables: str) -> str:
    """The output of tasuki, both streams in turn; bytes that are not UTF-8 are an error."""
    done = subprocess.run(
        [tasuki_binary().resolve(), *arguments],
        cwd=folder,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={"NO_COLOR": "1", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"} | variables,
    )
    said = (done.stdout + done.stderr).decode()
    assert done.returncode == accept, said
    return said


# The effect of variables. Others are not read.
VARIABLES = {"NO_COLOR", "CLICOLOR_FORCE", "TERM"}


def test_the_environment_decides_over_colors_only(tmp_path):
    root = checkout(tmp_path)
    plain = run_in(root, "check", "--verbose")
    others = {name: CANARY for name in ("HOME", "USER", "TMPDIR", "PWD", "TZ", "AWS_REGION", "TASUKI", "TASUKI_ENV", "CI")}
    assert run_in(root, "check", "--verbose", **others) == plain


def test_variables_are_read_in_two_places_only():
    """Those of colors, and those of `diff --git`, which test_diff.py tries."""
    readers = {path.name: path.read_text() for path in (ROOT / "Sources").rglob("*.swift")}
    readers = {name: text for name, text in readers.items() if re.search(r"\bgetenv\(|\bProcessInfo\b|\benviron\b", text)}
    # Swift code that contains the code of endpoints, which run elsewhere.
    readers.pop("WebhookCode.swift")
    assert set(readers) == {"Terminal.swift", "GitRepository.swift"}
    assert set(re.findall(r"Self\.variable\(\"(\w+)\"\)", readers["Terminal.swift"])) == VARIABLES


# Expressions that would run for long, or fill the memory, in every test of a pull request.
ENDLESS = {
    "backtracking": "$match(event.detail.id, /^(a+)+$/)",
    "a loop": "($f := function($n){ $f($n + 1) }; $f(1))",
    "deep calls": "($f := function($n){ 1 + $f($n + 1) }; $f(1))",
    "a long list": "$count([1..10000000])",
    "nested lists": "$map([1..100000], function($v){ $map([1..100000], function($w){ $w }) })",
    "a text that doubles": '$reduce([1..60], function($a, $b){ $a & $a }, "x")',
    "padding": '$pad("x", 2000000000)',
}


@pytest.mark.parametrize("name", ENDLESS)
def test_expressions_end_in_bounded_time_and_memory(name, tmp_path):
    root = checkout(tmp_path)
    event = json.dumps(EVENT | {"detail": {"id": "a" * 60 + "!"}})
    text = WORKFLOW.format(name="order", event=event)
    expression = f"message: {{x: '${{{{ {ENDLESS[name]} }}}}'}}"
    (root / "workflows" / "order.yaml").write_text(text.replace("queue: orders", f"queue: orders, {expression}"))

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (20, 21))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    command = [tasuki_binary().resolve(), "test"]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=limit)
    said = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), said
    assert "cannot be simulated to its end" in said or "States.QueryEvaluationError" in said
    assert usage.ru_maxrss < 1_500_000


# What takes long only together.
LONG_TOGETHER = {
    "one loop": ("  - for-each: ${{ [1..9000] }}\n    tasks:\n      - ", 1),
    "loops in a loop": ("  - for-each: ${{ [1..90] }}\n    tasks:\n      - for-each: ${{ [1..90] }}\n        tasks:\n          - ", 1),
    "many tests": ("  - for-each: ${{ [1..20] }}\n    tasks:\n      - ", 200),
}


@pytest.mark.parametrize("name", LONG_TOGETHER)
@pytest.mark.parametrize("expression", ["$string($count([1..100000]))", '$pad("x", 200000)'])
def test_simulations_end_in_bounded_time(name, expression, tmp_path):
    root = checkout(tmp_path)
    loops, count = LONG_TOGETHER[name]
    text = WORKFLOW.format(name="order", event=json.dumps(EVENT))
    text = text.replace("queue: orders", f"queue: orders, message: '${{{{ {expression} }}}}'")
    text = text.replace("  - {id: hand-over", loops + "{id: hand-over", 1)
    test = text.splitlines(keepends=True)[-1]
    text += "".join(test.replace("an order", f"order {number}") for number in range(1, count))
    (root / "workflows" / "order.yaml").write_text(text)
    done = subprocess.run(
        [tasuki_binary().resolve(), "test"],
        cwd=root,
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 61)),
    )
    assert done.returncode == 0, done.stderr
    assert b"takes too long" in done.stdout or b"took too long" in done.stdout, done.stdout[-500:]


def test_executions_end_after_ten_thousand_states(tmp_path):
    root = checkout(tmp_path)
    loops = "  - for-each: ${{ [1..3000] }}\n    tasks:\n      - for-each: ${{ [1..3000] }}\n        tasks:\n          - "
    text = WORKFLOW.format(name="order", event=json.dumps(EVENT))
    (root / "workflows" / "order.yaml").write_text(text.replace("  - {id: hand-over", loops + "{id: hand-over", 1))
    assert "more than 10000 states" in run_in(root, "test")


# What reaches the terminal and the log of a pipeline

# ESC, BEL, CSI as one character, DEL, backspace, carriage return, a direction mark that hides text, a line separator.
CONTROLS = "\x1b[31m\x07\x9b31m\x7f\x08\r\u202e\u2028"
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def everywhere(root: Path, said: str, name: str) -> Path:
    """A project with a text in names of files, in texts, in tests and in events; beside it, an earlier project without it."""
    event = json.dumps(EVENT | {"detail": {"id": said}})
    text = WORKFLOW.format(name="order", event=event).replace("an order", json.dumps(said))
    text = text.replace("trigger:", f"description: {json.dumps('First ' + said)}\nowner: {json.dumps(said)}\ntrigger:")
    text = text.replace("queue: orders", "queue: orders, message: {x: '${{ event.detail.id }}'}")
    text = text.replace("queue: reports", "queue: reports, message: '${{ event.detail.id }}'")
    (root / "workflows" / f"{name}.yaml").write_text(text)
    (root.parent / "before").mkdir()
    (root.parent / "before" / "order.yaml").write_text(WORKFLOW.format(name="order", event=json.dumps(EVENT)))
    wrong = text.replace("name: order", "").replace("workflow: order", "workflow: wrong").replace("sqs/send", "sqz/send", 1)
    (root / "workflows" / f"wrong {name}.yaml").write_text(wrong)
    (root / "workflows" / "order.yaml").unlink()
    (root / "events.jsonl").write_text(event + "\n")
    return root


@pytest.fixture
def shouting(tmp_path) -> Path:
    return everywhere(checkout(tmp_path), CONTROLS, CONTROLS.replace("\r", "") + "\n::error::x")


SHOWING = {
    "check": ["check"],
    "check --fix": ["check", "--fix"],
    "test": ["test", "--coverage"],
    "simulate": ["simulate", "order", "--event", "events.jsonl"],
    "replay": ["replay", "--events", "events.jsonl", "--by", "detail.id"],
    "replay --format csv": ["replay", "--events", "events.jsonl", "--by", "detail.id", "--format", "csv"],
    "diff": ["diff", "../before", "."],
    "diff back": ["diff", ".", "../before"],
    "diff --format markdown": ["diff", "../before", ".", "--format", "markdown"],
    "diff back --format markdown": ["diff", ".", "../before", "--format", "markdown"],
    **{f"graph --format {form}": ["graph", "--format", form] for form in ("mermaid", "dot", "svg")},
    **{f"graph of a workflow as {form}": ["graph", "order", "--format", form] for form in ("mermaid", "dot", "svg")},
    "diff --format svg": ["diff", "../before", ".", "--format", "svg"],
    "pattern check": ["pattern", "check", "events.jsonl"],
}
# Formats for programs contain every character; those below U+0020 are escaped.
FOR_PROGRAMS = {
    **{f"check --format {form}": ["check", "--format", form] for form in ("sarif", "json", "junit")},
    "test --format json": ["test", "--format", "json"],
    "test --format junit": ["test", "--format", "junit"],
    "simulate --format json": ["simulate", "order", "--event", "events.jsonl", "--format", "json"],
    "diff --format json": ["diff", "../before", ".", "--format", "json"],
    "diff --format sarif": ["diff", "../before", ".", "--format", "sarif"],
    "diff back --format json": ["diff", ".", "../before", "--format", "json"],
    "replay --format json": ["replay", "--events", "events.jsonl", "--by", "detail.id", "--format", "json"],
    "replay --partial": ["replay", "--events", "events.jsonl", "--by", "detail.id", "--partial", "-"],
}


def printed(folder: Path, *arguments: str) -> tuple[str, str]:
    """Both streams, whatever the exit code."""
    done = subprocess.run(
        [tasuki_binary().resolve(), *arguments],
        cwd=folder,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={"NO_COLOR": "1", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
    )
    return done.stdout.decode(), done.stderr.decode()


def expect_none(control: re.Pattern, said: str) -> None:
    found = sorted({hex(ord(each)) for each in control.findall(said)})
    assert found == [], said


@pytest.mark.parametrize("command", SHOWING)
def test_no_control_character_reaches_the_terminal(command, shouting):
    said = "".join(printed(shouting, *SHOWING[command]))
    assert len(said) > 20
    if "csv" in SHOWING[command]:
        # RFC 4180 ends the lines of a table with a carriage return and a line feed.
        said = said.replace("\r\n", "\n")
    expect_none(CONTROL, said)


@pytest.mark.parametrize("command", FOR_PROGRAMS)
def test_formats_for_programs_escape_control_characters(command, shouting):
    result, remarks = printed(shouting, *FOR_PROGRAMS[command])
    assert len(result) > 20
    expect_none(re.compile("[\x00-\x09\x0b-\x1f]"), result)
    expect_none(CONTROL, remarks)


@pytest.mark.parametrize("arguments", [["check"], ["diff", "../before", "."], ["diff", ".", "../before"]])
def test_no_control_character_reaches_annotations(arguments, shouting):
    expect_none(CONTROL, "".join(printed(shouting, *arguments, "--format", "github")))


def test_no_control_character_reaches_the_terminal_with_verbose(shouting):
    (shouting / "\x1b[31m.yaml").write_text("a: b\n")
    expect_none(CONTROL, "".join(printed(shouting, "check", "--verbose")))


def test_no_control_character_reaches_the_terminal_from_names_of_projects(shouting):
    for name in ("a", "b"):
        (shouting / name).mkdir()
        (shouting / name / "tasuki.yaml").write_text(f'project: "{name}\\e[31m"\n')
        (shouting / name / "w.yaml").write_text(WORKFLOW.format(name=name, event="{}"))
    expect_none(CONTROL, "".join(printed(shouting, "compile", "a", "b", "--target", "terraform", "--out", "out")))


@pytest.mark.parametrize("arguments, code", [(["check"], 1), (["diff", "../before", "."], 2), (["diff", ".", "../before"], 2)])
def test_names_of_files_are_escaped_in_annotations(arguments, code, shouting):
    """A line that begins with `::` is a command to GitHub's runner."""
    said = run_in(shouting, *arguments, "--format", "github", accept=code)
    commands = [line for line in said.splitlines() if line.lstrip().startswith("::")]
    own = ("::error title=tasuki", "::warning title=tasuki", "::notice title=tasuki")
    assert commands and all(line.startswith(own) for line in commands)


def test_no_name_is_a_command_to_the_runner_in_a_text(tmp_path):
    root = checkout(tmp_path)
    (root / "::set-output name=x::y.yaml").write_text("workflow: a\n")
    (root / "\u3000::set-output name=x::y.yaml").write_text("workflow: a\n")
    said = "".join(printed(root, "check"))
    assert said.count("::set-output") >= 2
    assert COMMAND_TO_A_RUNNER.findall(said) == []


# A line that begins with `::`, and `##[` anywhere, are commands to GitHub's runner; `##vso[` is one to that of Azure.
COMMAND_TO_A_RUNNER = re.compile(r"^\s*::|##\w*\[", re.M)
COMMANDS_TO_RUNNERS = "::add-mask::a ##[add-matcher]b ###[stop-commands]c ##vso[task.setvariable variable=d]e"


@pytest.mark.parametrize("command", SHOWING | FOR_PROGRAMS)
def test_no_text_is_a_command_to_a_runner(command, tmp_path):
    root = everywhere(checkout(tmp_path), COMMANDS_TO_RUNNERS, COMMANDS_TO_RUNNERS)
    arguments = (SHOWING | FOR_PROGRAMS)[command]
    said = "".join(printed(root, *arguments))
    assert len(said) > 20 and COMMAND_TO_A_RUNNER.findall(said) == []
    if "json" in arguments:
        json.loads(printed(root, *arguments)[0])


def test_what_compile_prints_is_the_file_that_it_would_write(tmp_path):
    root = checkout(tmp_path)
    text = (root / "workflows" / "order.yaml").read_text()
    described = text.replace("trigger:", f"description: {json.dumps(COMMANDS_TO_RUNNERS)}\ntrigger:")
    (root / "workflows" / "order.yaml").write_text(described)
    run_in(root, "compile", "--target", "cloudformation", "--out", "out")
    (file,) = (root / "out").glob("*.yaml")
    printed = subprocess.run(
        [tasuki_binary().resolve(), "compile", "--target", "cloudformation"], cwd=root, capture_output=True, check=True
    )
    assert printed.stdout == file.read_bytes()
    assert b"::add-mask::a ##[add-matcher]b" in printed.stdout


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1+1", "＝1+1", "=1,2", '="a"'])
def test_no_text_is_a_formula_in_a_table(text, tmp_path):
    root = checkout(tmp_path)
    (root / "events.jsonl").write_text(json.dumps(EVENT | {"detail": {"id": text}}) + "\n")
    said, _ = printed(root, "replay", "--events", "events.jsonl", "--by", "detail.id", "--format", "csv")
    cells = {row[1] for row in csv.reader(said.splitlines()) if row[0] == "detail.id"}
    assert len(cells) == 1 and cells.pop()[:1] == "'"


@pytest.mark.parametrize("text", ["-1", "+2.5", "-1e3", "a=b", "x@example.com", "2027-01-01"])
def test_what_no_program_would_calculate_is_in_a_table_as_it_is(text, tmp_path):
    root = checkout(tmp_path)
    (root / "events.jsonl").write_text(json.dumps(EVENT | {"detail": {"id": text}}) + "\n")
    said, _ = printed(root, "replay", "--events", "events.jsonl", "--by", "detail.id", "--format", "csv")
    assert {row[1] for row in csv.reader(said.splitlines()) if row[0] == "detail.id"} == {text}


# Texts never become code

# Each part has a meaning in one of the languages: the shell, HCL, CloudFormation, templates of EventBridge, JSONata.
CODE = (
    "{mark}P $(touch {mark}) `touch {mark}`; touch {mark} & ${{{mark}D}} %{{{mark}M}} {{{{{mark}B}}}} <{mark}L> "
    "{{% {mark}J %}} ${{jndi:ldap://{mark}D}} \"{mark}Q '{mark}S \\{mark}X !Ref {mark}R | tee {mark}"
)
SHORT = "{mark}$({mark})"


def mark(number: int) -> str:
    return f"PWN{number}N"


def names_of(schema) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {}) if isinstance(schema.get("properties"), dict) else ()
        for each in schema.values():
            yield from names_of(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from names_of(each)


KEYS = {
    name
    for kind in ("workflow", "project")
    for name in names_of(json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text()))
}


class Seed:
    """An example whose texts are replaced with code."""

    def __init__(self, example: Path, environment: str | None, work: Path):
        self._mutants, self._work = Mutants(example), work
        self._environment = ["--env", environment] if environment else []
        self._parameters = expectation(example.name, environment)["parameters"]

    def _compiles(self, source: Path, target: str, *more: str) -> bool:
        output = self._work / target
        arguments = ["--target", target, "--out", output, "--force", "--quiet", *self._environment, *more]
        return run("compile", source, *arguments, accept=(0, 1, 2)).returncode == 0

    def taken(self) -> dict[Place, str]:
        """The places that allow code as a text, and the code for each."""
        found = {}
        for number, place in enumerate(self._mutants.places()):
            # A key of the language is not a text.
            if place.is_key and place.keys[-1] in KEYS:
                continue
            for code in (CODE, SHORT):
                text = code.format(mark=mark(number))
                if self._compiles(self._mutants.write({place: text}, self._work / "source"), "cloudformation"):
                    found[place] = text
                    break
        return found

    def outputs(self, texts: dict[Place, str]) -> Iterator[list[Place]]:
        """Writes the outputs with these texts: with all at once if that is valid, otherwise with each half."""
        source = self._mutants.write(texts, self._work / "source")
        if all(self._compiles(source, target) for target in ("cloudformation", "terraform", "asl")):
            if self._compiles(source, "eventbridge", *TARGETS["eventbridge"], *self._values()):
                yield list(texts)
                return
        places = list(texts)
        assert len(places) > 1, places
        for half in (places[: len(places) // 2], places[len(places) // 2 :]):
            yield from self.outputs({place: texts[place] for place in half})

    def _values(self) -> Iterator[str]:
        """What only a deployment knows."""
        arn = f"arn:aws:events:{REGION}:{ACCOUNT}:api-destination"
        values = dict(self._parameters)
        for path in sorted((self._work / "cloudformation").glob("*.yaml")):
            for resource in template.load(path)["Resources"].values():
                if resource["Type"] == "AWS::Events::ApiDestination":
                    name = resource["Properties"]["Name"]
                    values[f"{name}-destination-arn"] = f"{arn}/{name}/00000000-0000-4000-8000-000000000000"
        for name, value in values.items():
            yield from ("--parameter", f"{name}={value}")

    def holes(self) -> list[str]:
        found = [f"terraform: {each}" for each in holes_of_terraform(self._work / "terraform")]
        found += [f"cloudformation: {each}" for each in holes_of_templates(self._work / "cloudformation")]
        found += [f"eventbridge: {each}" for each in holes_of_files(self._work / "eventbridge")]
        return found + [f"asl: {each}" for each in holes_of_files(self._work / "asl")]


def holes_of_terraform(folder: Path) -> Iterator[str]:
    """Interpolations, directives and ends of strings that come from a text. Comments may contain anything on their
    line."""
    for path in sorted(folder.glob("*.tf")):
        # A heredoc is between two marks, and ends only at its end mark.
        end = None
        for line in path.read_text().splitlines():
            if end is None and line.lstrip().startswith("#"):
                continue
            if re.search(r"(?<!\$)\$\{PWN|(?<!%)%\{PWN", line) or end is None and re.search(r'(?<!\\)"PWN\d+NQ', line):
                yield f"{path.name}: {line}"
            if end is None:
                opening = re.search(r"<<-?(\w+)$", line)
                end = opening and opening[1]
            elif line.strip() == end:
                end = None


def holes_of_templates(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.yaml")):
        yield from _in_value(template.load(path), ())


FUNCTION = re.compile(r"Fn::|Ref$|Condition$")


def _in_value(value, keys: tuple) -> Iterator[str]:
    where = ".".join(map(str, keys))
    if isinstance(value, dict):
        if len(value) == 1 and FUNCTION.match(next(iter(value))):
            ((function, argument),) = value.items()
            text = argument[0] if isinstance(argument, list) and function == "Fn::Sub" else argument
            if function == "Fn::Sub" and isinstance(text, str):
                yield from (f"{where}: {each}" for each in re.findall(r"\$\{[^!}]*PWN[^}]*\}", text))
                yield from _in_text(re.sub(r"\$\{!", "${", text), where)
            elif function not in ("Fn::Join", "Fn::If") and "PWN" in json.dumps(argument):
                yield f"{where}: {value}"
        for key, each in value.items():
            yield from _in_value(each, (*keys, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _in_value(each, (*keys, number))
    elif isinstance(value, str) and "PWN" in value:
        if "{{resolve:" in value and "PWN" in value.partition("{{resolve:")[2]:
            yield f"{where}: {value}"
        yield from _in_text(value, where)


QUOTED = re.compile(r"""\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|`[^`]*`""")


def _in_text(text: str, where: str) -> Iterator[str]:
    """Placeholders of a template, and what JSONata would evaluate."""
    if keys_end_with(where, "InputTemplate") and re.search(r"<PWN", text):
        yield f"{where}: {text}"
    if text.startswith("{%") and text.endswith("%}") and "PWN" in QUOTED.sub("", text):
        yield f"{where}: {text}"
    if text.startswith(("{", "[")) and not text.startswith("{%"):
        try:
            inner = json.loads(text)
        except ValueError:
            return
        yield from _in_definition(inner, where)


def keys_end_with(where: str, name: str) -> bool:
    return name in where.split(".")


def _in_definition(value, where: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _in_definition(each, f"{where}.{key}")
    elif isinstance(value, list):
        for each in value:
            yield from _in_definition(each, where)
    elif isinstance(value, str) and value.startswith("{%") and value.endswith("%}") and "PWN" in QUOTED.sub("", value):
        yield f"{where}: {value}"


def holes_of_files(folder: Path) -> Iterator[str]:
    """JSON files, and a page whose commands are run with `aws` and `sed` as the only programs."""
    for path in sorted(folder.rglob("*.json")):
        yield from (f"{path.name}: {each}" for each in _in_value(json.loads(path.read_text()), ()))
    if (folder / "README.md").exists():
        yield from run_commands(folder)


# The only thing that `sed` does: it fills ARNs in, by their names in angle brackets.
FILLING = re.compile(r"sed( -e s\|<[a-z0-9-]+>\|[^|]*\|g)+ [\w./-]+\.json")


def run_commands(folder: Path) -> Iterator[str]:
    programs = folder.parent / "programs"
    programs.mkdir(exist_ok=True)
    (programs / "aws").write_text("#!/bin/bash\nprintf '%q ' \"$@\" >>\"$CALLS\"\necho >>\"$CALLS\"\n")
    (programs / "sed").write_text("#!/bin/bash\nprintf 'sed %s\\n' \"$*\" >>\"$CALLS\"\n")
    for program in programs.iterdir():
        program.chmod(0o755)
    calls = folder.parent / "calls"
    calls.write_text("")
    script = "\n".join(re.findall(r"```sh\n(.*?)```", (folder / "README.md").read_text(), re.DOTALL))
    guard = "command_not_found_handle() { printf 'ran %s\\n' \"$*\" >>\"$CALLS\"; }\n"
    before = sorted(folder.rglob("*"))
    subprocess.run(
        ["/bin/bash", "-uc", guard + script], cwd=folder, check=True, env={"PATH": str(programs), "CALLS": str(calls)}
    )
    called = calls.read_text().splitlines()
    assert len(called) >= script.count("aws ") and sorted(folder.rglob("*")) == before
    yield from (each for each in called if each.startswith("ran "))
    yield from (f"ran {each}" for each in called if each.startswith("sed ") and not FILLING.fullmatch(each))


SEEDS = [
    pytest.param(example, environment, id=example.name)
    for example, environment in cases()
    if environment in (None, "production")
]


@pytest.mark.parametrize("example, environment", SEEDS)
def test_code_in_any_text_stays_a_text_in_every_output(example, environment, tmp_path):
    seed = Seed(example, environment, tmp_path)
    taken = seed.taken()
    assert len(taken) >= 5
    seen = []
    for places in seed.outputs(taken):
        assert seed.holes() == [], places
        seen += places
    assert len(seen) == len(taken)


def test_a_text_is_not_a_placeholder_in_a_file_of_asl(tmp_path):
    """Files of asl are for Fn::Sub, which reads `${!x}` as a text."""
    connection = "base-url: 'https://api.example.com', auth: {basic: {username: u, password: {secret: s}}}"
    (tmp_path / "tasuki.yaml").write_text(f"project: a\nconnections: {{api: {{http: {{{connection}}}}}}}\n")
    task = "{{id: {}, uses: http/request, with: {{connection: api, path: /x, body: {{'${{AWS::AccountId}}': 1}}}}}}"
    (tmp_path / "a.yaml").write_text(
        "workflow: a\ntrigger: {source: com.example.shop, event: a}\n"
        f"description: 'of ${{AWS::Region}}'\ntasks:\n  - {task.format('one')}\n  - {task.format('two')}\n"
    )
    (path,) = compile_to("asl", tmp_path, tmp_path / "out").glob("*.asl.json")
    definition = json.loads(path.read_text())
    assert definition["Comment"].count("${AWS::Region}") == 0
    assert "${AWS::AccountId}" not in definition["States"]["one"]["Arguments"]["RequestBody"]


@pytest.mark.parametrize(
    "name, text",
    [
        ("a.tf", 'x = "${PWN1ND}"'),
        ("a.tf", 'x = "%{PWN1NM}"'),
        ("a.tf", 'x = "a"PWN1NQ"'),
        ("a.yaml", "Resources: {A: {Description: !Ref PWN1NR}}"),
        ("a.yaml", "Resources: {A: {Description: !Sub 'a ${PWN1ND}'}}"),
        ("a.yaml", "Resources: {A: {Description: '{{resolve:ssm:PWN1N}}'}}"),
        ("a.yaml", "Resources: {A: {InputTemplate: '\"<PWN1NL>\"'}}"),
        ("a.yaml", "Resources: {A: {DefinitionString: '{\"a\": \"{% PWN1NJ %}\"}'}}"),
    ],
)
def test_code_that_is_not_a_text_is_found(name, text, tmp_path):
    (tmp_path / name).write_text(text + "\n")
    assert [*holes_of_terraform(tmp_path), *holes_of_templates(tmp_path)]


@pytest.mark.parametrize("command", ["aws x $(touch PWN)", "aws x; touch PWN", "aws x `touch PWN`"])
def test_commands_that_run_something_else_are_found(command, tmp_path):
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "README.md").write_text(f"```sh\n{command}\n```\n")
    assert list(run_commands(folder)) == ["ran touch PWN"]


@pytest.mark.parametrize("script", ["s|<a>|b|ge", "1e touch PWN", "s|<a>|$(touch PWN)|g; w PWN"])
def test_scripts_of_sed_that_do_something_else_are_found(script, tmp_path):
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "README.md").write_text(f"```sh\naws x\nsed -e '{script}' machines/a/definition.json\n```\n")
    assert len(list(run_commands(folder))) == 1


# Secrets

# Assembled here, so that scanners of repositories do not report them.
SECRETS = {
    "an AWS access key": "AKIA" + "7XQ2M4P9W3T8Z6RK",
    "a Slack token": "xoxb-" + "2513864970" + "-a8Kq2Zr7Wm4Tn9",
    "a GitHub token": "ghp_" + "h3Kz8Qw2Vn7Tb4Rm9Xc5Lp6Js1Yd0FgUaE3i",
    "a password in a URL": "https://user:" + "q7Zm4Kp9Wx2Rt8Vn" + "@example.com/x",
}
HIDDEN = ["7XQ2M4P9W3T8Z6RK", "a8Kq2Zr7Wm4Tn9", "h3Kz8Qw2Vn7Tb4Rm9Xc5Lp6Js1Yd0FgUaE3i", "q7Zm4Kp9Wx2Rt8Vn"]


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_in_a_text_is_neither_compiled_nor_printed(name, tmp_path):
    """In every place of an example; the Swift suites cover every form of secret."""
    mutants = Mutants(EXAMPLES / "order-fan-out")
    compiled = []
    for place in mutants.places():
        source = mutants.write({place: SECRETS[name]}, tmp_path / "source")
        done = run("compile", source, "--target", "terraform", "--out", tmp_path / "out", "--force", accept=(0, 1, 2))
        said = done.stdout + done.stderr
        assert not any(hidden.encode() in said for hidden in HIDDEN), (place, said.decode())
        if done.returncode == 0:
            compiled.append(str(place))
    assert compiled == []


@pytest.mark.parametrize("form", ["text", "json", "markdown", "github"])
def test_a_secret_in_a_text_is_in_no_report_of_changes(form, tmp_path):
    """Markdown escapes one of the characters of the secret."""
    mutants = Mutants(EXAMPLES / "order-fan-out")
    for place in mutants.places():
        source = mutants.write({place: SECRETS["a GitHub token"]}, tmp_path / "source")
        done = run("diff", EXAMPLES / "order-fan-out", source, "--format", form, accept=(0, 2))
        said = done.stdout + done.stderr
        assert not any(hidden.encode() in said for hidden in HIDDEN), (place, said.decode())


# What roles may do


def section(heading: str) -> list[list[str]]:
    """The cells of the rows of the table below a heading of the page."""
    text = PAGE.read_text().partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row] for row in rows]


def codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def statements(resource: dict) -> Iterator[tuple[str, dict]]:
    """Each statement of a resource, with the name of the policy or the type of the resource."""
    kind, properties = resource["Type"], resource["Properties"]
    documents = {}
    if kind == "AWS::IAM::Role":
        documents = {each["PolicyName"]: each["PolicyDocument"] for each in properties.get("Policies", [])}
        documents["trust"] = properties["AssumeRolePolicyDocument"]
    elif "PolicyDocument" in properties:
        documents = {kind: properties["PolicyDocument"]}
    elif kind == "AWS::Lambda::Permission":
        limits = dict.fromkeys(set(properties) - {"FunctionName", "Action", "Principal"})
        documents = {kind: {"Statement": {**properties, "Resource": properties["FunctionName"], "Condition": {"": limits}}}}
    for name, document in documents.items():
        document = json.loads(document) if isinstance(document, str) else document
        yield from ((name, each) for each in as_list(document["Statement"]))


def as_list(value) -> list:
    return value if isinstance(value, list) else [value]


def conditions(statement: dict) -> set[str]:
    return {key for test in statement.get("Condition", {}).values() for key in test}


@pytest.fixture(scope="module")
def every_resource(tmp_path_factory) -> list[tuple[str, dict]]:
    """Those of all examples in all environments, and of the corpus of machines, each with its project."""
    work = tmp_path_factory.mktemp("resources")
    projects = [
        Project(case[0], case_name(case), case[1], expectation(case[0].name, case[1]), work / case_name(case))
        for case in cases()
    ]
    projects.append(corpus(work / "machines"))
    return [(project.name, resource) for project in projects for resource in project.resolved().values()]


@pytest.fixture(scope="module")
def every_statement(every_resource) -> list[tuple[str, dict]]:
    return [each for _, resource in every_resource for each in statements(resource)]


@pytest.fixture(scope="module")
def every_role(every_resource) -> list[tuple[str, dict]]:
    """Who may assume each role, and its policies by name."""
    roles: dict[tuple, tuple[str, dict]] = {}
    for project, resource in every_resource:
        properties = resource["Properties"]
        if resource["Type"] == "AWS::IAM::Role":
            policies = {each["PolicyName"]: each["PolicyDocument"] for each in properties.get("Policies", [])}
            (statement,) = as_list(properties["AssumeRolePolicyDocument"]["Statement"])
            roles[project, properties["RoleName"]] = statement["Principal"]["Service"], policies
        assert "ManagedPolicyArns" not in properties
    for project, resource in every_resource:
        properties = resource["Properties"]
        if resource["Type"] == "AWS::IAM::RolePolicy":
            roles[project, properties["RoleName"]][1][properties["PolicyName"]] = properties["PolicyDocument"]
    return list(roles.values())


def shown(resource: str) -> str:
    """A resource as the page writes it: without partition, Region and account."""
    return re.sub(r"^arn:aws:([\w-]+):[\w-]*:\d*:", r"\1:", resource)


def test_policies_of_roles_are_on_the_page(every_role):
    """Rows are: who assumes the role, the policy, and what it allows; of endpoints, each action."""
    rows = {(row[0].strip("`"), name): row[2] for row in section("What each role allows") for name in codes(row[1]) or [None]}
    found = set()
    for principal, policies in every_role:
        found |= {(principal, name) for name in policies} or {(principal, None)}
        for name, document in policies.items():
            actions = {action for each in as_list(document["Statement"]) for action in as_list(each["Action"])}
            if name == "endpoint":
                assert actions <= set(codes(rows[principal, name]))
            if name == "targets":
                assert all(len(as_list(each["Action"])) == 1 for each in as_list(document["Statement"])), document
                assert "iam:PassRole" not in actions or "ecs:RunTask" in actions
            if principal == "events.amazonaws.com":
                assert not any(re.match(r"\w+:(Create|Delete|Update|Attach|Detach)", action) for action in actions), actions
    assert found == set(rows)


def test_every_wildcard_is_on_the_page(every_statement):
    """Rows are: actions, the resource with NAME for a name, and the keys of conditions."""
    rows = [(set(codes(row[0])), codes(row[1]), set(codes(row[2]))) for row in section("Wildcards in policies")]
    used = set()
    for _, statement in every_statement:
        for resource in as_list(statement.get("Resource", [])):
            if "*" not in resource and "?" not in resource:
                continue
            fitting = [
                number
                for number, (actions, resources, keys) in enumerate(rows)
                if set(as_list(statement["Action"])) <= actions
                and any(fits(shown(resource), each) for each in resources)
                and keys == conditions(statement)
            ]
            assert fitting, statement
            used.update(fitting)
    assert used == set(range(len(rows))), [rows[number] for number in set(range(len(rows))) - used]


def fits(resource: str, written: str) -> bool:
    return bool(re.fullmatch("[^*?]+".join(map(re.escape, written.split("NAME"))), resource))


def test_no_action_is_a_wildcard_and_nothing_is_allowed_by_exclusion(every_statement):
    for _, statement in every_statement:
        assert not any("*" in action for action in as_list(statement["Action"])), statement
        assert not {"NotAction", "NotResource", "NotPrincipal"} & set(statement), statement


def test_who_may_assume_a_role_or_use_a_resource_is_on_the_page(every_statement):
    """Rows are: where the statement is, the action, the principals, and the keys of conditions."""
    rows = {
        (place, frozenset(codes(row[1])), frozenset(codes(row[2])), frozenset(codes(row[3])))
        for row in section("Who may assume roles and use resources")
        for place in codes(row[0])
    }
    found = set()
    for place, statement in every_statement:
        if "Principal" in statement:
            principal = statement["Principal"]
            principals = as_list(principal["Service"] if isinstance(principal, dict) else principal)
            found.add(
                (place, frozenset(as_list(statement["Action"])), frozenset(principals), frozenset(conditions(statement)))
            )
    assert found == rows


# Endpoints


@pytest.fixture
def twilio(tmp_path) -> Endpoint:
    path = compile_to("terraform", EXAMPLES / "webhook-desk", tmp_path / "out")
    code = (path / "functions" / "twilio_webhook" / "index.py").read_text()
    variables = {"EVENT_BUS": "default", "SECRET_NAME": "token", "SECRET_STORE": "parameter-store"}
    services = Services({"token": "12345"})
    endpoint = Endpoint(code, variables, services)
    endpoint.services = services
    return endpoint


def signed_json(body: str, **headers: str) -> dict:
    """A request of Event Streams: the URL contains the hash of the body, and the URL is signed."""
    query = "bodySHA256=" + hashlib.sha256(body.encode()).hexdigest()
    signature = sign_twilio(f"https://{HOST}/?{query}")
    return request(body, {"Content-Type": "application/json", "X-Twilio-Signature": signature} | headers, query=query)


def test_recorded_requests_can_be_sent_again(twilio):
    """The page lists the senders that do not sign a time."""
    recorded = signed_json('{"a":1}')
    assert [twilio.status(recorded) for _ in range(2)] == [200, 200]
    twilio.now += 86_400
    assert twilio.status(recorded) == 200


def test_an_endpoint_has_its_own_executions(tmp_path):
    folder = compile_to("cloudformation", EXAMPLES / "webhook-desk", tmp_path / "out")
    (path,) = folder.glob("*.yaml")
    resources = template.load(path)["Resources"].values()
    functions = [each["Properties"] for each in resources if each["Type"] == "AWS::Lambda::Function"]
    reserved = {each["FunctionName"].split("-")[2]: each.get("ReservedConcurrentExecutions") for each in functions}
    # The project file sets `concurrency: none` for this one.
    assert reserved.pop("kintone") is None
    assert set(reserved.values()) == {10}


def test_conditions_on_addresses_name_the_method_and_the_host(every_statement):
    found = [each["Condition"] for _, each in every_statement if "states:InvokeHTTPEndpoint" in as_list(each["Action"])]
    assert len(found) > 10
    for condition in found:
        assert not any("*" in method for method in as_list(condition["StringEquals"]["states:HTTPMethod"]))
        for address in as_list(condition["StringLike"]["states:HTTPEndpoint"]):
            assert re.match(r"https://[^*/]+/", address), address


def test_a_signed_request_of_twilio_sent_again_as_a_form_is_rejected(twilio):
    taken = signed_json('{"a":1}')
    assert twilio.status(taken) == 200
    changed = taken | {"body": "", "headers": taken["headers"] | {"content-type": "application/x-www-form-urlencoded"}}
    assert twilio.status(changed) == 401
    assert len(twilio.services.entries) == 1


def test_details_of_twilio_are_json(twilio):
    assert twilio.status(signed_json('{"a":1e999}')) in (200, 400)
    for entry in twilio.services.entries:
        json.loads(entry["Detail"], parse_constant=int)


# The page itself


def test_every_statement_of_the_page_names_its_test():
    """A comment after each paragraph, item and row names tests, or marks it as advice."""
    known = {name for path in SUITES.glob("test_*.py") for name in re.findall(r"^def (test_\w+)", path.read_text(), re.M)}
    known |= {
        name for path in (ROOT / "Tests").glob("*Tests/*.swift") for name in re.findall(r"\bfunc (\w+)\(", path.read_text())
    }
    named, missing, blocks = set(), [], []
    for block in re.split(r"\n\n|\n(?=- )", "## " + PAGE.read_text().partition("\n## ")[2]):
        if block.startswith("<!--"):
            blocks[-1] += block
        elif not block.startswith(("## ", "[How webhooks")):
            blocks.append(block)
    for block in blocks:
        comments = re.findall(r"<!-- (.*?) -->", block, re.DOTALL)
        if not comments:
            missing.append(block)
        named.update(name for comment in comments for name in re.split(r"[,\s]+", comment) if name != "advice")
    assert missing == []
    assert named - known == set()


# The list of what scanners report


def test_the_list_of_findings_is_in_form():
    rows = scanners.rows()
    assert rows and [row.rule for row in rows] == sorted({row.rule for row in rows})
    for row in rows:
        assert re.fullmatch(r"CKV2?_AWS_\d+|[EWI]\d{4}", row.rule)
        assert row.resources and all(re.fullmatch(r"AWS::\w+::\w+|aws_\w+", each) for each in row.resources)
        assert len(row.reason) > 40


@pytest.mark.parametrize(
    "address, expected",
    [
        ("AWS::SQS::Queue.Orders", "AWS::SQS::Queue"),
        ("aws_sqs_queue.orders", "aws_sqs_queue"),
        ("module.shop.aws_sqs_queue.orders", "aws_sqs_queue"),
    ],
)
def test_the_type_of_a_resource_is_read_from_its_address(address, expected):
    assert scanners.resource_type(address) == expected


def test_new_and_vanished_findings_fail(monkeypatch, capsys, tmp_path):
    first, *rest = sorted(scanners.listed())
    new = scanners.Finding("CKV_AWS_1", "aws_x")
    monkeypatch.setattr(scanners, "cfn_lint", lambda folder: [])
    monkeypatch.setattr(scanners, "checkov", lambda folder: [first, *rest])
    assert scanners.main(tmp_path) == 0
    monkeypatch.setattr(scanners, "checkov", lambda folder: [*rest, new])
    assert scanners.main(tmp_path) == 1
    said = capsys.readouterr().err
    assert f"new: {new.rule}" in said and f"gone: {first.rule}" in said
