"""CloudFormation's templates: cfn-lint finds nothing, there is no null, limits are respected, and stacks are
created."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from harness import expected, read_back, stacks, template
from harness.cloud import environment
from harness.places import MOST_SECONDS

CFN_LINT = Path(sys.executable).parent / "cfn-lint"


def test_cfn_lint_finds_nothing(project):
    # Both forms at once, because most of the time is cfn-lint's start.
    templates = [*project.templates("yaml"), *project.templates("json")]
    done = subprocess.run(
        [CFN_LINT, "--include-checks", "I", "--", *map(str, templates)],
        capture_output=True,
        text=True,
        env=environment("http://127.0.0.1:9"),
        timeout=MOST_SECONDS,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_no_null_and_inside_the_limits(project, form):
    for path in project.templates(form):
        loaded = template.load(path)
        assert template.nulls(loaded) == []
        assert path.stat().st_size <= 1_000_000
        assert len(loaded["Resources"]) <= 500
        assert len(loaded.get("Parameters", {})) <= 200 and len(loaded.get("Outputs", {})) <= 200
        assert len(loaded.get("Description", "").encode()) <= 1024


def test_the_template_is_as_expected(project):
    resources = project.resolved()
    assert expected.problems_of_template(project.expected["resources"], resources) == []
    assert expected.problems_of_counts(project.expected["counts"], resources) == []


def test_stacks_are_created_and_every_resource_can_be_read(project, cloud):
    stacks.prepare(cloud, project.expected)
    stacks.create(cloud, project)
    missing = read_back.problems(cloud, project.resolved().values())
    assert missing == []
    stacks.delete(cloud, project)
    left = read_back.existing(cloud, project.resolved().values())
    assert left == [], json.dumps(left)
