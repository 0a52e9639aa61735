"""Markdown as GitHub renders it, and its HTML as a tree."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options

# Elements without content.
EMPTY = {"br", "hr", "img", "input"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(each if isinstance(each, str) else each.text for each in self.children)

    def all(self, name: str) -> list["Element"]:
        """Every element of this name below this one, in its order."""
        found = []
        for each in self.children:
            if isinstance(each, Element):
                found += ([each] if each.name == name else []) + each.all(name)
        return found

    @property
    def names(self) -> set[str]:
        """The names of all elements below this one."""
        inner = [each for each in self.children if isinstance(each, Element)]
        return {each.name for each in inner}.union(*(each.names for each in inner))


class _Tree(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag != self.open[-1].name:
            raise ValueError(f"</{tag}> closes <{self.open[-1].name}> at {self.getpos()}")
        self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)


def html(markdown: str) -> str:
    """HTML with the extensions of GitHub. Tags in the text stay tags, as on GitHub, which allows `<details>`."""
    return cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)


def tree(markdown: str) -> Element:
    """The elements of the page; an element that is not closed, or closed by another one's tag, is an error."""
    parser = _Tree()
    parser.feed(html(markdown))
    parser.close()
    if len(parser.open) != 1:
        raise ValueError(f"<{parser.open[-1].name}> is not closed")
    return parser.open[0]
