"""The page of the files for the `aws` command, read like a person would: who may do what, and what AWS assigns."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from . import names

Documents = dict[str, dict[str, Any]]

_ASSIGNED = {
    "AWS::Events::ApiDestination": {"destination-arn": "Arn"},
    "AWS::Events::Connection": {"connection-arn": "Arn", "connection-secret-arn": "SecretArn"},
}


def assigned(resources: Iterable[Mapping]) -> dict[str, str]:
    """What AWS would assign to the resources, by the compiler's parameter names."""
    found: dict[str, str] = {}
    for resource in resources:
        words = _ASSIGNED.get(resource["Type"])
        if words:
            properties = resource["Properties"]
            told = names.identity(names.entries()[resource["Type"]], properties)
            found |= {f"{properties['Name']}-{word}": told[attribute] for word, attribute in words.items()}
    return found


def policies(page: str) -> dict[str, Documents]:
    """The documents of each role: its trust, and its policies by name."""
    section = re.split(r"\n##+ ", page.partition("\n### Roles\n")[2])[0]
    found: dict[str, Documents] = {}
    for role in section.split("\n- The role ")[1:]:
        documents = re.findall(r"(?:and the policy `([^`]+)`:\n)?\n  ```json\n(.*?)\n  ```", role, re.DOTALL)
        found[role.split("`")[1]] = {name or "trust": json.loads(text) for name, text in documents}
    return found


def template_policies(resources: Iterable[Mapping]) -> dict[str, Documents]:
    """The same of the roles of a template."""
    found: dict[str, Documents] = {}
    for resource in resources:
        properties = resource["Properties"]
        if resource["Type"] == "AWS::IAM::Role":
            inner = {each["PolicyName"]: each["PolicyDocument"] for each in properties.get("Policies", [])}
            found.setdefault(properties["RoleName"], {}).update(
                inner, trust=properties["AssumeRolePolicyDocument"]
            )
        elif resource["Type"] == "AWS::IAM::RolePolicy":
            found.setdefault(properties["RoleName"], {})[properties["PolicyName"]] = properties["PolicyDocument"]
    return found


def commands(page: str, heading: str) -> str:
    """The shell lines under a heading."""
    section = page.partition(f"\n## {heading}\n")[2]
    found = re.search(r"```sh\n(.*?)```", section, re.DOTALL)
    if not found:
        raise AssertionError(f"the page has no commands under '{heading}'")
    return found.group(1)
