"""`tasuki graph`: pictures of every example, of broken workflows, and what cannot be drawn."""

import re
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest
from harness.places import MOST_SECONDS, example_name, examples, tasuki_binary

SVG = "{http://www.w3.org/2000/svg}"
ORDER = """\
workflow: order-placed
trigger: {source: com.example.shop, event: order.placed}
tasks:
  - {id: hand-over, uses: sqs/send, with: {queue: orders}}
"""


def graph(*arguments: str, folder, command: str = "graph", text: str | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(
        [tasuki_binary(), command, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        input=text,
    )


def workflows(folder) -> list[str]:
    files = [each for each in folder.rglob("*.yaml") if "out" not in each.parts]
    return sorted(name for file in files for name in re.findall(r"^workflow: *(\S+)", file.read_text(), re.MULTILINE))


@pytest.mark.parametrize("example", examples(), ids=example_name)
def test_every_example_is_drawn(example):
    names = workflows(example)
    assert names
    for arguments in ([], names):
        svg = graph(*arguments, "--format", "svg", folder=example)
        assert (svg.returncode, svg.stderr) == (0, "")
        root = ElementTree.fromstring(svg.stdout)
        assert root.get("role") == "img" and root[0].tag == f"{SVG}title" and root[1].tag == f"{SVG}desc"
        texts = ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]
        for name in names:
            assert name in texts or f"Workflow {name}" in texts
        mermaid, dot = (graph(*arguments, "--format", form, folder=example) for form in ("mermaid", "dot"))
        assert mermaid.returncode == dot.returncode == 0
        # All formats have the same nodes and edges.
        nodes = len(root.findall(f".//{SVG}g[@class]/{SVG}title"))
        assert len(re.findall(r"^ +n\d+[\[({]", mermaid.stdout, re.MULTILINE)) == nodes
        assert len(re.findall(r"^ +n\d+ \[", dot.stdout, re.MULTILINE)) == nodes
        edges = len([each for each in root.iter(f"{SVG}path") if each.get("class") == "arrow"])
        assert len(re.findall(r"^ +n\d+ -\.?->", mermaid.stdout, re.MULTILINE)) == edges
        assert len(re.findall(r"^ +n\d+ -> ", dot.stdout, re.MULTILINE)) == edges


def test_the_same_workflows_give_the_same_bytes(tmp_path):
    (tmp_path / "a.yaml").write_text(ORDER)
    outputs = {graph("--format", "svg", folder=tmp_path).stdout for _ in range(3)}
    assert len(outputs) == 1


def test_a_workflow_comes_from_standard_input(tmp_path):
    done = graph("-", folder=tmp_path, text=ORDER)
    assert (done.returncode, done.stderr) == (0, "")
    assert 'n1["order-placed"]' in done.stdout


def test_what_can_be_read_is_drawn_beside_errors(tmp_path):
    (tmp_path / "a.yaml").write_text(ORDER)
    (tmp_path / "b.yaml").write_text("workflow: broken\ntrigger: [\n")
    done = graph(folder=tmp_path)
    assert done.returncode == 1
    assert "order-placed" in done.stdout and "b.yaml" in done.stderr


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["order-place"], "no file, folder or workflow is named 'order-place': did you mean 'order-placed'?"),
        (["missing.yaml"], "cannot read 'missing.yaml'"),
        (["--env", "production"], "unknown environment 'production'"),
        ([""], "a path is empty"),
        (["--format", "png"], "png"),
    ],
)
def test_wrong_arguments_are_errors(arguments, message, tmp_path):
    (tmp_path / "a.yaml").write_text(ORDER)
    done = graph(*arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_a_folder_without_workflows_is_an_error(tmp_path):
    done = graph(folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no workflow found in the current folder" in done.stderr


def test_what_mermaid_would_not_draw_is_a_warning(tmp_path):
    tasks = "".join(f"  - {{id: t{number}, uses: sqs/send, with: {{queue: q}}}}\n" for number in range(600))
    (tmp_path / "a.yaml").write_text(f"workflow: many\ntrigger: {{source: a, event: b}}\ntasks:\n{tasks}")
    done = graph("many", folder=tmp_path)
    assert done.returncode == 0
    assert done.stderr.startswith("warning: Mermaid draws at most 50,000 characters and 500 edges")


def test_a_change_is_drawn(tmp_path):
    for side, queue in (("base", "orders"), ("head", "others")):
        (tmp_path / side).mkdir()
        (tmp_path / side / "a.yaml").write_text(ORDER.replace("queue: orders", f"queue: {queue}"))
    done = graph("base", "head", "--format", "svg", folder=tmp_path, command="diff")
    root = ElementTree.fromstring(done.stdout)
    marked = [each.get("class") for each in root.iter(f"{SVG}g") if "changed" in each.get("class", "")]
    assert marked == ["node task changed"]
    assert graph("base", "head", "--format", "svg", "--exit-code", folder=tmp_path, command="diff").returncode == 1
