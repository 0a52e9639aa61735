"""The files for the `aws` command: the commands of their README, run unchanged, create what the template creates."""

import re
import subprocess
import sys
from pathlib import Path

from harness import page, read_back, stacks
from harness.places import ACCOUNT, MOST_SECONDS, REGION


def parameters(project) -> list[str]:
    """What only a deployment knows: the account, the Region, the ids that AWS assigns to API destinations."""
    given = dict(project.expected["parameters"])
    assigned = page.assigned(project.resolved().values())
    given |= {name: value for name, value in assigned.items() if name.endswith("-destination-arn")}
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


def test_the_aws_command_accepts_the_files(project, cloud):
    folder = project.output("eventbridge", *parameters(project))
    stacks.prepare(cloud, project.expected)
    resources = list(project.resolved().values())
    for resource in resources:
        if resource["Type"] == "AWS::Events::EventBus":
            bus = resource["Properties"]
            cloud.client("events").create_event_bus(Name=bus["Name"], EventSourceName=bus["EventSourceName"])
    script = page.commands(readme(project), "Commands")
    assert "put-rule" in script or "create-schedule" in script
    answers = run(cloud, folder, script)
    assert re.findall(r'"FailedEntryCount": (\d+)', answers).count("0") == script.count("aws events put-targets ")
    made = [
        each
        for each in resources
        if each["Type"] in ("AWS::Events::Rule", "AWS::Scheduler::Schedule", "AWS::Scheduler::ScheduleGroup")
    ]
    assert made and read_back.problems(cloud, made) == []


def test_every_file_is_named_by_a_command(project):
    folder = project.output("eventbridge", *parameters(project))
    script = page.commands(readme(project), "Commands")
    written = {str(path.relative_to(folder)) for path in folder.rglob("[!.]*.json")}
    assert written == set(re.findall(r"file://(\S+)", script))


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
    events = cloud.client("events")
    held: dict[str, str] = {}
    for each in machines_project.resolved().values():
        if each["Type"] == "AWS::Events::Connection":
            properties = each["Properties"]
            given = {key: properties[key] for key in ("Name", "AuthorizationType", "AuthParameters")}
            events.create_connection(**given)
            told = events.describe_connection(Name=properties["Name"])
            held[f"{properties['Name']}-connection-arn"] = told["ConnectionArn"]
            held[f"{properties['Name']}-connection-secret-arn"] = told["SecretArn"]
    assert held
    folder = machines_project.output("eventbridge", *parameters(machines_project))
    script = page.commands(readme(machines_project), "Values that AWS assigns")
    script = script.replace("# ", "echo ")
    said = run(cloud, folder, f"export AWS_DEFAULT_REGION={REGION}\n{script}").splitlines()
    assert dict(zip(said[::2], said[1::2], strict=True)) == held
