"""Phrases that docs/style.md rules out do not come back."""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest
from harness import markdown, swift
from harness.places import ROOT

# The files that are read; a glob from the root of the repository each. docs/style.md shows the phrases, and the generated
# pages and schemas repeat the texts of the sources.
FILES = [
    "CHANGELOG.md",
    "README.md",
    "Package.swift",
    "Benchmarks/**/*.py",
    "Benchmarks/**/*.swift",
    "Fuzz/**/*.swift",
    "Sources/**/*.swift",
    "Tests/**/*.md",
    "Tests/**/*.py",
    "Tests/**/*.swift",
    "docs/architecture.md",
    "docs/aws-facts.md",
    "docs/aws-facts/*.md",
    "docs/graph.md",
    "docs/language.md",
    "docs/pattern-conformance.md",
    "docs/performance.md",
    "docs/security.md",
    "docs/targets.md",
    "docs/testing.md",
    "docs/webhooks.md",
    "examples/**/*.yaml",
    "scripts/**/*.py",
    "scripts/**/*.sh",
]

# What must not be written, and what to write instead.
PHRASES = {
    r"(?<!\bthere )\b(is|are) no\b(?! longer| more than)": "is not a",
    r"\b(are|is|were|was) to be\b": "must be",
    r"\banew\b": "again",
    r"\bany ?more\b": "no longer",
    r"\b(any|every|some)body\b(?!/)": "anyone, everyone, someone",
    r"\bbehind\b": "after",
    r"\bbut for\b": "except for",
    r"\bbut that\b": "although",
    r"\bcarr(y|ies|ied|ying) out\b": "run, execute",
    r"\bfor ever\b": "forever, without an end",
    r"\bheld against\b": "compared with",
    r"\bin front of\b": "before",
    r"\bin silence\b": "silently",
    r"\bin the place of\b": "in place of",
    r"\bin vain\b": "without effect",
    r"\bmend(s|ed|ing)?\b": "fix",
    r"(?<![\".⏵])\bnobody\b": "no one",
    r"\bof (its|their|his|her) own accord\b": "by itself",
    r"\b(is|are) nothing that\b": "not supported",
    r"\bone a (day|field|file|line|second)\b": "one per",
    r"\b(calls|events|messages) a (day|second)\b": "per second",
    r"(?<!\ba )(?<!\bone )\bpass(es|ed|ing)? over\b": "ignore, skip",
    r"\brefus(e|es|ed|ing)\b": "reject",
    r", save\b": "except",
    r"\bsays? (nothing|so)\b": "report, with what is reported",
    r"\bshall\b": "must, should",
    r"\b(speak|speaks|spoke|spoken) of\b": "name, mention, refer to",
    r"\bstand(s|ing)?\b(?! for\b|-alone)": "is, has",
    r"\b(tell|tells|told) of\b": "report",
    r"\b(is|are) told\b(?! from\b)": "is reported",
    r"\bthat (is|are) none\b": "that is not one",
    r"\bthat there (is|are) not\b": "unknown",
    r"\bthe very\b(?! (end|first|last|start)\b)": "the same, exactly the",
    r"\bto the letter\b": "exactly",
    r"\bwithout a word\b": "silently",
    # British spelling.
    r"(?<![-.])\b(cancel|label|model|travel)l(ed|ing)\b": "canceled, labeled",
    r"\banalys(e|ed|er|ers|ing)\b": "analyze",
    r"\bcatalogues?\b": "catalog",
    r"\b(behavi|col|fav|hon|neighb)our(s|ed|ing|ite)?\b": "behavior, color",
    r"\bjudgement": "judgment",
    r"\blicences?\b": "license",
    r"\b(mis)?spelt\b": "spelled",
    r"\b\w+(al|ar|er|im|gan|ogn|or)is(e|es|ed|ing|ation)\b(?<!promise)": "-ize",
}
FORBIDDEN = re.compile("|".join(f"(?P<p{number}>{phrase})" for number, phrase in enumerate(PHRASES)), re.IGNORECASE)
BETTER = list(PHRASES.values())

