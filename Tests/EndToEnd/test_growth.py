"""Work and output grow linearly with the length of the input, for every list in the language.

All shapes are measured for their output, one or two of each list for their cost; `Benchmarks/measure_growth.py` measures
both for all of them, with larger inputs and the release binary.
"""

import pytest
from growth.measure import Growth, growth, instructions, written
from growth.shapes import SHAPES
from harness.places import tasuki_binary

# Linear growth gives 2, quadratic growth 4; a logarithm and tables that double stay below this.
MOST = 2.6
# For each list and each text of the language: shapes of which work is counted, the command that reads them, and a size.
MEASURED = {
    "tasks": [("waits", "check", 200), ("renamed tasks", "diff", 25)],
    "branches": [("branches of choose", "check", 60)],
    "conditions": [("conditions", "check", 60)],
    # A pattern of more than 300 values is over the quota, which is a finding.
    "values": [("values of a condition", "check", 20), ("compared values", "pattern", 50)],
    "labels": [("labels", "check", 200)],
    "connections": [("connections", "check", 60), ("unknown connections", "check", 50)],
    "names": [("workflows", "check", 40), ("changed workflows", "diff", 25)],
    # A target allows a hundred placeholders; more become a state machine, which is other work.
    "expressions": [("placeholders of a message", "check", 110)],
    "tests": [("tests", "test", 60), ("workflows with a test", "test", 40)],
    "events": [("events of a replay", "replay", 100)],
    "findings": [("unknown tasks", "check", 50), ("workflows of one name", "check", 50)],
}
# The simulation prints an expression that it cannot evaluate; that is two to four times the usual size.
SIZES = {"placeholders of a text": 120, "triggers": 60}
FORMATS = ["json", "sarif", "github", "junit"]


def shapes(names=None):
    return [pytest.param(each, id=each.name) for each in SHAPES if names is None or each.name in names]


def output(command, folder):
    return written(tasuki_binary(), command, folder)


def work(command, folder):
    return instructions(tasuki_binary(), command, folder)


@pytest.mark.parametrize("shape", shapes())
def test_output_grows_as_the_input_does(shape, tmp_path):
    for command in shape.commands:
        grown = growth(shape, command, SIZES.get(shape.name, 30), tmp_path, output)
        # So many bytes are a finding more or less.
        assert grown.ratio <= MOST or grown.last < 2_000, (command, grown.figures)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("shape", shapes(["unknown tasks", "unknown keys on one line", "tasks with one id"]))
def test_findings_of_every_form_grow_as_the_input_does(shape, form, tmp_path):
    grown = growth(shape, [*shape.commands[0], "--format", form], 60, tmp_path, output)
    assert grown.ratio <= MOST, grown.figures


@pytest.mark.parametrize(("name", "word", "size"), [each for cases in MEASURED.values() for each in cases])
def test_work_grows_as_the_input_does(name, word, size, tmp_path):
    (shape,) = [each for each in SHAPES if each.name == name]
    command = next(command for command in shape.commands if command[0] == word)
    grown = growth(shape, command, size, tmp_path, work)
    assert grown.ratio <= MOST, grown.figures


def test_quadratic_growth_is_not_linear():
    assert Growth((1_000_000, 2_000_000, 4_000_000, 8_000_000)).ratio == 2
    assert Growth(tuple(1_000_000 + (60 * times) ** 2 for times in (1, 2, 4, 8))).ratio == 4
