"""Validators of States Language definitions.

AWS's schema, statelint, moto's parser with its static analyzers, and the package jsonata-python for every expression.
What Step Functions rejects and none of them sees is checked here: where `States.ALL` is, variables that nothing sets,
and unavailable context. cfn-lint checks the template with the definition.
"""

import functools
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonata
import jsonschema
from statelint.config import Config
from statelint.linter import Linter
from statelint.problem import ProblemType

from .places import MOST_SECONDS, SUITES

Machine = Mapping[str, Any]

# False reports of a judge, each with its reason. Anything else counts.
FALSE_ALARMS = {
    "schema": {
        # The schema allows any text and any expression there, and then requires that exactly one of the two matches.
        r"^.*/Timestamp: '\{%.*%\}' is valid under each of": "an expression is a text as well",
    },
    "statelint": {
        r"\.Timestamp is \"\{%.*%\}\" but should be an RFC3339 timestamp$": "it reads the expression as the time",
    },
}


def problems(machines: Iterable[tuple[str, Machine]], work: Path) -> list[str]:
    """The problems that the judges report for definitions, each with its type: `STANDARD` or `EXPRESS`."""
    machines = list(machines)
    found = []
    for (_, definition), moto in zip(machines, by_moto(machines, work), strict=True):
        name = definition.get("Comment", "a machine")
        for judge, told in [
            ("schema", by_schema(definition)),
            ("statelint", by_statelint(definition)),
            ("moto", [moto] if moto else []),
            ("jsonata", by_jsonata(definition)),
            ("order", by_order(definition)),
        ]:
            found += [f"{name}: {judge}: {each}" for each in told]
    return found


def by_schema(definition: Machine) -> list[str]:
    found = []
    for error in _schema().iter_errors(definition):
        best = jsonschema.exceptions.best_match([error])
        found.append(f"{'/'.join(map(str, best.absolute_path))}: {best.message}")
    return _counted("schema", found)


def by_statelint(definition: Machine) -> list[str]:
    # JSON allows a float as a whole number, this judge does not.
    return _counted(
        "statelint", Linter.validate(dict(definition), Config({ProblemType.FLOAT}, evaluate_jsonata=True))
    )


def by_moto(machines: list[tuple[str, Machine]], work: Path) -> list[str | None]:
    """One problem or None for each machine."""
    path = work / "definitions.json"
    path.write_text(json.dumps([{"type": kind, "definition": definition} for kind, definition in machines]))
    done = subprocess.run(
        [sys.executable, "-m", "cloud.machines.validate", path],
        cwd=SUITES,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
    )
    if done.returncode:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def by_jsonata(definition: Machine) -> list[str]:
    """Expressions that are not JSONata or use a variable that nothing sets, and texts that are half an expression."""
    known = {"states", *_assigned(definition), *_functions()}
    found = []
    for where, text in _texts(definition):
        inside = text[2:-2] if text.startswith("{%") and text.endswith("%}") else None
        if inside is None:
            # The comments are the user's own words.
            if ("{%" in text or "%}" in text) and not where.endswith("/Comment"):
                found.append(f"{where}: half an expression: {text}")
            continue
        try:
            tree = jsonata.Jsonata(inside).ast
        except Exception as error:  # the package raises any exception of Python
            found.append(f"{where}: {error}: {inside}")
            continue
        found += [f"{where}: nothing sets ${name}: {inside}" for name in _variables(tree) - known]
        if _uses_context(tree):
            found.append(f"{where}: there is no context: {inside}")
    return found


def by_order(value: Any, where: str = "") -> list[str]:
    """Retriers and catchers of `States.ALL` that are followed by others (States Language, "Errors")."""
    found = []
    for key, inner in value.items() if isinstance(value, Mapping) else enumerate(value):
        if key in ("Retry", "Catch") and isinstance(inner, list):
            early = [each for each in inner[:-1] if "States.ALL" in each.get("ErrorEquals", [])]
            found += [f"{where}/{key}: States.ALL is not the last"] if early else []
        if isinstance(inner, (Mapping, list)):
            found += by_order(inner, f"{where}/{key}")
    return found


@functools.cache
def _schema() -> jsonschema.Draft202012Validator:
    schema = json.loads((SUITES / "schemas" / "states-language" / "schema.json").read_text())
    return jsonschema.Draft202012Validator(schema)


def _counted(judge: str, told: Iterable[str]) -> list[str]:
    return [each for each in told if not any(re.search(known, each) for known in FALSE_ALARMS[judge])]


def _texts(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, f"{where}/{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, f"{where}/{index}")


def _assigned(value: Any) -> set[str]:
    """The names of all variables that states set."""
    if isinstance(value, Mapping):
        own = set(value["Assign"]) if isinstance(value.get("Assign"), Mapping) else set()
        return own.union(*(_assigned(inner) for inner in value.values()))
    return set().union(*(_assigned(inner) for inner in value)) if isinstance(value, list) else set()


def _functions() -> set[str]:
    """The functions of JSONata, without the one that Step Functions omits, and those that it adds."""
    added = {"partition", "range", "hash", "random", "uuid", "parse"}
    return set(jsonata.Jsonata.static_frame.bindings) - {"eval"} | added


def _variables(tree: Any, bound: frozenset[str] = frozenset()) -> set[str]:
    """The variables that an expression uses and does not bind itself."""
    if isinstance(tree, list):
        inner = set()
        for each in tree:
            inner |= _variables(each, bound)
            if getattr(each, "type", None) == "bind":
                bound |= {each.lhs.value}
        return inner
    if tree is None or not hasattr(tree, "type"):
        return set()
    if tree.type == "variable" and isinstance(tree.value, str) and tree.value:
        return set() if tree.value in bound else {tree.value}
    if tree.type == "bind":
        bound |= {tree.lhs.value}
    if tree.type == "lambda":
        bound |= {each.value for each in tree.arguments}
    found = set()
    for name, part in vars(tree).items():
        if name not in ("_outer_instance", "nextFunction"):
            found |= _variables(part, bound)
    return found


def _uses_context(tree: Any) -> bool:
    """Whether `$` or `$$` is used where nothing has given it a value: outside of steps, predicates and functions."""
    if isinstance(tree, (list, tuple)):
        return any(_uses_context(each) for each in tree)
    kind = getattr(tree, "type", None)
    if kind == "variable":
        return tree.value in ("", "$")
    if kind == "path":
        return _uses_context(tree.steps[0])
    parts = {
        "binary": ("lhs", "rhs"),
        "apply": ("lhs", "rhs"),
        "bind": ("rhs",),
        "block": ("expressions",),
        "condition": ("condition", "then", "_else"),
        "function": ("arguments",),
        "unary": ("expression", "expressions", "lhs_object"),
    }
    return any(_uses_context(getattr(tree, part, None)) for part in parts.get(kind, ()))
