"""CloudFormation's templates: cfn-lint finds nothing, there is no null, limits are respected, and stacks are
created."""

import json

import pytest
from harness import cfn_lint, expected, read_back, same, stacks, tasuki, template


def test_cfn_lint_finds_nothing(projects, machines_project):
    both = [*projects.values(), machines_project]
    assert cfn_lint.said(*(path for each in both for form in ("yaml", "json") for path in each.templates(form))) == ""


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_no_null_and_inside_the_limits(project, form):
    for path in project.templates(form):
        loaded = template.load(path)
        assert template.nulls(loaded) == []
        assert path.stat().st_size <= 1_000_000
        assert len(loaded["Resources"]) <= 500
        assert len(loaded.get("Parameters", {})) <= 200 and len(loaded.get("Outputs", {})) <= 200
        assert len(loaded.get("Description", "").encode()) <= 1024


@pytest.mark.parametrize(
    "place", ['region: eu-west-1', 'account: "999988887777"', 'region: eu-west-1, account: "123456789012"']
)
def test_a_template_is_rejected_where_it_was_not_compiled_for(cloud, tmp_path, place):
    (tmp_path / "tasuki.yaml").write_text(f"project: guarded\nenvironments: {{production: {{{place}}}}}\n")
    (tmp_path / "a.yaml").write_text(
        "workflow: a\ntrigger: {source: com.example, event: a}\ntasks: [{id: q, uses: sqs/send, with: {queue: guarded}}]\n"
    )
    done = tasuki.run("compile", "--target", "cloudformation", "--format", "json", tmp_path)
    body = done.stdout.decode()
    client = cloud.client("cloudformation")
    with pytest.raises(client.exceptions.ClientError, match="compiled for the (Region eu-west-1|account 999988887777)"):
        client.create_stack(StackName="guarded", TemplateBody=body, Capabilities=["CAPABILITY_NAMED_IAM"])
    assert "QueueUrls" not in cloud.client("sqs").list_queues(QueueNamePrefix="guarded")
    fitting = body.replace("eu-west-1", "ap-northeast-1").replace("999988887777", "123456789012")
    client.create_stack(StackName="guarded", TemplateBody=fitting, Capabilities=["CAPABILITY_NAMED_IAM"])
    client.delete_stack(StackName="guarded")


def test_the_template_is_as_expected(project):
    problems: list[str] = []
    side = same.template_side(project.resolved(), problems)
    assert problems + expected.problems(project.expected["resources"], side) == []
    assert expected.problems_of_counts(project.expected["counts"], side) == []


def test_stacks_are_created_and_every_resource_can_be_read(project, cloud):
    stacks.prepare(cloud, project.expected)
    stacks.create(cloud, project)
    missing = read_back.problems(cloud, project.resolved().values())
    assert missing == []
    stacks.delete(cloud, project)
    left = read_back.existing(cloud, project.resolved().values())
    assert left == [], json.dumps(left)
