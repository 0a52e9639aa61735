"""The blocks, headings and links of a Markdown page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Block:
    """A fenced block. `kind` and `place` are the two words of its info string; `line` is the line of the fence."""

    line: int
    kind: str
    place: str
    text: str


_FENCE = re.compile(r"^(?P<indent> *)(?P<marks>`{3,})(?P<info>.*)$")


def blocks(page: Path) -> Iterator[Block]:
    opening, line, content = None, 0, []
    for number, text in enumerate(page.read_text().splitlines(), 1):
        fence = _FENCE.match(text)
        if opening is None and fence:
            opening, line, content = fence, number, []
        elif opening and fence and fence["marks"] == opening["marks"] and not fence["info"]:
            kind, _, place = opening["info"].partition(" ")
            yield Block(line, kind, place, "".join(f"{each}\n" for each in content))
            opening = None
        elif opening:
            content.append(text.removeprefix(opening["indent"]))
    if opening:
        raise ValueError(f"{page.name}:{line}: the block has no end")


def prose(page: Path) -> str:
    """The page without its blocks; lines keep their numbers."""
    inside, kept = False, []
    for text in page.read_text().splitlines():
        fence = _FENCE.match(text)
        kept.append("" if inside or fence else text)
        inside ^= bool(fence)
    return "\n".join(kept)


def anchors(page: Path) -> set[str]:
    """The anchors of the page's headings."""
    return {anchor(heading) for heading in re.findall(r"^#+ +(.*)$", prose(page), re.MULTILINE)}


def anchor(heading: str) -> str:
    """The anchor of a heading, as GitHub derives it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def links(page: Path) -> Iterator[str]:
    """Links to files and headings of the repository."""
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if "://" not in target:
            yield target
