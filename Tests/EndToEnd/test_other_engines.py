"""The results of other matchers of event patterns for the recorded vectors, compared with docs/pattern-conformance.md.

Needs moto and localstack-core. Only the file with the matcher of the latter is run.
"""

import importlib.metadata
import importlib.util
import json
import pathlib
import re
import sys
import types
from collections import Counter

import pytest
from moto.events.models import EventPattern

from harness.tasuki import run

ROOT = pathlib.Path(__file__).resolve().parents[2]
VECTORS = ROOT / "Tests" / "EventPatternTests" / "Data"
PAGE = ROOT / "docs" / "pattern-conformance.md"


def localstack_engine():
    """LocalStack's matcher without LocalStack: it needs only one exception of it."""
    api = types.ModuleType("localstack.aws.api.events")
    api.InvalidEventPatternException = type("InvalidEventPatternException", (Exception,), {})
    stand_ins = {name: types.ModuleType(name) for name in ("localstack", "localstack.aws", "localstack.aws.api")}
    stand_ins["localstack.aws.api.events"] = api
    before = {name: sys.modules.get(name) for name in stand_ins}
    sys.modules.update(stand_ins)
    try:
        folder = importlib.metadata.distribution("localstack-core").locate_file("localstack")
        path = pathlib.Path(folder) / "services" / "events" / "event_rule_engine.py"
        spec = importlib.util.spec_from_file_location("localstack_event_rule_engine", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        for name, module_before in before.items():
            if module_before is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module_before
    engine, compiler = module.EventRuleEngine(), module.EventPatternCompiler()
    return lambda pattern, event: engine.evaluate_pattern_on_event(compiler.compile_event_pattern(pattern), event)


def moto_engine():
    return lambda pattern, event: EventPattern.load(pattern).matches_event(json.loads(event))


ENGINES = {"moto": moto_engine, "LocalStack": localstack_engine}


def pairs(*names):
    for name in names or ("match", "match-quirks"):
        for line in (VECTORS / f"{name}.jsonl").read_text().splitlines():
            vector = json.loads(line)
            for event in vector.get("matches", []):
                yield vector["pattern"], event, True
            for event in vector.get("differs", []):
                yield vector["pattern"], event, False


def is_json(text):
    try:
        json.loads(text)
        return True
    except ValueError:
        return False


def holds(value, wanted):
    """Whether the pattern requires a value inside an array of the event."""
    if isinstance(value, dict):
        return any(holds(inner, wanted) for inner in value.values())
    if isinstance(value, list):
        return any(isinstance(inner, wanted) or holds(inner, wanted) for inner in value)
    return False


ADDRESS = re.compile(r'"(\d+\.\d+\.\d+\.\d+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)"')

# The first match is the kind of a pair. The names are those of the page's table.
KINDS = [
    ("text after the JSON", lambda pattern, event: not is_json(pattern) or not is_json(event)),
    ("`exactly`", lambda pattern, event: '"exactly"' in pattern),
    ("`cidr`", lambda pattern, event: '"cidr"' in pattern),
    ("`wildcard`", lambda pattern, event: '"wildcard"' in pattern),
    ("arrays of objects, arrays in arrays", lambda pattern, event: holds(json.loads(event), (dict, list))),
    ("addresses in other spellings", lambda pattern, event: ADDRESS.search(pattern) is not None),
    ("`equals-ignore-case`", lambda pattern, event: '"equals-ignore-case"' in pattern),
    ("`$or` as the name of a field", lambda pattern, event: '"$or"' in event),
    ("`exists`", lambda pattern, event: '"exists"' in pattern),
    ("`anything-but`", lambda pattern, event: '"anything-but"' in pattern),
    ("numbers", lambda pattern, event: re.search(r"\d|true|false", pattern) is not None),
    ("names", lambda pattern, event: True),
]


def kind_of(pattern, event):
    return next(name for name, fits in KINDS if fits(pattern, event))


def disagreements(engine):
    match = ENGINES[engine]()
    counts = Counter()
    for pattern, event, expected in pairs():
        try:
            agrees = bool(match(pattern, event)) == expected
        except Exception:  # a crash is not a result
            agrees = False
        if not agrees:
            counts[kind_of(pattern, event)] += 1
    return counts


def listed(engine):
    """The counts of the page's table."""
    rows = [line.strip("|").split("|") for line in PAGE.read_text().splitlines() if line.startswith("|")]
    header = next(row for row in rows if "LocalStack" in (cell.strip() for cell in row))
    column = [cell.strip() for cell in header].index(engine)
    names = {name for name, _ in KINDS}
    counts = {row[0].strip(): int(row[column]) for row in rows if row[0].strip() in names and len(row) == len(header)}
    return {name: count for name, count in counts.items() if count}


@pytest.mark.parametrize("engine", ENGINES)
def test_disagreements_are_those_of_the_page(engine):
    assert disagreements(engine) == listed(engine)


def test_tasuki_agrees_with_every_recorded_answer():
    # The quirks are its deliberate differences; the page lists them, and the Swift suite tests each.
    cases = list(pairs("match"))
    lines = "".join(json.dumps({"pattern": pattern, "event": event}) + "\n" for pattern, event, _ in cases)
    answers = run("pattern", "match", "--batch", input=lines.encode()).stdout.decode().splitlines()
    assert len(answers) == len(cases)
    wrong = [
        (pattern, event, answer)
        for (pattern, event, expected), answer in zip(cases, answers)
        if answer != ("true" if expected else "false")
    ]
    assert wrong == []
