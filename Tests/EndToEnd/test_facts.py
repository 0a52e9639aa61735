"""Everything that docs/aws-facts.md and the pages below it name exists, and no required fact is missing.

A row of a table is a fact, a conflict or a limit, by its ID. The columns of a fact are the fact itself, what uses it,
its source and its tests.
"""

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest
from harness import markdown
from harness.places import ROOT, SUITES

INDEX = ROOT / "docs" / "aws-facts.md"
PAGES = [INDEX, *sorted((ROOT / "docs" / "aws-facts").glob("*.md"))]
SWIFT = sorted((ROOT / "Sources").rglob("*.swift"))
KINDS = ["Sources/Meaning/Plan/ResourceKind.swift", "Sources/Language/Catalog/Resources/ResourceKind.swift"]


class Row(NamedTuple):
    id: str
    cells: list[str]
    page: str
    section: str


class Fact(NamedTuple):
    id: str
    link: str
    says: str
    used_by: list[str]
    source: str
    tests: list[str]


def rows() -> list[Row]:
    """The rows with an ID."""
    found = []
    for page in PAGES:
        section = ""
        for line in page.read_text().splitlines():
            section = markdown.anchor(line[3:]) if line.startswith("## ") else section
            cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
            if line.startswith("| ") and re.fullmatch(r"[A-Z]{1,2}-\d{2}", cells[0]):
                found.append(Row(cells[0], cells[1:], page.name, section))
    return found


def names(cell: str) -> list[str]:
    """What uses a fact: findings by their codes, which are links."""
    return re.sub(r"\[(TSK\d{4})\]\(\.\./diagnostics/\1\.md\)", r"\1", cell).split(", ")


ROWS = rows()
FACTS = [
    Fact(
        row.id,
        f"[{row.id}](aws-facts/{row.page}#{row.section})",
        row.cells[0],
        names(row.cells[1]),
        row.cells[2],
        row.cells[3].split(", "),
    )
    for row in ROWS
    if len(row.id) == 5 and len(row.cells) == 4
]


def kinds(path: str) -> list[str]:
    """The cases of an enumeration of kinds of resources."""
    text = (ROOT / path).read_text()
    enumeration = re.search(r"enum ResourceKind\b.*?^}", text, re.DOTALL | re.MULTILINE)
    return re.findall(r"^  case (\w+)$", enumeration[0], re.MULTILINE)


ALL_KINDS = list(dict.fromkeys(kind for path in KINDS for kind in kinds(path)))


def codes() -> tuple[set[str], set[str]]:
    """The codes of all findings, and of those that have a source."""
    texts = [path.read_text() for path in SWIFT]
    numbers, with_source = set(), set()
    for text in texts:
        for code in re.finditer(r"static let \w+ = DiagnosticCode\(\s*(\d+), \"(.*?)\bexample: ", text, re.DOTALL):
            number = f"TSK{int(code[1]):04}"
            numbers.add(number)
            if re.search(r"\bsource: ", code[2]):
                with_source.add(number)
    return numbers, with_source


CODES, CODES_WITH_SOURCE = codes()


def is_source(path: str) -> bool:
    """Whether the path is the end of exactly one file's path."""
    return sum(each.as_posix().endswith(f"/{path}") for each in SWIFT) == 1


def is_user(name: str) -> bool:
    """Whether a finding, a kind of resource in the form of code, a page or a file of the product has this name."""
    if name.startswith("`"):
        return name.strip("`") in ALL_KINDS
    return name in CODES or name.startswith("docs/") and (ROOT / name).is_file() or is_source(name)


def is_test(name: str) -> bool:
    """Whether a suite exists, and the function in it if one is named."""
    file, _, function = name.partition("::")
    path = SUITES / file if file.endswith(".py") else SUITES.parent / f"{file}.swift"
    return path.is_file() and (not function or re.search(rf"\bdef {function}\(", path.read_text()) is not None)


def test_every_page_has_facts_and_no_blocks():
    assert {row.page for row in ROWS} == {page.name for page in PAGES}
    assert not [block for page in PAGES for block in markdown.blocks(page)]


def test_ids_are_unique_and_never_reused():
    numbers = defaultdict(list)
    for row in ROWS:
        prefix, number = row.id.split("-")
        numbers[prefix].append(int(number))
    retired = re.findall(r"\b([A-Z]{1,2})-(\d{2})\b", INDEX.read_text().partition("## Retired IDs")[2])
    for prefix, number in retired:
        numbers[prefix].append(int(number))
    # A gap is an ID that was removed and is not listed as retired.
    wrong = {prefix: found for prefix, found in numbers.items() if sorted(found) != list(range(1, len(found) + 1))}
    assert not wrong


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_rows_have_all_their_columns(page):
    columns = {"C": 4, "L": 2}
    wrong = [
        row.id
        for row in ROWS
        if row.page == page.name and (len(row.cells) != columns.get(row.id[:-3], 4) or not all(row.cells))
    ]
    assert not wrong


def test_what_uses_a_fact_exists():
    unknown = [f"{fact.id}: {name}" for fact in FACTS for name in fact.used_by if not is_user(name)]
    assert not unknown


def test_files_in_the_text_exist():
    named = {(page.name, name) for page in PAGES for name in re.findall(r"`([\w/+-]+/[\w+-]+\.swift)`", page.read_text())}
    assert named
    assert not [place for place in named if not is_source(place[1])]


def test_every_test_exists():
    missing = [f"{fact.id}: {name}" for fact in FACTS for name in fact.tests if name != "no test" and not is_test(name)]
    assert not missing


def test_every_finding_with_a_source_is_here():
    assert len(CODES_WITH_SOURCE) > 100 and len(CODES) > 200
    assert not CODES_WITH_SOURCE - {name for fact in FACTS for name in fact.used_by}


def test_every_kind_of_resource_has_its_facts():
    facts = {kind: ", ".join(sorted(fact.link for fact in FACTS if f"`{kind}`" in fact.used_by)) for kind in ALL_KINDS}
    assert len(facts) > 20 and all(facts.values())
    written = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| (\[[A-Z]{2}-[^|]+) \|$", INDEX.read_text(), re.MULTILINE))
    assert written == facts


def test_every_conflict_is_linked_from_a_fact():
    conflicts = {row.id for row in ROWS if row.id.startswith("C-")}
    named = {name for fact in FACTS for name in re.findall(r"\[(C-\d{2})\]", fact.source)}
    assert named == conflicts


def test_findings_and_facts_link_each_other():
    unlinked = [row.id for row in ROWS if len(row.id) == 5 and re.search(r"(?<!\[)\bTSK\d{4}\b(?!\.md)", row.cells[1])]
    assert not unlinked
    facts = {code: {fact.link for fact in FACTS if code in fact.used_by} for code in CODES}
    linked = {}
    for code in CODES:
        page = (ROOT / "docs" / "diagnostics" / f"{code}.md").read_text()
        linked[code] = {link.replace("../", "") for link in re.findall(r"\[[A-Z]{2}-\d{2}\]\([^)]+\)", page)}
    assert sum(map(len, facts.values())) > 200
    assert linked == facts


@pytest.mark.parametrize("name", ["TSK9999", "rule", "`rules`", "docs/none.md", "Planning/None.swift", "Findings.swift"])
def test_unknown_users_are_found(name):
    assert not is_user(name)


@pytest.mark.parametrize("name", ["PlanningTests/NoneTests", "test_none.py", "test_cloud.py::test_none"])
def test_unknown_tests_are_found(name):
    assert not is_test(name)
