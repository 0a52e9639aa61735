"""The texts of a Swift source: its comments and string literals."""

import re

# A comment, the start of a literal, or a parenthesis, which may end an interpolation.
_TOKEN = re.compile(r"""//[^\n]*|(?P<hashes>\#*)(?P<quotes>\"{3}(?=[ \t]*\n)|\")|[()]""", re.VERBOSE)
_WORDS = re.compile(r"[^\W\d_]{2}.* .*[^\W\d_]{2}", re.DOTALL)


def texts(source: str) -> list[tuple[int, str]]:
    """Each block of comments and each literal of two or more words, with the line on which it starts.

    Lines of a block of comments are joined by line breaks. `…` takes the place of an interpolation.
    """
    comments: list[tuple[int, str]] = []
    literals: list[tuple[int, str]] = []

    def line(at: int) -> int:
        return source.count("\n", 0, at) + 1

    def code(at: int, is_interpolation: bool) -> int:
        """Reads to the end, or to the parenthesis that ends an interpolation; returns the position after it."""
        depth = 0
        while token := _TOKEN.search(source, at):
            at = token.end()
            if token[0].startswith("//"):
                comments.append((line(token.start()), token[0].lstrip("/").strip()))
            elif token["quotes"]:
                at = literal(token)
            elif token[0] == "(":
                depth += 1
            elif is_interpolation and depth == 0:
                return at
            else:
                depth -= 1
        return len(source)

    def literal(opening: re.Match) -> int:
        """Reads a literal and returns the position after it."""
        hashes, quotes = opening["hashes"], opening["quotes"]
        piece = re.compile(rf"(?P<end>{quotes}{hashes})|\\{hashes}(?P<escaped>\(|\s*\n|.)")
        text, at = "", opening.end()
        while found := piece.search(source, at):
            text += source[at : found.start()]
            at = found.end()
            if found["end"]:
                break
            if found["escaped"] == "(":
                text += "…"
                at = code(at, is_interpolation=True)
            elif found["escaped"].isspace():
                text += "\n"
            else:
                text += "\n" if found["escaped"] == "n" else found["escaped"]
        if _WORDS.search(text):
            literals.append((line(opening.start()), "\n".join(each.strip() for each in text.split("\n"))))
        return at

    code(0, is_interpolation=False)
    blocks: list[list] = []
    for number, text in comments:
        if blocks and number == blocks[-1][0] + blocks[-1][1].count("\n") + 1:
            blocks[-1][1] += "\n" + text
        else:
            blocks.append([number, text])
    return [(number, text) for number, text in blocks] + literals
