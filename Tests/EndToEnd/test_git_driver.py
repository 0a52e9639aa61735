"""`tasuki diff --git-driver` as git's external diff driver in a real repository."""

import subprocess

import pytest
from harness.places import tasuki_binary
from test_diff import ORDER, Repository

CHANGED = ORDER.replace("100", "200")


@pytest.fixture
def repository(tmp_path):
    made = Repository(tmp_path / "repository")
    made.git("config", "diff.tasuki.command", f"'{tasuki_binary()}' diff --git-driver")
    made.write(".gitattributes", "*.yaml diff=tasuki\n*.yml diff=tasuki\n")
    made.write("tasuki.yaml", "project: shop\n")
    made.write("workflows/order.yaml", ORDER)
    made.commit("Begin")
    return made


def git(repository: Repository, *arguments: str) -> str:
    """The output of git, which must succeed and print no error."""
    done = subprocess.run(
        ["git", *arguments], cwd=repository.folder, env=repository.environment, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_git_diff_shows_what_a_change_does(repository):
    repository.write("workflows/order.yaml", CHANGED)
    shown = git(repository, "diff")
    assert shown.startswith("tasuki diff workflows/order.yaml\norder-placed: breaking: fires for fewer events")
    assert "workflows/order.yaml:2: breaking: fires for fewer events [TSKD101 " in shown
    assert "@@" not in shown
    assert "@@" in git(repository, "diff", "--no-ext-diff")


def test_the_history_shows_every_change(repository):
    repository.write("workflows/order.yaml", CHANGED)
    repository.write("workflows/paid.yaml", ORDER.replace("order-placed", "order-paid"))
    repository.commit("Two files")
    repository.git("rm", "--quiet", "workflows/paid.yaml")
    repository.commit("One file less")
    shown = git(repository, "log", "-p", "--ext-diff")
    assert shown.count("order-placed: breaking: fires for fewer events") == 1
    assert "order-paid: risky: new workflow" in shown and "order-paid: breaking: removed" in shown
    assert "tasuki diff tasuki.yaml" in shown
    assert "order-paid: breaking: removed" in git(repository, "show", "--ext-diff")


def test_a_renamed_file_is_no_change(repository):
    repository.git("mv", "workflows/order.yaml", "workflows/moved.yaml")
    repository.commit("Move")
    shown = git(repository, "show", "--ext-diff", "--find-renames")
    # Git shows no difference of a file that only moved.
    assert "breaking" not in shown
    repository.git("mv", "workflows/moved.yaml", "workflows/order.yaml")
    repository.write("workflows/order.yaml", CHANGED)
    repository.commit("Move and change")
    shown = git(repository, "show", "--ext-diff", "--find-renames=10%")
    assert "tasuki diff workflows/moved.yaml workflows/order.yaml\norder-placed: breaking: fires for fewer events" in shown


def test_connections_come_from_the_project_file(repository):
    project = 'project: shop\nconnections: {chat: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}}\n'
    repository.write("tasuki.yaml", project)
    task = "  - {id: tell, uses: slack/notify, with: {channel: chat, title: New, text: Order}}\n"
    repository.write("workflows/order.yaml", ORDER + task)
    shown = git(repository, "diff", "workflows/order.yaml")
    assert "new task 'tell' (slack/notify)" in shown and "error" not in shown


def test_a_project_file_is_compared_with_the_workflows(repository):
    source = "sources: {shop: {source: com.example.shop}}\n"
    repository.write("tasuki.yaml", "project: shop\n" + source)
    repository.write("workflows/order.yaml", ORDER.replace("source: com.example.shop", "source: shop"))
    repository.commit("Name the source")
    repository.write("tasuki.yaml", "project: shop\n" + source.replace("shop}", "store}"))
    assert "order-placed: breaking" in git(repository, "diff")


@pytest.mark.parametrize(
    "name, old, new",
    [
        ("other.yaml", "kind: Deployment\nreplicas: 1\n", "kind: Deployment\nreplicas: 2\n"),
        ("broken.yaml", "workflow: [\nreplicas: 1\n", "workflow: [\nreplicas: 2\n"),
    ],
)
def test_other_files_are_shown_as_git_shows_them(repository, name, old, new):
    repository.write(name, old)
    repository.commit("Another file")
    repository.write(name, new)
    shown = git(repository, "diff")
    assert shown.startswith(f"tasuki diff {name}\n")
    assert "\n-replicas: 1\n+replicas: 2\n" in shown


def test_a_workflow_with_errors_is_reported_and_shown(repository):
    repository.write("workflows/order.yaml", ORDER.replace("trigger:", "tigger:"))
    shown = git(repository, "diff")
    assert "error: " in shown and "could not be compared" in shown and "\n+tigger:" in shown


def test_what_is_no_text_is_survived(repository):
    repository.write("data.yaml", "\x00\x01")
    repository.write("empty.yaml", "")
    repository.commit("Bytes")
    repository.write("data.yaml", "\x00\x02")
    repository.write("empty.yaml", "workflow: x\n")
    (repository.folder / "link.yaml").symlink_to("workflows/order.yaml")
    repository.commit("More bytes")
    assert "Binary files" in git(repository, "show", "--ext-diff", "--", "data.yaml")
    git(repository, "log", "-p", "--ext-diff")


def test_a_file_with_conflicts_is_shown(repository):
    repository.git("checkout", "--quiet", "-b", "side")
    repository.write("workflows/order.yaml", CHANGED)
    repository.commit("Side")
    repository.git("checkout", "--quiet", "main")
    repository.write("workflows/order.yaml", ORDER.replace("100", "300"))
    repository.commit("Main")
    subprocess.run(["git", "merge", "side"], cwd=repository.folder, env=repository.environment, capture_output=True)
    assert "\n+>>>>>>> side\n" in git(repository, "diff", "HEAD")


def test_a_file_without_versions_has_conflicts(tmp_path):
    done = subprocess.run(
        [tasuki_binary(), "diff", "--git-driver", "a.yaml"], cwd=tmp_path, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "tasuki diff a.yaml: has merge conflicts\n")


@pytest.mark.parametrize("arguments", [["a"], ["a", "b"], ["a", "missing", "0", "0", "missing", "0", "0"]])
def test_the_driver_always_succeeds(arguments, tmp_path):
    done = subprocess.run([tasuki_binary(), "diff", "--git-driver", *arguments], cwd=tmp_path, capture_output=True)
    assert done.returncode == 0


def test_a_path_outside_a_repository_ends(tmp_path):
    """Folders above an absolute path end at the root."""
    file = tmp_path / "order.yaml"
    file.write_text(ORDER)
    done = subprocess.run(
        [tasuki_binary(), "diff", "--git-driver", file, file, "0" * 40, "100644", "/dev/null", "0" * 40, "100644"],
        cwd=tmp_path, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "order-placed: breaking: removed" in done.stdout
