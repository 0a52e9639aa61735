"""Secrets and parameters of a project: created in the test cloud, and resolved in templates."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from .cloud import Cloud
from .places import REGION


def store(cloud: Cloud, secrets: Mapping[str, Any], parameters: Mapping[str, str], region: str = REGION) -> None:
    """Creates them, so that Terraform's data sources find them."""
    for name, value in secrets.items():
        text = value if isinstance(value, str) else json.dumps(value)
        cloud.client("secretsmanager", region).create_secret(Name=name, SecretString=text)
    for name, value in parameters.items():
        cloud.client("ssm", region).put_parameter(Name=name, Value=value, Type="SecureString")


def resolver(secrets: Mapping[str, Any], parameters: Mapping[str, str]) -> Callable[[str, str], str]:
    """Resolves CloudFormation's dynamic references: `{{resolve:SERVICE:REST}}`."""

    def resolve(service: str, rest: str) -> str:
        if service != "secretsmanager":
            return parameters[rest.split(":")[0]]
        name, *more = rest.split(":")
        held = secrets[name]
        if not more:
            return held if isinstance(held, str) else json.dumps(held)
        if more[0] != "SecretString":
            raise ValueError(f"a secret has a SecretString and no {more[0]}")
        key = more[1] if len(more) > 1 else ""
        return held[key] if key else held if isinstance(held, str) else json.dumps(held)

    return resolve
