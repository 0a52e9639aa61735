"""Looks at pictures as a reader does: `python -m harness.pictures FOLDER`, for `scripts/prove.sh pictures`.

Everything is drawn by the command under test. Chromium then measures the texts and the boxes of each SVG, renders each Mermaid
source with Mermaid's own script, and takes screenshots of everything on a light and on a dark page.
"""

import html
import importlib.util
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from harness import rendered
from harness.places import EXAMPLES, MOST_SECONDS, tasuki_binary

HOSTILE = [
    "<script>alert(1)</script>", "a]b[c {{x}} (y)", "| bar |", "&lt;b&gt; &amp; &#60;", "#35; #quot;", "%%{init: {}}%%",
    "`code` **bold** _it_", "1. list", "- list", "# heading", "fa:fa-car", "$$x^2$$", "www.example.com a@example.com",
    "click n0 href", "style a:#fff;", "end", 'say "hi"', "back\\slash", "日本語のとても長いテキストがここに入りますのでラベルは切られます",
    "🎉 party", "e\u0301 and \u00e9", "https://example.com/x", "ﬂ°°60¶ß",
]  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """A picture in each format."""

    name: str
    svg: str
    mermaid: str
    dot: str


def steps(count: int, name: str) -> str:
    """A workflow with this many steps of every form."""
    lines, number = [], 0

    def task(indent: int, more: str = "") -> None:
        nonlocal number
        number += 1
        lines.append(f'{" " * indent}- {{id: task-{number}, uses: sqs/send{more}, with: {{queue: orders-{number % 7}}}}}')

    while number < count:
        form = number % 10
        if form == 3 and count - number > 4:
            lines.append("  - parallel:")
            for _ in range(3):
                lines.append("      -")
                task(8)
        elif form == 6 and count - number > 4:
            lines.append("  - choose:")
            for limit in (10_000, 1_000):
                lines.append(f'      - when: "${{{{ event.detail.customer.order.total >= {limit} }}}}"')
                lines.append("        tasks:")
                task(10)
            lines.append("      - otherwise: [{stop: {fail: the order is too small to be sent to anyone}}]")
        elif form == 8 and count - number > 4:
            lines.append('  - for-each: "${{ event.detail.lines }}"\n    max-concurrency: 5\n    tasks:')
            task(6)
            task(6)
        elif form == 1:
            task(2, ', if: "${{ event.detail.total > 10 }}"')
        else:
            task(2, ", retry: {attempts: 3}" if form == 2 else "")
            if form == 0:
                lines.append("  - wait: 1d")
    tail = "on-failure: [{id: tell, uses: sqs/send, with: {queue: failures}}]\n"
    trigger = "trigger: {source: com.example.shop, event: [order.placed, order.paid], where: {total: {numeric: ['>', 1]}}}\n"
    return f"workflow: {name}\n{trigger}tasks:\n" + "\n".join(lines) + f"\n{tail}"


def hostile() -> str:
    event = json.dumps("<b>kind</b> | \"x\" & y", ensure_ascii=False)
    branches = "".join(f"      - - {{stop: {{fail: {json.dumps(text, ensure_ascii=False)}}}}}\n" for text in HOSTILE)
    return f"workflow: hostile\ntrigger: {{source: com.example.hostile, event: {event}}}\ntasks:\n  - parallel:\n{branches}"


def run(*arguments: str, folder: Path) -> str:
    done = subprocess.run(
        [tasuki_binary(), *arguments], cwd=folder, capture_output=True, text=True, timeout=MOST_SECONDS
    )
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stdout


def drawn(name: str, *arguments: str, folder: Path) -> Picture:
    return Picture(name, *(run(*arguments, "--format", form, folder=folder) for form in ("svg", "mermaid", "dot")))


def pictures(work: Path) -> list[Picture]:
    work.mkdir(parents=True)
    found = []
    for count in (3, 30, 100):
        (work / f"steps-{count}.yaml").write_text(steps(count, f"steps-{count}"))
        found.append(drawn(f"steps-{count}", "graph", f"steps-{count}", folder=work))
    (work / "hostile.yaml").write_text(hostile())
    found.append(drawn("hostile", "graph", "hostile", folder=work))
    for example in ("subscription-desk", "pull-request/head", "moving-from-zapier"):
        name = example.replace("/", "-")
        found.append(drawn(name, "graph", str(EXAMPLES / example), folder=work))
    found.append(drawn("diff", "diff", "base", "head", folder=EXAMPLES / "pull-request"))
    for side, text in (("base", steps(30, "many")), ("head", steps(30, "many"))):
        (work / side).mkdir()
        if side == "head":
            text = text.replace("id: task-5, uses: sqs/send", "id: task-new, uses: sns/publish").replace(
                "queue: orders-5", "topic: news", 1
            )
            text = text.replace("total >= 1000 ", "total >= 2000 ").replace("  - wait: 1d\n", "", 1)
        (work / side / "many.yaml").write_text(text)
    found.append(drawn("diff-steps", "diff", "base", "head", folder=work))
    return found


