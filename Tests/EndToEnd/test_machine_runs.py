"""State machines run: events start them, and they do what is expected.

The corpus of `machines/` is deployed as one stack, once; the examples run theirs in `test_delivery.py`.
"""

import pytest
from harness import arrivals, simulated, stacks
from harness.cloud import Cloud
from harness.project import Expectation
from harness.places import ACCOUNT, REGION, SUITES
from harness.sink import Sink

pytestmark = pytest.mark.xdist_group("machines")

EXPECTED = Expectation(SUITES / "machines" / "expected.yaml")


def name_of(step) -> str:
    return step["put"]["detail-type"] + "".join(f"-{run['path'][-1]}" for run in step.get("runs", [])[:1]).replace(" ", "-")


@pytest.fixture(scope="module")
def deployed(machines_project, tmp_path_factory):
    """A separate cloud with the corpus for the whole module."""
    cloud, sink = Cloud(tmp_path_factory.mktemp("cloud") / "cloud.log"), Sink()
    cloud.send_http_to(sink.url)
    stacks.prepare(cloud, machines_project.expected)
    stacks.create(cloud, machines_project)
    yield cloud, sink
    cloud.stop()
    sink.stop()


@pytest.mark.parametrize("step", EXPECTED["deliveries"], ids=name_of)
def test_an_execution_does_what_is_expected(deployed, step):
    assert arrivals.play(*deployed, step) == []


def test_roles_are_limited_to_what_parameters_name(deployed):
    """Otherwise the calls would be allowed whatever the test cloud requires."""
    cloud, _ = deployed
    machine = f"arn:aws:states:{REGION}:{ACCOUNT}:stateMachine:machines-limited"
    role = cloud.client("stepfunctions").describe_state_machine(stateMachineArn=machine)["roleArn"]
    held = cloud.client("iam").get_role_policy(RoleName=role.rsplit("/", 1)[1], PolicyName="tasks")
    statements = held["PolicyDocument"]["Statement"]
    assert len(statements) > 20
    assert [each for each in statements if "*" in (each["Resource"], each["Action"])] == []


def test_the_simulation_has_the_same_result(deployed, machines_project, tmp_path):
    assert simulated.problems(machines_project, deployed[0], tmp_path) == []
