"""All examples and the corpus of `machines/` together, applied once by the real provider: planned again, read back,
delivered to, destroyed.

The tests of this file share what was applied and run in order, on their own test cloud.
"""

import json

import pytest
from harness import arrivals, read_back, stacks
from harness.cloud import Cloud
from harness.places import REGION
from harness.project import Project, compiled_cases, corpus
from harness.sink import Sink
from harness.terraform import Terraform
from harness.together import configuration

pytestmark = pytest.mark.xdist_group("apply")

# In a file, Terraform would write the whole state again for every resource that it has created or destroyed.
STATE = f"""terraform {{
  backend "s3" {{
    bucket                      = "terraform-state"
    key                         = "together"
    region                      = "{REGION}"
    use_path_style              = true
    skip_credentials_validation = true
    skip_requesting_account_id  = true
    skip_metadata_api_check     = true
  }}
}}
"""
OTHER_REGIONS = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2"]


def claimed(project) -> set[str]:
    """What two projects of one Region cannot share: buses that they create, and events of the default bus."""
    resources = project.resolved().values()
    buses = {each["Properties"]["Name"] for each in resources if each["Type"] == "AWS::Events::EventBus"}
    rules = [each["Properties"] for each in resources if each["Type"] == "AWS::Events::Rule"]
    events = {
        f"events of {source}"
        for rule in rules
        if rule.get("EventBusName", "default") == "default"
        for source in rule["EventPattern"].get("source", [])
    }
    return buses | events


class Together:
    """Every project in a Region that has room for it, on a separate cloud."""

    def __init__(self, folder, command_line, projects):
        self.cloud, self.sink = Cloud(folder / "cloud.log"), Sink()
        self.cloud.send_http_to(self.sink.url)
        self.projects: dict[Project, str] = {}
        taken: set[tuple[str, str]] = set()
        for project in projects:
            claims = claimed(project)
            free = [REGION, *OTHER_REGIONS]
            region = next(each for each in free if not any((each, claim) in taken for claim in claims))
            taken |= {(region, claim) for claim in claims}
            self.projects[project] = region
            stacks.prepare(self.cloud, project.expected, region)
        root = folder / "root"
        root.mkdir()
        (root / "main.tf").write_text(configuration(root, self.projects) + STATE)
        self.cloud.client("s3").create_bucket(
            Bucket="terraform-state", CreateBucketConfiguration={"LocationConstraint": REGION}
        )
        self.terraform = Terraform(root, command_line, self.cloud.url)

    def resources(self, project, region) -> list[dict]:
        """What the project requires, in the Region that it was given."""
        return list(json.loads(json.dumps(project.resolved()).replace(REGION, region)).values())

    def stop(self):
        self.cloud.stop()
        self.sink.stop()


@pytest.fixture(scope="module")
def together(tmp_path_factory, mirroring):
    folder = tmp_path_factory.mktemp("together")
    projects = [*compiled_cases(folder / "compiled"), corpus(folder / "compiled" / "machines")]
    made = Together(folder, mirroring, projects)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def applied(together):
    together.terraform.init()
    together.terraform.apply()
    return together


def test_everything_is_applied(applied):
    made = applied.terraform.state()["values"]["root_module"]["child_modules"]
    assert {each["address"] for each in made} == {f"module.{project.name}" for project in applied.projects}


def test_planned_again_nothing_changes(applied):
    assert applied.terraform.plans_nothing()


def test_every_resource_can_be_read_back(applied):
    problems = {
        project.name: found
        for project, region in applied.projects.items()
        if (found := read_back.problems(applied.cloud, applied.resources(project, region), region))
    }
    assert problems == {}


def test_events_and_schedules_arrive_as_expected(applied):
    problems = {}
    for project, region in applied.projects.items():
        for number, step in enumerate(project.expected["deliveries"], start=1):
            if found := arrivals.play(applied.cloud, applied.sink, step, region):
                problems[f"{project.name}, step {number}"] = found
    assert problems == {}


def test_destroyed_nothing_is_left(applied):
    applied.terraform.destroy()
    left = {
        project.name: found
        for project, region in applied.projects.items()
        if (found := read_back.existing(applied.cloud, applied.resources(project, region), region))
    }
    assert left == {}