# Chromium


def chromium(page: Path, *arguments: str) -> str:
    command = [
        "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
        "--virtual-time-budget=60000", "--allow-file-access-from-files", *arguments, page.absolute().as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=MOST_SECONDS)
    assert done.returncode == 0, done.stderr
    return done.stdout


def answer(page: Path) -> object:
    """What the script of a page wrote into its element `answer`, as JSON."""
    dom = chromium(page, "--dump-dom")
    found = re.search(r'<pre id="answer"[^>]*>(.*?)</pre>', dom, re.DOTALL)
    assert found, dom[-2000:]
    return json.loads(html.unescape(found[1]))


def screenshots(page: Path, width: int, height: int) -> None:
    for theme, number in (("light", 1), ("dark", 0)):
        target = page.with_name(f"{page.stem}-{theme}.png")
        chromium(
            page, f"--screenshot={target.absolute()}", f"--window-size={width},{height}",
            f"--blink-settings=preferredColorScheme={number}",
        )  # fmt: skip
        assert target.stat().st_size > 1_000


MEASURE = """
const problems = [];
const box = (element) => element.getBoundingClientRect();
const inside = (inner, outer, more) => inner.left >= outer.left - more && inner.right <= outer.right + more
  && inner.top >= outer.top - more && inner.bottom <= outer.bottom + more;
const overlap = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
const nodes = [...document.querySelectorAll('g.node')];
const frames = nodes.map((node) => box(node.querySelector('rect, path')));
nodes.forEach((node, index) => {
  for (const text of node.querySelectorAll('text'))
    if (!inside(box(text), frames[index], 1)) problems.push('outside its box: ' + text.textContent);
});
const labels = [...document.querySelectorAll('g.edge text')];
const all = frames.concat(labels.map(box));
const names = nodes.map((node) => node.textContent).concat(labels.map((label) => label.textContent));
const drawing = box(document.querySelector('svg'));
all.forEach((frame, index) => {
  if (!inside(frame, drawing, 0)) problems.push('outside the drawing: ' + names[index]);
  for (let other = index + 1; other < all.length; other++)
    if (overlap(frame, all[other])) problems.push('overlap: ' + names[index] + ' and ' + names[other]);
});
for (const text of document.querySelectorAll('text.heading'))
  if (!inside(box(text), drawing, 0)) problems.push('outside the drawing: ' + text.textContent);
document.getElementById('answer').textContent = JSON.stringify({problems, nodes: nodes.length});
"""


def check_svg(picture: Picture, folder: Path) -> list[str]:
    page = folder / f"{picture.name}-measured.html"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><body style="margin:0">{picture.svg}<pre id="answer"></pre>'
        f"<script>{MEASURE}</script>"
    )
    found = answer(page)
    file = folder / f"{picture.name}.svg"
    file.write_text(picture.svg)
    width, height = (int(each) for each in re.search(r'width="(\d+)" height="(\d+)"', picture.svg).groups())
    screenshots(file, min(width, 4_000), min(height, 12_000))
    problems = found["problems"]
    if found["nodes"] == 0:
        problems.append("no node")
    return [f"{picture.name}: svg: {each}" for each in problems]


def mermaid_script() -> str:
    found = importlib.util.find_spec("artoo_mermaid")
    assert found and found.origin, "Mermaid's script is not installed"
    return (Path(found.origin).parent / "assets" / "mermaid.min.js").as_uri()


MERMAID = """
(async () => {
  mermaid.initialize({startOnLoad: false, securityLevel: 'strict',
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default'});
  const results = {};
  let number = 0;
  for (const [name, source] of Object.entries(SOURCES)) {
    try {
      const drawn = await mermaid.render('m' + number++, source);
      const place = document.createElement('div');
      place.innerHTML = drawn.svg;
      document.body.append(place);
      results[name] = {
        labels: [...place.querySelectorAll('.nodeLabel, .edgeLabel')].map((label) => label.innerText || label.textContent),
        foreign: place.querySelectorAll('script, a, img, i, strong, em, ul, ol, .katex').length,
        nodes: place.querySelectorAll('.node').length,
      };
    } catch (error) { results[name] = {error: String(error)}; }
  }
  document.getElementById('answer').textContent = JSON.stringify(results);
})();
"""


