"""Reports in Markdown, rendered as GitHub does: tables, folded details, and texts of users, which stay texts."""

import json
import re
import subprocess

import pytest
from harness import rendered
from harness.places import EXAMPLES, MOST_SECONDS, tasuki_binary

# What a report consists of. Everything else would come from the text of a user.
ELEMENTS = {
    "a", "blockquote", "b", "br", "code", "details", "em", "h3", "p", "pre", "strong", "sub", "summary", "table", "tbody", "td",
    "th", "thead", "tr",
}  # fmt: skip
TEXTS = [
    "<script>alert(1)</script>",
    "</details></summary><img src=x onerror=alert(1)>",
    "a | b || c",
    "\\| a \\",
    "`code` and ``` fence",
    "**bold** _it_ ~~gone~~",
    "[link](https://example.com) ![image](x.png)",
    "https://example.com/x www.example.com a@example.com @team #12",
    "<!-- comment -->",
    "&lt;b&gt; &amp; &#35;",
    "- item",
    "# heading",
    "> quote",
    "日本語｜の「説明」、とても長いテキスト",
    "日本語 | 表 | 区切り <b>太字</b>",
    "$$x^2$$ :smile:",
    "%%{init: {}}%% end; click n0",
    'say "hi" \'so\'',
]


def quoted(text: str) -> str:
    return json.dumps(text.replace("${{", "$${{"), ensure_ascii=False)


def workflow(text: str, *, is_head: bool) -> str:
    """A workflow in which the head has the text wherever a text can be, in other steps than the base."""
    value = quoted(text if is_head else "before")
    more = f"""
  - choose:
      - when: ${{{{ event.detail.kind = 'x' }}}}
        tasks: [{{stop: {{fail: {value}}}}}]
"""
    return f"""workflow: hostile
description: {value}
trigger: {{source: com.example.shop, event: kind, where: {{kind: {value}}}}}
tasks:
  - {{id: a, uses: sqs/send, with: {{queue: orders, message: {{text: {value}}}}}}}
{more if is_head else ""}
tests:
  - name: {quoted(text)}
    event: {{source: com.example.shop, detail-type: kind, detail: {{kind: before}}}}
    expect: {{fires: {str(not is_head).lower()}}}
"""


def report(folder, *arguments: str) -> str:
    done = subprocess.run(
        [tasuki_binary(), "diff", "base", "head", "--format", "markdown", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def check(page: rendered.Element) -> None:
    """Whether the page has only the elements of a report, and whether its tables are whole."""
    assert page.names <= ELEMENTS
    # GitHub makes an address a link to itself.
    for link in page.all("a"):
        assert link.attributes["href"].removeprefix("mailto:").removeprefix("http://") == link.text
    tables = page.all("table")
    assert tables
    for table in tables:
        assert {len(row.all("td") + row.all("th")) for row in table.all("tr")} == {3}, table.text
    for details in page.all("details"):
        assert details.children[0].name == "summary" and details.all("summary")[0].text
    # A row that is not in a table would be a paragraph with bars.
    assert not [each.text for each in page.all("p") if each.text.startswith("|")]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_of_users_stay_texts(text, tmp_path):
    for side in ("base", "head"):
        (tmp_path / side).mkdir()
        (tmp_path / side / "a.yaml").write_text(workflow(text, is_head=side == "head"))
    page = rendered.tree(report(tmp_path))
    check(page)
    # Code spans join blanks, as in every page of HTML.
    cells = {re.sub(r"\s+", " ", each.text).strip() for each in page.all("code")}
    assert text in cells, cells
    assert [each.attributes.get("lang", "") for each in page.all("pre")] == ["mermaid"] * 2
    assert any("Steps before and after" == each.text for each in page.all("summary"))


def test_the_report_of_the_example_is_whole():
    page = rendered.tree((EXAMPLES / "pull-request" / "report.md").read_text())
    check(page)
    sections = [each for each in page.children if isinstance(each, rendered.Element) and each.name == "details"]
    assert [each.all("b")[0].text for each in sections] == ["unpaid-invoice", "nightly-reconciliation"]
    # The picture is folded inside of its section.
    assert [each.text for each in sections[0].all("summary")][1:] == ["Steps before and after"]


@pytest.mark.parametrize("limit", [1, 3_000, 4_500, 5_000])
def test_a_report_that_is_cut_is_whole(limit):
    page = rendered.tree(report(EXAMPLES / "pull-request", "--limit", str(limit)))
    check(page)
    assert "left out" in page.all("blockquote")[0].text
    assert len(page.all("table")[0].all("tr")) == 3


def test_the_tree_finds_what_is_not_closed():
    for text in ("<details><summary>a</summary>\n\ntext\n", "<b>a\n</details>\n"):
        with pytest.raises(ValueError):
            rendered.tree(text)
