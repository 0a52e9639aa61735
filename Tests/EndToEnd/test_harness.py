"""Tests of the harness: it finds nothing where nothing differs, and every single change where something does."""

import copy
import json
import shutil
from pathlib import Path

import pytest
from harness import expected, names, read_back, same, secrets, stacks, template
from harness.places import SUITES
from harness.project import Project
from harness.terraform import Terraform, TerraformFailed
from harness.together import PlannedTogether

SAMPLES = SUITES / "samples"
STRIPE = "aws.partner/stripe.com/ed_1"
SECRETS, PARAMETERS = {"crm/key": {"key": "s3cret"}}, {"crm/password": "pass word"}

RULE = {
    "type": "AWS::Events::Rule",
    "where": {"Name": "unpaid"},
    "properties": {
        "EventPattern": {
            "source": [STRIPE],
            "detail-type": ["invoice.payment_failed"],
            "detail": {"amount": [{"numeric": [">=", 1000]}]},
        },
        "State": "ENABLED",
        "Tags": {"domain": "billing"},
    },
}

pytestmark = pytest.mark.xdist_group("harness")


class Sample(Project):
    """The hand-written pair, in place of a compiled example."""

    def __init__(self, work: Path):
        super().__init__(
            None,
            "sample",
            None,
            {"secrets": SECRETS, "parameter-store": PARAMETERS, "parameters": {"stripe-source": STRIPE}},
            work,
        )

    def output(self, target, *more):
        return SAMPLES / target


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return Sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def planned(sample, cloud_process, overriding, tmp_path_factory):
    folder = tmp_path_factory.mktemp("planned")
    return PlannedTogether(folder, overriding, cloud_process, [sample]).resources(sample)


@pytest.fixture(scope="module")
def resolved(sample):
    return sample.resolved()


def test_the_sample_has_every_type(resolved):
    split = same.template_side(resolved, [])
    assert {key[0] for key in split} == set(names.entries()), "names/ and samples/ know the same types"


def test_the_sample_is_the_same_in_both_tools(resolved, planned):
    assert same.differences(resolved, planned) == []


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path


def changed(value, path):
    """A copy with another leaf at `path`."""
    made = copy.deepcopy(value)
    at = made
    for part in path[:-1]:
        at = at[part]
    old = at[path[-1]]
    at[path[-1]] = not old if isinstance(old, bool) else old + 1 if isinstance(old, (int, float)) else f"{old}x"
    return made


def test_every_change_of_the_template_is_found(resolved, planned):
    paths = [path for path in leaves(resolved) if path[1] == "Properties" and path[-1] != "ZipFile"]
    assert len(paths) > 150
    missed = []
    for path in paths:
        mutant = changed(resolved, path)
        if path[-1] == "PolicyDocument":
            mutant = copy.deepcopy(resolved)
            mutant[path[0]]["Properties"]["PolicyDocument"] = '{"Version": "2012-10-17", "Statement": []}'
        try:
            if not same.differences(mutant, planned):
                missed.append(path)
        except KeyError:
            continue  # a word that no row knows, such as ENABLEDx, stops the comparison
    assert missed == []


def test_every_missing_property_of_the_template_is_found(resolved, planned):
    missed = []
    for logical, resource in resolved.items():
        for key, value in resource["Properties"].items():
            mutant = copy.deepcopy(resolved)
            del mutant[logical]["Properties"][key]
            row = names.entries()[resource["Type"]].row(key)
            is_default = row is not None and row.default == value
            if not is_default and not same.differences(mutant, planned):
                missed.append((logical, key))
    assert missed == []


def test_every_change_of_the_plan_is_found(resolved, planned):
    ignored = {"id", "tags_all", "timeouts", "statement_id", "skip_destroy", "filename"}
    missed = []
    for index, resource in enumerate(planned):
        for path in leaves(resource["values"]):
            at = resource["values"]
            for part in path:
                at = at[part]
            if path[0] in ignored or at is None or (resource["type"], *path) == (names.STACK, "name"):
                continue
            mutant = copy.deepcopy(planned)
            mutant[index]["values"] = changed(resource["values"], path)
            if isinstance(at, str) and at.startswith("{") and path[-1] != "input_template":
                document = json.loads(at)
                mutant[index]["values"] = replaced(resource["values"], path, json.dumps({**document, "New": 1}))
            if not same.differences(resolved, mutant):
                missed.append((resource["address"], path))
    assert missed == []


def replaced(value, path, new):
    made = copy.deepcopy(value)
    at = made
    for part in path[:-1]:
        at = at[part]
    at[path[-1]] = new
    return made


