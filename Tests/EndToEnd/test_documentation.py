"""The blocks of the README and the pages in docs/ are true: each is tried in the order of the page.

The info string of a block says how. Its optional second word is a file or folder of the page's project, or one below
`examples/`.

| block | how it is tried |
|---|---|
| `yaml` | A block that begins with `workflow` or `project` is a file, and is written to the project. Any other block is a part of a workflow or of the project file: it replaces the part with its name in the file that is named, otherwise in `workflows/shown.yaml` or `tasuki.yaml`. A block that has a key several times shows alternatives. Then `tasuki check --strict` and the tests in the file pass. |
| `json FILE` | It is written to the file. |
| `sh` | The commands succeed. |
| `console` | Each command prints what follows it; a line `…` stands for any lines. |
| `text` | Not tried: it shows something that must not be pasted. |
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from harness import markdown
from harness.places import EXAMPLES, MOST_SECONDS, ROOT, SUITES, tasuki_binary

# Each page, and the project in which its blocks are tried.
PROJECTS = {
    "README.md": EXAMPLES / "subscription-desk",
    "docs/aws-facts.md": None,
    "docs/catalog.md": EXAMPLES / "subscription-desk",
    "docs/existing-rules.md": None,
    "docs/graph.md": EXAMPLES / "subscription-desk",
    "docs/language.md": SUITES / "documentation" / "language",
    "docs/pattern-conformance.md": None,
    "docs/performance.md": None,
    "docs/security.md": None,
    "docs/style.md": None,
    "docs/targets.md": None,
    "docs/testing.md": SUITES / "documentation" / "testing",
    "docs/webhooks.md": EXAMPLES / "webhook-desk",
}
# Pages whose blocks are not tried here.
ELSEWHERE = {
    "docs/actions.md": "generated; the Swift suites check and plan every example",
    "docs/architecture.md": "its only block is a drawing",
    "docs/commands.md": "generated from the command itself",
    "docs/cost.md": "generated; its only block lists commands",
    "docs/diff.md": "generated; the Swift suites compare every example",
}
# The beginnings of commands that are not run, only parsed by the shell.
NOT_RUN = {
    "aws ": "needs an AWS account",
    "bash scripts/": "builds and tests the product, for many minutes",
    "python3 Benchmarks/": "measures for many minutes",
}
WORKFLOW_KEYS, PROJECT_KEYS = (
    set(json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text())["properties"]) for kind in ("workflow", "project")
)


class Page:
    """A page with its project. The working folder changes with the commands of the page, like a reader's."""

    def __init__(self, name: str, work: Path):
        self.name = name
        self.project, self.examples = work / "project", work / "examples"
        if PROJECTS[name]:
            shutil.copytree(PROJECTS[name], self.project)
        else:
            self.project.mkdir()
        shutil.copytree(EXAMPLES, self.examples)
        # The schemas that the first lines of the examples name.
        (work / "schemas").symlink_to(ROOT / "schemas")
        programs = work / "programs"
        programs.mkdir()
        (programs / "tasuki").symlink_to(tasuki_binary().resolve())
        self.environment = {
            "HOME": str(work),
            "LANG": "C.UTF-8",
            "NO_COLOR": "1",
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        }
        self.folder = self.project
        self.folder_file = work / "folder"

    def path(self, place: str) -> Path:
        root = self.examples.parent if place.startswith("examples/") else self.project
        return root / place

    def run(self, command: str, folder: Path | None = None) -> subprocess.CompletedProcess:
        """Runs a command in the page's working folder, or in another."""
        script = f"trap 'pwd >\"{self.folder_file}\"' EXIT\n{command}"
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=folder or self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=MOST_SECONDS,
        )
        if not folder:
            self.folder = Path(self.folder_file.read_text().strip())
        return done

    def succeed(self, command: str, folder: Path | None = None) -> None:
        done = self.run(command, folder)
        assert done.returncode == 0, f"{command}: exit code {done.returncode}\n{done.stdout}"

    def try_block(self, block: markdown.Block) -> None:
        kinds = {"yaml": self.try_yaml, "json": self.try_json, "sh": self.try_sh, "console": self.try_console}
        if block.kind != "text":
            assert block.kind in kinds, f"unknown kind of block: {block.kind or 'none'}"
            kinds[block.kind](block)

    def try_yaml(self, block: markdown.Block) -> None:
        found = parts(block.text)
        keys = [key for key, _ in found]
        assert keys and (set(keys) <= WORKFLOW_KEYS or set(keys) <= PROJECT_KEYS), f"unknown part of a file: {keys}"
        default = "tasuki.yaml" if set(keys) <= PROJECT_KEYS else "workflows/shown.yaml"
        if keys[0] == "workflow":
            default = f"workflows/{value(found, 'workflow')}.yaml"
        path = self.path(block.place or default)
        if keys[0] in ("workflow", "project"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text)
            self.check(path)
            return
        alternatives = [[part] for part in found] if len(set(keys)) < len(keys) else [found]
        for alternative in alternatives:
            path.write_text(replaced(path.read_text(), alternative))
            self.check(path)

    def check(self, path: Path) -> None:
        folder = next(each for each in path.parents if (each / "tasuki.yaml").exists())
        self.succeed("tasuki check --strict", folder)
        if "tests" in [key for key, _ in parts(path.read_text())]:
            self.succeed(f"tasuki test --strict '{path}'", folder)

    def try_json(self, block: markdown.Block) -> None:
        json.loads(block.text)
        path = self.path(block.place)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text)

    def try_sh(self, block: markdown.Block) -> None:
        commands = [line for line in block.text.splitlines() if line and line[0] not in " #"]
        skipped = [command for command in commands if command.startswith(tuple(NOT_RUN))]
        assert skipped in ([], commands), "a block is run as a whole or not at all"
        folder = self.path(block.place) if block.place else None
        if skipped:
            subprocess.run(["bash", "-n"], input=block.text, text=True, check=True, timeout=MOST_SECONDS)
        else:
            self.succeed(block.text, folder)

    def try_console(self, block: markdown.Block) -> None:
        folder = self.path(block.place) if block.place else None
        head, *entries = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
        assert not head and entries, "a console block begins with '$ ' and a command"
        for entry in entries:
            command, _, expected = entry.partition("\n")
            said = self.run(command, folder).stdout
            assert matches(expected, said), f"$ {command}\n{said}\nthe page says:\n{expected}"


