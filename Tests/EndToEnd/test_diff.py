"""`tasuki diff` on real repositories and folders: what it reads, what it ignores, and its exit codes."""

import gzip
import json
import os
import subprocess
from pathlib import Path

import pytest
from harness import traced
from harness.places import EXAMPLES, MOST_SECONDS, tasuki_binary

ORDER = """\
workflow: order-placed
trigger: {source: com.example.shop, event: order.placed, where: {total: {numeric: [">", 100]}}}
tasks:
  - {id: hand-over, uses: sqs/send, with: {queue: orders}}
"""
CONDITION = """\
workflow: order-placed
trigger: {source: com.example.shop, event: order.placed}
tasks:
  - {id: hand-over, uses: sqs/send, if: "${{ event.detail.count > 5 }}", with: {queue: orders}}
"""
PROJECT = "project: shop\n"


class Repository:
    """A git repository in its own folder."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir()
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder.parent),
            "GIT_CONFIG_NOSYSTEM": "1",
            "NO_COLOR": "1",
        }
        for name in ("AUTHOR", "COMMITTER"):
            self.environment |= {f"GIT_{name}_NAME": "A", f"GIT_{name}_EMAIL": "a@example.com"}
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        command = ["git", *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, check=True, capture_output=True, text=True
        ).stdout.strip()

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def commit(self, message: str = "Change") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def diff(self, *arguments: str, folder: str = ".", **variables: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [tasuki_binary(), "diff", *arguments],
            cwd=self.folder / folder,
            env=self.environment | variables,
            capture_output=True,
            text=True,
            timeout=MOST_SECONDS,
        )


@pytest.fixture
def repository(tmp_path):
    made = Repository(tmp_path / "repository")
    made.write("tasuki.yaml", PROJECT)
    made.write("workflows/order.yaml", ORDER)
    made.commit("Begin")
    return made


def names(done: subprocess.CompletedProcess) -> list[str]:
    """The names of all changes except those of resources, of access and of costs."""
    report = json.loads(done.stdout)
    changes = [change for project in report["projects"] for workflow in project["workflows"] for change in workflow["changes"]]
    return [change["name"] for change in changes if not {"resource", "access", "cost"} & change.keys()]


def test_the_working_tree_is_compared_with_a_revision(repository):
    repository.write("workflows/order.yaml", ORDER.replace("100", "200"))
    done = repository.diff("--git", "main", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert names(done) == ["events-narrowed"]
    report = json.loads(done.stdout)
    assert report["base"].startswith("main@") and report["head"] == "working tree"
    # Nothing was written.
    assert repository.git("status", "--porcelain") == "M workflows/order.yaml"


def test_annotations_are_on_lines_of_the_newer_side(repository):
    repository.write("workflows/order.yaml", "# moved\n" + ORDER.replace("100", "200"))
    done = repository.diff("--git", "main", "--format", "github")
    assert (done.returncode, done.stderr) == (0, "")
    first, *_, last = done.stdout.splitlines()
    assert first.startswith("::error title=tasuki (TSKD101),file=workflows/order.yaml,line=3,endLine=3,")
    assert "::order-placed: fires for fewer events%0Adetail.total: a number > 100 → a number > 200%0A" in first
    assert last == "::notice title=tasuki::1 breaking; 0 unchanged"


def test_errors_of_a_side_are_annotations_too(repository):
    repository.write("workflows/order.yaml", ORDER.replace("tasks:", "tasks: ["))
    done = repository.diff("--git", "main", "--format", "github")
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.startswith("::error title=tasuki (TSK0") and "1 not compared" in done.stdout


def test_two_revisions_are_compared_without_the_working_tree(repository):
    first = repository.commit("First")
    repository.write("workflows/order.yaml", ORDER.replace("100", "200"))
    second = repository.commit("Second")
    repository.write("workflows/order.yaml", "nonsense: [")
    done = repository.diff("--git", first, second, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert names(done) == ["events-narrowed"]
    assert names(repository.diff("--git", second, first, "--format", "json")) == ["events-widened"]


def test_the_base_is_the_merge_base_with_the_default_branch(repository, tmp_path):
    clone = Repository(tmp_path / "clone")
    clone.git("remote", "add", "origin", str(repository.folder))
    clone.git("fetch", "--quiet", "origin")
    clone.git("checkout", "--quiet", "-b", "change", "origin/main")
    clone.write("workflows/order.yaml", ORDER.replace("queue: orders", "queue: others"))
    clone.commit()
    # Later commits on the branch are not part of the change.
    repository.write("workflows/order.yaml", ORDER.replace("100", "200"))
    repository.commit()
    clone.git("fetch", "--quiet", "origin")
    assert "[TSK0966]" in clone.diff("--git").stderr
    for variables in ({"GITHUB_BASE_REF": "main"}, {"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"}):
        done = clone.diff("--git", "--format", "json", **variables)
        assert done.returncode == 0, done.stderr
        assert names(done) == ["receiver-changed"]
    clone.git("remote", "set-head", "origin", "main")
    done = clone.diff("--git", "--format", "json")
    assert names(done) == ["receiver-changed"]
    assert json.loads(done.stdout)["base"].startswith("origin/main@")


def test_renames_merges_links_submodules_and_other_files_are_handled(repository, tmp_path):
    base = repository.git("rev-parse", "HEAD")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.write("notes.bin", "\x00\x01\x02")
    repository.write("others/not-a-workflow.yaml", "kind: Deployment\n")
    (repository.folder / "workflows/again.yaml").symlink_to("order.yaml")
    (repository.folder / "workflows/nowhere.yaml").symlink_to("/etc/hostname")
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    (repository.folder / "flows").mkdir()
    repository.git("mv", "workflows/order.yaml", "flows/placed.yaml")
    repository.commit()
    repository.git("checkout", "--quiet", "side")
    repository.git("-c", "merge.directoryRenames=false", "merge", "--quiet", "-m", "Merge", "main")
    inner = Repository(tmp_path / "inner")
    inner.write("inner.yaml", ORDER.replace("order-placed", "inner"))
    inner.commit()
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner.folder), "inner")
    head = repository.commit()
    done = repository.diff("--git", base, head)
    assert "no change; 1 unchanged (1 moved)" in done.stdout, done.stdout + done.stderr


def test_line_endings_of_the_working_tree_are_ignored(repository):
    repository.write("workflows/order.yaml", ORDER.replace("\n", "\r\n"))
    done = repository.diff("--git", "main", "--exit-code")
    assert (done.returncode, done.stdout) == (0, "no change; 1 unchanged (1 rewritten)\n"), done.stderr


def test_event_files_are_read_from_the_revision(repository):
    test = 'tests:\n  - {name: large, event: event.json, expect: {fires: true}}\n'
    event = {"source": "com.example.shop", "detail-type": "order.placed", "detail": {"total": 150}}
    repository.write("workflows/order.yaml", ORDER + test)
    repository.write("workflows/event.json", json.dumps(event))
    base = repository.commit()
    (repository.folder / "workflows/event.json").unlink()
    repository.write("workflows/order.yaml", ORDER.replace("100", "200"))
    done = repository.diff("--git", base)
    assert "large: fires → does not fire" in done.stdout, done.stdout + done.stderr


def test_only_the_current_folder_of_a_repository_is_compared(repository):
    repository.write("two/tasuki.yaml", "project: two\n")
    repository.write("two/order.yaml", ORDER)
    done = repository.diff("--git", "main", folder="two")
    assert "order-placed: risky: new workflow" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("code, arguments", [("TSK0963", ["mian"]), ("TSK0963", ["--", "--output=x"])])
def test_an_unknown_revision_is_a_finding(repository, code, arguments):
    done = repository.diff("--git", *arguments)
    assert (done.returncode, f"[{code}]" in done.stderr) == (2, True), done.stderr
    assert not (repository.folder / "x").exists()


def test_findings_about_revisions_have_hints(repository, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    for index in range(2):
        repository.commit(f"More {index}")
    clone = tmp_path / "shallow"
    repository.git("clone", "--quiet", "--depth", "1", f"file://{repository.folder}", str(clone))
    empty = Repository(tmp_path / "empty")
    for code, words, folder, arguments in [
        ("TSK0960", "working tree", outside, []),
        ("TSK0964", "fetch-depth: 0", clone, ["HEAD~1"]),
        ("TSK0962", "commit something", empty.folder, ["main"]),
    ]:
        done = repository.diff("--git", *arguments, folder=str(folder))
        assert (done.returncode, f"[{code}]" in done.stderr) == (2, True), done.stderr
        assert words in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can change the owner of a folder")
def test_a_repository_of_another_user_is_a_finding(repository):
    for path in [repository.folder, *repository.folder.rglob("*")]:
        os.chown(path, 12345, 12345, follow_symlinks=False)
    done = repository.diff("--git", "main")
    assert (done.returncode, "[TSK0961]" in done.stderr) == (2, True), done.stderr
    assert f"safe.directory {repository.folder}" in done.stderr


def test_a_missing_git_is_a_finding(repository):
    done = repository.diff("--git", "main", PATH="/nonexistent")
    assert (done.returncode, "[TSK0967]" in done.stderr) == (2, True), done.stderr


@pytest.mark.parametrize(
    "old, new, arguments, code",
    [
        (ORDER, ORDER, ["--exit-code"], 0),
        (ORDER, ORDER.replace("100", "200"), [], 0),
        (ORDER, ORDER.replace("100", "200"), ["--exit-code"], 1),
        (ORDER, ORDER.replace("100", "200"), ["--fail-on", "breaking"], 1),
        (ORDER, ORDER.replace("100", "50"), ["--fail-on", "breaking"], 0),
        (ORDER, ORDER.replace("100", "50"), ["--fail-on", "risky"], 1),
        (ORDER, "owner: shop\n" + ORDER, ["--fail-on", "risky"], 0),
        (ORDER, "owner: shop\n" + ORDER, ["--fail-on", "safe"], 1),
        (ORDER, ORDER.replace("tasks:", "tasks: ["), [], 2),
        (ORDER.replace("tasks:", "tasks: ["), ORDER, ["--exit-code"], 2),
        # No test decides for which events the conditions differ.
        (CONDITION, CONDITION.replace("> 5", "> 6"), ["--fail-on", "breaking"], 3),
        (CONDITION, CONDITION.replace("> 5", "> 6"), ["--fail-on", "risky"], 1),
        (CONDITION, CONDITION.replace("> 5", "> 6"), [], 0),
    ],
)
def test_exit_codes(tmp_path, old, new, arguments, code):
    for side, text in (("old", old), ("new", new)):
        (tmp_path / side).mkdir()
        (tmp_path / side / "order.yaml").write_text(text)
    done = subprocess.run(
        [tasuki_binary(), "diff", "old", "new", *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=MOST_SECONDS
    )
    assert done.returncode == code, done.stdout + done.stderr


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["old", "new"], "cannot read 'new'"),
        (["old"], "name two folders or files to compare, or compare revisions with --git"),
        (["old", "old"], "no workflow found in 'old', 'old'"),
        (["old", ""], "a path is empty"),
        (["one", "one", "--env", "production"], "unknown environment 'production'"),
        (["one", "one", "--today", "2027-02-30"], "'--today 2027-02-30' is not a day"),
        (["one", "one", "--limit", "1000"], "--limit needs --format markdown"),
    ],
)
def test_wrong_arguments_are_errors(arguments, message, tmp_path):
    (tmp_path / "old").mkdir()
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "order.yaml").write_text(ORDER)
    done = subprocess.run([tasuki_binary(), "diff", *arguments], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert message in done.stderr


def test_nothing_that_the_repository_configures_is_run(repository, tmp_path):
    """The configuration of a repository can name programs for many of git's commands."""
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path / 'ran'}\n")
    program.chmod(0o755)
    repository.write(".gitattributes", "*.yaml diff=own filter=own\n")
    repository.write("workflows/order.yaml", ORDER.replace("100", "200"))
    repository.commit()
    for name in (
        "core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "diff.external", "diff.own.textconv",
        "diff.own.command", "filter.own.smudge", "filter.own.clean", "filter.own.process", "gpg.program", "pager.show",
        "pager.rev-parse", "alias.cat-file", "alias.ls-tree", "credential.helper", "core.hooksPath",
    ):  # fmt: skip
        repository.git("config", name, str(program))
    repository.git("config", "log.showSignature", "true")
    for arguments in (["HEAD~1"], ["HEAD~1", "HEAD"]):
        done = repository.diff("--git", *arguments, "--format", "json")
        assert (done.returncode, names(done)) == (0, ["events-narrowed"]), done.stderr
    assert not (tmp_path / "ran").exists()


