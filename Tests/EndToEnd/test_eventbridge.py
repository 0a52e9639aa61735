"""The files for the `aws` command: their README's commands, run as they stand, make what the template makes."""

import re
import subprocess
import sys
from pathlib import Path

from harness import names, read_back, stacks
from harness.places import ACCOUNT, MOST_SECONDS, REGION


def parameters(project) -> list[str]:
    """What only a deployment knows: the account, the Region, the ids that AWS gives to API destinations."""
    given = dict(project.expected["parameters"])
    for resource in project.resolved().values():
        if resource["Type"] == "AWS::Events::ApiDestination":
            told = names.identity(names.entries()[resource["Type"]], resource["Properties"])
            given[f"{resource['Properties']['Name']}-destination-arn"] = told["Arn"]
    place = ["--region", REGION, "--account", ACCOUNT]
    return place + [part for name, value in given.items() for part in ("--parameter", f"{name}={value}")]


def commands(readme: Path) -> str:
    """The shell lines under the heading `Commands`."""
    section = readme.read_text().split("\n## Commands\n", 1)[1]
    return re.search(r"```sh\n(.*?)```", section, re.DOTALL).group(1)


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


def test_the_aws_command_takes_the_files(project, cloud):
    folder = project.output("eventbridge", *parameters(project))
    stacks.prepare(cloud, project.expected)
    resources = list(project.resolved().values())
    for resource in resources:
        if resource["Type"] == "AWS::Events::EventBus":
            bus = resource["Properties"]
            cloud.client("events").create_event_bus(Name=bus["Name"], EventSourceName=bus["EventSourceName"])
    script = commands(folder / "README.md")
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
    script = commands(folder / "README.md")
    written = {str(path.relative_to(folder)) for path in folder.rglob("[!.]*.json")}
    assert written == set(re.findall(r"file://(\S+)", script))
