"""Terraform on a folder: format, validate, plan, apply, and tests with a mocked provider."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .cloud import environment
from .places import ACCOUNT, MOST_SECONDS, REGION, provider_mirror

# The summary of the warning that `dev_overrides` causes.
_OVERRIDING = "Provider development overrides are in effect"

# Terraform and its provider live for seconds: collecting their garbage takes half of that time and frees memory that no
# one needs. They collect only from a gigabyte on.
_NO_COLLECTION = {"GOGC": "off", "GOMEMLIMIT": "1GiB"}


class TerraformFailed(AssertionError):
    """A terraform command that failed, with its output."""


def command_line_configuration(folder: Path, installed: bool) -> Path:
    """A configuration that finds the provider in the mirror: in place of an installed one, or for `init`."""
    mirror = provider_mirror()
    path = folder / ("mirror.tfrc" if installed else "override.tfrc")
    if installed:
        method = f"filesystem_mirror {{\n    path = {json.dumps(str(mirror))}\n  }}"
    else:
        binaries = sorted(mirror.glob("registry.terraform.io/hashicorp/aws/*/*/terraform-provider-aws*"))
        method = f'dev_overrides {{\n    "hashicorp/aws" = {json.dumps(str(binaries[-1].parent))}\n  }}'
    path.write_text(f"provider_installation {{\n  {method}\n}}\ndisable_checkpoint = true\n")
    return path


class Terraform:
    """Runs terraform in one folder, against the cloud at `url` if it needs one."""

    def __init__(self, folder: Path, configuration: Path, url: str = "http://127.0.0.1:9"):
        self.folder = folder
        self._environment = environment(url) | _NO_COLLECTION | {"TF_CLI_CONFIG_FILE": str(configuration)}

    def run(self, *arguments: str, accept: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess:
        done = subprocess.run(
            ["terraform", *arguments],
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=MOST_SECONDS,
        )
        if done.returncode not in accept:
            said = f"{done.stdout[-6000:]}\n{done.stderr[-6000:]}"
            raise TerraformFailed(f"terraform {' '.join(arguments)} ended with {done.returncode}\n{said}")
        return done

    def unformatted(self, folder: Path | None = None) -> str:
        """What `terraform fmt` would change, here or in another folder, as a diff."""
        return self.run("fmt", "-check", "-diff", "-recursive", str(folder or "."), accept=(0, 3)).stdout

    def init(self) -> None:
        self.run("init", "-no-color")

    def get(self) -> None:
        """Installs modules; without providers, for a configuration that overrides them."""
        self.run("get", "-no-color")

    def validate(self) -> None:
        answer = json.loads(self.run("validate", "-json", accept=(0, 1)).stdout)
        # Only the override of the provider may cause a warning.
        found = [each for each in answer["diagnostics"] if each["summary"] != _OVERRIDING]
        if found:
            raise TerraformFailed(json.dumps(found, indent=2))

    def plan(self, *options: str) -> dict[str, Any]:
        """The plan as `terraform show -json` prints it. Planning validates first, and warns of what `validate` warns of."""
        said = self.run("plan", "-no-color", "-out=plan.bin", *options).stdout
        found = [each for each in said.split("\nWarning: ")[1:] if not each.startswith(_OVERRIDING)]
        if found:
            raise TerraformFailed("\n".join(found))
        return json.loads(self.run("show", "-json", "plan.bin").stdout)

    def apply(self) -> None:
        self.run("apply", "-no-color", "-auto-approve", "-parallelism=30")

    def plans_nothing(self) -> bool:
        done = self.run("plan", "-no-color", "-detailed-exitcode", accept=(0, 2))
        if done.returncode == 2:
            raise TerraformFailed(done.stdout)
        return True

    def state(self) -> dict[str, Any]:
        return json.loads(self.run("show", "-json").stdout)

    def destroy(self) -> None:
        self.run("destroy", "-no-color", "-auto-approve", "-refresh=false", "-parallelism=30")

    def test(self, text: str) -> dict[str, Any]:
        """Runs one test file and returns the state of its run."""
        (self.folder / "mocked.tftest.hcl").write_text(text)
        done = self.run("test", "-json", "-verbose", "-filter=mocked.tftest.hcl", accept=(0, 1))
        lines = [json.loads(line) for line in done.stdout.split("\n") if line.startswith("{")]
        wrong = [
            line.get("diagnostic", {}).get("summary", "") + ": " + line.get("diagnostic", {}).get("detail", "")
            for line in lines
            if line.get("@level") == "error" and "diagnostic" in line
        ]
        states = [line["test_state"] for line in lines if line.get("type") == "test_state"]
        if done.returncode or wrong or not states:
            raise TerraformFailed("\n".join(wrong) or done.stdout + done.stderr)
        return states[-1]


def hcl(value: Any) -> str:
    """A value as an HCL expression: JSON, with what HCL would read as a template escaped."""
    return json.dumps(value, ensure_ascii=False).replace("${", "$${").replace("%{", "%%{")


def mocked(overrides: Mapping[str, Mapping[str, Any]], data: Mapping[str, Any]) -> str:
    """A test file that applies under a mocked provider, whose computed values are AWS's own."""
    parts = ['mock_provider "aws" {']
    defaults = {
        "aws_caller_identity": {"account_id": ACCOUNT},
        "aws_partition": {"partition": "aws", "dns_suffix": "amazonaws.com"},
        "aws_region": {"name": REGION, "id": REGION},
    }
    for kind, values in defaults.items():
        parts.append(f'  mock_data "{kind}" {{\n    defaults = {hcl(values)}\n  }}')
    for address, values in overrides.items():
        parts.append(f"  override_resource {{\n    target = {address}\n    values = {hcl(values)}\n  }}")
    for address, values in data.items():
        parts.append(f"  override_data {{\n    target = {address}\n    values = {hcl(values)}\n  }}")
    parts.append("}")
    return "\n".join(parts) + '\nrun "mocked" {\n  command = apply\n}\n'