def test_a_resource_of_one_tool_alone_is_found(resolved, planned):
    for logical in resolved:
        fewer = {key: value for key, value in resolved.items() if key != logical}
        assert same.differences(fewer, planned), logical
    for index in range(len(planned)):
        assert same.differences(resolved, planned[:index] + planned[index + 1 :]), planned[index]["address"]


def test_a_property_that_no_row_knows_is_found(resolved, planned):
    more = copy.deepcopy(resolved)
    more["template/Dead"]["Properties"]["Colour"] = "blue"
    assert same.differences(more, planned) == [
        'template/Dead: names/ has no row for AWS::SQS::Queue Colour = "blue"'
    ]


# Expectations


def test_expectations(resolved, planned):
    for side in (same.template_side(resolved, []), same.planned_side(planned, [])):
        assert expected.problems([RULE], side) == []
        for path in RULE["properties"]:
            other = {**RULE, "properties": {path: "other"}}
            assert len(expected.problems([other], side)) == 1, path
        assert expected.problems([{**RULE, "where": {"Name": "paid"}}], side)


# Terraform


def test_terraform_judges(sample, overriding, tmp_path):
    good = Terraform(shutil.copytree(sample.output("terraform"), tmp_path / "good"), overriding)
    assert good.unformatted() == ""
    good.validate()
    (good.folder / "more.tf").write_text('resource "aws_sqs_queue" "more" {\n name = "more"\n  colour = 1\n}\n')
    assert "name" in good.unformatted()
    with pytest.raises(TerraformFailed, match="colour"):
        good.validate()


# Templates


def resolver(body, **parameters):
    declared = {name: {"Type": "String"} for name in parameters}
    text = {"Parameters": declared, "Resources": body}
    return template.Resolver(text, parameters, secret=secrets.resolver(SECRETS, PARAMETERS))


@pytest.mark.parametrize(
    "value, expected_value",
    [
        ({"Fn::Sub": "a ${Name} ${!Name} ${Q.Arn}"}, "a hi ${Name} arn:aws:sqs:ap-northeast-1:123456789012:q"),
        ({"Fn::Sub": ["${x}${Name}", {"x": {"Ref": "Name"}}]}, "hihi"),
        ({"Fn::Join": ["-", ["a", {"Ref": "Name"}]]}, "a-hi"),
        ({"Fn::Select": [1, ["a", "b"]]}, "b"),
        ({"Fn::Select": [0, {"Fn::Split": ["h", {"Ref": "Name"}]}]}, ""),
        ({"Ref": "Q"}, "https://sqs.ap-northeast-1.amazonaws.com/123456789012/q"),
        ("x {{resolve:secretsmanager:crm/key:SecretString:key}}", "x s3cret"),
        ("{{resolve:ssm:crm/password}}", "pass word"),
        ("${Name}", "${Name}"),
        ({"Fn::Sub": 'quotes " and ${Name}'}, 'quotes " and hi'),
    ],
)
def test_intrinsic_functions(value, expected_value):
    queue = {"Q": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "q"}}}
    assert resolver(queue, Name="hi").value(value) == expected_value


@pytest.mark.parametrize(
    "value", [{"Ref": "Nobody"}, {"Fn::GetAtt": ["Q", "Colour"]}, {"Fn::Sub": "${Nobody}"}, {"Fn::Cidr": []}]
)
def test_what_does_not_resolve_is_an_error(value):
    queue = {"Q": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "q"}}}
    with pytest.raises(ValueError):
        resolver(queue).value(value)


def test_nulls_are_found():
    assert template.nulls({"a": [1, None], "b": {"c": None}}) == ["/a/1", "/b/c"]


def test_a_key_twice_is_an_error(tmp_path):
    path = tmp_path / "t.yaml"
    path.write_text("a: 1\na: 2\n")
    with pytest.raises(ValueError):
        template.load(path)


# Stacks


def test_the_sample_becomes_a_stack_that_can_be_read_back(sample, cloud, resolved):
    stacks.prepare(cloud, {**sample.expected, "exists": {"functions": ["score:live"]}})
    stacks.create(cloud, sample)
    assert read_back.problems(cloud, resolved.values()) == []
    for logical in resolved:
        mutant = copy.deepcopy(resolved[logical])
        for name in ("PolicyDocument", "AssumeRolePolicyDocument", "EventPattern"):
            if name in mutant["Properties"]:
                mutant["Properties"][name] = {"other": 1}
                assert read_back.problems(cloud, [mutant]), logical
    stacks.delete(cloud, sample)
    assert read_back.existing(cloud, resolved.values()) == []