def mermaid_page(page: Path, sources: dict[str, str]) -> None:
    # A tag in a string would end the script.
    texts = json.dumps(sources).replace("<", "\\u003c")
    page.write_text(
        '<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><body>'
        f'<pre id="answer" hidden></pre><script src="{mermaid_script()}"></script>'
        f"<script>const SOURCES = {texts};{MERMAID}</script>"
    )


def check_mermaid(found: list[Picture], folder: Path) -> list[str]:
    problems = []
    page = folder / "mermaid.html"
    mermaid_page(page, {each.name: each.mermaid for each in found})
    dom = answer(page)
    for picture in found:
        result = dom[picture.name]
        (folder / f"{picture.name}.mmd").write_text(picture.mermaid)
        if "error" in result:
            problems.append(f"{picture.name}: mermaid: {result['error']}")
            continue
        if result["foreign"]:
            problems.append(f"{picture.name}: mermaid: a text became an element")
        wanted = len(re.findall(r"^ +n\d+[\[({]", picture.mermaid, re.MULTILINE))
        if result["nodes"] != wanted:
            problems.append(f"{picture.name}: mermaid: {result['nodes']} nodes, expected {wanted}")
        if picture.name == "hostile":
            shown = {re.sub(r"[\s\u2060]+", " ", each).strip() for each in result["labels"]}
            shown = {each.replace(" ", "") for each in shown}
            for text in HOSTILE:
                begin = f"fail: {text}".replace(" ", "")[:12]
                if not any(each.startswith(begin) for each in shown):
                    problems.append(f"{picture.name}: mermaid: {text!r} is not shown")
        single = folder / f"{picture.name}-mermaid.html"
        mermaid_page(single, {picture.name: picture.mermaid})
        screenshots(single, 1_200, 1_600)
    return problems


def check_dot(picture: Picture, folder: Path) -> list[str]:
    file = folder / f"{picture.name}.dot"
    file.write_text(picture.dot)
    done = subprocess.run(["dot", "-Tsvg", str(file)], capture_output=True, text=True, timeout=MOST_SECONDS)
    if done.returncode or done.stderr:
        return [f"{picture.name}: dot: {done.stderr or done.returncode}"]
    if picture.name == "hostile":
        drawing = html.unescape(done.stdout).replace("\u00a0", " ")
        return [f"hostile: dot: {text!r} is not shown" for text in HOSTILE if f"fail: {text}"[:30] not in drawing]
    return []


PAGE_STYLE = """
:root{color-scheme:light dark}body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}
table{border-collapse:collapse}td,th{border:1px solid #8888;padding:6px 13px}code{font-size:85%}
"""


def check_page(folder: Path) -> list[str]:
    """The report of the example as a comment in a pull request."""
    text = run("diff", "base", "head", "--today", "2026-12-01", "--format", "markdown", folder=EXAMPLES / "pull-request")
    body = rendered.html(text)
    rendered.tree(text)
    blocks = re.compile(r'<pre lang="mermaid"><code>(.*?)</code></pre>', re.DOTALL)
    count = len(blocks.findall(body))
    page = folder / "report.html"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><style>{PAGE_STYLE}</style>'
        + blocks.sub(r'<pre class="mermaid">\1</pre>', body).replace("<details>", "<details open>")
        + f'<pre id="answer" hidden></pre><script src="{mermaid_script()}"></script><script>'
        "mermaid.initialize({startOnLoad: false, securityLevel: 'strict',"
        "theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default'});"
        "mermaid.run().then(() => 'drawn', (error) => String(error)).then((result) => {"
        "document.getElementById('answer').textContent = JSON.stringify("
        "{result, drawn: document.querySelectorAll('pre.mermaid svg').length});});</script>"
    )
    found = answer(page)
    screenshots(page, 1_100, 5_000)
    if found["result"] != "drawn" or found["drawn"] != count or count == 0:
        return [f"report: {found}, expected {count} pictures"]
    return []


def main(folder: Path) -> int:
    found = pictures(folder / "drawn")
    problems = check_mermaid(found, folder) + check_page(folder)
    for picture in found:
        problems += check_svg(picture, folder) + check_dot(picture, folder)
    print("\n".join(problems) or "no problem")
    print(f"{len(found)} pictures in 3 formats and 2 themes: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
