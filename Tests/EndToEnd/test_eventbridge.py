"""The files for the `aws` command: the commands of their README, run unchanged, create what the template creates."""

import json
import re
import subprocess
import sys
from pathlib import Path

from harness import machines, page, read_back, stacks
from harness.places import ACCOUNT, MOST_SECONDS, REGION


MADE = (
    "AWS::Events::Rule",
    "AWS::Scheduler::Schedule",
    "AWS::Scheduler::ScheduleGroup",
    "AWS::StepFunctions::StateMachine",
)


def parameters(project) -> list[str]:
    """What only a deployment knows: the account and the Region. The commands ask AWS for what it assigns."""
    given = dict(project.expected["parameters"])
    place = ["--region", REGION, "--account", ACCOUNT]
    return place + [part for name, value in given.items() for part in ("--parameter", f"{name}={value}")]


def readme(project) -> str:
    return (project.output("eventbridge", *parameters(project)) / "README.md").read_text()


def run(cloud, folder: Path, script: str) -> str:
    environment = cloud.environment() | {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def connected(events, resources) -> dict[str, str]:
    """Creates the connections and API destinations; returns what the cloud assigns, by the compiler's names for it."""
    held: dict[str, str] = {}
    arns: dict[str, str] = {}
    # The ARN of a connection in the resolved template, for the destinations that name it.
    resolved = page.assigned(resources)
    for each in resources:
        if each["Type"] == "AWS::Events::Connection":
            properties = each["Properties"]
            given = {key: properties[key] for key in ("Name", "AuthorizationType", "AuthParameters")}
            events.create_connection(**given)
            told = events.describe_connection(Name=properties["Name"])
            held[f"{properties['Name']}-connection-arn"] = told["ConnectionArn"]
            held[f"{properties['Name']}-connection-secret-arn"] = told["SecretArn"]
            arns[resolved[f"{properties['Name']}-connection-arn"]] = told["ConnectionArn"]
    for each in resources:
        if each["Type"] == "AWS::Events::ApiDestination":
            properties = each["Properties"]
            given = {key: properties[key] for key in ("Name", "HttpMethod", "InvocationEndpoint")}
            told = events.create_api_destination(ConnectionArn=arns[properties["ConnectionArn"]], **given)
            held[f"{properties['Name']}-destination-arn"] = told["ApiDestinationArn"]
    return held


def test_the_aws_command_accepts_the_files(project, cloud):
    folder = project.output("eventbridge", *parameters(project))
    stacks.prepare(cloud, project.expected)
    resources = list(project.resolved().values())
    events = cloud.client("events")
    for resource in resources:
        if resource["Type"] == "AWS::Events::EventBus":
            bus = resource["Properties"]
            events.create_event_bus(Name=bus["Name"], EventSourceName=bus["EventSourceName"])
    held = connected(events, resources)
    text = json.dumps(resources)
    for name, arn in page.assigned(resources).items():
        text = text.replace(json.dumps(arn)[1:-1], held[name])
    resources = json.loads(text)
    script = page.commands(readme(project), "Commands")
    assert "put-rule" in script or "create-schedule" in script
    answers = run(cloud, folder, script)
    assert re.findall(r'"FailedEntryCount": (\d+)', answers).count("0") == script.count("aws events put-targets ")
    made = [each for each in resources if each["Type"] in MADE]
    assert made and read_back.problems(cloud, made) == []


def test_every_file_is_named_by_a_command(project):
    folder = project.output("eventbridge", *parameters(project))
    script = page.commands(readme(project), "Commands")
    written = {str(path.relative_to(folder)) for path in folder.rglob("[!.]*.json")}
    assert written == set(re.findall(r"(?:file://|\" )([^\s\"$()]+\.json)", script))


def expect_the_policies_of_the_template(project) -> None:
    """Statement by statement. `test_same_resources.py` compares Terraform's with the template's."""
    resources = list(project.resolved().values())
    text = readme(project)
    for name, value in page.assigned(resources).items():
        text = text.replace(f"<{name}>", value)
    wanted = page.template_policies(resources)
    assert page.policies(text) == wanted
    assert wanted or "\n### Roles\n" not in text


def test_roles_may_do_what_those_of_the_template_may(project):
    expect_the_policies_of_the_template(project)


def test_roles_of_machines_may_do_what_those_of_the_template_may(machines_project):
    expect_the_policies_of_the_template(machines_project)


def test_the_page_says_how_to_learn_what_aws_assigns(machines_project, cloud):
    """The commands, run unchanged, print the ARNs that the names refer to."""
    resources = machines_project.resolved().values()
    connections = [each for each in resources if each["Type"] == "AWS::Events::Connection"]
    held = connected(cloud.client("events"), connections)
    assert held
    folder = machines_project.output("eventbridge", *parameters(machines_project))
    script = page.commands(readme(machines_project), "Values that AWS assigns")
    script = script.replace("# ", "echo ")
    said = run(cloud, folder, f"export AWS_DEFAULT_REGION={REGION}\n{script}").splitlines()
    assert dict(zip(said[::2], said[1::2], strict=True)) == held


def test_definitions_are_whole_with_values(machines_project, cloud):
    """What `asl` writes with values is what the template creates, and AWS accepts it."""
    resources = machines_project.resolved().values()
    given = [part for name, arn in page.assigned(resources).items() for part in ("--parameter", f"{name}={arn}")]
    parameter = [part for name, value in machines_project.expected["parameters"].items() for part in ("--parameter", f"{name}={value}")]
    folder = machines_project.output("asl", "--region", REGION, "--account", ACCOUNT, *given, *parameter)
    definitions = {path.name.removesuffix(".asl.json"): json.loads(path.read_text()) for path in folder.glob("*.asl.json")}
    assert definitions == {name: definition for name, (_, definition) in machines.of(machines_project).items()}
