"""Terraform's own checks of every example, and the hand-written expectations under a mocked provider."""

import pytest
from harness import expected


@pytest.fixture
def terraform(project, overriding, cloud):
    return project.working_copy(overriding, cloud.url)


def test_the_format_is_terraforms_own(project, terraform):
    assert terraform.unformatted(project.output("terraform")) == ""


def test_it_applies_under_a_mocked_provider_as_expected(project, terraform, cloud):
    plan = project.plan(terraform, cloud)
    assert project.expected["resources"], "an example needs expectations"
    assert project.planned(terraform, cloud, expected.assertions(project.expected["resources"], plan))
