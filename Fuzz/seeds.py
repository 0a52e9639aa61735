"""The inputs that the fuzzers start from: what the repository has of each kind.

A file is one input. Its name is a digest of its content, so that the same sources give the same files.
"""

import hashlib
import json
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[1]
LARGEST = 12_000


def patterns():
    """The recorded vectors of the pattern language: two patterns and an event, separated by zero bytes."""
    data = ROOT / "Tests" / "EventPatternTests" / "Data"
    previous = "{}"
    for name in ("match.jsonl", "match-quirks.jsonl", "oddities.jsonl", "invalid.jsonl", "boundary.jsonl"):
        for line in (data / name).read_text().splitlines():
            case = json.loads(line)
            events = case.get("matches", []) + case.get("differs", []) or ["{}"]
            text = "\0".join([case["pattern"], previous, events[0]]).encode("utf-8", "surrogatepass")
            if len(text) <= 2000:
                yield text
            previous = case["pattern"]


def projects():
    """Projects of one workflow, with the files that belong to it: those of the examples, of the tests and of the pages."""
    for folder in sorted(ROOT.glob("examples/*")) + [ROOT / "Tests" / "EndToEnd" / "machines"]:
        yield from projects_in(folder)
    for page in sorted((ROOT / "docs" / "diagnostics").glob("TSK*.md")):
        for block in re.findall(r"```yaml\n(.*?)```", page.read_text(), re.S):
            yield bundle({"workflow.yaml" if "workflow:" in block else "tasuki.yaml": block.encode()})
    for case in sorted((ROOT / "Tests" / "EndToEnd" / "hostile").glob("*.yaml")):
        yield bundle({"workflow.yaml": case.read_bytes()})
    for finding in sorted((ROOT / "Fuzz" / "Corpus").glob("*.txt")):
        yield finding.read_bytes()


def projects_in(folder):
    project = folder / "tasuki.yaml"
    fixtures = {path.name: path.read_bytes() for path in sorted(folder.rglob("*.json")) if path.stat().st_size < 4000}
    for workflow in sorted(folder.rglob("*.yaml")):
        text = workflow.read_bytes()
        if b"workflow:" not in text:
            continue
        files = {"tasuki.yaml": project.read_bytes()} if project.exists() else {}
        files["workflow.yaml"] = text
        named = [name for name in fixtures if name.encode() in text]
        for name in named:
            files[name] = fixtures[name]
        if named:
            event = json.dumps(json.loads(fixtures[named[0]]))
            files["log.jsonl"] = (event + "\n" + json.dumps({"Entries": [{"Source": "a", "Detail": "{}"}]})).encode()
            files["results.json"] = b'{"record": {"$error": "States.Timeout", "times": 1, "then": {"id": "1"}}}'
            files["baseline.json"] = b'{"version": 1, "findings": [{"file": "workflow.yaml", "code": "TSK0204", "line": "0"}]}'
        yield bundle(files)


def bundle(files):
    return b"\n".join(b"=== " + name.encode() + b"\n" + text for name, text in files.items())


def write(kind, folder):
    """Writes the inputs of a fuzzer into a folder."""
    for text in {"patterns": patterns, "projects": projects}[kind]():
        if len(text) <= LARGEST:
            (folder / hashlib.sha1(text).hexdigest()).write_bytes(text)
