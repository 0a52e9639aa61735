"""Phrases that docs/style.md rules out do not come back."""

import re

import pytest
from harness import markdown
from harness.places import ROOT

# The texts that are in line; a glob from the root of the repository each. Blocks of Markdown are not read.
TEXTS = [
    "README.md",
    "docs/aws-facts.md",
    "docs/aws-facts/*.md",
    "docs/diff.md",
    "docs/language.md",
    "docs/pattern-conformance.md",
    "docs/security.md",
    "docs/targets.md",
    "docs/testing.md",
    "docs/webhooks.md",
    "examples/**/*.yaml",
    "scripts/*.sh",
    "scripts/prove/*.sh",
]

# What must not be written, and what to write instead.
PHRASES = {
    r"(?<!\bthere )\b(is|are) no\b(?! longer| more than)": "is not a",
    r"\b(are|is|were|was) to be\b": "must be",
    r"\bbehind\b": "after",
    r"\bbut that\b": "although",
    r"\bcarr(y|ies|ied|ying) out\b": "run, execute",
    r"\bfor ever\b": "forever, without an end",
    r"\bin front of\b": "before",
    r"\bin silence\b": "silently",
    r"\bmend(s|ed|ing)?\b": "fix",
    r"\bnobody\b": "no one",
    r"\bnot any more\b": "no longer",
    r"\bof (its|their|his|her) own accord\b": "by itself",
    r"\b(is|are) nothing that\b": "not supported",
    r"\bone a (day|field|file|line|second)\b": "one per",
    r"\bpass(es|ed|ing)? over\b": "ignore, skip",
    r"\brefus(e|es|ed|ing)\b": "reject",
    r", save\b": "except",
    r"\bsays? so\b": "report, with what is reported",
    r"\bshall\b": "must, should",
    r"\b(speak|speaks|spoke|spoken) of\b": "name, mention, refer to",
    r"\bstand(s|ing)?\b(?! for\b|-alone)": "is, has",
    r"\b(tell|tells|told) of\b": "report",
    r"\b(is|are) told\b(?! from\b)": "is reported",
    r"\bthat (is|are) none\b": "that is not one",
    r"\bthat there (is|are) not\b": "unknown",
    r"\bwithout a word\b": "silently",
    # British spelling.
    r"\b(cancel|label|travel)l(ed|ing)\b": "canceled, labeled",
    r"\bcatalogues?\b": "catalog",
    r"\b(behavi|col|fav|hon)ours?\b": "behavior, color",
    r"\b\w+(al|im|gan|ogn)is(e|es|ed|ing|ation)\b(?<!promise)": "-ize",
    r"\bmisspelt\b": "misspelled",
}
FORBIDDEN = re.compile("|".join(f"(?P<p{number}>{phrase})" for number, phrase in enumerate(PHRASES)), re.IGNORECASE)
BETTER = list(PHRASES.values())


def found(text: str) -> list[tuple[int, str, str]]:
    """The line of each phrase in a text, the phrase, and what to write instead."""
    return [
        (text.count("\n", 0, match.start()) + 1, match[0], BETTER[int(match.lastgroup[1:])])
        for match in FORBIDDEN.finditer(text)
    ]


def test_phrases_do_not_come_back():
    problems = []
    for pattern in TEXTS:
        paths = sorted(ROOT.glob(pattern))
        assert paths, f"{pattern} matches nothing"
        for path in paths:
            text = markdown.prose(path) if path.suffix == ".md" else path.read_text()
            problems += [
                f"{path.relative_to(ROOT)}:{line}: not {phrase!r}, but {better!r}" for line, phrase, better in found(text)
            ]
    assert not problems, "\n".join(problems)


# The rows of the tables in docs/style.md that contrast two messages.
CONTRASTS = re.findall(r"^\| `(.+?)` \| `(.+?)` \|$", (ROOT / "docs" / "style.md").read_text(), re.MULTILINE)


@pytest.mark.parametrize("wrong, right", [pair for pair in CONTRASTS if not pair[0].startswith("//")])
def test_phrases_are_found(wrong, right):
    assert found(wrong)
    assert not found(right)