def test_git_reaches_nothing_and_writes_nothing(repository):
    """Not even where objects of a partial clone are missing, which git would fetch."""
    repository.git("remote", "add", "origin", "https://example.com/repository.git")
    repository.git("config", "remote.origin.promisor", "true")
    repository.git("config", "extensions.partialClone", "origin")
    base = repository.git("rev-parse", "HEAD")
    repository.write("workflows/order.yaml", ORDER.replace("100", "200"))
    repository.commit()
    blob = repository.git("rev-parse", f"{base}:workflows/order.yaml")
    for missing in (False, True):
        if missing:
            (repository.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
        trace = traced.run("diff", "--git", base, folder=repository.folder, environment=repository.environment)
        assert trace.code == (2 if missing else 0), trace.said.decode()
        started = {Path(each).name for each in trace.started if not each.startswith(("clone", "vfork", "fork"))}
        assert started == {tasuki_binary().resolve().name, "git"}
        assert not [call for call in trace.reached if call.startswith(("socket", "connect", "sendto"))]
        assert {path for path in trace.changed if Path(path).is_relative_to(repository.folder)} == set()


def test_git_gets_only_the_variables_that_it_needs(repository, tmp_path):
    given = {"PATH": f"{tmp_path}:/usr/bin:/bin", "HOME": "h", "TMPDIR": "t"}
    given |= {"XDG_CONFIG_HOME": "x", "GIT_CONFIG_GLOBAL": "c", "GIT_DIR": "d", "GIT_WORK_TREE": "w"}
    (tmp_path / "git").write_text(f"#!/bin/sh\nenv >> {tmp_path}/seen\nexit 1\n")
    (tmp_path / "git").chmod(0o755)
    others = {"AWS_SECRET_ACCESS_KEY": "s", "GIT_SSH_COMMAND": "s", "GIT_EXTERNAL_DIFF": "s", "LD_LIBRARY_PATH": ""}
    assert repository.diff("--git", "main", **given, **others).returncode == 2
    seen = {line.partition("=")[0] for line in (tmp_path / "seen").read_text().splitlines()} - {"PWD", "OLDPWD", "SHLVL", "_"}
    assert seen - {"LC_ALL", "GIT_OPTIONAL_LOCKS", "GIT_NO_LAZY_FETCH", "GIT_TERMINAL_PROMPT"} == set(given)


@pytest.mark.parametrize("name", [b"\xff.yaml", b"folder\xff/order.yaml"])
def test_names_in_a_revision_that_are_not_text_are_reported(name, repository):
    path = os.fsencode(repository.folder / "workflows") + b"/" + name
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(ORDER.replace("order-placed", "other"))
    base = repository.commit()
    for arguments in ([base], [base, base]):
        done = repository.diff("--git", *arguments)
        assert done.returncode == 2 and "its name is not UTF-8" in done.stderr, done.stdout + done.stderr


def test_many_environments_are_compared_up_to_a_limit(tmp_path):
    for side, limit in (("old", 100), ("new", 200)):
        (tmp_path / side).mkdir()
        environments = "".join(
            f'  e{index}: {{region: eu-west-1, account: "{111122220000 + index}", vars: {{limit: {limit + index}}}}}\n'
            for index in range(51)
        )
        (tmp_path / side / "tasuki.yaml").write_text(f"project: shop\nenvironments:\n{environments}")
        (tmp_path / side / "order.yaml").write_text(ORDER.replace("100", "'${{ vars.limit }}'"))
    command = [tasuki_binary(), "diff", "old", "new", "--format", "json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=MOST_SECONDS)
    assert done.returncode == 0 and "[TSK0917]" in done.stderr, done.stderr
    assert json.loads(done.stdout)["projects"][0]["environments"] == [f"e{index}" for index in range(50)]


# The example of a pull request


@pytest.mark.parametrize("side", ["base", "head"])
def test_both_sides_of_the_example_pass_their_tests(side):
    done = subprocess.run(
        [tasuki_binary(), "test", side, "--strict"], cwd=EXAMPLES / "pull-request", capture_output=True, text=True
    )
    assert done.returncode == 0 and "6 tests: 6 passed" in done.stderr, done.stdout + done.stderr


@pytest.mark.parametrize("form, file", [("text", "report.txt"), ("markdown", "report.md")])
def test_the_reports_of_the_example_are_current(form, file):
    """To write one again: `tasuki diff base head --today 2026-12-01 --format markdown > report.md` in its folder."""
    folder = EXAMPLES / "pull-request"
    done = subprocess.run(
        [tasuki_binary(), "diff", "base", "head", "--today", "2026-12-01", "--format", form],
        cwd=folder,
        capture_output=True,
        env=os.environ | {"NO_COLOR": "1"},
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == (folder / file).read_bytes()


# Two environments


def compare_environments(environments, *arguments, folder=EXAMPLES / "two-environments"):
    command = [tasuki_binary(), "diff", *arguments, "--env", environments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=MOST_SECONDS)


def test_two_environments_differ_in_what_their_variables_change():
    done = compare_environments("staging..production", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert names(done) == ["events-narrowed", "receiver-changed"]
    report = json.loads(done.stdout)
    (project,) = report["projects"]
    others = [change["name"] for change in project["changes"] if "resource" not in change]
    assert others == ["connection-changed", "source-changed"]
    assert (report["base"], report["head"]) == (". (staging)", ". (production)")
    assert project["environments"] == ["staging..production"]
    actions = {change["resource"]["terraform"]["action"] for change in project["changes"] if "resource" in change}
    assert "replace" not in actions


def test_an_environment_equals_itself():
    done = compare_environments("staging..staging", ".", "--exit-code")
    assert (done.returncode, done.stdout, done.stderr) == (0, "no change; 1 unchanged\n", "")


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["staging..", "."], "two environments are written as BASE..HEAD"),
        (["staging..production", ".", "."], "leave out --git and the newer side"),
        (["staging..production", "--git"], "leave out --git and the newer side"),
        (["staging..live", "."], "live"),
    ],
)
def test_what_names_no_two_environments_is_rejected(arguments, message):
    done = compare_environments(*arguments)
    assert done.returncode == 2 and message in done.stderr


# Logs


def event(total: int) -> str:
    return json.dumps({"source": "com.example.shop", "detail-type": "order.placed", "detail": {"total": total}})


LOG = "\n".join(event(total) for total in range(0, 300, 10)) + "\n"


@pytest.fixture
def narrowed(repository):
    repository.write("workflows/order.yaml", ORDER.replace("100", "200"))
    return repository


def logged(done) -> dict:
    """The one answer of the logs in a report."""
    changes = [each for project in json.loads(done.stdout)["projects"] for each in project["workflows"][0]["changes"]]
    (answer,) = [fact for change in changes for fact in change["facts"] if fact["kind"] == "log"]
    return {key: answer[key] for key in ("events", "before", "after", "lost", "gained")}


def test_logged_events_that_change_sides_are_counted(narrowed):
    (narrowed.folder / "plain.jsonl").write_text(LOG)
    (narrowed.folder / "packed").mkdir()
    (narrowed.folder / "packed" / "one.jsonl.gz").write_bytes(gzip.compress(LOG.encode()))
    (narrowed.folder / "packed" / "two.json").write_text(f"[{event(150)},\n {event(50)}]")
    once = {"events": 30, "before": 19, "after": 9, "lost": 10, "gained": 0}
    assert logged(narrowed.diff("--git", "main", "--events", "plain.jsonl", "--format", "json")) == once
    done = narrowed.diff("--git", "main", "--events", "plain.jsonl", "--events", "packed", "--format", "json")
    assert logged(done) == {"events": 62, "before": 39, "after": 18, "lost": 21, "gained": 0}
    text = narrowed.diff("--git", "main", "--events", "plain.jsonl").stdout
    assert "30 logged events  19 fire → 9 fire (-10)" in text
    markdown = narrowed.diff("--git", "main", "--events", "plain.jsonl", "--format", "markdown").stdout
    assert "| 30 logged events | 19 fire | 9 fire (-10) |" in markdown


def test_records_without_events_are_named(narrowed):
    (narrowed.folder / "log.jsonl").write_text(LOG + "not an event\n")
    done = narrowed.diff("--git", "main", "--events", "log.jsonl")
    assert done.returncode == 0 and "records of the logs without an event: 1; events: 30" in done.stderr


def test_a_missing_log_ends_the_command(narrowed):
    done = narrowed.diff("--git", "main", "--events", "nothing.jsonl")
    assert done.returncode == 2 and "nothing.jsonl" in done.stderr and done.stdout == ""
