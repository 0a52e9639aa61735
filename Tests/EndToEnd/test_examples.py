"""The tests in the examples pass, in every environment of each."""

import pytest
import yaml

from harness.places import examples
from harness.tasuki import run


def cases():
    for folder in examples():
        project = yaml.safe_load((folder / "tasuki.yaml").read_text()) or {}
        for environment in project.get("environments") or [None]:
            yield pytest.param(folder, environment, id=f"{folder.name}-{environment}" if environment else folder.name)


@pytest.mark.parametrize("folder, environment", cases())
def test_examples_pass_their_own_tests(folder, environment):
    named = ["--env", environment] if environment else []
    said = run("test", folder, "--strict", *named).stdout.decode()
    count = sum(len(document.get("tests") or []) for document in workflows(folder))
    assert said.count("\n  ok ") == count


def workflows(folder):
    for file in sorted(folder.rglob("*.yaml")):
        yield from (document for document in yaml.safe_load_all(file.read_text()) if isinstance(document, dict))