def parts(text: str) -> list[tuple[str, str]]:
    """The members of a YAML document at its top level with their text; comments belong to what follows."""
    found = re.split(r"^(?=[\w-]+:)", text, flags=re.MULTILINE)
    return [(each.partition(":")[0], each) for each in found if re.match(r"[\w-]+:", each)]


def value(found: list[tuple[str, str]], key: str) -> str:
    """The scalar of a member."""
    return next((text.partition(":")[2].split()[0] for name, text in found if name == key), "")


def replaced(text: str, new: list[tuple[str, str]]) -> str:
    """The document with members in place of those with the same names, or added at its end."""
    head = re.split(r"^(?=[\w-]+:)", text, maxsplit=1, flags=re.MULTILINE)[0]
    old = dict(parts(text))
    return ("" if re.match(r"[\w-]+:", head) else head) + "".join((old | dict(new)).values())


def matches(expected: str, said: str) -> bool:
    """Whether a command printed what a page shows, ignoring white space at the ends of lines and around the whole."""
    lines = [[line.rstrip() for line in text.strip().splitlines()] for text in (expected, said)]
    pattern = "".join(r"(?:.*\n)+?" if line.strip() == "…" else re.escape(line) + r"\n" for line in lines[0])
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in lines[1])) is not None


@pytest.mark.parametrize("name", PROJECTS)
def test_blocks_do_what_the_page_says(name, tmp_path):
    page = Page(name, tmp_path)
    for block in markdown.blocks(ROOT / name):
        try:
            page.try_block(block)
        except (AssertionError, OSError, ValueError, subprocess.CalledProcessError) as failure:
            raise AssertionError(f"{name}:{block.line}: {failure}") from None


UNTRUE = {
    "a kind that is not known": ("hcl", "", "a = 1\n"),
    "no kind": ("", "", "tasuki check\n"),
    "an unknown part": ("yaml", "", "step: {}\n"),
    "parts of two files": ("yaml", "", "tasks: []\nsources: {}\n"),
    "a workflow with an error": ("yaml", "", "workflow: untrue\ntrigger: {source: stripe, event: a}\n"),
    "a second form with an error": ("yaml", "", "trigger: {schedule: rate(1 day)}\ntrigger: {schedule: rate(1 days)}\n"),
    "a test that fails": ("yaml", "", "tests: [{name: a, event: {source: a, detail-type: b}, expect: {fires: true}}]\n"),
    "JSON that is none": ("json", "a.json", "{\n"),
    "a command that fails": ("sh", "", "true\nfalse\ntrue\n"),
    "a block that is half run": ("sh", "", "true\naws s3 ls\n"),
    "a command that cannot be read": ("sh", "", "aws s3 ls '\n"),
    "other output": ("console", "", "$ tasuki check\n1 workflow in 1 file: 1 error\n"),
    "missing output": ("console", "", "$ echo a; echo b\na\n"),
    "output without a command": ("console", "", "a\n"),
}


@pytest.mark.parametrize("block", UNTRUE.values(), ids=UNTRUE)
def test_untrue_blocks_are_found(block, tmp_path):
    page = Page("docs/language.md", tmp_path)
    kind, place, text = block
    with pytest.raises((AssertionError, ValueError, subprocess.CalledProcessError)):
        page.try_block(markdown.Block(1, kind, place, text))


def test_every_page_is_named():
    pages = ["README.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))]
    assert sorted(pages) == sorted([*PROJECTS, *ELSEWHERE])


def test_links_lead_somewhere():
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    broken = []
    for page in pages:
        for link in markdown.links(page):
            file, _, anchor = link.partition("#")
            target = page.parent / file if file else page
            if not target.exists() or anchor and anchor not in markdown.anchors(target):
                broken.append(f"{page.relative_to(ROOT)}: {link}")
    assert not broken
