"""The recorded results of JSONata, compared with the package jsonata-python.

Where a vector has `differs`, the package is known to be wrong, and must still be: otherwise the mark is outdated.
"""

import json
import pathlib

import pytest
from jsonata import jsonata

DATA = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "ExpressionsTests" / "Data"
SHOP = json.loads((DATA / "shop.json").read_text())
VECTORS = [json.loads(line) for line in (DATA / "vectors.jsonl").read_text().split("\n") if line]
ASKED = [vector for vector in VECTORS if "only" not in vector]


def answer(vector):
    """The result of the package; it does not distinguish null from nothing."""
    try:
        expression = jsonata.Jsonata(vector["expression"])
        frame = expression.create_frame()
        for name, value in vector.get("variables", {}).items():
            frame.bind(name, value)
        return {"result": expression.evaluate(SHOP if "data" in vector else vector.get("input"), frame)}
    except Exception as problem:  # noqa: BLE001 - the package raises any exception of Python
        return {"error": str(getattr(problem, "error", ""))}


def agrees(vector):
    found = answer(vector)
    if "error" in vector:
        return "error" in found
    return "result" in found and canonical(found["result"]) == canonical(vector.get("result"))


def canonical(value):
    """The value as JSON, with every number written as a double."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return json.dumps(float(value))
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(json.dumps(name) + ":" + canonical(item) for name, item in value.items()) + "}"
    return json.dumps(value)


def test_there_are_enough_vectors():
    assert len(ASKED) >= 1000
    assert len([vector for vector in ASKED if "differs" in vector]) <= 40


@pytest.mark.parametrize("part", range(20))
def test_the_package_gives_the_recorded_answers(part):
    wrong = [vector["expression"] for vector in ASKED[part::20] if "differs" not in vector and not agrees(vector)]
    assert wrong == []


def test_the_package_still_differs_where_it_is_said_to():
    assert [vector["expression"] for vector in ASKED if "differs" in vector and agrees(vector)] == []
