"""Several projects as the modules of one Terraform configuration.

The provider takes seconds to start, whatever it is asked for: what is planned or applied together starts it once.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from . import planned, secrets
from .causes import Once
from .cloud import Cloud
from .places import REGION
from .project import Project
from .terraform import Terraform, hcl


def configuration(root: Path, projects: Mapping[Project, str]) -> str:
    """The text of a configuration with a module for each project, in its Region; copies their files to `root`."""
    parts = ['terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}']
    for region in sorted({REGION, *projects.values()}):
        alias = "" if region == REGION else f'  alias = "{region}"\n'
        # The provider sends the requests, so it gets a setting that no output of the compiler should contain.
        parts.append(f'provider "aws" {{\n{alias}  region = "{region}"\n  max_retries = 1\n}}')
    for project, region in projects.items():
        shutil.copytree(project.output("terraform"), root / project.name)
        provider = "aws" if region == REGION else f"aws.{region}"
        values = "".join(f"  {name} = {hcl(value)}\n" for name, value in project.variables().items())
        parts.append(
            f'module "{project.name}" {{\n  source = "./{project.name}"\n'
            f"  providers = {{ aws = {provider} }}\n{values}}}"
        )
    return "\n".join(parts) + "\n"


def planning(root: Path, command_line: Path, cloud: Cloud, projects: list[Project]) -> Terraform:
    """Terraform in a new folder with all projects, ready to plan."""
    root.mkdir()
    (root / "main.tf").write_text(configuration(root, {each: REGION for each in projects}))
    terraform = Terraform(root, command_line, cloud.url)
    terraform.get()
    return terraform


def store_required(cloud: Cloud, projects: list[Project]) -> None:
    """Stores the secrets and parameters of all projects. Two may share a name, not with two values."""
    required: dict[str, dict[str, Any]] = {"secrets": {}, "parameter-store": {}}
    for kind, found in required.items():
        for project in projects:
            for name, value in project.expected[kind].items():
                if found.setdefault(name, value) != value:
                    raise ValueError(f"{project.name}: {name} has another value in another project")
    secrets.store(cloud, required["secrets"], required["parameter-store"])


class PlannedTogether:
    """The resources of projects as the real provider plans them, every value known. Empties the cloud's account."""

    def __init__(self, folder: Path, command_line: Path, cloud: Cloud, projects: list[Project]):
        self._folder, self._command_line, self._cloud = folder, command_line, cloud
        self._projects, self._made = projects, Once()

    def resources(self, project: Project) -> list[dict[str, Any]]:
        found = self._made.get("resources", self._resources)
        return [each for each in found if each["module"] == f"module.{project.name}"]

    def _resources(self) -> list[dict[str, Any]]:
        self._cloud.reset()
        store_required(self._cloud, self._projects)
        terraform = planning(self._folder / "root", self._command_line, self._cloud, self._projects)
        return planned.complete(terraform, terraform.plan())
