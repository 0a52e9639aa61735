"""`tasuki catalog`: every form over all examples, what it selects, and whether a committed page is current."""

import csv
import html.parser
import io
import json
import re
import subprocess

import jsonschema
import pytest
from harness.places import EXAMPLES, MOST_SECONDS, ROOT, example_name, examples, tasuki_binary


def catalog(*arguments: str, folder) -> subprocess.CompletedProcess:
    return subprocess.run(
        [tasuki_binary(), "catalog", *arguments], cwd=folder, capture_output=True, text=True, timeout=MOST_SECONDS
    )


def names(folder) -> list[str]:
    files = [each for each in folder.rglob("*.yaml") if "out" not in each.parts]
    return sorted(name for file in files for name in re.findall(r"^workflow: *(\S+)", file.read_text(), re.MULTILINE))


class Page(html.parser.HTMLParser):
    """The ids, the links and the open elements of a page."""

    EMPTY = {"meta", "rect", "path"}

    def __init__(self, text: str):
        super().__init__()
        self.ids, self.links, self.open = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        assert not any(name.startswith("on") or name == "style" or name == "src" for name in values)
        if "id" in values:
            self.ids.append(values["id"])
        if "href" in values:
            self.links.append(values["href"])
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.EMPTY:
            assert self.open.pop() == tag


@pytest.mark.parametrize("example", examples(), ids=example_name)
def test_every_form_lists_every_workflow(example):
    expected = names(example)
    assert expected
    value = json.loads(catalog("--format", "json", "--cost", folder=example).stdout)
    jsonschema.validate(value, json.loads((ROOT / "schemas" / "catalog.schema.json").read_text()))
    listed = [workflow["workflow"] for project in value["projects"] for workflow in project["workflows"]]
    assert sorted(listed) == expected
    rows = list(csv.DictReader(io.StringIO(catalog("--format", "csv", folder=example).stdout, newline="")))
    assert sorted(row["workflow"] for row in rows) == expected
    text = catalog(folder=example).stdout
    markdown = catalog("--format", "markdown", folder=example).stdout
    for name in expected:
        assert re.search(rf"^{name}  ", text, re.MULTILINE)
        assert f"\n### {name}\n" in markdown
    page = Page(catalog("--format", "html", folder=example).stdout)
    assert page.open == []
    assert len(set(page.ids)) == len(page.ids)
    anchors = [link[1:] for link in page.links if link.startswith("#")]
    assert len(anchors) == len(expected) and set(anchors) <= set(page.ids)
    assert all(link.startswith(("#", "https://")) for link in page.links)


@pytest.mark.parametrize("file", ["catalog.md", "catalog.html"])
def test_the_committed_page_of_an_example_is_current(file):
    result = catalog("--check", file, folder=EXAMPLES / "moving-from-zapier")
    assert result.returncode == 0, result.stdout


def test_a_stale_page_is_found(tmp_path):
    page = (EXAMPLES / "moving-from-zapier" / "catalog.md").read_text()
    stale = tmp_path / "catalog.md"
    stale.write_text(page.replace("marketing", "sales", 1))
    result = catalog("--check", str(stale), folder=EXAMPLES / "moving-from-zapier")
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert lines[0].endswith("is stale: line 8 differs")
    assert "sales" in lines[1] and "marketing" in lines[2]


def test_a_missing_page_is_a_failure(tmp_path):
    result = catalog("--check", str(tmp_path / "none.md"), folder=EXAMPLES / "moving-from-zapier")
    assert result.returncode == 2
    assert "cannot read" in result.stderr


@pytest.mark.parametrize(
    "arguments, expected",
    [
        (["--where", "runs-on=zapier"], ["welcome-mail"]),
        (["--where", "runs-on!=zapier"], ["welcome-post"]),
        (["--uses", "event:customer.created"], ["welcome-mail", "welcome-post"]),
        (["--uses", "connection:welcome"], ["welcome-post"]),
        (["--uses", "field:data.object.email", "--where", "owner=nobody"], []),
    ],
)
def test_selects(arguments, expected):
    result = catalog("--format", "csv", *arguments, folder=EXAMPLES / "moving-from-zapier")
    assert result.returncode == 0
    assert [row["workflow"] for row in csv.DictReader(io.StringIO(result.stdout, newline=""))] == expected
    assert ("no workflow meets all conditions" in result.stderr) == (not expected)


@pytest.mark.parametrize(
    "arguments", [["--where", "team=a"], ["--uses", "crm"], ["--today", "2027-01-01"], ["--due", "--today", "soon"], ["--check", ""]]
)
def test_wrong_arguments_are_rejected(arguments):
    assert catalog(*arguments, folder=EXAMPLES / "moving-from-zapier").returncode == 2


def test_a_workflow_with_errors_leaves_the_others(tmp_path):
    good = "workflow: good\ntrigger: {schedule: rate(1 day)}\ntasks:\n  - {id: a, uses: sqs/send, with: {queue: orders}}\n"
    (tmp_path / "good.yaml").write_text(good)
    (tmp_path / "bad.yaml").write_text("workflow: bad\ntrigger: [\n")
    result = catalog(folder=tmp_path)
    assert result.returncode == 1
    assert result.stdout.startswith("good  ")
