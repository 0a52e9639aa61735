"""For every example, CloudFormation and Terraform create the same resources, property by property."""

import pytest
from harness import same

pytestmark = pytest.mark.xdist_group("planned")


def test_both_tools_make_the_same_resources(project, planned):
    assert same.differences(project.resolved(), planned.resources(project)) == []


def test_both_tools_make_the_same_machines(machines_project, planned):
    """The corpus of `machines/`, every definition decoded."""
    assert same.differences(machines_project.resolved(), planned.resources(machines_project)) == []


def test_json_and_yaml_templates_are_the_same(project):
    assert project.resolved("json") == project.resolved("yaml")