# Phrases that are right below a folder, and why.
ALLOWED = {
    ("Sources/Language/Catalog/Events/Tables/", "cancelled"): "names that AWS gives to events",
    ("Sources/Meaning/Planning/Webhooks/", "refused"): "a name in the code of endpoints",
    ("Tests/EndToEnd/cloud/", "refused"): "an outcome of deliveries",
    ("Tests/PlanningTests/StateMachineTests.swift", "refused"): "the name of a state",
    ("Tests/", "colour"): "an unknown key of workflows under test",
}


def found(text: str) -> list[tuple[int, str, str]]:
    """The line of each phrase in a text, the phrase, and what to write instead. A phrase may continue on the next line."""
    return [
        (text.count("\n", 0, match.start()) + 1, match[0], BETTER[int(match.lastgroup[1:])])
        for match in FORBIDDEN.finditer(text.replace("\n", " "))
    ]


def python_texts(source: str) -> Iterator[tuple[int, str]]:
    """The comments and docstrings of a Python source, with their first lines."""
    before = tokenize.NEWLINE
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        is_docstring = token.type == tokenize.STRING and before in (tokenize.INDENT, tokenize.NEWLINE)
        if is_docstring or token.type == tokenize.COMMENT:
            yield token.start[0], token.string
        if token.type not in (tokenize.COMMENT, tokenize.NL):
            before = token.type


def texts(path: Path) -> list[tuple[int, str]]:
    """The texts for people in a file, with their first lines. Blocks of Markdown are left out."""
    match path.suffix:
        case ".md":
            return [(1, markdown.prose(path))]
        case ".py":
            return list(python_texts(path.read_text()))
        case ".swift":
            return swift.texts(path.read_text())
        case _:
            return [(1, path.read_text())]


def test_phrases_do_not_come_back():
    problems = []
    for pattern in FILES:
        paths = sorted(path for path in ROOT.glob(pattern) if ".build" not in path.parts)
        assert paths, f"{pattern} matches nothing"
        for path in paths:
            name = path.relative_to(ROOT).as_posix()
            problems += [
                f"{name}:{first + line - 1}: not {phrase!r}, but {better!r}"
                for first, text in texts(path)
                for line, phrase, better in found(text)
                if not any(name.startswith(below) and phrase.lower() == right for below, right in ALLOWED)
            ]
    assert not problems, "\n".join(problems)


# The rows of the tables in docs/style.md that contrast two messages.
CONTRASTS = re.findall(r"^\| `(.+?)` \| `(.+?)` \|$", (ROOT / "docs" / "style.md").read_text(), re.MULTILINE)


@pytest.mark.parametrize("wrong, right", [pair for pair in CONTRASTS if not pair[0].startswith("//")])
def test_phrases_are_found(wrong, right):
    assert found(wrong)
    assert not found(right)


SOURCE = '''/// A doc comment that says
/// nothing of it.
let stands = "one" // "stands" and `refused`, of a comment
let text = "is \\(stands ? "without" : "a word") no list, \\
behind"
let rows = #"""
  refuses \\n it
  \\#(behind) mends a fix
  """#
'''


def test_texts_of_swift_are_read():
    problems = [
        (first + line - 1, phrase.replace("\n", " ")) for first, text in swift.texts(SOURCE) for line, phrase, _ in found(text)
    ]
    assert sorted(problems) == [
        (1, "says nothing"), (3, "refused"), (3, "stands"), (5, "behind"), (7, "refuses"), (8, "mends"),
    ]


def test_texts_of_python_are_read():
    source = '"""Module\nstands."""\nbehind = "is behind it"  # refused\n\ndef one():\n    """Mends it."""\n'
    assert list(python_texts(source)) == [(1, '"""Module\nstands."""'), (3, "# refused"), (6, '"""Mends it."""')]
