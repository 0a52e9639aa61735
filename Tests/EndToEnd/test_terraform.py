"""Terraform plans and formats every example, and plans what a person expects."""

import pytest
from harness import expected, same
from harness.terraform import Terraform

pytestmark = pytest.mark.xdist_group("planned")


def test_the_format_is_terraforms_own(project, overriding):
    assert Terraform(project.output("terraform"), overriding).unformatted() == ""


def test_the_format_of_machines_is_terraforms_own(machines_project, overriding):
    assert Terraform(machines_project.output("terraform"), overriding).unformatted() == ""


def test_the_plan_is_as_expected(project, planned):
    assert project.expected["resources"], "an example needs expectations"
    problems: list[str] = []
    side = same.planned_side(planned.resources(project), problems)
    assert problems + expected.problems(project.expected["resources"], side) == []
