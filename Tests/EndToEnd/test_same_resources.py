"""For every example, CloudFormation and Terraform create the same resources, property by property."""

from harness import expected, same


def test_both_tools_make_the_same_resources(project, overriding, cloud):
    terraform = project.working_copy(overriding, cloud.url)
    plan = project.plan(terraform, cloud)
    conditions = expected.assertions(project.expected["resources"], plan)
    planned = project.planned(terraform, cloud, conditions)
    assert same.differences(project.resolved(), planned) == []


def test_both_tools_make_the_same_machines(machines_project, overriding, cloud):
    """The corpus of `machines/`, every definition decoded."""
    terraform = machines_project.working_copy(overriding, cloud.url)
    terraform.validate()
    assert terraform.unformatted(machines_project.output("terraform")) == ""
    assert same.differences(machines_project.resolved(), machines_project.planned(terraform, cloud)) == []


def test_json_and_yaml_templates_are_the_same(project):
    assert project.resolved("json") == project.resolved("yaml")
