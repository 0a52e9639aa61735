"""Generated files that are too large or too strange to store: a name, its bytes, and the findings as `CODE
line:column`."""

from collections.abc import Callable, Iterator

HEAD = b"workflow: order-placed\n"
TAIL = (
    b"trigger: {source: com.example.shop, event: order.placed}\n"
    b"tasks:\n  - id: hand-over\n    uses: sqs/send\n    with: {queue: orders}\n"
)
TASK = (
    b"trigger: {source: com.example.shop, event: order.placed}\n"
    b"tasks:\n  - id: hand-over\n    uses: sqs/send\n    with: {queue: orders, message: "
)
# The message is in line 6, after `    with: {queue: orders, message: `.
LINE, COLUMN = 6, 36


def _message(text: bytes) -> bytes:
    return HEAD + TASK + text + b"}\n"


def _wide_bomb() -> bytes:
    inner = b"&a [x, x, x, x, x, x, x, x, x, x]"
    for letter in b"bcdefghi":
        previous = bytes([letter - 1])
        inner = b"&%c [%s%s]" % (letter, inner, b", *" + previous + (b", *" + previous) * 8)
    return _message(inner)


def monsters() -> Iterator[tuple[str, Callable[[], bytes], list[str]]]:
    depth = 10_000
    # The message itself is four levels deep, and 128 are allowed.
    yield "10,000 open brackets", lambda: _message(b"[" * depth), [f"TSK0130 {LINE}:{COLUMN + 124}"]
    yield (
        "10,000 levels of brackets",
        lambda: _message(b"[" * depth + b"]" * depth),
        [f"TSK0130 {LINE}:{COLUMN + 124}"],
    )
    yield (
        "10,000 levels of braces",
        lambda: _message(b"{a: " * depth + b"1" + b"}" * depth),
        [f"TSK0130 {LINE}:{COLUMN + 124 * 4}"],
    )
    yield (
        "3,000 levels of indentation",
        lambda: b"".join(b" " * level + b"a:\n" for level in range(3_000)),
        ["TSK0130 129:129"],
    )
    yield "10,000 levels of list items on one line", lambda: b"- " * depth + b"x\n", ["TSK0130 1:257"]
    yield "a billion laughs", _wide_bomb, ["TSK0131 6:362"]
    yield "a scalar of 100 MB", lambda: HEAD + b"description: " + b"x" * 100_000_000 + b"\n" + TAIL, ["TSK0002 1:1"]
    yield "a file of 100 MB of line ends", lambda: b"\n" * 100_000_000, ["TSK0002 1:1"]
    yield "a key of 1 MB", lambda: HEAD + b"k" * 1_000_000 + b": v\n" + TAIL, ["TSK0121 2:1"]
    yield (
        "100,000 aliases",
        lambda: HEAD + b"owner: &o x\n" + TASK + b"[" + b"*o, " * 100_000 + b"*o]}\n",
        ["TSK0472 5:9"],
    )
    yield (
        "1,000 aliases of a text of 100 KB",
        lambda: _message(b'[&o "' + b"x" * 100_000 + b'", *o' + b", *o" * 999 + b"]"),
        [f"TSK0131 {LINE}:{COLUMN + 5 + 100_000 + 3}"],
    )
    yield (
        "20,000 unknown keys",
        lambda: HEAD + b"".join(b"k%d: 1\n" % n for n in range(20_000)) + TAIL,
        # A hundred of a kind are listed, and one finding with the number of the rest.
        [f"TSK0204 {2 + n}:1" for n in range(101)],
    )
    yield (
        "100,000 equal keys",
        lambda: HEAD + b"owner: a\n" * 100_000 + TAIL,
        [
            # The reader stops after a hundred.
            f"TSK0134 {line}:1"
            for line in range(3, 103)
        ],
    )
    yield "10,000 documents of nothing", lambda: b"---\n" * 10_000, ["TSK0006 1:1"]
    yield "1 MB of random bytes", _noise, ["TSK0003 1:1"]
    yield "1 MB of quotes", lambda: b'"' * 1_000_001, ["TSK0112 1:3"]
    yield "1 MB of colons", lambda: b"a" + b": " * 500_000, ["TSK0108 1:4"]
    yield "1 MB of question marks", lambda: b"? " * 500_000, ["TSK0130 1:257"]
    yield "1 MB of ampersands", lambda: b"&a " * 300_000, ["TSK0112 1:4"]
    yield (
        "an expression of 1 MB",
        lambda: _message(b'"${{ event.' + b"a." * 500_000 + b'b }}"'),
        [f"TSK0504 {LINE}:{COLUMN + 5}"],
    )
    yield (
        "an expression of 10,000 parentheses",
        lambda: _message(b'"${{ ' + b"(" * depth + b"1" + b")" * depth + b' }}"'),
        [f"TSK0504 {LINE}:{COLUMN + 5}"],
    )
    yield (
        "an expression of 1,000 parentheses",
        lambda: _message(b'"${{ ' + b"(" * 1_000 + b"1" + b")" * 1_000 + b' }}"'),
        [f"TSK0503 {LINE}:{COLUMN + 5 + 64}"],
    )
    yield (
        "a pattern of 10,000 levels",
        lambda: HEAD + b"trigger: {pattern: " + b"{a: " * depth + b"[1]" + b"}" * (depth + 1) + b"\n",
        [f"TSK0130 2:{20 + 126 * 4}"],
    )
    yield (
        "a pattern of 100,000 fields",
        lambda: (
            HEAD
            + b"trigger: {pattern: {detail: {"
            + b", ".join(b"f%d: [1]" % n for n in range(100_000))
            + b"}}}\ntasks: [{id: a, uses: sqs/send, with: {queue: q}}]\n"
        ),
        ["TSK0327 2:20"],
    )


def _noise() -> bytes:
    value, out = 0x9E3779B9, bytearray()
    for _ in range(1_000_000):
        value = (value * 1103515245 + 12345) & 0x7FFFFFFF
        out.append((value >> 16) & 0xFF)
    return bytes(out)
